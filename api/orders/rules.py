"""What stands against recording, varying or ending an order, by field, in words that say how to mend it. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from api.orders.commands import (
    CONDITION_CHARACTERS_MAX,
    CONDITIONS_MAX,
    COURT_CHARACTERS_MAX,
    METHOD_CHARACTERS_MAX,
    PLACE_CHARACTERS_MAX,
    REASON_CHARACTERS_MAX,
    ConditionRow,
    EndOrder,
    LetOrderEnd,
    RecordOrder,
    VaryOrder,
)
from api.refusals import UserError


@dataclass(frozen=True, kw_only=True)
class Known:
    """An order as it is kept. `conditions` are those in force, by id; `steps` is how many were taken with it."""

    id: UUID
    made_on: date
    expires_on: date | None
    ended_on: date | None
    conditions: Collection[UUID] = ()
    steps: int = 0


def of_recording(command: RecordOrder, today: date) -> Iterator[UserError]:
    """A new order."""
    if command.made_on > today:
        yield UserError("DAY_IN_FUTURE", "madeOn", "Give the day on which it was made: today or before.")
    yield from _last_day(command.expires_on, command.made_on)
    yield from _limit("court", command.court, COURT_CHARACTERS_MAX)
    yield from _conditions("conditions", command.conditions)


def of_varying(known: Known, command: VaryOrder, today: date) -> Iterator[UserError]:
    """A change of an order that holds."""
    if command.expected_version not in (None, known.steps):
        yield UserError(
            "STALE", "expectedVersion", "Somebody changed the order meanwhile: read it again, then vary it."
        )
    yield from _in_force(known)
    yield from _day(known, command.from_day, today)
    yield from _last_day(command.expires_on, command.from_day)
    yield from _conditions("adds", command.adds)
    for place, key in enumerate(command.ends):
        if key not in known.conditions:
            yield UserError("UNKNOWN_CONDITION", f"ends.{place}", "The order has no such condition now: read it again.")
    if not command.ends and not command.adds and command.expires_on == known.expires_on:
        yield UserError("NOTHING_TO_CHANGE", "expiresOn", "Change its last day, or add or end a condition.")
    yield from _reason(command.reason)


def of_leaving(known: Known, command: LetOrderEnd) -> Iterator[UserError]:
    """That it may end by itself."""
    yield from _in_force(known)
    if known.expires_on is None:
        yield UserError("NO_LAST_DAY", "orderId", "It holds until further order: end it, or give it a last day.")
    yield from _reason(command.reason)


def of_ending(known: Known, command: EndOrder, today: date) -> Iterator[UserError]:
    """Its end."""
    yield from _in_force(known)
    yield from _day(known, command.from_day, today)
    yield from _reason(command.reason)


def _in_force(known: Known) -> Iterator[UserError]:
    if known.ended_on is not None:
        yield UserError("ENDED_ALREADY", "orderId", "It has ended: record a new order.")


def _day(known: Known, day: date, today: date) -> Iterator[UserError]:
    if day > today:
        yield UserError("DAY_IN_FUTURE", "fromDay", "Choose today or a day before.")
    if day < known.made_on:
        yield UserError("DAY_TOO_EARLY", "fromDay", f"Choose a day not before {known.made_on}, when it was made.")


def _last_day(last: date | None, first: date) -> Iterator[UserError]:
    if last is not None and last < first:
        yield UserError(
            "ENDS_BEFORE_IT_BEGINS", "expiresOn", "Give its last day, or leave it out: until further order."
        )


def _conditions(field: str, rows: tuple[ConditionRow, ...]) -> Iterator[UserError]:
    if len(rows) > CONDITIONS_MAX:
        yield UserError("TOO_MANY", field, f"{field} may hold {CONDITIONS_MAX}; there are {len(rows)}.")
    if len({row.id for row in rows}) < len(rows):
        yield UserError("ID_REUSED", field, "Two conditions have the same id: make an id for each.")
    for place, row in enumerate(rows):
        if not row.text.strip():
            yield UserError("REQUIRED", f"{field}.{place}.text", "Write the condition as the order has it.")
        yield from _limit(f"{field}.{place}.text", row.text, CONDITION_CHARACTERS_MAX)
        yield from _limit(f"{field}.{place}.checkMethod", row.check_method or "", METHOD_CHARACTERS_MAX)
        yield from _limit(f"{field}.{place}.position", row.position, PLACE_CHARACTERS_MAX)


def _reason(reason: str) -> Iterator[UserError]:
    if not reason.strip():
        yield UserError("REASON_NEEDED", "reason", "Say why, or by what: the court, the application, the decision.")
    yield from _limit("reason", reason, REASON_CHARACTERS_MAX)


def _limit(field: str, text: str, most: int) -> Iterator[UserError]:
    if len(text) > most:
        yield UserError("TOO_LONG", field, f"{field} may have {most} characters; it has {len(text)}. Shorten it.")
