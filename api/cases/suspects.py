"""What happens to the suspect, and that somebody looks after them: whoever is investigated for this may be suicidal.

Each event opens a check of welfare by policy; one that is foreseen, such as a hearing, counts from its day.
"""

from api.cases import rules
from api.cases.commands import LINE_MAX, TEXT_MAX, CheckWelfare, PlanWelfare, RecordCaseEvent, SeizeDevice
from api.cases.desk import Desk, act, owing
from api.cases.history import case_event, welfare_check, welfare_plan
from api.cases.tables import case_device
from api.cases.words import ACTED, WELFARE_CASE
from api.identity.principal import Principal
from api.nominals.carrying import Done, Refused, refused
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.held import Cause
from api.services import Services


async def record_event(services: Services, principal: Principal, command: RecordCaseEvent) -> Done | Refused:
    """Record an event. The first that meets the suspect meets the target to act; each opens a check of welfare."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = tuple(rules.of_event(command, desk.now))
        if errors:
            return Refused(errors)
        told = {name: value for name, value in vars(command).items() if name != "case_id"}
        await desk.add(case_event, **told, recorded_at=desk.now, recorded_by=desk.officer_id)
        cause = Cause(kind=RecordKind.RECORD, id=command.id)
        async with owing(desk) as owed:
            if command.kind in ACTED:
                for each in owed.open_of(ObligationKind.KIRAT_ACTION):
                    owed.meet(each, max(command.at, desk.case.received_at), cause)
            owed.open(ObligationKind.SUSPECT_WELFARE, command.at, cause, applies_to=WELFARE_CASE[command.kind])
        if command.kind in ACTED:
            await desk.change(acted_at=min(command.at, desk.case.acted_at or command.at))
        return desk.done

    return await act(services, principal, command, action="recordCaseEvent", decide=decide)


async def check_welfare(services: Services, principal: Principal, command: CheckWelfare) -> Done | Refused:
    """Somebody looked after the suspect after an event."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = (*rules.past("at", command.at, desk.now), *rules.texts(command, outcome=TEXT_MAX))
        if errors:
            return Refused(errors)
        if await desk.find(case_event, command.event_id) is None:
            return refused("UNKNOWN_EVENT", "eventId", "The case has no such event: choose one of it.")
        told = {name: value for name, value in vars(command).items() if name != "case_id"}
        await desk.add(welfare_check, **told, checked_by=desk.officer_id)
        async with owing(desk) as owed:
            for each in owed.open_of(ObligationKind.SUSPECT_WELFARE, opened_by=command.event_id):
                owed.meet(each, command.at, Cause(kind=RecordKind.RECORD, id=command.id))
        return desk.done

    return await act(services, principal, command, action="checkWelfare", decide=decide)


async def plan_welfare(services: Services, principal: Principal, command: PlanWelfare) -> Done | Refused:
    """Say how the suspect is looked after; the last plan holds, earlier ones are kept."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = tuple(rules.texts(command, text=TEXT_MAX))
        if errors:
            return Refused(errors)
        await desk.add(welfare_plan, id=command.id, text=command.text, written_at=desk.now, written_by=desk.officer_id)
        return desk.done

    return await act(services, principal, command, action="planWelfare", decide=decide)


async def seize_device(services: Services, principal: Principal, command: SeizeDevice) -> Done | Refused:
    """Note a device that was seized."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = (
            *rules.past("seizedAt", command.seized_at, desk.now),
            *rules.texts(command, description=LINE_MAX, exhibit=100),
        )
        if errors:
            return Refused(errors)
        told = {name: value for name, value in vars(command).items() if name != "case_id"}
        await desk.add(case_device, **told)
        return desk.done

    return await act(services, principal, command, action="seizeDevice", decide=decide)
