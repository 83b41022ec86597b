"""Intelligence that stands alone is a weak signal: it is joined with what else is known of the same person."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.alerts import joining
from api.db.rows import among
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.tables import nominal
from api.obligations.rules import Managed


async def hear(connection: AsyncConnection, force_id: int, nominal_ids: Sequence[UUID], now: datetime) -> None:
    """Look anew at the signals of these people: a report about them was graded otherwise. Locks them, in one order."""
    if not nominal_ids:
        return
    rows = await connection.execute(
        select(nominal)
        .where(nominal.c.force_id == force_id, nominal.c.id == among(sorted(set(nominal_ids))))
        .order_by(nominal.c.id)
        .with_for_update(key_share=True)
    )
    for row in rows.mappings().all():
        await joining.heard(connection, managed(force_id, row), now)


def managed(force_id: int, row: Mapping[str, Any]) -> Managed:
    """What clocks ask of a person, from their row."""
    return Managed(
        force_id=force_id,
        nominal_id=row["id"],
        unit_id=row["unit_id"],
        owner_id=row["owner_id"],
        risk_level=RiskLevel(row["risk_level"]),
        management_mode=ManagementMode(row["management_mode"]),
        opened_at=row["opened_at"],
    )
