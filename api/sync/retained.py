"""How long something is kept, by the dated policy in force (`retention`)."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.sync.tables import RetentionCode, retention


async def days(connection: AsyncConnection, force_id: int, code: RetentionCode, now: datetime) -> int | None:
    """The longest that a row in force gives; None: no row says it."""
    today = now.date()
    found: int | None = await connection.scalar(
        select(func.max(retention.c.days)).where(
            retention.c.force_id == force_id,
            retention.c.code == code,
            retention.c.valid_from <= today,
            retention.c.valid_to.is_(None) | (retention.c.valid_to > today),
        )
    )
    return found
