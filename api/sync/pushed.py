"""Takes in what a stock RxDB client pushes (docs/decisions/0077), by the same operations as a phone's submissions.

Each document is compared by what clients write, not by a version: what says the same is stored. Else it is merged field
by field from the state that the client knew of, and the merged document goes back, which RxDB's own handler adopts. A
field that two people changed is kept as a conflict. Nothing is ever an error for one document: what cannot be applied
is held for a person, and the document that stands, or its removal, goes back. What goes back passes the caller's row
policy, as every read does.
"""

import asyncio
import logging
import random
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid5

import orjson
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger as audit
from api.audit.vocabulary import AuditDecision, AuditOperation
from api.identity.principal import Principal
from api.obligations import store as obligation_store
from api.obligations.policy import PolicyInterval
from api.services import Services
from api.sync import books, collections, ledger, operations, replication
from api.sync.collections import DELETED, Asked, Collection, Document
from api.sync.commands import Applied, Held, HeldReason
from api.sync.ledger import Entry
from api.sync.log import is_passing
from api.sync.tables import MutationState
from api.values import digest
from api.visits.book import Telling

logger = logging.getLogger(__name__)

ROWS_MAX: Final = 100
_TRIES: Final = 3
_ROWS: Final = UUID("5f0d7d2a-6a0e-4e0b-9a0c-7a1d5b1c0077")
_NOT_A_DOCUMENT: Final = Held(HeldReason.INVALID, "It is no document: newDocumentState needs an id, a UUID.")
_FAILED: Final = Held(HeldReason.SERVER_ERROR, "We could not record it. It is kept, and a supervisor has it.")
_NEVER_DELETED: Final = Held(HeldReason.INVALID, "A visit is never removed: a correction is a new record.")


async def push(
    services: Services, principal: Principal, collection: Collection, rows: Sequence[Any]
) -> list[Mapping[str, Any]]:
    """Take the rows in, in their order; gives the documents that stand where they are not what was pushed.

    The batch is one transaction, each row a savepoint of it: one that fails is held and harms no other. What another
    transaction undid (a deadlock, a lock waited for in vain) is tried again; after that it is an error, upon which RxDB
    sends the same batch again, and the ledger knows what it had.
    """
    for attempt in range(1, _TRIES):
        try:
            return await _push_once(services, principal, collection, rows[:ROWS_MAX])
        except DBAPIError as error:
            if not is_passing(error):
                raise
            logger.warning("a replicated batch is tried again: %s", getattr(error.orig, "sqlstate", None))
            await asyncio.sleep(random.uniform(0, 0.05 * 2**attempt))  # noqa: S311 - not a secret
    return await _push_once(services, principal, collection, rows[:ROWS_MAX])


async def _push_once(
    services: Services, principal: Principal, collection: Collection, rows: Sequence[Any]
) -> list[Mapping[str, Any]]:
    async with services.database.writing(principal.service_context()) as connection:
        batch = _Batch(services, principal, collection, connection)
        await batch.begin(rows)
        conflicts = [answer for row in rows if (answer := await batch.take(row)) is not None]
        await batch.end()
    return conflicts


