"""The clocks that keep children and suspects safe: the statutory steps of safeguarding, and welfare after a release."""

from datetime import datetime, timedelta
from uuid import UUID

from api.cases import service, suspects
from api.cases.commands import (
    CheckWelfare,
    RecordCaseEvent,
    RecordSafeguarding,
    ReferredSubject,
)
from api.cases.words import (
    CaseEventKind,
    SafeguardingStep,
)
from api.obligations import baseline
from api.obligations.calendar import add_working_days, end_of_london_day, london_day
from api.values import new_id
from tests.cases.conftest import OnlineTeam, codes
from tests.sync.conftest import NOW


async def test_a_step_to_safeguard_starts_its_clock_and_another_stops_it(desk: OnlineTeam) -> None:
    case_id = await desk.receive()

    async def step(kind: SafeguardingStep) -> None:
        given = RecordSafeguarding(id=new_id(), case_id=case_id, step=kind, at=NOW, agency="Ashby", reference="C-1")
        await desk.done(service.record_safeguarding(desk.services, desk.analyst, given))

    await step(SafeguardingStep.CSC_REFERRAL)
    assert await desk.due(case_id, "CSC_DECISION") == end_of_london_day(london_day(NOW) + timedelta(days=1))
    await step(SafeguardingStep.CSC_DECIDED)
    assert await desk.due(case_id, "CSC_DECISION") is None
    await step(SafeguardingStep.STRATEGY_DISCUSSION)
    assert await desk.due(case_id, "ICPC") == end_of_london_day(london_day(NOW) + timedelta(days=21))
    await step(SafeguardingStep.ICPC_NOT_NEEDED)
    assert await desk.due(case_id, "ICPC") is None


async def test_an_enquiry_under_section_47_owes_the_childs_assessment_in_45_working_days_of_the_referral(
    desk: OnlineTeam,
) -> None:
    case_id = await desk.receive()

    async def step(kind: SafeguardingStep, at: datetime) -> UUID:
        given = RecordSafeguarding(id=new_id(), case_id=case_id, step=kind, at=at, agency="Ashby", reference="C-1")
        await desk.done(service.record_safeguarding(desk.services, desk.analyst, given))
        return given.id

    def within(at: datetime) -> datetime:
        holidays = {row["day"] for row in baseline.bank_holidays()}
        return end_of_london_day(add_working_days(london_day(at), 45, holidays))

    referred, began = NOW - timedelta(days=9), NOW - timedelta(days=2)

    await step(SafeguardingStep.CSC_REFERRAL, referred)
    await step(SafeguardingStep.STRATEGY_DISCUSSION, began)
    assert await desk.due(case_id, "CHILD_ASSESSMENT") is None
    enquiry = await step(SafeguardingStep.SECTION_47, began)
    assert await desk.due(case_id, "CHILD_ASSESSMENT") == within(referred)
    await step(SafeguardingStep.SECTION_47, NOW)
    [owed] = await desk.owed(case_id, "CHILD_ASSESSMENT")
    assert (owed["opened_by"], owed["basis"]) == (enquiry, referred), "one assessment, and counted from the referral"

    await step(SafeguardingStep.ASSESSMENT_DONE, NOW)
    assert await desk.due(case_id, "CHILD_ASSESSMENT") is None
    assert await desk.due(case_id, "ICPC") is not None, "the conference is another clock"
    desk.scene.clock.pass_(days=30)
    again = desk.scene.clock.now()
    await step(SafeguardingStep.SECTION_47, again)
    assert await desk.due(case_id, "CHILD_ASSESSMENT") == within(again), "the referral of before was answered"


async def test_why_an_assessment_is_due_then_is_said_in_words(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    began = RecordSafeguarding(id=new_id(), case_id=case_id, step=SafeguardingStep.SECTION_47, at=NOW)
    await desk.done(service.record_safeguarding(desk.services, desk.analyst, began))

    [owed] = await desk.scene.rows(
        "select o.explanation, p.source from doorstep.obligation o join doorstep.policy_row p on p.id = o.policy_row_id"
        " where o.case_id = $1 and o.kind = 'CHILD_ASSESSMENT'",
        case_id,
    )
    assert owed["explanation"].startswith("The assessment of the child by children's social care must be concluded")
    assert "45 working days" in owed["explanation"]
    assert owed["source"].startswith("Working Together to Safeguard Children")


async def test_a_suspect_who_works_with_children_is_told_to_the_designated_officer(desk: OnlineTeam) -> None:
    case_id = await desk.receive(subjects=(ReferredSubject(name="A Coach", works_with_children=True),))
    assert await desk.due(case_id, "LADO") == end_of_london_day(london_day(NOW) + timedelta(days=1))

    told = RecordSafeguarding(id=new_id(), case_id=case_id, step=SafeguardingStep.LADO_REFERRAL, at=NOW)
    await desk.done(service.record_safeguarding(desk.services, desk.analyst, told))

    assert await desk.due(case_id, "LADO") is None


async def test_whoever_is_released_on_bail_is_looked_after_within_48_hours_and_at_each_date(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    happened = {
        kind: RecordCaseEvent(id=new_id(), case_id=case_id, kind=kind, at=NOW + later)
        for kind, later in (
            (CaseEventKind.ARREST, timedelta()),
            (CaseEventKind.RELEASE, timedelta()),
            (CaseEventKind.BAIL_RETURN, timedelta(days=28)),
            (CaseEventKind.HEARING, timedelta(days=60)),
        )
    }
    for event in happened.values():
        await desk.done(suspects.record_event(desk.services, desk.analyst, event))

    assert await desk.due(case_id, "KIRAT_ACTION") is None
    due = {row["opened_by"]: row["due_at"] for row in await desk.owed(case_id, "SUSPECT_WELFARE")}
    assert due == {event.id: event.at + timedelta(hours=48) for event in happened.values()}

    released = happened[CaseEventKind.RELEASE]
    check = CheckWelfare(id=new_id(), case_id=case_id, event_id=released.id, at=NOW, outcome="Seen; family is there.")
    await desk.done(suspects.check_welfare(desk.services, desk.analyst, check))
    met = {row["opened_by"]: row["met_at"] for row in await desk.owed(case_id, "SUSPECT_WELFARE")}
    assert met == {event.id: NOW if event is released else None for event in happened.values()}


async def test_an_arrest_cannot_be_foreseen(desk: OnlineTeam) -> None:
    case_id = await desk.receive()
    soon = RecordCaseEvent(id=new_id(), case_id=case_id, kind=CaseEventKind.ARREST, at=NOW + timedelta(days=1))

    assert codes(await suspects.record_event(desk.services, desk.analyst, soon)) == [("IN_FUTURE", "at")]
