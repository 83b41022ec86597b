"""How visits of a period were made, and who is whose: each number, and the list behind it, by one condition.

Two officers' records of one visit are one. A period is of when visits began, as their officers said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from api.db.database import Reading
from api.nominals.commands import ManagementMode, RiskLevel
from api.oversight.words import PracticePart
from api.visits.commands import AnnouncedReason, CrewMode, VisitOutcome

T = TypeVar("T")
_WHEN: Final[Mapping[PracticePart, str]] = MappingProxyType(
    {
        PracticePart.VISITS: "true",
        PracticePart.SUCCEEDED: "v.outcome = 'SUCCESSFUL'",
        PracticePart.ANNOUNCED: "v.announced",
        PracticePart.ANNOUNCED_WITHOUT_REASON: "v.announced and v.announced_reason is null",
        PracticePart.SINGLE_CREWED: "v.crew_mode <> 'DOUBLE'",
        PracticePart.SINGLE_CREWED_UNAUTHORISED: "v.crew_mode = 'SINGLE_UNAUTHORISED'",
    }
)
_OF_PERIOD: Final = """
doorstep.visit v
where v.force_id = $1 and v.started_at >= $2 and v.started_at < $3 and v.joined_to is null
  and ($4::uuid is null or v.access_unit_id = $4)
"""
_COUNTS: Final = ", ".join(f"count(*) filter (where {when})::int as {part.lower()}" for part, when in _WHEN.items())
RATES: Final = f"select {_COUNTS} from {_OF_PERIOD}"
_LIST: Final = """
with behind as (
  select v.id, v.nominal_id, v.officer_id, v.started_at, v.outcome, v.announced, v.announced_reason, v.crew_mode,
    row_number() over (order by v.started_at desc, v.id) as place
  from {of_period} and {when}
)
select all_of.size, shown.* from (select count(*)::int as size from behind) all_of left join (
  select b.id as visit_id, b.started_at, b.outcome, b.announced, b.announced_reason, b.crew_mode, n.id as nominal_id,
    n.reference, n.name, n.risk_level, w.name as officer_name, u.name as unit_name, b.place
  from behind b
  join doorstep.nominal n on n.force_id = $1 and n.id = b.nominal_id
  join doorstep.unit u on u.force_id = $1 and u.id = n.unit_id
  join doorstep.officer w on w.force_id = $1 and w.id = b.officer_id
  where b.place > coalesce((select place from behind where id = $5), 0) order by b.place limit $6
) shown on true order by shown.place
"""
_CARRIED: Final = """
with behind as (
  select n.id, n.reference, n.name, n.risk_level, n.management_mode, n.last_successful_visit_at,
    row_number() over (order by n.reference, n.id) as place
  from doorstep.nominal n where n.force_id = $1 and n.owner_id = $2 and n.management_mode <> 'CLOSED'
    and ($3::uuid is null or n.unit_id = $3)
)
select all_of.size, shown.* from (select count(*)::int as size from behind) all_of left join (
  select b.id as nominal_id, b.reference, b.name, b.risk_level, b.management_mode, b.last_successful_visit_at, b.place
  from behind b where b.place > coalesce((select place from behind where id = $4), 0) order by b.place limit $5
) shown on true order by shown.place
"""


@dataclass(frozen=True, kw_only=True)
class PractisedVisit:
    """One attempt of a period, and how it was made."""

    visit_id: UUID
    started_at: datetime
    outcome: VisitOutcome
    announced: bool
    announced_reason: AnnouncedReason | None
    crew_mode: CrewMode
    nominal_id: UUID
    reference: str
    name: str
    risk_level: RiskLevel
    officer_name: str
    unit_name: str


@dataclass(frozen=True, kw_only=True)
class Carried:
    """One nominal of an officer's caseload."""

    nominal_id: UUID
    reference: str
    name: str
    risk_level: RiskLevel
    management_mode: ManagementMode
    last_successful_visit_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Behind(Generic[T]):
    """A page of what is behind a number: `size` is that number, `next` the row after which the next page begins."""

    size: int
    rows: Sequence[T]
    next: UUID | None


async def visits(
    connection: Reading,
    force_id: int,
    part: PracticePart,
    *,
    since: datetime,
    until: datetime,
    unit_id: UUID | None,
    first: int,
    after: UUID | None,
) -> Behind[PractisedVisit]:
    """The attempts that a rate counts, the latest first."""
    sql = _LIST.format(of_period=_OF_PERIOD, when=_WHEN[part])
    found = await connection.fetch(sql, force_id, since, until, unit_id, after, first + 1)
    words = {"outcome": VisitOutcome, "announced_reason": AnnouncedReason, "crew_mode": CrewMode}
    return _page(PractisedVisit, found, "visit_id", first, words | {"risk_level": RiskLevel})


async def carried(
    connection: Reading, force_id: int, owner_id: UUID, unit_id: UUID | None, *, first: int, after: UUID | None
) -> Behind[Carried]:
    """Whom an officer manages, of those whom the caller may see."""
    found = await connection.fetch(_CARRIED, force_id, owner_id, unit_id, after, first + 1)
    words = {"risk_level": RiskLevel, "management_mode": ManagementMode}
    return _page(Carried, found, "nominal_id", first, words)


def _page(kind: type[T], found: Sequence[Any], key: str, first: int, words: Mapping[str, Any]) -> Behind[T]:
    names = [part.name for part in fields(kind)]  # type: ignore[arg-type]
    rows = [
        {name: words[name](row[name]) if name in words and row[name] is not None else row[name] for name in names}
        for row in found
        if row[key] is not None
    ]
    shown = rows[:first]
    more = len(rows) > first
    return Behind(size=found[0]["size"], rows=[kind(**row) for row in shown], next=shown[-1][key] if more else None)
