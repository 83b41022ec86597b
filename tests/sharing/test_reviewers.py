"""Whoever a decision names owes the review of what was withheld: whoever has the nominal meanwhile, and for as long as
they can see to it.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from api.cases import reviewers
from api.identity.principal import Principal, Role
from api.nominals.commands import AssignNominal, NominalAssigned
from api.nominals.desk import Done
from api.obligations import handover, policy_book, relaw
from api.obligations.commands import ObligationKind
from api.oversight import service as oversight
from api.oversight.commands import Knowledge, Which
from api.sharing import disclosing
from api.values import new_id
from tests.makers import FORCE, insert, make_officer, make_principal
from tests.sharing.conftest import Town
from tests.sharing.test_disclosing import codes, two_councils
from tests.sharing.test_withholding import withholding

_OWED = """query ($id: ID!) { nominal(id: $id) { obligations(first: 50) { nodes {
  kind metAt revisedFor owner { id } unit { id } } } } }"""
_WITHHOLD = """mutation ($input: WithholdDisclosureInput!) {
  withholdDisclosure(input: $input) { disclosure { id } userErrors { code field message } } }"""


async def withheld(town: Town, nominal: UUID, reviewer: UUID | None, agency: str = "A") -> UUID:
    """Not told, and `reviewer` is to look again; gives the act's id."""
    command = withholding(town, nominal, agency, review_by_id=reviewer)
    assert await disclosing.withhold(town.services, town.officer, command) == Done(command.disclosure_id)
    return command.disclosure_id


async def owing(town: Town) -> list[tuple[UUID, UUID]]:
    """Who owes the reviews that are open, and in which unit."""
    rows = await town.rows(
        "select owner_id, unit_id from doorstep.obligation where kind = 'SHARE_REVIEW' and met_at is null"
        " and cancelled_at is null and superseded_at is null order by opened_at, id"
    )
    return [(row["owner_id"], row["unit_id"]) for row in rows]


async def given(town: Town, nominal: UUID, officer: UUID) -> None:
    """Another officer has the nominal from now on."""
    command = AssignNominal(new_id(), nominal, officer)
    outcome = await handover.assign(town.services, town.supervisor, command)
    assert isinstance(outcome, NominalAssigned), outcome


async def somebody(town: Town, unit: UUID, *roles: Role) -> Principal:
    officer = await make_officer(town.owner, unit)
    return await make_principal(town.owner, *roles, officer_id=officer, unit_ids=(unit,))


async def reviews_seen(town: Town, nominal: UUID, caller: Principal) -> list[dict[str, Any]]:
    """The reviews of the nominal that the caller finds through the API."""
    found = (await town.ask(_OWED, {"id": str(nominal)}, caller=caller))["nominal"]["obligations"]["nodes"]
    return [each for each in found if each["kind"] == "SHARE_REVIEW"]


def officer_of(caller: Principal) -> UUID:
    assert caller.officer_id is not None
    return caller.officer_id


async def settled(town: Town, most: int = reviewers.BATCH) -> int:
    """How much changed hands when an operator's clock asked."""
    return await reviewers.settle(town.services.database, town.clock, FORCE, most=most)


async def overdue_of(town: Town, officer: UUID, at: datetime | None = None) -> int:
    """How many reviews the board counts as overdue with this officer, now or as was known at `at`."""
    which = Which(kinds=(ObligationKind.SHARE_REVIEW,), owner_id=officer)

    async def counted(at: datetime | None) -> int:
        found = await oversight.overdue(town.services, town.supervisor, which, at, at, first=10, after=None)
        assert {row.owner_id for row in found.rows} <= {officer}
        return found.size

    today = town.clock.now().date()
    week = {"first": today - timedelta(days=7), "last": today, "known": Knowledge.AT_THE_TIME}
    point = (await oversight.trend(town.services, town.supervisor, which, **week))[-1]
    assert point.size == await counted(point.at)
    return await counted(at)


