"""People decide about a nominal, and what is owed follows in the same transaction and says why."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from api.identity.principal import Principal
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.desk import Done, Refused
from api.obligations.calendar import london_day
from api.obligations.commands import NotificationKind
from api.obligations.decisions import (
    ApproveInterval,
    ChangeMode,
    CountersignRiskLevel,
    Decision,
    ProposeInterval,
    RecordNotification,
    SetRiskLevel,
)
from api.obligations.managing import decide
from api.values import new_id
from api.visits.commands import RecordVisit, VisitOutcome, VisitType
from api.visits.service import submit
from tests.sync.conftest import NOW, Scene

TODAY = NOW.date()
_STANDING = "select * from doorstep.obligation where superseded_at is null and kind = $1 order by opened_at"


async def do(scene: Scene, command: Decision, by: Principal | None = None) -> Done | Refused:
    return await decide(scene.services, by or scene.officer, command)


async def done(scene: Scene, command: Decision, by: Principal | None = None) -> Done:
    outcome = await do(scene, command, by)
    assert isinstance(outcome, Done), outcome
    return outcome


def codes(outcome: Done | Refused) -> list[str]:
    assert isinstance(outcome, Refused)
    return [error.code for error in outcome.errors]


async def visit(scene: Scene, at: datetime) -> UUID:
    made = RecordVisit(
        visit_id=new_id(),
        nominal_id=scene.nominal,
        visit_type=VisitType.ROUTINE,
        outcome=VisitOutcome.SUCCESSFUL,
        started_at=at,
    )
    await submit(scene.services, scene.officer, made, submission_id=new_id())
    return made.visit_id


async def standing(scene: Scene, kind: str = "VISIT_ROUTINE") -> list[dict[str, Any]]:
    return await scene.rows(_STANDING, kind)


async def due(scene: Scene, kind: str = "VISIT_ROUTINE") -> date | None:
    [owed] = [row for row in await standing(scene, kind) if row["met_at"] is None and row["cancelled_at"] is None]
    return None if owed["due_at"] is None else london_day(owed["due_at"])


def level(scene: Scene, to: RiskLevel, **said: Any) -> SetRiskLevel:
    return SetRiskLevel(id=new_id(), nominal_id=scene.nominal, level=to, reason="New information.", **said)


def mode(scene: Scene, to: ManagementMode, day: date = TODAY) -> ChangeMode:
    return ChangeMode(id=new_id(), nominal_id=scene.nominal, mode=to, from_day=day, reason="Told by the prison.")


def told(scene: Scene, kind: NotificationKind, **said: Any) -> RecordNotification:
    return RecordNotification(id=new_id(), nominal_id=scene.nominal, kind=kind, **said)


async def test_a_level_that_rises_counts_at_once_from_the_last_visit_and_says_so(ruled: Scene) -> None:
    await visit(ruled, NOW - timedelta(days=40))
    assert await due(ruled) == date(2026, 7, 29)

    outcome = await done(ruled, level(ruled, RiskLevel.VERY_HIGH))

    assert not outcome.waits
    assert await due(ruled) == date(2026, 2, 28)
    [owed] = [row for row in await standing(ruled) if row["met_at"] is None]
    assert owed["revised_for"] == "RISK_CHANGED"
    assert "1 month after 29 January 2026. Rule for very high risk" in owed["explanation"]
    [kept] = await ruled.rows("select due_at from doorstep.obligation where superseded_at = $1 and met_at is null", NOW)
    assert london_day(kept["due_at"]) == date(2026, 7, 29)
    [event] = await ruled.rows("select subject_ids from doorstep.audit_event where action = 'setRiskLevel'")
    assert event["subject_ids"] == [ruled.nominal]


async def test_a_level_that_falls_or_differs_from_the_tool_waits_for_another_supervisor(ruled: Scene) -> None:
    await visit(ruled, NOW - timedelta(days=40))
    for command in (level(ruled, RiskLevel.LOW), level(ruled, RiskLevel.HIGH, tool_level=RiskLevel.VERY_HIGH)):
        before = await due(ruled)
        outcome = await done(ruled, command)
        assert outcome.waits
        assert await due(ruled) == before
        open_reviews = [row for row in await standing(ruled, "SUP_REVIEW") if row["met_at"] is None]
        assert [row["opened_by"] for row in open_reviews if row["opened_with"] == "DECISION"] == [command.id]
        sign = CountersignRiskLevel(id=new_id(), nominal_id=ruled.nominal, decision_id=command.id)
        assert codes(await do(ruled, sign)) == ["SUPERVISOR_NEEDED"]

        await done(ruled, sign, ruled.supervisor)
        assert await done(ruled, sign, ruled.supervisor) == Done(command.id)

        [nominal] = await ruled.rows("select risk_level from doorstep.nominal")
        assert nominal["risk_level"] == command.level
        await ruled.owner.execute("update doorstep.nominal set risk_level = 'MEDIUM'")


async def test_nobody_signs_what_they_decided_themselves(ruled: Scene) -> None:
    command = level(ruled, RiskLevel.LOW)
    await done(ruled, command, ruled.supervisor)
    sign = CountersignRiskLevel(id=new_id(), nominal_id=ruled.nominal, decision_id=command.id)

    assert codes(await do(ruled, sign, ruled.supervisor)) == ["OWN_DECISION"]


async def test_a_late_visit_from_before_a_change_is_judged_by_the_level_of_its_day(ruled: Scene) -> None:
    await visit(ruled, NOW - timedelta(days=40))
    await done(ruled, level(ruled, RiskLevel.VERY_HIGH))

    await visit(ruled, NOW - timedelta(days=5))

    first, second = [row for row in await standing(ruled) if row["basis"] >= NOW - timedelta(days=40)]
    assert london_day(first["due_at"]) == date(2026, 7, 29)
    assert london_day(second["due_at"]) == date(2026, 4, 5)


async def test_the_same_request_is_done_once_and_another_under_its_id_is_refused(ruled: Scene) -> None:
    command = level(ruled, RiskLevel.HIGH)

    assert await done(ruled, command) == await done(ruled, command)
    assert codes(await do(ruled, replace(command, level=RiskLevel.VERY_HIGH))) == ["ID_REUSED"]
    assert len(await ruled.rows("select 1 from doorstep.risk_decision")) == 1


async def test_who_looked_before_somebody_decided_must_look_again(ruled: Scene) -> None:
    await done(ruled, level(ruled, RiskLevel.HIGH, expected_version=1))

    assert codes(await do(ruled, level(ruled, RiskLevel.VERY_HIGH, expected_version=1))) == ["STALE_VERSION"]
    await done(ruled, level(ruled, RiskLevel.VERY_HIGH, expected_version=2))


async def test_only_people_who_work_with_the_nominal_decide(ruled: Scene) -> None:
    machine = replace(ruled.officer, is_machine=True)

    assert codes(await do(ruled, level(ruled, RiskLevel.HIGH), ruled.colleague)) == ["UNKNOWN_NOMINAL"]
    assert codes(await do(ruled, level(ruled, RiskLevel.HIGH), machine)) == ["UNKNOWN_NOMINAL"]
    assert codes(await do(ruled, replace(level(ruled, RiskLevel.HIGH), reason=" "))) == ["REASON_NEEDED"]


async def test_custody_stops_the_clock_and_release_starts_it_where_it_stood(ruled: Scene) -> None:
    await visit(ruled, NOW - timedelta(days=40))
    await done(ruled, told(ruled, NotificationKind.ANNUAL, notified_at=NOW - timedelta(days=360)))
    await done(ruled, mode(ruled, ManagementMode.CUSTODY, TODAY - timedelta(days=10)))
    assert (await due(ruled), await due(ruled, "NOTIF_ANNUAL")) == (None, None)

    ruled.clock.pass_(days=30)
    released = TODAY + timedelta(days=30)
    await done(ruled, mode(ruled, ManagementMode.ACTIVE, released))

    assert await due(ruled) == date(2026, 7, 29) + timedelta(days=40)
    assert await due(ruled, "NOTIF_ANNUAL") == released + timedelta(days=2)
    assert await due(ruled, "NOTIF_CHANGE") == released + timedelta(days=2)
    assert await due(ruled, "VISIT_FIRST") == released + timedelta(days=15)
    await visit(ruled, NOW + timedelta(days=32))
    ruled.clock.pass_(days=5)
    made = await visit(ruled, NOW + timedelta(days=31))
    [first] = await standing(ruled, "VISIT_FIRST")
    assert first["met_by"] == made


async def test_reactive_management_is_a_supervisors_word_for_low_risk_and_ends_routine_visits(ruled: Scene) -> None:
    await visit(ruled, NOW - timedelta(days=40))
    reactive = mode(ruled, ManagementMode.REACTIVE)
    assert codes(await do(ruled, reactive)) == ["SUPERVISOR_NEEDED", "NOT_LOW_RISK"]
    await ruled.owner.execute("update doorstep.nominal set risk_level = 'LOW'")

    await done(ruled, reactive, ruled.supervisor)
    assert [row["cancel_reason"] for row in await standing(ruled)][-1] == "MODE_CHANGED"

    ruled.clock.pass_(days=100)
    await done(ruled, mode(ruled, ManagementMode.ACTIVE, TODAY + timedelta(days=100)))
    assert await due(ruled) == date(2027, 6, 18)
    assert await due(ruled, "VISIT_FIRST") == TODAY + timedelta(days=115)


async def test_a_shorter_interval_counts_at_once_and_a_longer_one_when_approved(ruled: Scene) -> None:
    await visit(ruled, NOW - timedelta(days=40))
    shorter = ProposeInterval(id=new_id(), nominal_id=ruled.nominal, days=60, reason="Relapse.")
    longer = ProposeInterval(id=new_id(), nominal_id=ruled.nominal, months=9, reason="Stable for years.")

    assert not (await done(ruled, shorter)).waits
    assert await due(ruled) == date(2026, 3, 30)
    assert (await done(ruled, longer)).waits
    assert await due(ruled) == date(2026, 3, 30)

    approve = ApproveInterval(id=new_id(), nominal_id=ruled.nominal, interval_id=longer.id)
    assert codes(await do(ruled, approve)) == ["SUPERVISOR_NEEDED"]
    await done(ruled, approve, ruled.supervisor)

    assert await due(ruled) == date(2026, 10, 29)
    [owed] = [row for row in await standing(ruled) if row["met_at"] is None]
    assert "an interval of the nominal's own, approved by a supervisor on 10 March 2026" in owed["explanation"]


async def test_a_change_restarts_the_year_and_each_event_is_a_duty_of_its_own(ruled: Scene) -> None:
    await done(ruled, told(ruled, NotificationKind.ANNUAL, notified_at=NOW - timedelta(days=100)))
    for days in (3, 2):
        await done(ruled, told(ruled, NotificationKind.CHANGE, event_on=TODAY - timedelta(days=days)))
    assert [row["met_at"] for row in await standing(ruled, "NOTIF_CHANGE")] == [None, None]

    late = told(ruled, NotificationKind.CHANGE, event_on=TODAY - timedelta(days=3), notified_at=NOW)
    await done(ruled, late)

    one, other = await standing(ruled, "NOTIF_CHANGE")
    assert (one["met_by"], one["met_with"], other["met_at"]) == (late.id, "NOTIFICATION", None)
    assert one["met_at"] > one["due_at"]
    assert await due(ruled, "NOTIF_ANNUAL") == date(2027, 3, 10)


async def test_a_move_notified_in_advance_is_covered_if_it_happens_in_time(ruled: Scene) -> None:
    moves = TODAY - timedelta(days=1)
    notice = told(
        ruled, NotificationKind.ADVANCE, event_on=moves + timedelta(days=1), notified_at=NOW - timedelta(days=5)
    )
    await done(ruled, notice)
    assert await due(ruled, "NOTIF_ADVANCE_LAPSE") == moves + timedelta(days=6)

    await done(ruled, told(ruled, NotificationKind.CHANGE, event_on=moves))

    [lapse] = await standing(ruled, "NOTIF_ADVANCE_LAPSE")
    [change] = await standing(ruled, "NOTIF_CHANGE")
    assert lapse["cancel_reason"] == "NO_LONGER_APPLIES"
    assert change["met_by"] == notice.id


async def test_a_move_too_long_before_the_named_day_is_to_be_notified_anew(ruled: Scene) -> None:
    moves = TODAY - timedelta(days=1)
    notice = told(
        ruled, NotificationKind.ADVANCE, event_on=moves + timedelta(days=4), notified_at=NOW - timedelta(days=5)
    )
    await done(ruled, notice)

    await done(ruled, told(ruled, NotificationKind.CHANGE, event_on=moves))

    assert await due(ruled, "NOTIF_CHANGE") == moves + timedelta(days=2)
    assert await due(ruled, "NOTIF_ADVANCE_LAPSE") == moves + timedelta(days=9)


async def test_who_never_moves_must_say_so_within_six_days_of_the_named_day(ruled: Scene) -> None:
    """Acceptance scenario 17: notified five days before; the sixth day begins with the named one."""
    named = TODAY + timedelta(days=5)
    await done(ruled, told(ruled, NotificationKind.ADVANCE, event_on=named, notified_at=NOW))
    assert await due(ruled, "NOTIF_ADVANCE_LAPSE") == named + timedelta(days=5)
    ruled.clock.pass_(days=9)

    notice = told(ruled, NotificationKind.ADVANCE_LAPSED, notified_at=NOW + timedelta(days=9))
    await done(ruled, notice)

    [lapse] = await standing(ruled, "NOTIF_ADVANCE_LAPSE")
    assert (lapse["met_by"], lapse["met_at"] < lapse["due_at"]) == (notice.id, True)
    assert await standing(ruled, "NOTIF_CHANGE") == [], "nothing has changed"


async def test_travel_and_the_weekly_duty(ruled: Scene) -> None:
    departs = TODAY + timedelta(days=20)
    await done(ruled, told(ruled, NotificationKind.TRAVEL_OUT, event_on=departs))
    assert await due(ruled, "TRAVEL_OUT") == departs - timedelta(days=7)
    await done(ruled, told(ruled, NotificationKind.TRAVEL_OUT, event_on=departs, notified_at=NOW))
    [out] = await standing(ruled, "TRAVEL_OUT")
    assert out["met_at"] == NOW

    for days in (8, 1):
        await done(ruled, told(ruled, NotificationKind.WEEKLY, notified_at=NOW - timedelta(days=days)))
    assert await due(ruled, "NOTIF_NFA") == TODAY + timedelta(days=6)
    assert codes(await do(ruled, told(ruled, NotificationKind.CHANGE))) == ["DAY_NEEDED"]
    assert codes(await do(ruled, told(ruled, NotificationKind.ANNUAL))) == ["TIME_NEEDED"]
    future = datetime(2026, 3, 11, tzinfo=UTC)
    assert codes(await do(ruled, told(ruled, NotificationKind.ANNUAL, notified_at=future))) == ["TIME_IN_FUTURE"]
