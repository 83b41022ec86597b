"""Reads and writes plans. A nominal's are changed only under that nominal's row lock."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import insert_all
from api.nominals.desk import Desk
from api.nominals.signing import Signed, SigningState
from api.obligations.intervals import PlanInterval
from api.plans.commands import SavePlan
from api.plans.tables import contingency, plan, plan_action, plan_trigger
from api.values import new_id

_TEXTS = {
    "currentSituation": plan.c.current_situation,
    "supervision": plan.c.supervision,
    "monitoringControl": plan.c.monitoring_control,
    "interventionsTreatment": plan.c.interventions_treatment,
    "victimSafety": plan.c.victim_safety,
}


async def found(connection: AsyncConnection, force_id: int, key: UUID) -> Signed | None:
    """One plan as far as signing goes."""
    columns = (plan.c[name] for name in Signed.__annotations__)
    row = (
        await connection.execute(select(*columns).where(plan.c.force_id == force_id, plan.c.id == key))
    ).one_or_none()
    return None if row is None else Signed(**(dict(row._mapping) | {"state": SigningState(row.state)}))  # noqa: SLF001


async def begin(desk: Desk, command: SavePlan) -> bool:
    """Begin a draft under its id; False if the nominal has one already."""
    mine = (plan.c.force_id == desk.principal.force_id) & (plan.c.nominal_id == command.nominal_id)
    drafts = await desk.connection.scalar(select(func.count()).where(mine, plan.c.state == SigningState.DRAFT))
    if drafts:
        return False
    last = await desk.connection.scalar(select(func.coalesce(func.max(plan.c.number), 0)).where(mine))
    await desk.connection.execute(
        insert(plan).values(
            **desk.about(),
            id=command.plan_id,
            number=(last or 0) + 1,
            version=1,
            state=SigningState.DRAFT,
            author_id=desk.principal.officer_id,
            started_at=desk.now,
            **_words(command),
        )
    )
    return True


async def change(desk: Desk, command: SavePlan) -> None:
    """The draft's own words in place of what it held, by whoever changes it."""
    version = command.expected_version + 1
    await set_state(desk, command.plan_id, version=version, author_id=desk.principal.officer_id, **_words(command))


def _words(command: SavePlan) -> dict[str, Any]:
    columns = [column.name for column in _TEXTS.values()]
    return {name: getattr(command, name) for name in (*columns, "visit_every_months", "visit_interval_reason")}


async def set_state(desk: Desk, key: UUID, **values: Any) -> None:
    """Set columns of a plan."""
    await desk.connection.execute(
        update(plan).where(plan.c.force_id == desk.principal.force_id, plan.c.id == key).values(**values)
    )


async def replace_rows(desk: Desk, command: SavePlan) -> None:
    """The draft's triggers and contingencies in place of what it held."""
    for table in (contingency, plan_trigger):
        await desk.connection.execute(
            delete(table).where(table.c.force_id == desk.principal.force_id, table.c.plan_id == command.plan_id)
        )
    own = desk.about() | {"plan_id": command.plan_id}
    triggers = [own | {"id": new_id(), "position": n, "text": text} for n, text in enumerate(command.triggers)]
    await insert_all(desk.connection, plan_trigger, triggers)
    rows = []
    for n, row in enumerate(command.contingencies):
        said = {name: value for name, value in vars(row).items() if name != "trigger_number"}
        trigger = None if row.trigger_number is None else triggers[row.trigger_number - 1]["id"]
        rows.append(own | {"id": new_id(), "position": n, "trigger_id": trigger} | said)
    await insert_all(desk.connection, contingency, rows)


async def content(connection: AsyncConnection, force_id: int, key: UUID) -> tuple[dict[str, str], int, int]:
    """What a draft holds: its texts by field, how many triggers, how many contingencies."""
    head = (
        await connection.execute(
            select(*(column.label(name) for name, column in _TEXTS.items())).where(
                plan.c.force_id == force_id, plan.c.id == key
            )
        )
    ).one()
    counts = [
        await connection.scalar(select(func.count()).where(table.c.force_id == force_id, table.c.plan_id == key))
        for table in (plan_trigger, contingency)
    ]
    return dict(head._mapping), counts[0] or 0, counts[1] or 0  # noqa: SLF001 - SQLAlchemy's public name for it


async def put_in_force(desk: Desk, key: UUID, **values: Any) -> None:
    """The plan that was in force ends where this one begins."""
    await desk.connection.execute(
        update(plan)
        .where(
            plan.c.force_id == desk.principal.force_id,
            plan.c.nominal_id == desk.subject.id,
            plan.c.state == SigningState.COUNTERSIGNED,
            plan.c.ended_at.is_(None),
        )
        .values(ended_at=desk.now)
    )
    await set_state(desk, key, state=SigningState.COUNTERSIGNED, **values)


async def complete(desk: Desk, key: UUID, outcome: str) -> bool:
    """Note that an action is done; False if it was already."""
    done = await desk.connection.execute(
        update(plan_action)
        .where(
            plan_action.c.force_id == desk.principal.force_id, plan_action.c.id == key, plan_action.c.done_at.is_(None)
        )
        .values(done_at=desk.now, done_by=desk.principal.officer_id, outcome=outcome)
    )
    return done.rowcount == 1


async def interval(desk: Desk, key: UUID) -> PlanInterval:
    """How often the plan has the nominal visited."""
    columns = ("id", "visit_every_months", "visit_interval_reason", "author_id", "submitted_at")
    row = (
        await desk.connection.execute(
            select(*(plan.c[name] for name in columns)).where(
                plan.c.force_id == desk.principal.force_id, plan.c.id == key
            )
        )
    ).one()
    return PlanInterval(
        plan_id=row.id,
        months=row.visit_every_months,
        reason=row.visit_interval_reason or "",
        author_id=row.author_id,
        signed_at=row.submitted_at,
    )
