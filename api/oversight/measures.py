"""What a supervisor must know beside the backlog: how visits are made, who cannot be seen, who carries how much."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from api.db.database import Reading
from api.nominals.commands import RiskLevel
from api.oversight import trend
from api.oversight.backlog import BACKLOG, parameters
from api.oversight.commands import (
    Caseload,
    Caseloads,
    Change,
    Decisions,
    Knowledge,
    Practice,
    Unseen,
    When,
    Which,
)
from api.oversight.practised import RATES
from api.oversight.rules import percent
from api.refusals import Misconfigured
from api.visits.act_time import acted_at
from api.visits.commands import FAILED

_SAMPLED = """
select count(*)::int as sampled, count(*) filter (where i.finding = 'GOOD')::int as sampled_good,
  count(*) filter (where i.finding = 'NEEDS_WORK')::int as sampled_needs_work
from doorstep.sample_item i join doorstep.dip_sample s on s.force_id = i.force_id and s.id = i.sample_id
where i.force_id = $1 and s.drawn_at >= $2 and s.drawn_at < $3 and ($4::uuid is null or i.access_unit_id = $4)
"""
_FAILED = ", ".join(f"'{outcome.value}'" for outcome in sorted(FAILED))
_DECISIONS = f"""
with policy as (
  select days as attempts, source from doorstep.policy_row
  where force_id = $1 and code = 'S96B' and applies_to = 'ATTEMPTS'
    -- By its full name: else the parameter were a day, and the attempts of today would not count.
    and valid_from <= ($2::timestamptz)::date and (valid_to is null or valid_to > ($2::timestamptz)::date)
  order by days limit 1
), decided as (
  select nominal_id, max(decided_at) as at from doorstep.attempt_decision where force_id = $1 group by nominal_id
), unseen as (
  select n.id, n.reference, n.name, n.risk_level, n.unit_id, n.owner_id, n.last_successful_visit_at as seen_at,
    count(*)::int as failed_attempts, max({acted_at("v")}) as last_attempt_at
  from doorstep.nominal n
  join doorstep.visit v on v.force_id = n.force_id and v.nominal_id = n.id and v.outcome in ({_FAILED})
    and v.joined_to is null
    and {acted_at("v")} > coalesce(n.last_successful_visit_at, '-infinity') and {acted_at("v")} <= $2
  left join decided d on d.nominal_id = n.id
  where n.force_id = $1 and n.management_mode <> 'CLOSED' and ($3::uuid is null or n.unit_id = $3)
  group by n.force_id, n.id
  -- What a supervisor has decided on demands nothing more, until as many have failed again.
  having count(*) filter (where {acted_at("v")} > coalesce(d.at, '-infinity')) >= (select attempts from policy)
), placed as (
  select unseen.*, row_number() over (order by seen_at nulls first, failed_attempts desc, id) as place from unseen
)
select policy.attempts, policy.source, (select count(*)::int from unseen) as size, shown.* from policy left join (
  select e.id as nominal_id, e.reference, e.name, e.risk_level, u.name as unit_name, w.name as owner_name,
    e.failed_attempts, e.last_attempt_at, e.seen_at as last_successful_visit_at,
    ($2 at time zone 'Europe/London')::date - (e.seen_at at time zone 'Europe/London')::date
      as days_since_last_successful_visit
  from placed e
  join doorstep.unit u on u.force_id = $1 and u.id = e.unit_id
  join doorstep.officer w on w.force_id = $1 and w.id = e.owner_id
  where e.place > coalesce((select place from placed where id = $5), 0) order by e.place limit $4
) shown on true
order by last_successful_visit_at nulls first, failed_attempts desc, nominal_id
"""
_CASELOADS = f"""
with {BACKLOG}, carried as (
  select owner_id, count(*)::int as nominals from doorstep.nominal
  where force_id = $1 and management_mode <> 'CLOSED' and ($6::uuid is null or unit_id = $6) group by owner_id
), late as (select owner_id, count(*)::int as overdue from backlog group by owner_id),
most as (
  select value, valid_from, source from doorstep.standard where force_id = $1 and code = 'NOMINALS_PER_OFFICER'
    and valid_from <= $2::date and (valid_to is null or valid_to > $2::date) order by valid_from desc limit 1
)
select most.value, most.valid_from, most.source, c.owner_id, w.name, u.name as unit_name, c.nominals,
  coalesce(late.overdue, 0) as overdue
