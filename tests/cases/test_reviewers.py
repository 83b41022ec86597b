"""Whoever a decision about a case names owes its review, and of a covert case only who may know of it."""

from uuid import UUID

import pytest

from api.cases import covert, reviewers, service
from api.cases.commands import AssignCase, SetEmbargo
from api.identity.principal import Principal, Role
from api.values import new_id
from tests.cases.conftest import OnlineTeam, codes
from tests.cases.test_clocks import withheld
from tests.makers import FORCE, make_officer, make_principal, make_unit


async def owing(desk: OnlineTeam, case_id: UUID) -> UUID:
    """Who owes the review that is open."""
    (found,) = [row for row in await desk.owed(case_id, "SHARE_REVIEW") if row["met_at"] is None]
    assert found["cancelled_at"] is None
    owner: UUID = found["owner_id"]
    return owner


async def reviewed_by(desk: OnlineTeam, case_id: UUID, reviewer: Principal) -> None:
    said = withheld(desk, case_id, review_by_id=reviewer.officer_id)
    await desk.done(service.decide_sharing(desk.services, desk.analyst, said))


async def given(desk: OnlineTeam, case_id: UUID, officer: Principal) -> None:
    assert officer.officer_id is not None
    command = AssignCase(id=new_id(), case_id=case_id, owner_id=officer.officer_id)
    await desk.done(service.assign(desk.services, desk.analyst, command))


async def hidden(desk: OnlineTeam, case_id: UUID, *who: Principal) -> None:
    officers = tuple(each.officer_id for each in who if each.officer_id is not None)
    command = SetEmbargo(id=new_id(), case_id=case_id, reason="A warrant is planned.", officer_ids=officers)
    await desk.done(covert.set_embargo(desk.services, desk.analyst, command))


async def test_whom_the_decision_names_owes_the_review_and_does_it(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    await reviewed_by(desk, case_id, desk.colleague)
    assert await owing(desk, case_id) == desk.colleague.officer_id

    again = withheld(desk, case_id, review_by_id=desk.sergeant.officer_id)
    await desk.done(service.decide_sharing(desk.services, desk.colleague, again))

    assert await owing(desk, case_id) == desk.sergeant.officer_id
    assert [row["met_at"] is None for row in await desk.owed(case_id, "SHARE_REVIEW")] == [False, True]


async def test_the_review_stays_with_whom_was_named_when_the_case_changes_hands(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    await reviewed_by(desk, case_id, desk.sergeant)

    await given(desk, case_id, desk.colleague)

    assert await owing(desk, case_id) == desk.sergeant.officer_id
    assert {row["owner_id"] for row in await desk.owed(case_id, "KIRAT_ACTION")} == {desk.colleague.officer_id}


async def test_whoever_names_the_officer_of_the_case_names_whoever_has_it(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    await reviewed_by(desk, case_id, desk.analyst)

    await given(desk, case_id, desk.colleague)

    assert await owing(desk, case_id) == desk.colleague.officer_id


async def test_of_a_covert_case_only_who_may_know_is_named_and_whoever_may_no_more_gives_it_up(
    desk: OnlineTeam,
) -> None:
    case_id = await desk.receive()
    await hidden(desk, case_id)
    said = withheld(desk, case_id, review_by_id=desk.colleague.officer_id)
    outcome = await service.decide_sharing(desk.services, desk.analyst, said)
    assert codes(outcome) == [("REVIEWER_MAY_NOT_SEE", "reviewById")]
    assert await desk.owed(case_id, "SHARE_REVIEW") == []

    await hidden(desk, case_id, desk.colleague)
    await reviewed_by(desk, case_id, desk.colleague)
    assert await owing(desk, case_id) == desk.colleague.officer_id
    await hidden(desk, case_id)

    assert await owing(desk, case_id) == desk.analyst.officer_id


@pytest.mark.parametrize("role", [Role.OFFENDER_MANAGER, Role.GOVERNANCE, Role.INTELLIGENCE_UNIT])
async def test_nobody_is_named_who_does_not_work_with_cases(desk: OnlineTeam, role: Role) -> None:
    case_id = await desk.receive()
    officer = await make_officer(desk.scene.owner, desk.unit)
    await make_principal(desk.scene.owner, role, officer_id=officer, unit_ids=(desk.unit,))

    outcome = await service.decide_sharing(desk.services, desk.analyst, withheld(desk, case_id, review_by_id=officer))

    assert codes(outcome) == [("REVIEWER_MAY_NOT_SEE", "reviewById")]


async def test_the_review_of_a_supervisor_who_changed_units_falls_to_the_officer_of_the_case(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    await reviewed_by(desk, case_id, desk.sergeant)
    other = await make_unit(desk.scene.owner, name="Other team", kind="OCAIT", district=None)
    await desk.scene.owner.execute(
        "update doorstep.officer set unit_id = $2 where id = $1", desk.sergeant.officer_id, other
    )

    assert await reviewers.settle(desk.services.database, desk.scene.clock, FORCE) == 1

    assert await owing(desk, case_id) == desk.analyst.officer_id
