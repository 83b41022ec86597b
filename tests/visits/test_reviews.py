"""What a visit makes owed, and what supervisors and officers do about it afterwards."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from api.identity.principal import Role
from api.nominals.desk import Done
from api.obligations.calendar import london_day
from api.refusals import Misconfigured
from api.values import new_id
from api.visits import reviews
from api.visits.commands import AttemptDecision, DecideAttempts
from api.visits.following import NationalSystem, ReviewStep, ReviewVisit, ReworkVisit, WriteUp, WriteUpVisit
from tests.assessments.test_arms import codes, owed
from tests.makers import LONG_AGO, insert, make_baseline, make_officer, make_principal
from tests.sync.conftest import Scene
from tests.sync.phone import record_visit


async def told(scene: Scene, at: datetime | None = None, **said: Any) -> UUID:
    """A visit that a phone told of, made now or at another time."""
    phone = await scene.phone()
    payload = record_visit(scene.nominal, at or scene.clock.now(), **said)
    phone.save(payload, version=2)
    await phone.push()
    return UUID(payload["visitId"])


async def test_a_visit_is_owed_a_write_up_and_a_review(scene: Scene) -> None:
    await make_baseline(scene.owner)

    await told(scene)

    assert {kind for kind, is_open in await owed(scene) if is_open} == {"SUP_REVIEW", "VISIT_RECORD", "VISIT_ROUTINE"}


async def test_a_force_without_such_policy_owes_none_and_no_visit_is_refused(scene: Scene) -> None:
    await told(scene)

    assert {kind for kind, _ in await owed(scene)} == {"VISIT_ROUTINE"}


async def test_a_suspected_breach_is_put_before_the_supervisor_and_recorded_nationally_within_a_day(
    scene: Scene,
) -> None:
    await make_baseline(scene.owner)
    made = {"nominal_id": scene.nominal, "kind": "SHPO", "made_on": LONG_AGO.date()}
    order = await insert(scene.owner, "nominal_order", **made)
    under = {"order_id": order, "nominal_id": scene.nominal, "kind": "DEVICE", "text": "Software.", "position": "1"}
    condition = await insert(scene.owner, "order_condition", **under)
    check = {"conditionId": str(condition), "result": "SUSPECTED_BREACH", "note": "Software not installed."}
    key = await told(scene, conditionChecks=[check])

    [row] = await scene.rows("select flags from doorstep.visit")
    assert row["flags"] == ["SUSPECTED_BREACH"]
    [breach] = await scene.rows("select due_at - basis as given from doorstep.obligation where kind = 'BREACH_RECORD'")
    assert breach["given"].total_seconds() == 24 * 3600

    scene.clock.pass_(hours=3)
    keyed = WriteUpVisit(
        id=new_id(),
        visit_id=key,
        what=WriteUp.BREACH,
        system=NationalSystem.VISOR,
        reference="V-12",
        keyed_at=scene.clock.now(),
    )
    assert await reviews.write_up(scene.services, scene.officer, keyed) == Done(key)
    assert ("BREACH_RECORD", False) in await owed(scene)
    assert ("VISIT_RECORD", True) in await owed(scene)


async def test_a_returned_visit_is_reworked_and_reviewed_anew_and_the_phone_hears_of_each_step(scene: Scene) -> None:
    await make_baseline(scene.owner)
    key = await told(scene)
    phone = await scene.phone()
    await phone.pull()

    async def step(which: ReviewStep, comment: str = "") -> Any:
        said = ReviewVisit(id=new_id(), visit_id=key, step=which, comment=comment)
        return await reviews.review(scene.services, scene.supervisor, said)

    assert codes(await step(ReviewStep.RETURNED)) == ["REQUIRED"]
    assert await step(ReviewStep.RETURNED, "Who was the woman?") == Done(key)
    assert ("SUP_REVIEW", True) not in await owed(scene)
    await phone.pull()
    [document] = phone.documents("visit")
    assert document["lastReview"]["comment"] == "Who was the woman?"

    scene.clock.pass_(hours=1)
    mended = ReworkVisit(id=new_id(), visit_id=key, comment="His sister.")
    assert await reviews.rework(scene.services, scene.officer, mended) == Done(key)
    assert ("SUP_REVIEW", True) in await owed(scene)
    scene.clock.pass_(hours=1)
    assert await step(ReviewStep.COUNTERSIGNED) == Done(key)
    assert codes(await step(ReviewStep.REVIEWED)) == ["REVIEWED_ALREADY"]
    again = ReworkVisit(id=new_id(), visit_id=key, comment="More.")
    assert codes(await reviews.rework(scene.services, scene.officer, again)) == ["NOT_RETURNED"]


async def test_nobody_reviews_their_own_visit(scene: Scene) -> None:
    await make_baseline(scene.owner)
    own = await make_principal(
        scene.owner, Role.SUPERVISOR, officer_id=scene.officer.officer_id, unit_ids=(scene.unit,)
    )
    key = await told(scene)

    said = ReviewVisit(id=new_id(), visit_id=key, step=ReviewStep.REVIEWED)

    assert codes(await reviews.review(scene.services, own, said)) == ["FOUR_EYES"]


def decision(scene: Scene, which: AttemptDecision, reason: str = "Not seen since March.") -> DecideAttempts:
    return DecideAttempts(id=new_id(), nominal_id=scene.nominal, decision=which, reason=reason)


async def test_after_the_second_failed_attempt_a_supervisor_must_decide(scene: Scene) -> None:
    await make_baseline(scene.owner)
    await told(scene, outcome="NO_REPLY", entrySoughtToSearch=True)
    assert "S96B" not in {kind for kind, _ in await owed(scene)}
    scene.clock.pass_(days=1)
    await told(scene, outcome="OTHERS_PRESENT_ONLY")
    assert ("S96B", True) in await owed(scene)

    warrant = decision(scene, AttemptDecision.WARRANT)
    assert codes(await reviews.decide_attempts(scene.services, scene.supervisor, warrant)) == ["TOO_FEW_ATTEMPTS"]
    assert codes(await reviews.decide_attempts(scene.services, scene.officer, warrant))[0] == "NOT_SUPERVISOR"
    unsaid = decision(scene, AttemptDecision.FURTHER_ATTEMPT, " ")
    assert codes(await reviews.decide_attempts(scene.services, scene.supervisor, unsaid)) == ["REQUIRED"]
    further = decision(scene, AttemptDecision.FURTHER_ATTEMPT)
    assert await reviews.decide_attempts(scene.services, scene.supervisor, further) == Done(scene.nominal)
    assert ("S96B", True) not in await owed(scene)

    scene.clock.pass_(days=1)
    await told(scene, outcome="ENTRY_REFUSED", entrySoughtToSearch=True)
    await told(scene, outcome="NO_REPLY")
    assert ("S96B", True) in await owed(scene), "two more, and the decision is asked for again"
    assert isinstance(await reviews.decide_attempts(scene.services, scene.supervisor, warrant), Done)
    rows = await scene.rows("select decision, attempts, qualifying from doorstep.attempt_decision order by decided_at")
    assert [tuple(row.values()) for row in rows] == [("FURTHER_ATTEMPT", 2, 1), ("WARRANT", 4, 2)]


async def test_how_many_attempts_a_warrant_needs_is_the_law_of_the_day(scene: Scene) -> None:
    await make_baseline(scene.owner)
    for _ in range(2):
        await told(scene, outcome="ENTRY_REFUSED", entrySoughtToSearch=True)
        scene.clock.pass_(days=1)
    today = london_day(scene.clock.now())
    ended = "update doorstep.policy_row set valid_to = $1 where code = 'S96B' and applies_to = 'WARRANT'"
    await scene.owner.execute(ended, today + timedelta(days=1))
    new = {"code": "S96B", "applies_to": "WARRANT", "days": 3, "valid_from": today + timedelta(days=1)}
    await insert(scene.owner, "policy_row", **new, source="A later Act")
    warrant = partial(decision, scene, AttemptDecision.WARRANT)

    assert isinstance(await reviews.decide_attempts(scene.services, scene.supervisor, warrant()), Done)
    scene.clock.pass_(days=1)
    refused = await reviews.decide_attempts(scene.services, scene.supervisor, warrant())

    assert codes(refused) == ["TOO_FEW_ATTEMPTS"]
    assert "needs 3 attempts" in refused.errors[0].message


async def test_no_warrant_is_decided_on_where_no_row_says_what_it_needs(scene: Scene) -> None:
    """The days that a decision may take, a row for all of S96B, are no number of attempts."""
    await make_baseline(scene.owner)
    await scene.owner.execute("delete from doorstep.policy_row where code = 'S96B' and applies_to = 'WARRANT'")
    await told(scene, outcome="ENTRY_REFUSED", entrySoughtToSearch=True)

    with pytest.raises(Misconfigured, match="S96B WARRANT"):
        await reviews.decide_attempts(scene.services, scene.supervisor, decision(scene, AttemptDecision.WARRANT))
    further = decision(scene, AttemptDecision.FURTHER_ATTEMPT)
    assert isinstance(await reviews.decide_attempts(scene.services, scene.supervisor, further), Done)


@pytest.mark.parametrize("constable", [True, False])
async def test_only_a_constable_who_sought_entry_to_search_counts_towards_a_warrant(
    scene: Scene, constable: bool
) -> None:
    await make_baseline(scene.owner)
    staff = await make_officer(scene.owner, scene.unit, is_constable=constable)
    await scene.owner.execute(
        "update doorstep.officer set is_constable = false where id = $1", scene.officer.officer_id
    )
    for _ in range(2):
        await told(scene, outcome="ENTRY_REFUSED", entrySoughtToSearch=True, secondOfficerId=str(staff))
        scene.clock.pass_(days=1)

    outcome = await reviews.decide_attempts(scene.services, scene.supervisor, decision(scene, AttemptDecision.WARRANT))

    assert (outcome == Done(scene.nominal)) is constable


async def test_entry_had_begins_the_count_anew(scene: Scene) -> None:
    await make_baseline(scene.owner)
    for outcome in ("NO_REPLY", "NO_REPLY", "SUCCESSFUL", "NO_REPLY"):
        await told(scene, outcome=outcome)
        scene.clock.pass_(days=1)

    assert ("S96B", True) not in await owed(scene)
