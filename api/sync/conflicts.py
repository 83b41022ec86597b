"""Conflicts: two people changed the same field. What stood, what was written and what stands are kept side by side,
until a person decides. SQL only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import among, insert_all, update_all
from api.nominals.patches import Patch
from api.nominals.register import Clashed
from api.sync import settling
from api.sync.settling import Conflict, SettleConflict
from api.sync.tables import MutationState, sync_conflict, sync_mutation
from api.visits.book import Telling
from api.writing import json_within

_DECIDED = [sync_conflict.c[name] for name in Conflict.__dataclass_fields__ if name != "is_open"]


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A conflict that arose."""

    telling: Telling
    patch: Patch
    clashed: Clashed


@dataclass(frozen=True, kw_only=True)
class Settled:
    """A conflict that a person decided."""

    conflict: Conflict
    command: SettleConflict
    telling: Telling


def opened(telling: Telling, patch: Patch, clashes: Iterable[Clashed]) -> list[Opened]:
    """A conflict for each field that clashed."""
    return [Opened(telling=telling, patch=patch, clashed=clashed) for clashed in clashes]


async def find(connection: AsyncConnection, force_id: int, ids: Iterable[UUID]) -> dict[UUID, Conflict]:
    """These conflicts, locked until the commit."""
    rows = await connection.execute(
        select(*_DECIDED, sync_conflict.c.resolved_at.is_(None).label("is_open"))
        .where(sync_conflict.c.force_id == force_id, sync_conflict.c.id == among(ids))
        .order_by(sync_conflict.c.id)
        .with_for_update()
    )
    return {row.id: Conflict(**row._mapping) for row in rows}  # noqa: SLF001 - SQLAlchemy's public mapping


async def write(
    connection: AsyncConnection, force_id: int, arisen: Sequence[Opened], settled: Sequence[Settled]
) -> None:
    """Write what arose, and close what was decided."""
    await insert_all(connection, sync_conflict, [_row(force_id, one) for one in arisen])
    await update_all(connection, sync_conflict, [_closed(force_id, one) for one in settled])
    if settled:
        await _release(connection, force_id, {one.conflict.submission_id for one in settled})


async def _release(connection: AsyncConnection, force_id: int, submissions: Iterable[UUID]) -> None:
    """A submission whose conflicts are all decided needs nobody's attention any more."""
    still = (
        select(sync_conflict.c.id)
        .where(
            sync_conflict.c.force_id == sync_mutation.c.force_id,
            sync_conflict.c.submission_id == sync_mutation.c.id,
            sync_conflict.c.resolved_at.is_(None),
        )
        .exists()
    )
    await connection.execute(
        update(sync_mutation)
        .where(
            sync_mutation.c.force_id == force_id,
            sync_mutation.c.id == among(submissions),
            sync_mutation.c.state == MutationState.CONFLICT,
            ~still,
        )
        .values(
            state=MutationState.RESOLVED,
            reason="CONFLICT_SETTLED",
            message="A person decided which value stands.",
            resolved_at=func.now(),
        )
    )


def _row(force_id: int, one: Opened) -> dict[str, Any]:
    clash, telling = one.clashed.clash, one.telling
    return {
        "force_id": force_id,
        # Made of the submission and the field, so that the same submission never opens it twice.
        "id": uuid5(telling.submission_id, f"{one.patch.record_id}.{clash.field}"),
        "nominal_id": one.patch.nominal_id,
        "submission_id": telling.submission_id,
        "author_id": telling.author_id or telling.principal.id,
        "officer_id": telling.officer_id,
        "entity": one.patch.kind.name,
        "record_id": one.patch.record_id,
        "field": clash.field,
        "base": _json(clash.base),
        "mine": _json(clash.mine),
        "theirs": _json(clash.theirs),
        "mine_at": telling.at,
        "theirs_by": one.clashed.theirs.by,
        "theirs_officer_id": one.clashed.theirs.officer_id,
        "theirs_at": one.clashed.theirs.at,
        "opened_at": telling.now,
    }


def _closed(force_id: int, one: Settled) -> dict[str, Any]:
    return {
        "force_id": force_id,
        "id": one.conflict.id,
        "resolved_at": one.telling.now,
        "resolved_by": one.telling.principal.id,
        "resolution_id": one.telling.submission_id,
        "choice": one.command.choice.value,
        "chosen": _json(settling.chosen(one.conflict, one.command)),
        "note": one.command.note,
    }


def _json(value: Any) -> Any:
    """A JSON null stays a value: a column that is null says nothing."""
    return json_within(value)
