"""What agencies owe the force: acknowledgements of what they were told, and of recalls; and how soon each was told of
cases. Counted from the ledger itself, as far as the caller sees it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.obligations.calendar import start_of_london_day
from api.refusals import BadInput
from api.services import Services

_OUTSTANDING: Final = """
with owed as (
  select d.agency_id, d.acknowledge_by,
    d.acknowledge_by is not null and d.acknowledged_at is null and not d.is_recalled as unacknowledged,
    coalesce((
      select n.acknowledged_at is null from doorstep.recall_notice n
      where n.force_id = d.force_id and n.disclosure_id = d.id order by n.sent_at desc, n.id limit 1
    ), false) as recalled
  from doorstep.disclosure d
  where d.force_id = $1 and (d.is_recalled or (d.acknowledge_by is not null and d.acknowledged_at is null))
)
select a.id as agency_id, a.name, count(*) filter (where unacknowledged)::int as unacknowledged,
  count(*) filter (where unacknowledged and acknowledge_by < $2)::int as late,
  count(*) filter (where recalled)::int as recalls
from owed join doorstep.agency a on a.force_id = $1 and a.id = owed.agency_id
where unacknowledged or recalled
group by a.id, a.name order by count(*) desc, a.name
"""

# The first telling of each case to each agency; a report about a case tells of no case (decision 161).
_BY_AGENCY: Final = """
with first as (
  select distinct on (d.agency_id, c.id) d.agency_id,
    extract(epoch from d.disclosed_at - c.received_at)::float8 / 3600 as hours,
    d.disclosed_at <= c.received_at + interval '24 hours' as within_a_day
  from doorstep.ocait_case c
  join doorstep.disclosure d on d.force_id = c.force_id and d.case_id = c.id and d.record_kind = 'CASE' and d.is_told
  where c.force_id = $1 and c.received_at >= $2 and c.received_at < $3
  order by d.agency_id, c.id, d.disclosed_at, d.id
)
select a.id as agency_id, a.name, count(*)::int as shared, count(*) filter (where within_a_day)::int as within_a_day,
  percentile_cont(0.5) within group (order by hours)::float8 as median_hours, max(hours) as longest_hours
from first join doorstep.agency a on a.force_id = $1 and a.id = first.agency_id
group by a.id, a.name order by median_hours desc, a.name
"""


@dataclass(frozen=True, kw_only=True)
class AgencySharingTime:
    """The cases, received in a time, of which one agency was told: how many, and how soon it was told of them."""

    agency_id: UUID
    name: str
    shared: int
    within_a_day: int
    median_hours: float
    longest_hours: float


@dataclass(frozen=True, kw_only=True)
class SharingOutstanding:
    """What one agency has not acknowledged; `late`: by when it was to."""

    agency_id: UUID
    name: str
    unacknowledged: int
    late: int
    recalls: int


async def outstanding(services: Services, principal: Principal) -> list[SharingOutstanding]:
    """By agency, the most first; agencies that owe nothing are left out."""
    async with services.database.reading(principal.row_context()) as connection:
        rows = await connection.fetch(_OUTSTANDING, principal.force_id, services.clock.now())
        event = ledger.by(
            principal,
            AuditOperation.CONSULTATION,
            "sharingOutstanding",
            object_type="disclosure",
            row_count=sum(row["unacknowledged"] + row["recalls"] for row in rows),
        )
        await ledger.append_to_read(connection, event)
    return [SharingOutstanding(**row) for row in rows]


async def by_agency(services: Services, principal: Principal, first: date, last: date) -> list[AgencySharingTime]:
    """Of cases received from the first day to the last, both included, in London: the agency that waited longest first.

    An agency that was told of none is left out: not every case is every agency's.
    """
    if last < first:
        raise BadInput("The last day is before the first: swap them.", field="to")
    days = (start_of_london_day(first), start_of_london_day(date.fromordinal(last.toordinal() + 1)))
    async with services.database.reading(principal.row_context()) as connection:
        rows = await connection.fetch(_BY_AGENCY, principal.force_id, *days)
        event = ledger.by(
            principal,
            AuditOperation.CONSULTATION,
            "sharingTimesByAgency",
            object_type="disclosure",
            row_count=sum(row["shared"] for row in rows),
        )
        await ledger.append_to_read(connection, event)
    return [AgencySharingTime(**row) for row in rows]
