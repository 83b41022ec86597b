"""Histories made by chance: nominals who move, change risk and are visited, with every row's times recorded."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from api.nominals.commands import RiskLevel
from api.obligations.commands import ObligationKind
from api.oversight import standards
from api.values import new_id
from tests.makers import Owner, insert, make_force, make_nominal, make_officer, make_unit, make_visit_policy

START = datetime(2025, 1, 1, tzinfo=UTC)
DAYS = 500
KINDS = (ObligationKind.VISIT_ROUTINE, ObligationKind.ARMS_REVIEW, ObligationKind.SUP_REVIEW)
DISTRICTS = ("Ashby", "Brigg", None)


@dataclass
class History:
    """What happened, as plain Python knows it."""

    chance: random.Random
    units: dict[UUID, str | None] = field(default_factory=dict)
    officers: dict[UUID, UUID] = field(default_factory=dict)
    nominals: list[UUID] = field(default_factory=list)
    restricted: set[UUID] = field(default_factory=set)
    moves: dict[UUID, list[tuple[datetime, UUID]]] = field(default_factory=dict)
    levels: dict[UUID, list[tuple[datetime, str]]] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)

    def moment(self, after: datetime | None = None, *, within: int = DAYS) -> datetime:
        """An instant, often one that other instants share."""
        days = self.chance.randrange(within) if self.chance.random() < 0.5 else self.chance.random() * within
        return (after or START) + timedelta(days=days)

    def maybe(self, at: datetime, share: float) -> datetime | None:
        return at if self.chance.random() < share else None

    def owner_at(self, nominal: UUID, at: datetime) -> UUID:
        past = [who for since, who in self.moves[nominal] if since <= at]
        return past[-1] if past else self.moves[nominal][0][1]

    def level_at(self, nominal: UUID, at: datetime) -> str:
        return next(level for until, level in self.levels[nominal] if until > at)


async def make_history(owner: Owner, seed: int, *, nominals: int = 14) -> History:
    """A force with a past. No two rows of a nominal are open at once: each has its own kind of event."""
    made = History(random.Random(seed))
    await make_force(owner)
    policy = (await make_visit_policy(owner))["LOW"]
    for row in standards.rows():
        await insert(owner, "standard", **row)
    for place, district in enumerate(DISTRICTS):
        made.units[await make_unit(owner, name=f"Unit {place}", district=district)] = district
    for number in range(6):
        unit = list(made.units)[number % 3]
        made.officers[await make_officer(owner, unit, name=f"PC {number}")] = unit
    for _ in range(nominals):
        await _nominal(owner, made)
    for _ in range(nominals * 8):
        await _row(owner, made, policy)
    return made


async def _nominal(owner: Owner, made: History) -> None:
    chance = made.chance
    times = sorted({made.moment() for _ in range(chance.randrange(1, 4))})
    moves = [(since, chance.choice(list(made.officers))) for since in times]
    level = chance.choice(list(RiskLevel)).value
    last = moves[-1][1]
    key = await make_nominal(
        owner,
        made.officers[last],
        last,
        risk_level=level,
        restricted=len(made.nominals) % 7 == 3,
        opened_at=START - timedelta(days=900),
    )
    await owner.execute("delete from doorstep.assignment where nominal_id = $1", key)
    for place, (since, who) in enumerate(moves):
        until = moves[place + 1][0] if place + 1 < len(moves) else None
        await insert(
            owner, "assignment", nominal_id=key, owner_id=who, unit_id=made.officers[who], since=since, until=until
        )
    levels = [(until, chance.choice(list(RiskLevel)).value) for until in sorted({made.moment() for _ in range(2)})]
    for until, before in levels:
        await insert(
            owner,
            "risk_decision",
            nominal_id=key,
            previous_level=before,
            level="LOW",
            reason="Decided.",
            decided_at=until,
            decided_by=new_id(),
            effective_at=until,
        )
    if await owner.fetchval("select restricted from doorstep.nominal where id = $1", key):
        made.restricted.add(key)
    made.nominals.append(key)
    made.moves[key] = moves
    made.levels[key] = [*levels, (datetime.max.replace(tzinfo=UTC), level)]


async def _row(owner: Owner, made: History, policy: UUID) -> None:
    chance, nominal = made.chance, made.chance.choice(made.nominals)
    opened = made.moment()
    due = made.moment(opened, within=120)
    met = made.maybe(made.moment(opened, within=200), 0.6)
    cancelled = None if met else made.maybe(made.moment(opened, within=200), 0.3)
    recorded = made.moment(opened, within=20)
    who = made.owner_at(nominal, opened)
    row = {
        "id": new_id(),
        "kind": chance.choice(KINDS).value,
        "nominal_id": nominal,
        "unit_id": made.officers[who],
        "owner_id": who,
        "policy_row_id": policy,
        "opened_at": opened,
        "opened_by": new_id(),
        "opened_with": "RECORD",
        "basis": opened,
        "due_at": None if chance.random() < 0.05 else due,
        "explanation": "Because.",
        "met_at": met,
        "met_by": met and new_id(),
        "met_with": met and "RECORD",
        "met_recorded_at": met and max(recorded, made.moment(met, within=30)),
        "cancelled_at": cancelled,
        "cancel_reason": cancelled and "NO_LONGER_APPLIES",
        "cancelled_recorded_at": cancelled and max(recorded, made.moment(cancelled, within=30)),
        "recorded_at": recorded,
        "superseded_at": made.maybe(made.moment(recorded, within=150), 0.3),
    }
    open_now = not (row["met_at"] or row["cancelled_at"] or row["superseded_at"])
    taken = any(
        (other["nominal_id"], other["kind"]) == (nominal, row["kind"]) and other["is_open"] for other in made.rows
    )
    if open_now and taken:
        row["superseded_at"] = made.moment(recorded, within=150)
        open_now = False
    made.rows.append(row | {"is_open": open_now})
    await insert(owner, "obligation", **row)
