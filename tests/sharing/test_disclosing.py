"""Sharing: what an officer saw is what is sent, by the agreement, with its row in the ledger and its clock."""

from dataclasses import replace
from uuid import UUID

import pytest
from asyncpg import IntegrityConstraintViolationError

from api.nominals.desk import Done, Refused
from api.refusals import Forbidden
from api.sharing import answering, content, disclosing, receiving
from api.sharing.commands import Acknowledge, AnswerQuestion, AskQuestion, KeepFromSubject
from api.sharing.words import Purpose, SharedField, WithheldCategory
from api.values import new_id
from tests.makers import FORCE, insert
from tests.sharing.conftest import Town, describe
from tests.sharing.test_enquiring import ENQUIRE, about

HEALTH = {SharedField.HEALTH: WithheldCategory.HEALTH}
ITEM = """query ($id: ID!) { sharedItem(id: $id) {
  name statements { field text basis subjectCategory } grading asOf verifiedBy subjectCategory meaning onward purpose
  gateway acknowledgeBy acknowledgedAt agreement { title contact }
  withheld { field category clause reason }
} }"""

MORE_ROWS = """
insert into doorstep.agreement_rows
select force_id, gen_random_uuid(), agreement_id, agency_id, 9, districts, risk_levels, modes, with_children
from doorstep.agreement_rows limit 1
"""


def codes(outcome: Done | Refused) -> list[str]:
    assert isinstance(outcome, Refused)
    return [error.code for error in outcome.errors]


async def two_councils(town: Town) -> UUID:
    await town.agency("A")
    await town.agency("B")
    await town.agree("A", HEALTH)
    await town.agree("B")
    nominal = await town.nominal()
    await describe(town.owner, nominal, health="SECRET-HEALTH")
    return nominal


async def owed(town: Town) -> list[tuple[str, bool]]:
    rows = await town.rows(
        "select kind, met_at is not null as met from doorstep.obligation where superseded_at is null"
        " and cancelled_at is null order by opened_at, kind"
    )
    return [(row["kind"], row["met"]) for row in rows]


async def test_one_council_sees_what_the_other_is_told_is_withheld(town: Town) -> None:
    nominal = await two_councils(town)

    at_a = (await town.ask(ITEM, {"id": str(await town.share(nominal, "A"))}, caller=town.partners["A"]))["sharedItem"]
    at_b = (await town.ask(ITEM, {"id": str(await town.share(nominal, "B"))}, caller=town.partners["B"]))["sharedItem"]

    assert "HEALTH" not in [said["field"] for said in at_a["statements"]]
    assert at_a["withheld"] == [
        {"field": "HEALTH", "category": "HEALTH", "clause": "4.2", "reason": "Not for this agency."}
    ]
    assert at_a["agreement"]["contact"] == "lead@agency.example"
    assert "mental health: SECRET-HEALTH" in [said["text"] for said in at_b["statements"]]
    assert at_b["withheld"] == []
    ledger = await town.rows("select decision, kept_back from doorstep.disclosure order by disclosed_at, id")
    assert sorted((row["decision"], tuple(row["kept_back"])) for row in ledger) == [
        ("SHARED", ()),
        ("SHARED_REDACTED", ("HEALTH",)),
    ]


async def test_the_envelope_tells_how_to_judge_what_was_told(town: Town) -> None:
    nominal = await two_councils(town)

    item = (await town.ask(ITEM, {"id": str(await town.share(nominal, "B"))}, caller=town.partners["B"]))["sharedItem"]

    assert item["grading"] == "Police record; not graded as intelligence"
    assert item["asOf"] == "2026-03-10T12:00:00.000Z"
    assert item["verifiedBy"] == "An Invented Person, Northmoor Police"
    assert item["subjectCategory"] == "CONVICTED"
    assert item["meaning"] == "A child of five lives there."
    assert (item["onward"], item["purpose"], item["gateway"]) == ("NONE", "CHILD_SAFEGUARDING", "COMMON_LAW")
    child = next(said for said in item["statements"] if said["field"] == "CHILDREN")
    assert child == {
        "field": "CHILDREN",
        "text": "Ida, child, under 5, lives there",
        "basis": "FACT_OBSERVED",
        "subjectCategory": "CHILD_AT_RISK",
    }


async def test_what_the_officer_saw_is_what_is_sent(town: Town) -> None:
    nominal = await two_councils(town)
    asked = town.asking(nominal, "B", leave_out=(SharedField.WARNINGS,))
    seen = await disclosing.preview(town.services, town.officer, asked)
    await describe(town.owner, nominal, home="Moved meanwhile")

    stale = await disclosing.disclose(town.services, town.officer, replace(asked, content_digest=seen.content.digest))
    assert codes(stale) == ["STALE_CONTENT"]

    key = await town.share(nominal, "B", leave_out=(SharedField.WARNINGS,))
    told = await town.rows("select field, text from doorstep.disclosed_statement where disclosure_id = $1", key)
    assert "Moved meanwhile, NX1 1CC" in [row["text"] for row in told]
    assert "WARNINGS" not in [row["field"] for row in told]


