"""The decisions about a nominal as typed mutations: what they answer, and whom they refuse."""

from api.obligations import baseline
from api.values import new_id
from tests.contract.counter import Counter
from tests.makers import Owner, insert

LEVEL = """mutation L($i: SetRiskLevelInput!) { setRiskLevel(input: $i) {
  waits userErrors { code field } nominal {
    riskLevel version riskDecisions { level reason effectiveAt }
    obligations { nodes { kind dueAt explain revisedFor } } } } }"""
NOTIFY = """mutation N($i: RecordNotificationInput!) { recordNotification(input: $i) {
  userErrors { code field } nominal {
    notifications { kind details }
    obligations { nodes { kind explain openedWith metWith } } } } }"""


def level(counter: Counter, to: str, **said: object) -> dict[str, object]:
    asked = {"id": str(new_id()), "nominalId": str(counter.nominal_id), "level": to, "reason": "News.", **said}
    return {"i": asked}


async def test_an_officer_sets_a_level_and_sees_what_is_owed_by_it_and_why(counter: Counter) -> None:
    asked = level(counter, "HIGH", expectedVersion=1)

    first = await counter.ask(LEVEL, asked)
    again = await counter.ask(LEVEL, asked)

    answer = first["data"]["setRiskLevel"]
    assert (answer["waits"], answer["userErrors"]) == (False, [])
    assert (answer["nominal"]["riskLevel"], answer["nominal"]["version"]) == ("HIGH", 2)
    [owed] = answer["nominal"]["obligations"]["nodes"]
    assert owed["kind"] == "VISIT_ROUTINE"
    assert "Rule for high risk, in force from 1 January 2000" in owed["explain"]
    assert again == first


async def test_what_is_wrong_is_told_in_codes(counter: Counter) -> None:
    answer = await counter.ask(LEVEL, level(counter, "MEDIUM", expectedVersion=7))

    assert answer["data"]["setRiskLevel"]["nominal"] is None
    codes = [error["code"] for error in answer["data"]["setRiskLevel"]["userErrors"]]
    assert codes == ["STALE_VERSION", "NOTHING_TO_CHANGE"]


async def test_a_partner_decides_nothing(counter: Counter) -> None:
    counter.caller = counter.partner

    answer = await counter.ask(LEVEL, level(counter, "HIGH"))

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"


async def test_a_notification_is_in_the_register_and_opens_the_next_duty(counter: Counter, owner: Owner) -> None:
    await owner.execute("delete from doorstep.policy_row")
    for row in baseline.policy_rows():
        await insert(owner, "policy_row", **row)
    said = {"kind": "ANNUAL", "notifiedAt": "2026-01-31T10:00:00Z", "details": "All confirmed."}
    asked = {"i": {"id": str(new_id()), "nominalId": str(counter.nominal_id), **said}}

    answer = (await counter.ask(NOTIFY, asked))["data"]["recordNotification"]

    assert answer["userErrors"] == []
    assert answer["nominal"]["notifications"] == [{"kind": "ANNUAL", "details": "All confirmed."}]
    [owed] = answer["nominal"]["obligations"]["nodes"]
    assert (owed["kind"], owed["openedWith"], owed["metWith"]) == ("NOTIF_ANNUAL", "NOTIFICATION", None)
    assert "by the end of 31 January 2027" in owed["explain"]
