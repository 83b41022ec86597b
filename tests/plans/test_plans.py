"""A plan from draft to force; what it asks at visits and what visits fire."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from asyncpg import IntegrityConstraintViolationError

from api.nominals.desk import Done
from api.nominals.signing import Verdict
from api.obligations.calendar import london_day
from api.plans import service
from api.plans.commands import CompletePlanAction, ContingencyRow, DecidePlan, SavePlan, SignPlan
from api.plans.words import ActionBy, ContingencyOn, Urgency
from api.values import new_id
from tests.assessments.test_arms import codes, owed
from tests.makers import make_baseline
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import record_visit

DRINKS = ContingencyRow(
    on_what=ContingencyOn.TRIGGER_HAPPENED,
    trigger_number=2,
    if_text="He drinks again",
    then_text="Tell probation",
    who=ActionBy.OWNER,
    urgency=Urgency.AT_ONCE,
)
BREACH = ContingencyRow(
    on_what=ContingencyOn.SUSPECTED_BREACH,
    if_text="A device is found",
    then_text="Seize it",
    who=ActionBy.SUPERVISOR,
    urgency=Urgency.WITHIN_DAYS,
)


def draft(scene: Scene, **said: Any) -> SavePlan:
    words = dict.fromkeys(
        ("supervision", "monitoring_control", "interventions_treatment", "victim_safety"), "As agreed."
    )
    ids = {"id": new_id(), "plan_id": new_id(), "nominal_id": scene.nominal, "expected_version": 0}
    rows = {"triggers": ("Rejected by a partner", "Drinking again"), "contingencies": (DRINKS, BREACH)}
    return SavePlan(**(ids | words | rows | said))


async def in_force(scene: Scene, **said: Any) -> tuple[UUID, list[str]]:
    """A plan in force: its id and its triggers' ids, in order."""
    first = draft(scene, **said)
    assert await service.save(scene.services, scene.officer, first) == Done(first.plan_id)
    sign = SignPlan(id=new_id(), plan_id=first.plan_id, expected_version=1)
    assert await service.sign(scene.services, scene.officer, sign) == Done(first.plan_id)
    word = DecidePlan(id=new_id(), plan_id=first.plan_id, expected_version=2, verdict=Verdict.COUNTERSIGN)
    assert await service.decide_plan(scene.services, scene.supervisor, word) == Done(first.plan_id)
    rows = await scene.rows("select id from doorstep.plan_trigger where plan_id = $1 order by position", first.plan_id)
    return first.plan_id, [str(row["id"]) for row in rows]


async def flags(scene: Scene) -> list[str]:
    [row] = await scene.rows("select flags from doorstep.visit")
    return list(row["flags"])


async def test_a_countersigned_plan_is_in_force_and_the_one_before_it_ends(scene: Scene) -> None:
    await make_baseline(scene.owner)
    first, _ = await in_force(scene)
    scene.clock.pass_(days=30)
    second, _ = await in_force(scene)

    rows = await scene.rows("select id, number, ended_at from doorstep.plan order by number")
    assert [(row["id"], row["number"], row["ended_at"] is None) for row in rows] == [
        (first, 1, False),
        (second, 2, True),
    ]
    reviews = await scene.rows(
        "select opened_by, met_by from doorstep.obligation where kind = 'RMP_REVIEW' order by opened_at"
    )
    assert [(row["opened_by"], row["met_by"]) for row in reviews] == [(first, second), (second, None)]
    with pytest.raises(IntegrityConstraintViolationError):
        await scene.owner.execute("update doorstep.plan set supervision = 'x'")
    with pytest.raises(IntegrityConstraintViolationError):
        await scene.owner.execute("delete from doorstep.contingency")


async def test_a_plan_needs_its_pillars_a_trigger_and_a_contingency(scene: Scene) -> None:
    bare = draft(scene, triggers=(), contingencies=(), victim_safety=" ")
    await service.save(scene.services, scene.officer, bare)
    outcome = await service.sign(
        scene.services, scene.officer, SignPlan(id=new_id(), plan_id=bare.plan_id, expected_version=1)
    )

    assert codes(outcome) == ["REQUIRED"] * 3
    beyond = draft(scene, triggers=("One",))
    assert codes(await service.save(scene.services, scene.officer, beyond)) == ["UNKNOWN_TRIGGER"]
    unsaid = draft(scene, visit_every_months=2)
    assert codes(await service.save(scene.services, scene.officer, unsaid)) == ["REASON_REQUIRED"]


