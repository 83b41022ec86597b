"""Where an officer works: who may be given a case, a review, or a new registered offender."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.identity.organisation import UnitKind
from api.identity.tables import officer, unit


async def works_in(connection: AsyncConnection, force_id: int, officer_id: UUID, kind: UnitKind) -> UUID | None:
    """The unit of an officer who works here now, if it is of this kind."""
    found: UUID | None = await connection.scalar(
        select(unit.c.id)
        .join(officer, (officer.c.force_id == unit.c.force_id) & (officer.c.unit_id == unit.c.id))
        .where(unit.c.force_id == force_id, officer.c.id == officer_id, officer.c.is_active, unit.c.kind == kind.value)
    )
    return found


async def is_here(connection: AsyncConnection, force_id: int, officer_id: UUID) -> bool:
    """Whether this is an officer of the force who works here now."""
    found = await connection.scalar(
        select(officer.c.is_active).where(officer.c.force_id == force_id, officer.c.id == officer_id)
    )
    return bool(found)
