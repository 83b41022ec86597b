"""Whether a change notified before it happened was notified well enough. Pure.

Source: SOA 2003 s.84(2) to (4). A notification in advance names a date. It is enough if the change happens no more than
2 days before that date and within the 3 days beginning with it. If by then nothing has happened, police must be told
within 6 days of the date: that is NOTIF_ADVANCE_LAPSE.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from api.obligations.commands import Counting, ObligationKind
from api.obligations.policy import PolicyInterval, rule_for

_KIND = ObligationKind.NOTIF_ADVANCE_LAPSE


class Advance(StrEnum):
    """How a notification in advance stands."""

    WAITING = "WAITING"
    COVERED = "COVERED"
    TOO_EARLY = "TOO_EARLY"
    LAPSED = "LAPSED"


def advance(specified: date, happened: date | None, today: date, policy: Sequence[PolicyInterval]) -> Advance:
    """How the notification stands today. TOO_EARLY and LAPSED: the change, once it happens, is to be notified anew."""
    early = rule_for(policy, _KIND, specified, applies_to="DAYS_EARLY").days or 0
    last = last_covered_day(specified, policy)
    if happened is None:
        return Advance.WAITING if today <= last else Advance.LAPSED
    if happened < specified - timedelta(days=early):
        return Advance.TOO_EARLY
    return Advance.COVERED if happened <= last else Advance.LAPSED


def last_covered_day(specified: date, policy: Sequence[PolicyInterval]) -> date:
    """The last day on which the change may happen and be covered."""
    late = rule_for(policy, _KIND, specified, applies_to="DAYS_LATE")
    counts_itself = late.counting is Counting.BEGINNING_WITH
    return specified + timedelta(days=(late.days or 0) - (1 if counts_itself else 0))
