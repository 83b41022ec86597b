"""Orders from the day they are made to their end: what the form asks, what is owed, what stays readable."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from api.nominals.commands import ConditionKind, OrderKind
from api.nominals.desk import Done, Refused
from api.obligations.calendar import london_day
from api.obligations.commands import Disposal
from api.obligations.decisions import SetNotificationPeriod
from api.obligations.managing import decide
from api.orders import service
from api.orders.commands import ConditionRow, EndOrder, LetOrderEnd, OrderEnd, RecordOrder, VaryOrder
from api.values import new_id
from api.visits import reviews
from api.visits.following import NationalSystem, WriteUp, WriteUpVisit
from tests.assessments.test_arms import codes
from tests.makers import insert, make_baseline
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import record_visit

TODAY = NOW.date()
LATER = TODAY + timedelta(days=365)


def condition(text: str = "No device without monitoring software", **said: Any) -> ConditionRow:
    return ConditionRow(**({"id": new_id(), "kind": ConditionKind.DEVICE, "text": text, "position": "1"} | said))


def made(scene: Scene, **said: Any) -> RecordOrder:
    told = {"kind": OrderKind.SHPO, "made_on": TODAY, "expires_on": LATER, "conditions": (condition(),)}
    return RecordOrder(**({"id": new_id(), "order_id": new_id(), "nominal_id": scene.nominal} | told | said))


async def recorded(scene: Scene, **said: Any) -> RecordOrder:
    command = made(scene, **said)
    assert await service.record(scene.services, scene.officer, command) == Done(command.order_id)
    return command


def varied(order: RecordOrder, **said: Any) -> VaryOrder:
    told = {"from_day": TODAY, "expires_on": order.expires_on, "reason": "Crown Court at Northmoor."}
    return VaryOrder(**({"id": new_id(), "order_id": order.order_id} | told | said))


async def owed(scene: Scene, kind: str) -> list[dict[str, Any]]:
    sql = "select * from doorstep.obligation where kind = $1 and superseded_at is null order by opened_at, id"
    return await scene.rows(sql, kind)


async def asked_on_the_phone(scene: Scene) -> list[str]:
    phone = await scene.phone()
    await phone.pull()
    [nominal] = [doc for (_, entity, _), (_, doc) in phone.base.items() if entity == "nominal"]
    return [each["text"] for order in nominal["orders"] for each in order["conditions"]]


async def flags(scene: Scene) -> list[str]:
    [row] = await scene.rows("select flags from doorstep.visit")
    return list(row["flags"])


async def test_of_two_who_vary_what_both_have_read_the_second_must_read_again(scene: Scene) -> None:
    order = await recorded(scene)
    one, other = (varied(order, adds=(condition(text),), expected_version=1) for text in ("No parks", "No pools"))

    assert await service.vary(scene.services, scene.officer, one) == Done(order.order_id)
    assert codes(await service.vary(scene.services, scene.officer, other)) == ["STALE"]

    again = varied(order, adds=(condition("No pools"),), expected_version=2)
    assert await service.vary(scene.services, scene.officer, again) == Done(order.order_id)
    assert await service.vary(scene.services, scene.officer, one) == Done(order.order_id), "the same request, answered"


async def test_a_condition_reaches_the_form_with_the_next_pull_and_leaves_it_when_it_falls_away(scene: Scene) -> None:
    order = await recorded(scene)
    assert await asked_on_the_phone(scene) == ["No device without monitoring software"]

    step = varied(order, ends=(order.conditions[0].id,), adds=(condition("Must not enter parks"),))
    assert await service.vary(scene.services, scene.officer, step) == Done(order.order_id)
    assert await asked_on_the_phone(scene) == ["Must not enter parks"]

    end = EndOrder(
        id=new_id(), order_id=order.order_id, from_day=TODAY, why=OrderEnd.DISCHARGED, reason="Court of Appeal."
    )
    assert await service.end(scene.services, scene.officer, end) == Done(order.order_id)
    assert await asked_on_the_phone(scene) == []


async def test_a_visit_made_while_the_order_was_varied_is_kept_and_says_what_it_did_not_ask(scene: Scene) -> None:
    order = await recorded(scene, made_on=TODAY - timedelta(days=100))
    phone = await scene.phone()
    step = varied(order, ends=(order.conditions[0].id,), adds=(condition("Must not enter parks"),))
    await service.vary(scene.services, scene.officer, step)
    scene.clock.pass_(hours=2)
    check = {"conditionId": str(order.conditions[0].id), "result": "COMPLIED", "note": None}
    phone.save(record_visit(scene.nominal, scene.clock.now(), conditionChecks=[check]), version=2)

    [receipt] = (await phone.push()).results

    assert receipt.state == "APPLIED"
    assert await flags(scene) == ["CONDITION_ENDED", "CONDITION_UNANSWERED"]


async def test_a_visit_before_the_variation_is_judged_by_the_order_of_its_day(scene: Scene) -> None:
    order = await recorded(scene, made_on=TODAY - timedelta(days=100))
    visited = NOW - timedelta(days=3)
    step = varied(order, ends=(order.conditions[0].id,), adds=(condition("Must not enter parks"),))
    await service.vary(scene.services, scene.officer, step)
    phone = await scene.phone()
    check = {"conditionId": str(order.conditions[0].id), "result": "COMPLIED", "note": None}
    phone.save(record_visit(scene.nominal, visited, conditionChecks=[check]), version=2)

    await phone.push()

    assert await flags(scene) == []
    [row] = await scene.rows("select last_checked_at from doorstep.order_condition where ended_on is not null")
    assert row["last_checked_at"] == visited


async def test_each_step_keeps_what_it_set_and_no_step_can_be_changed(scene: Scene) -> None:
    order = await recorded(scene)
    longer = LATER + timedelta(days=400)
    await service.vary(scene.services, scene.officer, varied(order, expires_on=longer))

    rows = await scene.rows("select step, expires_on from doorstep.order_change order by step")
    assert [(row["step"], row["expires_on"]) for row in rows] == [("RECORDED", LATER), ("VARIED", longer)]
    [kept] = await scene.rows("select text, ended_on from doorstep.order_condition")
    assert (kept["text"], kept["ended_on"]) == (order.conditions[0].text, None)


async def test_what_follows_an_order_is_to_be_decided_28_days_before_it_ends(scene: Scene) -> None:
    await make_baseline(scene.owner)
    order = await recorded(scene)
    [asked] = await owed(scene, "ORDER_END")
    assert london_day(asked["due_at"]) == LATER - timedelta(days=28)

    longer = LATER + timedelta(days=400)
    await service.vary(scene.services, scene.officer, varied(order, expires_on=longer))
    [asked] = await owed(scene, "ORDER_END")
    assert (london_day(asked["due_at"]), asked["revised_for"]) == (longer - timedelta(days=28), "ORDER_CHANGED")

    left = LetOrderEnd(id=new_id(), order_id=order.order_id, reason="No grounds to apply for another.")
    assert await service.let_end(scene.services, scene.officer, left) == Done(order.order_id)
    [asked] = await owed(scene, "ORDER_END")
    assert (asked["met_by"], asked["met_with"]) == (left.id, "DECISION")


async def test_an_order_for_which_policy_has_visits_of_its_own_moves_the_visit_and_says_so(scene: Scene) -> None:
    monthly = {"code": "VISIT_ROUTINE", "applies_to": "SHPO", "months": 1, "valid_from": date(2000, 1, 1)}
    await insert(scene.owner, "policy_row", **monthly, source="Northmoor Police: orders are checked monthly")
    phone = await scene.phone()
    seen = NOW - timedelta(days=40)
    phone.save(record_visit(scene.nominal, seen))
    await phone.push()

    order = await recorded(scene)

    [due] = [row for row in await owed(scene, "VISIT_ROUTINE") if row["met_at"] is None]
    assert (london_day(due["due_at"]), due["revised_for"]) == (date(2026, 2, 28), "ORDER_CHANGED")
    assert "orders are checked monthly" in due["explanation"]
    end = EndOrder(id=new_id(), order_id=order.order_id, from_day=TODAY, why=OrderEnd.QUASHED, reason="Appeal.")
    await service.end(scene.services, scene.officer, end)
    [due] = [row for row in await owed(scene, "VISIT_ROUTINE") if row["met_at"] is None]
    assert london_day(due["due_at"]) == date(2026, 7, 29)


async def test_the_duty_to_notify_lasts_at_least_as_long_as_a_sexual_harm_prevention_order(scene: Scene) -> None:
    await make_baseline(scene.owner)
    told = {"disposal": Disposal.CAUTION, "relevant_on": date(2025, 1, 1)}
    await decide(scene.services, scene.officer, SetNotificationPeriod(id=new_id(), nominal_id=scene.nominal, **told))
    [end] = await owed(scene, "NOTIF_PERIOD_END")
    assert london_day(end["due_at"]) == date(2026, 12, 31)

    bail = await recorded(scene, kind=OrderKind.BAIL, expires_on=date(2031, 3, 9))
    [end] = await owed(scene, "NOTIF_PERIOD_END")
    assert london_day(end["due_at"]) == date(2026, 12, 31), "bail does not keep the duty"
    order = await recorded(scene, expires_on=date(2031, 3, 9))

    [end] = await owed(scene, "NOTIF_PERIOD_END")
    assert (london_day(end["due_at"]), end["revised_for"]) == (date(2031, 3, 9), "ORDER_CHANGED")
    await service.vary(scene.services, scene.officer, varied(order, expires_on=None))
    [end] = await owed(scene, "NOTIF_PERIOD_END")
    assert end["cancelled_at"] is not None, "an order until further order has no last day"
    assert bail.order_id != order.order_id


async def test_an_order_is_recorded_once_and_only_by_who_works_with_the_nominal(scene: Scene) -> None:
    command = made(scene)
    for _ in range(2):
        assert await service.record(scene.services, scene.officer, command) == Done(command.order_id)
    assert len(await scene.rows("select 1 from doorstep.nominal_order")) == 1
    assert codes(await service.record(scene.services, scene.officer, made(scene, order_id=command.order_id))) == [
        "ID_REUSED"
    ]
    assert codes(await service.record(scene.services, scene.colleague, made(scene))) == ["UNKNOWN_RECORD"]
    assert codes(await service.vary(scene.services, scene.colleague, varied(command))) == ["UNKNOWN_RECORD"]


async def test_what_cannot_be_is_refused_in_words_and_changes_nothing(scene: Scene) -> None:
    wrong = made(scene, made_on=LATER, expires_on=TODAY, conditions=(condition(" "),))
    assert codes(await service.record(scene.services, scene.officer, wrong)) == [
        "DAY_IN_FUTURE",
        "ENDS_BEFORE_IT_BEGINS",
        "REQUIRED",
    ]
    order = await recorded(scene)
    same = varied(order, reason=" ")
    assert codes(await service.vary(scene.services, scene.officer, same)) == ["NOTHING_TO_CHANGE", "REASON_NEEDED"]
    unknown = varied(order, ends=(new_id(),))
    outcome = await service.vary(scene.services, scene.officer, unknown)
    assert isinstance(outcome, Refused)
    assert [(error.code, error.field) for error in outcome.errors] == [("UNKNOWN_CONDITION", "ends.0")]
    assert len(await scene.rows("select 1 from doorstep.order_change")) == 1


async def test_a_phone_that_should_have_monitoring_software_and_has_none_is_a_suspected_breach(scene: Scene) -> None:
    """Acceptance scenario 7, from the order to the national record's clock."""
    await make_baseline(scene.owner)
    order = await recorded(scene, made_on=TODAY - timedelta(days=10))
    phone = await scene.phone()
    check = {"conditionId": str(order.conditions[0].id), "result": "SUSPECTED_BREACH", "note": "Not installed."}
    found = {"kind": "phone", "description": "Black, locked", "permitted": "NO", "examined": False, "note": "Seized."}
    phone.save(record_visit(scene.nominal, NOW, conditionChecks=[check], devices=[found]), version=2)

    await phone.push()

    assert await flags(scene) == ["SUSPECTED_BREACH"]
    [breach] = await owed(scene, "BREACH_RECORD")
    assert breach["due_at"] == NOW + timedelta(hours=24)
    [device] = await scene.rows("select permitted, examined, note from doorstep.visit_device")
    assert (device["permitted"], device["examined"], device["note"]) == ("NO", False, "Seized.")
    referred = WriteUpVisit(
        id=new_id(),
        visit_id=UUID(str(breach["opened_by"])),
        what=WriteUp.DEVICES,
        system=NationalSystem.DMI,
        reference="DMI-7",
        keyed_at=NOW,
    )
    elsewhere = replace(referred, system=NationalSystem.VISOR)
    assert codes(await reviews.write_up(scene.services, scene.officer, elsewhere)) == ["ANOTHER_SYSTEM"]
    assert await reviews.write_up(scene.services, scene.officer, referred) == Done(referred.visit_id)
    [kept] = await scene.rows("select what, system, reference from doorstep.visit_writeup")
    assert tuple(kept.values()) == ("DEVICES", "DMI", "DMI-7")
    [breach] = await owed(scene, "BREACH_RECORD")
    assert breach["met_at"] is None, "a referral is no record of the breach"
