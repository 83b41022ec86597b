"""How JSON is written, in one place: ids may be of the database driver's own class, which the writer does not know."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import orjson

from api.values import digest


def known(value: object) -> object:
    """What the writer asks about a value it does not know: an id is its text. TypeError for all else."""
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def json_bytes(value: object, *, option: int = 0, default: Callable[[Any], object] = known) -> bytes:
    """The value as JSON in UTF-8, with the writer's options."""
    return orjson.dumps(value, default=default, option=option)


def json_text(value: object, *, option: int = 0, default: Callable[[Any], object] = known) -> str:
    """The value as JSON text."""
    return json_bytes(value, option=option, default=default).decode()


def json_within(value: object) -> orjson.Fragment:
    """The value as JSON that goes into other JSON as it is."""
    return orjson.Fragment(json_bytes(value))


def json_digest(value: object, *, default: Callable[[Any], object] = known) -> str:
    """The digest of what is said, whatever the order of its keys. `default=str`: whatever else is in it is its text."""
    return digest(json_text(value, option=orjson.OPT_SORT_KEYS, default=default))
