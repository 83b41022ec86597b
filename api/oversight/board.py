"""Reads the board: one statement, which counts what was asked for and nothing else."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from api.db.database import Reading
from api.nominals.commands import RiskLevel
from api.obligations.commands import ObligationKind
from api.oversight.backlog import DETAIL, ORDER, OVERDUE, backlog, overdue_of, parameters
from api.oversight.commands import (
    BandSize,
    Board,
    DistrictSize,
    KindSize,
    OfficerSize,
    RiskSize,
    UnitSize,
    When,
    Which,
)
from api.oversight.rules import bands
from api.oversight.words import Part

# The steps of the plot of ages: a year in months of 30 days, and one step for all that is older.
AGE_STEP_DAYS: Final = 30
AGE_STEPS: Final = 13
_WHOLE: Final = "all"
_GROUPS: Final = frozenset(Part) - {Part.MOST_OVERDUE}
_NAMES_RISK: Final = frozenset({Part.RISK_LEVELS, Part.MOST_OVERDUE})
_STARTS = """
select coalesce(array_agg(value order by value), '{}') from doorstep.standard
where force_id = $1 and code = 'AGE_BAND_FROM_DAYS'
  and valid_from <= $2::date and (valid_to is null or valid_to > $2::date)
"""
_WORST = f"left join ({DETAIL}) worst on g.by = '{_WHOLE}'"
_PAGE = f"page as (select * from backlog where due_at = (select min(due_at) from backlog) order by {ORDER} limit 1),"
_Groups = Mapping[str, list[Any]]


async def board(connection: Reading, force_id: int, when: When, which: Which, parts: frozenset[Part]) -> Board:
    """The backlog and the groups that were asked for."""
    with_risk = which.risk_levels is not None or not parts.isdisjoint(_NAMES_RISK)
    found = await connection.fetch(_statement(parts, with_risk=with_risk), *parameters(force_id, when, which))
    groups: dict[str, list[Any]] = {}
    for row in found:
        groups.setdefault(row["by"], []).append(row)
    [whole] = groups[_WHOLE]
    worst = whole["worst"] if Part.MOST_OVERDUE in parts else None
    starts = bands(whole["starts"], when.at) if Part.BANDS in parts else ()
    steps = bands([n * AGE_STEP_DAYS for n in range(AGE_STEPS)], when.at) if Part.AGES in parts else ()
    return Board(
        at=when.at,
        known_at=when.known_at,
        size=whole["size"],
        bands=_by_age(groups, Part.BANDS, starts),
        ages=_by_age(groups, Part.AGES, steps),
        by_kind=[KindSize(kind=ObligationKind(row["kind"]), **_size(row)) for row in _of(groups, Part.KINDS)],
        by_risk_level=[
            RiskSize(risk_level=RiskLevel(row["risk_level"]), **_size(row)) for row in _of(groups, Part.RISK_LEVELS)
        ],
        by_unit=[
            UnitSize(unit_id=row["unit_id"], name=row["unit_name"], **_size(row)) for row in _of(groups, Part.UNITS)
        ],
        by_district=[DistrictSize(district=row["district"], **_size(row)) for row in _of(groups, Part.DISTRICTS)],
        by_officer=[
            OfficerSize(owner_id=row["owner_id"], name=row["owner_name"], **_size(row))
            for row in _of(groups, Part.OFFICERS)
        ],
        most_overdue=None if worst is None else overdue_of(dict(zip(OVERDUE, worst, strict=True))),
    )


@cache
def _statement(parts: frozenset[Part], *, with_risk: bool) -> str:
    """Sums over `backlog`, one grouping set for each group that was asked for; the most overdue beside the whole."""
    groups = sorted(parts & _GROUPS)
    sets = ", ".join(["()", *(f"({group.value})" for group in groups)])
    by = " ".join(f"when grouping({group.value}) = 0 then '{group.value}'" for group in groups)
    named = f"case {by} else '{_WHOLE}' end" if groups else f"'{_WHOLE}'"
    columns = "".join(f"{group.value}, " for group in groups)
    district, place = ("place.district,", _PLACE) if Part.DISTRICTS in parts else ("", "")
    units = _UNITS if Part.UNITS in parts else ("", "")
    officers = _OFFICERS if Part.OFFICERS in parts else ("", "")
    page, worst = (_PAGE, ("worst,", _WORST)) if Part.MOST_OVERDUE in parts else ("", ("", ""))
    order = "".join(f", g.{group.value}" for group in groups)
    return f"""
with {backlog(with_risk=with_risk)},
{page}
starts as (select ({_STARTS}) as days)
select g.*, {units[0]} {officers[0]} {worst[0]} starts.days as starts from (
  select {named} as by, {columns} count(*)::int as size, min(due_at) as oldest_due_at
  from (
    select b.*, {district} width_bucket(b.days, starts.days) - 1 as band,
      least(b.days / {AGE_STEP_DAYS}, {AGE_STEPS - 1}) as age from backlog b cross join starts {place}
  ) placed
  group by grouping sets ({sets})
) g
cross join starts {units[1]} {officers[1]} {worst[1]}
order by g.by, g.size desc{", unit_name" if units[0] else ""}{", owner_name" if officers[0] else ""}{order}
"""


_PLACE = "join doorstep.unit place on place.force_id = $1 and place.id = b.unit_id"
_UNITS = ("u.name as unit_name,", "left join doorstep.unit u on u.force_id = $1 and u.id = g.unit_id")
_OFFICERS = ("w.name as owner_name,", "left join doorstep.officer w on w.force_id = $1 and w.id = g.owner_id")


def _of(groups: _Groups, part: Part) -> list[Any]:
    return groups.get(part.value, [])


def _by_age(groups: _Groups, part: Part, steps: tuple[tuple[int, int | None], ...]) -> list[BandSize]:
    """Every step, those of which there are none too."""
    sizes = {row[part.value]: row for row in _of(groups, part)}
    return [BandSize(days_from=low, days_to=high, **_size(sizes.get(place))) for place, (low, high) in enumerate(steps)]


def _size(row: Any) -> dict[str, Any]:
    if row is None:
        return {"size": 0, "oldest_due_at": None}
    return {"size": row["size"], "oldest_due_at": row["oldest_due_at"]}
