"""A district officer reports from a phone that holds nobody: that is taken in, all else is held for a person."""

from dataclasses import replace

import pytest

from api.access.operations import OPERATIONS, admit
from api.access.role_scopes import ROLE_SCOPES
from api.identity.principal import Principal, Role
from api.refusals import Forbidden
from api.sync.commands import Resolution, ResolveSubmission
from api.sync.resolution import resolve
from api.values import new_id
from tests.intelligence.conftest import Unit
from tests.intelligence.district import described, district_officer, told
from tests.sync.conftest import NOW
from tests.sync.phone import record_visit

_OF_THE_PHONE = {
    "syncHello", "syncRegisterDevice", "syncPush", "syncPull", "syncDigest", "syncReceipts", "scopeMoved",
}  # fmt: skip


def signed_in(officer: Principal) -> Principal:
    """With the scopes that a browser gives his role, and no more."""
    return replace(officer, scopes=ROLE_SCOPES[Role.DISTRICT_OFFICER])


async def test_his_role_opens_the_phones_operations_and_none_that_changes_a_record(unit: Unit) -> None:
    officer = signed_in(await district_officer(unit))
    open_to_him = set()
    for name in OPERATIONS:
        try:
            admit(officer, name)
        except Forbidden:
            continue
        open_to_him.add(name)

    assert open_to_him == _OF_THE_PHONE | {"me", "node", "nodes", "nominal", "search", "submitIntelligence"}


async def test_what_he_reports_without_a_signal_is_one_report_and_waits_for_the_desk(
    unit: Unit,
) -> None:
    phone = await unit.scene.phone(await district_officer(unit))
    phone.save(told(), op="SubmitIntelligence", version=2)

    await phone.push(lose_answer=True)
    [receipt] = (await phone.push()).results

    assert (receipt.state, receipt.reason) == ("APPLIED", None)
    [report] = await unit.scene.rows("select id, state, priority from doorstep.intelligence_report")
    assert (report["state"], report["priority"]) == ("TO_EVALUATE", "HIGH")
    [person] = await described(unit)
    assert (person["report_id"], person["state"], person["unit_id"]) == (report["id"], "TO_LINK", unit.scene.unit)
    assert (person["name"], person["age"], person["told_at"]) == ("Bert Exampel", 45, NOW)
    assert await unit.scene.rows("select id from doorstep.intelligence_link") == []


async def test_his_phone_is_told_what_became_of_what_he_sent_and_of_nobody_else(unit: Unit) -> None:
    officer = await district_officer(unit)
    phone = await unit.scene.phone(officer)
    phone.save(told(items=[]), op="SubmitIntelligence", version=2)
    await phone.push()
    await phone.pull()

    assert phone.hello is not None
    assert [scope.scope for scope in phone.hello.scopes] == [f"user:{officer.id}"]
    assert {key[1] for key in phone.base} == {"submission"}
    [held] = phone.documents("submission")
    assert (held["state"], held["reason"], held["nominalId"]) == ("QUARANTINED", "INVALID", None)


async def test_he_cannot_ask_for_anothers_scope(unit: Unit) -> None:
    phone = await unit.scene.phone(await district_officer(unit))
    phone.cursors = {f"caseload:{unit.scene.officer.officer_id}": "none", f"unit:{unit.scene.unit}": "none"}

    result = await phone.pull_once()

    assert set(result.removed_scopes) == set(phone.cursors)
    assert [page.scope for page in result.pages] == [f"user:{phone.principal.id}"]


@pytest.mark.parametrize("op", ["RecordVisit", "AddHouseholdMember", "SettleConflict", "ReworkVisit"])
async def test_what_he_has_no_right_to_tell_is_kept_and_put_before_the_supervisor_of_the_nominal(
    unit: Unit, op: str
) -> None:
    scene = unit.scene
    phone = await scene.phone(await district_officer(unit))
    phone.save(record_visit(scene.nominal, NOW), op=op)

    [receipt] = (await phone.push()).results

    assert (receipt.state, receipt.reason) == ("QUARANTINED", "OUT_OF_SCOPE")
    assert await scene.rows("select id from doorstep.visit") == []
    [held] = await scene.rows("select unit_id, nominal_id, payload is not null as is_kept from doorstep.sync_mutation")
    assert (held["unit_id"], held["nominal_id"], held["is_kept"]) == (scene.unit, scene.nominal, True)


async def test_a_supervisor_may_still_let_in_the_visit_that_he_recorded(unit: Unit) -> None:
    scene, officer = unit.scene, await district_officer(unit)
    phone = await scene.phone(officer)
    saved = phone.save(record_visit(scene.nominal, NOW))
    await phone.push()

    said = ResolveSubmission(submission_id=saved.id, action=Resolution.APPLY, note="He was there.")
    outcome = await resolve(scene.services, scene.supervisor, said)

    assert not hasattr(outcome, "errors"), outcome
    [visit] = await scene.rows("select officer_id, nominal_id from doorstep.visit")
    assert (visit["officer_id"], visit["nominal_id"]) == (officer.officer_id, scene.nominal)
    await phone.pull()
    assert [(row["state"], set(row) & {"payload"}) for row in phone.documents("submission")] == [("RESOLVED", set())]
    assert phone.documents("visit") == []


async def test_what_is_wrong_with_his_report_goes_before_the_supervisor_of_the_district(unit: Unit) -> None:
    phone = await unit.scene.phone(await district_officer(unit))
    phone.save(told(persons=[{"name": " "}]), op="SubmitIntelligence", version=2)

    [receipt] = (await phone.push()).results

    assert (receipt.state, receipt.reason) == ("QUARANTINED", "INVALID")
    assert receipt.message is not None
    assert "persons.0" in receipt.message
    [held] = await unit.scene.rows("select unit_id from doorstep.sync_mutation")
    assert held["unit_id"] == unit.scene.unit


async def test_where_nobody_manages_offenders_his_own_unit_answers(unit: Unit) -> None:
    officer = await district_officer(unit, district="Elsewhere")
    phone = await unit.scene.phone(officer)
    phone.save(told(), op="SubmitIntelligence", version=2)

    await phone.push()

    [person] = await described(unit)
    assert person["unit_id"] == officer.unit_ids[0]


async def test_an_operation_of_a_later_app_is_kept_as_unknown(unit: Unit) -> None:
    phone = await unit.scene.phone(await district_officer(unit))
    phone.save({"id": str(new_id())}, op="LogSighting")
    phone.save(told(), op="SubmitIntelligence", version=9)

    assert [one.reason for one in (await phone.push()).results] == ["UNKNOWN_OPERATION"] * 2
