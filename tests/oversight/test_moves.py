"""Proposed moves: kept, decided by people, carried out by the ordinary hand-over, never by force."""

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import pytest_asyncio

from api.identity.principal import Principal, Role
from api.nominals.commands import AssignNominal
from api.nominals.desk import Done, Refused
from api.obligations import handover
from api.oversight import moves, standards
from api.oversight.proposals import DecideMoves, MoveProposal, ProposedMove, ProposeMoves
from api.services import Services
from api.values import new_id
from tests.conftest import Place
from tests.makers import (
    LONG_AGO,
    Owner,
    insert,
    make_force,
    make_nominal,
    make_officer,
    make_principal,
    make_unit,
    make_visit_policy,
)
from tests.oversight.conftest import NOW, StillClock
from tests.reading.conftest import services_of


@dataclass
class Force:
    """Two units of one district: in the first a loaded officer, in both one with room."""

    services: Services
    owner: Owner
    units: list[UUID]
    loaded: UUID
    near: UUID
    far: UUID
    nominals: list[UUID]
    giving: Principal
    taking: Principal
    governance: Principal

    async def proposal(self, by: Principal, unit: UUID | None = None) -> MoveProposal:
        done = await moves.propose(self.services, by, ProposeMoves(id=new_id(), unit_id=unit))
        assert isinstance(done, Done)
        return await self.kept(by, done.record_id)

    async def kept(self, by: Principal, key: UUID) -> MoveProposal:
        return next(each for each in await moves.proposals(self.services, by) if each.id == key)

    async def decided(
        self, by: Principal, these: list[ProposedMove], *, agree: bool = True, reason: str = "Yes."
    ) -> Done | Refused:
        said = DecideMoves(id=new_id(), move_ids=tuple(move.id for move in these), agree=agree, reason=reason)
        return await moves.decide(self.services, by, said)

    async def owner_of(self, nominal: UUID) -> UUID:
        return UUID(str(await self.owner.fetchval("select owner_id from doorstep.nominal where id = $1", nominal)))


