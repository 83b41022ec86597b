"""Reads the facts that visits are judged by: of a whole batch at once, with as many statements as for one visit."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import among
from api.identity.tables import officer
from api.nominals.tables import assignment, nominal, nominal_access, nominal_order, order_condition
from api.obligations.rules import Managed
from api.orders.tables import order_change
from api.plans import in_force
from api.plans.in_force import PlanInForce
from api.visits.commands import RecordVisit, VisitFlag
from api.visits.rules import Assigned, CrewMember, HeldCondition, VisitFacts
from api.visits.tables import visit, visit_attachment


@dataclass(frozen=True)
class Told:
    """A visit that was told before, under this visit id or this submission id."""

    visit_id: UUID
    submission_id: UUID | None
    content_digest: str | None
    flags: tuple[VisitFlag, ...]


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of the nominals and officers that some visits name. What is not found is not in it."""

    nominals: Mapping[UUID, Managed]
    restricted: frozenset[UUID]
    assignments: Mapping[UUID, Sequence[Assigned]]
    officers: Mapping[UUID, CrewMember]
    need_to_know: Mapping[UUID, Collection[UUID]]
    conditions: Mapping[UUID, Sequence[HeldCondition]]
    plans: Mapping[UUID, tuple[PlanInForce, ...]]
    attachments: frozenset[UUID]

    def of(self, command: RecordVisit, skew_seconds: int | None) -> VisitFacts:
        """What the rules must know of one visit."""
        key, crew = command.nominal_id, _crew(command)
        asked = {check.condition_id for check in command.condition_checks}
        return VisitFacts(
            nominal=self.nominals.get(key),
            restricted=key in self.restricted,
            assignments=tuple(self.assignments.get(key, ())),
            crew=tuple(self.officers[member] for member in crew if member in self.officers),
            need_to_know=frozenset(self.need_to_know.get(key, ())) & set(crew),
            conditions=frozenset(each.id for each in self.conditions.get(key, ())) & asked,
            holding=tuple(self.conditions.get(key, ())),
            plans=self.plans.get(key, ()),
            attachments_taken=self.attachments & {promised.id for promised in command.attachments},
            skew_seconds=skew_seconds,
        )


async def known(connection: AsyncConnection, force_id: int, commands: Sequence[RecordVisit]) -> Known:
    """Read them. Locks the nominals' rows until the commit, in id order: visits and reassignments take turns."""
    crew = {member for command in commands for member in _crew(command)}
    nominals, restricted = await _nominals(connection, force_id, {command.nominal_id for command in commands})
    return Known(
        nominals=nominals,
        restricted=restricted,
        assignments=await _assignments(connection, force_id, nominals.keys()),
        officers=await _officers(connection, force_id, crew),
        need_to_know=await _granted(connection, force_id, restricted, crew) if restricted else {},
        conditions=await _conditions(connection, force_id, list(nominals)),
        plans=await in_force.read(connection, force_id, list(nominals)),
        attachments=await _attachments(
            connection, force_id, [promised.id for command in commands for promised in command.attachments]
        ),
    )


async def told_before(
    connection: AsyncConnection, force_id: int, visit_ids: Sequence[UUID], submission_ids: Sequence[UUID]
) -> tuple[Told, ...]:
    """Visits that already hold one of these ids, or came with one of these submissions."""
    rows = await connection.execute(
        select(visit.c.id, visit.c.submission_id, visit.c.content_digest, visit.c.flags).where(
            visit.c.force_id == force_id,
            or_(visit.c.id == among(visit_ids), visit.c.submission_id == among(submission_ids)),
        )
    )
    return tuple(
        Told(row.id, row.submission_id, row.content_digest, tuple(VisitFlag(flag) for flag in row.flags))
        for row in rows
    )


def _crew(command: RecordVisit) -> list[UUID]:
    return [member for member in (command.officer_id, command.second_officer_id) if member is not None]


