"""The backlog counted from the visits alone, in the order they happened, is the backlog counted from the table.

Visits reach the force late and out of order. What is told of a past day with a past knowledge follows from the visits
that had arrived by then, and from nothing else.
"""

import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from api.identity.principal import Role
from api.obligations.calendar import add_months, end_of_london_day, london_day
from api.oversight import service, standards
from api.oversight.commands import Which
from api.values import new_id
from api.visits.commands import RecordVisit, VisitOutcome, VisitRecorded, VisitType
from api.visits.service import submit
from tests.makers import insert, make_principal
from tests.sync.conftest import Scene, scene

__all__ = ["scene"]

BEGAN = datetime(2024, 1, 1, tzinfo=UTC)
MONTHS = {"VERY_HIGH": 1, "HIGH": 3}
Visit = tuple[UUID, datetime, datetime]


def overdue_by_history(visits: list[Visit], level: str, at: datetime, known_at: datetime) -> bool:
    """Whether a visit was overdue: the last one that had arrived and happened by then, and the interval since."""
    seen = [visited for _, visited, received in visits if received <= known_at and visited <= at]
    last = max(seen, default=BEGAN)
    return end_of_london_day(add_months(london_day(last), MONTHS[level])) < at


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_what_arrives_late_changes_no_past_knowledge(scene: Scene, seed: int) -> None:
    chance = random.Random(seed)
    for row in standards.rows():
        await insert(scene.owner, "standard", **row)
    governance = await make_principal(scene.owner, Role.GOVERNANCE)
    levels = {await scene.make_nominal(risk_level=level): level for level in ("VERY_HIGH", "HIGH", "HIGH")}
    visits: list[Visit] = []
    for nominal in levels:
        for _ in range(6):
            visited = BEGAN + timedelta(days=chance.randrange(5, 400), hours=chance.randrange(24))
            late = chance.choice([0, 0, chance.randrange(1, 90)])
            visits.append((nominal, visited, visited + timedelta(hours=1, days=late)))
    for nominal, visited, received in sorted(visits, key=lambda visit: visit[2]):
        scene.clock.at = received
        made = RecordVisit(
            visit_id=new_id(),
            nominal_id=nominal,
            visit_type=VisitType.ROUTINE,
            outcome=VisitOutcome.SUCCESSFUL,
            started_at=visited,
        )
        assert isinstance(await submit(scene.services, scene.officer, made, submission_id=new_id()), VisitRecorded)
    begun = {nominal: min(got for who, _, got in visits if who == nominal) for nominal in levels}
    scene.clock.at = BEGAN + timedelta(days=700)

    for _ in range(60):
        at = BEGAN + timedelta(days=chance.randrange(60, 600), minutes=chance.randrange(1440))
        known_at = chance.choice([at, at + timedelta(days=chance.randrange(100)), scene.clock.at])
        known_at = min(known_at, scene.clock.at)
        shown = await service.overdue(scene.services, governance, Which(), at, known_at, first=100, after=None)

        expected = {
            nominal
            for nominal, level in levels.items()
            # Nothing was owed on paper before the force first recorded something.
            if begun[nominal] <= known_at
            and overdue_by_history([visit for visit in visits if visit[0] == nominal], level, at, known_at)
        }
        assert {row.nominal_id for row in shown.rows} == expected, (at, known_at)
        assert shown.size == len(expected)