@pytest_asyncio.fixture
async def force(place: Place, owner: Owner) -> Force:
    async with owner.transaction():
        await make_force(owner)
        policy = (await make_visit_policy(owner))["LOW"]
        for row in standards.rows():
            most = {"value": 3} if row["code"] == "NOMINALS_PER_OFFICER" else {}
            await insert(owner, "standard", **row | most)
        units = [await make_unit(owner, name=f"SOMU {n}") for n in range(2)]
        loaded, near, far = [await make_officer(owner, units[n // 2], name=f"DC {n}") for n in range(3)]
        await make_nominal(owner, units[0], near)
        await make_nominal(owner, units[1], far)
        nominals = [await make_nominal(owner, units[0], loaded, risk_level="HIGH") for _ in range(6)]
        for place_in, nominal in enumerate(nominals[:4]):
            await insert(
                owner, "obligation", kind="VISIT_ROUTINE", nominal_id=nominal, unit_id=units[0], owner_id=loaded,
                policy_row_id=policy, opened_at=LONG_AGO, opened_by=new_id(), opened_with="RECORD", basis=LONG_AGO,
                due_at=NOW - timedelta(days=10 + place_in), explanation="Because.", recorded_at=LONG_AGO,
            )  # fmt: skip
        supervisors = [
            await make_principal(owner, Role.SUPERVISOR, officer_id=await make_officer(owner, unit), unit_ids=(unit,))
            for unit in units
        ]
        governance = await make_principal(owner, Role.GOVERNANCE)
    services = replace(services_of(place), clock=StillClock())
    return Force(services, owner, units, loaded, near, far, nominals, *supervisors, governance)


async def test_a_proposal_is_kept_with_its_time_and_says_what_it_expects(force: Force) -> None:
    made = await force.proposal(force.giving)

    assert (made.made_at, made.most, made.overdue) == (NOW, 3, 4)
    assert [(move.days_overdue, move.to_officer) for move in made.moves] == [(13, "DC 1"), (12, "DC 1"), (11, "DC 2")]
    assert made.expected_with_moves <= made.expected_as_it_is
    assert all(move.name == "Invented Person" and move.state == "PROPOSED" for move in made.moves)
    again = await force.proposal(force.giving)
    assert again.moves == [], "whose move is proposed already is not proposed again, and their places are taken"


async def test_inside_a_unit_its_supervisor_agrees_and_the_nominal_is_handed_over_at_once(force: Force) -> None:
    made = await force.proposal(force.giving)
    first, second, across = made.moves

    assert await force.decided(force.giving, [first]) == Done(made.id)
    assert await force.decided(force.giving, [second, across], agree=False, reason="Not now.") == Done(made.id)

    now = await force.kept(force.giving, made.id)
    assert [(move.state, move.reason) for move in now.moves] == [
        ("MOVED", "Yes."), ("REJECTED", "Not now."), ("REJECTED", "Not now."),
    ]  # fmt: skip
    assert await force.owner_of(force.nominals[3]) == force.near
    owed = await force.owner.fetchval(
        "select owner_id from doorstep.obligation where nominal_id = $1", force.nominals[3]
    )
    assert UUID(str(owed)) == force.near


async def test_the_unit_that_takes_may_agree_first(force: Force) -> None:
    made = await force.proposal(force.giving)
    [offered] = (await force.kept(force.taking, made.id)).moves

    await force.decided(force.taking, [offered])
    assert await force.owner_of(force.nominals[1]) == force.loaded
    await force.decided(force.giving, [offered])
    assert await force.owner_of(force.nominals[1]) == force.far


async def test_between_units_one_supervisor_alone_moves_nobody_and_learns_no_name(force: Force) -> None:
    made = await force.proposal(force.giving)
    across = made.moves[2]

    [seen] = (await force.kept(force.taking, made.id)).moves
    assert (seen.id, seen.name, seen.reference, seen.may_decide) == (across.id, None, None, True)
    await force.decided(force.giving, [across])
    assert await force.owner_of(force.nominals[1]) == force.loaded, "one side alone moves nobody"
    waiting = (await force.kept(force.giving, made.id)).moves[2]
    assert (waiting.state, waiting.given, waiting.taken, waiting.may_decide) == ("PROPOSED", True, False, False)

    await force.decided(force.taking, [seen])
    assert await force.owner_of(force.nominals[1]) == force.far
    assert (await force.kept(force.taking, made.id)).moves[0].name == "Invented Person"


async def test_governance_agrees_for_the_side_that_gives_and_a_supervisor_takes(force: Force) -> None:
    made = await force.proposal(force.governance, force.units[0])

    await force.decided(force.governance, list(made.moves))
    assert {move.state for move in (await force.kept(force.governance, made.id)).moves} == {"PROPOSED"}
    await force.decided(force.giving, list(made.moves[:2]))
    assert await force.owner_of(force.nominals[3]) == await force.owner_of(force.nominals[2]) == force.near


async def test_who_has_moved_meanwhile_is_left_alone(force: Force) -> None:
    made = await force.proposal(force.giving)
    by_hand = AssignNominal(id=new_id(), nominal_id=force.nominals[3], owner_id=force.far)
    await handover.assign(force.services, force.giving, by_hand)

    await force.decided(force.giving, [made.moves[0]])

    stale = (await force.kept(force.giving, made.id)).moves[0]
    assert (stale.state, stale.reason) == ("STALE", "Somebody else has the nominal by now.")
    assert await force.owner_of(force.nominals[3]) == force.far


async def test_an_officer_who_has_filled_up_meanwhile_is_not_filled_further(force: Force) -> None:
    made = await force.proposal(force.giving)
    for nominal in force.nominals[4:]:
        given = AssignNominal(id=new_id(), nominal_id=nominal, owner_id=force.near)
        await handover.assign(force.services, force.giving, given)

    await force.decided(force.giving, [made.moves[0]])

    stale = (await force.kept(force.giving, made.id)).moves[0]
    assert (stale.state, stale.reason) == ("STALE", "The officer has no more room under the standard.")


async def test_the_same_decision_sent_twice_is_done_once_and_a_reason_is_needed(force: Force) -> None:
    made = await force.proposal(force.giving)
    said = DecideMoves(id=new_id(), move_ids=(made.moves[0].id,), agree=True, reason="Yes.")

    assert await moves.decide(force.services, force.giving, said) == Done(made.id)
    assert await moves.decide(force.services, force.giving, said) == Done(made.id)
    assert (
        await force.owner.fetchval("select count(*) from doorstep.assignment where nominal_id = $1", force.nominals[3])
        == 2
    )
    bare = await force.decided(force.giving, [made.moves[1]], reason=" ")
    assert isinstance(bare, Refused)
    assert bare.errors[0].code == "REQUIRED"
    other = replace(said, agree=False)
    reused = await moves.decide(force.services, force.giving, other)
    assert isinstance(reused, Refused)
    assert reused.errors[0].code == "ID_REUSED"


async def test_nobody_decides_for_a_unit_that_is_not_theirs(force: Force) -> None:
    made = await force.proposal(force.giving)

    outcome = await force.decided(force.taking, [made.moves[0]])

    assert isinstance(outcome, Refused)
    assert outcome.errors[0].code == "UNKNOWN_MOVE"
    outside = await moves.propose(force.services, force.taking, ProposeMoves(id=new_id(), unit_id=force.units[0]))
    assert isinstance(outside, Refused)
