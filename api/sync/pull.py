"""Tells a phone what changed in its scopes (docs/sync.md, pull). Everything in one call is read at one instant.

Tickets are taken at commit under a lock, so a snapshot that holds ticket n holds every ticket below n: a cursor never
passes a row that commits late. A record is sent only if the caller may see it at that instant; else it is removed.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg
import orjson

from api.audit import ledger as audit
from api.audit.vocabulary import AuditDecision, AuditOperation
from api.db.database import Reading
from api.identity.principal import Principal
from api.refusals import BadInput
from api.services import Services
from api.sync import changes, holdings, scopes
from api.sync.changes import Change
from api.sync.commands import (
    PAGE_BYTES_MAX,
    PAGE_ROWS_MAX,
    RETRY_AFTER_MS,
    SCHEMA_OLDEST_PULL,
    PullStatus,
    SyncPage,
    SyncPullInput,
    SyncPullResult,
)
from api.sync.cursors import CursorSeal, Position, start_of
from api.sync.tables import RemoveReason, WipeMode

# What goes by itself: another's lock, a statement cut short because it took too long.
_PASSING: Final = (
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.LockNotAvailableError,
    asyncpg.QueryCanceledError,
)
_PUT: Final = 0
_REMOVE: Final = 1
_NOMINAL: Final = "nominal"

Documents = Mapping[str, Mapping[UUID, str]]


@dataclass(frozen=True)
class _Start:
    """Where the reading of one scope begins, and whether the phone drops what it has."""

    position: Position
    reset: bool
    had: str | None


@dataclass(frozen=True)
class _Found:
    """One scope's part of the answer: from where, what of it fits the row limit, and how much there is."""

    start: _Start
    listed: Sequence[Change]
    available: int


async def pull(services: Services, principal: Principal, said: SyncPullInput) -> SyncPullResult:
    """What changed since the phone's cursors, up to its limits; `more` says whether to ask again."""
    try:
        async with services.database.reading(principal.service_context(), isolation="repeatable_read") as connection:
            return await _pull(services, principal, said, connection)
    except _PASSING:
        return SyncPullResult(
            status=PullStatus.BUSY,
            epoch=said.epoch,
            server_time=services.clock.now(),
            retry_after_ms=RETRY_AFTER_MS,
        )


async def _pull(services: Services, principal: Principal, said: SyncPullInput, connection: Reading) -> SyncPullResult:
    now = services.clock.now()
    device = await changes.device(connection, principal.force_id, principal.id, said.device_id)
    if device is None:
        epoch = await changes.epoch(connection)
        if said.epoch != epoch:  # put back to a time before this phone: it must hear that, not that it is a stranger
            return SyncPullResult(status=PullStatus.EPOCH_CHANGED, epoch=epoch, server_time=now)
        raise BadInput("No such device of yours: register it first with syncRegisterDevice.", field="deviceId")
    epoch = device["epoch"]
    stopped = _stopped(said, epoch, revoked=device["revoked_at"] is not None)
    if stopped is PullStatus.DEVICE_REVOKED:
        await audit.append_to_read(connection, _denied(principal, said))
    if stopped is not None:
        wipe = WipeMode(device["wipe"]) if stopped is PullStatus.DEVICE_REVOKED else None
        return SyncPullResult(status=stopped, epoch=epoch, server_time=now, wipe=wipe)
    allowed = [scope.scope for scope in scopes.of(principal)]
    cursors = CursorSeal(key=bytes.fromhex(services.secrets.cursor_key), force_id=principal.force_id, epoch=epoch)
    starts = await _starts(connection, principal, said, allowed, cursors)
    most = max(1, min(said.limit, PAGE_ROWS_MAX))
    tickets = {scope: start.position.ticket for scope, start in starts.items()}
    logged = await changes.after(connection, principal.force_id, tickets, most=most + 1)
    found = _up_to(most, starts, logged)
    await services.database.change_context(connection, principal.row_context())
    documents = await _documents(services, principal, connection, found)
    pages = _pages(found, documents, cursors, min(said.max_bytes, PAGE_BYTES_MAX))
    fields = {name for entity, texts in documents.items() if texts for name in services.read_documents.fields(entity)}
    await _audit(connection, principal, said, documents, tuple(sorted(fields)))
    result = _result(said, epoch, now, allowed, pages)
    moved = holdings.coming_and_going({scope: part.listed for scope, part in found.items()}, documents)
    if any(moved) or result.removed_scopes:
        await services.database.change_context(connection, principal.service_context())
        holder = (principal.force_id, said.device_id, principal.id)
        await holdings.note(connection, holder, now, moved, list(result.removed_scopes))
    return result


def _stopped(said: SyncPullInput, epoch: str, *, revoked: bool) -> PullStatus | None:
    if revoked:
        return PullStatus.DEVICE_REVOKED
    if said.epoch != epoch:
        return PullStatus.EPOCH_CHANGED
    return PullStatus.UPGRADE_REQUIRED if said.schema_version < SCHEMA_OLDEST_PULL else None


