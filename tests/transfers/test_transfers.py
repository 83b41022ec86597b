"""Transfers: whose the nominal is at every moment, who answers, and what each side may know."""

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest_asyncio

from api.identity.principal import Principal, Role
from api.nominals.commands import AssignNominal
from api.nominals.desk import Done, Refused
from api.obligations.handover import assign
from api.transfers import receiving, service
from api.transfers.commands import (
    AnswerTransfer,
    ProposeTransfer,
    ReceiveNominal,
    TransferAnswer,
    WithdrawTransfer,
)
from api.values import new_id
from tests.assessments.test_arms import codes
from tests.makers import make_baseline, make_officer, make_principal, make_unit
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import record_visit


@dataclass
class Across:
    """Two units: the scene's own, and one in the west with its supervisor and an officer."""

    scene: Scene
    west: UUID
    western: Principal
    taker: UUID


@pytest_asyncio.fixture
async def across(scene: Scene) -> Across:
    await make_baseline(scene.owner)
    west = await make_unit(scene.owner, name="SOMU West")
    supervisor = await make_officer(scene.owner, west)
    western = await make_principal(scene.owner, Role.SUPERVISOR, officer_id=supervisor, unit_ids=(west,))
    return Across(scene, west, western, await make_officer(scene.owner, west))


def to_west(across: Across, **said: Any) -> ProposeTransfer:
    told = {"to_unit_id": across.west, "reason": "He moved there."}
    ids = {"id": new_id(), "transfer_id": new_id(), "nominal_id": across.scene.nominal}
    return ProposeTransfer(**(ids | told | said))


def says(asked: ProposeTransfer | ReceiveNominal, answer: TransferAnswer, **said: Any) -> AnswerTransfer:
    return AnswerTransfer(id=new_id(), transfer_id=asked.transfer_id, answer=answer, **said)


async def proposed(across: Across, **said: Any) -> ProposeTransfer:
    command = to_west(across, **said)
    done = await service.propose(across.scene.services, across.scene.officer, command)
    assert done == Done(command.transfer_id, waits=True)
    return command


async def answered(across: Across, command: AnswerTransfer, by: Principal | None = None) -> Done | Refused:
    return await service.answer(across.scene.services, by or across.western, command)


async def whose(scene: Scene) -> tuple[UUID, UUID, str]:
    [row] = await scene.rows(
        "select owner_id, unit_id, management_mode from doorstep.nominal where id = $1", scene.nominal
    )
    return row["owner_id"], row["unit_id"], row["management_mode"]


async def waits(scene: Scene) -> list[tuple[Any, Any]]:
    sql = "select * from doorstep.obligation where kind = 'TRANSFER' and superseded_at is null"
    return [(row["met_at"], row["cancelled_at"]) for row in await scene.rows(sql)]


async def test_the_owner_stays_responsible_until_the_receiving_supervisor_accepts(across: Across) -> None:
    scene = across.scene
    command = await proposed(across)
    assert await whose(scene) == (scene.officer.officer_id, scene.unit, "ACTIVE")
    [row] = await scene.rows("select answer_by, reference, state from doorstep.transfer")
    assert (row["state"], row["answer_by"].date()) == ("PROPOSED", (NOW + timedelta(days=7)).date())
    assert await waits(scene) == [(None, None)]

    scene.clock.pass_(days=1)
    done = await answered(across, says(command, TransferAnswer.ACCEPT, owner_id=across.taker))

    assert done == Done(command.transfer_id)
    assert await whose(scene) == (across.taker, across.west, "ACTIVE")
    assert await waits(scene) == [(scene.clock.now(), None)]
    history = await scene.rows("select owner_id, until from doorstep.assignment order by since")
    assert [row["owner_id"] for row in history] == [scene.officer.officer_id, across.taker]
    assert history[0]["until"] == scene.clock.now()
    owed = await scene.rows("select distinct owner_id, unit_id from doorstep.obligation where met_at is null")
    assert all((row["owner_id"], row["unit_id"]) == (across.taker, across.west) for row in owed)


