"""Acceptance scenarios of child abuse cases, whole and through the contract: what team, partners and board see."""

from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from api.access.role_scopes import ROLE_SCOPES
from api.identity.principal import Principal, Role
from api.obligations.commands import ObligationKind
from api.oversight import service as oversight
from api.oversight import standards
from api.oversight.commands import Which
from api.values import new_id
from tests.makers import insert, make_officer, make_principal
from tests.sharing.conftest import AD_HOC, Town
from tests.sharing.test_cases import ITEMS, analyst, councils, received, share
from tests.sharing.test_intelligence import report

_CASE = """query ($id: ID!) { case(id: $id) {
  band sharing escalated hoursToFirstShare actionDueAt shareDueAt shareReviewDueAt embargoed
  shareDecisions { decision withheldFor reason reviewer { id } disclosureId }
  obligations { kind dueAt metAt } } }"""
_KIRAT = "mutation ($input: RecordKiratInput!) { recordKirat(input: $input) { userErrors { code } } }"
_DECIDE = "mutation ($input: DecideSharingInput!) { decideSharing(input: $input) { userErrors { code } } }"
_EVENT = "mutation ($input: RecordCaseEventInput!) { recordCaseEvent(input: $input) { userErrors { code } } }"
_CHECK = "mutation ($input: CheckWelfareInput!) { checkWelfare(input: $input) { userErrors { code } } }"
_LIFT = "mutation ($input: LiftEmbargoInput!) { liftEmbargo(input: $input) { userErrors { code } } }"
_CANDIDATES = "query ($id: ID!) { caseCandidates(caseId: $id) { subjectId nominalId why } }"
_SAME = "mutation ($input: DecideLikenessInput!) { decideLikeness(input: $input) { userErrors { code } } }"
_CONVICT = "mutation ($input: RecordConvictionInput!) { recordConviction(input: $input) { userErrors { code } } }"
_STEP = "mutation ($input: RecordSafeguardingInput!) { recordSafeguarding(input: $input) { userErrors { code } } }"
_SEIZE = "mutation ($input: SeizeDeviceInput!) { seizeDevice(input: $input) { userErrors { code } } }"
_PLAN = "mutation ($input: PlanWelfareInput!) { planWelfare(input: $input) { userErrors { code } } }"
_FILE = "mutation ($input: AddCaseDocumentInput!) { addCaseDocument(input: $input) { userErrors { code } } }"
_REGISTERED = """query ($id: ID!) { nominal(id: $id) {
  name unit { kind } household { firstName relationship } devices { exhibit } identities { value }
  agencyReferences { agency reference } categories { category since until }
  documents { name content } welfarePlans { text } intelligence { report { items { text } } }
  obligations(first: 50) { nodes { kind } } } }"""


async def _asked(town: Town, by: Principal, mutation: str, case: UUID, **said: Any) -> list[str]:
    """The codes of what stood against it; nothing: it was done."""
    (payload,) = (
        await town.ask(mutation, {"input": {"id": str(new_id()), "caseId": str(case)} | said}, caller=by)
    ).values()
    return [error["code"] for error in payload["userErrors"]]


async def _scored(town: Town, by: Principal, case: UUID, band: str) -> None:
    at = town.clock.now().isoformat()
    said = {"band": band, "version": "2", "assessor": "DC Invented", "bandAsOf": at, "reason": "As scored."}
    assert await _asked(town, by, _KIRAT, case, **said) == []


async def _seen(town: Town, by: Principal, case: UUID) -> Any:
    return (await town.ask(_CASE, {"id": str(case)}, caller=by))["case"]


async def _late(town: Town, kind: ObligationKind) -> int:
    """What the board counts as overdue."""
    if not await town.rows("select from doorstep.standard limit 1"):
        for row in standards.rows():
            await insert(town.owner, "standard", **row)
    governance = await make_principal(town.owner, Role.GOVERNANCE)
    return (await oversight.board(town.services, governance, Which(kinds=[kind]), None, None)).size


async def _sergeant(town: Town, by: Principal) -> Principal:
    officer = await make_officer(town.owner, by.unit_ids[0])
    made = await make_principal(town.owner, Role.SUPERVISOR, officer_id=officer, unit_ids=by.unit_ids)
    return replace(made, scopes=ROLE_SCOPES[Role.SUPERVISOR] | AD_HOC)