async def _starts(
    connection: Reading, principal: Principal, said: SyncPullInput, allowed: Sequence[str], cursors: CursorSeal
) -> dict[str, _Start]:
    floors = await changes.floors(connection, principal.force_id, allowed)
    had = {have.scope: have.cursor for have in said.have}
    starts = {}
    for scope in allowed:
        position, reset = start_of(cursors.read(scope, had.get(scope)), floors.get(scope, 0))
        starts[scope] = _Start(position, reset, had.get(scope))
    return starts


def _up_to(most: int, starts: Mapping[str, _Start], logged: Mapping[str, Sequence[Change]]) -> dict[str, _Found]:
    """The first changes in the order of the scopes' urgency. A scope that has no room has no page this time."""
    found: dict[str, _Found] = {}
    for scope, start in starts.items():
        all_of_it = logged.get(scope, ())
        found[scope] = _Found(start, all_of_it[:most], len(all_of_it))
        most -= len(found[scope].listed)
        if most <= 0:
            break
    return found


async def _documents(
    services: Services, principal: Principal, connection: Reading, found: Mapping[str, _Found]
) -> Documents:
    """The documents that the caller may see now, by entity and id."""
    wanted: dict[str, list[UUID]] = defaultdict(list)
    for part in found.values():
        for change in part.listed:
            if change.present:
                wanted[change.entity].append(change.id)
    return {entity: await services.read_documents(connection, principal, entity, ids) for entity, ids in wanted.items()}


def _pages(found: Mapping[str, _Found], documents: Documents, cursors: CursorSeal, room: int) -> list[SyncPage]:
    """The pages as far as there is room, in characters. A call carries one change at least."""
    pages: list[SyncPage] = []
    nothing_yet = True
    for scope, part in found.items():
        written, used = _write(part, documents, room, at_least=1 if nothing_yet else 0)
        complete = used == part.available
        pages.append(_page(scope, part, used, written, cursors))
        room -= sum(map(len, written))
        nothing_yet = nothing_yet and not written
        if not complete:
            break
    return pages


def _write(part: _Found, documents: Documents, room: int, *, at_least: int) -> tuple[list[str], int]:
    """The changes as JSON text as far as there is room, and how many of the list they stand for.

    A phone that drops the scope has nothing of it that would have to be removed.
    """
    written: list[str] = []
    for used, change in enumerate(part.listed):
        text = documents[change.entity].get(change.id) if change.present else None
        if text is None and part.start.reset:
            continue
        line = _put(change, text) if text is not None else _remove(change)
        room -= len(line)
        if room < 0 and len(written) >= at_least:
            return written, used
        written.append(line)
    return written, len(part.listed)


def _put(change: Change, document: str) -> str:
    return f'[{_PUT},"{change.entity}","{change.id}","{change.ticket}",{document}]'


def _remove(change: Change) -> str:
    reason = change.reason or RemoveReason.LEFT_SCOPE
    return f'[{_REMOVE},"{change.entity}","{change.id}","{change.ticket}","{reason}"]'


def _page(scope: str, part: _Found, used: int, written: Sequence[str], cursors: CursorSeal) -> SyncPage:
    start, complete = part.start, used == part.available
    ticket = part.listed[used - 1].ticket if used else start.position.ticket
    position = Position(ticket=ticket, snapshot=None if complete else start.position.snapshot)
    return SyncPage(
        scope=scope,
        from_=start.had,
        reset=start.reset,
        cursor=cursors.write(scope, position),
        more=not complete,
        changes=orjson.Fragment("[" + ",".join(written) + "]"),
    )


def _result(
    said: SyncPullInput, epoch: str, now: datetime, allowed: Sequence[str], pages: Sequence[SyncPage]
) -> SyncPullResult:
    return SyncPullResult(
        status=PullStatus.OK,
        epoch=epoch,
        server_time=now,
        removed_scopes=tuple(have.scope for have in said.have if have.scope not in allowed),
        pages=tuple(pages),
        more=len(pages) < len(allowed) or any(page.more for page in pages),
    )


async def _audit(
    connection: Reading, principal: Principal, said: SyncPullInput, documents: Documents, fields: tuple[str, ...]
) -> None:
    """One consultation of every nominal that the call's documents are about; an empty delta consults nothing."""
    subjects = set(documents.get(_NOMINAL, ()))
    for entity, texts in documents.items():
        if entity != _NOMINAL:
            subjects |= {UUID(about) for text in texts.values() if (about := orjson.loads(text).get("nominalId"))}
    count = sum(map(len, documents.values()))
    if count == 0:
        return
    await audit.append_to_read(
        connection,
        audit.by(
            principal,
            AuditOperation.CONSULTATION,
            "syncPull",
            device_id=said.device_id,
            object_type="document",
            subject_ids=sorted(subjects),
            row_count=count,
            fields=fields,
        ),
    )


def _denied(principal: Principal, said: SyncPullInput) -> audit.AuditEvent:
    return audit.by(
        principal,
        AuditOperation.DEVICE,
        "syncPull",
        decision=AuditDecision.DENY,
        device_id=said.device_id,
        reason="DEVICE_REVOKED",
    )