async def test_a_trigger_that_happened_opens_what_the_plan_asks_for_at_once(scene: Scene) -> None:
    await make_baseline(scene.owner)
    plan, (rejected, drinks) = await in_force(scene)
    scene.clock.pass_(hours=2)
    phone = await scene.phone()
    answers = [
        {"triggerId": rejected, "happened": True, "noActionReason": "Months ago; known to probation."},
        {"triggerId": drinks, "happened": True, "action": "Rang probation."},
    ]
    phone.save(record_visit(scene.nominal, scene.clock.now(), triggerAnswers=answers), version=2)

    await phone.push()

    assert await flags(scene) == []
    [action] = await scene.rows("select id, plan_id, what, who from doorstep.plan_action")
    assert (action["plan_id"], action["what"], action["who"]) == (plan, "Tell probation", "OWNER")
    [asked] = await scene.rows(
        "select opened_by, due_at - basis as given from doorstep.obligation where kind = 'PLAN_ACTION'"
    )
    assert (asked["opened_by"], asked["given"].total_seconds()) == (action["id"], 24 * 3600)

    done = CompletePlanAction(id=new_id(), action_id=UUID(str(action["id"])), outcome="Probation told by phone.")
    assert await service.complete_action(scene.services, scene.officer, done) == Done(action["id"])
    assert ("PLAN_ACTION", False) in await owed(scene)
    again = CompletePlanAction(id=new_id(), action_id=UUID(str(action["id"])), outcome="Again.")
    assert codes(await service.complete_action(scene.services, scene.officer, again)) == ["DONE_ALREADY"]


@pytest.mark.parametrize("answer", [None, {"happened": True}, {"happened": True, "action": "  "}])
async def test_a_trigger_without_an_answer_is_kept_and_flagged_for_a_person(
    scene: Scene, answer: dict[str, Any] | None
) -> None:
    await make_baseline(scene.owner)
    _, (rejected, drinks) = await in_force(scene)
    scene.clock.pass_(hours=2)
    answers = [{"triggerId": rejected, "happened": False}]
    if answer is not None:
        answers.append({"triggerId": drinks} | answer)
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, scene.clock.now(), triggerAnswers=answers), version=2)

    [receipt] = (await phone.push()).results

    assert receipt.state == "APPLIED"
    assert await flags(scene) == ["TRIGGER_UNANSWERED"]


async def test_nobody_met_nobody_asked(scene: Scene) -> None:
    await make_baseline(scene.owner)
    await in_force(scene)
    scene.clock.pass_(hours=2)
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, scene.clock.now(), outcome="NO_REPLY", nominalSeen=False))

    await phone.push()

    assert await flags(scene) == []


async def test_an_older_phone_that_asks_nothing_is_flagged_and_kept(scene: Scene) -> None:
    await make_baseline(scene.owner)
    await in_force(scene)
    scene.clock.pass_(hours=2)
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, scene.clock.now()), version=1)

    await phone.push()

    assert await flags(scene) == ["TRIGGER_UNANSWERED"]


async def test_a_visit_before_the_plan_is_not_judged_by_it(scene: Scene) -> None:
    await make_baseline(scene.owner)
    await in_force(scene)
    phone = await scene.phone()
    before = NOW.replace(hour=8)
    phone.save(record_visit(scene.nominal, before))

    await phone.push()

    assert await flags(scene) == []


async def test_a_countersigned_plan_with_its_own_interval_moves_the_visit_and_the_next_plan_gives_it_back(
    scene: Scene,
) -> None:
    await make_baseline(scene.owner)
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW - timedelta(days=40)))
    await phone.push()

    async def due() -> tuple[date, str | None]:
        [row] = await scene.rows(
            "select due_at, revised_for from doorstep.obligation where kind = 'VISIT_ROUTINE' and met_at is null"
            " and superseded_at is null"
        )
        return london_day(row["due_at"]), row["revised_for"]

    assert await due() == (date(2026, 7, 29), None)
    own = await in_force(scene, visit_every_months=9, visit_interval_reason="Stable for years.")

    assert await due() == (date(2026, 10, 29), "PLAN_CHANGED")
    [interval] = await scene.rows("select plan_id, is_longer, approved_by from doorstep.visit_interval")
    assert (interval["plan_id"], interval["is_longer"]) == (own[0], True)
    assert interval["approved_by"] == scene.supervisor.id
    [row] = await scene.rows(
        "select explanation from doorstep.obligation where kind = 'VISIT_ROUTINE' and met_at is null"
        " and superseded_at is null"
    )
    assert "of the plan countersigned on 10 March 2026" in row["explanation"]

    scene.clock.pass_(days=1)
    await in_force(scene)
    assert await due() == (date(2026, 7, 29), "PLAN_CHANGED")
