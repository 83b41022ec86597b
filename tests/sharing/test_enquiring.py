"""A partner asks about somebody: told by the agreement, or answered as nobody is, with the force told in silence."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import event

from api.nominals.desk import Done, Refused
from api.sharing import answering, enquiring
from api.sharing.commands import Enquire, SeeNotice
from api.sharing.words import Purpose, SharedField, WithheldCategory
from api.values import new_id
from tests.sharing.conftest import BORN, Town, describe

ENQUIRE = """mutation ($input: EnquireInput!) { enquire(input: $input) {
  items { isPointer name reference statements { field text } agreement { contact } meaning acknowledgedAt }
  userErrors { code field }
} }"""


def about(name: str, **said: Any) -> dict[str, Any]:
    return {
        "input": {"id": str(new_id()), "purpose": "CHILD_SAFEGUARDING", "reason": "A child was referred.", "name": name}
        | {"dateOfBirth": BORN.isoformat()}
        | said
    }


async def set_up(town: Town, **said: Any) -> dict[str, UUID]:
    await town.agency("A")
    await town.agree("A", {SharedField.HEALTH: WithheldCategory.HEALTH}, **said)
    people = {
        "covered": await town.nominal(name="Covered Person"),
        "hidden": await town.nominal(name="Hidden Person", unit_id=town.west),
        "restricted": await town.nominal(name="Restricted Person", restricted=True),
    }
    for key in people.values():
        await describe(town.owner, key)
    return people


async def enquire(town: Town, name: str, **said: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await town.ask(ENQUIRE, about(name, **said), caller=town.partners["A"]))["enquire"]
    return found


async def test_a_partner_is_told_of_whom_the_agreement_covers_and_it_stands_in_the_ledger(town: Town) -> None:
    people = await set_up(town)

    answer = await enquire(town, "covered PERSON")

    assert answer["userErrors"] == []
    told = answer["items"][0]
    assert (told["name"], told["isPointer"]) == ("Covered Person", False)
    assert {"field": "WARNINGS", "text": "dogs: warning"} in told["statements"]
    assert "HEALTH" not in {said["field"] for said in told["statements"]}
    assert told["acknowledgedAt"] is not None
    rows = await town.rows(
        "select d.nominal_id, d.officer_id, e.reason, e.purpose, array(select distinct field from"
        " doorstep.disclosed_statement s where s.disclosure_id = d.id order by 1) as fields"
        " from doorstep.disclosure d join doorstep.enquiry e on e.id = d.enquiry_id"
    )
    assert len(rows) == 1
    assert rows[0]["nominal_id"] == people["covered"]
    assert rows[0]["fields"] == sorted({said["field"] for said in told["statements"]})
    assert (rows[0]["officer_id"], rows[0]["reason"]) == (None, "A child was referred.")


async def test_other_names_and_the_reference_find_too(town: Town) -> None:
    people = await set_up(town)
    await town.owner.execute(
        "insert into doorstep.nominal_name (force_id, id, nominal_id, name) values (6, $1, $2, 'Known As')",
        new_id(),
        people["covered"],
    )
    reference = await town.owner.fetchval("select reference from doorstep.nominal where id = $1", people["covered"])

    assert len((await enquire(town, "known as"))["items"]) == 1
    assert (await enquire(town, "known as", dateOfBirth="1980-05-18"))["items"] == []
    found = await enquire(town, "", dateOfBirth=None, reference=reference)
    assert found["items"][0]["reference"] == reference


@asynccontextmanager
async def statements(town: Town) -> AsyncIterator[list[str]]:
    """The text of every statement that commands send meanwhile."""
    engine = town.services.database._engine
    assert engine is not None
    seen: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        seen.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)


async def test_whom_the_agreement_hides_is_answered_and_worked_on_like_whom_nobody_knows(town: Town) -> None:
    """Acceptance scenario 12: body, status, headers and work here; time in test_pace.py; the force's notice below."""
    await set_up(town)
    answers, works, written = [], [], []
    counted = "select count(*) from doorstep."
    tables = ("enquiry", "silent_notice", "disclosure", "disclosed_statement", "audit_event", "command_receipt")
    for name in ("Nobody At All", "Hidden Person", "Restricted Person"):
        before = [await town.owner.fetchval(counted + table) for table in tables]
        async with statements(town) as seen:
            answer = await town.send(ENQUIRE, about(name), town.partners["A"])
        after = [await town.owner.fetchval(counted + table) for table in tables]
        answers.append((answer.status_code, answer.content, dict(answer.headers)))
        works.append(tuple(seen))
        written.append([late - early for early, late in zip(before, after, strict=True)])

    assert answers[0] == answers[1] == answers[2]
    assert answers[0][1] == b'{"data":{"enquire":{"items":[],"userErrors":[]}}}'
    assert works[0] == works[1] == works[2]
    assert written[0] == written[1] == written[2] == [1, 3, 0, 0, 1, 1]


