"""From an input to the command it stands for: the same names, ids read as UUIDs, lists as tuples, part by part."""

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from strawberry.utils.str_converters import to_camel_case

from schema.identifiers import one_id

T = TypeVar("T")


def command_of(kind: type[T], said: Any, path: str = "") -> T:
    """The command (a dataclass) that an input says."""
    values = {}
    for name, wanted in _wanted(cast("Hashable", kind)).items():
        values[name] = _value(wanted, getattr(said, name), path + to_camel_case(name))
    return kind(**values)


@cache
def _wanted(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {part.name: hints[part.name] for part in fields(kind)}


def _value(wanted: Any, said: Any, path: str) -> Any:
    if said is None:
        return None
    if get_origin(wanted) in (Union, UnionType):
        wanted = next(option for option in get_args(wanted) if option is not type(None))
    if get_origin(wanted) is tuple:
        inner = get_args(wanted)[0]
        return tuple(_value(inner, item, f"{path}.{place}") for place, item in enumerate(said))
    if wanted is UUID:
        return one_id(said, path)
    return command_of(cast("type[Any]", wanted), said, f"{path}.") if is_dataclass(wanted) else said
