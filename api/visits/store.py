"""Reads the facts that a visit is judged by, and writes the visit. Visits are only ever added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.identity.tables import officer
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.tables import assignment, nominal, nominal_access, order_condition
from api.obligations.rules import Managed
from api.values import new_id
from api.visits.commands import ConditionResult, RecordVisit, VisitFlag
from api.visits.rules import Accepted, Assigned, CrewMember, VisitFacts
from api.visits.tables import condition_check, visit, visit_device, visit_person, visit_room

# A check that found something out; the others leave a condition unchecked.
_CHECKED = frozenset({ConditionResult.COMPLIED, ConditionResult.SUSPECTED_BREACH})


@dataclass(frozen=True)
class Told:
    """A visit that was told before, under this visit id or this submission id."""

    visit_id: UUID
    submission_id: UUID | None
    content_digest: str | None
    flags: tuple[VisitFlag, ...]


async def told_before(
    connection: AsyncConnection, force_id: int, visit_id: UUID, submission_id: UUID
) -> tuple[Told, ...]:
    """Visits that already hold this id, or came with this submission."""
    rows = await connection.execute(
        select(visit.c.id, visit.c.submission_id, visit.c.content_digest, visit.c.flags).where(
            visit.c.force_id == force_id,
            or_(visit.c.id == visit_id, visit.c.submission_id == submission_id),
        )
    )
    return tuple(
        Told(row.id, row.submission_id, row.content_digest, tuple(VisitFlag(flag) for flag in row.flags))
        for row in rows
    )


async def facts(
    connection: AsyncConnection, force_id: int, command: RecordVisit, *, skew_seconds: int | None
) -> VisitFacts:
    """What the rules must know. Locks the nominal's row until the commit: visits and reassignments take turns."""
    home = await _nominal(connection, force_id, command.nominal_id)
    crew = [member for member in (command.officer_id, command.second_officer_id) if member is not None]
    return VisitFacts(
        nominal=home[0] if home else None,
        restricted=home[1] if home else False,
        assignments=await _assignments(connection, force_id, command.nominal_id) if home else (),
        crew=await _officers(connection, force_id, crew),
        need_to_know=await _granted(connection, force_id, command.nominal_id, crew)
        if home and home[1]
        else frozenset(),
        conditions=await _conditions(connection, force_id, command) if home else frozenset(),
        skew_seconds=skew_seconds,
    )


async def _nominal(connection: AsyncConnection, force_id: int, nominal_id: UUID) -> tuple[Managed, bool] | None:
    row = (
        await connection.execute(
            select(
                nominal.c.unit_id,
                nominal.c.owner_id,
                nominal.c.risk_level,
                nominal.c.management_mode,
                nominal.c.opened_at,
                nominal.c.restricted,
            )
            .where(nominal.c.force_id == force_id, nominal.c.id == nominal_id)
            .with_for_update(key_share=True)
        )
    ).one_or_none()
    if row is None:
        return None
    managed = Managed(
        force_id=force_id,
        nominal_id=nominal_id,
        unit_id=row.unit_id,
        owner_id=row.owner_id,
        risk_level=RiskLevel(row.risk_level),
        management_mode=ManagementMode(row.management_mode),
        opened_at=row.opened_at,
    )
    return managed, row.restricted


async def _assignments(connection: AsyncConnection, force_id: int, nominal_id: UUID) -> tuple[Assigned, ...]:
    rows = await connection.execute(
        select(assignment.c.owner_id, assignment.c.unit_id, assignment.c.since, assignment.c.until)
        .where(assignment.c.force_id == force_id, assignment.c.nominal_id == nominal_id)
        .order_by(assignment.c.since)
    )
    return tuple(Assigned(owner_id=r.owner_id, unit_id=r.unit_id, since=r.since, until=r.until) for r in rows)


async def _officers(connection: AsyncConnection, force_id: int, ids: Iterable[UUID]) -> tuple[CrewMember, ...]:
    rows = await connection.execute(
        select(officer.c.id, officer.c.unit_id).where(officer.c.force_id == force_id, officer.c.id.in_(tuple(ids)))
    )
    return tuple(CrewMember(id=row.id, unit_id=row.unit_id) for row in rows)


