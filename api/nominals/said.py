"""Reads a command from plain JSON: what a file or a phone said, member by member, with every fault at once. Pure."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from api.refusals import UserError

T = TypeVar("T")


def read_as(kind: type[T], said: Mapping[str, Any], *, strict: bool = True) -> T | tuple[UserError, ...]:
    """The command (a dataclass) that an object in camel case says, or its faults.

    Not `strict`: names that are not known are left alone, since a newer phone may say more.
    """
    faults: list[UserError] = []
    found: T = _object(kind, said, "", faults)
    if strict:
        faults.extend(_strangers(kind, said, ""))
    return tuple(faults) if faults else found


def _strangers(kind: Any, said: Mapping[str, Any], path: str) -> list[UserError]:
    known = _members(kind)
    words = "There is no such member."
    return [
        UserError(code="UNKNOWN_MEMBER", field=f"{path}{name}", message=words) for name in sorted(said.keys() - known)
    ]


def _members(kind: Any) -> dict[str, Any]:
    """A command's parts by their names in camel case."""
    found = {}
    for part in fields(kind):
        head, *rest = part.name.split("_")
        found[head + "".join(word.title() for word in rest)] = part
    return found


def _object(kind: Any, said: Mapping[str, Any], path: str, faults: list[UserError]) -> Any:
    values = {}
    hints = get_type_hints(kind)
    for name, part in _members(kind).items():
        given = said.get(name)
        if given is None:
            if part.default is MISSING:
                faults.append(UserError(code="MISSING", field=f"{path}{name}", message="It is needed: give it."))
            continue
        try:
            values[part.name] = _value(hints[part.name], given, f"{path}{name}", faults)
        except (ValueError, TypeError, AttributeError):
            words = "This cannot be read: see what the member holds in the contract."
            faults.append(UserError(code="UNREADABLE", field=f"{path}{name}", message=words))
    return None if faults else kind(**values)


def _value(wanted: Any, given: Any, path: str, faults: list[UserError]) -> Any:
    if get_origin(wanted) in (Union, UnionType):
        wanted = next(option for option in get_args(wanted) if option is not type(None))
    if get_origin(wanted) is tuple:
        if not isinstance(given, list):
            raise TypeError(path)
        return tuple(_value(get_args(wanted)[0], item, f"{path}.{n}", faults) for n, item in enumerate(given))
    if is_dataclass(wanted):
        return _object(wanted, given, f"{path}.", faults)
    if wanted is datetime:
        at = datetime.fromisoformat(given)
        if at.tzinfo is None:
            raise ValueError(path)  # Whose clock it was nobody can tell.
        return at
    if wanted is date:
        return date.fromisoformat(given)
    if wanted is UUID or (isinstance(wanted, type) and issubclass(wanted, Enum)):
        return wanted(given)
    if not isinstance(given, wanted):
        raise TypeError(path)
    return given
