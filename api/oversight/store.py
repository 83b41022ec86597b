"""Reads backlogs: fixed statements, one for each answer, in the caller's row context."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from api.db.database import Reading
from api.oversight import trend
from api.oversight.backlog import BACKLOG, DETAIL, ORDER, RANKS, overdue_of, parameters
from api.oversight.commands import Knowledge, OverdueList, TrendPoint, When, Which

_LIST = f"""
with {BACKLOG}, counted as (select count(*)::int as size from backlog),
page as (
  select * from backlog where $11::uuid is null or ({ORDER}) > (select {ORDER} from backlog where id = $11)
  order by {ORDER} limit $12
)
select counted.size, shown.* from counted left join ({DETAIL}) shown on true order by {ORDER}
"""
_ALL = f"""
with {BACKLOG}, page as (select * from backlog order by {ORDER} limit $11)
select shown.*, b.opened_at, b.recorded_at, w.collar_number from ({DETAIL}) shown
join backlog b on b.id = shown.id join doorstep.officer w on w.force_id = $1 and w.id = shown.owner_id
order by shown.due_at, array_position({RANKS}, shown.risk_level), shown.id
"""


async def overdue(
    connection: Reading, force_id: int, when: When, which: Which, *, after: UUID | None, first: int
) -> OverdueList:
    """A page of the backlog, the oldest first; `after` is the id of the row before it."""
    found = await connection.fetch(_LIST, *parameters(force_id, when, which), after, first + 1)
    rows = [overdue_of(row) for row in found if row["id"] is not None]
    following = str(rows[first - 1].id) if len(rows) > first else None
    return OverdueList(at=when.at, known_at=when.known_at, size=found[0]["size"], rows=rows[:first], next=following)


async def everything(connection: Reading, force_id: int, when: When, which: Which, *, limit: int) -> list[Any]:
    """The whole backlog in the order of the list, `limit` rows at most, with what an export holds beside."""
    return list(await connection.fetch(_ALL, *parameters(force_id, when, which), limit))


async def points(
    connection: Reading, force_id: int, instants: Sequence[datetime], known: Knowledge, which: Which
) -> tuple[TrendPoint, ...]:
    """The backlog at each instant, in order."""
    found = await connection.fetch(trend.statement(known, which), *trend.parameters(force_id, instants, which))
    return tuple(
        TrendPoint(
            at=at,
            size=row["size"],
            came=row["came"] if row["place"] else 0,
            left=row["gone"] if row["place"] else 0,
        )
        for at, row in zip(instants, found, strict=True)
    )