async def _granted(
    connection: AsyncConnection, force_id: int, nominal_id: UUID, ids: Iterable[UUID]
) -> frozenset[UUID]:
    """Need to know is asked of the database's own time, as row-level security asks it."""
    rows = await connection.execute(
        select(nominal_access.c.officer_id).where(
            nominal_access.c.force_id == force_id,
            nominal_access.c.nominal_id == nominal_id,
            nominal_access.c.officer_id.in_(tuple(ids)),
            or_(nominal_access.c.until.is_(None), nominal_access.c.until > func.now()),
        )
    )
    return frozenset(row.officer_id for row in rows)


async def _conditions(connection: AsyncConnection, force_id: int, command: RecordVisit) -> frozenset[UUID]:
    asked = tuple({check.condition_id for check in command.condition_checks})
    if not asked:
        return frozenset()
    rows = await connection.execute(
        select(order_condition.c.id).where(
            order_condition.c.force_id == force_id,
            order_condition.c.nominal_id == command.nominal_id,
            order_condition.c.id.in_(asked),
        )
    )
    return frozenset(row.id for row in rows)


async def write(
    connection: AsyncConnection,
    force_id: int,
    command: RecordVisit,
    accepted: Accepted,
    *,
    submission_id: UUID,
    content_digest: str,
    skew_seconds: int | None,
    received_at: datetime,
) -> None:
    """Write the visit and its parts."""
    assert command.officer_id is not None
    await connection.execute(
        insert(visit).values(
            force_id=force_id,
            id=command.visit_id,
            nominal_id=command.nominal_id,
            officer_id=command.officer_id,
            second_officer_id=command.second_officer_id,
            visit_type=command.visit_type,
            outcome=command.outcome,
            started_at=command.started_at,
            ended_at=command.ended_at,
            received_at=received_at,
            announced=command.announced,
            announced_reason=command.announced_reason,
            announced_reason_text=command.announced_reason_text,
            crew_mode=command.crew_mode,
            nominal_seen=command.nominal_seen,
            entry_sought_to_search=command.entry_sought_to_search,
            notes=command.notes,
            flags=[flag.value for flag in accepted.flags],
            clock_skew_seconds=skew_seconds,
            submission_id=submission_id,
            content_digest=content_digest,
        )
    )
    for table, rows in _parts(command):
        if rows:
            common = {"force_id": force_id, "visit_id": command.visit_id}
            await connection.execute(insert(table), [common | {"id": new_id()} | dict(row) for row in rows])


def _parts(command: RecordVisit) -> list[tuple[Table, list[Mapping[str, Any]]]]:
    def placed(items: Iterable[Any]) -> list[Mapping[str, Any]]:
        return [{"position": n} | vars(item) for n, item in enumerate(items)]

    return [
        (visit_person, placed(command.people)),
        (visit_room, placed(command.rooms)),
        (visit_device, placed(command.devices)),
        (condition_check, [vars(check) for check in command.condition_checks]),
    ]


async def mark_seen(connection: AsyncConnection, force_id: int, nominal_id: UUID, at: datetime) -> None:
    """The nominal's last successful visit, by the greatest time of an act and not by the last arrival."""
    await connection.execute(
        update(nominal)
        .where(
            nominal.c.force_id == force_id,
            nominal.c.id == nominal_id,
            or_(nominal.c.last_successful_visit_at.is_(None), nominal.c.last_successful_visit_at < at),
        )
        .values(last_successful_visit_at=at)
    )


async def mark_checked(connection: AsyncConnection, force_id: int, command: RecordVisit, at: datetime) -> None:
    """When each condition was last checked: only a check that found something out counts."""
    checked = sorted({check.condition_id for check in command.condition_checks if check.result in _CHECKED})
    if not checked:
        return
    await connection.execute(
        update(order_condition)
        .where(
            and_(order_condition.c.force_id == force_id, order_condition.c.id.in_(checked)),
            or_(order_condition.c.last_checked_at.is_(None), order_condition.c.last_checked_at < at),
        )
        .values(last_checked_at=at)
    )
