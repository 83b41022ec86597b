"""The one SQL shape of what is overdue: at T, with what was known by K, T at most K.

Everything oversight says of a backlog is counted over the relation `backlog` of this page, so that a number and the
list behind it cannot differ. It reads only rows that ever were overdue (the index `obligation_was_overdue`). Where a
nominal stood at T is read from its assignments, its risk level from the levels it had before: a later change does not
rewrite a past day. What a decision named an officer for is that officer's, wherever the nominal stood. Whose rows are
counted is the caller's row policy, as it is today.

What is owed of a case stands among the rest: `nominal_id` is then the case's own id and `case_id` is set; its risk
level is KIRAT's band, as it is now, and where it stands is where it stands now.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from api.nominals.commands import MarkerCode, RiskLevel
from api.obligations.commands import ObligationKind
from api.oversight.commands import Overdue, When, Which
from api.visits.act_time import acted_at

_RISKIEST_FIRST = (RiskLevel.VERY_HIGH, RiskLevel.HIGH, RiskLevel.MEDIUM, RiskLevel.UNASSESSED, RiskLevel.LOW)
RANKS = "'{" + ",".join(level.value for level in _RISKIEST_FIRST) + "}'::text[]"
# The riskiest first of those that fell due at one instant; the id makes the order total.
ORDER = f"due_at, array_position({RANKS}, risk_level), id"

# What level a nominal had, or KIRAT's band of a case. Few rows are about a case: each asks for its own.
_RISK_LEVEL = """
      coalesce(decided.previous_level, n.risk_level, case when o.case_id is not null then (
        select case when c.band in ('PENDING', 'NOT_APPLICABLE') then 'UNASSESSED' else c.band end
        from doorstep.ocait_case c where c.force_id = o.force_id and c.id = o.case_id) end) as risk_level,"""
_OF_RISK = """
    left join doorstep.nominal n on n.force_id = o.force_id and n.id = o.nominal_id
    left join decided on decided.nominal_id = o.nominal_id"""


def backlog(*, with_risk: bool = True) -> str:
    """The relation, with or without the risk level: looking it up at each nominal is the dearest part of the whole.

    $1 force, $2 at, $3 known at, $4 kinds, $5 risk levels, $6 unit, $7 district, $8 owner, $9 and $10 days from and to.
    Without the risk level $5 must be null. Where a nominal stands now is on the row. Only of those who moved, or whose
    level was decided, after the time asked about is the past looked up: their assignment that held then (before the
    first, that one), the level they had.
    """
    return f"""