from most left join carried c on true
left join doorstep.officer w on w.force_id = $1 and w.id = c.owner_id
left join doorstep.unit u on u.force_id = $1 and u.id = w.unit_id
left join late on late.owner_id = c.owner_id
order by c.nominals desc, w.name, c.owner_id
"""
# Managed at each point: opened by then and not closed then, by the changes of mode.
_MANAGED = """
select place::int, (
  select count(*)::int from doorstep.nominal n
  where n.force_id = $1 and n.opened_at <= at and ($5::uuid is null or n.unit_id = $5)
    and ($7::uuid is null or n.owner_id = $7) and ($4::text[] is null or n.risk_level = any ($4))
    and ($6::text is null or n.unit_id in (
      select id from doorstep.unit where force_id = $1 and coalesce(district, '') = $6))
    and coalesce((
      select m.previous_mode from doorstep.mode_change m
      where m.force_id = n.force_id and m.nominal_id = n.id and m.from_day > at::date order by m.from_day limit 1
    ), n.management_mode) <> 'CLOSED'
) as managed
from unnest($2::timestamptz[]) with ordinality as given(at, place)
"""


async def practice(
    connection: Reading, force_id: int, since: datetime, until: datetime, unit_id: UUID | None
) -> Practice:
    """How the visits that began in a period were made, and what was found of the samples drawn in it."""
    row = await connection.fetchrow(RATES, force_id, since, until, unit_id)
    found = await connection.fetchrow(_SAMPLED, force_id, since, until, unit_id)
    return Practice(**row, **found)


async def decisions(
    connection: Reading,
    force_id: int,
    now: datetime,
    unit_id: UUID | None,
    *,
    first: int,
    after: UUID | None = None,
) -> Decisions:
    """Whom officers tried to see in vain as often as policy lets pass without a decision."""
    found = await connection.fetch(_DECISIONS, force_id, now, unit_id, first + 1, after)
    if not found:
        raise Misconfigured("No policy says after how many failed attempts a decision is due: add S96B ATTEMPTS.")
    rows = [_unseen(dict(row)) for row in found if row["nominal_id"] is not None]
    more = rows[first - 1].nominal_id if len(rows) > first else None
    told = {name: found[0][name] for name in ("attempts", "source", "size")}
    return Decisions(**told, rows=rows[:first], next=more)


def _unseen(row: dict[str, Any]) -> Unseen:
    for name in ("attempts", "source", "size"):
        del row[name]
    return Unseen(**(row | {"risk_level": RiskLevel(row["risk_level"])}))


async def caseloads(connection: Reading, force_id: int, when: When, unit_id: UUID | None) -> Caseloads:
    """How many each officer manages, and how much of what they owe is overdue."""
    found = await connection.fetch(_CASELOADS, *parameters(force_id, when, Which(unit_id=unit_id)))
    if not found:
        raise Misconfigured("No standard says how many nominals an officer should have: add NOMINALS_PER_OFFICER.")
    officers = [
        Caseload(**{name: row[name] for name in ("owner_id", "name", "unit_name", "nominals", "overdue")})
        for row in found
        if row["owner_id"] is not None
    ]
    return Caseloads(most=found[0]["value"], since=found[0]["valid_from"], source=found[0]["source"], officers=officers)


async def change(
    connection: Reading, force_id: int, instants: Sequence[datetime], known: Knowledge, which: Which
) -> Change:
    """The backlog at two instants, and how many nominals were managed at each."""
    sql = f"select t.place, t.size, m.managed from ({trend.statement(known, which)}) t join ({_MANAGED}) m"
    found = await connection.fetch(
        f"{sql} on m.place = t.place + 1 order by t.place", *trend.parameters(force_id, instants, which)
    )
    before, after = found
    return Change(
        before=instants[0],
        after=instants[1],
        size_before=before["size"],
        size_after=after["size"],
        percent=percent(before["size"], after["size"]),
        managed_before=before["managed"],
        managed_after=after["managed"],
    )
