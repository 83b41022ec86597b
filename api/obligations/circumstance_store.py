"""Reads what due dates depend on beside visits: the history of levels, pauses, and intervals of a nominal's own."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import among
from api.nominals.commands import OrderKind, RiskLevel
from api.nominals.tables import nominal_order, risk_decision
from api.obligations.calendar import london_day
from api.obligations.circumstances import Circumstances, LevelChange, OrderHeld, VisitInterval
from api.obligations.commands import PauseKind
from api.obligations.reckoning import Pause
from api.obligations.rules import Managed
from api.obligations.tables import pause, visit_interval
from api.obligations.words import day_words

_LEVELS = select(
    risk_decision.c.nominal_id, risk_decision.c.effective_at, risk_decision.c.previous_level, risk_decision.c.level
).where(risk_decision.c.effective_at.is_not(None))
_PAUSES = select(pause.c.nominal_id, pause.c.kind, pause.c.from_day, pause.c.to_day).where(
    pause.c.superseded_at.is_(None)
)
_ORDERS = select(nominal_order.c.nominal_id, nominal_order.c.kind, nominal_order.c.made_on, nominal_order.c.ended_on)
_INTERVALS = select(
    visit_interval.c.nominal_id,
    visit_interval.c.since,
    visit_interval.c.until,
    visit_interval.c.months,
    visit_interval.c.days,
    visit_interval.c.is_longer,
    visit_interval.c.plan_id,
).where(visit_interval.c.since.is_not(None))


async def of(connection: AsyncConnection, force_id: int, nominals: Sequence[Managed]) -> dict[UUID, Circumstances]:
    """The circumstances of each nominal, as they are known now."""
    keys = [managed.nominal_id for managed in nominals]
    levels: dict[UUID, list[LevelChange]] = defaultdict(list)
    pauses: dict[UUID, list[Pause]] = defaultdict(list)
    intervals: dict[UUID, list[VisitInterval]] = defaultdict(list)
    orders: dict[UUID, list[OrderHeld]] = defaultdict(list)
    if keys:
        for row in await connection.execute(
            _LEVELS.where(risk_decision.c.force_id == force_id, risk_decision.c.nominal_id == among(keys)).order_by(
                risk_decision.c.effective_at
            )
        ):
            levels[row.nominal_id].append(
                LevelChange(at=row.effective_at, before=RiskLevel(row.previous_level), after=RiskLevel(row.level))
            )
        for row in await connection.execute(
            _PAUSES.where(pause.c.force_id == force_id, pause.c.nominal_id == among(keys)).order_by(pause.c.from_day)
        ):
            pauses[row.nominal_id].append(Pause(kind=PauseKind(row.kind), from_day=row.from_day, to_day=row.to_day))
        held = (nominal_order.c.force_id == force_id, nominal_order.c.nominal_id == among(keys))
        for order in await connection.execute(_ORDERS.where(*held)):
            orders[order.nominal_id].append(
                OrderHeld(kind=OrderKind(order.kind), from_day=order.made_on, to_day=order.ended_on)
            )
        of_these = (visit_interval.c.force_id == force_id, visit_interval.c.nominal_id == among(keys))
        for own in await connection.execute(_INTERVALS.where(*of_these)):
            intervals[own.nominal_id].append(_interval(own))
    return {
        managed.nominal_id: Circumstances(
            level=managed.risk_level,
            levels=tuple(levels[managed.nominal_id]),
            pauses=tuple(pauses[managed.nominal_id]),
            intervals=tuple(intervals[managed.nominal_id]),
            orders=tuple(orders[managed.nominal_id]),
        )
        for managed in nominals
    }


def _interval(row: Any) -> VisitInterval:
    allowed = "approved by a supervisor" if row.is_longer else "set by its officer"
    allowed = "of the plan countersigned" if row.plan_id is not None else allowed
    words = f"an interval of the nominal's own, {allowed} on {day_words(london_day(row.since))}"
    return VisitInterval(since=row.since, until=row.until, months=row.months, days=row.days, words=words)
