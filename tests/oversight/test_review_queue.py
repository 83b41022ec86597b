"""The queue by which a supervisor is told of visits: at once, and what must be seen the same day first."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

from api.nominals.desk import Done
from api.oversight import measures, review_queue
from api.oversight.sampled import ReviewQueue
from api.values import new_id
from api.visits import reviews
from api.visits.following import ReviewStep, ReviewVisit, ReworkVisit
from tests.makers import LONG_AGO, make_baseline, make_plan
from tests.sync.conftest import Scene, scene
from tests.visits.test_reviews import told

__all__ = ["scene"]


async def queue(scene: Scene, **said: Any) -> ReviewQueue:
    asked = {"unit_id": None, "first": 50, "after": None} | said
    return await review_queue.queue(scene.services, scene.supervisor, **asked)


async def test_a_single_crewed_visit_without_leave_is_kept_flagged_counted_and_told_to_the_supervisor_at_once(
    scene: Scene,
) -> None:
    """Acceptance: inspectors found officers who visit alone without anybody having allowed it."""
    await make_baseline(scene.owner)
    await told(scene, crewMode="DOUBLE")
    heard: asyncio.Queue[str] = asyncio.Queue()
    async with scene.services.database.listening() as line:
        await line.add_listener("doorstep_scope", lambda *said: heard.put_nowait(said[3]))
        key = await told(scene, crewMode="SINGLE_UNAUTHORISED")
        news = {await asyncio.wait_for(heard.get(), 5)}
        while not heard.empty():
            news.add(heard.get_nowait())

    assert any(text.endswith(f"unit:{scene.unit}") for text in news), "the supervisor's open page hears of it"
    waiting = await queue(scene)
    assert (waiting.size, waiting.urgent) == (2, 1)
    assert (waiting.rows[0].visit_id, waiting.rows[0].urgent) == (key, True)
    assert waiting.rows[0].flags == ["SINGLE_CREWED_UNAUTHORISED"]
    since, until = scene.clock.now() - timedelta(days=1), scene.clock.now() + timedelta(days=1)
    async with scene.services.database.reading(scene.supervisor.row_context()) as connection:
        practice = await measures.practice(connection, scene.supervisor.force_id, since, until, None)
    assert (practice.visits, practice.single_crewed, practice.single_crewed_unauthorised) == (2, 1, 1)


async def test_a_trigger_that_happened_is_before_the_supervisor_the_same_day_in_the_plans_own_words(
    scene: Scene,
) -> None:
    """Acceptance: a relapse that was told at the door must not wait in a pile."""
    await make_baseline(scene.owner)
    trigger = await make_plan(scene.owner, scene.nominal, scene.officer.officer_id, since=LONG_AGO)
    other = await scene.make_nominal()
    await told(scene, nominalId=str(other))
    answer = {"triggerId": str(trigger), "happened": True, "action": "Told probation."}
    key = await told(scene, triggerAnswers=[answer])

    first, second = (await queue(scene)).rows

    assert (first.visit_id, first.urgent, first.triggers) == (key, True, ["Drinking again"])
    assert (second.urgent, second.triggers) == (False, [])


async def test_the_longest_overdue_comes_first_and_pages_follow_each_other(scene: Scene) -> None:
    await make_baseline(scene.owner)
    keys: list[UUID] = []
    for _ in range(3):
        keys.append(await told(scene, nominalId=str(await scene.make_nominal())))
        scene.clock.pass_(days=1)
    scene.clock.pass_(days=7)

    whole = await queue(scene)
    assert [row.visit_id for row in whole.rows] == keys
    assert (whole.overdue, whole.rows[0].days_overdue) == (3, 3)
    page = await queue(scene, first=2)
    assert page.next == str(keys[1])
    rest = await queue(scene, first=2, after=keys[1])
    assert ([row.visit_id for row in rest.rows], rest.size, rest.next) == ([keys[2]], 3, None)


async def test_what_is_returned_leaves_the_queue_and_comes_back_when_it_was_reworked(scene: Scene) -> None:
    await make_baseline(scene.owner)
    key = await told(scene)
    back = ReviewVisit(id=new_id(), visit_id=key, step=ReviewStep.RETURNED, comment="Who was there?")
    assert await reviews.review(scene.services, scene.supervisor, back) == Done(key)

    away = await queue(scene)
    assert (away.size, away.returned) == (0, 1)
    scene.clock.pass_(hours=1)
    await reviews.rework(scene.services, scene.officer, ReworkVisit(id=new_id(), visit_id=key, comment="His sister."))
    again = await queue(scene)
    assert (again.size, again.returned, again.rows[0].last_step) == (1, 0, "REWORKED")


async def test_what_was_reviewed_may_be_countersigned_and_a_countersigned_one_is_done(scene: Scene) -> None:
    await make_baseline(scene.owner)
    key = await told(scene)

    for step, expected in ((ReviewStep.REVIEWED, True), (ReviewStep.COUNTERSIGNED, True), (ReviewStep.REVIEWED, False)):
        scene.clock.pass_(minutes=1)
        said = ReviewVisit(id=new_id(), visit_id=key, step=step)
        assert isinstance(await reviews.review(scene.services, scene.supervisor, said), Done) is expected