async def test_a_medium_case_on_day_15_is_late_to_act_on_and_its_sharing_was_done_on_day_0(town: Town) -> None:
    """Acceptance scenario 8."""
    await councils(town)
    by = await analyst(town)
    case = await received(town, by)
    await _scored(town, by, case, "MEDIUM")
    told = await share(town, by, case)
    assert await _late(town, ObligationKind.KIRAT_ACTION) == 0

    town.clock.pass_(days=15)

    seen = await _seen(town, by, case)
    assert (seen["sharing"], seen["hoursToFirstShare"], seen["shareDueAt"]) == ("SHARED", 0, None)
    assert seen["actionDueAt"] < town.clock.now().isoformat()
    assert [each["disclosureId"] for each in seen["shareDecisions"]] == [str(told)]
    assert await _late(town, ObligationKind.KIRAT_ACTION) == 1
    assert await _late(town, ObligationKind.SHARE_DECISION) == 0


async def test_a_covert_low_band_case_with_children_is_withheld_with_reason_owner_and_review_and_escalates(
    town: Town,
) -> None:
    """Acceptance scenario 9."""
    await councils(town)
    by = await analyst(town)
    case = await received(town, by, embargo="A warrant is planned.")
    sergeant = await _sergeant(town, by)
    await _scored(town, by, case, "LOW")
    withheld = {"decision": "WITHHELD", "meaning": "A daughter lives there.", "withheldFor": "COVERT_PHASE"}
    assert await _asked(town, by, _DECIDE, case, **withheld) == ["MISSING", "MISSING"]
    withheld |= {"reason": "He would destroy devices.", "reviewById": str(by.officer_id)}
    assert await _asked(town, by, _DECIDE, case, **withheld) == []

    seen = await _seen(town, by, case)
    assert (seen["sharing"], seen["escalated"], seen["embargoed"]) == ("WITHHELD", False, True)
    due = town.clock.now() + timedelta(hours=48)
    assert seen["shareReviewDueAt"][:19] == due.isoformat()[:19]
    assert await _seen(town, town.officer, case) is None, "it is covert"
    assert (await town.ask(ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"] == []

    town.clock.pass_(hours=49)
    assert (await _seen(town, sergeant, case))["escalated"] is True
    assert await _asked(town, by, _DECIDE, case, **withheld) == ["SUPERVISOR_NEEDED"]
    assert await _asked(town, sergeant, _DECIDE, case, **withheld) == []
    assert await _asked(town, by, _LIFT, case, reason="The warrant was carried out.") == []
    await share(town, by, case)

    seen = await _seen(town, by, case)
    assert (seen["sharing"], seen["escalated"], seen["shareReviewDueAt"]) == ("SHARED", False, None)
    assert len((await town.ask(ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"]) == 1


async def test_a_suspect_on_bail_is_looked_after_at_each_date_and_whoever_is_not_is_on_the_board(town: Town) -> None:
    """Acceptance scenario 19."""
    by = await analyst(town)
    case = await received(town, by)
    now = town.clock.now()
    dates = {"RELEASE": now, "BAIL_RETURN": now + timedelta(days=28), "HEARING": now + timedelta(days=60)}
    events = {kind: str(new_id()) for kind in dates}
    for kind, at in dates.items():
        assert await _asked(town, by, _EVENT, case, id=events[kind], kind=kind, at=at.isoformat()) == []

    owed = [each for each in (await _seen(town, by, case))["obligations"] if each["kind"] == "SUSPECT_WELFARE"]
    assert {each["dueAt"][:19] for each in owed} == {
        (at + timedelta(hours=48)).isoformat()[:19] for at in dates.values()
    }
    town.clock.pass_(hours=49)
    assert await _late(town, ObligationKind.SUSPECT_WELFARE) == 1

    seen_at = town.clock.now().isoformat()
    said = {"eventId": events["RELEASE"], "at": seen_at, "outcome": "Seen at home; his brother stays with him."}
    assert await _asked(town, by, _CHECK, case, **said) == []

    assert await _late(town, ObligationKind.SUSPECT_WELFARE) == 0
    town.clock.pass_(days=28)
    assert await _late(town, ObligationKind.SUSPECT_WELFARE) == 1, "nobody looked after the day of bail"


async def test_a_suspect_who_is_managed_reactively_is_reviewed_at_once_by_a_persons_word(town: Town) -> None:
    """Acceptance scenario 18, up to the review; from there tests/obligations/test_reactive.py."""
    by = await analyst(town)
    known = await town.nominal(name="Bert Example", management_mode="REACTIVE", risk_level="LOW")
    case = await received(town, by)
    (found,) = (await town.ask(_CANDIDATES, {"id": str(case)}, caller=by))["caseCandidates"]
    assert (found["nominalId"], found["why"]) == (str(known), ["NAME"])
    reviews = "select opened_by, owner_id, due_at from doorstep.obligation where kind = 'REACTIVE_REVIEW'"
    assert await town.rows(reviews) == [], "no machine decides"

    said = {"subjectId": found["subjectId"], "nominalId": str(known), "decision": "SAME", "reason": "Same street."}
    assert await _asked(town, by, _SAME, case, **said) == []

    (review,) = await town.rows(reviews)
    assert (review["opened_by"], review["owner_id"]) == (case, town.officer.officer_id)
    waiting = "query ($id: ID!) { nominal(id: $id) { obligations(first: 50) { nodes { kind } } } }"
    owed = (await town.ask(waiting, {"id": str(known)}, caller=town.officer))["nominal"]["obligations"]["nodes"]
    assert {"kind": "REACTIVE_REVIEW"} in owed, "their officer is told"


async def test_a_convicted_suspect_is_found_whole_by_whoever_manages_them_with_nothing_typed_again(town: Town) -> None:
    """Acceptance scenario 20."""
    by = await analyst(town)
    case = await received(town, by)
    (subject,) = await town.rows("select id from doorstep.case_subject")
    at = town.clock.now()
    step = {"step": "CSC_REFERRAL", "at": at.isoformat(), "agency": "Ashby Council", "reference": "CSC-7"}
    assert await _asked(town, by, _STEP, case, **step) == []
    phone = {"description": "A phone", "exhibit": "EX/1", "seizedAt": at.isoformat()}
    assert await _asked(town, by, _SEIZE, case, **phone) == []
    await insert(town.owner, "case_identity", case_id=case, kind="ONLINE", platform="Chatter", value="bert_77")
    assert await _asked(town, by, _PLAN, case, text="His brother stays with him.") == []
    file = b64encode(b"What the interview said.").decode()
    assert await _asked(town, by, _FILE, case, name="Note.txt", content=file) == []
    await report(town, case_id=case)
    town.clock.pass_(days=90)
    day = town.clock.now().date().isoformat()
    convicted = {"subjectId": str(subject["id"]), "convictedOn": day, "court": "Ashby Crown Court"}
    whose = {"ownerId": str(town.officer.officer_id), "reference": "R900001"}

    assert await _asked(town, by, _CONVICT, case, **convicted, **whose) == []

    (made,) = await town.rows("select id from doorstep.nominal where reference = 'R900001'")
    seen = (await town.ask(_REGISTERED, {"id": str(made["id"])}, caller=town.officer))["nominal"]
    owed = {each["kind"] for each in seen.pop("obligations")["nodes"]}
    assert {"NOTIF_INITIAL", "VISIT_FIRST"} <= owed
    assert seen == {
        "name": "Bert Example",
        "unit": {"kind": "SOMU"},
        "household": [{"firstName": "Ida", "relationship": "daughter"}],
        "devices": [{"exhibit": "EX/1"}],
        "identities": [{"value": "bert_77"}],
        "agencyReferences": [{"agency": "Ashby Council", "reference": "CSC-7"}],
        "documents": [{"name": "Note.txt", "content": file}],
        "welfarePlans": [{"text": "His brother stays with him."}],
        "intelligence": [{"report": {"items": [{"text": "He was seen near the school."}]}}],
        "categories": [
            {"category": "CONVICTED", "since": day, "until": None},
            {"category": "SUSPECT", "since": at.date().isoformat(), "until": day},
        ],
    }