class _Batch:
    """One push's rows within its transaction."""

    def __init__(
        self, services: Services, principal: Principal, collection: Collection, connection: AsyncConnection
    ) -> None:
        self._services = services
        self._principal = principal
        self._collection = collection
        self._connection = connection
        self._now = services.clock.now()
        self._policy: tuple[PolicyInterval, ...] = ()
        self._units: Mapping[UUID, UUID] = {}
        self._shown: list[Mapping[str, Any]] = []
        self._applied: dict[UUID, Applied] = {}

    async def begin(self, rows: Sequence[Any]) -> None:
        """Locks every nominal that is named, in id order as a phone's push does: no two batches wait for each other."""
        force_id = self._principal.force_id
        self._units = await ledger.known_nominals(self._connection, force_id, _named(rows))
        self._policy = await obligation_store.policy(self._connection, force_id)

    async def take(self, row: Any) -> Mapping[str, Any] | None:
        """Take one row in; gives the document that stands, where it is not what was pushed."""
        said = row if isinstance(row, Mapping) else {}
        new, base = said.get("newDocumentState"), said.get("assumedMasterState")
        assumed: Document | None = base if isinstance(base, Mapping) else None
        key = collections.id_of(new)
        if key is None:
            asked = Asked("", 0, new if isinstance(new, dict) else {"said": new})
            await self._keep(asked, known=None, held=_NOT_A_DOCUMENT)
            told = str(new["id"]) if isinstance(new, Mapping) and isinstance(new.get("id"), str) else None
            return None if told is None else collections.gone(self._collection, told)
        known = await self._standing(key)
        is_removed, is_visit = bool(new.get(DELETED)), self._collection is Collection.VISIT
        if known is not None and collections.same(self._collection, new, known):
            return None
        if known is None and is_removed:
            return None
        if not is_visit or known is None or is_removed:
            asked = collections.asked(self._collection, new, assumed)
            await self._keep(asked, known=known, held=_NEVER_DELETED if is_visit and is_removed else None)
            known = await self._standing(key)
        if known is None:
            return None if is_removed else collections.gone(self._collection, str(key))
        return None if collections.same(self._collection, new, known) else known

    async def end(self) -> None:
        """What was shown into the audit, and the tickets: they take the commit lock, so they come last."""
        if event := replication.consultation(self._principal, "replicatePush", self._shown):
            await audit.append(self._connection, event)
        await ledger.take_tickets(self._connection, self._principal.force_id, self._applied)

    async def _standing(self, key: UUID) -> dict[str, Any] | None:
        """The document as the caller may see it now; None: there is none for the caller."""
        raw = await self._connection.get_raw_connection()
        reading, database = raw.driver_connection, self._services.database
        await database.change_context(reading, self._principal.row_context())
        found = await replication.read(self._services, self._principal, reading, self._collection, [key])
        await database.change_context(reading, self._principal.service_context())
        self._shown += found.values()
        return found.get(key)

    async def _keep(self, asked: Asked, *, known: Document | None, held: Held | None) -> None:
        """Apply it or hold it: a ledger entry either way, under an id that follows from what was pushed onto what.

        The same push over the same state, as after an answer that was lost, is the same entry.
        """
        said = [self._principal.id, self._collection, asked.op, asked.payload, known]
        key = uuid5(_ROWS, digest(orjson.dumps(said, option=orjson.OPT_SORT_KEYS).decode()))
        if await ledger.find(self._connection, self._principal.force_id, [key]):
            return
        try:
            async with self._connection.begin_nested():
                await self._write(asked, key, held)
        except Exception as error:
            if is_passing(error):
                raise
            logger.exception("replicated document %s could not be applied", key)
            async with self._connection.begin_nested():
                await self._write(asked, key, _FAILED)

    async def _write(self, asked: Asked, key: UUID, held: Held | None) -> None:
        force_id, now = self._principal.force_id, self._now
        telling = Telling(
            principal=self._principal,
            submission_id=key,
            now=now,
            received_at=now,
            policy=self._policy,
            officer_id=self._principal.officer_id,
            at=now,
        )
        command = held or operations.read(asked.op, asked.version, asked.payload, officer_id=self._principal.officer_id)
        given = [] if isinstance(command, Held) else [(key, command)]
        noted = await books.read(self._connection, force_id, given, received_at=now)
        verdict = command if isinstance(command, Held) else operations.decide(noted, telling, command)
        await noted.write(self._connection)
        entry = _entry(asked, key, verdict, now)
        named = collections.id_of({"id": asked.payload.get("nominalId")})
        about = named if named in self._units else None
        await ledger.add(
            self._connection, force_id, [(entry, _rest(self._principal, asked, about, self._units, verdict))]
        )
        await noted.write_conflicts(self._connection)
        if isinstance(verdict, Held):
            noted.events.append(_held_event(self._principal, entry, about))
        await audit.append_all(self._connection, noted.events)
        if isinstance(verdict, Applied):
            self._applied[key] = verdict


def _named(rows: Sequence[Any]) -> list[UUID]:
    """The nominals that the rows' documents name."""
    documents = [row.get("newDocumentState") for row in rows if isinstance(row, Mapping)]
    named = [collections.id_of({"id": one.get("nominalId")}) for one in documents if isinstance(one, Mapping)]
    return [one for one in named if one is not None]


def _entry(asked: Asked, key: UUID, verdict: Applied | Held, now: datetime) -> Entry:
    return Entry(
        id=key,
        seq=None,
        state=MutationState.QUARANTINED if isinstance(verdict, Held) else verdict.state,
        reason=verdict.reason if isinstance(verdict, Held) else None,
        message=verdict.message,
        received_at=now,
        payload_sha256=digest(orjson.dumps(asked.payload, option=orjson.OPT_SORT_KEYS).decode()),
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
