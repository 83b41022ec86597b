"""Takes in what a stock RxDB client pushes (docs/decisions/0077), by the same operations as a phone's submissions.

Each document is compared by what clients write, not by a version: what says the same is stored. Else it is merged field
by field from the state that the client knew of, and the merged document goes back, which RxDB's own handler adopts. A
field that two people changed is kept as a conflict. Nothing is ever an error for one document: what cannot be applied
is held for a person, and the document that stands, or its removal, goes back. What goes back passes the caller's row
policy, as every read does.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID, uuid5

import orjson

from api.audit import ledger as audit
from api.audit.vocabulary import AuditDecision, AuditOperation
from api.identity.principal import Principal
from api.obligations import store as obligation_store
from api.services import Services
from api.sync import books, collections, ledger, operations, replication
from api.sync.collections import DELETED, Asked, Collection, Document
from api.sync.commands import Applied, Held, HeldReason
from api.sync.ledger import Entry
from api.sync.tables import MutationState
from api.values import digest
from api.visits.book import Telling

logger = logging.getLogger(__name__)

ROWS_MAX: Final = 100
_ROWS: Final = UUID("5f0d7d2a-6a0e-4e0b-9a0c-7a1d5b1c0077")
_NOT_A_DOCUMENT: Final = Held(HeldReason.INVALID, "It is no document: newDocumentState needs an id, a UUID.")
_FAILED: Final = Held(HeldReason.SERVER_ERROR, "We could not record it. It is kept, and a supervisor has it.")
_NEVER_DELETED: Final = Held(HeldReason.INVALID, "A visit is never removed: a correction is a new record.")


async def push(
    services: Services, principal: Principal, collection: Collection, rows: Sequence[Any]
) -> list[Mapping[str, Any]]:
    """Take the rows in, in their order; gives the documents that stand where they are not what was pushed."""
    conflicts: list[Mapping[str, Any]] = []
    for row in rows[:ROWS_MAX]:
        said = row if isinstance(row, Mapping) else {}
        new, assumed = said.get("newDocumentState"), said.get("assumedMasterState")
        answer = await _take(services, principal, collection, new, assumed if isinstance(assumed, Mapping) else None)
        if answer is not None:
            conflicts.append(answer)
    return conflicts


async def _take(
    services: Services, principal: Principal, collection: Collection, new: Any, assumed: Document | None
) -> Mapping[str, Any] | None:
    key = collections.id_of(new)
    if key is None:
        asked = Asked("", 0, new if isinstance(new, dict) else {"said": new})
        await _keep(services, principal, collection, asked, known=None, held=_NOT_A_DOCUMENT)
        told = str(new["id"]) if isinstance(new, Mapping) and isinstance(new.get("id"), str) else None
        return None if told is None else collections.gone(collection, told)
    known = await _standing(services, principal, collection, key)
    if known is not None and collections.same(collection, new, known):
        return None
    if known is None and new.get(DELETED):
        return None
    if collection is not Collection.VISIT or known is None or new.get(DELETED):
        held = _NEVER_DELETED if collection is Collection.VISIT and new.get(DELETED) else None
        asked = collections.asked(collection, new, assumed)
        await _keep(services, principal, collection, asked, known=known, held=held)
        known = await _standing(services, principal, collection, key)
    if known is None:
        return None if new.get(DELETED) else collections.gone(collection, str(key))
    return None if collections.same(collection, new, known) else known


async def _standing(
    services: Services, principal: Principal, collection: Collection, key: UUID
) -> dict[str, Any] | None:
    """The document as the caller may see it now; None: there is none for the caller."""
    async with services.database.reading(principal.row_context()) as connection:
        found = (await replication.read(services, principal, connection, collection, [key])).get(key)
        await replication.consulted(connection, principal, "replicatePush", [found] if found else [])
    return found


async def _keep(
    services: Services,
    principal: Principal,
    collection: Collection,
    asked: Asked,
    *,
    known: Document | None,
    held: Held | None,
) -> None:
    """Apply it or hold it: a ledger entry either way, under an id that follows from what was pushed onto what.

    The same push over the same state, as after an answer that was lost, is the same entry.
    """
    text = orjson.dumps([principal.id, collection, asked.op, asked.payload, known], option=orjson.OPT_SORT_KEYS)
    key = uuid5(_ROWS, digest(text.decode()))
    try:
        await _keep_once(services, principal, asked, key, held)
    except Exception:
        logger.exception("replicated document %s could not be applied", key)
        await _keep_once(services, principal, asked, key, _FAILED)


async def _keep_once(services: Services, principal: Principal, asked: Asked, key: UUID, held: Held | None) -> None:
    async with services.database.writing(principal.service_context()) as connection:
        named = collections.id_of({"id": asked.payload.get("nominalId")})
        units = await ledger.known_nominals(connection, principal.force_id, [named] if named else [])
        if await ledger.find(connection, principal.force_id, [key]):
            return
        now = services.clock.now()
        telling = Telling(
            principal=principal,
            submission_id=key,
            now=now,
            received_at=now,
            policy=await obligation_store.policy(connection, principal.force_id),
            officer_id=principal.officer_id,
            at=now,
        )
        command = held or operations.read(asked.op, asked.version, asked.payload, officer_id=principal.officer_id)
        given = [] if isinstance(command, Held) else [(key, command)]
        noted = await books.read(connection, principal.force_id, given, received_at=now)
        verdict = command if isinstance(command, Held) else operations.decide(noted, telling, command)
        await noted.write(connection)
        entry = Entry(
            id=key,
            seq=None,
            state=MutationState.QUARANTINED if isinstance(verdict, Held) else verdict.state,
            reason=verdict.reason if isinstance(verdict, Held) else None,
            message=verdict.message,
            received_at=now,
            payload_sha256=digest(orjson.dumps(asked.payload, option=orjson.OPT_SORT_KEYS).decode()),
        )
        about = named if named in units else None
        await ledger.add(connection, principal.force_id, [(entry, _rest(principal, asked, about, units, verdict))])
        await noted.write_conflicts(connection)
        if isinstance(verdict, Held):
            noted.events.append(_held_event(principal, entry, about))
        await audit.append_all(connection, noted.events)
        await ledger.take_tickets(
            connection, principal.force_id, {key: verdict} if isinstance(verdict, Applied) else {}
        )


def _rest(
    principal: Principal, asked: Asked, about: UUID | None, units: Mapping[UUID, UUID], verdict: Applied | Held
) -> dict[str, Any]:
    text = orjson.dumps(asked.payload)
    opened: dict[str, Any] = {"sealed": text.decode()} if b"\\u0000" in text else {"payload": orjson.Fragment(text)}
    home = min(principal.unit_ids, default=None)
    unit = units[about] if about is not None else home
    return opened | {
        "principal_id": principal.id,
        "author_id": principal.id,
        "nominal_id": about,
        "unit_id": unit if isinstance(verdict, Held) else None,
        "op": asked.op.replace("\0", ""),
        "op_version": asked.version,
    }


def _held_event(principal: Principal, entry: Entry, about: UUID | None) -> audit.AuditEvent:
    return audit.by(
        principal,
        AuditOperation.COLLECTION,
        "replicatePush",
        decision=AuditDecision.QUARANTINE,
        object_type="submission",
        object_ids=(entry.id,),
        subject_ids=(about,) if about is not None else (),
        reason=entry.reason,
    )
