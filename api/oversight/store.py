"""Reads backlogs: fixed statements, one for each answer, in the caller's row context."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from api.db.database import Reading
from api.nominals.commands import MarkerCode, RiskLevel
from api.obligations.commands import ObligationKind
from api.oversight import trend
from api.oversight.backlog import BACKLOG, DETAIL, ORDER, RANKS, parameters
from api.oversight.commands import (
    BandSize,
    Board,
    DistrictSize,
    KindSize,
    Knowledge,
    OfficerSize,
    Overdue,
    OverdueList,
    RiskSize,
    TrendPoint,
    UnitSize,
    When,
    Which,
)
from api.oversight.rules import bands

# The steps of the plot of ages: a year in months of 30 days, and one step for all that is older.
AGE_STEP_DAYS = 30
AGE_STEPS = 13
_STARTS = """
select coalesce(array_agg(value order by value), '{}') from doorstep.standard
where force_id = $1 and code = 'AGE_BAND_FROM_DAYS'
  and valid_from <= $2::date and (valid_to is null or valid_to > $2::date)
"""
_BOARD = f"""
with {BACKLOG},
page as (select * from backlog where due_at = (select min(due_at) from backlog) order by {ORDER} limit 1),
starts as (select ({_STARTS}) as days)
select g.*, u.name as unit_name, w.name as owner_name, starts.days as starts, worst from (
  select case when grouping(kind) = 0 then 'kind' when grouping(risk_level) = 0 then 'risk_level'
      when grouping(unit_id) = 0 then 'unit' when grouping(district) = 0 then 'district'
      when grouping(owner_id) = 0 then 'owner' when grouping(band) = 0 then 'band'
      when grouping(age) = 0 then 'age' else 'all' end as by,
    kind, risk_level, unit_id, district, owner_id, band, age, count(*)::int as size, min(due_at) as oldest_due_at
  from (
    select b.*, width_bucket(b.days, starts.days) - 1 as band,
      least(b.days / {AGE_STEP_DAYS}, {AGE_STEPS - 1}) as age, place.district from backlog b cross join starts
    join doorstep.unit place on place.force_id = $1 and place.id = b.unit_id
  ) placed
  group by grouping sets ((), (kind), (risk_level), (unit_id), (district), (owner_id), (band), (age))
) g
cross join starts
left join doorstep.unit u on u.force_id = $1 and u.id = g.unit_id
left join doorstep.officer w on w.force_id = $1 and w.id = g.owner_id
left join ({DETAIL}) worst on g.by = 'all'
order by g.by, g.size desc, unit_name, owner_name, g.kind, g.risk_level, g.district, g.band
"""
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
_OVERDUE = tuple(part.name for part in fields(Overdue))


async def board(connection: Reading, force_id: int, when: When, which: Which) -> Board:
    """The backlog and its groups."""
    found = await connection.fetch(_BOARD, *parameters(force_id, when, which))
    groups: dict[str, list[Any]] = {}
    for row in found:
        groups.setdefault(row["by"], []).append(row)
    [whole] = groups["all"]
    sizes = {row["band"]: row for row in groups.get("band", ())}
    steps = {row["age"]: row for row in groups.get("age", ())}
    return Board(
        at=when.at,
        known_at=when.known_at,
        size=whole["size"],
        bands=[
            BandSize(days_from=low, days_to=high, **_size(sizes.get(place)))
            for place, (low, high) in enumerate(bands(whole["starts"], when.at))
        ],
        ages=[
            BandSize(days_from=low, days_to=high, **_size(steps.get(place)))
            for place, (low, high) in enumerate(bands([n * AGE_STEP_DAYS for n in range(AGE_STEPS)], when.at))
        ],
        by_kind=[KindSize(kind=ObligationKind(row["kind"]), **_size(row)) for row in groups.get("kind", ())],
        by_risk_level=[
            RiskSize(risk_level=RiskLevel(row["risk_level"]), **_size(row)) for row in groups.get("risk_level", ())
        ],
        by_unit=[
            UnitSize(unit_id=row["unit_id"], name=row["unit_name"], **_size(row)) for row in groups.get("unit", ())
        ],
        by_district=[DistrictSize(district=row["district"], **_size(row)) for row in groups.get("district", ())],
        by_officer=[
            OfficerSize(owner_id=row["owner_id"], name=row["owner_name"], **_size(row))
            for row in groups.get("owner", ())
        ],
        most_overdue=None if whole["worst"] is None else _overdue(dict(zip(_OVERDUE, whole["worst"], strict=True))),
    )


async def overdue(
    connection: Reading, force_id: int, when: When, which: Which, *, after: UUID | None, first: int
) -> OverdueList:
    """A page of the backlog, the oldest first; `after` is the id of the row before it."""
    found = await connection.fetch(_LIST, *parameters(force_id, when, which), after, first + 1)
    rows = [_overdue({name: row[name] for name in _OVERDUE}) for row in found if row["id"] is not None]
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


def _size(row: Any) -> dict[str, Any]:
    if row is None:
        return {"size": 0, "oldest_due_at": None}
    return {"size": row["size"], "oldest_due_at": row["oldest_due_at"]}


def _overdue(told: dict[str, Any]) -> Overdue:
    words = {
        "kind": ObligationKind(told["kind"]),
        "risk_level": RiskLevel(told["risk_level"]),
        "markers": [MarkerCode(code) for code in told["markers"]],
    }
    return Overdue(**(told | words))
