"""On conviction a suspect becomes a registered offender: one transaction, everything carried over, nothing typed again.

Whom deconfliction found takes in what the case knows; for anybody else a nominal is made for the officer whom a person
named. From that day they are convicted, before it they were a suspect, and both are kept (DPA 2018 s.38(3)). The first
notification and the first visit are owed from then on; the risk level is that unit's to decide. What rooms above know
of the case they carry over in the same transaction (`Carry`; api/intelligence/convicting.py is who is called).
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.assessments.words import SubjectCategory
from api.cases import rules
from api.cases.commands import LINE_MAX, RecordConviction
from api.cases.deconflicting import locked
from api.cases.desk import Desk, act, owing
from api.cases.handing import hand_over
from api.cases.places import works_in
from api.cases.tables import case_subject
from api.cases.words import CaseOutcome, CaseState
from api.db.rows import insert_all
from api.identity.organisation import UnitKind
from api.identity.principal import Principal
from api.nominals.carrying import Done, Refused, refused
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.tables import assignment, mode_change, nominal
from api.obligations import reactive, store
from api.obligations.calendar import london_day, start_of_london_day
from api.obligations.commands import CancelReason, ObligationKind
from api.obligations.held import Cause
from api.obligations.rules import Managed
from api.refusals import UserError
from api.services import Services
from api.values import new_id

_REFERENCE_MAX: Final = 30
# Carries over to the nominal what a room above knows of the case.
Carry = Callable[[Desk, Managed], Awaitable[None]]


async def record_conviction(
    services: Services, principal: Principal, command: RecordConviction, *, carry: Carry
) -> Done | Refused:
    """Hand the suspect over to the unit that manages registered offenders."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = list(rules.texts(command, court=LINE_MAX, reference_optional=_REFERENCE_MAX))
        if command.convicted_on > london_day(desk.now):
            errors.append(UserError(code="IN_FUTURE", field="convictedOn", message="This is in the future: mend it."))
        if errors:
            return Refused(tuple(errors))
        subject = await desk.find(case_subject, command.subject_id)
        if subject is None or subject.category != SubjectCategory.SUSPECT:
            return refused("UNKNOWN_SUBJECT", "subjectId", "The case has no such suspect: choose one of it.")
        known = await _nominal(desk, command, dict(subject._mapping))  # noqa: SLF001 - its public name
        if isinstance(known, Refused):
            return known
        await hand_over(desk, command, known, dict(subject._mapping))  # noqa: SLF001 - the same
        await desk.connection.execute(
            update(case_subject)
            .where(case_subject.c.force_id == principal.force_id, case_subject.c.id == subject.id)
            .values(category=SubjectCategory.CONVICTED, nominal_id=known.nominal_id)
        )
        await _owe(desk, command, known)
        await carry(desk, known)
        await reactive.heard(desk.connection, known, desk.cause(), services.clock)
        await _close(desk, command)
        return Done(desk.case.id, subject_ids=(known.nominal_id,))

    return await act(services, principal, command, action="recordConviction", decide=decide)


async def _nominal(desk: Desk, command: RecordConviction, subject: Mapping[str, Any]) -> Managed | Refused:
    if subject["nominal_id"] is not None:
        known = await locked(desk.connection, desk.principal, subject["nominal_id"])
        if known is None:
            return refused("UNKNOWN_NOMINAL", "subjectId", "You may no longer see whom this is: ask who does.")
        return await _active_again(desk, command, known)
    if command.owner_id is None or not command.reference.strip():
        words = "Nobody known was found: name the officer who manages them from now on, and give a reference."
        return refused("MISSING", "ownerId" if command.owner_id is None else "reference", words)
    unit_id = await works_in(desk.connection, desk.principal.force_id, command.owner_id, UnitKind.SOMU)
    if unit_id is None:
        words = "There is no such officer in a unit that manages registered offenders: choose one."
        return refused("UNKNOWN_OFFICER", "ownerId", words)
    if await _is_taken(desk.connection, desk.principal.force_id, command.reference.strip()):
        return refused("REFERENCE_TAKEN", "reference", "Somebody else has this reference: give another.")
    return await _new(desk, command, subject, unit_id=unit_id, owner_id=command.owner_id)


async def _is_taken(connection: AsyncConnection, force_id: int, reference: str) -> bool:
    found = await connection.scalar(
        select(nominal.c.id).where(nominal.c.force_id == force_id, nominal.c.reference == reference)
    )
    return found is not None


async def _new(
    desk: Desk, command: RecordConviction, subject: Mapping[str, Any], *, unit_id: UUID, owner_id: UUID
) -> Managed:
    managed = Managed(
        force_id=desk.principal.force_id,
        nominal_id=new_id(),
        unit_id=unit_id,
        owner_id=owner_id,
        risk_level=RiskLevel.UNASSESSED,
        management_mode=ManagementMode.ACTIVE,
        opened_at=start_of_london_day(command.convicted_on),
    )
    row = vars(managed) | {
        "id": managed.nominal_id,
        "reference": command.reference.strip(),
        "name": subject["name"],
        "date_of_birth": subject["date_of_birth"],
    }
    del row["nominal_id"]
    await insert_all(desk.connection, nominal, [row])
    held = {"owner_id": owner_id, "unit_id": unit_id, "since": managed.opened_at, "assigned_by": desk.principal.id}
    about = {"force_id": managed.force_id, "id": new_id(), "nominal_id": managed.nominal_id}
    await insert_all(desk.connection, assignment, [about | held])
    return managed


async def _active_again(desk: Desk, command: RecordConviction, known: Managed) -> Managed:
    """Somebody whom the force managed no longer is managed again."""
    if known.management_mode is not ManagementMode.CLOSED:
        return known
    changed = {
        "previous_mode": known.management_mode,
        "mode": ManagementMode.ACTIVE,
        "from_day": command.convicted_on,
        "reason": f"Convicted: {command.court}",
        "decided_at": desk.now,
        "decided_by": desk.principal.id,
    }
    about = {"force_id": known.force_id, "id": new_id(), "nominal_id": known.nominal_id}
    await insert_all(desk.connection, mode_change, [about | changed])
    await desk.connection.execute(
        update(nominal)
        .where(nominal.c.force_id == known.force_id, nominal.c.id == known.nominal_id)
        .values(management_mode=ManagementMode.ACTIVE)
    )
    return Managed(**(vars(known) | {"management_mode": ManagementMode.ACTIVE}))


async def _owe(desk: Desk, command: RecordConviction, known: Managed) -> None:
    """The duty to notify, and visits, from the day of the conviction."""
    begins = start_of_london_day(command.convicted_on)
    cause: Cause = desk.cause()
    chains = await store.chains(desk.connection, known.force_id, [known])
    chain, owed = chains[known.nominal_id], await store.ledger(desk.connection, known)
    owed.open(ObligationKind.NOTIF_INITIAL, begins, cause)
    chain.open_first_visit(begins, cause, owed.policy)
    chain.open_first(owed.policy)
    await store.write(desk.connection, [chain, owed], desk.now)


async def _close(desk: Desk, command: RecordConviction) -> None:
    """The case ends with its suspect's conviction. What partners must be told of is still owed."""
    ended = {"outcome": CaseOutcome.CONVICTED, "outcome_reason": command.court, "closed_at": desk.now}
    await desk.change(state=CaseState.CLOSED, **ended)
    async with owing(desk) as owed:
        owed.stop(desk.now, CancelReason.MANAGEMENT_ENDED, kinds=(ObligationKind.KIRAT_ACTION,))
