"""What is owed of a nominal, kept in the transaction that changes it. Nothing here commits."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.obligations import store
from api.obligations.rules import Changes, Managed, PolicyInterval, is_visited, opening, plan


async def open_first(
    connection: AsyncConnection, managed: Managed, *, policy: tuple[PolicyInterval, ...], now: datetime
) -> None:
    """Open what is owed of a new nominal from the day management began; nothing if its mode is owed no visit.

    Safe to call again: a nominal that has a chain keeps it.
    """
    if not is_visited(managed.management_mode):
        return
    if await store.in_force(connection, managed.force_id, managed.nominal_id):
        return
    first = opening(managed.opened_at, policy, managed.risk_level)
    await _apply(connection, managed, Changes(opens=(first,)), now)


async def meet(
    connection: AsyncConnection,
    managed: Managed,
    *,
    visit_id: UUID,
    visited_at: datetime,
    policy: tuple[PolicyInterval, ...],
    now: datetime,
) -> None:
    """A successful visit took place at `visited_at`: meet what it meets and open what follows."""
    chain = await store.in_force(connection, managed.force_id, managed.nominal_id)
    if not chain:
        await open_first(connection, managed, policy=policy, now=now)
        chain = await store.in_force(connection, managed.force_id, managed.nominal_id)
    changes = plan(
        chain,
        visit_id=visit_id,
        visited_at=visited_at,
        mode=managed.management_mode,
        policy=policy,
        risk=managed.risk_level,
    )
    await _apply(connection, managed, changes, now)


async def _apply(connection: AsyncConnection, managed: Managed, changes: Changes, now: datetime) -> None:
    await store.apply(
        connection,
        managed.force_id,
        managed.nominal_id,
        changes,
        unit_id=managed.unit_id,
        owner_id=managed.owner_id,
        now=now,
    )
