"""Dip samples: the same question draws the same, to the row; what needs work goes back to its officer."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.identity.principal import Role
from api.nominals.commands import RiskLevel
from api.nominals.desk import Done, Refused
from api.oversight import measures, samples
from api.oversight.sampled import DipSample, DrawDipSample, RecordFinding
from api.oversight.sampling import draw
from api.oversight.words import Finding, Sampled
from api.values import new_id
from api.visits import reviews
from api.visits.following import ReviewStep, ReviewVisit, ReworkVisit
from tests.assessments.test_arms import owed
from tests.makers import insert, make_baseline, make_nominal, make_officer, make_principal, make_unit
from tests.sync.conftest import Scene, scene
from tests.visits.test_reviews import told

__all__ = ["scene"]

IDS = st.lists(st.integers(0, 10_000).map(lambda number: UUID(int=number)), unique=True)


@given(IDS, st.integers(0, 50), st.integers(0, 12), st.randoms())
def test_a_draw_is_of_the_population_without_repeats_and_in_no_way_of_its_order(
    ids: list[UUID], seed: int, size: int, chance: Any
) -> None:
    drawn = draw(ids, seed=seed, size=size)
    shuffled = list(ids)
    chance.shuffle(shuffled)

    assert len(set(drawn)) == len(drawn) == min(size, len(ids))
    assert set(drawn) <= set(ids)
    assert draw(shuffled, seed=seed, size=size) == drawn


def test_every_record_is_drawn_about_as_often_as_any_other() -> None:
    ids = [UUID(int=number) for number in range(20)]
    often = dict.fromkeys(ids, 0)
    for seed in range(2_000):
        for key in draw(ids, seed=seed, size=5):
            often[key] += 1

    # 500 times each is expected; five standard deviations are 97.
    assert all(400 < count < 600 for count in often.values())


def question(scene: Scene, **said: Any) -> DrawDipSample:
    now = scene.clock.now()
    plain = {"sampled": Sampled.VISITS, "begins_at": now - timedelta(days=30), "ends_at": now, "size": 2, "seed": 7}
    return DrawDipSample(**{"id": new_id()} | plain | said)


async def drawn(scene: Scene, by: Any = None, **said: Any) -> DipSample:
    outcome = await samples.draw(scene.services, by or scene.supervisor, question(scene, **said))
    assert isinstance(outcome, Done)
    return next(
        each for each in await samples.samples(scene.services, by or scene.supervisor) if each.id == outcome.record_id
    )


async def some_visits(scene: Scene, count: int = 5) -> list[UUID]:
    """Visits of the last days, each to somebody else."""
    made = []
    for number in range(count):
        nominal = await scene.make_nominal()
        made.append(await told(scene, scene.clock.now() - timedelta(days=number + 1), nominalId=str(nominal)))
    scene.clock.pass_(minutes=1)
    return made


async def test_the_same_question_as_known_then_draws_the_same_to_the_row(scene: Scene) -> None:
    visits = await some_visits(scene)
    known = scene.clock.now()
    first = await drawn(scene, known_at=known, size=3)
    scene.clock.pass_(days=1)
    await told(scene, known - timedelta(days=2))
    period = {"begins_at": first.begins_at, "ends_at": first.ends_at}

    again = await drawn(scene, **period, known_at=known, size=3)
    now = await drawn(scene, **period, size=50)

    assert [item.record_id for item in again.items] == [item.record_id for item in first.items]
    assert (again.digest, again.population) == (first.digest, 5)
    assert {item.record_id for item in first.items} < set(visits)
    assert now.population == 6, "what was told late is there for who asks with what is known now"


async def test_who_has_moved_or_changed_risk_since_is_drawn_where_they_were_then(scene: Scene) -> None:
    await some_visits(scene, 3)
    known = scene.clock.now()
    before = await drawn(scene, known_at=known, unit_id=scene.unit, risk_levels=(RiskLevel.MEDIUM,), size=50)
    scene.clock.pass_(days=1)
    moved = before.items[0].nominal_id
    await insert(
        scene.owner, "risk_decision", nominal_id=moved, previous_level="MEDIUM", level="HIGH", reason="News.",
        decided_at=scene.clock.now(), decided_by=new_id(), effective_at=scene.clock.now(),
    )  # fmt: skip
    await scene.owner.execute("update doorstep.nominal set risk_level = 'HIGH' where id = $1", moved)

    period = {"begins_at": before.begins_at, "ends_at": before.ends_at, "unit_id": scene.unit, "size": 50}
    again = await drawn(scene, **period, known_at=known, risk_levels=(RiskLevel.MEDIUM,))
    assert again.digest == before.digest
    assert (await drawn(scene, **period, risk_levels=(RiskLevel.MEDIUM,))).population == before.population - 1


async def test_a_supervisor_draws_of_the_own_unit_and_governance_of_the_force_but_of_nobody_kept_from_them(
    scene: Scene,
) -> None:
    await some_visits(scene, 2)
    elsewhere = await make_unit(scene.owner, name="SOMU West")
    stranger = await make_officer(scene.owner, elsewhere)
    for restricted in (False, True):
        nominal = await make_nominal(scene.owner, elsewhere, stranger, restricted=restricted)
        await insert(
            scene.owner, "visit", nominal_id=nominal, officer_id=stranger, visit_type="ROUTINE", outcome="SUCCESSFUL",
            started_at=scene.clock.now() - timedelta(days=1), received_at=scene.clock.now() - timedelta(days=1),
            announced=False, crew_mode="DOUBLE", nominal_seen=True, entry_sought_to_search=False, notes="n",
        )  # fmt: skip
    governance = await make_principal(scene.owner, Role.GOVERNANCE)

    assert (await drawn(scene, size=50)).population == 2
    whole = await drawn(scene, by=governance, size=50)
    assert whole.population == len(whole.items) == 3
    outside = await samples.draw(scene.services, scene.supervisor, question(scene, unit_id=elsewhere))
    assert isinstance(outside, Refused)
    assert not any(item.may_find for item in whole.items), "governance draws; who may read the record looks at it"


async def found(scene: Scene, item: UUID, finding: Finding, comment: str = "", by: Any = None) -> Any:
    said = RecordFinding(id=new_id(), item_id=item, finding=finding, comment=comment)
    return await samples.find(scene.services, by or scene.supervisor, said)


@pytest.mark.parametrize("reviewed", [True, False])
async def test_a_visit_that_needs_work_goes_back_with_the_comment_and_is_reviewed_anew(
    scene: Scene, reviewed: bool
) -> None:
    await make_baseline(scene.owner)
    [visit] = await some_visits(scene, 1)
    if reviewed:
        said = ReviewVisit(id=new_id(), visit_id=visit, step=ReviewStep.REVIEWED)
        assert await reviews.review(scene.services, scene.supervisor, said) == Done(visit)
        scene.clock.pass_(minutes=1)
    [item] = (await drawn(scene)).items

    bare = await found(scene, item.id, Finding.NEEDS_WORK)
    assert isinstance(bare, Refused)
    assert bare.errors[0].code == "REQUIRED"
    assert isinstance(await found(scene, item.id, Finding.NEEDS_WORK, "Which rooms?"), Done)

    [step] = await scene.rows("select step, comment from doorstep.visit_review order by at desc limit 1")
    assert step == {"step": "RETURNED", "comment": "Which rooms?"}
    scene.clock.pass_(minutes=1)
    added = ReworkVisit(id=new_id(), visit_id=visit, comment="All four.")
    assert await reviews.rework(scene.services, scene.officer, added) == Done(visit)
    assert ("SUP_REVIEW", True) in await owed(scene)
    again = await found(scene, item.id, Finding.GOOD)
    assert isinstance(again, Refused)
    assert again.errors[0].code == "FOUND_ALREADY"


async def test_nobody_judges_their_own_visit(scene: Scene) -> None:
    await some_visits(scene, 1)
    officer = scene.officer.officer_id
    own = await make_principal(scene.owner, Role.SUPERVISOR, officer_id=officer, unit_ids=(scene.unit,))
    [item] = (await drawn(scene)).items

    refused = await found(scene, item.id, Finding.GOOD, by=own)

    assert isinstance(refused, Refused)
    assert refused.errors[0].code == "FOUR_EYES"


async def test_the_board_counts_what_was_found(scene: Scene) -> None:
    await some_visits(scene, 3)
    sample = await drawn(scene, size=3)
    await found(scene, sample.items[0].id, Finding.GOOD)
    await found(scene, sample.items[1].id, Finding.NEEDS_WORK, "Which rooms?")

    async def counted(until: datetime) -> tuple[int, int, int]:
        since = scene.clock.now() - timedelta(days=1)
        async with scene.services.database.reading(scene.supervisor.row_context()) as connection:
            said = await measures.practice(connection, scene.supervisor.force_id, since, until, None)
        return said.sampled, said.sampled_good, said.sampled_needs_work

    assert await counted(scene.clock.now() + timedelta(seconds=1)) == (3, 1, 1)
    assert await counted(sample.drawn_at) == (0, 0, 0)