async def test_nothing_is_shared_without_an_agreement_that_covers_it(town: Town) -> None:
    nominal = await two_councils(town)
    await town.agency("C")
    elsewhere = await town.nominal(unit_id=town.west)
    hidden = await town.nominal(restricted=True)

    async def faults(key: UUID, agency: str, **said: object) -> list[str]:
        return codes(await disclosing.disclose(town.services, town.officer, town.asking(key, agency, **said)))

    assert await faults(nominal, "C") == ["NO_AGREEMENT"]
    assert await faults(nominal, "A", purpose=Purpose.HOUSING) == ["PURPOSE_NOT_AGREED"]
    assert await faults(elsewhere, "A") == ["NOT_COVERED"]
    assert await faults(hidden, "A") == ["RESTRICTED"]
    assert await faults(nominal, "A", meaning=" ") == ["REQUIRED"]
    assert await faults(nominal, "A", kept_from_subject_reason="x" * 501) == ["TOO_LONG"]
    assert await town.rows("select id from doorstep.disclosure") == []


async def test_only_who_works_with_the_nominal_may_look_or_share(town: Town) -> None:
    nominal = await two_councils(town)
    stranger = replace(town.officer, officer_id=new_id(), unit_ids=())

    with pytest.raises(Forbidden):
        await disclosing.preview(town.services, stranger, town.asking(nominal, "B"))
    outcome = await disclosing.disclose(town.services, stranger, town.asking(nominal, "B"))
    assert codes(outcome) == ["UNKNOWN_RECORD"]


async def test_the_same_act_sent_twice_is_one_act(town: Town) -> None:
    nominal = await two_councils(town)
    asked = town.asking(nominal, "B")
    seen = await disclosing.preview(town.services, town.officer, asked)
    command = replace(asked, content_digest=seen.content.digest)

    for _ in range(2):
        outcome = await disclosing.disclose(town.services, town.officer, command)
        assert outcome == Done(command.disclosure_id)

    assert len(await town.rows("select id from doorstep.disclosure")) == 1
    events = await town.rows("select subject_ids from doorstep.audit_event where operation = 'disclosure'")
    assert [row["subject_ids"] for row in events] == [[nominal]]


async def test_an_acknowledgement_is_owed_and_meets_what_is_owed(town: Town) -> None:
    nominal = await two_councils(town)
    key = await town.share(nominal, "B")
    assert await owed(town) == [("DISCLOSURE_ACK", False)]
    due = await town.rows("select acknowledge_by from doorstep.disclosure")
    assert due[0]["acknowledge_by"].isoformat() == "2026-03-12T23:59:59.999000+00:00"

    stranger = await receiving.acknowledge(
        town.services, town.partners["A"], Acknowledge(id=new_id(), disclosure_id=key)
    )
    assert codes(stranger) == ["UNKNOWN_RECORD"]
    machine = replace(town.partners["B"], on_behalf_of="4711; social worker")
    command = Acknowledge(id=new_id(), disclosure_id=key)
    assert await receiving.acknowledge(town.services, machine, command) == Done(key)

    assert await owed(town) == [("DISCLOSURE_ACK", True)]
    rows = await town.rows("select acknowledged_by, acknowledged_for from doorstep.disclosure")
    assert rows == [{"acknowledged_by": machine.id, "acknowledged_for": "4711; social worker"}]
    said = await town.rows("select on_behalf_of from doorstep.audit_event where action = 'acknowledgeDisclosure'")
    assert said == [{"on_behalf_of": "4711; social worker"}]


async def test_nobody_is_answered_about_whom_the_agreement_does_not_cover_not_even_to_a_pointer(town: Town) -> None:
    await town.agency("A")
    await town.agree("A", pointer=True)
    await town.nominal(name="Hidden Person", unit_id=town.west)
    given = about("Hidden Person")
    assert (await town.ask(ENQUIRE, given, caller=town.partners["A"]))["enquire"]["items"][0]["isPointer"]
    (told,) = await town.rows("select id from doorstep.disclosure")
    question = AskQuestion(id=new_id(), disclosure_id=told["id"], text="Does he have children?")
    assert await receiving.ask(town.services, town.partners["A"], question) == Done(question.id)

    answer = AnswerQuestion(id=new_id(), question_id=question.id, text="Two, in Westby.")
    supervisor = replace(town.supervisor, officer_id=town.officer.officer_id)

    assert codes(await answering.answer(town.services, supervisor, answer)) == ["NOT_COVERED"]
    assert await town.rows("select id from doorstep.disclosed_statement") == []