async def test_a_refusal_says_why_and_changes_nothing_else(across: Across) -> None:
    command = await proposed(across)

    assert codes(await answered(across, says(command, TransferAnswer.REFUSE))) == ["REQUIRED"]
    refusal = says(command, TransferAnswer.REFUSE, reason="No officer has room.")
    assert await answered(across, refusal) == Done(command.transfer_id)
    assert await answered(across, refusal) == Done(command.transfer_id), "the same again gets the same answer"

    assert await whose(across.scene) == (across.scene.officer.officer_id, across.scene.unit, "ACTIVE")
    assert codes(await answered(across, says(command, TransferAnswer.ACCEPT, owner_id=across.taker))) == [
        "ANSWERED_ALREADY"
    ]
    await proposed(across)


async def test_only_the_receiving_side_answers_and_never_who_proposed_it(across: Across) -> None:
    scene = across.scene
    command = await proposed(across)
    accept = says(command, TransferAnswer.ACCEPT, owner_id=across.taker)

    assert codes(await answered(across, accept, scene.supervisor)) == ["SUPERVISOR_NEEDED"]
    assert codes(await answered(across, accept, scene.colleague)) == ["UNKNOWN_RECORD"]
    elsewhere = says(command, TransferAnswer.ACCEPT, owner_id=scene.officer.officer_id)
    assert codes(await answered(across, elsewhere)) == ["ANOTHER_UNIT"]
    assert codes(await answered(across, says(command, TransferAnswer.ACCEPT))) == ["UNKNOWN_OFFICER"]
    within = to_west(across, to_unit_id=None, to_owner_id=scene.colleague.officer_id)
    taken = WithdrawTransfer(id=new_id(), transfer_id=command.transfer_id, reason="A colleague takes him.")
    assert await service.withdraw(scene.services, scene.officer, taken) == Done(command.transfer_id)
    await service.propose(scene.services, scene.supervisor, within)
    own = says(within, TransferAnswer.ACCEPT)
    assert codes(await answered(across, own, scene.supervisor)) == ["OWN_PROPOSAL"]


async def test_an_officer_of_the_same_unit_is_proposed_and_their_supervisor_accepts(across: Across) -> None:
    scene = across.scene
    command = await proposed(across, to_unit_id=None, to_owner_id=scene.colleague.officer_id)

    assert await answered(across, says(command, TransferAnswer.ACCEPT), scene.supervisor) == Done(command.transfer_id)

    assert await whose(scene) == (scene.colleague.officer_id, scene.unit, "ACTIVE")


async def test_one_transfer_waits_at_a_time_and_of_two_at_once_one_is_kept(across: Across) -> None:
    scene = across.scene
    both = await asyncio.gather(*(service.propose(scene.services, scene.officer, to_west(across)) for _ in range(2)))

    assert sorted(type(each).__name__ for each in both) == ["Done", "Refused"]
    [refused] = [each for each in both if isinstance(each, Refused)]
    assert codes(refused) == ["PROPOSED_ALREADY"]
    assert len(await scene.rows("select 1 from doorstep.transfer")) == 1


async def test_a_proposal_whose_nominal_moved_meanwhile_cannot_be_accepted_and_gives_way_to_the_next(
    across: Across,
) -> None:
    scene = across.scene
    command = await proposed(across)
    assert scene.colleague.officer_id is not None
    await assign(scene.services, scene.supervisor, AssignNominal(new_id(), scene.nominal, scene.colleague.officer_id))

    accept = says(command, TransferAnswer.ACCEPT, owner_id=across.taker)
    assert codes(await answered(across, accept)) == ["MOVED_MEANWHILE"]
    assert (await whose(scene))[0] == scene.colleague.officer_id

    again = to_west(across)
    assert isinstance(await service.propose(scene.services, scene.colleague, again), Done)
    states = await scene.rows("select state from doorstep.transfer order by proposed_at, state")
    assert sorted(row["state"] for row in states) == ["OVERTAKEN", "PROPOSED"]
    assert sorted(await waits(scene), key=str) == [(None, None), (None, NOW)]


async def test_a_restricted_nominal_is_accepted_only_by_who_was_given_need_to_know(across: Across) -> None:
    scene = across.scene
    await scene.owner.execute("update doorstep.nominal set restricted = true")
    command = await proposed(across)
    accept = says(command, TransferAnswer.ACCEPT, owner_id=across.taker)
    assert codes(await answered(across, accept)) == ["NEED_TO_KNOW"]
    taken = WithdrawTransfer(id=new_id(), transfer_id=command.transfer_id, reason="To be told first.")
    await service.withdraw(scene.services, scene.officer, taken)

    command = await proposed(across, tell=(across.western.officer_id,))
    accept = says(command, TransferAnswer.ACCEPT, owner_id=across.taker)
    assert await answered(across, accept) == Done(command.transfer_id)
    assert (await whose(scene))[0] == across.taker


