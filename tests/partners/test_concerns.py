"""A partner's concern reaches the officer, joined with what else is known; the partner hears what it may, no more."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from api.alerts import joining
from api.identity.principal import Principal, Role
from api.nominals.desk import Desk, locked
from api.obligations.owing import managed
from api.sync.wakes import Hub
from api.values import new_id
from tests.makers import insert, make_plan, make_principal
from tests.partners.asking import WHO, alerts, an_agreement, answer_alert, contribute, events, told_of
from tests.reading.scene import NOW
from tests.search.conftest import Room, agree

_CONCERNS = "query { concerns { nodes { id text answer answeredAt nominalId linkedAt nominal { name } } } }"
_LINK = """
mutation ($input: LinkConcernInput!) { linkConcern(input: $input) { concern { nominalId } userErrors { code } } }
"""
_DESCRIBED = "{ describedConcerns { totalCount nodes { aboutName } } }"
_ANSWER = "mutation ($input: AnswerConcernInput!) { answerConcern(input: $input) { userErrors { code } } }"
NAME = "Stephen Thompson"


@pytest_asyncio.fixture
async def agreed(room: Room) -> Room:
    await an_agreement(room)
    return room


async def _visit_with_trigger(room: Room, days_ago: int) -> None:
    about = room.people[NAME]
    trigger = await make_plan(room.owner, about, room.officer)
    visit = await insert(
        room.owner, "visit", nominal_id=about, officer_id=room.officer, visit_type="ROUTINE", outcome="SUCCESSFUL",
        started_at=NOW - timedelta(days=days_ago), received_at=NOW - timedelta(days=days_ago),
        crew_mode="DOUBLE", announced=False, notes="", flags=[], content_digest="x",
        entry_sought_to_search=False, nominal_seen=True, ended_at=NOW - timedelta(days=days_ago),
    )  # fmt: skip
    await insert(
        room.owner, "trigger_answer", visit_id=visit, trigger_id=trigger, happened=True, action="Told probation"
    )


async def _look_again(room: Room) -> None:
    """What recording a visit does last: the nominal's signals are looked at anew (api/visits/consequences.py)."""
    async with room.place.database.writing(room.manager.service_context()) as connection:
        subject = await locked(connection, room.manager.force_id, room.people[NAME])
        assert subject is not None
        desk = Desk(connection=connection, principal=room.manager, subject=subject, now=NOW)
        assert await joining.heard(connection, managed(desk), NOW)


async def _another_agency(room: Room, name: str, shown: str) -> Principal:
    """Somebody of an agency with an agreement that shows these fields."""
    agency = await insert(room.owner, "agency", name=name, kind="PROBATION")
    person = await make_principal(room.owner, Role.PARTNER_CONTRIBUTOR, agency_id=agency)
    await agree(replace(room, agency=agency), shown=shown)
    return replace(person, agency_id=agency, scopes=room.partner.scopes)


async def _types(room: Room, caller: Principal) -> list[str]:
    return [event["eventType"] for event in (await events(room, caller))["nodes"]]


async def test_a_concern_about_somebody_told_of_reaches_their_officer_at_once(agreed: Room) -> None:
    hub = Hub(agreed.place.database)
    async with hub.listening():
        woken = asyncio.ensure_future(anext(hub.subscribe(6, [f"caseload:{agreed.officer}"])))
        await asyncio.sleep(0.3)
        payload = await contribute(agreed, disclosureId=await told_of(agreed, NAME))
        await asyncio.wait_for(woken, timeout=10)

    assert payload["userErrors"] == []
    (alert,) = await alerts(agreed)
    assert alert["nominal"] == {"name": NAME}
    assert [signal["kind"] for signal in alert["signals"]] == ["CONCERN"]
    owed = await agreed.owner.fetchrow("select * from doorstep.obligation where kind = 'ALERT_ANSWER'")
    assert owed["nominal_id"] == agreed.people[NAME]
    assert owed["due_at"] == NOW + timedelta(hours=24)


