"""Reads the weak signals about a nominal: of whichever room, by one statement."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.alerts.rules import Signal
from api.alerts.words import SignalKind

_SIGNALS: Final = text("""
select 'CONCERN' as kind, c.id as record_id, c.received_at as at, left('Concern of ' || a.name, 500) as says
from doorstep.concern c join doorstep.agency a on a.force_id = c.force_id and a.id = c.agency_id
where c.force_id = :force and c.nominal_id = :nominal and c.received_at >= :since
union all
select 'TRIGGER', t.id, v.started_at, left('At a visit: ' || p.text, 500)
from doorstep.trigger_answer t
join doorstep.visit v on v.force_id = t.force_id and v.id = t.visit_id
join doorstep.plan_trigger p on p.force_id = t.force_id and p.id = t.trigger_id
where t.force_id = :force and t.access_nominal_id = :nominal and t.happened and v.started_at >= :since
union all
select 'INTELLIGENCE', r.id, r.received_at, 'Intelligence that stands alone: ' || r.urn
from doorstep.intelligence_link l
join doorstep.intelligence_report r on r.force_id = l.force_id and r.id = l.report_id
where l.force_id = :force and l.nominal_id = :nominal and r.received_at >= :since and r.state <> 'NOT_KEPT'
  and (r.source_evaluation <> 'RELIABLE' or exists (
    select from doorstep.intelligence_item i where i.force_id = r.force_id and i.report_id = r.id
    and i.assessment in ('C', 'D')))
union all
select 'NOTIFICATION', o.id, o.due_at, 'Not notified to police in time'
from doorstep.obligation o
where o.force_id = :force and o.nominal_id = :nominal and o.kind like 'NOTIF\\_%' and o.superseded_at is null
  and o.met_at is null and o.cancelled_at is null and o.due_at between :since and :now
order by at, record_id
""")


async def since(
    connection: AsyncConnection, force_id: int, nominal_id: UUID, *, since: datetime, now: datetime
) -> list[Signal]:
    """The signals from an instant on, the oldest first."""
    asked = {"force": force_id, "nominal": nominal_id, "since": since, "now": now}
    return [
        Signal(kind=SignalKind(row.kind), record_id=row.record_id, at=row.at, says=row.says)
        for row in await connection.execute(_SIGNALS, asked)
    ]