async def _nominals(
    connection: AsyncConnection, force_id: int, ids: Collection[UUID]
) -> tuple[dict[UUID, Managed], frozenset[UUID]]:
    rows = (
        await connection.execute(
            select(
                nominal.c.id,
                nominal.c.unit_id,
                nominal.c.owner_id,
                nominal.c.risk_level,
                nominal.c.management_mode,
                nominal.c.opened_at,
                nominal.c.restricted,
            )
            .where(nominal.c.force_id == force_id, nominal.c.id == among(ids))
            .order_by(nominal.c.id)
            .with_for_update(key_share=True)
        )
    ).mappings()
    found = rows.all()
    managed = {row["id"]: Managed.of(force_id, dict(row)) for row in found}
    return managed, frozenset(row["id"] for row in found if row["restricted"])


async def _assignments(
    connection: AsyncConnection, force_id: int, ids: Collection[UUID]
) -> Mapping[UUID, Sequence[Assigned]]:
    rows = await connection.execute(
        select(
            assignment.c.nominal_id, assignment.c.owner_id, assignment.c.unit_id, assignment.c.since, assignment.c.until
        )
        .where(assignment.c.force_id == force_id, assignment.c.nominal_id == among(ids))
        .order_by(assignment.c.since)
    )
    found: dict[UUID, list[Assigned]] = defaultdict(list)
    for row in rows:
        found[row.nominal_id].append(
            Assigned(owner_id=row.owner_id, unit_id=row.unit_id, since=row.since, until=row.until)
        )
    return found


async def _officers(connection: AsyncConnection, force_id: int, ids: Collection[UUID]) -> dict[UUID, CrewMember]:
    rows = await connection.execute(
        select(officer.c.id, officer.c.unit_id, officer.c.is_constable).where(
            officer.c.force_id == force_id, officer.c.id == among(ids)
        )
    )
    return {row.id: CrewMember(id=row.id, unit_id=row.unit_id, is_constable=row.is_constable) for row in rows}


async def _granted(
    connection: AsyncConnection, force_id: int, nominal_ids: Collection[UUID], ids: Collection[UUID]
) -> Mapping[UUID, Collection[UUID]]:
    """Need to know is asked of the database's own time, as row-level security asks it."""
    rows = await connection.execute(
        select(nominal_access.c.nominal_id, nominal_access.c.officer_id).where(
            nominal_access.c.force_id == force_id,
            nominal_access.c.nominal_id == among(nominal_ids),
            nominal_access.c.officer_id == among(ids),
            or_(nominal_access.c.until.is_(None), nominal_access.c.until > func.now()),
        )
    )
    return _grouped((row.nominal_id, row.officer_id) for row in rows)


async def _conditions(
    connection: AsyncConnection, force_id: int, nominal_ids: Sequence[UUID]
) -> Mapping[UUID, Sequence[HeldCondition]]:
    part, whole, step = order_condition.c, nominal_order.c, order_change.c
    told = select(step.id).where(step.force_id == part.force_id, step.order_id == part.order_id).exists()
    rows = await connection.execute(
        select(part.nominal_id, part.id, part.since, part.ended_on, whole.made_on, told.label("told"))
        .join(nominal_order, (whole.force_id == part.force_id) & (whole.id == part.order_id))
        .where(part.force_id == force_id, part.nominal_id == among(nominal_ids))
    )
    found: dict[UUID, list[HeldCondition]] = defaultdict(list)
    for row in rows:
        since = row.since or row.made_on
        found[row.nominal_id].append(HeldCondition(id=row.id, since=since, ended_on=row.ended_on, told=row.told))
    return found


async def _attachments(connection: AsyncConnection, force_id: int, ids: Collection[UUID]) -> frozenset[UUID]:
    """Which of these ids an attachment has already."""
    if not ids:
        return frozenset()
    rows = await connection.execute(
        select(visit_attachment.c.id).where(
            visit_attachment.c.force_id == force_id, visit_attachment.c.id == among(ids)
        )
    )
    return frozenset(row.id for row in rows)


def _grouped(pairs: Iterable[tuple[UUID, UUID]]) -> Mapping[UUID, Collection[UUID]]:
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found
