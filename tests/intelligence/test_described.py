"""Whom a report describes is found out by the desk: linked, with all that a link brings about, or known to nobody."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from api.identity.principal import Principal, Role
from api.intelligence import linking, service
from api.intelligence.commands import LinkPerson, RecordNobody
from api.nominals.carrying import Done, Refused
from api.values import new_id
from tests.cases.conftest import codes
from tests.intelligence.conftest import Unit
from tests.intelligence.district import PERSON, described, district_officer, reported
from tests.intelligence.test_signals import _missed, _signals
from tests.makers import make_nominal, make_officer, make_principal, make_unit


async def link(unit: Unit, by: Principal, person: UUID, nominal: UUID | None = None, **said: Any) -> Done | Refused:
    named = {"id": new_id(), "person_id": person, "nominal_id": nominal or unit.scene.nominal} | said
    return await linking.link(unit.scene.services, by, LinkPerson(**named))


async def nobody(
    unit: Unit, by: Principal, person: UUID, reason: str = "Looked by name and address."
) -> Done | Refused:
    return await linking.nobody(unit.scene.services, by, RecordNobody(id=new_id(), person_id=person, reason=reason))


async def reads(unit: Unit, principal: Principal, table: str) -> list[dict[str, Any]]:
    async with unit.scene.services.database.reading(principal.row_context()) as connection:
        return [dict(row) for row in await connection.fetch(f"select * from doorstep.{table}")]


async def state(unit: Unit) -> str:
    [person] = await described(unit)
    return str(person["state"])


async def another_nominal(unit: Unit, **values: Any) -> UUID:
    scene = unit.scene
    return await make_nominal(scene.owner, scene.unit, await make_officer(scene.owner, scene.unit), **values)


async def test_the_desk_and_the_supervisor_of_the_district_see_who_is_described_and_nobody_else(unit: Unit) -> None:
    await reported(unit)
    away = await make_unit(unit.scene.owner, name="SOMU West", district="West")
    other = await make_principal(unit.scene.owner, Role.SUPERVISOR, unit_ids=(away,))

    for person in (unit.grader, unit.scene.supervisor):
        assert [row["name"] for row in await reads(unit, person, "intelligence_person")] == [PERSON["name"]]
    for person in (unit.scene.officer, unit.desk.analyst, unit.desk.governance, unit.register, other):
        assert await reads(unit, person, "intelligence_person") == []
    assert await reads(unit, unit.scene.supervisor, "intelligence_raw") == []
    assert await reads(unit, unit.scene.supervisor, "intelligence_report") == []


async def test_the_desk_sees_who_somebody_is_and_nothing_else_of_them(unit: Unit) -> None:
    hidden = await another_nominal(unit, restricted=True)

    seen = [row["id"] for row in await reads(unit, unit.grader, "nominal")]
    assert seen == [unit.scene.nominal]
    assert hidden not in seen
    for table in ("obligation", "visit", "marker", "household_member", "assignment", "nominal_order", "plan"):
        assert await reads(unit, unit.grader, table) == [], table


async def test_a_link_makes_the_report_about_them_and_is_audited(unit: Unit) -> None:
    person = await reported(unit)

    assert await link(unit, unit.grader, person) == Done(person, (unit.scene.nominal,))

    [row] = await described(unit)
    [known] = await unit.scene.rows("select id, report_id, nominal_id, is_ready from doorstep.intelligence_link")
    assert (row["state"], row["nominal_id"], row["settled_by"]) == ("LINKED", unit.scene.nominal, unit.grader.id)
    assert (known["report_id"], known["nominal_id"], known["is_ready"]) == (
        row["report_id"], unit.scene.nominal, False,
    )  # fmt: skip
    assert (await unit.report(row["report_id"]))["version"] == 2
    [event] = await unit.scene.rows(
        "select actor, subject_ids, object_ids from doorstep.audit_event where action = 'linkDescribedPerson'"
    )
    assert (event["subject_ids"], event["object_ids"]) == ([unit.scene.nominal], [person])
    assert PERSON["name"] not in str(event)


async def test_intelligence_about_somebody_managed_reactively_opens_their_review_once_it_is_linked(unit: Unit) -> None:
    await unit.scene.owner.execute("update doorstep.nominal set management_mode = 'REACTIVE', risk_level = 'LOW'")
    person = await reported(unit)
    assert await unit.scene.rows("select id from doorstep.obligation where kind = 'REACTIVE_REVIEW'") == []

    await link(unit, unit.scene.supervisor, person)

    [row] = await described(unit)
    [owed] = await unit.scene.rows("select opened_by from doorstep.obligation where kind = 'REACTIVE_REVIEW'")
    assert owed["opened_by"] == row["report_id"]


async def test_a_weak_signal_is_joined_with_others_once_it_is_linked(unit: Unit) -> None:
    await _missed(unit)
    person = await reported(unit)
    assert await _signals(unit) == []

    await link(unit, unit.grader, person)

    assert await _signals(unit) == ["INTELLIGENCE", "NOTIFICATION"]
    assert len(await unit.scene.rows("select id from doorstep.obligation where kind = 'ALERT_ANSWER'")) == 1


async def test_a_report_that_was_ready_before_is_read_by_who_works_with_them_and_owed_a_review(unit: Unit) -> None:
    person = await reported(unit)
    [row] = await described(unit)
    services, report_id = unit.scene.services, row["report_id"]
    assert isinstance(await service.evaluate(services, unit.grader, await unit.evaluation(report_id)), Done)
    assert isinstance(await service.sanitise(services, unit.writer, await unit.twin(report_id, "At a school.")), Done)
    assert await reads(unit, unit.scene.officer, "intelligence_report") == []
    owed = "select due_at from doorstep.obligation where kind = 'INTEL_REVIEW' and nominal_id = $1"
    assert await unit.scene.rows(owed, unit.scene.nominal) == []

    await link(unit, unit.grader, person)

    assert [one["id"] for one in await reads(unit, unit.scene.officer, "intelligence_report")] == [report_id]
    assert [one["text"] for one in await reads(unit, unit.scene.officer, "intelligence_text")] == ["At a school."]
    [review] = await unit.scene.rows(owed, unit.scene.nominal)
    assert review["due_at"] == (await unit.report(report_id))["review_at"]


async def test_a_report_about_somebody_restricted_becomes_restricted(unit: Unit) -> None:
    person = await reported(unit)
    scene = unit.scene
    await scene.owner.execute(
        "update doorstep.nominal set restricted = true, owner_id = $1", scene.supervisor.officer_id
    )

    assert codes(await link(unit, unit.grader, person)) == [("UNKNOWN_NOMINAL", "nominalId")]
    assert isinstance(await link(unit, scene.supervisor, person), Done)

    [row] = await described(unit)
    assert (await unit.report(row["report_id"]))["restricted"] is True


async def test_the_same_request_is_done_once_and_the_same_again_changes_nothing(unit: Unit) -> None:
    person, request = await reported(unit), new_id()

    for _ in range(2):
        assert isinstance(await link(unit, unit.grader, person, id=request), Done)
    assert isinstance(await link(unit, unit.scene.supervisor, person), Done)
    other = await another_nominal(unit)

    assert codes(await link(unit, unit.grader, person, other, id=request)) == [("ID_REUSED", "id")]
    assert codes(await link(unit, unit.grader, person, other)) == [("LINKED_ALREADY", "personId")]
    assert codes(await nobody(unit, unit.grader, person)) == [("LINKED_ALREADY", "personId")]
    assert len(await unit.scene.rows("select id from doorstep.intelligence_link")) == 1


@pytest.mark.parametrize("same", [True, False])
async def test_of_two_who_link_at_once_the_first_stands(unit: Unit, same: bool) -> None:
    person = await reported(unit)
    one, other = unit.scene.nominal, await another_nominal(unit)

    outcomes = await asyncio.gather(
        link(unit, unit.grader, person, one), link(unit, unit.scene.supervisor, person, one if same else other)
    )

    refused = [codes(outcome) for outcome in outcomes if isinstance(outcome, Refused)]
    assert refused == ([] if same else [[("LINKED_ALREADY", "personId")]])
    assert len(await unit.scene.rows("select id from doorstep.intelligence_link")) == 1
    assert await state(unit) == "LINKED"


async def test_nobody_known_has_a_reason_and_whoever_becomes_known_is_linked_yet(unit: Unit) -> None:
    person = await reported(unit)

    assert codes(await nobody(unit, unit.grader, person, " ")) == [("MISSING", "reason")]
    assert codes(await nobody(unit, unit.scene.supervisor, person)) == [("UNKNOWN_PERSON", "personId")]
    assert isinstance(await nobody(unit, unit.grader, person), Done)
    assert await state(unit) == "NOBODY"
    assert codes(await nobody(unit, unit.writer, person)) == [("NOBODY_ALREADY", "personId")]

    assert isinstance(await link(unit, unit.writer, person), Done)
    [row] = await described(unit)
    assert (row["state"], row["reason"]) == ("LINKED", None)


async def test_who_may_not_see_the_person_or_the_nominal_links_nobody(unit: Unit) -> None:
    person, scene = await reported(unit), unit.scene
    away = await make_unit(scene.owner, name="SOMU West", district="West")
    theirs = await make_nominal(scene.owner, away, await make_officer(scene.owner, away))
    district = await district_officer(unit)

    for outsider in (scene.officer, unit.desk.analyst, district, unit.register):
        assert codes(await link(unit, outsider, person)) == [("UNKNOWN_PERSON", "personId")]
    assert codes(await link(unit, scene.supervisor, person, theirs)) == [("UNKNOWN_NOMINAL", "nominalId")]
    assert codes(await link(unit, unit.grader, person, new_id())) == [("UNKNOWN_NOMINAL", "nominalId")]
    assert codes(await link(unit, unit.grader, new_id())) == [("UNKNOWN_PERSON", "personId")]
    assert await state(unit) == "TO_LINK"


async def test_who_is_described_in_no_intelligence_need_not_be_found(unit: Unit) -> None:
    person = await reported(unit)
    [row] = await described(unit)
    dropped = await unit.evaluation(row["report_id"], keep=False, reason="A joke.")

    assert isinstance(await service.evaluate(unit.scene.services, unit.grader, dropped), Done)

    assert await state(unit) == "NOT_KEPT"
    assert codes(await link(unit, unit.grader, person)) == [("NOT_KEPT", "personId")]


async def test_a_report_may_name_somebody_and_describe_another_who_turns_out_to_be_the_same(unit: Unit) -> None:
    person = await reported(unit, nominalIds=[str(unit.scene.nominal)])

    assert isinstance(await link(unit, unit.grader, person), Done)

    assert len(await unit.scene.rows("select id from doorstep.intelligence_link")) == 1
