"""Officers leave, change units, and are told no more of somebody, without a command that would tell what they owe by
name. So an operator's clock asks, and what they cannot see to falls to whoever has the nominal or the case.
"""

from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.cases import desk
from api.clock import Clock
from api.db.context import SERVICE, RowContext
from api.db.database import Database
from api.obligations import naming

BATCH: Final = 200
# In one order, so that the next batch begins after the last of this one.
_NAMED: Final = text("""
select distinct nominal_id, case_id, coalesce(nominal_id, case_id) as key from doorstep.obligation
where force_id = :force and named_owner_id is not null and coalesce(nominal_id, case_id) > :after
  and met_at is null and cancelled_at is null and superseded_at is null
order by key limit :most
""")


async def settle(database: Database, clock: Clock, force_id: int, *, most: int = BATCH) -> int:
    """Look at everything that is owed by name, a batch a transaction; gives how much changed hands."""
    changed, after = 0, UUID(int=0)
    while True:
        async with database.writing(RowContext(force_id=force_id, roles=(SERVICE,))) as connection:
            asked = {"force": force_id, "after": after, "most": most}
            found = (await connection.execute(_NAMED, asked)).all()
            for row in found:
                changed += await _settle(connection, clock, force_id, row.nominal_id, row.case_id)
        if len(found) < most:
            return changed
        after = found[-1].key


async def _settle(
    connection: AsyncConnection, clock: Clock, force_id: int, nominal_id: UUID | None, case_id: UUID | None
) -> int:
    if nominal_id is not None:
        return await naming.settle(connection, force_id, nominal_id, clock.now())
    assert case_id is not None, "it is about one of the two"
    case = await desk.locked(connection, force_id, case_id)
    assert case is not None, "something is owed of it"
    return await desk.release(connection, force_id, case, clock.now())
