"""News of somebody managed reactively is reviewed; of anybody else it changes nothing here."""

from dataclasses import replace
from datetime import date, timedelta

from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.desk import Done
from api.obligations import reactive
from api.obligations.asking import reactive_eligibility
from api.obligations.commands import NotificationKind, RecordKind
from api.obligations.decisions import (
    ChangeMode,
    DecideReactiveReview,
    ReactiveVerdict,
    RecordNotification,
    RecordStay,
)
from api.obligations.eligibility import Against
from api.obligations.held import Cause
from api.obligations.managing import decide
from api.obligations.rules import Managed
from api.values import new_id
from tests.assessments.test_arms import codes
from tests.makers import LONG_AGO, make_baseline
from tests.orders.test_orders import recorded
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import record_visit


async def test_news_of_somebody_managed_reactively_is_reviewed_once_for_each_record(scene: Scene) -> None:
    await make_baseline(scene.owner)
    await scene.owner.execute("update doorstep.nominal set management_mode = 'REACTIVE', risk_level = 'LOW'")
    assert scene.officer.officer_id is not None
    managed = Managed(
        force_id=scene.officer.force_id,
        nominal_id=scene.nominal,
        unit_id=scene.unit,
        owner_id=scene.officer.officer_id,
        risk_level=RiskLevel.LOW,
        management_mode=ManagementMode.REACTIVE,
        opened_at=LONG_AGO,
    )
    news = Cause(kind=RecordKind.INTELLIGENCE, id=new_id())
    visited = replace(managed, management_mode=ManagementMode.ACTIVE)

    async with scene.services.database.writing(scene.officer.service_context()) as connection:
        assert not await reactive.heard(connection, visited, news, scene.clock)
        assert await reactive.heard(connection, managed, news, scene.clock)
        assert await reactive.heard(connection, managed, news, scene.clock)

    rows = await scene.rows("select kind, opened_by, (due_at - basis) > '7 days' as in_time from doorstep.obligation")
    assert [(row["kind"], row["opened_by"], row["in_time"]) for row in rows] == [("REACTIVE_REVIEW", news.id, True)]


async def make_reactive(scene: Scene) -> None:
    await make_baseline(scene.owner)
    await scene.owner.execute(
        "update doorstep.nominal set management_mode = 'REACTIVE', risk_level = 'LOW', opened_at = '2020-01-01'"
    )


async def reviews(scene: Scene) -> list[tuple[str, bool]]:
    """Each review by the kind of record that opened it, and whether it waits."""
    rows = await scene.rows(
        "select opened_with, met_at from doorstep.obligation where kind = 'REACTIVE_REVIEW' and superseded_at is null"
        " order by opened_with"
    )
    return [(row["opened_with"], row["met_at"] is None) for row in rows]


async def test_a_visit_a_notification_a_stay_and_an_order_each_open_a_review(scene: Scene) -> None:
    await make_reactive(scene)
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW, visitType="SIGHTING_ONLY", outcome="NO_REPLY", nominalSeen=False))
    await phone.push()
    about = {"id": new_id(), "nominal_id": scene.nominal}
    annual = RecordNotification(**about, kind=NotificationKind.ANNUAL, notified_at=NOW)
    assert isinstance(await decide(scene.services, scene.officer, annual), Done)
    day = NOW.date() - timedelta(days=3)
    where = {"premises": "1 Road", "from_day": day, "to_day": day, "source": "Said."}
    stay = RecordStay(id=new_id(), nominal_id=scene.nominal, **where)
    assert isinstance(await decide(scene.services, scene.officer, stay), Done)
    await recorded(scene)

    assert await reviews(scene) == [("NOTIFICATION", True), ("ORDER", True), ("STAY", True), ("VISIT", True)]


async def test_no_review_is_dismissed_without_a_supervisor_and_a_reason(scene: Scene) -> None:
    await make_reactive(scene)
    await recorded(scene)

    def word(verdict: ReactiveVerdict, reason: str) -> DecideReactiveReview:
        return DecideReactiveReview(id=new_id(), nominal_id=scene.nominal, verdict=verdict, reason=reason)

    keep = word(ReactiveVerdict.KEEP, "The order was known when it was decided.")
    assert codes(await decide(scene.services, scene.officer, keep)) == ["SUPERVISOR_NEEDED"]
    silent = word(ReactiveVerdict.KEEP, " ")
    assert codes(await decide(scene.services, scene.supervisor, silent)) == ["REASON_NEEDED"]
    assert await reviews(scene) == [("ORDER", True)]

    assert await decide(scene.services, scene.supervisor, keep) == Done(keep.id)
    assert await reviews(scene) == [("ORDER", False)]
    [kept] = await scene.rows("select verdict, reason, reviews from doorstep.reactive_review")
    assert (kept["verdict"], kept["reason"], kept["reviews"]) == ("KEEP", keep.reason, 1)
    again = word(ReactiveVerdict.KEEP, "Once more.")
    assert codes(await decide(scene.services, scene.supervisor, again)) == ["NOTHING_TO_REVIEW"]


async def test_on_a_supervisors_word_visits_are_owed_again_from_today(scene: Scene) -> None:
    """Acceptance scenario 18, from the news on: the interval is reinstated on approval, the officer's phone is told."""
    await make_reactive(scene)
    phone = await scene.phone()
    await recorded(scene)
    word = DecideReactiveReview(
        id=new_id(), nominal_id=scene.nominal, verdict=ReactiveVerdict.REINSTATE, reason="A new order."
    )

    assert await decide(scene.services, scene.supervisor, word) == Done(word.id)

    [nominal] = await scene.rows("select management_mode from doorstep.nominal")
    assert nominal["management_mode"] == "ACTIVE"
    await phone.pull()
    owed = [doc for (_, entity, _), (_, doc) in phone.base.items() if entity == "obligation"]
    kinds = {doc["kind"] for doc in owed if not doc["metAt"]}
    assert {"VISIT_FIRST", "VISIT_ROUTINE"} <= kinds


async def test_what_speaks_against_reactive_management_is_shown_before_and_kept_with_the_decision(
    scene: Scene,
) -> None:
    await make_baseline(scene.owner)
    await scene.owner.execute("update doorstep.nominal set risk_level = 'LOW', opened_at = '2025-06-01'")
    await recorded(scene)

    shown = await reactive_eligibility(scene.services, scene.officer, scene.nominal)

    assert shown is not None
    assert [ground.code for ground in shown.against] == [Against.NOT_LOW_LONG_ENOUGH, Against.ORDER_IN_FORCE]
    assert shown.low_since == date(2025, 6, 1)
    assert await reactive_eligibility(scene.services, scene.colleague, scene.nominal) is None
    [event] = await scene.rows("select subject_ids from doorstep.audit_event where action = 'reactiveEligibility'")
    assert event["subject_ids"] == [scene.nominal]
    reactive_now = ChangeMode(
        id=new_id(), nominal_id=scene.nominal, mode=ManagementMode.REACTIVE, from_day=NOW.date(), reason="DI agreed."
    )
    assert await decide(scene.services, scene.supervisor, reactive_now) == Done(reactive_now.id)
    [kept] = await scene.rows("select spoke_against from doorstep.mode_change")
    assert kept["spoke_against"] == [ground.words for ground in shown.against]
