"""Decides about a nominal: one transaction writes the decision, what it does to what is owed, and its audit.

Each is asked by a person who works with the nominal; a machine never decides (DPA 2018 ss.50A to 50D). The steps that
all commands about a nominal share are the desk's.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.nominals.desk import Desk, Done, Place, Refused, act
from api.obligations import (
    decision_store,
    intervals,
    lasting,
    levels,
    mode_changes,
    notifying,
    reactive,
    started,
    staying,
)
from api.obligations.deciding import faults
from api.obligations.decisions import (
    ApproveInterval,
    ChangeMode,
    CountersignRiskLevel,
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
from api.obligations.owing import managed
from api.services import Services


async def decide(services: Services, principal: Principal, command: Decision) -> Done | Refused:
    """Do what is decided, or say what stands against it. The same request gets the same answer."""
    how = _HOW[type(command)]
    at = Place(field="nominalId", key=command.nominal_id, code="UNKNOWN_NOMINAL")
    if principal.is_machine:
        return at.unknown()

    async def decide(desk: Desk) -> Done | Refused:
        since = await decision_store.mode_since(desk.connection, managed(desk))
        errors = faults(desk.subject, command, desk.now, supervises=desk.supervises, mode_since=since)
        return Refused(errors) if errors else await how.do(desk, command)

    return await act(
        services,
        principal,
        command,
        action=how.action,
        record=how.record,
        at=at,
        decide=decide,
        operation=how.operation,
    )


@dataclass(frozen=True)
class _How:
    """What carries a decision out, and how the audit tells of it."""

    action: str
    record: str
    do: Callable[[Desk, Any], Awaitable[Done | Refused]]
    operation: AuditOperation = AuditOperation.ALTERATION


_HOW: Final[Mapping[type[Decision], _How]] = MappingProxyType(
    {
        SetRiskLevel: _How("setRiskLevel", "risk_decision", levels.set_level),
        CountersignRiskLevel: _How("countersignRiskLevel", "risk_decision", levels.countersign),
        ChangeMode: _How("changeManagementMode", "mode_change", mode_changes.change_mode),
        ProposeInterval: _How("proposeVisitInterval", "visit_interval", intervals.propose),
        ApproveInterval: _How("approveVisitInterval", "visit_interval", intervals.approve),
        DecideReactiveReview: _How("decideReactiveReview", "reactive_review", reactive.decide_review),
        SetNotificationPeriod: _How("setNotificationPeriod", "notification_period", lasting.set_period),
        RecordStay: _How("recordStay", "stay", staying.record, AuditOperation.COLLECTION),
        StartClock: _How("startClock", "started_clock", started.start, AuditOperation.COLLECTION),
        EndClock: _How("endClock", "started_clock", started.end),
        WithdrawStay: _How("withdrawStay", "stay", staying.withdraw),
        RecordNotification: _How("recordNotification", "notification", notifying.notify, AuditOperation.COLLECTION),
    }
)
