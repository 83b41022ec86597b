"""Takes in the bytes of what visits promised, piece by piece, and believes only the whole (docs/sync.md, attachments).

Each piece is one transaction with the offset that it moves. The last piece is never kept by itself: with it the whole
is opened, compared with the promise, and a picture written anew, while no transaction is open; then the end of it,
complete or rejected, is one transaction. So an upload that has all its bytes has ended, and whatever dies on the way,
no more than one piece is sent twice.
"""

import asyncio
from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from api.attachments import formats, opening, pictures, rules, store
from api.attachments.pictures import Shown
from api.attachments.rules import Promise, Stopped
from api.attachments.vault import Vault
from api.audit import ledger
from api.audit.vocabulary import AuditDecision, AuditOperation
from api.db.locks import was_held
from api.identity.principal import Principal
from api.services import Services
from api.sync.log import is_passing
from api.visits.attached import PICTURES, RESTARTABLE, AttachmentProblem, AttachmentState

# Each holds a whole file in memory, twice, and a child process.
_SETTLED_AT_ONCE: Final = 2


class Uploads:
    """What one process does about uploads. Nothing in it belongs to one request."""

    def __init__(self, services: Services, vault: Vault) -> None:
        self._services = services
        self._vault = vault
        self._settling = asyncio.Semaphore(_SETTLED_AT_ONCE)

    async def open(self, principal: Principal, key: UUID, length: int) -> Promise | Stopped:
        """Make a promised attachment ready for its bytes. The same again finds it where it stands."""
        now = self._services.clock.now()
        try:
            async with self._services.database.writing(principal.service_context()) as connection:
                promise = _theirs(principal, await store.hold(connection, principal.force_id, key, now))
                if promise is None:
                    return rules.NOT_PROMISED
                if promise.is_refused and promise.problem is not None:
                    return rules.refused(promise.problem)
                if length != promise.length:
                    return rules.LENGTH_DIFFERS
                is_open = promise.state is AttachmentState.RECEIVING and not promise.has_expired(now)
                if promise.state is AttachmentState.COMPLETE or is_open:
                    return promise
                await store.clear(connection, principal.force_id, [key])
                opened = promise.reopened(now)
                await store.write(connection, opened)
                await _note(connection, principal, opened, "openAttachment", [key])
                return opened
        except DBAPIError as error:
            return _passing(error)

    async def look(self, principal: Principal, key: UUID) -> Promise | Stopped:
        """Where an upload stands."""
        now = self._services.clock.now()
        async with self._services.database.writing(principal.service_context()) as connection:
            promise = _theirs(principal, await store.find(connection, principal.force_id, key, now))
        if promise is None or (promise.touched_at is None and not promise.is_refused):
            return rules.NOT_PROMISED
        return rules.EXPIRED if promise.has_expired(now) else promise

    async def receive(self, principal: Principal, key: UUID, offset: int, piece: bytes) -> Promise | Stopped:
        """Keep a piece at its offset; with the last one, judge the whole."""
        try:
            taken = await self._keep(principal, key, offset, piece)
            if isinstance(taken, Promise | Stopped):
                return taken
            promise, travelled = taken
            async with self._settling:
                outcome = await asyncio.to_thread(settle, promise, travelled)
            return await self._end(principal, promise, outcome)
        except pictures.TooBusy:
            return rules.BUSY
        except DBAPIError as error:
            return _passing(error)

    async def _keep(
        self, principal: Principal, key: UUID, offset: int, piece: bytes
    ) -> Promise | Stopped | tuple[Promise, bytes]:
        """The upload after the piece; or, where it is the last, all that travelled, the piece not kept."""
        now = self._services.clock.now()
        async with self._services.database.writing(principal.service_context()) as connection:
            promise = _theirs(principal, await store.hold(connection, principal.force_id, key, now))
            if promise is None:
                return rules.NOT_PROMISED
            stopped = rules.what_next(promise, offset, len(piece), now)
            if stopped is not None:
                return stopped
            if promise.state is AttachmentState.COMPLETE or not piece:
                return promise
            if offset + len(piece) == promise.length:
                return promise, await store.whole(connection, self._vault, promise) + piece
            await store.add_piece(connection, self._vault, promise, offset, piece)
            further = replace(promise.reopened(now), received_bytes=offset + len(piece))
            await store.write(connection, further)
            return further

    async def _end(
        self, principal: Principal, promise: Promise, outcome: Shown | AttachmentProblem
    ) -> Promise | Stopped:
        """Complete or rejected, unless another request was faster."""
        now = self._services.clock.now()
        async with self._services.database.writing(principal.service_context()) as connection:
            current = await store.hold_with_nominal(connection, promise, now)
            if current is None or (current.state, current.offset) != (promise.state, promise.offset):
                return rules.LOCKED
            if isinstance(outcome, AttachmentProblem):
                await store.clear(connection, promise.force_id, [promise.id])
                rejected = replace(promise.reopened(now), state=AttachmentState.REJECTED, problem=outcome)
                await store.write(connection, rejected)
                await _note(connection, principal, promise, "receiveAttachment", [promise.id], problem=outcome)
                return rules.differs(outcome) if outcome in RESTARTABLE else rules.refused(outcome)
            done = await store.complete(connection, self._vault, promise, outcome, now)
            await _note(connection, principal, promise, "receiveAttachment", done)
            return replace(promise, state=AttachmentState.COMPLETE, completed_at=now, problem=None)


def settle(promise: Promise, travelled: bytes) -> Shown | AttachmentProblem:
    """What all that travelled amounts to: what is to be shown, or why it is rejected. Takes seconds for a picture."""
    file = travelled if promise.key is None else opening.open_sealed(promise.id, promise.key, travelled)
    if file is None:
        return AttachmentProblem.UNOPENABLE
    if not opening.is_promised(file, promise.sha256):
        return AttachmentProblem.HASH_DIFFERS
    problem = formats.problem_of(file, promise.mime)
    if problem is not None:
        return problem
    return pictures.reencode(file) if promise.mime in PICTURES else Shown(promise.mime, file)


def _theirs(principal: Principal, promise: Promise | None) -> Promise | None:
    return promise if promise is not None and rules.may_deliver(principal, promise) else None


def _passing(error: DBAPIError) -> Stopped:
    if was_held(error):
        return rules.LOCKED
    if is_passing(error):
        return rules.BUSY
    raise error


async def _note(
    connection: AsyncConnection,
    principal: Principal,
    promise: Promise,
    action: str,
    ids: list[UUID],
    *,
    problem: AttachmentProblem | None = None,
) -> None:
    await ledger.append(
        connection,
        ledger.by(
            principal,
            AuditOperation.COLLECTION,
            action,
            decision=AuditDecision.PERMIT if problem is None else AuditDecision.DENY,
            object_type="visit_attachment",
            object_ids=ids,
            subject_ids=(promise.nominal_id,),
            row_count=len(ids) if problem is None else 0,
            reason=problem,
        ),
    )
