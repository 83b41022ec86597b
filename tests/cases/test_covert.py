"""A covert case is known to its officer, their supervisor and those named; to everybody else there is none."""

import random
from datetime import timedelta
from uuid import UUID

import pytest

from api.access.policy import POLICY
from api.cases import covert, deconflicting, service
from api.cases.commands import AssignCase, LiftEmbargo, SetEmbargo
from api.cases.words import KiratBand
from api.db.columns import metadata
from api.identity.principal import Principal, Role
from api.oversight import service as oversight
from api.oversight.commands import Which
from api.values import new_id
from tests.cases.conftest import OnlineTeam, codes
from tests.cases.test_clocks import kirat, shared, withheld
from tests.makers import make_officer, make_principal, make_unit

_OF_CASES = sorted(table.name for table in metadata.tables.values() if "case_id" in table.c and table.name in POLICY)


async def counted(desk: OnlineTeam, principal: Principal) -> dict[str, int]:
    """How many rows about cases the caller sees in each table, under row security alone."""
    async with desk.services.database.reading(principal.row_context()) as connection:
        found = {"ocait_case": await connection.fetchval("select count(*) from doorstep.ocait_case")}
        for table in _OF_CASES:
            found[table] = await connection.fetchval(f"select count(*) from doorstep.{table} where case_id is not null")
    return {table: count for table, count in found.items() if count}


async def board(desk: OnlineTeam, principal: Principal) -> int:
    answer = await oversight.board(desk.services, principal, Which(), None, None)
    rows = await oversight.overdue(desk.services, principal, Which(), None, None, first=100, after=None)
    assert answer.size == len(rows.rows)
    return answer.size


async def everybody(desk: OnlineTeam) -> dict[str, Principal]:
    """A caller in every role who was not named: some work in the very team, some supervise another."""
    owner = desk.scene.owner
    other = await make_unit(owner, name="Other team", kind="OCAIT", district=None)
    away = await make_officer(owner, other)
    found = {
        role.value: await make_principal(
            owner, role, officer_id=await make_officer(owner, desk.unit), unit_ids=(desk.unit,)
        )
        for role in Role
        if role is not Role.SUPERVISOR
    }
    found["supervisor elsewhere"] = await make_principal(owner, Role.SUPERVISOR, officer_id=away, unit_ids=(other,))
    found["many roles"] = await make_principal(
        owner, *(set(Role) - {Role.SUPERVISOR}), officer_id=away, unit_ids=(other, desk.unit)
    )
    return found


async def test_whoever_was_not_named_finds_nothing_of_a_covert_case_anywhere(desk: OnlineTeam) -> None:
    people = await everybody(desk)
    before = {name: await counted(desk, person) for name, person in people.items()}
    assert all(not found for found in before.values())

    case_id = await desk.receive(embargo="A warrant is planned.")
    await desk.done(service.record_kirat(desk.services, desk.analyst, kirat(desk, case_id, KiratBand.HIGH)))
    await desk.done(service.decide_sharing(desk.services, desk.analyst, withheld(desk, case_id)))
    desk.scene.clock.pass_(days=20)

    for name, person in people.items():
        assert await counted(desk, person) == {}, name
        assert await board(desk, person) == 0, name
        assert await deconflicting.candidates(desk.services, person, case_id) == []
        outcome = await service.decide_sharing(desk.services, person, shared(case_id))
        assert codes(outcome)[0][0] in ("UNKNOWN_CASE", "OFFICER_NEEDED"), name
    assert (await counted(desk, desk.analyst))["ocait_case"] == 1
    assert await board(desk, desk.sergeant) == 2


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_is_covert_and_open_in_turn_only_those_who_may_know_see_it(desk: OnlineTeam, seed: int) -> None:
    chance = random.Random(seed)
    people = await everybody(desk)
    officers = [person.officer_id for person in people.values() if person.officer_id is not None]
    cases = [await desk.receive() for _ in range(3)]
    named: dict[UUID, set[UUID] | None] = dict.fromkeys(cases)

    for _ in range(12):
        case_id = chance.choice(cases)
        if named[case_id] is None or chance.random() < 0.5:
            some = chance.sample(officers, chance.randint(0, 2))
            said = SetEmbargo(id=new_id(), case_id=case_id, reason="Covert.", officer_ids=tuple(some))
            await desk.done(covert.set_embargo(desk.services, desk.analyst, said))
            named[case_id] = set(some)
        else:
            lift = LiftEmbargo(id=new_id(), case_id=case_id, reason="Executed.")
            await desk.done(covert.lift_embargo(desk.services, desk.analyst, lift))
            named[case_id] = None
        for name, person in people.items():
            assert await seen(desk, person) <= allowed(named, person), name
        assert await seen(desk, people["ocait_analyst"]) == allowed(named, people["ocait_analyst"])


