"""A visit that was returned is answered with no signal: added once, whatever happened meanwhile, and read again."""

from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import pytest
import pytest_asyncio

from api.nominals.desk import Done
from api.sync.commands import Resolution, ResolveSubmission, SubmissionResolved
from api.sync.resolution import resolve
from api.sync.tables import MutationState
from api.values import new_id
from api.visits import reviews
from api.visits.following import ReviewStep, ReviewVisit, ReworkVisit
from api.visits.rework import Rework, decode
from tests.makers import make_baseline, make_officer, make_unit
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import Phone, record_visit

_CASES = orjson.loads((Path(__file__).parent / "golden" / "rework_visit_v1.json").read_bytes())
_STEPS = "select step, comment, by_id from doorstep.visit_review order by at, id"
_REVIEWS = (
    "select opened_by from doorstep.obligation where kind = 'SUP_REVIEW' and met_at is null and cancelled_at is null"
    " and superseded_at is null"
)


@pytest_asyncio.fixture
async def scene(scene: Scene) -> Scene:
    await make_baseline(scene.owner)
    return scene


async def told(phone: Phone, scene: Scene, **said: Any) -> UUID:
    payload = record_visit(scene.nominal, NOW, **said)
    phone.save(payload, version=2)
    await phone.push()
    scene.clock.pass_(hours=1)
    return UUID(payload["visitId"])


async def review(scene: Scene, visit: UUID, step: ReviewStep, comment: str = "") -> None:
    said = ReviewVisit(id=new_id(), visit_id=visit, step=step, comment=comment)
    assert await reviews.review(scene.services, scene.supervisor, said) == Done(visit)
    scene.clock.pass_(hours=1)


async def returned(phone: Phone, scene: Scene, **said: Any) -> UUID:
    """A visit of the phone's that the supervisor has returned."""
    visit = await told(phone, scene, **said)
    await review(scene, visit, ReviewStep.RETURNED, "Who was the woman?")
    return visit


def answer(scene: Scene, visit: UUID, **said: Any) -> dict[str, Any]:
    return {"visitId": str(visit), "nominalId": str(scene.nominal), "comment": "His sister."} | said


def add(phone: Phone, scene: Scene, visit: UUID, **said: Any) -> None:
    """Save the answer, with no signal."""
    phone.save(answer(scene, visit, **said), op="ReworkVisit")


async def steps(scene: Scene) -> list[tuple[str, str]]:
    return [(row["step"], row["comment"]) for row in await scene.rows(_STEPS)]


async def waiting(scene: Scene) -> list[UUID]:
    return [row["opened_by"] for row in await scene.rows(_REVIEWS)]


async def test_an_answer_written_without_a_signal_is_added_and_the_supervisor_reads_the_visit_again(
    scene: Scene,
) -> None:
    phone = await scene.phone()
    visit = await returned(phone, scene)
    assert await waiting(scene) == []
    add(phone, scene, visit)
    scene.clock.pass_(hours=9)

    (receipt,) = (await phone.push()).results

    assert (receipt.state, receipt.message) == (MutationState.APPLIED, None)
    assert await steps(scene) == [("RETURNED", "Who was the woman?"), ("REWORKED", "His sister.")]
    assert await waiting(scene) == [visit]
    await phone.pull()
    [document] = [row for key, row in phone.base.items() if key[1] == "visit"]
    assert document[1]["lastReview"]["step"] == "REWORKED"
    assert str(document[0]) == receipt.version
    [event] = await scene.rows(
        "select subject_ids, operation from doorstep.audit_event where action = 'reworkVisit' order by seq"
    )
    assert event == {"subject_ids": [scene.nominal], "operation": "alteration"}


async def test_it_is_added_once_however_often_it_is_sent(scene: Scene) -> None:
    phone = await scene.phone()
    visit = await returned(phone, scene)
    add(phone, scene, visit)

    first = await phone.push(lose_answer=True)
    again = await phone.push()

    assert again.results == first.results
    assert [step for step, _ in await steps(scene)] == ["RETURNED", "REWORKED"]
    assert await waiting(scene) == [visit]


async def test_two_answers_to_one_return_are_both_kept_and_read_once(scene: Scene) -> None:
    phone, other = await scene.phone(), await scene.phone(scene.colleague)
    visit = await returned(phone, scene, secondOfficerId=str(scene.colleague.officer_id))
    add(phone, scene, visit)
    add(other, scene, visit, comment="She left before we did.")

    (first,) = (await phone.push()).results
    scene.clock.pass_(minutes=1)
    (second,) = (await other.push()).results

    assert (first.state, second.state) == (MutationState.APPLIED, MutationState.MERGED)
    assert second.message is not None
    assert [comment for _, comment in await steps(scene)][1:] == ["His sister.", "She left before we did."]
    assert await waiting(scene) == [visit]


