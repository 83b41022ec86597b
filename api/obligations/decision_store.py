"""Reads and writes decisions about a nominal: its level, its mode with the pauses, its interval, its notifications."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.identity.principal import Principal
from api.nominals import store as nominals
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.tables import mode_change, nominal, risk_decision
from api.obligations.deciding import Subject
from api.obligations.decisions import ChangeMode
from api.obligations.rules import PAUSING_MODES, Managed
from api.obligations.tables import pause, visit_interval
from api.values import new_id


async def subject(connection: AsyncConnection, principal: Principal, nominal_id: UUID) -> Subject | None:
    """The nominal, its row locked until the commit; None if there is none."""
    holding = await nominals.holding(connection, principal, nominal_id)
    if holding is None:
        return None
    row = (
        await connection.execute(
            select(nominal).where(nominal.c.force_id == principal.force_id, nominal.c.id == nominal_id)
        )
    ).one()
    since = await connection.execute(
        select(mode_change.c.from_day)
        .where(mode_change.c.force_id == principal.force_id, mode_change.c.nominal_id == nominal_id)
        .order_by(mode_change.c.decided_at.desc())
        .limit(1)
    )
    managed = Managed(
        force_id=principal.force_id,
        nominal_id=nominal_id,
        unit_id=row.unit_id,
        owner_id=row.owner_id,
        risk_level=RiskLevel(row.risk_level),
        management_mode=ManagementMode(row.management_mode),
        opened_at=row.opened_at,
    )
    return Subject(managed=managed, holding=holding, version=row.version, mode_since=since.scalar_one_or_none())


async def find(connection: AsyncConnection, table: Table, force_id: int, key: UUID) -> dict[str, Any] | None:
    """A decision's row by id."""
    found = await connection.execute(select(table).where(table.c.force_id == force_id, table.c.id == key))
    row = found.mappings().one_or_none()
    return None if row is None else dict(row)


async def add(connection: AsyncConnection, table: Table, managed: Managed, **values: Any) -> None:
    """Write a decision about the nominal. The database fills in where the nominal stands."""
    about = {"force_id": managed.force_id, "nominal_id": managed.nominal_id}
    await connection.execute(insert(table).values(**about, **values))


async def change(connection: AsyncConnection, table: Table, force_id: int, key: UUID, **values: Any) -> None:
    """Write what came of a decision later."""
    await connection.execute(update(table).where(table.c.force_id == force_id, table.c.id == key).values(**values))


async def set_nominal(connection: AsyncConnection, managed: Managed, **values: Any) -> None:
    """Change the nominal, and raise its version: whoever looked before is told."""
    await connection.execute(
        update(nominal)
        .where(nominal.c.force_id == managed.force_id, nominal.c.id == managed.nominal_id)
        .values(version=nominal.c.version + 1, **values)
    )


async def waiting_levels(connection: AsyncConnection, managed: Managed) -> tuple[UUID, ...]:
    """Decisions about the level that wait for a signature, the oldest first."""
    rows = await connection.execute(
        select(risk_decision.c.id)
        .where(
            risk_decision.c.force_id == managed.force_id,
            risk_decision.c.nominal_id == managed.nominal_id,
            risk_decision.c.effective_at.is_(None),
        )
        .order_by(risk_decision.c.decided_at)
    )
    return tuple(row.id for row in rows)


async def move_pauses(
    connection: AsyncConnection, managed: Managed, command: ChangeMode, *, principal_id: UUID, now: datetime
) -> None:
    """End the pause that goes on, as a new row beside the old, and begin the one that the new mode is."""
    going_on = await connection.execute(
        select(pause.c.id, pause.c.kind, pause.c.from_day, pause.c.source).where(
            pause.c.force_id == managed.force_id,
            pause.c.nominal_id == managed.nominal_id,
            pause.c.to_day.is_(None),
            pause.c.superseded_at.is_(None),
        )
    )
    noted = {"recorded_at": now, "recorded_by": principal_id}
    for row in going_on.all():
        await change(connection, pause, managed.force_id, row.id, superseded_at=now)
        ended = {"kind": row.kind, "from_day": row.from_day, "to_day": max(command.from_day, row.from_day)}
        await add(connection, pause, managed, id=new_id(), source=row.source, **ended, **noted)
    kind = PAUSING_MODES.get(command.mode)
    if kind is not None:
        begun = {"kind": kind, "from_day": command.from_day, "source": command.reason[:500]}
        await add(connection, pause, managed, id=new_id(), **begun, **noted)


async def end_intervals(connection: AsyncConnection, managed: Managed, now: datetime) -> None:
    """The interval of the nominal's own that holds now holds no longer."""
    await connection.execute(
        update(visit_interval)
        .where(
            visit_interval.c.force_id == managed.force_id,
            visit_interval.c.nominal_id == managed.nominal_id,
            visit_interval.c.since.is_not(None),
            visit_interval.c.until.is_(None),
        )
        .values(until=now)
    )