async def test_the_force_is_told_in_silence_who_asked_about_whom(town: Town) -> None:
    people = await set_up(town)
    for name in ("Nobody At All", "Hidden Person", "Restricted Person", "Covered Person"):
        await enquire(town, name)
    notices = "{ silentNotices(filter: {seen: false}) { nodes { id nominalId agency { name } seenAt } } }"

    found = (await town.ask(notices, caller=town.officer))["silentNotices"]["nodes"]

    assert {each["nominalId"] for each in found} == {str(people["hidden"]), str(people["restricted"])}
    assert {each["agency"]["name"] for each in found} == {"A"}
    seen = SeeNotice(id=new_id(), notice_id=UUID(found[0]["id"]))
    assert await answering.see_notice(town.services, town.officer, seen) == Done(seen.notice_id)
    assert len((await town.ask(notices, caller=town.officer))["silentNotices"]["nodes"]) == 1
    forbidden = await town.send(notices, None, town.partners["A"])
    assert forbidden.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_a_pointer_says_that_police_hold_something_and_whom_to_ask_and_no_more(town: Town) -> None:
    await set_up(town, pointer=True)

    hidden, restricted = await enquire(town, "Hidden Person"), await enquire(town, "Restricted Person")

    assert restricted == await enquire(town, "Nobody At All")
    told = hidden["items"][0]
    assert told["isPointer"] is True
    assert (told["name"], told["reference"], told["statements"]) == (None, None, [])
    assert told["agreement"] == {"contact": "lead@agency.example"}
    rows = await town.rows("select decision from doorstep.disclosure")
    assert rows == [{"decision": "POINTER"}]


async def test_bad_questions_are_answered_in_words(town: Town) -> None:
    await set_up(town)
    cases = (
        ({"dateOfBirth": None}, ["WHO"]),
        ({"reference": "N1"}, ["WHO"]),
        ({"reason": ""}, ["REQUIRED"]),
        ({"purpose": "HOUSING"}, ["PURPOSE_NOT_AGREED"]),
    )
    for said, codes in cases:
        answer = await enquire(town, "Covered Person", **said)
        assert [error["code"] for error in answer["userErrors"]] == codes
    assert await town.rows("select id from doorstep.enquiry") == []


async def test_without_an_agreement_in_force_nothing_is_answered(town: Town) -> None:
    await set_up(town)
    await town.agency("C")

    answer = await town.ask(ENQUIRE, about("Covered Person"), caller=town.partners["C"])

    assert answer["enquire"]["items"] == []
    assert [error["code"] for error in answer["enquire"]["userErrors"]] == ["NO_AGREEMENT"]


async def test_if_the_ledger_cannot_be_written_nothing_is_answered(town: Town) -> None:
    await set_up(town)
    for table in ("disclosure", "disclosed_statement", "silent_notice", "enquiry", "audit_event"):
        await town.owner.execute(f"revoke insert on doorstep.{table} from doorstep_app")

        answer = await town.send(ENQUIRE, about("Covered Person"), town.partners["A"])

        assert answer.json()["data"] is None or answer.json()["data"]["enquire"] is None, table
        assert b"Covered" not in answer.content
        await town.owner.execute(f"grant insert on doorstep.{table} to doorstep_app")
    assert await town.rows("select id from doorstep.disclosure") == []
    assert len((await enquire(town, "Covered Person"))["items"]) == 1


async def test_the_same_enquiry_sent_twice_is_one_act(town: Town) -> None:
    await set_up(town)
    asked = about("Covered Person")

    first = await town.ask(ENQUIRE, asked, caller=town.partners["A"])
    assert await town.ask(ENQUIRE, asked, caller=town.partners["A"]) == first

    assert len(await town.rows("select id from doorstep.disclosure")) == 1


async def test_a_machine_names_the_person_it_asks_for_where_the_agreement_says_so(town: Town) -> None:
    await set_up(town)
    machine = await town.partner(town.agencies["A"], is_machine=True)
    command = Enquire(
        id=new_id(), purpose=Purpose.CHILD_SAFEGUARDING, reason="Referral.", name="Covered Person", date_of_birth=BORN
    )

    outcome = await enquiring.enquire(town.services, machine, command)
    assert isinstance(outcome, Refused)
    assert outcome.errors[0].code == "PERSON_REQUIRED"
    named = replace(machine, on_behalf_of="4711; social worker")
    assert await enquiring.enquire(town.services, named, command) == Done(command.id)

    items = "{ sharedItems { nodes { name } } }"
    assert (await town.ask(items, caller=machine))["sharedItems"]["nodes"] == []
    assert (await town.ask(items, caller=named))["sharedItems"]["nodes"] == [{"name": "Covered Person"}]
    kept = await town.rows("select on_behalf_of from doorstep.enquiry")
    assert kept == [{"on_behalf_of": "4711; social worker"}]
    said = await town.rows("select distinct on_behalf_of from doorstep.audit_event where principal_id = $1", named.id)
    assert {row["on_behalf_of"] for row in said} == {None, "4711; social worker"}
