"""What notifications in advance cover, whichever was recorded first. Pure.

A clerk may write down after the move that police had been told before it; what that covers follows from the whole
register, and never from the order in which it was written. So each entry that could change it settles it anew: which
notice covers which change, and which notice was followed by the word that nothing has happened. A notice covers one
change, the earliest that fits, and only one that police were told of before (SOA 2003 s.84(2)).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from api.obligations.advance import Advance, advance
from api.obligations.calendar import london_day, start_of_london_day
from api.obligations.commands import CancelReason, NotificationKind, ObligationKind, RecordKind, Revision
from api.obligations.engine import Ledger
from api.obligations.held import Cause, as_opening
from api.obligations.policy import PolicyInterval
from api.obligations.rules import Owed


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the register says of one notification."""

    id: UUID
    kind: NotificationKind
    event_on: date | None
    notified_at: datetime | None


@dataclass(frozen=True)
class _Notice:
    """A notification in advance, with what is owed if nothing happens."""

    id: UUID
    named: date
    told_at: datetime
    lapse: Owed


def settle(ledger: Ledger, register: Iterable[Entry]) -> None:
    """Make what is owed of changes and of notices in advance what the whole register makes of it."""
    entries = {entry.id: entry for entry in register}
    notices = _notices(ledger, entries)
    changes = [owed for owed in _of_changes(ledger, entries) if owed.cancelled_at is None]
    covered = _covered(notices, changes, ledger.policy)
    for change in changes:
        if change.id in covered:
            _cover(ledger, change, covered[change.id])
        elif _is_foretold(change, entries):
            _uncover(ledger, change, entries)
    covering, had = {notice.id for notice in covered.values()}, {change.met_by for change in changes}
    waiting = [
        notice
        for notice in notices
        if notice.id not in covering and (notice.lapse.cancelled_at is None or notice.id in had)
    ]
    answers = _answers(waiting, entries)
    for notice in waiting:
        _end(ledger, notice.lapse, answers.get(notice.id))


def is_known_of(ledger: Ledger, day: date, register: Iterable[Entry]) -> bool:
    """Whether police were told in advance of a change of this day: telling them again is about the same."""
    entries = {entry.id: entry for entry in register}
    return any(london_day(owed.basis) == day and _is_foretold(owed, entries) for owed in _of_changes(ledger, entries))


def _notices(ledger: Ledger, entries: Mapping[UUID, Entry]) -> list[_Notice]:
    """The notices, the earliest named day first, with what is owed of each."""
    found = []
    for owed in ledger.in_force:
        entry = entries.get(owed.opened_by) if owed.opened_by is not None else None
        if owed.kind is not ObligationKind.NOTIF_ADVANCE_LAPSE or entry is None or entry.notified_at is None:
            continue
        if entry.event_on is not None and entry.kind is NotificationKind.ADVANCE:
            found.append(_Notice(entry.id, entry.event_on, entry.notified_at, owed))
    return sorted(found, key=lambda notice: (notice.named, notice.told_at, notice.id))


def _of_changes(ledger: Ledger, entries: Mapping[UUID, Entry]) -> list[Owed]:
    """What the register's changes made owed, the earliest first; not what stays in a household made owed."""
    found = [
        owed
        for owed in ledger.in_force
        if owed.kind is ObligationKind.NOTIF_CHANGE and _kind(owed.opened_by, entries) is NotificationKind.CHANGE
    ]
    return sorted(found, key=lambda owed: (owed.basis, str(owed.opened_by)))


def _covered(
    notices: Iterable[_Notice], changes: Sequence[Owed], policy: Sequence[PolicyInterval]
) -> dict[UUID, _Notice]:
    """Which notice covers which change, by the change's id."""
    covered: dict[UUID, _Notice] = {}
    for notice in notices:
        for change in changes:
            if change.id not in covered and _fits(notice, london_day(change.basis), policy):
                covered[change.id] = notice
                break
    return covered


def _fits(notice: _Notice, happened: date, policy: Sequence[PolicyInterval]) -> bool:
    is_before = london_day(notice.told_at) <= happened
    return is_before and advance(notice.named, happened, happened, policy) is Advance.COVERED


def _is_foretold(owed: Owed, entries: Mapping[UUID, Entry]) -> bool:
    return _kind(owed.met_by, entries) is NotificationKind.ADVANCE


def _kind(key: UUID | None, entries: Mapping[UUID, Entry]) -> NotificationKind | None:
    """Which kind of entry this is, if it is one of the register's."""
    entry = entries.get(key) if key is not None else None
    return None if entry is None else entry.kind


def _cover(ledger: Ledger, change: Owed, notice: _Notice) -> None:
    """The duty is met by the notice on the day of the change; that nothing has happened need not be told."""
    at = start_of_london_day(london_day(change.basis))
    _end(ledger, change, (max(at, change.opened_at), notice.id))
    if notice.lapse.cancelled_at is None:
        lapse = _end(ledger, notice.lapse, None)
        ledger.cancel(lapse, at, CancelReason.NO_LONGER_APPLIES)


def _uncover(ledger: Ledger, change: Owed, entries: Mapping[UUID, Entry]) -> None:
    """The notice was another change's: this one is met when police were told of it, if they were."""
    used = {owed.met_by for owed in ledger.in_force} | {
        owed.opened_by for owed in _of_changes(ledger, entries) if owed.id != change.id
    }
    told = [
        (entry.notified_at, entry.id)
        for entry in entries.values()
        if entry.kind is NotificationKind.CHANGE
        and entry.notified_at is not None
        and entry.event_on == london_day(change.basis)
        and entry.id not in used
    ]
    _end(ledger, change, min(told, default=None))


def _answers(waiting: Sequence[_Notice], entries: Mapping[UUID, Entry]) -> dict[UUID, tuple[datetime, UUID]]:
    """By each notice the word that nothing has happened: each answers the earliest notice before it without one."""
    words = sorted(
        (entry.notified_at, entry.id)
        for entry in entries.values()
        if entry.kind is NotificationKind.ADVANCE_LAPSED and entry.notified_at is not None
    )
    answers: dict[UUID, tuple[datetime, UUID]] = {}
    for at, key in words:
        open_still = (each.id for each in waiting if each.id not in answers and each.told_at <= at)
        notice = next(open_still, None)
        if notice is not None:
            answers[notice] = (at, key)
    return answers


def _end(ledger: Ledger, owed: Owed, met: tuple[datetime, UUID] | None) -> Owed:
    """It ends by this notification at this instant, or is open; what was thought before is kept as superseded."""
    if owed.cancelled_at is None and owed.met_by == (None if met is None else met[1]):
        return owed
    if owed.ended_at is None:
        if met is not None:
            ledger.meet(owed, met[0], Cause(kind=RecordKind.NOTIFICATION, id=met[1]))
        return owed
    ledger.set_aside(owed.id)
    at, by = met if met is not None else (None, None)
    ended: dict[str, Any] = {"met_at": at, "met_by": by, "met_with": None if by is None else RecordKind.NOTIFICATION}
    ended |= {"cancelled_at": None, "cancel_reason": None, "revised_for": Revision.RECORD_CORRECTED}
    return ledger.add(replace(as_opening(owed), **ended))
