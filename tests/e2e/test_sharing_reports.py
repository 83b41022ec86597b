"""A report with conditions: an officer may not share it until the intelligence unit has released it to the agency."""

from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from api.values import new_id
from tests.e2e.agency import rows
from tests.e2e.browser import DESK, choose_passphrase, opened, sign_in
from tests.e2e.looking import look_everywhere
from tests.e2e.server import Server

AGENCY = "National Crime Agency"
# Ready, about somebody whom the officer manages and whom the agency's agreement covers.
_REPORT = """
select r.id::text as report, r.urn, r.version, l.nominal_id::text as nominal from doorstep.intelligence_report r
join doorstep.intelligence_link l on l.force_id = r.force_id and l.report_id = r.id
join doorstep.nominal n on n.force_id = l.force_id and n.id = l.nominal_id
join doorstep.principal p on p.officer_id = n.owner_id and p.subject = 'officer'
where r.state = 'READY' and not n.restricted and n.risk_level in ('VERY_HIGH', 'HIGH') order by r.urn limit 1
"""
_CONDITIONS = """mutation ($input: RegradeIntelligenceInput!) {
  regradeIntelligence(input: $input) { userErrors { code message } } }"""


def _choose(page: Page, urn: str) -> None:
    page.get_by_label("Agency", exact=True).select_option(label=AGENCY)
    page.get_by_label("What is shared").select_option(label=f"Intelligence report {urn}, with conditions")


def test_a_report_with_conditions_is_released_and_then_shared(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    (found,) = rows(server, _REPORT)
    graded = {"id": str(new_id()), "reportId": found["report"], "expectedVersion": found["version"]}
    graded |= {"reason": "A person could be found by it.", "handling": "C", "conditions": "Consult the originator."}
    assert server.ask("intelligence", _CONDITIONS, input=graded)["regradeIntelligence"]["userErrors"] == []

    with opened(playwright, folder / "report-officer", shape=DESK) as page:
        sign_in(page, server.url, "officer")
        choose_passphrase(page)
        page.goto(f"{server.url}/app/nominals/{found['nominal']}/share")
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
    assert told == [
        {"record_kind": "INTELLIGENCE", "conditions": "Consult the originator.", "is_conditional": True}
    ]
