"""The ledger of submissions: every one that ever arrived, once, with its verdict. SQL only."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Text, any_, bindparam, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import among, insert_all, update_all
from api.nominals.tables import nominal
from api.sync.commands import Applied, SyncReceipt
from api.sync.tables import MutationState, sync_mutation, sync_row
from api.visits.tables import visit

_RECEIPT = (
    sync_mutation.c.id,
    sync_mutation.c.claimed_id,
    sync_mutation.c.seq,
    sync_mutation.c.state,
    sync_mutation.c.reason,
    sync_mutation.c.message,
    sync_mutation.c.ticket,
    sync_mutation.c.received_at,
    sync_mutation.c.payload_sha256,
)
# What no receipt shows, where an entry says nothing of it.
_REST: Mapping[str, Any] = MappingProxyType(
    dict.fromkeys(
        "device_id prev_id group_id principal_id nominal_id unit_id author_id op op_version payload sealed device_at"
        " skew_seconds".split()
    )
)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One submission as the ledger keeps it."""

    id: UUID
    seq: int | None
    state: MutationState
    received_at: datetime
    payload_sha256: str
    claimed_id: UUID | None = None
    reason: str | None = None
    message: str | None = None
    ticket: int | None = None

    def receipt(self, ticket: int | None = None) -> SyncReceipt:
        """What the phone is told, under the id that the phone gave. `ticket`: one that was taken just now."""
        ticket = self.ticket if ticket is None else ticket
        return SyncReceipt(
            id=self.claimed_id or self.id,
            seq=self.seq or 0,
            state=self.state,
            version=str(ticket) if ticket is not None else None,
            reason=self.reason,
            message=self.message,
            received_at=self.received_at,
            payload_sha256=self.payload_sha256,
        )


async def find(connection: AsyncConnection, force_id: int, ids: Iterable[UUID]) -> dict[UUID, Entry]:
    """The entries that are there, by their ids."""
    wanted = sync_mutation.c.id == among(set(ids))
    return {entry.id: entry for entry in await _entries(connection, force_id, wanted)}


async def of_principal(
    connection: AsyncConnection, force_id: int, principal_id: UUID, ids: Iterable[UUID]
) -> list[Entry]:
    """The caller's own entries under these ids, as the caller gave them."""
    given = set(ids)
    wanted = (sync_mutation.c.id == among(given)) | (sync_mutation.c.claimed_id == among(given))
    return await _entries(connection, force_id, (sync_mutation.c.principal_id == principal_id) & wanted)


async def _entries(connection: AsyncConnection, force_id: int, wanted: ColumnElement[bool]) -> list[Entry]:
    rows = await connection.execute(
        select(*_RECEIPT).where(sync_mutation.c.force_id == force_id, wanted).order_by(sync_mutation.c.id)
    )
    return [Entry(**dict(row._mapping) | {"state": MutationState(row.state)}) for row in rows]  # noqa: SLF001 - public


async def add(connection: AsyncConnection, force_id: int, entries: Sequence[tuple[Entry, Mapping[str, Any]]]) -> None:
    """Write entries, each with the columns that no receipt shows."""
    await insert_all(
        connection, sync_mutation, [{"force_id": force_id, **_REST, **vars(entry), **rest} for entry, rest in entries]
    )


async def known_nominals(connection: AsyncConnection, force_id: int, ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Lock these nominals' rows until the commit, in id order, so that no two pushes wait for each other.

    Gives the unit of each that exists in the force.
    """
    wanted = set(ids)
    if not wanted:
        return {}
    rows = await connection.execute(
        select(nominal.c.id, nominal.c.unit_id)
        .where(nominal.c.force_id == force_id, nominal.c.id == among(wanted))
        .order_by(nominal.c.id)
        .with_for_update(key_share=True)
    )
    return {row.id: row.unit_id for row in rows}


async def take_tickets(connection: AsyncConnection, force_id: int, made: Mapping[UUID, Applied]) -> dict[UUID, int]:
    """Let the change log take its tickets now, and write into each applied entry the version of what came of it.

    `made` has the visit or nominal of each entry. Takes the commit lock: nothing but the commit should come after.
    """
    await connection.execute(text("set constraints all immediate"))
    if not made:
        return {}
    visits = {one.visit_id for one in made.values() if one.visit_id is not None}
    nominals = {one.nominal_id for one in made.values() if one.nominal_id is not None}
    tickets = await _tickets(connection, force_id, "visit", _caseloads_of_visits(force_id, visits)) if visits else {}
    if nominals:
        tickets |= await _tickets(connection, force_id, "nominal", _caseloads_of_nominals(force_id, nominals))
    of = {entry: one.visit_id or one.nominal_id for entry, one in made.items()}
    by_entry = {entry: tickets[key] for entry, key in of.items() if key is not None and key in tickets}
    await update_all(
        connection,
        sync_mutation,
        [{"force_id": force_id, "id": entry, "ticket": ticket} for entry, ticket in by_entry.items()],
    )
    return by_entry


def _caseloads_of_visits(force_id: int, ids: Collection[UUID]) -> Select[tuple[UUID, UUID]]:
    return select(visit.c.id, visit.c.access_owner_id.label("owner_id")).where(
        visit.c.force_id == force_id, visit.c.id == among(ids)
    )


def _caseloads_of_nominals(force_id: int, ids: Collection[UUID]) -> Select[tuple[UUID, UUID]]:
    return select(nominal.c.id, nominal.c.owner_id).where(nominal.c.force_id == force_id, nominal.c.id == among(ids))


async def _tickets(
    connection: AsyncConnection, force_id: int, entity: str, caseloads: Select[tuple[UUID, UUID]]
) -> dict[UUID, int]:
    """The tickets of records in their nominals' caseloads. Two look-ups by key, which no planner makes a scan of."""
    rows = await connection.execute(caseloads)
    scope_of = {row.id: f"caseload:{row.owner_id}" for row in rows}
    marked = await connection.execute(
        select(sync_row.c.id, sync_row.c.scope, sync_row.c.ticket).where(
            sync_row.c.force_id == force_id,
            sync_row.c.scope == any_(bindparam(None, sorted(set(scope_of.values())), type_=ARRAY(Text))),
            sync_row.c.entity == entity,
            sync_row.c.id == among(scope_of),
        )
    )
    return {row.id: row.ticket for row in marked if row.scope == scope_of.get(row.id)}