async def test_a_concern_about_somebody_described_wakes_the_units_and_waits_until_it_is_linked(room: Room) -> None:
    await an_agreement(room)
    unit = await room.owner.fetchval("select unit_id from doorstep.nominal where id = $1", room.people[NAME])
    hub = Hub(room.place.database)

    async def waits() -> list[str]:
        found = (await room.ask(_DESCRIBED, room.manager))["data"]["describedConcerns"]
        assert found["totalCount"] == len(found["nodes"])
        return [each["aboutName"] for each in found["nodes"]]

    async with hub.listening():
        wakes = hub.subscribe(6, [f"unit:{unit}"])
        woken = asyncio.ensure_future(anext(wakes))
        await asyncio.sleep(0.3)
        first = await contribute(room, name="A man called Steve")
        assert await asyncio.wait_for(woken, timeout=10) == f"unit:{unit}"
        second = await contribute(room, name="A man called Bo")
        assert await waits() == ["A man called Steve", "A man called Bo"]

        again = asyncio.ensure_future(anext(wakes))
        given = {"id": str(new_id()), "concernId": first["concern"]["id"], "nominalId": str(room.people[NAME])}
        await room.ask(_LINK, room.manager, input=given)
        assert await asyncio.wait_for(again, timeout=10) == f"unit:{unit}"
    assert await waits() == ["A man called Bo"]
    answered = {"id": str(new_id()), "concernId": second["concern"]["id"]}
    await room.ask(_ANSWER, room.manager, input=answered)
    assert await waits() == []


async def test_a_partner_is_never_told_which_of_its_concerns_wait_to_be_linked(room: Room) -> None:
    await an_agreement(room)
    await contribute(room, name="A man called Steve")

    answer = await room.ask(_DESCRIBED, room.partner)

    assert answer.get("data") is None
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["FORBIDDEN"]


async def test_a_concern_joins_a_relapse_that_a_visit_learned_into_one_alert(agreed: Room) -> None:
    """Acceptance scenario 6: one combined alert. That probation hears of it is below."""
    await _visit_with_trigger(agreed, days_ago=5)
    item = await told_of(agreed, NAME)

    await contribute(agreed, disclosureId=item)
    await contribute(agreed, disclosureId=item, text="He asked for her address.")

    (alert,) = await alerts(agreed)
    assert [(signal["kind"], signal["says"]) for signal in alert["signals"]] == [
        ("TRIGGER", "At a visit: Drinking again"),
        ("CONCERN", "Concern of Ashby Council"),
        ("CONCERN", "Concern of Ashby Council"),
    ]
    assert await agreed.owner.fetchval("select count(*) from doorstep.obligation where kind = 'ALERT_ANSWER'") == 1


async def test_a_relapse_that_a_visit_learned_after_a_concern_joins_its_alert(agreed: Room) -> None:
    """Acceptance scenario 6 the other way round: the concern first, then what the officer hears at the door."""
    await contribute(agreed, disclosureId=await told_of(agreed, NAME))

    await _visit_with_trigger(agreed, days_ago=0)
    await _look_again(agreed)

    (alert,) = await alerts(agreed)
    assert sorted(signal["kind"] for signal in alert["signals"]) == ["CONCERN", "TRIGGER"]
    assert await agreed.owner.fetchval("select count(*) from doorstep.obligation where kind = 'ALERT_ANSWER'") == 1


async def test_probation_that_was_told_of_them_hears_of_it_and_of_nothing_in_it(agreed: Room) -> None:
    """Acceptance scenario 6: it reaches the offender manager and probation."""
    probation = await _another_agency(agreed, "Probation", f"{WHO} TRIGGERS")
    housing = await _another_agency(agreed, "Housing", WHO)
    for agency in (probation, housing):
        assert await told_of(agreed, NAME, agency)

    await contribute(agreed, disclosureId=await told_of(agreed, NAME))
    await contribute(agreed, disclosureId=await told_of(agreed, NAME), text="Again, an hour later.")

    heard = (await events(agreed, probation))["nodes"]
    assert [event["eventType"] for event in heard] == ["AGREEMENT_CHANGED", "ALERT_OPENED", "ALERT_OPENED"]
    assert heard[1]["nodeId"] is None
    assert heard[1]["subjectRef"] is not None
    assert str(agreed.people[NAME]) not in str(heard)
    assert await _types(agreed, housing) == await _types(agreed, agreed.partner) == ["AGREEMENT_CHANGED"]


async def test_nobody_hears_of_an_alert_about_whom_it_was_not_told_or_who_is_restricted(agreed: Room) -> None:
    probation = await _another_agency(agreed, "Probation", f"{WHO} TRIGGERS")
    await contribute(agreed, disclosureId=await told_of(agreed, NAME))
    assert await _types(agreed, probation) == ["AGREEMENT_CHANGED"]
    await told_of(agreed, NAME, probation)
    item = await told_of(agreed, NAME)
    await agreed.owner.execute("update doorstep.nominal set restricted = true where name = $1", NAME)

    await contribute(agreed, disclosureId=item, text="And again.")

    assert await _types(agreed, probation) == ["AGREEMENT_CHANGED"]


