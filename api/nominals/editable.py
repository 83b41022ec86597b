"""The records that officers amend at the door, each declared once: its table, its fields, what may be done. Pure.

To make another record editable is to add a declaration here, and its form on the phone (pwa/src/amending).
Values are as JSON has them: text, true or false, a day as YYYY-MM-DD.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Table

from api.nominals.commands import AgeBand, MarkerCode
from api.nominals.tables import household_member, marker

# What is wrong with a value, in words; None: it is fit.
Check = Callable[[object], str | None]


class Verb(StrEnum):
    """What may be done to a record. An end keeps the record and hides it: who lived there once is knowledge too."""

    ADD = "Add"
    AMEND = "Amend"
    END = "End"


@dataclass(frozen=True)
class Field:
    """One field: its column, what is a fit value, and whether a new record must have it."""

    column: str
    check: Check
    required: bool = True


@dataclass(frozen=True)
class Editable:
    """A kind of record. Operations are named by verb and name, for example AmendHouseholdMember."""

    name: str
    table: Table
    fields: Mapping[str, Field]
    verbs: frozenset[Verb]


def _text(most: int, *, least: int = 1) -> Check:
    def check(value: object) -> str | None:
        if not isinstance(value, str) or "\0" in value or not least <= len(value.strip()) or len(value) > most:
            return f"must be text of {least} to {most} characters"
        return None

    return check


def _optional(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


def _flag(value: object) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


def _choice(options: type[StrEnum]) -> Check:
    listed = [option.value for option in options]
    return lambda value: None if value in listed else f"must be one of {', '.join(listed)}"


def _day(value: object) -> str | None:
    try:
        fits = isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        fits = False
    return None if fits else "must be a day, YYYY-MM-DD"


HOUSEHOLD_MEMBER: Final = Editable(
    "HouseholdMember",
    household_member,
    MappingProxyType(
        {
            "firstName": Field("first_name", _text(100)),
            "relationship": Field("relationship", _text(100)),
            "isChild": Field("is_child", _flag),
            "ageBand": Field("age_band", _choice(AgeBand)),
            "livesThere": Field("lives_there", _flag),
        }
    ),
    frozenset(Verb),
)
# A warning is never ended at the door: that is for whoever reviews it.
MARKER: Final = Editable(
    "Marker",
    marker,
    MappingProxyType(
        {
            "code": Field("code", _choice(MarkerCode)),
            "detail": Field("detail", _optional(_text(500)), required=False),
            "since": Field("since", _day),
            "reviewedOn": Field("reviewed_on", _day),
        }
    ),
    frozenset({Verb.ADD, Verb.AMEND}),
)
EDITABLE: Final[Mapping[str, Editable]] = MappingProxyType({kind.name: kind for kind in (HOUSEHOLD_MEMBER, MARKER)})
OPERATIONS: Final[Mapping[str, tuple[Verb, Editable]]] = MappingProxyType(
    {f"{verb}{kind.name}": (verb, kind) for kind in EDITABLE.values() for verb in sorted(kind.verbs)}
)


def fitting(kind: Editable, field: str, value: Any) -> str | None:
    """What is wrong with a value of the field; None: nothing."""
    return kind.fields[field].check(value)
