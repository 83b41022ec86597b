"""Calendar arithmetic of due dates: London's calendar, calendar months, the end of the day. Pure.

A period in months from a date ends on the same day of the month, or on the month's last day where there is none
(the corresponding date rule: Dodds v Walker [1981] 1 WLR 1027). A duty with a date may be done until that day ends.
"""

from calendar import monthrange
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_SATURDAY = 5
# The last instant of a day that a client can be told: answers carry milliseconds.
_LAST_INSTANT = timedelta(milliseconds=1)


def london_day(instant: datetime) -> date:
    """The date on a London calendar at this instant."""
    assert instant.tzinfo is not None, "an instant needs an offset"
    return instant.astimezone(LONDON).date()


def add_months(day: date, months: int) -> date:
    """`months` calendar months later, on the month's last day where the day does not exist."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_working_days(day: date, count: int, holidays: Collection[date]) -> date:
    """The last of `count` working days after this day; before it, if negative. Mondays to Fridays but for holidays."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= _SATURDAY or day in holidays:
            day += step
    return day


def start_of_london_day(day: date) -> datetime:
    """The first instant of this day in London, as a UTC instant."""
    return datetime.combine(day, time(), tzinfo=LONDON).astimezone(UTC)


def end_of_london_day(day: date) -> datetime:
    """The last millisecond of this day in London, as a UTC instant."""
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=LONDON)
    return midnight.astimezone(UTC) - _LAST_INSTANT
