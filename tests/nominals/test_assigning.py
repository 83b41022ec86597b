"""A supervisor gives a nominal to another officer: its history is kept and what is owed follows."""

from uuid import UUID

from api.identity.principal import Principal
from api.nominals.commands import AssignNominal, AssignRefused, NominalAssigned
from api.obligations.handover import assign
from api.values import new_id
from api.visits.commands import RecordVisit, VisitOutcome, VisitType
from api.visits.service import submit
from tests.makers import FORCE, insert, make_officer, make_unit
from tests.sync.conftest import NOW, Scene


async def give(
    scene: Scene,
    to: UUID | None,
    *,
    request: UUID | None = None,
    nominal: UUID | None = None,
    by: Principal | None = None,
) -> NominalAssigned | AssignRefused:
    assert to is not None
    command = AssignNominal(request or new_id(), nominal or scene.nominal, to)
    return await assign(scene.services, by or scene.supervisor, command)


def codes(answer: NominalAssigned | AssignRefused) -> list[str]:
    assert isinstance(answer, AssignRefused)
    return [error.code for error in answer.errors]


async def test_the_nominal_its_history_and_what_is_owed_move_together(scene: Scene) -> None:
    made = RecordVisit(
        visit_id=new_id(),
        nominal_id=scene.nominal,
        visit_type=VisitType.ROUTINE,
        outcome=VisitOutcome.SUCCESSFUL,
        started_at=NOW,
    )
    await submit(scene.services, scene.officer, made, submission_id=new_id())
    west = await make_unit(scene.owner, name="SOMU West")
    new_owner = await make_officer(scene.owner, west)

    answer = await give(scene, new_owner)

    assert answer == NominalAssigned(scene.nominal, new_owner, west)
    [nominal] = await scene.rows("select owner_id, unit_id from doorstep.nominal")
    [owed] = await scene.rows("select owner_id, unit_id from doorstep.obligation where met_at is null")
    assert nominal == owed == {"owner_id": new_owner, "unit_id": west}
    history = await scene.rows("select owner_id, until, assigned_by from doorstep.assignment order by since")
    assert [(row["owner_id"], row["until"]) for row in history] == [
        (scene.officer.officer_id, NOW),
        (new_owner, None),
    ]
    assert history[1]["assigned_by"] == scene.supervisor.id
    [event] = await scene.rows("select subject_ids from doorstep.audit_event where operation = 'alteration'")
    assert event["subject_ids"] == [scene.nominal]


async def test_the_same_request_gets_the_same_answer_and_does_not_take_back_a_later_one(scene: Scene) -> None:
    request = new_id()
    first = await give(scene, scene.colleague.officer_id, request=request)
    await give(scene, scene.officer.officer_id)

    again = await give(scene, scene.colleague.officer_id, request=request)

    assert again == first
    [nominal] = await scene.rows("select owner_id from doorstep.nominal")
    assert nominal["owner_id"] == scene.officer.officer_id
    assert codes(await give(scene, scene.officer.officer_id, request=request)) == ["ID_REUSED"]


async def test_only_a_supervisor_of_its_unit_who_may_see_it_gives_it_away(scene: Scene) -> None:
    west = await make_unit(scene.owner, name="SOMU West")
    theirs = await scene.make_nominal(unit_id=west)
    secret = await scene.make_nominal(restricted=True)
    to = scene.colleague.officer_id

    assert codes(await give(scene, to, by=scene.officer)) == ["UNKNOWN_NOMINAL"]
    for nominal in (theirs, secret, UUID(int=3)):
        assert codes(await give(scene, to, nominal=nominal)) == ["UNKNOWN_NOMINAL"]


async def test_nobody_who_left_and_nobody_unknown_is_given_a_nominal(scene: Scene) -> None:
    gone = await make_officer(scene.owner, scene.unit, is_active=False)

    assert codes(await give(scene, gone)) == ["OFFICER_NOT_ACTIVE"]
    assert codes(await give(scene, UUID(int=3))) == ["UNKNOWN_OFFICER"]


async def test_while_something_is_recorded_about_the_nominal_the_supervisor_is_asked_to_send_again(
    scene: Scene,
) -> None:
    request = new_id()
    async with scene.owner.transaction():
        await insert(
            scene.owner,
            "marker",
            force_id=FORCE,
            nominal_id=scene.nominal,
            code="VIOLENT",
            since=NOW.date(),
            reviewed_on=NOW.date(),
        )
        assert codes(await give(scene, scene.colleague.officer_id, request=request)) == ["BUSY"]

    assert isinstance(await give(scene, scene.colleague.officer_id, request=request), NominalAssigned)
    [marker] = await scene.rows("select access_owner_id from doorstep.marker")
    assert marker["access_owner_id"] == scene.colleague.officer_id
