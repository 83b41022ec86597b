"""What is overdue and how numbers compare. Pure: no SQL, no clock."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from api.obligations.calendar import london_day, start_of_london_day
from api.oversight.commands import When, Which
from api.refusals import BadInput, Misconfigured

POINTS_MAX = 600
_WEEK = timedelta(days=7)


def when(at: datetime | None, known_at: datetime | None, now: datetime) -> When:
    """The time asked about and the knowledge to ask with: both now unless said, and neither after now.

    Nothing is known of what comes after what is known, so `known_at` is not before `at`.
    """
    known = known_at or now
    asked = at or min(known, now)
    if asked > now or known > now:
        raise BadInput("Neither time may be in the future.", field="at")
    if known < asked:
        raise BadInput("What was known before the time asked about says nothing of it.", field="knownAt")
    return When(at=asked, known_at=known)


def weekly(first: date, last: date, now: datetime) -> tuple[datetime, ...]:
    """The start of each London day a week apart from the first day, and last the last day itself, or now if sooner."""
    end = min(start_of_london_day(last), now)
    if first >= last or start_of_london_day(first) >= end:
        raise BadInput("A trend goes from one day to a later one, and not beyond today.", field="from")
    days = [first + n * _WEEK for n in range((last - first).days // _WEEK.days + 1)]
    if len(days) > POINTS_MAX:
        raise BadInput(f"A trend may have {POINTS_MAX} weeks at most.", field="from")
    points = [at for day in days if (at := start_of_london_day(day)) < end]
    return (*points, end)


def percent(before: int, after: int) -> int | None:
    """The change from one number to another in whole per cent, halves away from zero; None from nothing."""
    if before == 0:
        return None
    change = 100 * (after - before)
    rounded = (2 * abs(change) + before) // (2 * before)
    return rounded if change >= 0 else -rounded


def bands(starts: Sequence[int], at: datetime) -> tuple[tuple[int, int | None], ...]:
    """The age bands in days, both ends included, from where each starts."""
    if not starts or starts[0] != 0:
        day = london_day(at)
        raise Misconfigured(f"No age bands from 0 days are in force on {day}: add AGE_BAND_FROM_DAYS standards.")
    ends: list[int | None] = [start - 1 for start in starts[1:]]
    return tuple(zip(starts, [*ends, None], strict=True))


def refuse_ages(which: Which) -> None:
    """A trend follows what ages: it cannot be asked for one age."""
    if (which.days_from, which.days_to) != (None, None):
        raise BadInput("A trend is of all ages: leave daysFrom and daysTo out.", field="which")
