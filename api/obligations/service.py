"""What is owed of a nominal, kept in the transaction that changes it. Nothing here commits."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from api.obligations import store
from api.obligations.policy import PolicyInterval
from api.obligations.rules import Managed, is_visited


async def open_first(
    connection: AsyncConnection, managed: Managed, *, policy: tuple[PolicyInterval, ...], now: datetime
) -> None:
    """Open what is owed of a new nominal from the day management began; nothing if its mode is owed no visit.

    Safe to call again: a nominal that has a chain keeps it.
    """
    if not is_visited(managed.management_mode):
        return
    chains = await store.chains(connection, managed.force_id, [managed])
    chain = chains[managed.nominal_id]
    chain.open_first(policy)
    await store.write(connection, [chain], now)
