"""When stays at one address add up to a qualifying one: 7 days in 12 months, as policy has them. Pure.

Source: SOA 2003 s.84(6). The days are counted for each address by itself, in a window that slides: any 12 months.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from api.obligations.calendar import add_months
from api.obligations.commands import ObligationKind
from api.obligations.policy import PolicyInterval, rule_for
from api.obligations.reckoning import Pause

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Stay:
    """Days at an address that is not notified, the first and the last included."""

    from_day: date
    to_day: date


def same_place(premises: str) -> str:
    """By what two ways of writing an address are told to be one: letters and digits, whatever their case."""
    return "".join(letter for letter in premises.casefold() if letter.isalnum())


def is_long_with_child(hours: int | None, day: date, policy: Sequence[PolicyInterval]) -> bool:
    """Whether so many hours in a household with a child must be notified (SI 2012/1876: 12, as policy has it)."""
    if hours is None:
        return False
    enough = rule_for(policy, ObligationKind.NOTIF_STAY7, day, applies_to="CHILD_HOURS").hours
    return enough is not None and hours >= enough


def qualifying_day(
    stays: Iterable[Stay], policy: Sequence[PolicyInterval], *, pauses: Sequence[Pause] = ()
) -> date | None:
    """The day on which the days at one address first were enough; None if they never were.

    A day counts once however many stays name it, and not at all in custody, in hospital or abroad. The duty to notify
    counts from this day.
    """
    days = sorted({day for stay in stays for day in _days(stay) if not any(_covers(pause, day) for pause in pauses)})
    for place, day in enumerate(days):
        enough = rule_for(policy, ObligationKind.NOTIF_STAY7, day, applies_to="QUALIFYING_DAYS").days or 0
        window = rule_for(policy, ObligationKind.NOTIF_STAY7, day, applies_to="WINDOW").months or 0
        first = place - enough + 1
        if first >= 0 and day < add_months(days[first], window):
            return day
    return None


def _days(stay: Stay) -> Iterable[date]:
    return (stay.from_day + number * _DAY for number in range((stay.to_day - stay.from_day).days + 1))


def _covers(pause: Pause, day: date) -> bool:
    return pause.from_day <= day and (pause.to_day is None or day < pause.to_day)
