"""What agencies owe the force: acknowledgements of what they were told, and of recalls. Counted from the ledger itself,
as far as the caller sees it.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
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
