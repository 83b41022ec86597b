"""Reads and writes orders, their conditions, and the steps of their lives."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select, update

from api.db.rows import among, insert_all
from api.nominals.desk import Desk
from api.nominals.tables import nominal_order, order_condition
from api.orders.commands import ConditionRow, OrderEnd, OrderStep, RecordOrder
from api.orders.rules import Known
from api.orders.tables import order_change


async def known(desk: Desk, key: UUID) -> Known:
    """An order that the desk found, as it is kept."""
    force_id = desk.principal.force_id
    row = (
        await desk.connection.execute(
            select(nominal_order.c.made_on, nominal_order.c.expires_on, nominal_order.c.ended_on).where(
                nominal_order.c.force_id == force_id, nominal_order.c.id == key
            )
        )
    ).one()
    conditions = await desk.connection.scalars(
        select(order_condition.c.id).where(
            order_condition.c.force_id == force_id,
            order_condition.c.order_id == key,
            order_condition.c.ended_on.is_(None),
        )
    )
    steps = await desk.connection.scalar(
        select(func.count()).where(order_change.c.force_id == force_id, order_change.c.order_id == key)
    )
    return Known(
        id=key,
        steps=steps or 0,
        made_on=row.made_on,
        expires_on=row.expires_on,
        ended_on=row.ended_on,
        conditions=frozenset(conditions),
    )


async def add(desk: Desk, command: RecordOrder) -> bool:
    """Write a new order; false if there is one of that id."""
    force_id = desk.principal.force_id
    if await desk.connection.scalar(
        select(nominal_order.c.id).where(nominal_order.c.force_id == force_id, nominal_order.c.id == command.order_id)
    ):
        return False
    await desk.connection.execute(
        insert(nominal_order).values(
            **desk.about(),
            id=command.order_id,
            kind=command.kind,
            made_on=command.made_on,
            expires_on=command.expires_on,
            court=command.court or None,
        )
    )
    return True


async def add_conditions(desk: Desk, order_id: UUID, rows: Sequence[ConditionRow], since: date) -> bool:
    """Write conditions that hold from a day on; false if one of their ids is taken."""
    ids = [row.id for row in rows]
    taken = await desk.connection.scalar(
        select(order_condition.c.id)
        .where(order_condition.c.force_id == desk.principal.force_id, order_condition.c.id == among(ids))
        .limit(1)
    )
    if taken is not None:
        return False
    of = desk.about() | {"order_id": order_id, "since": since}
    await insert_all(desk.connection, order_condition, [of | vars(row) for row in rows])
    return True


async def end_conditions(desk: Desk, ids: Iterable[UUID], day: date) -> None:
    """They hold no longer from this day."""
    await desk.connection.execute(
        update(order_condition)
        .where(order_condition.c.force_id == desk.principal.force_id, order_condition.c.id == among(ids))
        .values(ended_on=day)
    )


async def change(desk: Desk, order_id: UUID, **values: Any) -> None:
    """How the order stands from now on; its steps keep how it stood."""
    await desk.connection.execute(
        update(nominal_order)
        .where(nominal_order.c.force_id == desk.principal.force_id, nominal_order.c.id == order_id)
        .values(**values)
    )


async def add_step(
    desk: Desk,
    key: UUID,
    order_id: UUID,
    step: OrderStep,
    *,
    from_day: date,
    expires_on: date | None,
    reason: str,
    why: OrderEnd | None = None,
) -> None:
    """Keep a step under the id of the command that asked for it."""
    await desk.connection.execute(
        insert(order_change).values(
            **desk.about(),
            id=key,
            order_id=order_id,
            step=step,
            from_day=from_day,
            expires_on=expires_on,
            why=why,
            reason=reason,
            recorded_at=desk.now,
            recorded_by=desk.principal.id,
        )
    )