async def test_whom_the_decision_names_owes_the_review_sees_it_and_does_it(town: Town) -> None:
    nominal = await two_councils(town)
    sergeant = officer_of(town.supervisor)

    await withheld(town, nominal, sergeant)

    assert await owing(town) == [(sergeant, town.east)]
    (seen,) = await reviews_seen(town, nominal, town.supervisor)
    assert (seen["owner"]["id"], seen["metAt"]) == (str(sergeant), None)
    said = withholding(town, nominal, "A")
    asked = {name: str(value) for name, value in vars(said).items() if value is not None}
    given_in = {
        "id": asked["id"], "disclosureId": asked["disclosure_id"], "nominalId": asked["nominal_id"],
        "agencyId": asked["agency_id"], "withholdReason": asked["withhold_reason"], "reason": asked["reason"],
    }  # fmt: skip
    answer = (await town.ask(_WITHHOLD, {"input": given_in}, caller=town.supervisor))["withholdDisclosure"]
    assert answer == {"disclosure": {"id": asked["disclosure_id"]}, "userErrors": []}
    assert [each["metAt"] is not None for each in await reviews_seen(town, nominal, town.supervisor)] == [False, True]
    assert await owing(town) == [(officer_of(town.officer), town.east)], "nobody was named this time"


async def test_the_review_stays_with_whom_was_named_when_the_nominal_changes_hands(town: Town) -> None:
    nominal = await two_councils(town)
    sergeant = officer_of(town.supervisor)
    await withheld(town, nominal, sergeant)
    town.clock.pass_(hours=1)
    await withheld(town, nominal, None, "B")
    colleague = await somebody(town, town.east, Role.OFFENDER_MANAGER)

    await given(town, nominal, officer_of(colleague))

    assert await owing(town) == [(sergeant, town.east), (officer_of(colleague), town.east)]


async def test_where_they_can_see_to_it_no_longer_it_falls_to_whoever_has_the_nominal(town: Town) -> None:
    nominal = await two_councils(town)
    sergeant = officer_of(town.supervisor)
    await withheld(town, nominal, sergeant)
    away = await somebody(town, town.west, Role.OFFENDER_MANAGER)

    await given(town, nominal, officer_of(away))

    assert await owing(town) == [(officer_of(away), town.west)]
    (seen,) = await reviews_seen(town, nominal, away)
    assert (seen["owner"]["id"], seen["revisedFor"]) == (str(away.officer_id), "NAMED_OFFICER_GONE")
    kept = "select owner_id from doorstep.obligation where kind = 'SHARE_REVIEW' and superseded_at is not null"
    assert await town.rows(kept) == [{"owner_id": sergeant}]


async def test_whoever_names_the_officer_of_the_nominal_names_whoever_has_them(town: Town) -> None:
    nominal = await two_councils(town)
    await withheld(town, nominal, town.officer.officer_id)
    colleague = await somebody(town, town.east, Role.OFFENDER_MANAGER)

    await given(town, nominal, officer_of(colleague))

    assert await owing(town) == [(officer_of(colleague), town.east)]


async def test_nobody_is_named_who_could_not_see_to_it(town: Town) -> None:
    nominal = await two_councils(town)
    colleague = await somebody(town, town.east, Role.OFFENDER_MANAGER)
    elsewhere = await somebody(town, town.west, Role.SUPERVISOR)
    without_account = await make_officer(town.owner, town.east)
    for officer in (officer_of(colleague), officer_of(elsewhere), without_account):
        command = withholding(town, nominal, "A", review_by_id=officer)
        assert codes(await disclosing.withhold(town.services, town.officer, command)) == ["REVIEWER_MAY_NOT_SEE"]
    gone = await somebody(town, town.east, Role.SUPERVISOR)
    await town.owner.execute("update doorstep.officer set is_active = false where id = $1", gone.officer_id)
    command = withholding(town, nominal, "A", review_by_id=gone.officer_id)
    assert codes(await disclosing.withhold(town.services, town.officer, command)) == ["UNKNOWN_OFFICER"]

    said = {
        "id": str(new_id()), "disclosureId": str(new_id()), "nominalId": str(nominal),
        "agencyId": str(town.agencies["A"]), "withholdReason": "OTHER", "reason": "Not yet.",
        "reviewById": str(colleague.officer_id),
    }  # fmt: skip
    answer = (await town.ask(_WITHHOLD, {"input": said}, caller=town.officer))["withholdDisclosure"]
    (error,) = answer["userErrors"]
    assert (error["code"], error["field"]) == ("REVIEWER_MAY_NOT_SEE", "reviewById")
    assert "name the officer who does, a supervisor of the unit, or somebody with need to know" in error["message"]
    assert await owing(town) == []
    assert await town.rows("select id from doorstep.disclosure") == []


