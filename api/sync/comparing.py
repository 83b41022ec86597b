"""Compares what a phone holds of its scopes with what it should hold (docs/sync.md, 8).

A difference is a fault of ours, never the officer's: it is counted against the device and written down, and the phone
fetches that one scope anew. What waits in the outbox has no part in it.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence

import asyncpg
from sqlalchemy import update

from api.audit import ledger as audit
from api.audit.vocabulary import AuditOperation
from api.db.database import Reading
from api.identity.principal import Principal
from api.services import Services
from api.sync import changes, scopes
from api.sync.changes import Change
from api.sync.commands import PullStatus
from api.sync.cursors import CursorSeal, start_of
from api.sync.digests import (
    Comparison,
    Digest,
    SyncDigestInput,
    SyncDigestResult,
    SyncHolding,
    SyncScopeDigest,
    digest_of,
)
from api.sync.tables import sync_device

logger = logging.getLogger(__name__)

SCOPES_MAX = 100


async def compare(services: Services, principal: Principal, said: SyncDigestInput) -> SyncDigestResult:
    """The verdict on each scope that the caller may pull; a scope that moved since the cursor is not judged."""
    try:
        async with services.database.reading(principal.service_context(), isolation="repeatable_read") as connection:
            result = await _compare(services, principal, said, connection)
    except (asyncpg.SerializationError, asyncpg.DeadlockDetectedError, asyncpg.QueryCanceledError):
        return SyncDigestResult(status=PullStatus.BUSY, epoch=said.epoch, server_time=services.clock.now())
    differing = [one.scope for one in result.scopes if one.verdict is Comparison.DIFFERS]
    if differing or result.status is PullStatus.OK:
        await _note(services, principal, said, differing)
    return result


async def _compare(
    services: Services, principal: Principal, said: SyncDigestInput, connection: Reading
) -> SyncDigestResult:
    now = services.clock.now()
    device = await changes.device(connection, principal.force_id, principal.id, said.device_id)
    epoch = device["epoch"] if device is not None else await changes.epoch(connection)
    if device is None or epoch != said.epoch:
        return SyncDigestResult(status=PullStatus.EPOCH_CHANGED, epoch=epoch, server_time=now)
    if device["revoked_at"] is not None:
        return SyncDigestResult(status=PullStatus.DEVICE_REVOKED, epoch=epoch, server_time=now)
    allowed = {scope.scope for scope in scopes.of(principal)}
    asked = {one.scope: one for one in said.scopes[:SCOPES_MAX] if one.scope in allowed}
    after = await _complete(services, principal, epoch, asked, connection)
    logged = await changes.standing(connection, principal.force_id, after)
    await services.database.change_context(connection, principal.row_context())
    visible = await changes.visible(connection, principal.force_id, (row for rows in logged.values() for row in rows))
    return SyncDigestResult(
        status=PullStatus.OK,
        epoch=epoch,
        server_time=now,
        scopes=tuple(
            _judged(holding, after.get(scope), logged.get(scope, ()), visible) for scope, holding in asked.items()
        ),
    )


async def _complete(
    services: Services, principal: Principal, epoch: str, asked: Mapping[str, SyncHolding], connection: Reading
) -> dict[str, int]:
    """The ticket at which the phone has each scope whole. A scope in the middle of its reading has none."""
    cursors = CursorSeal(key=bytes.fromhex(services.secrets.cursor_key), force_id=principal.force_id, epoch=epoch)
    floors = await changes.floors(connection, principal.force_id, list(asked))
    found = {}
    for scope, holding in asked.items():
        position, reset = start_of(cursors.read(scope, holding.cursor), floors.get(scope, 0))
        if not reset and position.snapshot is None:
            found[scope] = position.ticket
    return found


def _judged(
    holding: SyncHolding, ticket: int | None, logged: Sequence[Change], visible: Mapping[str, frozenset[object]]
) -> SyncScopeDigest:
    rows = [row for row in logged if row.present and row.id in visible.get(row.entity, ())]
    ours = digest_of((row.entity, row.id, row.ticket) for row in rows)
    if ticket is None or any(row.ticket > ticket for row in logged):
        verdict = Comparison.MOVED
    else:
        verdict = Comparison.SAME if ours == _theirs(holding) else Comparison.DIFFERS
    return SyncScopeDigest(scope=holding.scope, verdict=verdict, count=ours.count, sum=str(ours.sum))


def _theirs(holding: SyncHolding) -> Digest | None:
    plain = holding.sum.isascii() and holding.sum.isdigit() and len(holding.sum) <= len(str(2**64))
    return Digest(holding.count, int(holding.sum)) if plain else None


async def _note(services: Services, principal: Principal, said: SyncDigestInput, differing: Sequence[str]) -> None:
    """Keep when the phone was compared, and how often something had to be repaired."""
    async with services.database.writing(principal.service_context()) as connection:
        now = services.clock.now()
        values = {"compared_at": now} | (
            {"repairs": sync_device.c.repairs + len(differing), "repaired_at": now} if differing else {}
        )
        await connection.execute(
            update(sync_device)
            .where(
                sync_device.c.force_id == principal.force_id,
                sync_device.c.id == said.device_id,
                sync_device.c.principal_id == principal.id,
            )
            .values(values)
        )
        if differing:
            logger.warning("sync digest mismatch: %s on device %s", ", ".join(_kinds(differing)), said.device_id)
            event = audit.by(
                principal,
                AuditOperation.DEVICE,
                "syncDigest",
                device_id=said.device_id,
                object_type="device",
                object_ids=(said.device_id,),
                row_count=len(differing),
                reason="DIGEST_MISMATCH",
            )
            await audit.append(connection, event)


def _kinds(named: Iterable[str]) -> list[str]:
    return sorted({scope.partition(":")[0] for scope in named})
