"""A report with conditions: an officer may not share it until the intelligence unit has released it to the agency."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright, expect

from api.values import new_id
from tests.e2e.agency import rows
from tests.e2e.browser import DESK, choose_passphrase, opened, sign_in, unlock
from tests.e2e.looking import look_everywhere
from tests.e2e.server import Server

AGENCY = "National Crime Agency"
_PEOPLE = "{ caseload(first: 30) { nodes { id restricted } } }"
_PREVIEW = """query ($nominal: ID!, $agency: ID!) {
  disclosurePreview(nominalId: $nominal, agencyId: $agency, purpose: CHILD_SAFEGUARDING) { userErrors { code } } }"""
_AGREEMENTS = """{ agreements(filter: { inForce: true }, first: 100) {
  nodes { agencyId agency { name } purposes { purpose } } } }"""
_SUBMIT = "mutation ($input: SubmitIntelligenceInput!) { submitIntelligence(input: $input) { userErrors { code } } }"
_GRADE = "mutation ($input: EvaluateIntelligenceInput!) { evaluateIntelligence(input: $input) { userErrors { code } } }"
_WRITE = "mutation ($input: SanitiseIntelligenceInput!) { sanitiseIntelligence(input: $input) { userErrors { code } } }"
_REPORT = "query ($id: ID!) { intelligenceReport(id: $id) { urn version items { id } } }"


def _done(server: Server, persona: str, mutation: str, **said: Any) -> None:
    (payload,) = server.ask(persona, mutation, input={"id": str(new_id())} | said).values()
    assert payload["userErrors"] == []


def _somebody_covered(server: Server) -> str:
    """A nominal of the officer's whom the agency's agreement covers."""
    listed = server.ask("officer", _AGREEMENTS)["agreements"]["nodes"]
    agreed = next(each for each in listed if each["agency"]["name"] == AGENCY)
    preview = _PREVIEW.replace("CHILD_SAFEGUARDING", agreed["purposes"][0]["purpose"])
    for each in server.ask("officer", _PEOPLE)["caseload"]["nodes"]:
        if not each["restricted"]:
            found = server.ask("officer", preview, nominal=each["id"], agency=agreed["agencyId"])["disclosurePreview"]
            if found["userErrors"] == []:
                return str(each["id"])
    raise AssertionError("the agreement covers nobody of the officer's")


def _ready_report(server: Server, nominal: str) -> dict[str, str]:
    """A report with conditions whose twin is written."""
    key = str(new_id())
    told = {
        "text": "He has a second phone.",
        "assessment": "A",
        "basis": "FACT_OBSERVED",
        "subjectCategory": "CONVICTED",
    }
    _done(
        server, "officer", _SUBMIT, reportId=key, informationAt="2026-01-05T09:00:00Z", provenance="Told at the door",
        sourceEvaluation="RELIABLE", items=[told], nominalIds=[nominal],
    )  # fmt: skip
    report = server.ask("intelligence", _REPORT, id=key)["intelligenceReport"]
    (item,) = report["items"]
    _done(
        server, "intelligence", _GRADE, reportId=key, expectedVersion=report["version"], sourceEvaluation="RELIABLE",
        items=[{"itemId": item["id"], "assessment": "A"}], handling="C", conditions="Consult the originator.",
    )  # fmt: skip
    _done(
        server, "intelligence", _WRITE, reportId=key, expectedVersion=report["version"] + 1,
        items=[{"itemId": item["id"], "text": "He may have a second phone."}],
    )  # fmt: skip
    return {"report": key, "urn": report["urn"], "nominal": nominal}


def _choose(page: Page, urn: str) -> None:
    page.get_by_label("Agency", exact=True).select_option(label=AGENCY)
    page.get_by_label("What is shared").select_option(label=f"Intelligence report {urn}, with conditions")


def test_a_report_with_conditions_is_released_and_then_shared(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    found = _ready_report(server, _somebody_covered(server))

    with opened(playwright, folder / "report-officer", shape=DESK) as page:
        sign_in(page, server.url, "officer")
        choose_passphrase(page)
        expect(page.get_by_test_id("caseload")).to_be_visible()
        page.goto(f"{server.url}/app/nominals/{found['nominal']}/share")
        unlock(page)
        _choose(page, found["urn"])
        expect(page.get_by_text("ask the intelligence unit to release it to this agency first")).to_be_visible()
        expect(page.get_by_role("button", name="Send exactly this")).to_have_count(0)
        look_everywhere(page, "share-report-blocked")

        with opened(playwright, folder / "report-unit", shape=DESK) as unit:
            sign_in(unit, server.url, "intelligence")
            unit.goto(f"{server.url}/app/intelligence/{found['report']}")
            unit.get_by_role("button", name="Release it").click()
            expect(unit.get_by_text("Choose an agency, and give 1 to 90 days")).to_be_visible()
            unit.locator("#release-agency").select_option(label=AGENCY)
            unit.get_by_label("For how many days").fill("91")
            unit.get_by_role("button", name="Release it").click()
            expect(unit.get_by_text("Give 1 to 90 days.")).to_be_visible()
            look_everywhere(unit, "release-errors")
            unit.get_by_label("For how many days").fill("14")
            unit.get_by_role("button", name="Release it").click()
            expect(unit.get_by_text(f"Released to {AGENCY} for 14 days.")).to_be_visible()

        page.reload()
        unlock(page)
        _choose(page, found["urn"])
        expect(page.get_by_text("On conditions: Consult the originator.")).to_be_visible()
        look_everywhere(page, "share-report")
        page.get_by_label("What this means for the child, or for safety").fill("He may have a second phone.")
        page.get_by_role("button", name="Send exactly this").click()
        expect(page.get_by_text("Done. It stands in the ledger below.")).to_be_visible()

    told = rows(
        server,
        "select d.record_kind, d.conditions, d.is_conditional from doorstep.disclosure d"
        " where d.record_id = $1::text::uuid and d.meaning = 'He may have a second phone.'",
        found["report"],
    )
    assert told == [{"record_kind": "INTELLIGENCE", "conditions": "Consult the originator.", "is_conditional": True}]
