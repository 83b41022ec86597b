"""Looks anew at the signals of people of whom something changed that no command of theirs told of."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.alerts import joining
from api.db.rows import among
from api.nominals.tables import nominal
from api.obligations.rules import Managed


async def hear(connection: AsyncConnection, force_id: int, nominal_ids: Sequence[UUID], now: datetime) -> int:
    """Join what is known of these people, whom it locks in one order; gives how many have an alert open."""
    if not nominal_ids:
        return 0
    rows = await connection.execute(
        select(nominal)
        .where(nominal.c.force_id == force_id, nominal.c.id == among(sorted(set(nominal_ids))))
        .order_by(nominal.c.id)
        .with_for_update(key_share=True)
    )
    found = [await joining.heard(connection, Managed.of(force_id, row), now) for row in map(dict, rows.mappings())]
    return sum(key is not None for key in found)
