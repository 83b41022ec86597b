"""Decides about a nominal: one transaction writes the decision, what it does to what is owed, and its audit.

Each is asked by a person who works with the nominal; a machine never decides (DPA 2018 ss.50A to 50D). The same request
gets the same answer, however often it is sent.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger as audit
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.nominals.commands import RiskLevel
from api.nominals.tables import mode_change, risk_decision
from api.obligations import decision_store as decisions
from api.obligations import duties, modes, store
from api.obligations.calendar import london_day
from api.obligations.chains import Chain
from api.obligations.commands import ObligationKind, RecordKind, Revision
from api.obligations.deciding import Subject, fault, faults, may_manage, needs_countersign, supervises
from api.obligations.decisions import (
    ApproveInterval,
    ChangeMode,
    CountersignRiskLevel,
    Decided,
    Decision,
    DecisionRefused,
    ProposeInterval,
    RecordNotification,
    SetRiskLevel,
)
from api.obligations.engine import Ledger
from api.obligations.held import Cause
from api.obligations.policy import rule_for
from api.obligations.rules import Managed
from api.obligations.tables import notification, visit_interval
from api.services import Services


@dataclass(frozen=True)
class Desk:
    """One decision on its way: who decides about whom, when, on which connection."""

    connection: AsyncConnection
    principal: Principal
    subject: Subject
    now: datetime

    @property
    def managed(self) -> Managed:
        return self.subject.managed


async def decide(services: Services, principal: Principal, command: Decision) -> Decided | DecisionRefused:
    """Do what is decided, or say what stands against it."""
    async with services.database.writing(principal.service_context()) as connection:
        subject = await decisions.subject(connection, principal, command.nominal_id)
        if subject is None or not may_manage(principal, subject.holding):
            message = "You work with no such nominal: choose one from your caseload."
            return DecisionRefused((fault("UNKNOWN_NOMINAL", "nominalId", message),))
        desk = Desk(connection, principal, subject, services.clock.now())
        before = await _before(desk, command)
        if before is not None:
            return before
        errors = faults(principal, subject, command, desk.now)
        if errors:
            return DecisionRefused(errors)
        outcome = await _DOES[type(command)](desk, command)
        if isinstance(outcome, Decided):
            await _audit(desk, command)
        return outcome


async def _set_level(desk: Desk, command: SetRiskLevel) -> Decided:
    waits = needs_countersign(desk.managed.risk_level, command)
    await decisions.add(
        desk.connection,
        risk_decision,
        desk.managed,
        id=command.id,
        previous_level=desk.managed.risk_level,
        level=command.level,
        tool_level=command.tool_level,
        reason=command.reason,
        decided_at=desk.now,
        decided_by=desk.principal.id,
        effective_at=None if waits else desk.now,
    )
    if waits:
        await _ask_supervisor(desk, command.id)
    else:
        await _level_counts(desk, command.level)
    return Decided(command.nominal_id, command.id, waits)


async def _countersign(desk: Desk, command: CountersignRiskLevel) -> Decided | DecisionRefused:
    row = await decisions.find(desk.connection, risk_decision, desk.managed.force_id, command.decision_id)
    refused = _not_for_signing(
        desk, row, "decisionId", author="decided_by", signer="countersigned_by", counts="effective_at"
    )
    if row is None or refused is not None:
        return refused or _answered(command, command.decision_id)
    await decisions.change(
        desk.connection,
        risk_decision,
        desk.managed.force_id,
        command.decision_id,
        countersigned_at=desk.now,
        countersigned_by=desk.principal.id,
        effective_at=desk.now,
        previous_level=desk.managed.risk_level,
    )
    await _level_counts(desk, RiskLevel(row["level"]))
    await _supervisor_has(desk, command.decision_id)
    return _answered(command, command.decision_id)


async def _change_mode(desk: Desk, command: ChangeMode) -> Decided:
    before = desk.managed.management_mode
    await decisions.add(
        desk.connection,
        mode_change,
        desk.managed,
        id=command.id,
        previous_mode=before,
        mode=command.mode,
        from_day=command.from_day,
        reason=command.reason,
        decided_at=desk.now,
        decided_by=desk.principal.id,
    )
    await decisions.move_pauses(desk.connection, desk.managed, command, principal_id=desk.principal.id, now=desk.now)
    await decisions.set_nominal(desk.connection, desk.managed, management_mode=command.mode)
    chain, ledger = await _owed(desk, replace(desk.managed, management_mode=command.mode))
    modes.change(chain, ledger, before, command)
    await store.write(desk.connection, [chain, ledger], desk.now)
    return _answered(command, command.id)


async def _propose(desk: Desk, command: ProposeInterval) -> Decided:
    day = london_day(desk.now)
    policy = await store.policy(desk.connection, desk.managed.force_id)
    default = rule_for(policy, ObligationKind.VISIT_ROUTINE, day, risk=desk.managed.risk_level)
    longer = replace(default, months=command.months, days=command.days).length(day) > default.length(day)
    if not longer:
        await decisions.end_intervals(desk.connection, desk.managed, desk.now)
    await decisions.add(
        desk.connection,
        visit_interval,
        desk.managed,
        id=command.id,
        months=command.months,
        days=command.days,
        is_longer=longer,
        reason=command.reason,
        proposed_at=desk.now,
        proposed_by=desk.principal.id,
        since=None if longer else desk.now,
    )
    if longer:
        await _ask_supervisor(desk, command.id)
    else:
        await _recompute(desk, Revision.PLAN_CHANGED)
    return Decided(command.nominal_id, command.id, longer)


async def _approve(desk: Desk, command: ApproveInterval) -> Decided | DecisionRefused:
    row = await decisions.find(desk.connection, visit_interval, desk.managed.force_id, command.interval_id)
    refused = _not_for_signing(desk, row, "intervalId", author="proposed_by", signer="approved_by", counts="since")
    if row is None or refused is not None:
        return refused or _answered(command, command.interval_id)
    await decisions.end_intervals(desk.connection, desk.managed, desk.now)
    signed = {"approved_at": desk.now, "approved_by": desk.principal.id, "since": desk.now}
    await decisions.change(desk.connection, visit_interval, desk.managed.force_id, command.interval_id, **signed)
    await _recompute(desk, Revision.PLAN_CHANGED)
    await _supervisor_has(desk, command.interval_id)
    return _answered(command, command.interval_id)


async def _notify(desk: Desk, command: RecordNotification) -> Decided:
    told = {name: getattr(command, name) for name in _NOTED}
    noted = {"recorded_at": desk.now, "recorded_by": desk.principal.id}
    await decisions.add(desk.connection, notification, desk.managed, id=command.id, **told, **noted)
    ledger = await store.ledger(desk.connection, desk.managed)
    duties.take(ledger, command, desk.now)
    await store.write(desk.connection, [ledger], desk.now)
    return _answered(command, command.id)


def _not_for_signing(
    desk: Desk, row: Mapping[str, Any] | None, field: str, *, author: str, signer: str, counts: str
) -> Decided | DecisionRefused | None:
    """What stands against a second signature: only another person, a supervisor of the unit, gives it, and once."""
    if row is None or row["nominal_id"] != desk.managed.nominal_id:
        return DecisionRefused((fault("UNKNOWN_DECISION", field, "No such decision about this nominal."),))
    if not supervises(desk.principal, desk.subject.holding):
        return DecisionRefused((fault("SUPERVISOR_NEEDED", field, "Only a supervisor of the unit signs this."),))
    if row[author] == desk.principal.id:
        return DecisionRefused((fault("OWN_DECISION", field, "Somebody else must sign what you decided."),))
    if row[signer] == desk.principal.id:
        return Decided(desk.managed.nominal_id, row["id"])
    if row[counts] is not None:
        return DecisionRefused((fault("ALREADY_DECIDED", field, "It counts already: there is nothing to sign."),))
    return None


async def _level_counts(desk: Desk, level: RiskLevel) -> None:
    await decisions.set_nominal(desk.connection, desk.managed, risk_level=level)
    await _recompute(desk, Revision.RISK_CHANGED, replace(desk.managed, risk_level=level))


async def _recompute(desk: Desk, reason: Revision, managed: Managed | None = None) -> None:
    chain, ledger = await _owed(desk, managed or desk.managed)
    chain.open_first(ledger.policy)
    chain.recompute(ledger.policy, reason)
    ledger.recompute(reason)
    await store.write(desk.connection, [chain, ledger], desk.now)


async def _owed(desk: Desk, managed: Managed) -> tuple[Chain, Ledger]:
    chains = await store.chains(desk.connection, managed.force_id, [managed])
    return chains[managed.nominal_id], await store.ledger(desk.connection, managed)


async def _ask_supervisor(desk: Desk, key: UUID) -> None:
    ledger = await store.ledger(desk.connection, desk.managed)
    ledger.open(ObligationKind.SUP_REVIEW, desk.now, Cause(kind=RecordKind.DECISION, id=key))
    await store.write(desk.connection, [ledger], desk.now)


async def _supervisor_has(desk: Desk, key: UUID) -> None:
    ledger = await store.ledger(desk.connection, desk.managed)
    for owed in ledger.open_of(ObligationKind.SUP_REVIEW, opened_by=key):
        ledger.meet(owed, desk.now, Cause(kind=RecordKind.REVIEW, id=key))
    await store.write(desk.connection, [ledger], desk.now)


def _answered(command: Decision, key: UUID) -> Decided:
    return Decided(command.nominal_id, key)


async def _before(desk: Desk, command: Decision) -> Decided | DecisionRefused | None:
    """The answer to a request that was made before: the same to the same content."""
    kept = _KEPT.get(type(command))
    row = None if kept is None else await decisions.find(desk.connection, kept[0], desk.managed.force_id, command.id)
    if kept is None or row is None:
        return None
    if row["nominal_id"] == command.nominal_id and all(row[name] == getattr(command, name) for name in kept[1]):
        waits = kept[2] is not None and row[kept[2]] is None
        return Decided(command.nominal_id, command.id, waits)
    message = "This id was used before for something else: make a new id."
    return DecisionRefused((fault("ID_REUSED", "id", message),))


async def _audit(desk: Desk, command: Decision) -> None:
    name = type(command).__name__
    await audit.append(
        desk.connection,
        audit.by(
            desk.principal,
            AuditOperation.COLLECTION if isinstance(command, RecordNotification) else AuditOperation.ALTERATION,
            name[0].lower() + name[1:],
            request_id=command.id,
            object_type="nominal",
            object_ids=(command.nominal_id,),
            subject_ids=(command.nominal_id,),
            row_count=1,
        ),
    )


_NOTED: Final = ("kind", "event_on", "notified_at", "with_excuse", "details", "acknowledgement")
# Where a decision is kept under its own id, by which columns it is known again, and which is null while it waits.
_KEPT: Final[Mapping[type[Decision], tuple[Table, tuple[str, ...], str | None]]] = MappingProxyType(
    {
        SetRiskLevel: (risk_decision, ("level", "tool_level", "reason"), "effective_at"),
        ChangeMode: (mode_change, ("mode", "from_day", "reason"), None),
        ProposeInterval: (visit_interval, ("months", "days", "reason"), "since"),
        RecordNotification: (notification, _NOTED, None),
    }
)
_DOES: Final[Mapping[type[Decision], Callable[[Desk, Any], Awaitable[Decided | DecisionRefused]]]] = MappingProxyType(
    {
        SetRiskLevel: _set_level,
        CountersignRiskLevel: _countersign,
        ChangeMode: _change_mode,
        ProposeInterval: _propose,
        ApproveInterval: _approve,
        RecordNotification: _notify,
    }
)
