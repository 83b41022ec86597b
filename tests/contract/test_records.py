"""Assessments and plans as a program writes and reads them."""

from api.values import new_id
from tests.contract.counter import Counter

SAVE_ARMS = """mutation S($i: SaveArmsInput!) { saveArms(input: $i) {
  assessment { number version state factors { factor rating evidence { text basis subjectCategory } } }
  userErrors { code field } } }"""
SAVE_PLAN = """mutation S($i: SavePlanInput!) { savePlan(input: $i) {
  plan { version state triggers { text } contingencies { ifText trigger { text } who urgency } }
  userErrors { code field } } }"""


async def test_a_draft_comes_back_as_it_was_said_and_what_is_wrong_is_named_by_field(counter: Counter) -> None:
    evidence = {"text": "Seen.", "basis": "FACT_OBSERVED", "source": "INTERVIEW"}
    factor = {"factor": "OPPORTUNITY", "rating": "HIGH", "evidence": [evidence]}
    said = {"id": str(new_id()), "assessmentId": str(new_id()), "nominalId": str(counter.nominal_id)}
    said |= {"expectedVersion": 0, "factors": [factor]}

    first = await counter.ask(SAVE_ARMS, {"i": said})
    again = await counter.ask(SAVE_ARMS, {"i": said})
    bad = evidence | {"text": " ", "statementId": str(new_id())}
    wrong = said | {"id": str(new_id()), "expectedVersion": 1, "factors": [factor | {"evidence": [bad]}]}
    refused = (await counter.ask(SAVE_ARMS, {"i": wrong}))["data"]["saveArms"]

    kept = {
        "factor": "OPPORTUNITY",
        "rating": "HIGH",
        "evidence": [{"text": "Seen.", "basis": "FACT_OBSERVED", "subjectCategory": "CONVICTED"}],
    }
    assessment = {"number": 1, "version": 1, "state": "DRAFT", "factors": [kept]}
    assert first == again == {"data": {"saveArms": {"assessment": assessment, "userErrors": []}}}
    assert refused["assessment"] is None
    assert [error["field"] for error in refused["userErrors"]] == [
        "factors.0.evidence.0.text",
        "factors.0.evidence.0.statementId",
        "factors.0.evidence.0.source",
    ]


async def test_a_plan_comes_back_with_its_triggers_and_what_they_fire(counter: Counter) -> None:
    row = {"onWhat": "TRIGGER_HAPPENED", "triggerNumber": 1, "ifText": "If", "thenText": "Then"}
    said = {"id": str(new_id()), "planId": str(new_id()), "nominalId": str(counter.nominal_id), "expectedVersion": 0}
    said |= {"triggers": ["Drinking"], "contingencies": [row | {"who": "OWNER", "urgency": "AT_ONCE"}]}

    answer = await counter.ask(SAVE_PLAN, {"i": said})

    fired = {"ifText": "If", "trigger": {"text": "Drinking"}, "who": "OWNER", "urgency": "AT_ONCE"}
    plan = {"version": 1, "state": "DRAFT", "triggers": [{"text": "Drinking"}], "contingencies": [fired]}
    assert answer == {"data": {"savePlan": {"plan": plan, "userErrors": []}}}
