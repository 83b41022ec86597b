"""Which unit answers for what an officer reports: their own, or the one that manages offenders in their district.

A response or neighbourhood team has nobody here who decides; what its officers tell goes before the supervisor of the
offender managers of the same district.
"""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

_ANSWERING: Final = text("""
select o.id, coalesce(
  (select m.id from doorstep.unit m
   where u.kind = 'DISTRICT' and m.force_id = u.force_id and m.kind = 'SOMU' and m.district = u.district
   order by m.name, m.id limit 1), u.id) as unit_id
from doorstep.officer o join doorstep.unit u on u.force_id = o.force_id and u.id = o.unit_id
where o.force_id = :force and o.id = any (:officers)
""")


async def units(connection: AsyncConnection, force_id: int, officers: Collection[UUID]) -> Mapping[UUID, UUID]:
    """The answering unit of each of these officers whom the force knows."""
    if not officers:
        return {}
    rows = await connection.execute(_ANSWERING, {"force": force_id, "officers": list(officers)})
    return {row.id: row.unit_id for row in rows}
