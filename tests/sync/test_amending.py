"""What an officer amends at the door is applied and kept with its history, or held with words for a person."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from api.sync.commands import HeldReason, Resolution, ResolveSubmission, SubmissionResolved
from api.sync.resolution import resolve
from api.sync.tables import MutationState
from api.values import new_id
from tests.makers import LONG_AGO, insert
from tests.sync.amending import IDA, make_member, members, patch, send
from tests.sync.conftest import NOW, Scene


async def test_an_amendment_is_applied_kept_with_its_history_and_comes_back(scene: Scene) -> None:
    phone, member = await scene.phone(), await make_member(scene)

    receipt = await send(phone, "AmendHouseholdMember", patch(scene, member, ageBand="FROM_10_TO_15"))
    await phone.pull()

    assert (receipt.state, receipt.reason) == (MutationState.APPLIED, None)
    [nominal] = [row for key, row in phone.base.items() if key[1] == "nominal"]
    assert [each["ageBand"] for each in nominal[1]["household"]] == ["FROM_10_TO_15"]
    assert receipt.version == str(nominal[0])
    [change] = await scene.rows("select field, before #>> '{}' b, after #>> '{}' a, author_id from doorstep.amendment")
    assert change == {"field": "ageBand", "b": "FROM_5_TO_9", "a": "FROM_10_TO_15", "author_id": scene.officer.id}
    events = await scene.rows(
        "select operation, action, subject_ids from doorstep.audit_event where object_type = 'household_member'"
    )
    assert events == [{"operation": "alteration", "action": "amendHouseholdMember", "subject_ids": [scene.nominal]}]


async def test_somebody_new_is_added_once_and_ended_keeping_who_they_were(scene: Scene) -> None:
    phone, key = await scene.phone(), new_id()
    added = {
        "nominalId": str(scene.nominal),
        "recordId": str(key),
        "fields": {name: {"value": value} for name, value in IDA.items()},
    }

    receipts = [await send(phone, "AddHouseholdMember", added) for _ in range(2)]
    ended = await send(phone, "EndHouseholdMember", {"nominalId": str(scene.nominal), "recordId": str(key)})
    late = await send(phone, "AmendHouseholdMember", patch(scene, key, livesThere=False))
    await phone.pull()

    assert [one.state for one in (*receipts, ended)] == [MutationState.APPLIED] * 3
    assert (late.state, late.reason) == (MutationState.QUARANTINED, HeldReason.GONE)
    assert str(NOW.date()) in (late.message or "")
    [row] = await members(scene)
    assert (row["first_name"], row["ended_on"]) == ("Ida", NOW.date())
    assert phone.documents("nominal")[0]["household"] == []


async def test_an_amendment_without_the_right_is_held_and_a_supervisor_may_apply_it(scene: Scene) -> None:
    member, stranger = await make_member(scene), await scene.phone(scene.colleague)

    receipt = await send(stranger, "AmendHouseholdMember", patch(scene, member, livesThere=False))

    assert (receipt.state, receipt.reason) == (MutationState.QUARANTINED, HeldReason.OUT_OF_SCOPE)
    assert (await members(scene))[0]["lives_there"] is True
    answer = await resolve(
        scene.services,
        scene.supervisor,
        ResolveSubmission(submission_id=receipt.id, action=Resolution.APPLY, note="He covered that day."),
    )
    assert isinstance(answer, SubmissionResolved)
    assert (await members(scene))[0]["lives_there"] is False
    [change] = await scene.rows("select author_id, officer_id from doorstep.amendment")
    assert change == {"author_id": scene.colleague.id, "officer_id": scene.colleague.officer_id}


async def test_what_does_not_exist_is_answered_like_what_is_not_ones_own(scene: Scene) -> None:
    member, stranger = await make_member(scene), await scene.phone(scene.colleague)
    payload = patch(scene, member, livesThere=False)

    theirs = await send(stranger, "AmendHouseholdMember", payload)
    nobody = await send(stranger, "AmendHouseholdMember", payload | {"nominalId": str(UUID(int=7))})

    assert (nobody.reason, nobody.message) == (theirs.reason, theirs.message)


async def test_a_record_of_another_nominal_is_not_reached_through_ones_own(scene: Scene) -> None:
    phone = await scene.phone()
    member = await make_member(scene, await scene.make_nominal(scene.colleague))

    receipt = await send(phone, "AmendHouseholdMember", patch(scene, member, livesThere=False))

    assert receipt.reason == HeldReason.GONE
    assert (await members(scene))[0]["lives_there"] is True


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"ageBand": "OLD"}, "ageBand must be one of UNDER_5"),
        ({"firstName": ""}, "firstName must be text of 1 to 100"),
        ({"firstName": "I\0a"}, "firstName must be text"),
        ({"livesThere": "yes"}, "livesThere must be true or false"),
    ],
)
async def test_a_value_that_does_not_fit_is_held_with_words(scene: Scene, values: dict[str, Any], words: str) -> None:
    phone, member = await scene.phone(), await make_member(scene)

    receipt = await send(phone, "AmendHouseholdMember", patch(scene, member, **values))

    assert receipt.reason == HeldReason.INVALID
    assert words in (receipt.message or "")


async def test_a_warning_is_amended_too_and_never_ended_at_the_door(scene: Scene) -> None:
    phone = await scene.phone()
    marker = await insert(
        scene.owner,
        "marker",
        nominal_id=scene.nominal,
        code="DOGS",
        detail="One dog.",
        since=LONG_AGO.date(),
        reviewed_on=LONG_AGO.date(),
    )
    shown = {"code": "DOGS", "detail": "One dog.", "since": "2024-01-01", "reviewedOn": "2024-01-01"}

    values = {"detail": "Two dogs, loose.", "reviewedOn": (NOW - timedelta(days=1)).date().isoformat()}
    amended = await send(phone, "AmendMarker", patch(scene, marker, shown, **values))
    ended = await send(phone, "EndMarker", {"nominalId": str(scene.nominal), "recordId": str(marker)})

    assert (amended.state, ended.reason) == (MutationState.APPLIED, HeldReason.UNKNOWN_OPERATION)
    [row] = await scene.rows("select detail, reviewed_on, ended_on from doorstep.marker")
    assert row == {"detail": "Two dogs, loose.", "reviewed_on": (NOW - timedelta(days=1)).date(), "ended_on": None}


async def test_amendments_of_one_batch_see_those_before_them(scene: Scene) -> None:
    phone, member = await scene.phone(), await make_member(scene)
    phone.save(patch(scene, member, ageBand="FROM_10_TO_15"), op="AmendHouseholdMember")
    phone.save(
        patch(scene, member, IDA | {"ageBand": "FROM_10_TO_15"}, ageBand="ADULT", isChild=False),
        op="AmendHouseholdMember",
    )

    result = await phone.push()

    assert [receipt.state for receipt in result.results] == [MutationState.APPLIED] * 2
    [row] = await members(scene)
    assert (row["age_band"], row["is_child"]) == ("ADULT", False)
