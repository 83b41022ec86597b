"""A notification that was missed is a weak signal of which no command tells, only time: so an operator's clock asks.

Whoever missed one within the days that policy joins (ALERT_ANSWER for SIGNALS) is looked at, until an alert has told of
it. Beside a serving installation, and beside another run, it is safe: each person is looked at under their own lock.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import text

from api.alerts import hearing
from api.clock import Clock
from api.db.context import SERVICE, RowContext
from api.db.database import Database

BATCH: Final = 200
# A batch's people in one order, so that the next begins after the last of it.
_MISSED: Final = text("""
select distinct o.nominal_id from doorstep.obligation o
where o.force_id = :force and o.kind like 'NOTIF\\_%' and o.nominal_id > :after and o.superseded_at is null
  and o.met_at is null and o.cancelled_at is null and o.due_at < :now
  and o.due_at >= :now - make_interval(days => (
    select max(p.days) from doorstep.policy_row p where p.force_id = :force and p.code = 'ALERT_ANSWER'
      and p.applies_to = 'SIGNALS' and p.valid_from <= :now and (p.valid_to is null or p.valid_to > :now)))
  and not exists (
    select from doorstep.alert_signal s where s.force_id = o.force_id and s.nominal_id = o.nominal_id
      and s.kind = 'NOTIFICATION' and s.record_id = o.id)
order by o.nominal_id limit :most
""")


@dataclass(frozen=True)
class Missed:
    """How many people were looked at, and how many of them have an alert open."""

    looked_at: int
    alerts: int


async def look(database: Database, clock: Clock, force_id: int, *, most: int = BATCH) -> Missed:
    """Look at everybody who missed one, a batch a transaction. Again and again it changes nothing more."""
    looked_at, alerts, after = 0, 0, UUID(int=0)
    while True:
        async with database.writing(RowContext(force_id=force_id, roles=(SERVICE,))) as connection:
            now = clock.now()
            asked = {"force": force_id, "now": now, "after": after, "most": most}
            people = [row.nominal_id for row in await connection.execute(_MISSED, asked)]
            alerts += await hearing.hear(connection, force_id, people, now)
        looked_at += len(people)
        if len(people) < most:
            return Missed(looked_at, alerts)
        after = people[-1]