async def test_one_that_comes_after_the_visit_was_let_be_is_added_and_put_before_the_supervisor(scene: Scene) -> None:
    phone = await scene.phone()
    visit = await returned(phone, scene)
    add(phone, scene, visit)
    at_a_desk = ReworkVisit(id=new_id(), visit_id=visit, comment="A visitor.")
    assert await reviews.rework(scene.services, scene.officer, at_a_desk) == Done(visit)
    scene.clock.pass_(hours=1)
    await review(scene, visit, ReviewStep.COUNTERSIGNED)
    assert await waiting(scene) == []

    (receipt,) = (await phone.push()).results

    assert receipt.state is MutationState.MERGED
    assert [step for step, _ in await steps(scene)] == ["RETURNED", "REWORKED", "COUNTERSIGNED", "REWORKED"]
    assert await waiting(scene) == [visit]
    await review(scene, visit, ReviewStep.REVIEWED)
    assert await waiting(scene) == []


async def test_whose_nominal_was_given_away_answers_for_their_own_visit(scene: Scene) -> None:
    phone = await scene.phone()
    visit = await returned(phone, scene)
    add(phone, scene, visit)
    west = await make_unit(scene.owner, name="SOMU West")
    theirs = await make_officer(scene.owner, west)
    await scene.owner.execute(
        "update doorstep.nominal set owner_id = $2, unit_id = $3 where id = $1", scene.nominal, theirs, west
    )

    (receipt,) = (await phone.push()).results

    assert receipt.state is MutationState.APPLIED
    [owed] = await scene.rows(_REVIEWS.replace("opened_by", "opened_by, unit_id"))
    assert owed == {"opened_by": visit, "unit_id": west}, "whoever supervises them now reads it"


async def test_what_a_stranger_adds_is_held_and_a_supervisor_decides(scene: Scene) -> None:
    phone, other = await scene.phone(), await scene.phone(scene.colleague)
    visit = await returned(phone, scene)
    add(other, scene, visit, comment="I was told that she is his aunt.")

    (receipt,) = (await other.push()).results

    assert (receipt.state, receipt.reason) == (MutationState.QUARANTINED, "OUT_OF_SCOPE")
    assert [step for step, _ in await steps(scene)] == ["RETURNED"]
    decided = ResolveSubmission(submission_id=receipt.id, action=Resolution.APPLY, note="She knows the family.")
    assert await resolve(scene.services, scene.supervisor, decided) == SubmissionResolved(receipt.id, visit)
    [_, added] = await scene.rows(_STEPS)
    assert (added["step"], added["by_id"]) == ("REWORKED", scene.colleague.officer_id)
    assert await waiting(scene) == [visit]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({"comment": " "}, "comment"),
        ({"comment": "x" * 2_001}, "comment"),
        ({"comment": None}, "comment"),
        ({"visitId": "today"}, "visitId"),
        ({"nominalId": None}, "nominalId"),
        ({"visitId": str(UUID(int=7))}, "no such visit"),
        ({"nominalId": str(UUID(int=7))}, "no such visit"),
    ],
)
async def test_what_cannot_be_added_is_held_with_what_is_wrong_and_harms_no_other(
    scene: Scene, said: dict[str, Any], names: str
) -> None:
    phone = await scene.phone()
    visit = await returned(phone, scene)
    add(phone, scene, visit, **said)
    add(phone, scene, visit)

    bad, good = (await phone.push()).results

    assert (bad.state, bad.reason, good.state) == (MutationState.QUARANTINED, "INVALID", MutationState.APPLIED)
    assert names in (bad.message or "")
    assert len(await scene.rows("select id from doorstep.sync_mutation where state = 'QUARANTINED'")) == 1


async def test_after_a_restore_the_visit_and_what_was_added_come_again_together(scene: Scene) -> None:
    """The server has lost the visit and that it was returned: what the officer added is not lost with it."""
    phone = await scene.phone()
    payload = record_visit(scene.nominal, NOW)
    phone.save(payload, version=2)
    add(phone, scene, UUID(payload["visitId"]))

    visit, added = (await phone.push()).results

    assert (visit.state, added.state) == (MutationState.APPLIED, MutationState.MERGED)
    assert await steps(scene) == [("REWORKED", "His sister.")]
    assert await waiting(scene) == [UUID(payload["visitId"])]


async def test_a_force_that_has_no_policy_for_reviews_refuses_no_answer(scene: Scene) -> None:
    await scene.owner.execute("delete from doorstep.policy_row where code = 'SUP_REVIEW'")
    phone = await scene.phone()
    visit = await returned(phone, scene)
    add(phone, scene, visit)

    (receipt,) = (await phone.push()).results

    assert receipt.state is MutationState.APPLIED
    assert await waiting(scene) == []


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_what_phones_sent_is_read_as_it_was_meant(case: dict[str, Any]) -> None:
    command = decode(case["payload"])

    assert isinstance(command, Rework)
    assert orjson.loads(orjson.dumps(command)) == case["command"]
