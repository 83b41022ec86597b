"""Reads and writes who has a nominal, now and before."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.identity.principal import Principal
from api.identity.tables import officer
from api.nominals.commands import AssignNominal, ManagementMode
from api.nominals.rules import Holding, Recipient
from api.nominals.tables import assignment, nominal, nominal_access


async def assigned_before(connection: AsyncConnection, force_id: int, request: UUID) -> tuple[UUID, UUID, UUID] | None:
    """What this request did before, if it was made before: nominal, owner, unit."""
    row = (
        await connection.execute(
            select(assignment.c.nominal_id, assignment.c.owner_id, assignment.c.unit_id).where(
                assignment.c.force_id == force_id, assignment.c.id == request
            )
        )
    ).one_or_none()
    return (row.nominal_id, row.owner_id, row.unit_id) if row is not None else None


async def holding(connection: AsyncConnection, principal: Principal, nominal_id: UUID) -> Holding | None:
    """Who has the nominal, its row locked until the commit: visits and reassignments take turns.

    Locked as for a change of its key, which owner and unit are part of (standing.py): a weaker lock made stronger later
    could wait for a transaction that waits for us.
    """
    granted = (
        select(nominal_access.c.id)
        .where(
            nominal_access.c.force_id == nominal.c.force_id,
            nominal_access.c.nominal_id == nominal.c.id,
            nominal_access.c.officer_id == principal.officer_id,
            or_(nominal_access.c.until.is_(None), nominal_access.c.until > func.now()),
        )
        .exists()
    )
    row = (
        await connection.execute(
            select(nominal.c.unit_id, nominal.c.owner_id, nominal.c.restricted, granted.label("granted"))
            .where(nominal.c.force_id == principal.force_id, nominal.c.id == nominal_id)
            .with_for_update(of=nominal)
        )
    ).one_or_none()
    if row is None:
        return None
    seen = not row.restricted or row.granted or row.owner_id == principal.officer_id
    return Holding(unit_id=row.unit_id, owner_id=row.owner_id, seen=seen)


async def recipient(connection: AsyncConnection, force_id: int, officer_id: UUID) -> Recipient | None:
    """The officer who is to have it, and how many nominals they manage."""
    managed = (
        select(func.count())
        .where(
            nominal.c.force_id == force_id,
            nominal.c.owner_id == officer_id,
            nominal.c.management_mode != ManagementMode.CLOSED,
        )
        .scalar_subquery()
    )
    row = (
        await connection.execute(
            select(officer.c.unit_id, officer.c.is_active, managed.label("nominals")).where(
                officer.c.force_id == force_id, officer.c.id == officer_id
            )
        )
    ).one_or_none()
    return None if row is None else Recipient(unit_id=row.unit_id, is_active=row.is_active, nominals=row.nominals)


async def hand_over(
    connection: AsyncConnection, principal: Principal, command: AssignNominal, *, unit_id: UUID, now: datetime
) -> None:
    """Close the present assignment, open the new one under the request's own id, and move the nominal."""
    of_force = principal.force_id
    await connection.execute(
        update(assignment)
        .where(
            assignment.c.force_id == of_force,
            assignment.c.nominal_id == command.nominal_id,
            assignment.c.until.is_(None),
        )
        .values(until=now)
    )
    await connection.execute(
        insert(assignment).values(
            force_id=of_force,
            id=command.id,
            nominal_id=command.nominal_id,
            owner_id=command.owner_id,
            unit_id=unit_id,
            since=now,
            assigned_by=principal.id,
        )
    )
    await connection.execute(
        update(nominal)
        .where(nominal.c.force_id == of_force, nominal.c.id == command.nominal_id)
        .values(owner_id=command.owner_id, unit_id=unit_id)
    )
