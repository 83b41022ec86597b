"""The typed mutation's way in: bad input is refused in words, and the same submission gets the same answer."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from api.identity.principal import Principal, Role
from api.values import new_id
from api.visits.commands import (
    ConditionChecked,
    ConditionResult,
    DeviceFound,
    DevicePermitted,
    PersonPresent,
    RecordVisit,
    RoomSeen,
    VisitFlag,
    VisitOutcome,
    VisitRecorded,
    VisitRefused,
    VisitType,
)
from api.visits.service import submit
from tests.makers import OTHER_FORCE, insert, make_force, make_nominal, make_officer, make_principal, make_unit
from tests.sync.conftest import NOW, Scene


def visit(scene: Scene, **values: Any) -> RecordVisit:
    return RecordVisit(
        **{
            "visit_id": new_id(),
            "nominal_id": scene.nominal,
            "visit_type": VisitType.ROUTINE,
            "outcome": VisitOutcome.SUCCESSFUL,
            "started_at": NOW - timedelta(hours=1),
        }
        | values
    )


async def send(
    scene: Scene, command: RecordVisit, *, by: Principal | None = None, submission: UUID | None = None
) -> VisitRecorded | VisitRefused:
    return await submit(scene.services, by or scene.officer, command, submission_id=submission or new_id())


def codes(answer: VisitRecorded | VisitRefused) -> list[tuple[str, str]]:
    assert isinstance(answer, VisitRefused)
    return [(error.code, error.field) for error in answer.errors]


async def add_condition(scene: Scene, nominal: UUID) -> UUID:
    order = await insert(scene.owner, "nominal_order", nominal_id=nominal, kind="SHPO", made_on=NOW.date())
    return await insert(
        scene.owner,
        "order_condition",
        order_id=order,
        nominal_id=nominal,
        kind="DEVICE",
        text="Shows every device on request.",
        position="1",
    )


async def test_a_visit_is_kept_whole(scene: Scene) -> None:
    condition = await add_condition(scene, scene.nominal)
    command = visit(
        scene,
        second_officer_id=scene.colleague.officer_id,
        people=(PersonPresent("A. Person", "sister", is_child=False),),
        rooms=(RoomSeen("Kitchen", seen=True), RoomSeen("Loft", seen=False, note="Locked")),
        devices=(DeviceFound("Phone", "Old", DevicePermitted.NO, examined=True),),
        condition_checks=(ConditionChecked(condition, ConditionResult.SUSPECTED_BREACH),),
        notes="Seen.",
    )

    answer = await send(scene, command)

    assert answer == VisitRecorded(command.visit_id, (VisitFlag.SUSPECTED_BREACH,))
    assert [row["name"] for row in await scene.rows("select name from doorstep.visit_room order by position")] == [
        "Kitchen",
        "Loft",
    ]
    for table in ("visit_person", "visit_device", "condition_check"):
        assert len(await scene.rows(f"select id from doorstep.{table}")) == 1
    [checked] = await scene.rows("select last_checked_at from doorstep.order_condition")
    assert checked["last_checked_at"] == command.started_at


async def test_a_visit_sent_twice_is_recorded_once(scene: Scene) -> None:
    command, submission = visit(scene), new_id()

    first = await send(scene, command, submission=submission)
    scene.clock.pass_(days=1)
    second = await send(scene, command, submission=submission)

    assert first == second
    assert len(await scene.rows("select id from doorstep.visit")) == 1


async def test_an_id_used_again_with_other_content_is_refused(scene: Scene) -> None:
    command, submission = visit(scene), new_id()
    await send(scene, command, submission=submission)

    assert codes(await send(scene, replace(command, notes="Other."), submission=submission)) == [("ID_REUSED", "id")]
    assert codes(await send(scene, visit(scene), submission=submission)) == [("ID_REUSED", "id")]
    assert codes(await send(scene, replace(command, notes="Other."))) == [("ID_REUSED", "visitId")]


async def test_bad_input_is_refused_by_field_and_nothing_is_kept(scene: Scene) -> None:
    other_nominal = await scene.make_nominal()
    elsewhere = await add_condition(scene, other_nominal)
    bad = visit(
        scene,
        second_officer_id=UUID(int=5),
        started_at=NOW + timedelta(hours=1),
        notes="x" * 4_001,
        condition_checks=(ConditionChecked(elsewhere, ConditionResult.COMPLIED),),
    )

    assert codes(await send(scene, bad)) == [
        ("TOO_LONG", "notes"),
        ("UNKNOWN_SECOND_OFFICER", "secondOfficerId"),
        ("UNKNOWN_CONDITION", "conditionChecks.0.conditionId"),
        ("IN_THE_FUTURE", "startedAt"),
    ]
    assert await scene.rows("select id from doorstep.visit") == []


async def test_a_nominal_that_may_not_be_named_is_answered_like_one_that_does_not_exist(scene: Scene) -> None:
    await make_force(scene.owner, OTHER_FORCE, "Another force")
    unit = await make_unit(scene.owner, force_id=OTHER_FORCE)
    their_officer = await make_officer(scene.owner, unit, force_id=OTHER_FORCE)
    theirs = await make_nominal(scene.owner, unit, their_officer, force_id=OTHER_FORCE)
    restricted = await scene.make_nominal(scene.colleague, restricted=True)

    answers = [await send(scene, visit(scene, nominal_id=key)) for key in (UUID(int=9), theirs, restricted)]

    assert answers[0] == answers[1] == answers[2]
    assert codes(answers[0]) == [("UNKNOWN_NOMINAL", "nominalId")]


async def test_a_machine_names_the_officer_and_a_person_does_not(scene: Scene) -> None:
    machine = replace(await make_principal(scene.owner, Role.INTEGRATOR), is_machine=True)
    officer = scene.officer.officer_id

    assert codes(await send(scene, visit(scene), by=machine)) == [("OFFICER_REQUIRED", "officerId")]
    assert codes(await send(scene, visit(scene, officer_id=UUID(int=9)), by=machine)) == [
        ("UNKNOWN_OFFICER", "officerId")
    ]
    assert codes(await send(scene, visit(scene, officer_id=scene.colleague.officer_id))) == [
        ("OFFICER_NOT_YOURS", "officerId")
    ]
    assert isinstance(await send(scene, visit(scene, officer_id=officer), by=machine), VisitRecorded)


async def test_a_visit_to_a_nominal_under_reactive_management_opens_nothing(scene: Scene) -> None:
    quiet = await scene.make_nominal(management_mode="REACTIVE")

    await send(scene, visit(scene, nominal_id=quiet))

    assert await scene.rows("select id from doorstep.obligation where nominal_id = $1", quiet) == []


async def test_an_older_visit_does_not_put_back_when_the_nominal_was_last_seen(scene: Scene) -> None:
    await send(scene, visit(scene))
    await send(scene, visit(scene, started_at=NOW - timedelta(days=30)))

    [row] = await scene.rows("select last_successful_visit_at as at from doorstep.nominal")
    assert row["at"] == NOW - timedelta(hours=1)