def allowed(named: dict[UUID, set[UUID] | None], person: Principal) -> set[UUID]:
    return {case for case, who in named.items() if who is None or person.officer_id in who}


async def seen(desk: OnlineTeam, person: Principal) -> set[UUID]:
    """Every case that any row which the caller sees tells of."""
    async with desk.services.database.reading(person.row_context()) as connection:
        found = {row["id"] for row in await connection.fetch("select id from doorstep.ocait_case")}
        for table in _OF_CASES:
            rows = await connection.fetch(
                f"select distinct case_id from doorstep.{table} where case_id is not null"
                + (" and officer_id <> $1" if table == "case_access" else ""),
                *([person.officer_id] if table == "case_access" else []),
            )
            found |= {row["case_id"] for row in rows}
    return found


async def test_a_named_officer_of_another_team_reads_it_and_decides_nothing(desk: OnlineTeam) -> None:
    case_id = await desk.receive(embargo="A warrant is planned.")
    manager = desk.scene.officer
    assert manager.officer_id is not None
    assert await counted(desk, manager) == {}
    said = SetEmbargo(id=new_id(), case_id=case_id, reason="He is yours.", officer_ids=(manager.officer_id,))
    await desk.done(covert.set_embargo(desk.services, desk.analyst, said))

    assert (await counted(desk, manager))["case_subject"] == 1
    assert codes(await service.decide_sharing(desk.services, manager, shared(case_id))) == [("UNKNOWN_CASE", "caseId")]


async def test_that_a_day_has_passed_ends_no_covert_phase(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    until = desk.scene.clock.now() + timedelta(days=1)
    said = SetEmbargo(id=new_id(), case_id=case_id, reason="Covert.", not_to_be_acted_on_until=until)
    await desk.done(covert.set_embargo(desk.services, desk.analyst, said))
    desk.scene.clock.pass_(days=400)

    assert await counted(desk, desk.colleague) == {}


async def test_governance_counts_what_is_open_and_reads_no_names(desk: OnlineTeam) -> None:
    await desk.receive()
    await desk.receive(embargo="Covert.")
    desk.scene.clock.pass_(days=3)

    found = await counted(desk, desk.governance)
    assert found == {"ocait_case": 1, "obligation": 2}
    assert await board(desk, desk.governance) == 2
    answer = await oversight.overdue(desk.services, desk.governance, Which(), None, None, first=10, after=None)
    assert {row.name.startswith("Case NCA-") for row in answer.rows} == {True}
    assert all(row.case_id == row.nominal_id for row in answer.rows)


async def test_a_case_that_passes_to_another_officer_moves_with_what_is_owed_of_it(desk: OnlineTeam) -> None:
    case_id = await desk.receive(embargo="Covert.")
    assert desk.colleague.officer_id is not None
    given = AssignCase(id=new_id(), case_id=case_id, owner_id=desk.colleague.officer_id)
    await desk.done(service.assign(desk.services, desk.analyst, given))

    assert await counted(desk, desk.analyst) == {}
    assert (await counted(desk, desk.colleague))["obligation"] == 2
    owed = await desk.owed(case_id, "SHARE_DECISION")
    assert [row["owner_id"] for row in owed] == [desk.colleague.officer_id]
