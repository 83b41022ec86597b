"""How a word or a command of `api` becomes part of the contract without being written twice."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

import strawberry

E = TypeVar("E", bound=Enum)


def publish_enum(enum: type[E], descriptions: Mapping[str, str], *, name: str | None = None) -> type[E]:
    """Publish an enumeration. Every member needs its words; a word for no member is a mistake too."""
    published = strawberry.enum(enum, name=name, description=" ".join((enum.__doc__ or "").split()))
    definition = published.__strawberry_definition__  # type: ignore[attr-defined]
    assert {value.name for value in definition.values} == set(descriptions), enum
    for value in definition.values:
        value.description = descriptions[value.name]
    return published
