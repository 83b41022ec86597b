"""The scalars of the contract. An instant without an offset is refused, since nobody can know when it was."""

from datetime import UTC, date, datetime
from typing import Any, NewType
from uuid import UUID

import strawberry
from graphql import GraphQLID
from strawberry.types.scalar import ScalarDefinition

JSON = NewType("JSON", object)
_YEARS = range(1900, 2200)


def read_instant(value: Any) -> datetime:
    """An instant as a client wrote it, in UTC."""
    words = "An instant is a time with an offset, for example 2026-03-01T09:30:00.000Z."
    if not isinstance(value, str):
        raise ValueError(words)  # noqa: TRY004 - graphql-core takes either
    try:
        found = datetime.fromisoformat(value)
    except ValueError as error:
        raise ValueError(words) from error
    if found.tzinfo is None or "T" not in value or found.year not in _YEARS:
        raise ValueError(words)
    return found.astimezone(UTC)


def write_instant(value: datetime) -> str:
    """An instant as the contract has it: UTC, to the millisecond."""
    assert value.tzinfo is not None
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_date(value: Any) -> date:
    """A calendar date as a client wrote it."""
    words = "A date is written as year-month-day, for example 2026-03-01."
    if not isinstance(value, str) or len(value) != len("2026-03-01"):
        raise ValueError(words)
    try:
        found = date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(words) from error
    if found.year not in _YEARS:
        raise ValueError(words)
    return found


_INSTANT = strawberry.scalar(
    name="Instant",
    description="A moment: RFC 3339 with an offset. Answered in UTC to the millisecond, as 2026-03-01T09:30:00.000Z.",
    specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
    serialize=write_instant,
    parse_value=read_instant,
)
_DATE = strawberry.scalar(
    name="CalendarDate",
    description="A day on the calendar, without a time or a zone: 2026-03-01.",
    specified_by_url="https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
    serialize=date.isoformat,
    parse_value=read_date,
)
_JSON = strawberry.scalar(
    name="JSON",
    description="A JSON value of a shape that its field describes.",
    specified_by_url="https://www.rfc-editor.org/rfc/rfc8259",
    serialize=lambda value: value,
    parse_value=lambda value: value,
)
# A command's UUID is an `ID` to clients; the mutation's resolver reads it.
_ID = ScalarDefinition(
    name="ID",
    description=None,
    specified_by_url=None,
    serialize=None,
    parse_value=None,
    parse_literal=None,
    implementation=GraphQLID,
)

SCALARS: dict[object, ScalarDefinition] = {datetime: _INSTANT, date: _DATE, JSON: _JSON, UUID: _ID}