async def test_somebody_with_need_to_know_may_be_named_until_they_know_no_more(town: Town) -> None:
    nominal = await two_councils(town)
    specialist = await somebody(town, town.west, Role.OFFENDER_MANAGER)
    now = town.clock.now()
    known = {"nominal_id": nominal, "officer_id": specialist.officer_id, "reason": "Joint work.", "granted_at": now}
    grant = await insert(town.owner, "nominal_access", **known)
    await withheld(town, nominal, specialist.officer_id)
    assert len(await reviews_seen(town, nominal, specialist)) == 1
    assert await settled(town) == 0
    assert await owing(town) == [(officer_of(specialist), town.east)]

    await town.owner.execute("update doorstep.nominal_access set until = now() where id = $1", grant)

    assert await settled(town) == 1
    assert await settled(town) == 0
    assert await owing(town) == [(officer_of(town.officer), town.east)]


async def test_what_somebody_who_left_or_changed_units_owed_by_name_is_owed_by_whoever_has_the_record(
    town: Town,
) -> None:
    nominals = [await two_councils(town), await town.nominal(), await town.nominal()]
    left, moved, stays = [await somebody(town, town.east, Role.SUPERVISOR) for _ in nominals]
    for nominal, supervisor in zip(nominals, (left, moved, stays), strict=True):
        await withheld(town, nominal, supervisor.officer_id)
        town.clock.pass_(hours=1)
    await town.owner.execute("update doorstep.officer set is_active = false where id = $1", left.officer_id)
    await town.owner.execute("update doorstep.officer set unit_id = $2 where id = $1", moved.officer_id, town.west)

    assert await settled(town, most=1) == 2

    officer = officer_of(town.officer)
    assert [owner for owner, _ in await owing(town)] == [officer, officer, officer_of(stays)]


async def test_new_policy_leaves_the_review_with_whom_was_named(town: Town) -> None:
    nominal = await two_councils(town)
    sergeant = officer_of(town.supervisor)
    await withheld(town, nominal, sergeant)
    day = town.clock.now().date() - timedelta(days=1)
    row = f"SHARE_REVIEW,,,,,24,,,AFTER,RUNS_ON,,{day},,New policy"

    said = f"{','.join(policy_book.COLUMNS)}\n{row}\n"
    assert await relaw.change(town.services.database, FORCE, said, town.clock.now()) == (1, 1)

    assert await owing(town) == [(sergeant, town.east)]


async def test_the_board_counts_it_with_whom_was_named_and_on_a_past_day_with_who_owed_it_then(town: Town) -> None:
    nominal = await two_councils(town)
    sergeant = officer_of(town.supervisor)
    await withheld(town, nominal, sergeant)
    town.clock.pass_(days=3)
    then = town.clock.now()
    assert await overdue_of(town, sergeant) == 1
    assert await overdue_of(town, officer_of(town.officer)) == 0
    away = await somebody(town, town.west, Role.OFFENDER_MANAGER)
    town.clock.pass_(hours=1)

    await given(town, nominal, officer_of(away))

    town.clock.pass_(hours=1)
    assert await overdue_of(town, sergeant) == 0
    assert await overdue_of(town, officer_of(away)) == 1
    assert await overdue_of(town, sergeant, at=then) == 1