async def test_who_only_described_somebody_does_not_learn_by_an_event_whom_the_force_found(room: Room) -> None:
    await an_agreement(room, shown=f"{WHO} TRIGGERS")
    await told_of(room, NAME)
    told = await contribute(room, name="A man called Steve")
    given = {"id": str(new_id()), "concernId": told["concern"]["id"], "nominalId": str(room.people[NAME])}

    await room.ask(_LINK, room.manager, input=given)

    assert len(await alerts(room)) == 1
    assert await _types(room, room.partner) == ["AGREEMENT_CHANGED"]


async def test_a_signal_older_than_policy_joins_is_left_out(agreed: Room) -> None:
    await _visit_with_trigger(agreed, days_ago=29)

    await contribute(agreed, disclosureId=await told_of(agreed, NAME))

    (alert,) = await alerts(agreed)
    assert [signal["kind"] for signal in alert["signals"]] == ["CONCERN"]


async def test_the_same_concern_sent_twice_is_one(agreed: Room) -> None:
    said = {"id": "01890a5d-ac96-774b-bcce-b302099a8057", "disclosureId": await told_of(agreed, NAME)}

    first, second = await contribute(agreed, **said), await contribute(agreed, **said)

    assert first == second
    assert (await contribute(agreed, **said, text="Other"))["userErrors"][0]["code"] == "ID_REUSED"
    assert await agreed.owner.fetchval("select count(*) from doorstep.concern") == 1


@pytest.mark.parametrize(
    ("written", "heard"),
    [("We have spoken to him.", "We have spoken to him."), ("", "The police have looked at this and dealt with it.")],
)
async def test_the_contributor_hears_what_it_may_and_the_clock_stops(agreed: Room, written: str, heard: str) -> None:
    await contribute(agreed, disclosureId=await told_of(agreed, NAME))
    (alert,) = await alerts(agreed)

    answered = await answer_alert(agreed, alert["id"], toldPartner=written)

    assert answered["userErrors"] == []
    (seen,) = (await agreed.ask(_CONCERNS, agreed.partner))["data"]["concerns"]["nodes"]
    assert seen["answer"] == heard
    assert "Visited the same evening" not in str(seen)
    met = await agreed.owner.fetchval("select met_at from doorstep.obligation where kind = 'ALERT_ANSWER'")
    assert met == NOW
    assert await alerts(agreed) == []
    assert (await answer_alert(agreed, alert["id"]))["userErrors"][0]["code"] == "ANSWERED"


async def test_a_new_signal_after_an_answer_is_a_new_alert_that_names_the_old_ones_too(agreed: Room) -> None:
    item = await told_of(agreed, NAME)
    await contribute(agreed, disclosureId=item)
    await answer_alert(agreed, (await alerts(agreed))[0]["id"])

    await contribute(agreed, disclosureId=item, text="Again, last night.")

    (alert,) = await alerts(agreed)
    assert [signal["kind"] for signal in alert["signals"]] == ["CONCERN", "CONCERN"]


async def test_reactive_management_is_reviewed_at_a_concern(agreed: Room) -> None:
    item = await told_of(agreed, NAME)
    await agreed.owner.execute("update doorstep.nominal set management_mode = 'REACTIVE' where name = $1", NAME)

    await contribute(agreed, disclosureId=item)

    kinds = await agreed.owner.fetch("select kind from doorstep.obligation order by kind")
    assert [row["kind"] for row in kinds] == ["ALERT_ANSWER", "REACTIVE_REVIEW"]


async def test_nobody_else_reads_a_concern_or_its_alert(agreed: Room) -> None:
    await contribute(agreed, disclosureId=await told_of(agreed, NAME))

    assert await alerts(agreed, agreed.colleague) == []
    answer = await agreed.ask(_CONCERNS, agreed.colleague)
    assert answer["data"]["concerns"]["nodes"] == []


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"text": " "}, ("REQUIRED", "text")),
        ({"text": "x" * 2001, "name": "A"}, ("TOO_LONG", "text")),
        ({}, ("WHO", "name")),
        ({"name": "A B", "disclosureId": "01890a5d-ac96-774b-bcce-b302099a8057"}, ("WHO", "name")),
        ({"disclosureId": "01890a5d-ac96-774b-bcce-b302099a8057"}, ("UNKNOWN_RECORD", "disclosureId")),
        ({"name": "A B", "happenedAt": "2190-01-01T00:00:00Z"}, ("IN_THE_FUTURE", "happenedAt")),
    ],
)
async def test_what_cannot_be_taken_says_how_to_mend_it(agreed: Room, said: Any, fault: tuple[str, str]) -> None:
    payload = await contribute(agreed, **said)

    assert (payload["userErrors"][0]["code"], payload["userErrors"][0]["field"]) == fault
    assert payload["concern"] is None


async def test_without_an_agreement_nothing_is_taken(room: Room) -> None:
    assert (await contribute(room, name="A B"))["userErrors"][0]["code"] == "NO_AGREEMENT"
