"""Who may decide what about a nominal, and what stands against a decision. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from api.identity.principal import Principal, Role
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.rules import Holding
from api.obligations.calendar import london_day
from api.obligations.commands import NotificationKind
from api.obligations.decisions import ChangeMode, Decision, ProposeInterval, RecordNotification, SetRiskLevel
from api.obligations.rules import Managed
from api.refusals import UserError

_REASON_MIN, _REASON_MAX, _ACKNOWLEDGEMENT_MAX = 3, 2000, 100
_RANK: Final = (RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.HIGH, RiskLevel.VERY_HIGH, RiskLevel.UNASSESSED)
# Whoever leaves routine visits behind does so by a supervisor's word (docs/domain.md 2.3).
_SUPERVISORS_MODES: Final = frozenset({ManagementMode.REACTIVE, ManagementMode.CLOSED})
_NEED_A_DAY: Final = frozenset(
    {
        NotificationKind.CHANGE,
        NotificationKind.STAY,
        NotificationKind.ADVANCE,
        NotificationKind.TRAVEL_OUT,
        NotificationKind.TRAVEL_RETURN,
    }
)
# What is only ever recorded once it has been done.
_NEED_A_TIME: Final = frozenset(
    {
        NotificationKind.ANNUAL,
        NotificationKind.WEEKLY,
        NotificationKind.ADVANCE,
        NotificationKind.ADVANCE_LAPSED,
    }
)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The nominal that is decided about, its row locked."""

    managed: Managed
    holding: Holding
    version: int
    mode_since: date | None = None


def may_manage(principal: Principal, holding: Holding) -> bool:
    """A person who works with the nominal: its officer, or a supervisor of its unit. Never a program."""
    if principal.is_machine or not holding.seen:
        return False
    return principal.officer_id == holding.owner_id or supervises(principal, holding)


def supervises(principal: Principal, holding: Holding) -> bool:
    """A supervisor of the nominal's unit."""
    return Role.SUPERVISOR in principal.roles and holding.unit_id in principal.unit_ids


def needs_countersign(before: RiskLevel, command: SetRiskLevel) -> bool:
    """A level that falls, or differs from the tool's, counts only with a supervisor's signature beside it.

    UNASSESSED is no level: from there nothing falls.
    """
    falls = before is not RiskLevel.UNASSESSED and _RANK.index(command.level) < _RANK.index(before)
    return falls or command.tool_level not in (None, command.level)


def faults(principal: Principal, subject: Subject, command: Decision, now: datetime) -> tuple[UserError, ...]:
    """What stands against it; nothing: it may be done."""
    found = list(_version(subject, command))
    match command:
        case SetRiskLevel():
            found += [*_reason(command.reason), *_level(subject, command)]
        case ChangeMode():
            found += [*_reason(command.reason), *_mode(principal, subject, command, london_day(now))]
        case ProposeInterval():
            found += [*_reason(command.reason), *_interval(command)]
        case RecordNotification():
            found += _notification(command, now)
    return tuple(found)


def fault(code: str, field: str, message: str) -> UserError:
    """One thing to mend."""
    return UserError(code=code, field=field, message=message)


def _version(subject: Subject, command: Decision) -> Iterator[UserError]:
    if command.expected_version not in (None, subject.version):
        yield fault("STALE_VERSION", "expectedVersion", "Somebody has decided since: look at the nominal again.")


def _reason(reason: str) -> Iterator[UserError]:
    if not _REASON_MIN <= len(reason.strip()) <= _REASON_MAX:
        yield fault("REASON_NEEDED", "reason", "Say why, in 3 to 2,000 characters.")


def _level(subject: Subject, command: SetRiskLevel) -> Iterator[UserError]:
    if command.level is RiskLevel.UNASSESSED:
        yield fault("NOT_A_LEVEL", "level", "UNASSESSED is no level: choose one.")
    if command.level is subject.managed.risk_level:
        yield fault("NOTHING_TO_CHANGE", "level", "The nominal has this level already.")


def _mode(principal: Principal, subject: Subject, command: ChangeMode, today: date) -> Iterator[UserError]:
    if command.mode is subject.managed.management_mode:
        yield fault("NOTHING_TO_CHANGE", "mode", "The nominal is managed in this way already.")
    if command.from_day > today:
        yield fault("DAY_IN_FUTURE", "fromDay", "Choose today or a day before.")
    earliest = max(filter(None, (london_day(subject.managed.opened_at), subject.mode_since)))
    if command.from_day < earliest:
        yield fault("DAY_TOO_EARLY", "fromDay", f"Choose a day not before {earliest}, when the present mode began.")
    if command.mode in _SUPERVISORS_MODES and not supervises(principal, subject.holding):
        yield fault("SUPERVISOR_NEEDED", "mode", "Only a supervisor of the unit decides this.")
    if command.mode is ManagementMode.REACTIVE and subject.managed.risk_level is not RiskLevel.LOW:
        yield fault("NOT_LOW_RISK", "mode", "Reactive management is for low risk only: set the level first.")


def _interval(command: ProposeInterval) -> Iterator[UserError]:
    if (command.months is None) == (command.days is None):
        yield fault("ONE_UNIT", "months", "Give months or days, one of them.")
    elif not (1 <= (command.months or command.days or 0) <= (24 if command.months is not None else 730)):
        yield fault("OUT_OF_RANGE", "months", "Give 1 to 24 months, or 1 to 730 days.")


def _notification(command: RecordNotification, now: datetime) -> Iterator[UserError]:
    if command.kind in _NEED_A_DAY and command.event_on is None:
        yield fault("DAY_NEEDED", "eventOn", "Give the day of what is notified.")
    if command.kind in _NEED_A_TIME and command.notified_at is None:
        yield fault("TIME_NEEDED", "notifiedAt", "Give the time at which police were told.")
    if command.kind is NotificationKind.INITIAL and command.event_on is None and command.notified_at is None:
        yield fault("DAY_NEEDED", "eventOn", "Give the relevant date, or the time at which police were told.")
    if command.notified_at is not None and command.notified_at > now:
        yield fault("TIME_IN_FUTURE", "notifiedAt", "Give a time that has passed.")
    if len(command.details) > _REASON_MAX:
        yield fault("TOO_LONG", "details", "At most 2,000 characters.")
    if len(command.acknowledgement or "") > _ACKNOWLEDGEMENT_MAX:
        yield fault("TOO_LONG", "acknowledgement", "At most 100 characters.")