async def test_need_to_know_that_was_given_for_a_transfer_ends_where_it_comes_to_nothing(across: Across) -> None:
    scene = across.scene
    await scene.owner.execute("update doorstep.nominal set restricted = true")
    command = await proposed(across, tell=(across.western.officer_id,))

    await answered(across, says(command, TransferAnswer.REFUSE, reason="No room."))

    [row] = await scene.rows("select officer_id, until from doorstep.nominal_access")
    assert (row["officer_id"], row["until"]) == (across.western.officer_id, NOW)


async def test_another_force_takes_over_only_when_its_contact_has_accepted(across: Across) -> None:
    scene = across.scene
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW - timedelta(days=40)))
    await phone.push()
    command = await proposed(across, to_unit_id=None, other_force="Southmoor Police")
    assert await whose(scene) == (scene.officer.officer_id, scene.unit, "TRANSFER_OUT_PENDING")
    still = "met_at is null and cancelled_at is null"
    sql = f"select due_at from doorstep.obligation where kind = 'VISIT_ROUTINE' and {still}"
    [visit] = await scene.rows(sql)
    [told] = await scene.rows("select visit_due_at from doorstep.transfer")
    assert visit["due_at"] == told["visit_due_at"], "he is still owed a visit by us, and both sides see when"

    accept = says(command, TransferAnswer.ACCEPT)
    assert codes(await answered(across, accept, scene.supervisor)) == ["REQUIRED", "REQUIRED"]
    accept = says(command, TransferAnswer.ACCEPT, contact="DI Invented", reference="SM/12")
    assert await answered(across, accept, scene.supervisor) == Done(command.transfer_id)

    assert (await whose(scene))[2] == "CLOSED"
    left = await scene.rows(f"select kind from doorstep.obligation where {still} and superseded_at is null")
    assert [row["kind"] for row in left] == ["VISIT_RECORD"], "what we saw must still be written up"


async def test_a_transfer_out_that_is_refused_leaves_the_nominal_managed_as_before(across: Across) -> None:
    command = await proposed(across, to_unit_id=None, other_force="Southmoor Police")

    await answered(
        across, says(command, TransferAnswer.REFUSE, reason="He does not live there."), across.scene.supervisor
    )

    assert (await whose(across.scene))[2] == "ACTIVE"


async def test_somebody_from_another_force_has_an_owner_at_once_and_is_visited_once_accepted(across: Across) -> None:
    scene = across.scene
    assert scene.colleague.officer_id is not None
    command = ReceiveNominal(
        id=new_id(),
        transfer_id=new_id(),
        nominal_id=new_id(),
        owner_id=scene.colleague.officer_id,
        reference="N-IN-1",
        name="Invented Newcomer",
        other_force="Southmoor Police",
        contact="DI Invented",
        their_reference="SM/13",
        reason="He moves here.",
    )
    both = await asyncio.gather(*(receiving.receive(scene.services, scene.supervisor, command) for _ in range(2)))
    assert both == [Done(command.transfer_id, waits=True)] * 2
    [row] = await scene.rows("select * from doorstep.nominal where id = $1", command.nominal_id)
    assert (row["owner_id"], row["management_mode"]) == (scene.colleague.officer_id, "TRANSFER_IN_PENDING")
    other = replace(command, id=new_id(), transfer_id=new_id(), nominal_id=new_id())
    assert codes(await receiving.receive(scene.services, scene.supervisor, other)) == ["REFERENCE_TAKEN"]
    assert codes(await receiving.receive(scene.services, scene.officer, replace(other, reference="N-IN-2"))) == [
        "SUPERVISOR_NEEDED"
    ]

    await answered(across, says(command, TransferAnswer.ACCEPT), scene.supervisor)

    [row] = await scene.rows("select management_mode from doorstep.nominal where id = $1", command.nominal_id)
    assert row["management_mode"] == "ACTIVE"
    kinds = await scene.rows("select kind from doorstep.obligation where nominal_id = $1", command.nominal_id)
    assert {row["kind"] for row in kinds} >= {"VISIT_ROUTINE", "VISIT_FIRST"}
