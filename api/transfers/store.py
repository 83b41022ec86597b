"""Reads and writes transfers, and who has need to know for the sake of one."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import among
from api.identity.tables import officer, unit
from api.nominals.commands import ManagementMode
from api.nominals.desk import Desk
from api.nominals.tables import nominal, nominal_access
from api.obligations.commands import ObligationKind
from api.obligations.tables import obligation
from api.transfers.commands import TransferKind, TransferState
from api.transfers.rules import Known
from api.transfers.tables import transfer
from api.values import new_id

_KNOWN = tuple(Known.__annotations__)


async def known(connection: AsyncConnection, force_id: int, key: UUID) -> Known | None:
    """A transfer by id."""
    return await _one(connection, force_id, transfer.c.id == key)


async def standing(connection: AsyncConnection, force_id: int, nominal_id: UUID) -> Known | None:
    """The transfer of a nominal that waits for an answer."""
    return await _one(
        connection, force_id, (transfer.c.nominal_id == nominal_id) & (transfer.c.state == TransferState.PROPOSED)
    )


async def _one(connection: AsyncConnection, force_id: int, which: Any) -> Known | None:
    row = (
        await connection.execute(
            select(*(transfer.c[name] for name in _KNOWN)).where(transfer.c.force_id == force_id, which)
        )
    ).one_or_none()
    if row is None:
        return None
    words = {
        "kind": TransferKind(row.kind),
        "state": TransferState(row.state),
        "mode_before": ManagementMode(row.mode_before),
    }
    return Known(**(dict(row._mapping) | words))  # noqa: SLF001 - SQLAlchemy's public name for it


async def add(desk: Desk, key: UUID, **values: Any) -> None:
    """Write a proposal, with what the receiving side must know of the nominal."""
    force_id, of = desk.principal.force_id, nominal.c
    about = (
        await desk.connection.execute(
            select(of.reference, of.name, of.risk_level, of.management_mode).where(
                of.force_id == force_id, of.id == desk.subject.id
            )
        )
    ).one()
    due = await desk.connection.scalar(
        select(obligation.c.due_at).where(
            obligation.c.force_id == force_id,
            obligation.c.nominal_id == desk.subject.id,
            obligation.c.kind == ObligationKind.VISIT_ROUTINE,
            obligation.c.met_at.is_(None),
            obligation.c.cancelled_at.is_(None),
            obligation.c.superseded_at.is_(None),
        )
    )
    told = {
        "reference": about.reference,
        "name": about.name,
        "risk_level": about.risk_level,
        "mode_before": about.management_mode,
        "visit_due_at": due,
        "state": TransferState.PROPOSED,
        "from_unit_id": desk.subject.unit_id,
        "from_owner_id": desk.subject.owner_id,
        "proposed_at": desk.now,
        "proposed_by": desk.principal.id,
    }
    await desk.connection.execute(insert(transfer).values(**desk.about(), id=key, **(told | values)))


async def close(desk: Desk, key: UUID, state: TransferState, **values: Any) -> None:
    """It waits no longer."""
    decided = {"state": state, "decided_at": desk.now, "decided_by": desk.principal.id}
    await desk.connection.execute(
        update(transfer)
        .where(transfer.c.force_id == desk.principal.force_id, transfer.c.id == key)
        .values(**decided, **values)
    )


async def found_unit(desk: Desk, key: UUID | None) -> UUID | None:
    """The unit, if there is one of that id."""
    found: UUID | None = await desk.connection.scalar(
        select(unit.c.id).where(unit.c.force_id == desk.principal.force_id, unit.c.id == key)
    )
    return found


async def may_know(desk: Desk) -> bool:
    """Whether the caller may know who the nominal is: not restricted, their own, or need to know."""
    if not desk.subject.restricted or desk.subject.owner_id == desk.principal.officer_id:
        return True
    found = await desk.connection.scalar(
        select(nominal_access.c.id)
        .where(
            nominal_access.c.force_id == desk.principal.force_id,
            nominal_access.c.nominal_id == desk.subject.id,
            nominal_access.c.officer_id == desk.principal.officer_id,
            or_(nominal_access.c.until.is_(None), nominal_access.c.until > func.now()),
        )
        .limit(1)
    )
    return found is not None


async def grant(desk: Desk, officers: tuple[UUID, ...], reason: str) -> bool:
    """Give officers need to know; false if one of them is none of this force's active officers."""
    force_id = desk.principal.force_id
    found = set(
        await desk.connection.scalars(
            select(officer.c.id).where(
                officer.c.force_id == force_id, officer.c.id == among(officers), officer.c.is_active
            )
        )
    )
    for key in sorted(found):
        of = {"id": new_id(), "officer_id": key, "reason": reason[:500], "granted_at": desk.now}
        await desk.connection.execute(insert(nominal_access).values(**desk.about(), **of))
    return found == set(officers)


async def revoke(desk: Desk, known: Known) -> None:
    """Whoever was given need to know with this proposal needs it no more; what was given before or since goes on."""
    await desk.connection.execute(
        update(nominal_access)
        .where(
            nominal_access.c.force_id == desk.principal.force_id,
            nominal_access.c.nominal_id == desk.subject.id,
            nominal_access.c.granted_at == known.proposed_at,
            nominal_access.c.until.is_(None),
        )
        .values(until=desk.now)
    )
