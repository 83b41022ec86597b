"""Intelligence that stands alone is joined with other weak signals on the same person, when it is told and graded."""

from datetime import timedelta

from api.alerts.missed import Missed, look
from api.intelligence import service
from api.intelligence.commands import GradedItem, RegradeReport, SubmittedItem
from api.intelligence.words import IntelligenceAssessment, SourceEvaluation
from api.nominals.carrying import Done
from api.values import new_id
from tests.intelligence.conftest import Unit
from tests.makers import FORCE, insert
from tests.sync.conftest import NOW


async def _missed(unit: Unit) -> None:
    """A yearly notification that was due three days ago."""
    [row] = await unit.scene.rows("select id from doorstep.policy_row where code = 'NOTIF_ANNUAL'")
    [person] = await unit.scene.rows("select unit_id, owner_id from doorstep.nominal")
    await insert(
        unit.scene.owner, "obligation", kind="NOTIF_ANNUAL", nominal_id=unit.scene.nominal, policy_row_id=row["id"],
        opened_at=NOW - timedelta(days=368), basis=NOW - timedelta(days=368), due_at=NOW - timedelta(days=3),
        recorded_at=NOW - timedelta(days=368), explanation="Yearly.", **person,
    )  # fmt: skip


async def _signals(unit: Unit) -> list[str]:
    return [row["kind"] for row in await unit.scene.rows("select kind from doorstep.alert_signal order by kind")]


async def test_a_report_that_stands_alone_and_a_missed_notification_are_one_alert(unit: Unit) -> None:
    await _missed(unit)
    await unit.submitted()
    await unit.submitted()

    assert await _signals(unit) == ["INTELLIGENCE", "INTELLIGENCE", "NOTIFICATION"]
    [alert] = await unit.scene.rows("select nominal_id from doorstep.alert")
    assert alert["nominal_id"] == unit.scene.nominal
    owed = await unit.scene.rows("select due_at from doorstep.obligation where kind = 'ALERT_ANSWER'")
    assert [row["due_at"] for row in owed] == [NOW + timedelta(hours=24)]


async def test_a_report_alone_makes_no_alert(unit: Unit) -> None:
    await unit.submitted()

    assert await _signals(unit) == []


async def test_a_report_that_is_graded_down_becomes_a_signal(unit: Unit) -> None:
    await _missed(unit)
    said = SubmittedItem(text="He has a second phone.", assessment=IntelligenceAssessment.A)
    report_id = await unit.submitted(source_evaluation=SourceEvaluation.RELIABLE, items=(said,))
    [item] = await unit.items(report_id)
    known = (GradedItem(item_id=item, assessment=IntelligenceAssessment.A),)
    graded = await unit.evaluation(report_id, source_evaluation=SourceEvaluation.RELIABLE, items=known)
    assert isinstance(await service.evaluate(unit.scene.services, unit.grader, graded), Done)
    assert await _signals(unit) == []

    version = (await unit.report(report_id))["version"]
    regrade = RegradeReport(
        id=new_id(),
        report_id=report_id,
        expected_version=version,
        reason="Not confirmed by anybody.",
        source_evaluation=SourceEvaluation.UNTESTED,
    )
    assert isinstance(await service.regrade(unit.scene.services, unit.grader, regrade), Done)

    assert await _signals(unit) == ["INTELLIGENCE", "NOTIFICATION"]


async def test_a_notification_that_is_missed_later_is_joined_when_the_clock_asks(unit: Unit) -> None:
    database, clock = unit.scene.services.database, unit.scene.clock
    await unit.submitted()
    await _missed(unit)
    assert await _signals(unit) == []

    assert await look(database, clock, FORCE, most=1) == Missed(looked_at=1, alerts=1)
    assert await _signals(unit) == ["INTELLIGENCE", "NOTIFICATION"]
    assert await look(database, clock, FORCE) == Missed(looked_at=0, alerts=0)


async def test_what_was_missed_and_nothing_else_stays_no_alert(unit: Unit) -> None:
    await _missed(unit)

    assert await look(unit.scene.services.database, unit.scene.clock, FORCE) == Missed(looked_at=1, alerts=0)
    assert await _signals(unit) == []
