"""The covert phase of a case: who may know, until when nobody acts on it, and the person who ends it.

Partners must be told before a warrant, so that children are safe, and the suspect must not be. So the embargo says who
knows, and the decision about telling partners keeps its own clock (`service.py`).
"""

from sqlalchemy import update

from api.cases import rules
from api.cases.commands import LINE_MAX, TEXT_MAX, LiftEmbargo, SetEmbargo
from api.cases.desk import Desk, act, settle
from api.cases.history import case_embargo
from api.cases.places import is_here
from api.cases.tables import case_access
from api.identity.principal import Principal
from api.nominals.carrying import Done, Refused, refused
from api.services import Services
from api.values import new_id


async def set_embargo(services: Services, principal: Principal, command: SetEmbargo) -> Done | Refused:
    """Make the case covert, or change who may know: the last list counts."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = (
            *rules.texts(command, reason=TEXT_MAX, strategy_reference_optional=100),
            *rules.few("officerIds", command.officer_ids),
        )
        if errors:
            return Refused(errors)
        for named in command.officer_ids:
            if not await is_here(desk.connection, principal.force_id, named):
                return refused(
                    "UNKNOWN_OFFICER", "officerIds", "One of them is no officer who works here: choose again."
                )
        await _end(desk, "Replaced by another.")
        told = {name: value for name, value in vars(command).items() if name not in ("case_id", "officer_ids")}
        await desk.add(case_embargo, **told, set_at=desk.now, set_by=principal.id)
        for named in dict.fromkeys(command.officer_ids):
            reason = command.reason[:LINE_MAX]
            await desk.add(case_access, id=new_id(), officer_id=named, reason=reason, granted_at=desk.now)
        await desk.change(embargoed=True)
        await settle(desk, embargoed=True)
        return desk.done

    return await act(services, principal, command, action="setEmbargo", decide=decide)


async def lift_embargo(services: Services, principal: Principal, command: LiftEmbargo) -> Done | Refused:
    """End the covert phase."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = tuple(rules.texts(command, reason=TEXT_MAX))
        if errors:
            return Refused(errors)
        if not desk.case.embargoed:
            return refused("NOT_COVERT", "caseId", "The case is not covert: there is nothing to lift.")
        await _end(desk, command.reason)
        await desk.change(embargoed=False)
        return desk.done

    return await act(services, principal, command, action="liftEmbargo", decide=decide)


async def _end(desk: Desk, reason: str) -> None:
    of_case = {"force_id": desk.principal.force_id, "case_id": desk.case.id}
    ended = {"lifted_at": desk.now, "lifted_by": desk.principal.id, "lift_reason": reason}
    for table, values, still in (
        (case_embargo, ended, case_embargo.c.lifted_at.is_(None)),
        (case_access, {"until": desk.now}, case_access.c.until.is_(None)),
    ):
        about = (table.c[name] == value for name, value in of_case.items())
        await desk.connection.execute(update(table).where(*about, still).values(**values))
