"""Gives a stock RxDB client what changed (docs/decisions/0077): pages after a checkpoint, in the order of tickets.

It stands beside the phone's own protocol and on the same ground: the change log's tickets, so that no page passes a
record that commits late; the read compiler's documents under the caller's row policy. What RxDB cannot say stays with
the phone's protocol: scopes that start anew, receipts, groups, sealed submissions.

A page has exactly as many documents as were asked for while there are more: RxDB takes a shorter one for the end. So
what the caller may not see, or no longer sees, is not left out: it comes as deleted, with its id alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import orjson

from api.audit import ledger as audit
from api.audit.vocabulary import AuditOperation
from api.db.database import Reading
from api.identity.principal import Principal
from api.refusals import BadInput
from api.services import Services
from api.sync import changes, collections
from api.sync.collections import EDITABLE, ENTITY, Collection
from api.sync.scopes import caseload_of

_NOMINALS: Final = (
    "select id, nominal_id from doorstep.{table} where force_id = $1 and id = any($2) and ended_on is null"
)
PAGE_MAX: Final = 1_000
_NIL: Final = UUID(int=0)
_VISITS: Final = """
select r.ticket, r.id, r.present as stands, null::uuid as nominal_id
from doorstep.sync_row r
where r.force_id = $1 and r.scope = $2 and r.entity = 'visit' and r.ticket >= $3 and (r.ticket, r.id) > ($3, $4)
order by r.ticket, r.id limit $5
"""
# A part of a nominal changes with its nominal, and leaves with it.
_PARTS: Final = """
select r.ticket, p.id, r.present and p.ended_on is null as stands, p.nominal_id
from doorstep.sync_row r join doorstep.{table} p on p.force_id = r.force_id and p.nominal_id = r.id
where r.force_id = $1 and r.scope = $2 and r.entity = 'nominal' and r.ticket >= $3 and (r.ticket, p.id) > ($3, $4)
order by r.ticket, p.id limit $5
"""


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    """How far a client has read one collection, in one epoch."""

    id: str
    sync_seq: float
    epoch: str


@dataclass(frozen=True, kw_only=True)
class Bulk:
    """Documents, and where to read on."""

    documents: Sequence[Mapping[str, Any]]
    checkpoint: Checkpoint


async def pull(
    services: Services, principal: Principal, collection: Collection, checkpoint: Checkpoint | None, *, limit: int
) -> Bulk:
    """What changed of a collection after the checkpoint: exactly `limit` documents while there are more."""
    most = max(1, min(limit, PAGE_MAX))
    async with services.database.reading(principal.service_context(), isolation="repeatable_read") as connection:
        epoch = await changes.epoch(connection)
        start = await _start(connection, principal, checkpoint, epoch)
        rows = await connection.fetch(_statement(collection), principal.force_id, caseload_of(principal), *start, most)
        await services.database.change_context(connection, principal.row_context())
        wanted = [row["id"] for row in rows if row["stands"]]
        found = await read(services, principal, connection, collection, wanted)
        documents = [found.get(row["id"]) or collections.gone(collection, str(row["id"])) for row in rows]
        if event := consultation(services, principal, collection, list(found.values()), action="replicatePull"):
            await audit.append_to_read(connection, event)
    ticket, key = (rows[-1]["ticket"], rows[-1]["id"]) if rows else start
    return Bulk(documents=documents, checkpoint=Checkpoint(id=str(key), sync_seq=float(ticket), epoch=epoch))


async def head(services: Services, principal: Principal) -> Checkpoint:
    """Where the caller's caseload stands now."""
    async with services.database.reading(principal.service_context()) as connection:
        ticket = await connection.fetchval(
            "select coalesce(max(ticket), 0) from doorstep.sync_row where force_id = $1 and scope = $2",
            principal.force_id,
            caseload_of(principal),
        )
        epoch = await changes.epoch(connection)
    return Checkpoint(id=str(UUID(int=2**128 - 1)), sync_seq=float(ticket), epoch=epoch)


async def read(
    services: Services, principal: Principal, connection: Reading, collection: Collection, ids: Sequence[UUID]
) -> dict[UUID, dict[str, Any]]:
    """The documents that the caller may see, in a transaction that is already the caller's."""
    if not ids:
        return {}
    texts = await services.read_documents(connection, principal, ENTITY[collection], ids)
    found = {key: collections.tidy(orjson.loads(text)) for key, text in texts.items()}
    if collection is Collection.VISIT:
        return found
    of_nominal = await connection.fetch(
        _NOMINALS.format(table=EDITABLE[collection].table.name), principal.force_id, list(found)
    )
    return {row["id"]: found[row["id"]] | {"nominalId": str(row["nominal_id"])} for row in of_nominal}


def consultation(
    services: Services,
    principal: Principal,
    collection: Collection,
    documents: Sequence[Mapping[str, Any]],
    *,
    action: str = "replicatePush",
) -> audit.AuditEvent | None:
    """The audit of whose records were shown, if any were."""
    if not documents:
        return None
    subjects = sorted({UUID(document["nominalId"]) for document in documents if document.get("nominalId")})
    return audit.by(
        principal,
        AuditOperation.CONSULTATION,
        action,
        object_type="document",
        subject_ids=subjects,
        row_count=len(documents),
        fields=services.read_documents.fields(ENTITY[collection]),
    )


async def _start(
    connection: Reading, principal: Principal, checkpoint: Checkpoint | None, epoch: str
) -> tuple[int, UUID]:
    if checkpoint is None:
        return 0, _NIL
    key = collections.id_of({"id": checkpoint.id})
    if key is None or not 0 <= checkpoint.sync_seq < 2**53:
        raise BadInput("The checkpoint is none of ours: give the last one as it came, or none.", field="checkpoint")
    scope = caseload_of(principal)
    floor = (await changes.floors(connection, principal.force_id, [scope])).get(scope, 0)
    if checkpoint.epoch != epoch or 0 < checkpoint.sync_seq < floor:
        raise BadInput(
            "What was removed since this checkpoint can no longer be told: remove the collection on the client and"
            " replicate it anew.",
            field="checkpoint",
        )
    return int(checkpoint.sync_seq), key


def _statement(collection: Collection) -> str:
    if collection is Collection.VISIT:
        return _VISITS
    return _PARTS.format(table=EDITABLE[collection].table.name)
