"""The plans that were in force and are, as visits need them: what was asked when, and what fires what."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.rows import among
from api.nominals.signing import SigningState
from api.plans.tables import contingency, plan, plan_trigger
from api.plans.words import ActionBy, ContingencyOn, Urgency


@dataclass(frozen=True, kw_only=True)
class Contingency:
    """One row of a plan: if this, then that."""

    id: UUID
    plan_id: UUID
    on_what: ContingencyOn
    trigger_id: UUID | None
    if_text: str
    then_text: str
    who: ActionBy
    urgency: Urgency

    def is_fired(self, events: Collection[ContingencyOn], happened: Collection[UUID]) -> bool:
        """Whether a visit fires it: by what came of it, or by a trigger that happened."""
        if self.on_what is ContingencyOn.TRIGGER_HAPPENED:
            return bool(happened) if self.trigger_id is None else self.trigger_id in happened
        return self.on_what in events


@dataclass(frozen=True, kw_only=True)
class PlanInForce:
    """One countersigned plan with the time for which it holds or held."""

    id: UUID
    since: datetime
    until: datetime | None
    triggers: frozenset[UUID]
    contingencies: tuple[Contingency, ...]

    def held_at(self, at: datetime) -> bool:
        """Whether it was in force at an instant."""
        return self.since <= at and (self.until is None or at < self.until)


async def read(
    connection: AsyncConnection, force_id: int, nominal_ids: Sequence[UUID]
) -> Mapping[UUID, tuple[PlanInForce, ...]]:
    """The countersigned plans of each nominal that has any, the latest first."""
    heads = (
        await connection.execute(
            select(plan.c.id, plan.c.nominal_id, plan.c.decided_at, plan.c.ended_at)
            .where(
                plan.c.force_id == force_id,
                plan.c.nominal_id == among(nominal_ids),
                plan.c.state == SigningState.COUNTERSIGNED,
            )
            .order_by(plan.c.number.desc())
        )
    ).all()
    if not heads:
        return {}
    keys = [head.id for head in heads]
    triggers = await _triggers(connection, force_id, keys)
    rows = await _contingencies(connection, force_id, keys)
    found: dict[UUID, list[PlanInForce]] = defaultdict(list)
    for head in heads:
        found[head.nominal_id].append(
            PlanInForce(
                id=head.id,
                since=head.decided_at,
                until=head.ended_at,
                triggers=frozenset(triggers[head.id]),
                contingencies=tuple(rows[head.id]),
            )
        )
    return {key: tuple(plans) for key, plans in found.items()}


async def _triggers(connection: AsyncConnection, force_id: int, plans: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for row in await connection.execute(
        select(plan_trigger.c.id, plan_trigger.c.plan_id).where(
            plan_trigger.c.force_id == force_id, plan_trigger.c.plan_id == among(plans)
        )
    ):
        found[row.plan_id].append(row.id)
    return found


async def _contingencies(
    connection: AsyncConnection, force_id: int, plans: Iterable[UUID]
) -> dict[UUID, list[Contingency]]:
    found: dict[UUID, list[Contingency]] = defaultdict(list)
    columns = (contingency.c[name] for name in Contingency.__annotations__)
    for row in await connection.execute(
        select(*columns)
        .where(contingency.c.force_id == force_id, contingency.c.plan_id == among(plans))
        .order_by(contingency.c.position)
    ):
        words = {
            "on_what": ContingencyOn(row.on_what),
            "who": ActionBy(row.who),
            "urgency": Urgency(row.urgency),
        }
        found[row.plan_id].append(Contingency(**(dict(row._mapping) | words)))  # noqa: SLF001 - SQLAlchemy's name
    return found