async def test_an_answer_is_a_disclosure_like_any_other(town: Town) -> None:
    nominal = await two_councils(town)
    key = await town.share(nominal, "B")
    question = AskQuestion(id=new_id(), disclosure_id=key, text="Does he still see the boys?")
    assert await receiving.ask(town.services, town.partners["B"], question) == Done(question.id)
    assert ("QUESTION_ANSWER", False) in await owed(town)

    answer = AnswerQuestion(id=new_id(), question_id=question.id, text="Not since May.")
    assert await answering.answer(town.services, town.officer, answer) == Done(question.id)

    assert ("QUESTION_ANSWER", True) in await owed(town)
    again = replace(answer, id=new_id())
    assert codes(await answering.answer(town.services, town.officer, again)) == ["ANSWERED"]
    asked = "{ sharedItems(filter: {recordKind: [ANSWER]}) { nodes { statements { field text } } } }"
    found = await town.ask(asked, caller=town.partners["B"])
    assert found["sharedItems"]["nodes"] == [{"statements": [{"field": "ANSWER", "text": "Not since May."}]}]


async def test_what_a_person_concerned_is_given_leaves_out_what_is_kept_from_them(town: Town) -> None:
    nominal = await two_councils(town)
    first, second = await town.share(nominal, "A"), await town.share(nominal, "B")
    keep = KeepFromSubject(id=new_id(), disclosure_id=second, reason="It would prejudice an investigation.")
    assert await answering.keep_from_subject(town.services, town.officer, keep) == Done(second)

    asked = """query ($id: ID!) { disclosures(filter: {nominalId: $id, keptFromSubject: false}) {
      nodes { id agency { name } statements { text basis } } } }"""
    given = await town.ask(asked, {"id": str(nominal)}, caller=town.dpo)

    assert [each["id"] for each in given["disclosures"]["nodes"]] == [str(first)]
    reasons = "{ disclosures(filter: {keptFromSubject: true}) { nodes { keptFromSubjectReason } } }"
    kept = await town.ask(reasons, caller=town.dpo)
    assert kept["disclosures"]["nodes"] == [{"keptFromSubjectReason": keep.reason}]


async def test_the_ledger_is_read_by_nominal_by_agency_and_by_officer(town: Town) -> None:
    nominal, other = await two_councils(town), await town.nominal()
    await describe(town.owner, other)
    await town.share(nominal, "A")
    await town.share(other, "A")
    await town.share(nominal, "B")
    asked = "query ($f: DisclosureFilter) { disclosures(filter: $f) { totalCount } }"

    async def count(**filters: object) -> int:
        found: int = (await town.ask(asked, {"f": filters}, caller=town.dpo))["disclosures"]["totalCount"]
        return found

    assert await count(nominalId=str(nominal)) == 2
    assert await count(agencyId=str(town.agencies["A"])) == 2
    assert await count(officerId=str(town.officer.officer_id)) == 3
    assert await count(officerId=str(new_id())) == 0


async def test_what_was_told_and_what_was_signed_is_never_changed(town: Town) -> None:
    nominal = await two_councils(town)
    await town.share(nominal, "B")

    for statement in (
        "update doorstep.disclosed_statement set text = 'Other'",
        "update doorstep.disclosure set meaning = 'Other'",
        "delete from doorstep.disclosed_statement",
        "update doorstep.agreement set valid_to = '2100-01-01'",
        "update doorstep.agreement set signed_at = now()",
        MORE_ROWS,
    ):
        with pytest.raises(IntegrityConstraintViolationError):
            await town.owner.execute(statement)


async def test_what_was_noted_at_a_visit_is_no_statement_and_is_told_to_nobody(town: Town) -> None:
    await town.agency("A")
    await town.agree("A")
    nominal = await town.nominal()
    await describe(town.owner, nominal)
    visit = await insert(
        town.owner, "visit", nominal_id=nominal, officer_id=town.officer.officer_id, submission_id=new_id(),
        visit_type="ROUTINE", outcome="SUCCESSFUL", started_at=town.clock.now(), received_at=town.clock.now(),
        announced=False, crew_mode="DOUBLE", nominal_seen=True, entry_sought_to_search=False, notes="NOTED-FREELY",
    )  # fmt: skip

    await town.share(nominal, "A")

    mine = await town.send("{ sharedItems { nodes { statements { text } } } }", None, town.partners["A"])
    node = await town.send("query ($id: ID!) { node(id: $id) { id } }", {"id": str(visit)}, town.partners["A"])
    assert mine.json()["data"]["sharedItems"]["nodes"][0]["statements"], "something was told"
    assert (node.json().get("data") or {}).get("node") is None
    assert b"NOTED-FREELY" not in mine.content + node.content
    today = town.clock.now().date()
    async with town.services.database.writing(town.officer.service_context()) as connection:
        told = await content.held(connection, FORCE, [nominal], today=today)
    assert told[nominal], "what could ever be told of them"
    assert not [each for each in told[nominal] if "NOTED-FREELY" in each.text]
