"""When a report is looked at again: by policy, as something owed of the first nominal or case that it is about."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from api.cases.tables import ocait_case
from api.intelligence.desk import Desk
from api.nominals.tables import nominal
from api.obligations import store
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.engine import Ledger
from api.obligations.held import Cause
from api.obligations.policy import rule_for
from api.obligations.reckoning import reckon
from api.obligations.rules import Investigated, Managed

_KIND = ObligationKind.INTEL_REVIEW


async def begin(desk: Desk) -> datetime | None:
    """Owe the first review; gives when it is due."""
    owed = await _owed(desk)
    cause = Cause(kind=RecordKind.INTELLIGENCE, id=desk.report.id)
    if owed is not None:
        owed.open(_KIND, desk.now, cause)
        await store.write(desk.connection, [owed], desk.now)
    policy = await store.policy(desk.connection, desk.principal.force_id, [_KIND])
    return reckon(rule_for(policy, _KIND, london_day(desk.now)), desk.now).due_at


async def go_on(desk: Desk) -> datetime | None:
    """The review is done, of whomever it was owed; the next is owed from now.

    Whoever was linked since may come before them: a case's report is its suspect's from the conviction on.
    """
    for owed in [
        *[await _of_nominal(desk, key) for key in desk.nominal_ids],
        *[await _of_case(desk, key) for key in desk.case_ids],
    ]:
        for each in owed.open_of(_KIND, opened_by=desk.report.id):
            owed.meet(each, desk.now, Cause(kind=RecordKind.REVIEW, id=desk.report.id))
        await store.write(desk.connection, [owed], desk.now)
    return await begin(desk)


async def _owed(desk: Desk) -> Ledger | None:
    if desk.nominal_ids:
        return await _of_nominal(desk, desk.nominal_ids[0])
    return await _of_case(desk, desk.case_ids[0]) if desk.case_ids else None


async def _of_nominal(desk: Desk, key: UUID) -> Ledger:
    force_id = desk.principal.force_id
    found = (
        await desk.connection.execute(
            select(nominal).where(nominal.c.force_id == force_id, nominal.c.id == key).with_for_update(key_share=True)
        )
    ).mappings()
    managed = Managed.of(force_id, dict(found.one()))
    return await store.ledger(desk.connection, managed)


async def _of_case(desk: Desk, key: UUID) -> Ledger:
    force_id = desk.principal.force_id
    found = (
        await desk.connection.execute(
            select(ocait_case.c.id, ocait_case.c.unit_id, ocait_case.c.owner_id)
            .where(ocait_case.c.force_id == force_id, ocait_case.c.id == key)
            .with_for_update(key_share=True)
        )
    ).one()
    case = Investigated(force_id=force_id, case_id=found.id, unit_id=found.unit_id, owner_id=found.owner_id)
    return await store.of_case(desk.connection, case)
