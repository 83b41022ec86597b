"""Reads and writes decisions about a nominal: its level, its mode with the pauses, its interval, its notifications."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, Update, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.nominals.tables import mode_change, nominal
from api.obligations.decisions import ChangeMode
from api.obligations.rules import PAUSING_MODES, Managed
from api.obligations.tables import pause, visit_interval
from api.values import new_id

# Decisions whether ARMS applies are kept in the room of assessments, which is above this one.
_LEFT_OUT = text(
    "select applies <> 'APPLIES' from doorstep.arms_applicability"
    " where force_id = :force and nominal_id = :nominal order by decided_at desc, id desc limit 1"
)


async def mode_since(connection: AsyncConnection, managed: Managed) -> date | None:
    """The first day of the present mode; None if it never changed."""
    found: date | None = await connection.scalar(
        select(mode_change.c.from_day)
        .where(mode_change.c.force_id == managed.force_id, mode_change.c.nominal_id == managed.nominal_id)
        .order_by(mode_change.c.decided_at.desc())
        .limit(1)
    )
    return found


async def is_left_out_of_arms(connection: AsyncConnection, managed: Managed) -> bool:
    """Whether a supervisor has decided that ARMS does not apply, by the last such decision."""
    about = {"force": managed.force_id, "nominal": managed.nominal_id}
    return bool(await connection.scalar(_LEFT_OUT, about))


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


async def end_interval(connection: AsyncConnection, managed: Managed, now: datetime) -> None:
    """The interval of the nominal's own that holds now holds no longer."""
    await connection.execute(_holding(managed).values(until=now))


async def end_interval_of_plan(connection: AsyncConnection, managed: Managed, now: datetime) -> None:
    """The same, of one that came with a plan; one that was set by itself goes on."""
    await connection.execute(_holding(managed).where(visit_interval.c.plan_id.is_not(None)).values(until=now))


def _holding(managed: Managed) -> Update:
    return update(visit_interval).where(
        visit_interval.c.force_id == managed.force_id,
        visit_interval.c.nominal_id == managed.nominal_id,
        visit_interval.c.since.is_not(None),
        visit_interval.c.until.is_(None),
    )
