"""Reckons anew what is open after law or policy changed: from its own basis, by the row that holds on that day.

One nominal after another, each in a transaction of its own: safe to stop, and to do again.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.context import SERVICE, RowContext
from api.db.database import Database
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.tables import nominal
from api.obligations import store
from api.obligations.commands import Revision
from api.obligations.rules import Investigated, Managed
from api.obligations.tables import obligation


async def follow_policy(database: Database, force_id: int, now: datetime) -> int:
    """Bring every open obligation of the force to the policy as it is; gives how many rows were replaced."""
    context = RowContext(force_id=force_id, roles=(SERVICE,))
    async with database.writing(context) as connection:
        open_now = (obligation.c.met_at.is_(None), obligation.c.cancelled_at.is_(None))
        rows = await connection.execute(
            select(obligation.c.nominal_id, obligation.c.case_id)
            .distinct()
            .where(obligation.c.force_id == force_id, *open_now, obligation.c.superseded_at.is_(None))
        )
        about = [(row.nominal_id, row.case_id) for row in rows]
    replaced = 0
    for nominal_id in sorted(key for key, _ in about if key is not None):
        async with database.writing(context) as connection:
            replaced += await _one(connection, await _locked(connection, force_id, nominal_id), now)
    for case_id in sorted(key for _, key in about if key is not None):
        async with database.writing(context) as connection:
            replaced += await _of_case(connection, force_id, case_id, now)
    return replaced


async def _one(connection: AsyncConnection, managed: Managed, now: datetime) -> int:
    chain = (await store.chains(connection, managed.force_id, [managed]))[managed.nominal_id]
    ledger = await store.ledger(connection, managed)
    chain.recompute(ledger.policy, Revision.POLICY_CHANGED)
    ledger.recompute(Revision.POLICY_CHANGED)
    await store.write(connection, [chain, ledger], now)
    return len(chain.superseded) + len(ledger.superseded)


async def _of_case(connection: AsyncConnection, force_id: int, case_id: UUID, now: datetime) -> int:
    """Of a case, which stands above this room: its obligations themselves are locked, and say where it stands."""
    row = (
        await connection.execute(
            select(obligation.c.access_unit_id, obligation.c.access_owner_id)
            .where(obligation.c.force_id == force_id, obligation.c.case_id == case_id)
            .with_for_update()
        )
    ).first()
    assert row is not None, "something is open"
    case = Investigated(force_id=force_id, case_id=case_id, unit_id=row.access_unit_id, owner_id=row.access_owner_id)
    ledger = await store.of_case(connection, case)
    ledger.recompute(Revision.POLICY_CHANGED)
    await store.write(connection, [ledger], now)
    return len(ledger.superseded)


async def _locked(connection: AsyncConnection, force_id: int, key: UUID) -> Managed:
    row = (
        await connection.execute(
            select(nominal).where(nominal.c.force_id == force_id, nominal.c.id == key).with_for_update(key_share=True)
        )
    ).one()
    return Managed(
        force_id=force_id,
        nominal_id=key,
        unit_id=row.unit_id,
        owner_id=row.owner_id,
        risk_level=RiskLevel(row.risk_level),
        management_mode=ManagementMode(row.management_mode),
        opened_at=row.opened_at,
    )
