"""Reads and writes assessments. A nominal's are changed only under that nominal's row lock."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.assessments.commands import Evidence, FactorAssessed, SaveArms
from api.assessments.tables import arms_applicability, arms_assessment, arms_evidence, arms_factor, tool_result
from api.assessments.words import ArmsFactor, EvidenceSource, FactorRating, Priority, StatementBasis, SubjectCategory
from api.db.rows import among, insert_all
from api.nominals.desk import Desk
from api.nominals.signing import Signed, SigningState
from api.values import new_id

# Statements are kept in the visits' room, which is above this one.
_STATEMENTS = text(
    "select id from doorstep.visit_statement"
    " where force_id = :force and access_nominal_id = :nominal and id = any (:wanted)"
)


async def assessment(connection: AsyncConnection, force_id: int, key: UUID) -> Signed | None:
    """One assessment as far as signing goes."""
    columns = (arms_assessment.c[name] for name in Signed.__annotations__)
    row = (
        await connection.execute(
            select(*columns).where(arms_assessment.c.force_id == force_id, arms_assessment.c.id == key)
        )
    ).one_or_none()
    return None if row is None else Signed(**(dict(row._mapping) | {"state": SigningState(row.state)}))  # noqa: SLF001


async def statements(connection: AsyncConnection, force_id: int, nominal_id: UUID, ids: Collection[UUID]) -> set[UUID]:
    """Which of these are statements of visits to the nominal."""
    if not ids:
        return set()
    rows = await connection.execute(_STATEMENTS, {"force": force_id, "nominal": nominal_id, "wanted": list(ids)})
    return {row.id for row in rows}


async def begin(desk: Desk, command: SaveArms) -> bool:
    """Begin a draft under its id; False if the nominal has one already."""
    of_force, table = desk.principal.force_id, arms_assessment
    mine = (table.c.force_id == of_force) & (table.c.nominal_id == command.nominal_id)
    drafts = await desk.connection.scalar(select(func.count()).where(mine, table.c.state == SigningState.DRAFT))
    if drafts:
        return False
    last = await desk.connection.scalar(select(func.coalesce(func.max(table.c.number), 0)).where(mine))
    await desk.connection.execute(
        insert(table).values(
            **desk.about(),
            id=command.assessment_id,
            number=(last or 0) + 1,
            version=1,
            state=SigningState.DRAFT,
            author_id=desk.principal.officer_id,
            started_at=desk.now,
            formulation=command.formulation,
            priority=command.priority,
        )
    )
    return True


async def change(desk: Desk, command: SaveArms) -> None:
    """The draft's own words in place of what it held, by whoever changes it."""
    await set_state(
        desk,
        command.assessment_id,
        version=command.expected_version + 1,
        author_id=desk.principal.officer_id,
        formulation=command.formulation,
        priority=command.priority,
    )


async def set_state(desk: Desk, key: UUID, **values: Any) -> None:
    """Set columns of an assessment."""
    await desk.connection.execute(
        update(arms_assessment)
        .where(arms_assessment.c.force_id == desk.principal.force_id, arms_assessment.c.id == key)
        .values(**values)
    )


async def replace_factors(desk: Desk, command: SaveArms) -> None:
    """The draft's factors and evidence in place of what it held."""
    for table in (arms_evidence, arms_factor):
        await desk.connection.execute(
            delete(table).where(
                table.c.force_id == desk.principal.force_id, table.c.assessment_id == command.assessment_id
            )
        )
    own = desk.about() | {"assessment_id": command.assessment_id}
    factors, evidence = [], []
    for one in command.factors:
        key = new_id()
        factors.append(own | {"id": key, "factor": one.factor, "rating": one.rating})
        evidence += [
            own | {"id": new_id(), "factor_id": key, "position": n} | vars(piece)
            for n, piece in enumerate(one.evidence)
        ]
    await insert_all(desk.connection, arms_factor, factors)
    await insert_all(desk.connection, arms_evidence, evidence)


async def content(
    connection: AsyncConnection, force_id: int, key: UUID
) -> tuple[list[FactorAssessed], str, Priority | None]:
    """What a draft holds: factors, formulation, priority."""
    pieces: dict[UUID, list[Evidence]] = defaultdict(list)
    for row in await connection.execute(
        select(arms_evidence).where(arms_evidence.c.force_id == force_id, arms_evidence.c.assessment_id == key)
    ):
        pieces[row.factor_id].append(
            Evidence(
                text=row.text,
                basis=StatementBasis(row.basis),
                source=EvidenceSource(row.source),
                subject_category=SubjectCategory(row.subject_category),
                statement_id=row.statement_id,
            )
        )
    factors = [
        FactorAssessed(
            factor=ArmsFactor(row.factor),
            rating=None if row.rating is None else FactorRating(row.rating),
            evidence=tuple(pieces[row.id]),
        )
        for row in await connection.execute(
            select(arms_factor).where(arms_factor.c.force_id == force_id, arms_factor.c.assessment_id == key)
        )
    ]
    head = (
        await connection.execute(
            select(arms_assessment.c.formulation, arms_assessment.c.priority).where(
                arms_assessment.c.force_id == force_id, arms_assessment.c.id == key
            )
        )
    ).one()
    return factors, head.formulation, None if head.priority is None else Priority(head.priority)


async def last_countersigned(
    connection: AsyncConnection, force_id: int, nominal_id: UUID
) -> tuple[UUID, datetime] | None:
    """The last countersigned assessment of the nominal, and when it was signed by its author."""
    row = (
        await connection.execute(
            select(arms_assessment.c.id, arms_assessment.c.submitted_at)
            .where(
                arms_assessment.c.force_id == force_id,
                arms_assessment.c.nominal_id == nominal_id,
                arms_assessment.c.state == SigningState.COUNTERSIGNED,
            )
            .order_by(arms_assessment.c.number.desc())
            .limit(1)
        )
    ).one_or_none()
    return None if row is None else (row.id, row.submitted_at)


async def add_applicability(desk: Desk, key: UUID, **values: Any) -> None:
    """Add a decision whether ARMS applies."""
    await desk.connection.execute(
        insert(arms_applicability).values(
            **desk.about(), id=key, decided_at=desk.now, decided_by=desk.principal.officer_id, **values
        )
    )


async def add_result(desk: Desk, key: UUID, **values: Any) -> None:
    """Add a tool's result."""
    await desk.connection.execute(
        insert(tool_result).values(
            **desk.about(), id=key, recorded_at=desk.now, recorded_by=desk.principal.officer_id, **values
        )
    )


async def may_be_replaced(desk: Desk, key: UUID) -> bool:
    """Whether it is a result of this nominal that nothing replaces yet."""
    later = tool_result.alias()
    found = await desk.connection.scalar(
        select(tool_result.c.id).where(
            tool_result.c.force_id == desk.principal.force_id,
            tool_result.c.id == among([key]),
            tool_result.c.nominal_id == desk.subject.id,
            ~select(later.c.id)
            .where(later.c.force_id == tool_result.c.force_id, later.c.replaces_id == tool_result.c.id)
            .exists(),
        )
    )
    return found is not None
