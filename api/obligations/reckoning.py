"""From a policy row and the instant it counts from to a due date, and why in plain words. Pure.

A period in days, months or working days ends with the London day (docs/domain.md 3); one in hours ends to the minute.
"Beginning with" a day counts that day as the first (SOA 2003 s.83(1)). A day on which a pause has begun is disregarded
whole, the day on which it ends counts whole: so pauses that touch leave no day out and count none twice.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from api.obligations.calendar import add_months, add_working_days, end_of_london_day, london_day
from api.obligations.commands import Counting, PauseKind, PauseRule
from api.obligations.policy import PolicyInterval
from api.obligations.words import PAUSED, day_words, instant_words, length_words, owed_words, rule_words

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Pause:
    """Time that clocks may disregard: from the first day that does not count to the first that counts again."""

    kind: PauseKind
    from_day: date
    to_day: date | None


@dataclass(frozen=True, kw_only=True)
class Reckoned:
    """When something is due by a row, and why. `due_at` is None while its clock stands still, or if it never ends."""

    due_at: datetime | None
    row: PolicyInterval
    explanation: str


def reckon(
    row: PolicyInterval, basis: datetime, *, pauses: Iterable[Pause] = (), holidays: Collection[date] = ()
) -> Reckoned:
    """When what counts from this instant is due by this row."""
    if row.unlimited:
        return Reckoned(due_at=None, row=row, explanation=f"{owed_words(row)} without end. {rule_words(row)}")
    if row.hours is not None:
        return _in_hours(row, basis)
    begin = london_day(basis)
    plain = _plain_day(row, begin, holidays)
    day, notes = _with_pauses(row, begin, plain, sorted(pauses, key=lambda pause: pause.from_day))
    if day is None:
        why = f"{owed_words(row)}: its clock stands still."
    else:
        why = f"{owed_words(row)} by the end of {day_words(day)}."
    counted = f"It counts {length_words(row)} {day_words(begin)}."
    words = " ".join([why, counted, *notes, rule_words(row)])
    return Reckoned(due_at=None if day is None else end_of_london_day(day), row=row, explanation=words)


def _in_hours(row: PolicyInterval, basis: datetime) -> Reckoned:
    length = timedelta(hours=row.hours or 0)
    due_at = basis - length if row.counting is Counting.BEFORE else basis + length
    words = (
        f"{owed_words(row)} by {instant_words(due_at)}. {length_words(row)} {instant_words(basis)}. {rule_words(row)}"
    )
    return Reckoned(due_at=due_at, row=row, explanation=words)


def _plain_day(row: PolicyInterval, begin: date, holidays: Collection[date]) -> date:
    """The last day of the period, were nothing disregarded."""
    sign = -1 if row.counting is Counting.BEFORE else 1
    if row.months is not None:
        day = add_months(begin, sign * row.months)
    elif row.working_days is not None:
        day = add_working_days(begin, sign * row.working_days, holidays)
    else:
        day = begin + sign * (row.days or 0) * _DAY
    return day - _DAY if row.counting is Counting.BEGINNING_WITH else day


def _with_pauses(row: PolicyInterval, begin: date, day: date, pauses: list[Pause]) -> tuple[date | None, list[str]]:
    match row.pause_rule:
        case PauseRule.RUNS_ON:
            return day, []
        case PauseRule.DISREGARDS:
            return _disregarding(begin if row.counting is Counting.BEGINNING_WITH else begin + _DAY, day, pauses)
        case PauseRule.EXTENDS:
            return _extended(row.extension_days or 0, day, pauses)


def _disregarding(first: date, last: date, pauses: list[Pause]) -> tuple[date | None, list[str]]:
    """The last day of as many days that count. A period that had ended before a pause began stays as it ended."""
    notes: list[str] = []
    for pause in pauses:
        begins = max(pause.from_day, first)
        if begins > last:
            break
        if pause.to_day is None:
            return None, [*notes, f"It waits: {PAUSED[pause.kind]} since {day_words(pause.from_day)}."]
        lost = pause.to_day - begins
        if lost > timedelta():
            last, first = last + lost, pause.to_day
            notes.append(f"{_spent(pause)} does not count ({_days(lost.days)}).")
    return last, notes


def _extended(days: int, last: date, pauses: list[Pause]) -> tuple[date | None, list[str]]:
    """A period that would end in a pause ends some days after it, beginning with the day on which the pause ends."""
    notes: list[str] = []
    for pause in pauses:
        if not (pause.from_day <= last and (pause.to_day is None or last < pause.to_day)):
            continue
        if pause.to_day is None:
            return None, [*notes, f"It waits: {PAUSED[pause.kind]} since {day_words(pause.from_day)}."]
        last = pause.to_day + (days - 1) * _DAY
        notes.append(f"{_spent(pause)} carries its end to {_days(days)} beginning with {day_words(pause.to_day)}.")
    return last, notes


def _spent(pause: Pause) -> str:
    assert pause.to_day is not None
    return f"Time {PAUSED[pause.kind]} from {day_words(pause.from_day)} to {day_words(pause.to_day)}"


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"
