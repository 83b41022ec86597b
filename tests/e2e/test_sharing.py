"""An officer shares with a council what the page showed and nothing else; a data-protection officer reads and signs."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.browser import DESK, PHONE, choose_passphrase, follow, opened, sign_in
from tests.e2e.looking import look
from tests.e2e.server import Server


def _open_sharing_of_somebody(page: Page) -> None:
    """Somebody on the caseload who is not restricted."""
    for number in range(8):
        page.get_by_test_id("caseload").get_by_role("link").nth(number).click()
        page.get_by_role("main").get_by_role("link", name="Sharing", exact=True).click()
        expect(page.get_by_role("heading", name="Ledger")).to_be_visible()
        if page.get_by_label("Agency", exact=True).count():
            return
        page.get_by_role("link", name="Caseload", exact=True).click()
    raise AssertionError("everybody is restricted")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_officer_sends_exactly_what_the_page_showed(
    playwright: Playwright, server: Server, folder: Path, scheme: str
) -> None:
    with opened(playwright, folder / f"share-{scheme}", shape=PHONE | {"color_scheme": scheme}) as page:
        sign_in(page, server.url, "officer")
        choose_passphrase(page)
        _open_sharing_of_somebody(page)
        page.get_by_label("Agency", exact=True).select_option(label="Probation Service, Northmoor")
        expect(page.get_by_role("heading", name="Exactly what Probation Service, Northmoor will see")).to_be_visible()
        look(page, f"share-preview-{scheme}")
        page.get_by_role("button", name="Send exactly this").click()
        expect(page.get_by_text("Say in a line what this means")).to_be_visible()
        look(page, f"share-error-{scheme}")
        page.get_by_label("What this means for the child, or for safety").fill("Joint visit proposed.")
        page.get_by_role("button", name="Send exactly this").click()
        expect(page.get_by_text("Done. It stands in the ledger below.")).to_be_visible()
        expect(page.get_by_text("Joint visit proposed.").first).to_be_visible()
        look(page, f"share-ledger-{scheme}")
        follow(page, "Sharing")
        expect(page.get_by_role("heading", name="Recalls")).to_be_visible()
        look(page, f"sharing-{scheme}")


@pytest.mark.parametrize(("scheme", "shape"), [("light", DESK), ("dark", PHONE)], ids=["light desk", "dark phone"])
def test_a_data_protection_officer_reads_an_agreement(
    playwright: Playwright, server: Server, folder: Path, scheme: str, shape: dict[str, object]
) -> None:
    with opened(playwright, folder / f"dpo-{scheme}", shape=shape | {"color_scheme": scheme}) as page:
        sign_in(page, server.url, "dpo")
        expect(page.get_by_text("16 agreements in force, 0 to sign.")).to_be_visible()
        look(page, f"agreements-{scheme}")
        page.get_by_role("link", name="National Crime Agency and Northmoor Police").click()
        expect(page.get_by_text("Crime and Courts Act 2013 s.7.", exact=False)).to_be_visible()
        expect(page.get_by_text("Nothing is wrong with it.")).to_be_visible()
        look(page, f"agreement-{scheme}")
