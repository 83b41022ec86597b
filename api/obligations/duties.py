"""What a notification meets and opens: the duties of SOA 2003 ss.83 to 86 (docs/domain.md 3). Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from api.obligations.advance import last_covered_day
from api.obligations.calendar import end_of_london_day, london_day, start_of_london_day
from api.obligations.commands import Counting, NotificationKind, ObligationKind, RecordKind
from api.obligations.decisions import RecordNotification
from api.obligations.engine import Ledger
from api.obligations.foretold import Entry, is_known_of, settle
from api.obligations.held import Cause
from api.obligations.policy import rule_for
from api.obligations.rules import Owed

# Each gives the whole set of s.83(5) anew, and the year of s.85 begins again.
RESTARTS_THE_YEAR: Final = frozenset(
    {NotificationKind.INITIAL, NotificationKind.ANNUAL, NotificationKind.CHANGE, NotificationKind.STAY}
)
_ARMS: Final = (ObligationKind.ARMS_INITIAL, ObligationKind.ARMS_REVIEW)
_OF_AN_EVENT: Final[Mapping[NotificationKind, ObligationKind]] = MappingProxyType(
    {
        NotificationKind.INITIAL: ObligationKind.NOTIF_INITIAL,
        NotificationKind.CHANGE: ObligationKind.NOTIF_CHANGE,
        NotificationKind.STAY: ObligationKind.NOTIF_STAY7,
        NotificationKind.TRAVEL_OUT: ObligationKind.TRAVEL_OUT,
        NotificationKind.TRAVEL_RETURN: ObligationKind.TRAVEL_RETURN,
    }
)
# Each may change what a notice in advance covers.
SETTLED_ANEW: Final = frozenset({NotificationKind.CHANGE, NotificationKind.ADVANCE, NotificationKind.ADVANCE_LAPSED})
_REPEATED: Final[Mapping[NotificationKind, ObligationKind]] = MappingProxyType(
    {
        NotificationKind.ANNUAL: ObligationKind.NOTIF_ANNUAL,
        NotificationKind.WEEKLY: ObligationKind.NOTIF_NFA,
    }
)


def take(ledger: Ledger, told: RecordNotification, now: datetime, register: Iterable[Entry] = ()) -> None:
    """Change what is owed as this notification does. `now` is when the force learns of it; `register` is all that was
    notified, this included: what was told in advance, and of which changes.
    """
    cause, register = Cause(kind=RecordKind.NOTIFICATION, id=told.id), tuple(register)
    if told.kind in _OF_AN_EVENT:
        _event(ledger, told, cause, now, register)
    elif told.kind is NotificationKind.ADVANCE and told.event_on is not None:
        after = end_of_london_day(last_covered_day(told.event_on, ledger.policy))
        basis = start_of_london_day(told.event_on)
        ledger.open(ObligationKind.NOTIF_ADVANCE_LAPSE, basis, cause, opened_at=after)
    if told.kind in SETTLED_ANEW:
        settle(ledger, register)
    if told.notified_at is not None:
        if told.kind in _REPEATED:
            _again(ledger, _REPEATED[told.kind], told.notified_at, cause)
        elif told.kind in RESTARTS_THE_YEAR:
            _again(ledger, ObligationKind.NOTIF_ANNUAL, told.notified_at, cause)


def first_assessment(ledger: Ledger, told: RecordNotification) -> None:
    """From the first notification the first ARMS is owed, unless one was ever owed or done (docs/domain.md 6)."""
    if told.kind is not NotificationKind.INITIAL or told.notified_at is None:
        return
    if any(owed.kind in _ARMS for owed in ledger.in_force):
        return
    if ledger.has_rule(ObligationKind.ARMS_INITIAL, told.notified_at):
        cause = Cause(kind=RecordKind.NOTIFICATION, id=told.id)
        ledger.open(ObligationKind.ARMS_INITIAL, told.notified_at, cause)


def _event(ledger: Ledger, told: RecordNotification, cause: Cause, now: datetime, register: Iterable[Entry]) -> None:
    """The duty of an event: known before, or known with the notification itself."""
    owed = _known(ledger, told)
    if owed is None and told.event_on is not None:
        is_told_again = told.kind is NotificationKind.CHANGE and told.notified_at is not None
        if is_told_again and is_known_of(ledger, told.event_on, register):
            return
        kind, basis = _OF_AN_EVENT[told.kind], start_of_london_day(told.event_on)
        case = _case(ledger, told, kind, told.event_on)
        rule = rule_for(ledger.policy, kind, told.event_on, applies_to=case)
        # What counts back from a day to come is owed from when it is known.
        known = min(now, told.notified_at or now) if rule.counting is Counting.BEFORE else None
        owed = ledger.open(kind, basis, cause, opened_at=known, applies_to=case)
    if owed is not None and told.notified_at is not None:
        ledger.meet(owed, told.notified_at, cause)


def _case(ledger: Ledger, told: RecordNotification, kind: ObligationKind, day: date) -> str | None:
    """Which case of the duty it is: travel told late for good reason, or a thing of which the law of that day has a
    rule of its own (a name that must be notified beforehand, say).
    """
    if told.kind is NotificationKind.TRAVEL_OUT:
        return "WITH_EXCUSE" if told.with_excuse else None
    cases = [row.applies_to for row in ledger.policy if row.code is kind and row.holds_on(day)]
    return next((each.kind.value for each in told.particulars if each.kind.value in cases), None)


def _known(ledger: Ledger, told: RecordNotification) -> Owed | None:
    """What is open of this very event; of the first notification, whatever is open.

    A change that police were not told of yet is another one than a change of that day of which another rule holds.
    """
    kind = _OF_AN_EVENT[told.kind]
    open_now = ledger.open_of(kind)
    if told.kind is NotificationKind.INITIAL:
        return next(iter(open_now), None)
    if told.event_on is None:
        return None
    of_that_day = [owed for owed in open_now if told.event_on == london_day(owed.basis)]
    cases = {row.id: row.applies_to for row in ledger.policy}
    case = _case(ledger, told, kind, told.event_on)
    alike = [owed for owed in of_that_day if cases.get(owed.policy_row_id) == case]
    is_new = told.kind is NotificationKind.CHANGE and told.notified_at is None
    return next(iter(alike if is_new else [*alike, *of_that_day]), None)


def _again(ledger: Ledger, kind: ObligationKind, at: datetime, cause: Cause) -> None:
    """Meet what is repeated and open the next from this notification, unless a later one has done so."""
    standing = ledger.open_of(kind)
    if any(owed.basis >= at for owed in standing):
        return
    for owed in standing:
        ledger.meet(owed, at, cause)
    ledger.open(kind, at, cause)
