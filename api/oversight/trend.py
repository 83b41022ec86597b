"""How the backlog moved: a sweep line over the rows that ever were overdue, in one pass however many points there are.

Each row is overdue at the points from `comes` up to, not including, `goes`; sums of both over the points give every
size. Where the question names people or places, a row is cut at the instants when its nominal moved; where it names
risk levels, at those when the level changed.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from api.oversight.commands import Knowledge, Which

# $1 force, $2 points, $3 kinds, $4 risk levels, $5 unit, $6 district, $7 owner.
# width_bucket counts the points at or before an instant, so it is the place of the first point after it; the first
# point not before an instant is the same of the instant a microsecond earlier, PostgreSQL's finest.
_FIRST_AFTER = "width_bucket({}, $2::timestamptz[])"
_FIRST_FROM = "width_bucket({} - interval '1 microsecond', $2::timestamptz[])"
_COMES = {
    Knowledge.NOW: _FIRST_AFTER.format("o.due_at"),
    Knowledge.AT_THE_TIME: f"greatest({_FIRST_AFTER.format('o.due_at')}, {_FIRST_FROM.format('o.recorded_at')})",
}
_GOES = {
    Knowledge.NOW: _FIRST_FROM.format("least(coalesce(o.met_at, 'infinity'), coalesce(o.cancelled_at, 'infinity'))"),
    Knowledge.AT_THE_TIME: _FIRST_FROM.format("o.overdue_until"),
}
_STANDS = {Knowledge.NOW: "and o.superseded_at is null", Knowledge.AT_THE_TIME: ""}
_HELD = """
join lateral (
  select a.unit_id, a.owner_id,
    case when row_number() over (order by a.since) = 1 then '-infinity' else a.since end as since,
    lead(a.since, 1, 'infinity') over (order by a.since) as until
  from doorstep.assignment a where a.force_id = o.force_id and a.nominal_id = o.nominal_id
  union all
  select o.access_unit_id, o.access_owner_id, '-infinity', 'infinity' where o.case_id is not null
) had on ($5::uuid is null or had.unit_id = $5) and ($7::uuid is null or coalesce(o.named_owner_id, had.owner_id) = $7)
  and ($6::text is null or had.unit_id in (
    select id from doorstep.unit where force_id = $1 and coalesce(district, '') = $6))
"""
_LEVEL = """
left join doorstep.nominal n on n.force_id = o.force_id and n.id = o.nominal_id
left join doorstep.ocait_case k on k.force_id = o.force_id and k.id = o.case_id
join lateral (
  select c.previous_level as risk_level, lag(c.effective_at, 1, '-infinity') over (order by c.effective_at) as since,
    c.effective_at as until
  from doorstep.risk_decision c
  where c.force_id = o.force_id and c.nominal_id = o.nominal_id and c.effective_at is not null
  union all
  select coalesce(n.risk_level, case when k.band in ('PENDING', 'NOT_APPLICABLE') then 'UNASSESSED' else k.band end),
    coalesce(max(c.effective_at), '-infinity'), 'infinity'
  from doorstep.risk_decision c where c.force_id = o.force_id and c.nominal_id = o.nominal_id
) level on level.risk_level = any ($4)
"""


def statement(known: Knowledge, which: Which) -> str:
    """The statement of a trend: rows of place (from 0), came, gone, size."""
    comes, goes = [_COMES[known]], [_GOES[known]]
    joins = ""
    if (which.unit_id, which.district, which.owner_id) != (None, None, None):
        joins += _HELD
        comes.append(_FIRST_FROM.format("had.since"))
        goes.append(_FIRST_FROM.format("had.until"))
    if which.risk_levels is not None:
        joins += _LEVEL
        comes.append(_FIRST_FROM.format("level.since"))
        goes.append(_FIRST_FROM.format("level.until"))
    return f"""
with spell as (
  select greatest({", ".join(comes)}) as comes, least({", ".join(goes)}) as goes
  from doorstep.obligation o {joins}
  where o.force_id = $1 and o.due_at < o.overdue_until and o.overdue_until > ($2::timestamptz[])[1]
    and o.due_at < ($2::timestamptz[])[cardinality($2::timestamptz[])]
    and ($3::text[] is null or o.kind = any ($3)) {_STANDS[known]}
    and ($4::text[] is null or $4 is not null) and ($5::uuid is null or $5 is not null)
    and ($6::text is null or $6 is not null) and ($7::uuid is null or $7 is not null)
), moved as (
  select comes as place, 1 as came, 0 as gone from spell where comes < goes
  union all
  select goes, 0, 1 from spell where comes < goes
)
select place, coalesce(sum(came), 0)::int as came, coalesce(sum(gone), 0)::int as gone,
  (sum(coalesce(sum(came), 0) - coalesce(sum(gone), 0)) over (order by place))::int as size
from generate_series(0, cardinality($2::timestamptz[]) - 1) place left join moved using (place)
group by place order by place
"""


def parameters(force_id: int, points: Sequence[datetime], which: Which) -> list[Any]:
    """What $1 to $7 are."""
    return [
        force_id,
        list(points),
        None if which.kinds is None else [kind.value for kind in which.kinds],
        None if which.risk_levels is None else [level.value for level in which.risk_levels],
        which.unit_id,
        which.district,
        which.owner_id,
    ]
