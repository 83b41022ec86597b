"""Lets go of the marks of what left a scope, once every phone has had time to hear of it (docs/sync.md, 4).

How long they are kept is dated policy. The scope's floor rises to the last mark that goes, in the same statement: a
phone that stands below it cannot be told what left, and gets that scope anew. Nothing else is lost by it.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.clock import Clock
from api.db.context import SERVICE, RowContext
from api.db.database import Database
from api.sync import retained
from api.sync.tables import RetentionCode

BATCH: Final = 5_000

# Rows that a push holds are passed over: they are being marked anew, and waiting for them could wait for ever.
_PURGE: Final = text(
    """
with old as (
  select force_id, scope, entity, id from doorstep.sync_row
  where force_id = :force and not present and marked_at < :before
  order by marked_at limit :most for update skip locked),
gone as (
  delete from doorstep.sync_row r using old
  where (r.force_id, r.scope, r.entity, r.id) = (old.force_id, old.scope, old.entity, old.id)
  returning r.scope, r.ticket),
raised as (
  insert into doorstep.sync_scope_floor (force_id, scope, floor)
  select :force, scope, max(ticket) from gone group by scope order by scope
  on conflict (force_id, scope) do update set floor = greatest(sync_scope_floor.floor, excluded.floor))
select count(*) from gone
"""
)


async def purge(database: Database, clock: Clock, force_id: int, *, most: int = BATCH) -> int:
    """Let go of what the policy in force no longer keeps, a batch a transaction; gives how many marks went.

    Safe beside pushes and pulls, and beside another purge. Without a policy in force nothing goes.
    """
    total = 0
    while True:
        async with database.writing(RowContext(force_id=force_id, roles=(SERVICE,))) as connection:
            before = await _horizon(connection, force_id, clock.now())
            if before is None:
                return total
            answer = await connection.execute(_PURGE, {"force": force_id, "before": before, "most": most})
            gone = int(answer.scalar_one())
        total += gone
        if gone < most:
            return total


async def _horizon(connection: AsyncConnection, force_id: int, now: datetime) -> datetime | None:
    kept = await retained.days(connection, force_id, RetentionCode.TOMBSTONES, now)
    return None if kept is None else now - timedelta(days=kept)
