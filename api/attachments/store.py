"""Reads and writes attachments and their pieces, in the caller's transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.attachments.pictures import Shown
from api.attachments.rules import Promise
from api.attachments.tables import attachment_piece
from api.attachments.vault import Vault
from api.db.rows import among
from api.nominals.tables import nominal
from api.sync import retained
from api.sync.tables import RetentionCode
from api.visits.attached import PART_BYTES, AttachmentProblem, AttachmentState
from api.visits.tables import visit_attachment as _a

_COLUMNS = (
    _a.c.id, _a.c.force_id, _a.c.visit_id, _a.c.access_nominal_id, _a.c.principal_id, _a.c.access_officer_id, _a.c.mime,
    _a.c.bytes, _a.c.sha256, _a.c.key, _a.c.state, _a.c.problem, _a.c.received_bytes, _a.c.touched_at,
    _a.c.completed_at,
)  # fmt: skip


async def keep_days(connection: AsyncConnection, force_id: int, now: datetime) -> int | None:
    """How long policy keeps an upload that stands still; None: no row says it, and nothing is let go."""
    return await retained.days(connection, force_id, RetentionCode.UPLOADS, now)


async def find(connection: AsyncConnection, force_id: int, key: UUID, now: datetime) -> Promise | None:
    """An attachment as it stands."""
    return await _one(connection, _by_id(force_id, key), now)


async def hold(connection: AsyncConnection, force_id: int, key: UUID, now: datetime) -> Promise | None:
    """The same, held until the commit. Fails at once (55P03) where another transaction holds it."""
    return await _one(connection, _by_id(force_id, key).with_for_update(nowait=True), now)


async def hold_with_nominal(connection: AsyncConnection, promise: Promise, now: datetime) -> Promise | None:
    """The same, and the nominal before it, as every change that phones are told of has it (docs/sync.md, 5)."""
    await connection.execute(
        select(nominal.c.id)
        .where(nominal.c.force_id == promise.force_id, nominal.c.id == promise.nominal_id)
        .with_for_update(key_share=True)
    )
    return await _one(connection, _by_id(promise.force_id, promise.id).with_for_update(), now)


def _by_id(force_id: int, key: UUID) -> Select[Any]:
    return select(*_COLUMNS).where(_a.c.force_id == force_id, _a.c.id == key)


async def _one(connection: AsyncConnection, statement: Select[Any], now: datetime) -> Promise | None:
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        return None
    said = row._asdict()
    return Promise(
        nominal_id=said.pop("access_nominal_id"),
        officer_id=said.pop("access_officer_id"),
        state=AttachmentState(said.pop("state")),
        problem=AttachmentProblem(problem) if (problem := said.pop("problem")) is not None else None,
        keep_days=await keep_days(connection, row.force_id, now),
        **said,
    )


async def write(connection: AsyncConnection, promise: Promise) -> None:
    """How far it has come."""
    await connection.execute(
        update(_a)
        .where(_a.c.force_id == promise.force_id, _a.c.id == promise.id)
        .values(
            state=promise.state,
            problem=promise.problem,
            received_bytes=promise.received_bytes,
            touched_at=promise.touched_at,
        )
    )


async def add_piece(connection: AsyncConnection, vault: Vault, promise: Promise, at: int, piece: bytes) -> None:
    """Keep a piece. Its place is its key: the same bytes cannot be there twice."""
    await _add_pieces(connection, vault, (promise.force_id, promise.id), [(at, piece)])


async def _add_pieces(
    connection: AsyncConnection, vault: Vault, whose: tuple[int, UUID], pieces: Sequence[tuple[int, bytes]]
) -> None:
    await connection.execute(
        insert(attachment_piece),
        [
            {"force_id": whose[0], "attachment_id": whose[1], "at": at, "data": vault.lock((*whose, at), piece)}
            for at, piece in pieces
        ],
    )


async def whole(connection: AsyncConnection, vault: Vault, promise: Promise) -> bytes:
    """All that has arrived."""
    rows = await connection.execute(
        select(attachment_piece.c.at, attachment_piece.c.data)
        .where(attachment_piece.c.force_id == promise.force_id, attachment_piece.c.attachment_id == promise.id)
        .order_by(attachment_piece.c.at)
    )
    return b"".join(vault.take((promise.force_id, promise.id, row.at), row.data) for row in rows)


async def clear(connection: AsyncConnection, force_id: int, ids: Sequence[UUID]) -> None:
    """Let go of what has arrived."""
    await connection.execute(
        delete(attachment_piece).where(
            attachment_piece.c.force_id == force_id, attachment_piece.c.attachment_id == among(ids)
        )
    )


async def complete(
    connection: AsyncConnection, vault: Vault, promise: Promise, shown: Shown, now: datetime
) -> list[UUID]:
    """The pieces become what is shown. Gives what is complete by it: also the visit's twins of it."""
    twins = await _twins(connection, promise)
    await clear(connection, promise.force_id, twins)
    parts = [(at, shown.file[at : at + PART_BYTES]) for at in range(0, len(shown.file), PART_BYTES)]
    await _add_pieces(connection, vault, (promise.force_id, promise.id), parts)
    await connection.execute(
        update(_a)
        .where(_a.c.force_id == promise.force_id, _a.c.id == among(twins))
        .values(
            state=AttachmentState.COMPLETE,
            problem=None,
            received_bytes=0,
            touched_at=now,
            completed_at=now,
            content_id=promise.id,
            shown_mime=shown.mime,
            shown_bytes=len(shown.file),
        )
    )
    return twins


async def _twins(connection: AsyncConnection, promise: Promise) -> list[UUID]:
    rows = await connection.execute(
        select(_a.c.id, _a.c.problem)
        .where(
            _a.c.force_id == promise.force_id,
            _a.c.visit_id == promise.visit_id,
            _a.c.sha256 == promise.sha256,
            _a.c.mime == promise.mime,
            _a.c.state != AttachmentState.COMPLETE,
        )
        .order_by(_a.c.id)
        .with_for_update()
    )
    return [row.id for row in rows if row.problem not in (AttachmentProblem.TOO_MANY, AttachmentProblem.TOO_BIG)]


async def let_go(connection: AsyncConnection, force_id: int, before: datetime, most: int) -> list[UUID]:
    """Uploads that stand still since before then become expected again, without what had arrived of them."""
    rows = await connection.execute(
        select(_a.c.id)
        .where(_a.c.force_id == force_id, _a.c.state == AttachmentState.RECEIVING, _a.c.touched_at < before)
        .order_by(_a.c.touched_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    gone = [row.id for row in rows]
    await clear(connection, force_id, gone)
    await connection.execute(
        update(_a)
        .where(_a.c.force_id == force_id, _a.c.id == among(gone))
        .values(state=AttachmentState.EXPECTED, received_bytes=0, touched_at=None)
    )
    return gone
