"""The visits that wait for a supervisor's review: this is how a supervisor is told of a visit.

A visit is in the queue from the transaction that recorded it until it is reviewed; the unit's stream says at once
that there is something new. What a supervisor must know the same day stands first: one officer alone without leave, a
suspected breach, a trigger of the plan that happened, a clock that was wrong.
"""

from typing import Any, Final
from uuid import UUID

from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.nominals.commands import RiskLevel
from api.oversight.sampled import Awaited, ReviewQueue
from api.refusals import BadInput
from api.services import Services
from api.visits.commands import CrewMode, VisitFlag, VisitOutcome
from api.visits.following import ReviewStep

ROWS_MAX: Final = 100
# Of these a supervisor hears the same day, whatever else waits.
URGENT: Final = (
    VisitFlag.SINGLE_CREWED_UNAUTHORISED,
    VisitFlag.SUSPECTED_BREACH,
    VisitFlag.TRIGGER_UNANSWERED,
    VisitFlag.CLOCK_SKEWED,
    VisitFlag.FUTURE_DATED,
)
_ORDER: Final = "urgent desc, due_at, visit_id"
_QUEUE: Final = f"""
with waiting as materialized (
  select v.id as visit_id, v.nominal_id, v.outcome, v.started_at, v.received_at, v.crew_mode, v.flags, v.officer_id,
    o.due_at, v.flags && $3::text[] or told.triggers <> '{{}}' as urgent, told.triggers
  from doorstep.obligation o
  join doorstep.visit v on v.force_id = o.force_id and v.id = o.opened_by
  cross join lateral (
    select coalesce(array_agg(t.text order by t.position), '{{}}') as triggers
    from doorstep.trigger_answer a
    join doorstep.plan_trigger t on t.force_id = a.force_id and t.id = a.trigger_id
    where a.force_id = v.force_id and a.visit_id = v.id and a.happened
  ) told
  where o.force_id = $1 and o.kind = 'SUP_REVIEW' and o.met_at is null and o.cancelled_at is null
    and o.superseded_at is null and ($4::uuid is null or o.access_unit_id = $4)
), numbered as (select w.*, row_number() over (order by {_ORDER}) as place from waiting w),
counts as (
  select count(*)::int as size, count(*) filter (where urgent)::int as urgent_count,
    count(*) filter (where due_at < $2)::int as overdue_count,
    (select count(*)::int from doorstep.visit v
      join lateral (
        select step from doorstep.visit_review r where r.force_id = v.force_id and r.visit_id = v.id
        order by at desc, id desc limit 1
      ) last on last.step = 'RETURNED'
      where v.force_id = $1 and ($4::uuid is null or v.access_unit_id = $4)
        and v.id in (select visit_id from doorstep.visit_review r where r.force_id = $1 and r.step = 'RETURNED')
    ) as returned_count
  from waiting
)
select counts.*, w.*, n.reference, n.name, n.risk_level, who.name as officer_name,
  greatest(0, ($2 at time zone 'Europe/London')::date - (w.due_at at time zone 'Europe/London')::date) as days_overdue,
  (select step from doorstep.visit_review r where r.force_id = $1 and r.visit_id = w.visit_id
    order by at desc, id desc limit 1) as last_step
from counts
left join (
  select * from numbered
  where place > coalesce((select place from numbered where visit_id = $5), 0) order by place limit $6
) w on true
left join doorstep.nominal n on n.force_id = $1 and n.id = w.nominal_id
left join doorstep.officer who on who.force_id = $1 and who.id = w.officer_id
order by w.place
"""


async def queue(
    services: Services, principal: Principal, *, unit_id: UUID | None, first: int, after: UUID | None
) -> ReviewQueue:
    """A page of the queue, as the caller may see it; `after` is the visit before the page."""
    if not 1 <= first <= ROWS_MAX:
        raise BadInput(f"first is from 1 to {ROWS_MAX}.", field="first")
    flags = [flag.value for flag in URGENT]
    async with services.database.reading(principal.row_context()) as connection:
        found = await connection.fetch(
            _QUEUE, principal.force_id, services.clock.now(), flags, unit_id, after, first + 1
        )
        rows = [row for row in found if row["visit_id"] is not None]
        event = ledger.by(
            principal,
            AuditOperation.CONSULTATION,
            "reviewQueue",
            object_type="visit",
            object_ids=[row["visit_id"] for row in rows[:first]],
            subject_ids=list(dict.fromkeys(row["nominal_id"] for row in rows[:first])),
            row_count=len(rows[:first]),
        )
        await ledger.append_to_read(connection, event)
    counts = found[0]
    return ReviewQueue(
        size=counts["size"],
        urgent=counts["urgent_count"],
        overdue=counts["overdue_count"],
        returned=counts["returned_count"],
        rows=[_awaited(row) for row in rows[:first]],
        next=str(rows[first - 1]["visit_id"]) if len(rows) > first else None,
    )


_SAME: Final = (
    "visit_id", "nominal_id", "reference", "name", "started_at", "received_at", "triggers", "officer_name", "due_at",
    "days_overdue", "urgent",
)  # fmt: skip


def _awaited(row: Any) -> Awaited:
    return Awaited(
        **{name: row[name] for name in _SAME},
        risk_level=RiskLevel(row["risk_level"]),
        outcome=VisitOutcome(row["outcome"]),
        crew_mode=CrewMode(row["crew_mode"]),
        flags=[VisitFlag(flag) for flag in row["flags"]],
        last_step=None if row["last_step"] is None else ReviewStep(row["last_step"]),
    )
