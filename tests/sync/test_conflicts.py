"""What two officers change at two doors: nothing is overwritten unseen, and a person decides where they clash."""

from typing import Any

import pytest

from api.identity.principal import Role
from api.nominals.commands import AssignNominal, NominalAssigned
from api.obligations.handover import assign
from api.sync.commands import HeldReason
from api.sync.tables import MutationState
from api.values import new_id
from tests.makers import make_officer, make_principal, make_unit
from tests.sync.amending import IDA, clash, conflicts, make_member, members, patch, send, two_phones
from tests.sync.conftest import NOW, Scene


async def test_two_who_change_different_fields_both_get_their_way(scene: Scene) -> None:
    mine, theirs = await two_phones(scene)
    member = await make_member(scene)

    first = await send(theirs, "AmendHouseholdMember", patch(scene, member, relationship="stepdaughter"))
    second = await send(mine, "AmendHouseholdMember", patch(scene, member, livesThere=False))

    assert (first.state, second.state) == (MutationState.APPLIED, MutationState.MERGED)
    [row] = await members(scene)
    assert (row["relationship"], row["lives_there"]) == ("stepdaughter", False)
    assert await conflicts(scene) == []


async def test_two_who_change_the_same_field_alike_agree(scene: Scene) -> None:
    mine, theirs = await two_phones(scene)
    member = await make_member(scene)

    await send(theirs, "AmendHouseholdMember", patch(scene, member, livesThere=False))
    receipt = await send(mine, "AmendHouseholdMember", patch(scene, member, livesThere=False))

    assert receipt.state is MutationState.APPLIED
    assert await conflicts(scene) == []


async def test_two_who_change_the_same_field_differently_leave_it_to_a_person(scene: Scene) -> None:
    mine, _, _, receipt = await clash(scene)
    await mine.pull()

    assert receipt.state is MutationState.CONFLICT
    [row] = await members(scene)
    assert (row["age_band"], row["lives_there"]) == ("FROM_10_TO_15", False)
    [conflict] = await conflicts(scene)
    assert (conflict["base"], conflict["mine"], conflict["theirs"]) == ("FROM_5_TO_9", "UNKNOWN", "FROM_10_TO_15")
    assert (conflict["author_id"], conflict["theirs_by"], conflict["theirs_at"]) == (
        scene.officer.id,
        scene.colleague.id,
        NOW,
    )
    [document] = mine.documents("conflict")
    assert document["theirs"] == "FROM_10_TO_15"
    assert document["theirsAuthor"].startswith("PC Invented")


async def test_a_conflict_reaches_its_author_and_the_units_supervisor_and_nobody_else(scene: Scene) -> None:
    mine, theirs, _, _ = await clash(scene)
    supervisor = await scene.phone(scene.supervisor)

    for phone in (mine, theirs, supervisor):
        await phone.pull()

    assert len(mine.documents("conflict")) == 1
    assert len(supervisor.documents("unitConflict")) == 1
    assert theirs.documents("conflict") + theirs.documents("unitConflict") == []


async def test_a_conflict_goes_with_the_nominal_and_from_who_may_no_longer_see_it(scene: Scene) -> None:
    mine, *_ = await clash(scene)
    supervisor = await scene.phone(scene.supervisor)
    west = await make_unit(scene.owner, name="SOMU West")
    there = await make_officer(scene.owner, west)
    other = await scene.phone(
        await make_principal(
            scene.owner, Role.SUPERVISOR, officer_id=await make_officer(scene.owner, west), unit_ids=(west,)
        )
    )
    for phone in (mine, supervisor, other):
        await phone.pull()

    given = await assign(scene.services, scene.supervisor, AssignNominal(new_id(), scene.nominal, there))
    for phone in (mine, supervisor, other):
        await phone.pull()

    assert isinstance(given, NominalAssigned)
    assert mine.documents("conflict") == []
    assert supervisor.documents("unitConflict") == []
    assert len(other.documents("unitConflict")) == 1


@pytest.mark.parametrize(
    ("choice", "value", "stands"),
    [("MINE", None, "UNKNOWN"), ("THEIRS", None, "FROM_10_TO_15"), ("OTHER", "FROM_16_TO_17", "FROM_16_TO_17")],
)
async def test_a_person_decides_and_the_decision_is_an_ordinary_patch(
    scene: Scene, choice: str, value: Any, stands: str
) -> None:
    mine, *_ = await clash(scene)
    supervisor = await scene.phone(scene.supervisor)
    [conflict] = await conflicts(scene)
    decision = {
        "conflictId": str(conflict["id"]),
        "nominalId": str(scene.nominal),
        "choice": choice,
        "value": value,
        "note": "Asked the mother.",
    }

    receipt = await send(supervisor, "SettleConflict", decision)
    batch = supervisor.kept[-1]
    supervisor.outbox = [batch]
    again = (await supervisor.send([supervisor.batch()[0] | {"seq": 1, "prevId": None}])).results[0]
    await mine.pull()

    assert receipt.state is MutationState.APPLIED
    assert again == receipt
    assert (await members(scene))[0]["age_band"] == stands
    [settled] = await conflicts(scene)
    assert (settled["choice"], settled["resolved_by"]) == (choice, scene.supervisor.id)
    [entry] = await scene.rows("select reason from doorstep.sync_mutation where state = 'RESOLVED'")
    assert entry["reason"] == "CONFLICT_SETTLED"
    assert [document["state"] for document in mine.documents("submission")] == ["RESOLVED"]
    assert mine.documents("conflict")[0]["resolvedAt"] is not None
    actions = await scene.rows("select action from doorstep.audit_event where object_type = 'sync_conflict'")
    assert actions == [{"action": "settleConflict"}]


async def test_a_decision_about_what_changed_again_is_itself_a_conflict(scene: Scene) -> None:
    mine, theirs, member, _ = await clash(scene)
    [conflict] = await conflicts(scene)
    shown = IDA | {"ageBand": "FROM_10_TO_15", "livesThere": False}
    scene.clock.pass_(hours=1)
    await send(theirs, "AmendHouseholdMember", patch(scene, member, shown, ageBand="ADULT"))

    decision = {
        "conflictId": str(conflict["id"]),
        "nominalId": str(scene.nominal),
        "choice": "MINE",
        "note": "I was there.",
    }
    receipt = await send(mine, "SettleConflict", decision)

    assert receipt.state is MutationState.CONFLICT
    assert (await members(scene))[0]["age_band"] == "ADULT"
    first, second = await conflicts(scene)
    assert first["choice"] == "MINE"
    assert (second["base"], second["mine"], second["theirs"]) == ("FROM_10_TO_15", "UNKNOWN", "ADULT")


async def test_who_is_neither_author_nor_supervisor_decides_nothing(scene: Scene) -> None:
    _, theirs, _, _ = await clash(scene)
    [conflict] = await conflicts(scene)
    decision = {"conflictId": str(conflict["id"]), "nominalId": str(scene.nominal), "choice": "MINE", "note": "So."}

    receipt = await send(theirs, "SettleConflict", decision)

    assert receipt.reason == HeldReason.OUT_OF_SCOPE
    assert (await conflicts(scene))[0]["choice"] is None
