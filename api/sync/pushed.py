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
from dataclasses import dataclass, replace
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
from api.visits.book import Telling
from api.writing import json_bytes, json_digest

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

    The batch is one transaction, decided and written together as a phone's push is; where that fails, each row is by
    itself in a savepoint, so that exactly the one that cannot be written is held and harms no other. What another
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
        for row in rows:
            await batch.take(row)
        return await batch.end(rows)


@dataclass(frozen=True)
class _Kept:
    """A row that becomes an entry of the ledger; `held`: whatever the facts are."""

    key: UUID
    asked: Asked
    held: Held | None


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
        # The documents as the caller may see them, by id, and those of them that may stand otherwise by now.
        self._standing: dict[UUID, dict[str, Any]] = {}
        self._moved: set[UUID] = set()
        self._shown: list[Mapping[str, Any]] = []
        self._applied: dict[UUID, Applied] = {}
        self._waiting: dict[UUID, _Kept] = {}

    async def begin(self, rows: Sequence[Any]) -> None:
        """Locks every nominal that is named, in id order as a phone's push does: no two batches wait for each other."""
        force_id = self._principal.force_id
        self._units = await ledger.known_nominals(self._connection, force_id, _named(rows))
        self._policy = await obligation_store.policy(self._connection, force_id)
        await self._read([key for row in rows if (key := collections.id_of(_new(row))) is not None])

    async def take(self, row: Any) -> None:
        """Take one row in."""
        new = _new(row)
        base = row.get("assumedMasterState") if isinstance(row, Mapping) else None
        assumed: Document | None = base if isinstance(base, Mapping) else None
        key = collections.id_of(new)
        if key is None:
            asked = Asked("", 0, new if isinstance(new, dict) else {"said": new})
            self._keep(asked, known=None, held=_NOT_A_DOCUMENT)
            return
        if key in self._moved:  # the same again, in one batch
            await self._flush()
            await self._read([key])
        known = self._standing.get(key)
        is_removed, is_visit = bool(new.get(DELETED)), self._collection is Collection.VISIT
        is_so = is_removed if known is None else collections.same(self._collection, new, known)
        if is_so or (is_visit and known is not None and not is_removed):
            return
        asked = collections.asked(self._collection, new, assumed)
        self._keep(asked, known=known, held=_NEVER_DELETED if is_visit and is_removed else None)
        self._moved.add(key)

    async def end(self, rows: Sequence[Any]) -> list[Mapping[str, Any]]:
        """The documents that stand where they are not what was pushed. Tickets take the commit lock: they come last."""
        await self._flush()
        await self._read(sorted(self._moved))
        answers = [answer for row in rows if (answer := self._answer(_new(row))) is not None]
        if event := replication.consultation(self._services, self._principal, self._collection, self._shown):
            await audit.append(self._connection, event)
        await ledger.take_tickets(self._connection, self._principal.force_id, self._applied)
        return answers

    def _keep(self, asked: Asked, *, known: Document | None, held: Held | None) -> None:
        """It will be applied or held: a ledger entry either way, under an id that follows from what came onto what.

        The same push over the same state, as after an answer that was lost, is the same entry.
        """
        said = [self._principal.id, self._collection, asked.op, asked.payload, known]
        key = uuid5(_ROWS, json_digest(said))
        self._waiting[key] = _Kept(key, asked, held)

    def _answer(self, new: Any) -> Mapping[str, Any] | None:
        key = collections.id_of(new)
        if key is None:
            told = new.get("id") if isinstance(new, Mapping) else None
            return collections.gone(self._collection, told) if isinstance(told, str) else None
        known = self._standing.get(key)
        if known is None:
            return None if new.get(DELETED) else collections.gone(self._collection, str(key))
        return None if collections.same(self._collection, new, known) else known

    async def _read(self, keys: Sequence[UUID]) -> None:
        """How these stand now, as the caller may see them. One statement: its text is long, and dear to plan."""
        if not keys:
            return
        raw = await self._connection.get_raw_connection()
        reading, database = raw.driver_connection, self._services.database
        await database.change_context(reading, self._principal.row_context())
        found = await replication.read(self._services, self._principal, reading, self._collection, keys)
        await database.change_context(reading, self._principal.service_context())
        for key in keys:
            self._standing.pop(key, None)
        self._standing |= found
        self._moved -= set(keys)
        self._shown += found.values()

    async def _flush(self) -> None:
        """Apply or hold what waits, all of it in one savepoint; where that fails, each in a savepoint of its own."""
        waiting, self._waiting = self._waiting, {}
        found = await ledger.find(self._connection, self._principal.force_id, waiting)
        new = [kept for key, kept in waiting.items() if key not in found]
        if not new:
            return
        try:
            async with self._connection.begin_nested():
                await self._write(new)
        except Exception as error:
            if is_passing(error):
                raise
            logger.warning("a replicated batch of %d is taken in one by one: %s", len(new), type(error).__name__)
            for one in new:
                await self._write_alone(one)

    async def _write_alone(self, kept: _Kept) -> None:
        try:
            async with self._connection.begin_nested():
                await self._write([kept])
        except Exception as error:
            if is_passing(error):
                raise
            logger.exception("replicated document %s could not be applied", kept.key)
            async with self._connection.begin_nested():
                await self._write([replace(kept, held=_FAILED)])

    async def _write(self, kept: Sequence[_Kept]) -> None:
        """Facts are read for all of them, each is decided in its turn, and each table is written once."""
        principal, force_id, now = self._principal, self._principal.force_id, self._now
        commands = [(one, one.held or _command(one.asked, principal)) for one in kept]
        given = [(one.key, command) for one, command in commands if not isinstance(command, Held)]
        noted = await books.read(self._connection, force_id, given, received_at=now)
        entries: list[tuple[Entry, dict[str, Any]]] = []
        applied: dict[UUID, Applied] = {}
        for one, command in commands:
            verdict = command if isinstance(command, Held) else operations.decide(noted, self._telling(one), command)
            entry = _entry(one.asked, one.key, verdict, now)
            named = collections.id_of({"id": one.asked.payload.get("nominalId")})
            about = named if named in self._units else None
            entries.append((entry, _rest(principal, one.asked, about, self._units, verdict)))
            if isinstance(verdict, Held):
                noted.events.append(_held_event(principal, entry, about))
            else:
                applied[one.key] = verdict
        await noted.write(self._connection)
        await ledger.add(self._connection, force_id, entries)
        await noted.write_conflicts(self._connection)
        await audit.append_all(self._connection, noted.events)
        self._applied |= applied

    def _telling(self, kept: _Kept) -> Telling:
        return Telling(
            principal=self._principal,
            submission_id=kept.key,
            now=self._now,
            received_at=self._now,
            policy=self._policy,
            officer_id=self._principal.officer_id,
            at=self._now,
        )


def _command(asked: Asked, principal: Principal) -> operations.Command | Held:
    return operations.read(asked.op, asked.version, asked.payload, officer_id=principal.officer_id)


def _new(row: Any) -> Any:
    return row.get("newDocumentState") if isinstance(row, Mapping) else None


def _named(rows: Sequence[Any]) -> list[UUID]:
    """The nominals that the rows' documents name."""
    documents = [_new(row) for row in rows]
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
        payload_sha256=json_digest(asked.payload),
    )


def _rest(
    principal: Principal, asked: Asked, about: UUID | None, units: Mapping[UUID, UUID], verdict: Applied | Held
) -> dict[str, Any]:
    text = json_bytes(asked.payload)
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
