"""A child abuse case is shared with its decision in one act; nothing of it while it is covert."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from api.access.role_scopes import ROLE_SCOPES
from api.cases import covert, receiving
from api.cases.commands import LiftEmbargo, ReceiveReferral, ReferredChild, ReferredSubject
from api.cases.words import ReferralSource
from api.identity.principal import Principal, Role
from api.nominals.commands import AgeBand
from api.nominals.desk import Done, Refused
from api.refusals import Forbidden
from api.sharing import case_sharing, recalls, releasing
from api.sharing import receiving as partners
from api.sharing.commands import Acknowledge, AskQuestion, DiscloseCase, ProposeRecall, ReleaseReport, SendRecall
from api.sharing.words import Purpose, RecallKind, SharedField, WithheldCategory
from api.values import new_id
from tests.makers import insert, make_officer, make_principal, make_unit
from tests.sharing.conftest import AD_HOC, Town
from tests.sharing.test_intelligence import report

ITEMS = """{ sharedItems { nodes { id recordKind isRecalled meaning subjectCategory
  statements { field text subjectCategory } } } }"""


async def analyst(town: Town) -> Principal:
    unit = await make_unit(town.owner, kind="OCAIT", name="OCAIT", district=None)
    officer = await make_officer(town.owner, unit)
    made = await make_principal(town.owner, Role.OCAIT_ANALYST, officer_id=officer, unit_ids=(unit,))
    return replace(made, scopes=ROLE_SCOPES[Role.OCAIT_ANALYST] | AD_HOC)


async def received(town: Town, by: Principal, **said: Any) -> UUID:
    whole: dict[str, Any] = {
        "id": new_id(),
        "source": ReferralSource.NCA,
        "reference": "NCA-77",
        "received_at": town.clock.now(),
        "summary": "An account shared files.",
        "subjects": (ReferredSubject(name="Bert Example"),),
        "children": (ReferredChild(first_name="Ida", age_band=AgeBand.FROM_5_TO_9, relationship="daughter"),),
    }
    outcome = await receiving.receive(town.services, by, ReceiveReferral(**(whole | said)))
    assert isinstance(outcome, Done), outcome
    return outcome.record_id


async def councils(town: Town) -> None:
    for name in ("A", "B"):
        await town.agency(name)
    await town.agree("A")
    await town.agree("B", {SharedField.CASE: WithheldCategory.INTELLIGENCE})


def asking(town: Town, case: UUID, agency: str = "A", **said: Any) -> DiscloseCase:
    whole: dict[str, Any] = {
        "id": new_id(),
        "disclosure_id": new_id(),
        "case_id": case,
        "agency_id": town.agencies[agency],
        "purpose": Purpose.CHILD_SAFEGUARDING,
        "meaning": "A daughter of primary school age lives with him.",
        "content_digest": "",
    }
    return DiscloseCase(**(whole | said))


async def share(town: Town, by: Principal, case: UUID) -> UUID:
    asked = asking(town, case)
    seen = await case_sharing.preview(town.services, by, asked)
    assert seen.errors == ()
    command = replace(asked, content_digest=seen.content.digest)
    assert await case_sharing.disclose(town.services, by, command) == Done(command.disclosure_id)
    return command.disclosure_id


def codes(outcome: Done | Refused) -> list[str]:
    assert isinstance(outcome, Refused)
    return [error.code for error in outcome.errors]


async def owed(town: Town, case: UUID) -> list[tuple[str, bool]]:
    rows = await town.rows(
        "select kind, met_at is not null as met from doorstep.obligation where case_id = $1 and superseded_at is null"
        " and cancelled_at is null and kind in ('SHARE_DECISION', 'DISCLOSURE_ACK', 'RECALL_ACK') order by kind",
        case,
    )
    return [(row["kind"], row["met"]) for row in rows]


async def test_telling_of_a_case_is_its_share_decision(town: Town) -> None:
    await councils(town)
    by = await analyst(town)
    case = await received(town, by)
    assert await owed(town, case) == [("SHARE_DECISION", False)]

    key = await share(town, by, case)

    assert await owed(town, case) == [("DISCLOSURE_ACK", False), ("SHARE_DECISION", True)]
    decisions = await town.rows("select decision, disclosure_id, told from doorstep.share_decision")
    assert decisions == [{"decision": "SHARED", "disclosure_id": key, "told": "Agreement"}]
    (item,) = (await town.ask(ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"]
    assert (item["recordKind"], item["subjectCategory"]) == ("CASE", "SUSPECT")
    assert {
        "field": "CHILDREN",
        "text": "Ida, daughter, from 5 to 9, lives there",
        "subjectCategory": "CHILD_AT_RISK",
    } in (item["statements"])
    assert {"field": "NAME", "text": "Bert Example", "subjectCategory": "SUSPECT"} in item["statements"]
    ledger = "{ disclosures { nodes { caseId nominalId } } }"
    for reader in (by, town.dpo):
        assert (await town.ask(ledger, caller=reader))["disclosures"]["nodes"] == [
            {"caseId": str(case), "nominalId": None}
        ]
    assert (await town.ask(ledger, caller=town.officer))["disclosures"]["nodes"] == []


async def test_a_covert_case_is_told_to_nobody_and_hides_what_was_told(town: Town) -> None:
    await councils(town)
    by = await analyst(town)
    case = await received(town, by, embargo="A warrant is planned.")
    outcome = await case_sharing.disclose(town.services, by, asking(town, case))
    assert codes(outcome) == ["EMBARGOED"]
    assert await owed(town, case) == [("SHARE_DECISION", False)]
    lifted = LiftEmbargo(id=new_id(), case_id=case, reason="The warrant was carried out.")
    assert isinstance(await covert.lift_embargo(town.services, by, lifted), Done)
    await share(town, by, case)
    assert len((await town.ask(ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"]) == 1

    await town.owner.execute("update doorstep.ocait_case set embargoed = true where id = $1", case)

    assert (await town.ask(ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"] == []


async def test_only_an_agreement_that_shows_cases_covers_one_and_only_who_works_with_it_tells(town: Town) -> None:
    await councils(town)
    by = await analyst(town)
    case = await received(town, by)

    assert codes(await case_sharing.disclose(town.services, by, asking(town, case, "B"))) == ["NOT_COVERED"]
    assert codes(await case_sharing.disclose(town.services, town.officer, asking(town, case))) == ["UNKNOWN_CASE"]
    with pytest.raises(Forbidden):
        await case_sharing.preview(town.services, town.officer, asking(town, case))
    assert codes(await case_sharing.disclose(town.services, by, asking(town, case))) == ["STALE_CONTENT"]
    assert await town.rows("select id from doorstep.disclosure") == []


async def test_a_case_is_acknowledged_asked_about_and_recalled_as_anything_is(town: Town) -> None:
    await councils(town)
    by = await analyst(town)
    case = await received(town, by)
    key = await share(town, by, case)
    partner = town.partners["A"]
    assert await partners.acknowledge(town.services, partner, Acknowledge(id=new_id(), disclosure_id=key)) == Done(key)
    question = AskQuestion(id=new_id(), disclosure_id=key, text="Which school?")
    assert await partners.ask(town.services, partner, question) == Done(question.id)

    wrong = ProposeRecall(id=new_id(), disclosure_id=key, kind=RecallKind.WITHDRAWAL, reason="It is another family.")
    assert await recalls.propose(town.services, by, wrong) == Done(wrong.id)
    sent = SendRecall(id=new_id(), recall_id=wrong.id)
    assert await recalls.send(town.services, by, sent) == Done(wrong.id)

    assert await owed(town, case) == [("DISCLOSURE_ACK", True), ("RECALL_ACK", False), ("SHARE_DECISION", True)]
    (item,) = (await town.ask(ITEMS, caller=partner))["sharedItems"]["nodes"]
    assert (item["isRecalled"], item["statements"]) == (True, [])


_TELL = """mutation ($input: ContributeConcernInput!) { contributeConcern(input: $input) {
  concern { id caseId } userErrors { code } } }"""
_HEAR = "mutation ($input: AnswerConcernInput!) { answerConcern(input: $input) { userErrors { code } } }"
_WAITING = "{ concerns(filter: { answered: false }) { nodes { id caseId text } } }"


async def test_a_concern_about_a_case_is_owed_by_its_officer_and_read_by_nobody_who_may_not_know_of_it(
    town: Town,
) -> None:
    await councils(town)
    by = await analyst(town)
    case = await received(town, by)
    told = {"id": str(new_id()), "disclosureId": str(await share(town, by, case)), "text": "She has bruises."}
    partner = replace(town.partners["A"], scopes=ROLE_SCOPES[Role.PARTNER_CONTRIBUTOR] | AD_HOC)

    payload = (await town.ask(_TELL, {"input": told}, caller=partner))["contributeConcern"]

    assert payload == {"concern": {"id": told["id"], "caseId": None}, "userErrors": []}
    await town.owner.execute("update doorstep.ocait_case set embargoed = true where id = $1", case)
    (seen,) = (await town.ask(_WAITING, caller=by))["concerns"]["nodes"]
    assert seen == {"id": told["id"], "caseId": str(case), "text": "She has bruises."}
    assert (await town.ask(_WAITING, caller=town.officer))["concerns"]["nodes"] == []
    owed = "select met_at is not null as met, owner_id from doorstep.obligation where kind = 'ALERT_ANSWER'"
    assert await town.rows(owed) == [{"met": False, "owner_id": by.officer_id}]

    answer = {"id": str(new_id()), "concernId": told["id"], "answer": "We have seen her."}
    stranger = (await town.ask(_HEAR, {"input": answer}, caller=town.officer))["answerConcern"]["userErrors"]
    assert stranger == [{"code": "UNKNOWN_RECORD"}]
    again = answer | {"id": str(new_id())}
    assert (await town.ask(_HEAR, {"input": again}, caller=by))["answerConcern"]["userErrors"] == []

    assert await town.rows(owed) == [{"met": True, "owner_id": by.officer_id}]
    (heard,) = (await town.ask("{ concerns { nodes { answer } } }", caller=partner))["concerns"]["nodes"]
    assert heard == {"answer": "We have seen her."}


async def agreeing_to_reports(town: Town) -> None:
    """A is told of cases and of intelligence, B of cases alone, C of intelligence alone."""
    for name in ("A", "B", "C"):
        await town.agency(name)
    await town.agree("A")
    await town.agree("B", {SharedField.INTELLIGENCE: WithheldCategory.INTELLIGENCE})
    await town.agree("C", {SharedField.CASE: WithheldCategory.INTELLIGENCE})


async def share_report(town: Town, by: Principal, case: UUID, key: UUID, agency: str = "A") -> Done | Refused:
    """Look, then send."""
    asked = asking(town, case, agency, report_id=key)
    seen = await case_sharing.preview(town.services, by, asked)
    return await case_sharing.disclose(town.services, by, replace(asked, content_digest=seen.content.digest))


async def test_a_report_about_a_case_alone_is_shared_like_one_about_a_nominal(town: Town) -> None:
    await agreeing_to_reports(town)
    by = await analyst(town)
    case = await received(town, by)
    key, _ = await report(town, case_id=case)
    ledger = "query ($id: ID!) { case(id: $id) { intelligence { report { id } } } }"
    found = (await town.ask(ledger, {"id": str(case)}, caller=by))["case"]["intelligence"]
    assert found == [{"report": {"id": str(key)}}]

    outcome = await share_report(town, by, case, key)

    assert isinstance(outcome, Done), outcome
    (item,) = (await town.ask(ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"]
    assert item["recordKind"] == "INTELLIGENCE"
    assert [(each["field"], each["text"], each["subjectCategory"]) for each in item["statements"]] == [
        ("REFERENCE", "NCA-77", "SUSPECT"),
        ("NAME", "Bert Example", "SUSPECT"),
        ("INTELLIGENCE", "2BP He was seen near the school.", "ASSOCIATE"),
    ]
    (row,) = await town.rows("select id, case_id, record_kind, record_id, nominal_id from doorstep.disclosure")
    assert tuple(row.values()) == (outcome.record_id, case, "INTELLIGENCE", key, None)
    assert await owed(town, case) == [("DISCLOSURE_ACK", False), ("SHARE_DECISION", False)], "the case is not told yet"


async def test_a_report_about_a_case_goes_where_the_agreement_shows_both_and_never_from_elsewhere(town: Town) -> None:
    await agreeing_to_reports(town)
    by = await analyst(town)
    case = await received(town, by)
    key, _ = await report(town, case_id=case)
    elsewhere, _ = await report(town, case_id=await received(town, by, reference="NCA-78"))

    told = await share_report(town, by, case, key, "B")
    assert isinstance(told, Done)
    (item,) = (await town.ask(ITEMS, caller=town.partners["B"]))["sharedItems"]["nodes"]
    assert {each["field"] for each in item["statements"]} == {"REFERENCE", "NAME"}
    assert codes(await share_report(town, by, case, key, "C")) == ["NOT_COVERED"]
    assert "UNKNOWN_REPORT" in codes(await share_report(town, by, case, elsewhere))
    with pytest.raises(Forbidden):
        await share_report(town, town.officer, case, key)


async def test_a_report_about_a_covert_case_goes_to_nobody_until_the_embargo_is_lifted(town: Town) -> None:
    await agreeing_to_reports(town)
    by = await analyst(town)
    case = await received(town, by, embargo="A warrant is planned.")
    open_case = await received(town, by, reference="NCA-78")
    key, _ = await report(town, case_id=case)
    await insert(town.owner, "intelligence_link", report_id=key, case_id=open_case, is_ready=True)

    assert codes(await share_report(town, by, case, key)) == ["RESTRICTED", "EMBARGOED"]
    assert codes(await share_report(town, by, open_case, key)) == ["RESTRICTED"], "by no other way either"

    lifted = LiftEmbargo(id=new_id(), case_id=case, reason="The warrant was carried out.")
    assert isinstance(await covert.lift_embargo(town.services, by, lifted), Done)
    assert isinstance(await share_report(town, by, case, key), Done)
    assert len((await town.ask(ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"]) == 1
    await town.owner.execute("update doorstep.ocait_case set embargoed = true where id = $1", case)
    assert (await town.ask(ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"] == []


async def test_a_report_with_conditions_about_a_case_waits_for_its_release(town: Town) -> None:
    await agreeing_to_reports(town)
    by = await analyst(town)
    case = await received(town, by)
    key, _ = await report(town, case_id=case, handling="C")
    assert codes(await share_report(town, by, case, key)) == ["RELEASE_NEEDED"]

    unit = await make_principal(town.owner, Role.INTELLIGENCE_UNIT)
    freed = ReleaseReport(id=new_id(), report_id=key, agency_id=town.agencies["A"], days=7)
    assert isinstance(await releasing.release(town.services, unit, freed), Done)
    assert isinstance(await share_report(town, by, case, key), Done)
    (conditions,) = await town.rows("select conditions, is_conditional from doorstep.disclosure")
    assert conditions == {"conditions": "Not to be acted on.", "is_conditional": True}
