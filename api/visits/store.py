"""Writes visits and what follows from them: each table by one statement. Visits are only ever added."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import insert_all, update_all
from api.nominals.tables import nominal, order_condition
from api.values import new_id
from api.visits.attached import AttachmentState, problem_of
from api.visits.commands import ConditionResult, RecordVisit
from api.visits.rules import Accepted, is_successful
from api.visits.tables import (
    condition_check,
    statement_factor,
    trigger_answer,
    visit,
    visit_attachment,
    visit_device,
    visit_person,
    visit_room,
    visit_statement,
)

# A check that found something out; the others leave a condition unchecked.
_CHECKED = frozenset({ConditionResult.COMPLIED, ConditionResult.SUSPECTED_BREACH})
_PARTS = (visit_person, visit_room, visit_device, condition_check, trigger_answer)
_PROMISED = ("id", "kind", "mime", "bytes", "sha256", "caption", "key")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A visit that was decided to be kept."""

    command: RecordVisit
    accepted: Accepted
    submission_id: UUID
    content_digest: str
    skew_seconds: int | None
    received_at: datetime
    told_by: UUID


async def write(
    connection: AsyncConnection, force_id: int, visits: Sequence[Kept], joined_to: Mapping[UUID, UUID | None]
) -> None:
    """Write the visits and their parts, in their order."""
    rows = [_row(force_id, kept) | {"joined_to": joined_to[kept.command.visit_id]} for kept in visits]
    await insert_all(connection, visit, rows)
    for table in _PARTS:
        await insert_all(
            connection,
            table,
            [
                {"force_id": force_id, "visit_id": kept.command.visit_id, "id": new_id()} | part
                for kept in visits
                for part in _parts(kept.command, table)
            ],
        )
    await _write_statements(connection, force_id, visits)
    await insert_all(connection, visit_attachment, [row for kept in visits for row in _promised(force_id, kept)])


async def _write_statements(connection: AsyncConnection, force_id: int, visits: Sequence[Kept]) -> None:
    statements: list[dict[str, Any]] = []
    tags: list[dict[str, Any]] = []
    for kept in visits:
        own = {"force_id": force_id, "visit_id": kept.command.visit_id}
        for position, said in enumerate(kept.command.statements):
            key = new_id()
            words = {"text": said.text, "basis": said.basis, "subject_category": said.subject_category}
            statements.append(own | {"id": key, "position": position} | words)
            tags += [
                own | {"id": new_id(), "statement_id": key, "position": n} | vars(tag)
                for n, tag in enumerate(said.factors)
            ]
    await insert_all(connection, visit_statement, statements)
    await insert_all(connection, statement_factor, tags)


def _row(force_id: int, kept: Kept) -> dict[str, Any]:
    command = kept.command
    assert command.officer_id is not None
    return {
        "force_id": force_id,
        "id": command.visit_id,
        "nominal_id": command.nominal_id,
        "officer_id": command.officer_id,
        "second_officer_id": command.second_officer_id,
        "visit_type": command.visit_type,
        "outcome": command.outcome,
        "started_at": command.started_at,
        "ended_at": command.ended_at,
        "received_at": kept.received_at,
        "announced": command.announced,
        "announced_reason": command.announced_reason,
        "announced_reason_text": command.announced_reason_text,
        "crew_mode": command.crew_mode,
        "nominal_seen": command.nominal_seen,
        "entry_sought_to_search": command.entry_sought_to_search,
        "notes": command.notes,
        "flags": kept.accepted.flags,
        "clock_skew_seconds": kept.skew_seconds,
        "submission_id": kept.submission_id,
        "content_digest": kept.content_digest,
    }


def _parts(command: RecordVisit, table: Table) -> list[dict[str, Any]]:
    if table is condition_check:
        return [dict(vars(check)) for check in command.condition_checks]
    if table is trigger_answer:
        return [dict(vars(answer)) for answer in command.trigger_answers]
    items: Mapping[Table, Sequence[Any]] = {
        visit_person: command.people,
        visit_room: command.rooms,
        visit_device: command.devices,
    }
    return [{"position": n} | vars(item) for n, item in enumerate(items[table])]


def _promised(force_id: int, kept: Kept) -> list[dict[str, Any]]:
    """What the visit promises. What breaks a limit is promised too, and rejected from the start."""
    own = {"force_id": force_id, "visit_id": kept.command.visit_id, "principal_id": kept.told_by}
    rows = []
    for place, promised in enumerate(kept.command.attachments):
        problem = problem_of(place, promised)
        state = AttachmentState.EXPECTED if problem is None else AttachmentState.REJECTED
        said = {name: getattr(promised, name) for name in _PROMISED}
        rows.append(own | said | {"position": place, "state": state, "problem": problem})
    return rows


async def mark_seen(connection: AsyncConnection, force_id: int, visits: Sequence[Kept]) -> None:
    """Each nominal's last successful visit, by the greatest time of an act and not by the last arrival."""
    seen = _latest((kept.command.nominal_id, kept.accepted.acted_at) for kept in visits if is_successful(kept.command))
    await update_all(
        connection,
        nominal,
        [{"force_id": force_id, "id": key, "last_successful_visit_at": at} for key, at in seen.items()],
        only_if="old.last_successful_visit_at is null or old.last_successful_visit_at < new.last_successful_visit_at",
    )


async def mark_checked(connection: AsyncConnection, force_id: int, visits: Sequence[Kept]) -> None:
    """When each condition was last checked: only a check that found something out counts."""
    checked = _latest(
        (check.condition_id, kept.accepted.acted_at)
        for kept in visits
        for check in kept.command.condition_checks
        if check.result in _CHECKED
    )
    await update_all(
        connection,
        order_condition,
        [{"force_id": force_id, "id": key, "last_checked_at": at} for key, at in checked.items()],
        only_if="old.last_checked_at is null or old.last_checked_at < new.last_checked_at",
    )


def _latest(times: Iterable[tuple[UUID, datetime]]) -> dict[UUID, datetime]:
    found: dict[UUID, datetime] = {}
    for key, at in times:
        found[key] = max(at, found.get(key, at))
    return dict(sorted(found.items()))
