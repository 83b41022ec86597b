"""Phones that were away for hours: nothing said is lost, and what was decided meanwhile counts and is told."""

from datetime import date, timedelta
from typing import Any

from api.nominals.commands import RiskLevel
from api.nominals.desk import Done
from api.obligations.calendar import london_day
from api.obligations.decisions import SetRiskLevel
from api.obligations.managing import decide
from api.oversight import service
from api.values import new_id
from api.visits.commands import AnnouncedReason, RecordVisit, VisitOutcome, VisitRecorded, VisitRefused, VisitType
from api.visits.service import submit
from tests.makers import make_baseline
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import Phone, record_visit


def heard(text: str) -> dict[str, Any]:
    return {"text": text, "basis": "SUBJECT_SAID", "subjectCategory": "CONVICTED", "factors": []}


def level_of(phone: Phone, scene: Scene) -> str:
    [nominal] = [each for each in phone.documents("nominal") if each["id"] == str(scene.nominal)]
    return str(nominal["riskLevel"])


async def test_two_officers_away_for_nine_hours_lose_nothing_and_the_level_set_meanwhile_counts(scene: Scene) -> None:
    """Acceptance scenario 13: one visit, both words kept, the next due by the new level, both phones told of it."""
    await make_baseline(scene.owner)
    told = []
    for by, along, minute in ((scene.officer, scene.colleague, 0), (scene.colleague, scene.officer, 4)):
        phone = await scene.phone(by)
        await phone.pull()
        said = {"secondOfficerId": str(along.officer_id), "statements": [heard(f"Said at {minute}")]}
        at = NOW + timedelta(minutes=minute)
        phone.save(record_visit(scene.nominal, at, notes=f"Noted at {minute}", **said), version=2)
        told.append(phone)
    assert level_of(told[0], scene) == "MEDIUM"

    scene.clock.pass_(hours=1)
    rises = SetRiskLevel(id=new_id(), nominal_id=scene.nominal, level=RiskLevel.VERY_HIGH, reason="News of today.")
    assert await decide(scene.services, scene.supervisor, rises) == Done(rises.id)
    scene.clock.pass_(hours=8)
    for phone in told:
        await phone.push()

    visits = await scene.rows("select id, notes, joined_to from doorstep.visit order by started_at")
    assert [row["notes"] for row in visits] == ["Noted at 0", "Noted at 4"]
    assert [row["joined_to"] for row in visits] == [None, visits[0]["id"]]
    statements = await scene.rows("select text from doorstep.visit_statement order by text")
    assert [row["text"] for row in statements] == ["Said at 0", "Said at 4"]
    [owed] = await scene.rows(
        "select basis, due_at, explanation from doorstep.obligation where kind = 'VISIT_ROUTINE' and met_at is null"
        " and superseded_at is null and nominal_id = $1",
        scene.nominal,
    )
    assert (owed["basis"], london_day(owed["due_at"])) == (NOW, date(2026, 4, 10)), "a month from the visit"
    assert "very high risk" in owed["explanation"]
    for phone in told:
        await phone.pull()
    assert level_of(told[0], scene) == "VERY_HIGH"
    assert len(told[0].documents("visit")) == 2


async def test_what_was_announced_needs_its_reason_at_a_desk_and_stands_in_the_rates_either_way(scene: Scene) -> None:
    """Acceptance scenario 4: asked for where it can be mended, kept and flagged from a phone, counted for all."""
    await make_baseline(scene.owner)
    made = RecordVisit(
        visit_id=new_id(),
        nominal_id=scene.nominal,
        visit_type=VisitType.ROUTINE,
        outcome=VisitOutcome.SUCCESSFUL,
        started_at=NOW,
        announced=True,
    )
    refused = await submit(scene.services, scene.officer, made, submission_id=new_id())
    assert isinstance(refused, VisitRefused)
    assert [(error.code, error.field) for error in refused.errors] == [("REASON_REQUIRED", "announcedReason")]
    reasoned = RecordVisit(**(vars(made) | {"announced_reason": AnnouncedReason.INTERPRETER}))
    assert isinstance(await submit(scene.services, scene.officer, reasoned, submission_id=new_id()), VisitRecorded)

    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW - timedelta(days=1), announced=True), version=2)
    phone.save(record_visit(scene.nominal, NOW - timedelta(days=2)), version=2)
    await phone.push()

    flags = await scene.rows("select flags from doorstep.visit where announced and announced_reason is null")
    assert [row["flags"] for row in flags] == [["ANNOUNCED_WITHOUT_REASON"]]
    rates = await service.practice(
        scene.services, scene.supervisor, since=NOW - timedelta(days=7), until=NOW + timedelta(days=1), unit_id=None
    )
    assert (rates.visits, rates.announced, rates.announced_without_reason) == (3, 2, 1)
