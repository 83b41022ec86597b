"""A report from submission to twin: graded item by item, its source sealed, shared only in other words."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from api.assessments.words import StatementBasis, SubjectCategory
from api.cases.commands import RecordConviction
from api.identity.principal import Principal, Role
from api.intelligence import convicting, service
from api.intelligence.commands import GradedItem, RegradeReport, ReviewReport
from api.intelligence.commands import SubmittedItem as Item
from api.intelligence.words import Handling, IntelligenceAssessment, SecurityMarking, SourceEvaluation
from api.nominals.carrying import Done
from api.values import new_id
from tests.cases.conftest import codes
from tests.intelligence.conftest import Unit
from tests.makers import make_nominal, make_officer, make_principal
from tests.sync.conftest import NOW

_SOURCE = "The neighbour at number 3"


async def reads(unit: Unit, principal: Principal, table: str) -> list[dict[str, Any]]:
    async with unit.scene.services.database.reading(principal.row_context()) as connection:
        return [dict(row) for row in await connection.fetch(f"select * from doorstep.{table}")]


async def test_only_the_source_register_reads_who_the_source_is(unit: Unit) -> None:
    await unit.ready()
    owner = unit.scene.owner
    others = [await make_principal(owner, role) for role in Role if role is not Role.SOURCE_REGISTER]
    team = (unit.scene.officer, unit.scene.supervisor, unit.grader, unit.writer, unit.desk.analyst, *others)

    for person in team:
        assert await reads(unit, person, "intelligence_source") == [], person.roles
    async with unit.scene.services.database.reading(unit.grader.service_context()) as connection:
        assert await connection.fetch("select * from doorstep.intelligence_source") == []
    [sealed] = await reads(unit, unit.register, "intelligence_source")
    assert sealed["identity"] == _SOURCE
    told = await owner.fetch("select row_to_json(e)::text as said from doorstep.audit_event e")
    kept = await owner.fetch("select row_to_json(r)::text as said from doorstep.command_receipt r")
    assert not [row for row in (*told, *kept) if _SOURCE in row["said"]]


async def test_what_was_said_is_read_by_who_said_it_and_the_unit_and_the_twin_by_who_works_with_them(
    unit: Unit,
) -> None:
    await unit.submitted()
    assert await reads(unit, unit.scene.supervisor, "intelligence_report") == []
    report_id = await unit.ready()

    for person in (unit.scene.colleague, unit.desk.governance, unit.register):
        assert await reads(unit, person, "intelligence_raw") == []
    assert len(await reads(unit, unit.scene.officer, "intelligence_raw")) == 4
    assert len(await reads(unit, unit.grader, "intelligence_raw")) == 4
    for person in (unit.scene.officer, unit.scene.supervisor, unit.desk.analyst):
        assert [row["id"] for row in await reads(unit, person, "intelligence_report")] == [report_id]
        assert [row["text"] for row in await reads(unit, person, "intelligence_text")] == ["He has a second phone."]
    assert await reads(unit, unit.scene.colleague, "intelligence_report") == []


async def test_a_report_about_somebody_restricted_is_for_those_who_work_with_them(unit: Unit) -> None:
    report_id = await unit.ready()
    assert len(await reads(unit, unit.desk.analyst, "intelligence_report")) == 1

    await unit.scene.owner.execute("update doorstep.nominal set restricted = true where id = $1", unit.scene.nominal)

    assert await reads(unit, unit.desk.analyst, "intelligence_report") == []
    assert await reads(unit, unit.scene.supervisor, "intelligence_report") == []
    assert [row["id"] for row in await reads(unit, unit.scene.officer, "intelligence_report")] == [report_id]


async def test_what_has_conditions_is_not_for_every_analyst(unit: Unit) -> None:
    await unit.ready(handling=Handling.C, conditions="Consult the originator.")

    assert await reads(unit, unit.desk.analyst, "intelligence_report") == []
    assert len(await reads(unit, unit.scene.officer, "intelligence_report")) == 1


async def test_every_item_is_graded_by_itself(unit: Unit) -> None:
    report_id = await unit.submitted()
    one = (await unit.items(report_id))[0]
    half = await unit.evaluation(report_id, items=(GradedItem(item_id=one, assessment=IntelligenceAssessment.E),))
    assert codes(await service.evaluate(unit.scene.services, unit.grader, half)) == [("ITEMS", "items")]

    whole = await unit.evaluation(report_id)
    assert await service.evaluate(unit.scene.services, unit.grader, whole) == Done(report_id, (unit.scene.nominal,))
    changes = await unit.scene.rows("select before, after from doorstep.intelligence_grading order by before")
    assert [tuple(row.values()) for row in changes] == [("A", "B"), ("C", "B")]


async def test_whoever_submitted_cannot_write_the_twin(unit: Unit) -> None:
    officer = unit.scene.officer
    both = replace(officer, roles=officer.roles | {Role.INTELLIGENCE_UNIT})
    report_id = await unit.submitted()
    await service.evaluate(unit.scene.services, unit.grader, await unit.evaluation(report_id))

    own = await unit.twin(report_id, "Said.", "")
    assert codes(await service.sanitise(unit.scene.services, both, own)) == [("OWN_SUBMISSION", "reportId")]


async def test_each_item_of_a_twin_says_what_it_is_as_its_submitter_did_if_the_desk_says_nothing_else(
    unit: Unit,
) -> None:
    seen = Item(
        text="He has a second phone.",
        assessment=IntelligenceAssessment.A,
        basis=StatementBasis.FACT_OBSERVED,
        subject_category=SubjectCategory.CONVICTED,
    )
    unsaid = Item(text="A child visits.", assessment=IntelligenceAssessment.C)
    report_id = await unit.submitted(items=(seen, unsaid))
    await service.evaluate(unit.scene.services, unit.grader, await unit.evaluation(report_id))
    twin = await unit.twin(report_id, "He may have a second phone.", "A child may visit.")
    nothing, about_a_child = (replace(item, basis=None, subject_category=None) for item in twin.items)

    refused = await service.sanitise(unit.scene.services, unit.writer, replace(twin, items=(nothing, about_a_child)))
    assert codes(refused) == [("BASIS_NEEDED", "items.1.basis"), ("SUBJECT_NEEDED", "items.1.subjectCategory")]
    about_a_child = replace(
        about_a_child, basis=StatementBasis.THIRD_PARTY_SAID, subject_category=SubjectCategory.CHILD_AT_RISK
    )
    whole = replace(twin, items=(nothing, about_a_child))
    assert isinstance(await service.sanitise(unit.scene.services, unit.writer, whole), Done)

    told = "select basis, subject_category from doorstep.intelligence_text order by position"
    assert [tuple(row.values()) for row in await unit.scene.rows(told)] == [
        ("FACT_OBSERVED", "CONVICTED"),
        ("THIRD_PARTY_SAID", "CHILD_AT_RISK"),
    ]


async def test_a_twin_is_written_again_and_the_first_is_kept(unit: Unit) -> None:
    report_id = await unit.ready()
    again = await unit.twin(report_id, "A second phone.", "A child visits.")

    assert isinstance(await service.sanitise(unit.scene.services, unit.writer, again), Done)

    texts = await unit.scene.rows("select version, text from doorstep.intelligence_text order by version, position")
    assert [tuple(row.values()) for row in texts] == [
        (1, "He has a second phone."),
        (2, "A second phone."),
        (2, "A child visits."),
    ]
    news = await unit.scene.rows("select kind, sanitised_version from doorstep.intelligence_news")
    assert [tuple(row.values()) for row in news] == [("SANITISED_AGAIN", 2)]


async def test_what_is_graded_anew_is_kept_and_told_to_whoever_has_it(unit: Unit) -> None:
    report_id = await unit.ready()
    [first, _] = await unit.items(report_id)
    said = RegradeReport(
        id=new_id(),
        report_id=report_id,
        expected_version=(await unit.report(report_id))["version"],
        reason="The phone was his brother's.",
        items=(GradedItem(item_id=first, assessment=IntelligenceAssessment.E),),
    )

    assert isinstance(await service.regrade(unit.scene.services, unit.grader, said), Done)

    [change] = await unit.scene.rows("select before, after from doorstep.intelligence_grading where reason like 'The%'")
    assert (change["before"], change["after"]) == ("B", "E")
    [news] = await unit.scene.rows("select kind, report_id, cause_id from doorstep.intelligence_news")
    assert (news["kind"], news["report_id"], news["cause_id"]) == ("REGRADED", report_id, said.id)
    stale = replace(said, id=new_id())
    assert codes(await service.regrade(unit.scene.services, unit.grader, stale)) == [("STALE", "expectedVersion")]


async def test_a_report_that_is_ready_is_owed_a_review_and_the_next_after_it(unit: Unit) -> None:
    report_id = await unit.ready()

    async def owed() -> list[UUID]:
        rows = await unit.scene.rows(
            "select due_at from doorstep.obligation where kind = 'INTEL_REVIEW' and met_at is null and opened_by = $1",
            report_id,
        )
        return [row["due_at"] for row in rows]

    [first] = await owed()
    assert first == (await unit.report(report_id))["review_at"]
    unit.scene.clock.at = NOW + timedelta(days=300)
    said = ReviewReport(id=new_id(), report_id=report_id, reason="Still so.")
    assert isinstance(await service.review(unit.scene.services, unit.grader, said), Done)
    [second] = await owed()
    assert second > first


@pytest.mark.parametrize("marking", [SecurityMarking.SECRET, SecurityMarking.TOP_SECRET])
async def test_what_is_marked_too_high_is_refused_with_words_and_kept_nowhere(
    unit: Unit, marking: SecurityMarking
) -> None:
    said = unit.submission(marking=marking)

    outcome = await service.submit(unit.scene.services, unit.scene.officer, said)

    assert codes(outcome) == [("MARKING_TOO_HIGH", "marking")]
    assert await unit.scene.rows("select id from doorstep.intelligence_raw") == []


async def test_one_item_is_one_paragraph_and_conditions_belong_to_c(unit: Unit) -> None:
    two = Item(text="First.\n\nSecond.", assessment=IntelligenceAssessment.A)
    said = unit.submission(items=(two,), handling=Handling.C)

    outcome = await service.submit(unit.scene.services, unit.scene.officer, said)

    assert codes(outcome) == [("MISSING", "conditions"), ("ONE_PARAGRAPH", "items.0.text")]


async def test_intelligence_about_somebody_managed_reactively_is_reviewed_at_once(unit: Unit) -> None:
    scene = unit.scene
    await scene.owner.execute("update doorstep.nominal set management_mode = 'REACTIVE', risk_level = 'LOW'")

    report_id = await unit.submitted()

    [owed] = await scene.rows("select kind, opened_by from doorstep.obligation where met_at is null")
    assert (owed["kind"], owed["opened_by"]) == ("REACTIVE_REVIEW", report_id)


async def test_nobody_submits_about_whom_they_may_not_see(unit: Unit) -> None:
    stranger = await make_nominal(
        unit.scene.owner, unit.scene.unit, await make_officer(unit.scene.owner, unit.scene.unit), restricted=True
    )
    said = unit.submission(nominal_ids=(stranger,))

    outcome = await service.submit(unit.scene.services, unit.scene.officer, said)

    assert codes(outcome) == [("UNKNOWN_NOMINAL", "nominalIds")]


async def test_the_same_submission_is_one_report_and_numbers_rise(unit: Unit) -> None:
    said = unit.submission()
    services, officer = unit.scene.services, unit.scene.officer
    for _ in range(2):
        assert isinstance(await service.submit(services, officer, said), Done)
    await unit.submitted(source_evaluation=SourceEvaluation.RELIABLE)

    rows = await unit.scene.rows("select urn from doorstep.intelligence_report order by urn")
    assert [row["urn"] for row in rows] == ["2026-000001", "2026-000002"]


async def test_a_report_of_a_case_is_about_its_suspect_from_the_conviction_on_and_is_reviewed_once(unit: Unit) -> None:
    case_id = await unit.desk.receive()
    by, services = unit.desk.analyst, unit.scene.services
    command = unit.submission(nominal_ids=(), case_ids=(case_id,))
    assert isinstance(await service.submit(services, by, command), Done)
    key = command.report_id
    assert isinstance(await service.evaluate(services, unit.grader, await unit.evaluation(key)), Done)
    assert isinstance(await service.sanitise(services, unit.writer, await unit.twin(key, "He has a phone.", "")), Done)
    turned = unit.submission(nominal_ids=(), case_ids=(case_id,))
    assert isinstance(await service.submit(services, by, turned), Done)
    await unit.scene.owner.execute(
        "update doorstep.intelligence_report set state = 'NOT_KEPT', not_kept_for = 'Untrue' where id = $1",
        turned.report_id,
    )
    [subject] = await unit.scene.rows("select id from doorstep.case_subject")
    said = RecordConviction(
        id=new_id(), case_id=case_id, subject_id=subject["id"], convicted_on=NOW.date(), court="Ashby Crown",
        owner_id=unit.scene.officer.officer_id, reference="R900001",
    )  # fmt: skip

    for _ in range(2):
        assert isinstance(await convicting.record_conviction(services, by, said), Done)

    [made] = await unit.scene.rows("select id from doorstep.nominal where reference = 'R900001'")
    links = await unit.scene.rows(
        "select report_id, nominal_id, case_id, is_ready from doorstep.intelligence_link where report_id = any($1)"
        " order by nominal_id nulls first, is_ready desc",
        [key, turned.report_id],
    )
    assert [tuple(link.values()) for link in links] == [
        (key, None, case_id, True),
        (turned.report_id, None, case_id, False),
        (key, made["id"], None, True),
    ]
    looked = ReviewReport(id=new_id(), report_id=key, reason="Still so.")
    assert isinstance(await service.review(services, unit.grader, looked), Done)
    owed = await unit.scene.rows(
        "select case_id, nominal_id, met_at is not null as met from doorstep.obligation"
        " where kind = 'INTEL_REVIEW' and superseded_at is null and opened_by = $1 order by opened_at, case_id",
        key,
    )
    assert sorted((row["case_id"], row["nominal_id"], row["met"]) for row in owed if row["met"]) == [
        (case_id, None, True)
    ]
    assert [(row["case_id"], row["nominal_id"]) for row in owed if not row["met"]] == [(None, made["id"])]
