"""Who may decide what about a nominal, and what stands against a decision. Pure."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.desk import Subject
from api.obligations.calendar import london_day
from api.obligations.commands import Disposal, NotificationKind
from api.obligations.decisions import (
    ChangeMode,
    DecideReactiveReview,
    Decision,
    EndClock,
    ProposeInterval,
    RecordNotification,
    RecordStay,
    SetNotificationPeriod,
    SetRiskLevel,
    StartClock,
    WithdrawStay,
)
from api.refusals import UserError

_REASON_MIN, _REASON_MAX, _ACKNOWLEDGEMENT_MAX = 3, 2000, 100
_PARTICULARS_MAX, _PARTICULAR_MAX = 40, 500
_PREMISES_MAX, _SOURCE_MAX, _TERMS_MAX, _STAY_DAYS_MAX = 300, 500, 30, 366
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


def needs_countersign(before: RiskLevel, command: SetRiskLevel) -> bool:
    """A level that falls, or differs from the tool's, counts only with a supervisor's signature beside it.

    UNASSESSED is no level: from there nothing falls.
    """
    falls = before is not RiskLevel.UNASSESSED and _RANK.index(command.level) < _RANK.index(before)
    return falls or command.tool_level not in (None, command.level)


def faults(
    subject: Subject, command: Decision, now: datetime, *, supervises: bool, mode_since: date | None
) -> tuple[UserError, ...]:
    """What stands against it; nothing: it may be done. `supervises`: whether the caller supervises the nominal's unit.

    `mode_since` is the first day of the present mode, as far as that is kept.
    """
    found = list(_version(subject, command))
    match command:
        case SetRiskLevel():
            found += [*_reason(command.reason), *_level(subject, command)]
        case ChangeMode():
            found += [
                *_reason(command.reason),
                *_mode(subject, command, london_day(now), supervises=supervises, since=mode_since),
            ]
        case ProposeInterval():
            found += [*_reason(command.reason), *_interval(command)]
        case RecordNotification():
            found += _notification(command, now)
        case SetNotificationPeriod():
            found += _period(command, london_day(now))
        case RecordStay():
            found += _stay(command, london_day(now))
        case DecideReactiveReview():
            found += _reason(command.reason)
        case StartClock() | EndClock():
            found += _clock(command, now)
        case WithdrawStay():
            found += _reason(command.reason, _SOURCE_MAX)
    return tuple(found)


def fault(code: str, field: str, message: str) -> UserError:
    """One thing to mend."""
    return UserError(code=code, field=field, message=message)


def _version(subject: Subject, command: Decision) -> Iterator[UserError]:
    if command.expected_version not in (None, subject.version):
        yield fault("STALE_VERSION", "expectedVersion", "Somebody has decided since: look at the nominal again.")


def _reason(reason: str, most: int = _REASON_MAX, field: str = "reason") -> Iterator[UserError]:
    if not _REASON_MIN <= len(reason.strip()) <= most:
        what = "Say why" if field == "reason" else "Say what came of it"
        yield fault("REASON_NEEDED", field, f"{what}, in 3 to {most:,} characters.")


def _clock(command: StartClock | EndClock, now: datetime) -> Iterator[UserError]:
    if isinstance(command, StartClock):
        yield from _reason(command.reason)
        yield from _passed("beganAt", command.began_at, now)
    else:
        yield from _reason(command.outcome, field="outcome")
        yield from _passed("endedAt", command.ended_at, now)


def _passed(field: str, at: datetime, now: datetime) -> Iterator[UserError]:
    if at.tzinfo is None or at > now:
        yield fault("TIME_IN_FUTURE", field, "Give a time that has passed, with an offset.")


def _level(subject: Subject, command: SetRiskLevel) -> Iterator[UserError]:
    if command.level is RiskLevel.UNASSESSED:
        yield fault("NOT_A_LEVEL", "level", "UNASSESSED is no level: choose one.")
    if command.level is subject.risk_level:
        yield fault("NOTHING_TO_CHANGE", "level", "The nominal has this level already.")


def _mode(
    subject: Subject, command: ChangeMode, today: date, *, supervises: bool, since: date | None
) -> Iterator[UserError]:
    if command.mode is subject.management_mode:
        yield fault("NOTHING_TO_CHANGE", "mode", "The nominal is managed in this way already.")
    if command.from_day > today:
        yield fault("DAY_IN_FUTURE", "fromDay", "Choose today or a day before.")
    earliest = max(filter(None, (london_day(subject.opened_at), since)))
    if command.from_day < earliest:
        yield fault("DAY_TOO_EARLY", "fromDay", f"Choose a day not before {earliest}, when the present mode began.")
    if command.mode in _SUPERVISORS_MODES and not supervises:
        yield fault("SUPERVISOR_NEEDED", "mode", "Only a supervisor of the unit decides this.")
    if command.mode is ManagementMode.REACTIVE and subject.risk_level is not RiskLevel.LOW:
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
    if len(command.particulars) > _PARTICULARS_MAX:
        yield fault("TOO_MANY", "particulars", f"At most {_PARTICULARS_MAX} in one notification.")
    for place, each in enumerate(command.particulars):
        if not 0 < len(each.text.strip()) <= _PARTICULAR_MAX:
            yield fault("REQUIRED", f"particulars.{place}.text", "Say what was notified, in 1 to 500 characters.")
    if len(command.acknowledgement or "") > _ACKNOWLEDGEMENT_MAX:
        yield fault("TOO_LONG", "acknowledgement", "At most 100 characters.")


def _period(command: SetNotificationPeriod, today: date) -> Iterator[UserError]:
    if command.relevant_on > today:
        yield fault("DAY_IN_FUTURE", "relevantOn", "Give the relevant date: today or before.")
    if command.disposal is Disposal.IMPRISONMENT and not command.terms:
        yield fault("TERM_NEEDED", "terms", "Give the terms of imprisonment as they were passed.")
    if len(command.terms) > _TERMS_MAX:
        yield fault("TOO_MANY", "terms", f"At most {_TERMS_MAX} terms.")
    for place, term in enumerate(command.terms):
        if term.months < 0 or term.days < 0 or term.months + term.days == 0:
            yield fault("OUT_OF_RANGE", f"terms.{place}.months", "Give its length in months, days or both.")
    if (command.disposal is Disposal.CONDITIONAL_DISCHARGE) != (command.discharge_ends_on is not None):
        yield fault(
            "DAY_NEEDED", "dischargeEndsOn", "Give the last day of a conditional discharge, and of nothing else."
        )


def _stay(command: RecordStay, today: date) -> Iterator[UserError]:
    if not any(letter.isalnum() for letter in command.premises) or len(command.premises) > _PREMISES_MAX:
        yield fault("REQUIRED", "premises", "Give the address, in 1 to 300 characters.")
    if command.to_day < command.from_day:
        yield fault("ENDS_BEFORE_IT_BEGINS", "toDay", "Give the last day of the stay.")
    elif command.to_day > today:
        yield fault("DAY_IN_FUTURE", "toDay", "Give the days that have passed: add the others when they have.")
    elif (command.to_day - command.from_day).days >= _STAY_DAYS_MAX:
        yield fault("OUT_OF_RANGE", "fromDay", "A stay is a year at most here: longer, it is an address.")
    if not 0 < len(command.source.strip()) <= _SOURCE_MAX:
        yield fault("REQUIRED", "source", "Say how it is known, in 1 to 500 characters.")
    if command.child_hours is not None and command.child_hours < 0:
        yield fault("OUT_OF_RANGE", "childHours", "Give whole hours, 0 or more.")
