"""A supervisor decides about what is held: it is recorded as its author's, or dismissed with the reason."""

from typing import Any
from uuid import UUID

from api.identity.principal import Principal, Role
from api.sync import resolution
from api.sync.commands import (
    Resolution,
    ResolveRefused,
    ResolveSubmission,
    SubmissionResolved,
)
from tests.makers import make_officer, make_principal, make_unit
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import Phone, record_visit


async def hold_one(scene: Scene, payload: dict[str, Any] | None = None, **saving: Any) -> tuple[Phone, UUID]:
    """A submission held because its phone is no longer trusted, unless `saving` gives another reason."""
    phone = await scene.phone()
    saved = phone.save(payload or record_visit(scene.nominal, NOW), **saving)
    if not saving:
        await scene.owner.execute("update doorstep.sync_device set revoked_at = now()")
    await phone.push()
    return phone, saved.id


async def decide(
    scene: Scene, submission: UUID, action: Resolution, *, by: Principal | None = None, note: str = "Spoke to them."
) -> SubmissionResolved | ResolveRefused:
    command = ResolveSubmission(submission_id=submission, action=action, note=note)
    return await resolution.resolve(scene.services, by or scene.supervisor, command)


def codes(answer: SubmissionResolved | ResolveRefused) -> list[str]:
    assert isinstance(answer, ResolveRefused)
    return [error.code for error in answer.errors]


async def test_a_held_visit_that_is_applied_is_its_authors_and_meets_what_is_owed(scene: Scene) -> None:
    phone, submission = await hold_one(scene)
    scene.clock.pass_(days=2)

    answer = await decide(scene, submission, Resolution.APPLY)

    assert isinstance(answer, SubmissionResolved)
    [visit] = await scene.rows("select id, officer_id, received_at, flags from doorstep.visit")
    assert (visit["id"], visit["officer_id"], visit["received_at"]) == (
        answer.visit_id,
        scene.officer.officer_id,
        NOW,
    )
    assert len(await scene.rows("select id from doorstep.obligation where met_at = $1", NOW)) == 1
    [entry] = await scene.rows("select state, reason, ticket from doorstep.sync_mutation")
    assert (entry["state"], entry["reason"]) == ("RESOLVED", "APPLIED_BY_SUPERVISOR")
    assert entry["ticket"] is not None
    assert phone.outbox == []


async def test_the_author_is_told(scene: Scene) -> None:
    phone = await scene.phone()
    saved = phone.save(record_visit(UUID(int=7), NOW))
    await phone.push()
    await phone.pull()
    [before] = phone.documents("submission")

    await decide(scene, saved.id, Resolution.DISMISS)
    await phone.pull()

    [after] = phone.documents("submission")
    assert (before["state"], after["state"], after["reason"]) == ("QUARANTINED", "RESOLVED", "DISMISSED_BY_SUPERVISOR")


async def test_the_same_decision_again_gets_the_same_answer(scene: Scene) -> None:
    _, submission = await hold_one(scene)

    first = await decide(scene, submission, Resolution.APPLY)
    second = await decide(scene, submission, Resolution.APPLY)

    assert first == second
    assert codes(await decide(scene, submission, Resolution.DISMISS)) == ["NOT_HELD"]
    assert len(await scene.rows("select id from doorstep.visit")) == 1


async def test_what_is_dismissed_stays_in_the_ledger(scene: Scene) -> None:
    _, submission = await hold_one(scene)

    await decide(scene, submission, Resolution.DISMISS, note="Recorded twice.")

    [entry] = await scene.rows("select state, payload is not null as kept, resolution_note from doorstep.sync_mutation")
    assert entry == {"state": "RESOLVED", "kept": True, "resolution_note": "Recorded twice."}
    assert await scene.rows("select id from doorstep.visit") == []


async def test_a_visit_whose_id_was_taken_gets_one_of_its_own(scene: Scene) -> None:
    phone = await scene.phone()
    payload = record_visit(scene.nominal, NOW)
    phone.save(payload)
    other = phone.save(payload | {"notes": "The second of two."})
    await phone.push()

    answer = await decide(scene, other.id, Resolution.APPLY)

    assert isinstance(answer, SubmissionResolved)
    visits = await scene.rows("select id, notes from doorstep.visit order by received_at, notes")
    assert {row["notes"] for row in visits} == {"", "The second of two."}


async def test_what_names_another_author_is_applied_as_that_authors(scene: Scene) -> None:
    _, submission = await hold_one(scene, author=scene.colleague.id)

    await decide(scene, submission, Resolution.APPLY)

    [visit] = await scene.rows("select officer_id from doorstep.visit")
    assert visit["officer_id"] == scene.colleague.officer_id


async def test_what_cannot_be_recorded_still_says_why_and_stays_held(scene: Scene) -> None:
    phone = await scene.phone()
    saved = phone.save(record_visit(UUID(int=7), NOW))
    await phone.push()

    answer = await decide(scene, saved.id, Resolution.APPLY)

    assert codes(answer) == ["INVALID"]
    assert (await scene.rows("select state from doorstep.sync_mutation"))[0]["state"] == "QUARANTINED"


async def test_nobody_decides_about_their_own(scene: Scene) -> None:
    phone = await scene.phone(scene.supervisor)
    saved = phone.save({"nonsense": True})
    await phone.push()

    assert codes(await decide(scene, saved.id, Resolution.DISMISS)) == ["OWN_SUBMISSION"]


async def test_another_units_supervisor_an_officer_and_a_stranger_find_nothing(scene: Scene) -> None:
    _, submission = await hold_one(scene)
    unit = await make_unit(scene.owner, name="SOMU West")
    other = await make_principal(
        scene.owner, Role.SUPERVISOR, officer_id=await make_officer(scene.owner, unit), unit_ids=(unit,)
    )

    for caller in (other, scene.colleague):
        assert codes(await decide(scene, submission, Resolution.APPLY, by=caller)) == ["UNKNOWN_SUBMISSION"]
    assert codes(await decide(scene, UUID(int=1), Resolution.APPLY)) == ["UNKNOWN_SUBMISSION"]


async def test_a_restricted_nominals_submission_is_not_decided_without_need_to_know(scene: Scene) -> None:
    _, submission = await hold_one(scene)
    await scene.owner.execute("update doorstep.nominal set restricted = true")

    assert codes(await decide(scene, submission, Resolution.APPLY)) == ["UNKNOWN_SUBMISSION"]


async def test_a_decision_needs_its_reason(scene: Scene) -> None:
    _, submission = await hold_one(scene)

    assert codes(await decide(scene, submission, Resolution.APPLY, note=" ")) == ["NOTE_REQUIRED"]
