"""Who a subject is, a person decides; on conviction the suspect becomes a registered offender with nothing re-keyed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from api.assessments.words import SubjectCategory
from api.cases import deconflicting, documents, service, suspects
from api.cases.commands import (
    AddDocument,
    DecideLikeness,
    PlanWelfare,
    RecordConviction,
    RecordSafeguarding,
    ReferredAddress,
    ReferredSubject,
    SeizeDevice,
)
from api.cases.words import Deconfliction, SafeguardingStep
from api.intelligence import convicting
from api.nominals.carrying import Done
from api.obligations.calendar import end_of_london_day, london_day
from api.values import new_id
from tests.cases.conftest import OnlineTeam, codes
from tests.makers import insert, make_nominal
from tests.sync.conftest import NOW

TODAY = london_day(NOW)


async def subject_of(desk: OnlineTeam, case_id: UUID) -> UUID:
    [row] = await desk.scene.rows("select id from doorstep.case_subject where case_id = $1", case_id)
    found: UUID = row["id"]
    return found


async def known(desk: OnlineTeam, **said: Any) -> UUID:
    """A nominal of the unit that manages registered offenders, called as the suspect is."""
    officer_id = desk.scene.officer.officer_id
    assert officer_id is not None
    return await make_nominal(desk.scene.owner, desk.scene.unit, officer_id, **({"name": "Bert Example"} | said))


def likeness(case_id: UUID, subject_id: UUID, nominal_id: UUID, decision: Deconfliction) -> DecideLikeness:
    ids = {"id": new_id(), "case_id": case_id, "subject_id": subject_id, "nominal_id": nominal_id}
    return DecideLikeness(**ids, decision=decision, reason="Same street, same work.")  # type: ignore[arg-type]


def conviction(case_id: UUID, subject_id: UUID, **said: Any) -> RecordConviction:
    given = {
        "id": new_id(),
        "case_id": case_id,
        "subject_id": subject_id,
        "convicted_on": TODAY,
        "court": "Ashby Crown",
    }
    return RecordConviction(**(given | said))


async def test_likenesses_are_found_by_name_birth_and_identity_and_nothing_is_linked(desk: OnlineTeam) -> None:
    nominal_id = await known(desk)
    told = {"kind": "ONLINE", "platform": "Chatter", "value": "BERT_77", "recorded_at": NOW}
    await insert(desk.scene.owner, "known_identity", nominal_id=nominal_id, **told)
    await known(desk, name="Somebody Else")
    case_id = await desk.receive()

    found = await deconflicting.candidates(desk.services, desk.analyst, case_id)

    assert [(one.nominal_id, one.why, one.decision) for one in found] == [(nominal_id, ["IDENTITY", "NAME"], None)]
    [subject] = await desk.scene.rows("select nominal_id from doorstep.case_subject")
    assert subject["nominal_id"] is None


@pytest.mark.parametrize(
    ("said", "found"), [("Burt Exampel", True), ("Берт Экзампл", True), ("Bert Zebra", False), ("Bert", False)]
)
async def test_a_suspect_is_found_however_the_name_is_spelt(desk: OnlineTeam, said: str, found: bool) -> None:
    nominal_id = await known(desk)
    case_id = await desk.receive(subjects=(ReferredSubject(name=said),), identities=())

    candidates = await deconflicting.candidates(desk.services, desk.analyst, case_id)

    assert [(one.nominal_id, one.why) for one in candidates] == ([(nominal_id, ["SPELLING"])] if found else [])


async def test_a_restricted_nominal_is_no_candidate_of_whoever_may_not_see_them(desk: OnlineTeam) -> None:
    nominal_id = await known(desk, restricted=True)
    case_id = await desk.receive()
    subject_id = await subject_of(desk, case_id)

    assert await deconflicting.candidates(desk.services, desk.analyst, case_id) == []
    said = likeness(case_id, subject_id, nominal_id, Deconfliction.SAME)
    outcome = await deconflicting.decide_likeness(desk.services, desk.analyst, said)
    assert codes(outcome) == [("UNKNOWN_NOMINAL", "nominalId")]


async def test_somebody_managed_reactively_who_is_a_suspect_is_reviewed_at_once(desk: OnlineTeam) -> None:
    nominal_id = await known(desk, management_mode="REACTIVE", risk_level="LOW")
    case_id = await desk.receive()
    subject_id = await subject_of(desk, case_id)

    said = likeness(case_id, subject_id, nominal_id, Deconfliction.SAME)
    assert await deconflicting.decide_likeness(desk.services, desk.analyst, said) == Done(case_id, (nominal_id,))

    [owed] = await desk.scene.rows(
        "select kind, opened_by, owner_id from doorstep.obligation where nominal_id = $1 and met_at is null", nominal_id
    )
    assert (owed["kind"], owed["opened_by"]) == ("REACTIVE_REVIEW", case_id)
    assert owed["owner_id"] == desk.scene.officer.officer_id


async def test_a_decision_can_be_taken_back_and_the_history_stays(desk: OnlineTeam) -> None:
    nominal_id = await known(desk)
    case_id = await desk.receive()
    subject_id = await subject_of(desk, case_id)
    for decision in (Deconfliction.SAME, Deconfliction.NOT_SAME):
        said = likeness(case_id, subject_id, nominal_id, decision)
        await desk.done(deconflicting.decide_likeness(desk.services, desk.analyst, said))

    [subject] = await desk.scene.rows("select nominal_id from doorstep.case_subject")
    assert subject["nominal_id"] is None
    assert len(await desk.scene.rows("select id from doorstep.case_likeness")) == 2


async def full_case(desk: OnlineTeam) -> tuple[UUID, UUID]:
    """A case with everything that a conviction hands over."""
    suspect = ReferredSubject(name="Bert Example", other_names=("B. Ex",), date_of_birth=TODAY - timedelta(days=15_000))
    home = ReferredAddress(lines=("1 Invented Street", "Ashby"), postcode="NX1 1CC")
    case_id = await desk.receive(subjects=(suspect,), addresses=(home,))
    step = {"step": SafeguardingStep.CSC_REFERRAL, "at": NOW, "agency": "Ashby Council", "reference": "CSC-7"}
    given = RecordSafeguarding(id=new_id(), case_id=case_id, **step)  # type: ignore[arg-type]
    await desk.done(service.record_safeguarding(desk.services, desk.analyst, given))
    phone = SeizeDevice(id=new_id(), case_id=case_id, description="A phone", exhibit="EX/1", seized_at=NOW)
    await desk.done(suspects.seize_device(desk.services, desk.analyst, phone))
    note = AddDocument(id=new_id(), case_id=case_id, name="Note.txt", content=b"What the interview said.")
    await desk.done(documents.add_document(desk.services, desk.analyst, note))
    plan = PlanWelfare(id=new_id(), case_id=case_id, text="His brother stays with him.")
    await desk.done(suspects.plan_welfare(desk.services, desk.analyst, plan))
    return case_id, await subject_of(desk, case_id)


async def test_a_convicted_suspect_is_a_registered_offender_with_all_that_the_case_knew(desk: OnlineTeam) -> None:
    case_id, subject_id = await full_case(desk)
    said = conviction(case_id, subject_id, owner_id=desk.scene.officer.officer_id, reference="R900001")

    await desk.done(convicting.record_conviction(desk.services, desk.analyst, said))

    [made] = await desk.scene.rows("select * from doorstep.nominal where reference = 'R900001'")
    assert (made["name"], made["owner_id"], made["unit_id"]) == (
        "Bert Example",
        desk.scene.officer.officer_id,
        desk.scene.unit,
    )
    about = made["id"]
    held: dict[str, str] = {
        "nominal_name": "B. Ex",
        "address": "HOME NX1 1CC",
        "household_member": "Ida FROM_5_TO_9 daughter",
        "known_identity": "ONLINE Chatter bert_77",
        "known_device": "A phone EX/1",
        "agency_reference": "Ashby Council CSC-7 CSC_REFERRAL",
        "nominal_document": "Note.txt What the interview said.",
        "nominal_welfare_plan": "His brother stays with him.",
    }
    columns = {
        "nominal_name": "name",
        "address": "kind || ' ' || postcode",
        "household_member": "first_name || ' ' || age_band || ' ' || relationship",
        "known_identity": "kind || ' ' || platform || ' ' || value",
        "known_device": "description || ' ' || exhibit",
        "agency_reference": "agency || ' ' || reference || ' ' || what",
        "nominal_document": "name || ' ' || convert_from(content, 'UTF8')",
        "nominal_welfare_plan": "text",
    }
    for table, words in held.items():
        rows = await desk.scene.rows(
            f"select {columns[table]} as said from doorstep.{table} where nominal_id = $1", about
        )
        assert [row["said"] for row in rows] == [words], table

    was = await desk.scene.rows(
        "select category, since, until from doorstep.nominal_category where nominal_id = $1 order by category desc",
        about,
    )
    assert [tuple(row.values()) for row in was] == [("SUSPECT", TODAY, TODAY), ("CONVICTED", TODAY, None)]
    owed = {
        row["kind"]: row["due_at"]
        for row in await desk.scene.rows("select kind, due_at from doorstep.obligation where nominal_id = $1", about)
    }
    assert owed["NOTIF_INITIAL"] == end_of_london_day(TODAY + timedelta(days=2))
    assert owed["VISIT_FIRST"] == end_of_london_day(TODAY + timedelta(days=15))
    assert "VISIT_ROUTINE" in owed
    [subject] = await desk.scene.rows("select category, nominal_id from doorstep.case_subject")
    assert (subject["category"], subject["nominal_id"]) == (SubjectCategory.CONVICTED, about)
    assert (await desk.case(case_id))["outcome"] == "CONVICTED"
    assert await desk.due(case_id, "SHARE_DECISION") is not None


async def test_whom_a_person_found_them_to_be_takes_it_all_in_once(desk: OnlineTeam) -> None:
    nominal_id = await known(desk)
    case_id, subject_id = await full_case(desk)
    same = likeness(case_id, subject_id, nominal_id, Deconfliction.SAME)
    await desk.done(deconflicting.decide_likeness(desk.services, desk.analyst, same))
    said = conviction(case_id, subject_id)

    assert await convicting.record_conviction(desk.services, desk.analyst, said) == Done(case_id, (nominal_id,))
    assert await convicting.record_conviction(desk.services, desk.analyst, said) == Done(case_id)

    names = await desk.scene.rows("select name from doorstep.nominal_name where nominal_id = $1", nominal_id)
    assert [row["name"] for row in names] == ["B. Ex"]
    assert len(await desk.scene.rows("select id from doorstep.nominal where name = 'Bert Example'")) == 1


@pytest.mark.parametrize(
    ("first_name", "age_band", "relationship", "ended", "children"),
    [
        ("Ida", "FROM_5_TO_9", "daughter", False, 1),
        ("ida", "FROM_5_TO_9", "stepdaughter", False, 1),
        ("Ida", "UNDER_5", "Daughter", False, 1),
        ("Ida", "UNDER_5", "niece", False, 2),
        ("Eva", "FROM_5_TO_9", "daughter", False, 2),
        ("Ida", "FROM_5_TO_9", "daughter", True, 2),
    ],
)
async def test_a_household_that_is_known_does_not_gain_the_same_child_twice(
    desk: OnlineTeam, first_name: str, age_band: str, relationship: str, ended: bool, children: int
) -> None:
    nominal_id = await known(desk)
    child = {"first_name": first_name, "age_band": age_band, "relationship": relationship, "is_child": True}
    held = {"nominal_id": nominal_id, "lives_there": True, "ended_on": TODAY if ended else None}
    await insert(desk.scene.owner, "household_member", **held, **child)
    same_account = {"kind": "ONLINE", "platform": "chatter", "value": "BERT_77", "recorded_at": NOW}
    await insert(desk.scene.owner, "known_identity", nominal_id=nominal_id, **same_account)
    case_id, subject_id = await full_case(desk)
    same = likeness(case_id, subject_id, nominal_id, Deconfliction.SAME)
    await desk.done(deconflicting.decide_likeness(desk.services, desk.analyst, same))

    await desk.done(convicting.record_conviction(desk.services, desk.analyst, conviction(case_id, subject_id)))

    about = "where nominal_id = $1"
    assert len(await desk.scene.rows(f"select id from doorstep.household_member {about}", nominal_id)) == children
    assert len(await desk.scene.rows(f"select id from doorstep.known_identity {about}", nominal_id)) == 1


async def test_who_manages_somebody_new_is_named_by_a_person(desk: OnlineTeam) -> None:
    case_id, subject_id = await full_case(desk)
    bare = conviction(case_id, subject_id)
    assert codes(await convicting.record_conviction(desk.services, desk.analyst, bare)) == [("MISSING", "ownerId")]

    own = conviction(case_id, subject_id, owner_id=desk.analyst.officer_id, reference="R1")
    assert codes(await convicting.record_conviction(desk.services, desk.analyst, own)) == [
        ("UNKNOWN_OFFICER", "ownerId")
    ]

    soon = conviction(case_id, subject_id, convicted_on=TODAY + timedelta(days=1))
    assert codes(await convicting.record_conviction(desk.services, desk.analyst, soon)) == [
        ("IN_FUTURE", "convictedOn")
    ]