moved as materialized (
  select distinct on (a.nominal_id) a.nominal_id, a.unit_id, a.owner_id from doorstep.assignment a
  where a.force_id = $1 and a.nominal_id in (
    select later.nominal_id from doorstep.assignment later where later.force_id = $1 and later.since > $2)
  order by a.nominal_id, a.since <= $2 desc, abs(extract(epoch from a.since - $2))
), decided as materialized (
  select distinct on (nominal_id) nominal_id, previous_level from doorstep.risk_decision
  where force_id = $1 and effective_at > $2 order by nominal_id, effective_at
), backlog as materialized (
  select * from (
    select o.id, o.kind, coalesce(o.nominal_id, o.case_id) as nominal_id, o.case_id, o.opened_at, o.due_at,
      o.recorded_at,
      coalesce(moved.unit_id, o.access_unit_id) as unit_id,
      coalesce(o.named_owner_id, moved.owner_id, o.access_owner_id) as owner_id,\
{_RISK_LEVEL if with_risk else ""}
      ($2 at time zone 'Europe/London')::date - (o.due_at at time zone 'Europe/London')::date as days
    from doorstep.obligation o\
{_OF_RISK if with_risk else ""}
    left join moved on moved.nominal_id = o.nominal_id
    where o.force_id = $1 and o.due_at < $2 and o.overdue_until > $2 and o.due_at < o.overdue_until
      and ($4::text[] is null or o.kind = any ($4))
      and o.recorded_at <= $3 and (o.superseded_at is null or o.superseded_at > $3)
      and (o.met_at is null or o.met_at > $2 or o.met_recorded_at > $3)
      and (o.cancelled_at is null or o.cancelled_at > $2 or o.cancelled_recorded_at > $3)
  ) owed
  where ($5::text[] is null{" or risk_level = any ($5)" if with_risk else ""})
    and ($6::uuid is null or unit_id = $6)
    and ($7::text is null or unit_id in (
      select id from doorstep.unit where force_id = $1 and coalesce(district, '') = $7))
    and ($8::uuid is null or owner_id = $8)
    and ($9::int is null or days >= $9) and ($10::int is null or days <= $10)
)
"""


BACKLOG = backlog()
# Whether a record spoke for a visit as was known: two records that were joined later were two then.
_SPOKE = (
    "(select j.joined_to from doorstep.visit_joining j where j.force_id = $1 and j.visit_id = {0}.id"
    " and j.recorded_at <= $3 order by j.recorded_at desc, j.id desc limit 1) is null"
)
# The specific risk of each row of `page`. Markers, orders and household are dated, but not by when they were recorded:
# of a past day they say what is known now.
DETAIL = f"""
select p.id, p.kind, p.due_at, p.days as days_overdue, p.nominal_id, p.case_id,
  coalesce(n.reference, c.reference) as reference, coalesce(n.name, 'Case ' || c.reference) as name, p.risk_level,
  p.unit_id, u.name as unit_name, p.owner_id, w.name as owner_name,
  seen.at as last_successful_visit_at,
  ($2 at time zone 'Europe/London')::date - (seen.at at time zone 'Europe/London')::date
    as days_since_last_successful_visit,
  (select count(*)::int from doorstep.visit tried where tried.force_id = $1 and tried.nominal_id = p.nominal_id
     and tried.outcome <> 'SUCCESSFUL' and {_SPOKE.format("tried")}
     and {acted_at("tried")} <= $2 and tried.received_at <= $3
     and {acted_at("tried")} > coalesce(seen.at, '-infinity')) as failed_attempts,
  array(select distinct m.code from doorstep.marker m where m.force_id = $1 and m.nominal_id = p.nominal_id
     and m.since <= $2::date and (m.ended_on is null or m.ended_on > $2::date) order by 1) as markers,
  (select count(*)::int from doorstep.nominal_order r where r.force_id = $1 and r.nominal_id = p.nominal_id
     and r.made_on <= $2::date and (r.expires_on is null or r.expires_on > $2::date)) as orders,
  (select count(*)::int from doorstep.household_member h where h.force_id = $1 and h.nominal_id = p.nominal_id
     and h.is_child) as children
from page p
left join doorstep.nominal n on n.force_id = $1 and n.id = p.nominal_id
left join doorstep.ocait_case c on c.force_id = $1 and c.id = p.case_id
join doorstep.unit u on u.force_id = $1 and u.id = p.unit_id
join doorstep.officer w on w.force_id = $1 and w.id = p.owner_id
left join lateral (
  select max({acted_at("v")}) as at from doorstep.visit v where v.force_id = $1 and v.nominal_id = p.nominal_id
    and v.outcome = 'SUCCESSFUL' and {acted_at("v")} <= $2 and v.received_at <= $3 and {_SPOKE.format("v")}
) seen on true
"""
# The columns of `DETAIL`, in their order.
OVERDUE = tuple(part.name for part in fields(Overdue))


def parameters(force_id: int, when: When, which: Which) -> list[Any]:
    """What $1 to $10 are."""
    return [
        force_id,
        when.at,
        when.known_at,
        None if which.kinds is None else [kind.value for kind in which.kinds],
        None if which.risk_levels is None else [level.value for level in which.risk_levels],
        which.unit_id,
        which.district,
        which.owner_id,
        which.days_from,
        which.days_to,
    ]


def overdue_of(row: Mapping[str, Any]) -> Overdue:
    """A row of `DETAIL`, which may have more columns."""
    words = {
        "kind": ObligationKind(row["kind"]),
        "risk_level": RiskLevel(row["risk_level"]),
        "markers": [MarkerCode(code) for code in row["markers"]],
    }
    return Overdue(**({name: row[name] for name in OVERDUE} | words))
