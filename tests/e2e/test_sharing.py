"""An officer shares with a council what the page showed and nothing else; a data-protection officer reads and signs."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from api.clock import system_clock
from api.demo.organisation import FORCE_ID
from tests.e2e.browser import DESK, PHONE, choose_passphrase, follow, opened, sign_in
from tests.e2e.looking import look, look_everywhere
from tests.e2e.server import HOUSE, Server, doorstep


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


def test_a_draft_is_checked_signed_and_ended_on_its_page(
    playwright: Playwright, server: Server, folder: Path, tmp_path: Path
) -> None:
    text = (HOUSE / "api" / "demo" / "agreements" / "brackmoor_council.toml").read_text()
    later = text.replace("valid_to = ", "valid_to = 2099-01-01 # ", 1).replace("pointer = false", "pointer = true", 1)
    (tmp_path / "brackmoor.toml").write_text(later)
    kept = doorstep("agreement", "--load", str(tmp_path / "brackmoor.toml"), "--force", str(FORCE_ID), data=server.data)
    assert kept.returncode == 0, kept.stderr
    with opened(playwright, folder / "dpo-signs", shape=DESK) as page:
        sign_in(page, server.url, "dpo")
        expect(page.get_by_text("16 agreements in force, 1 to sign.")).to_be_visible()
        page.get_by_role("listitem").filter(has_text="To sign").get_by_role("link").click()
        expect(page.get_by_text("The agency is told that police hold something, and whom to ask")).to_be_visible()
        page.get_by_role("button", name="Sign", exact=True).click()
        expect(page.get_by_text("Write your name as your signature.")).to_be_visible()
        look_everywhere(page, "agreement-to-sign")
        page.get_by_label("Your name, as your signature").fill("R. Ashworth-Penn")
        page.get_by_role("button", name="Sign", exact=True).click()
        expect(page.get_by_text("In force", exact=True)).to_be_visible()
        page.get_by_role("link", name="Agreements", exact=True).first.click()
        expect(page.get_by_text("16 agreements in force, 0 to sign.")).to_be_visible()


def test_what_a_person_is_given_leaves_out_what_is_kept_from_them_for_a_reason(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    """Acceptance scenario 22, on the page."""
    with opened(playwright, folder / "given", shape=DESK) as page:
        sign_in(page, server.url, "officer")
        choose_passphrase(page)
        _open_sharing_of_somebody(page)
        for agency, meaning in (
            ("Probation Service, Northmoor", "For joint work."),
            ("National Crime Agency", "Covert."),
        ):
            page.get_by_label("Agency", exact=True).select_option(label=agency)
            page.get_by_label("What this means for the child, or for safety").fill(meaning)
            page.get_by_role("button", name="Send exactly this").click()
            expect(page.get_by_text(meaning).first).to_be_visible()
        card = page.locator(".app-card").filter(has_text="Covert.")
        card.get_by_text("Keep it from the person concerned").click()
        card.get_by_role("button", name="Keep it from them").click()
        expect(card.get_by_text("Say why they are not given it.")).to_be_visible()
        look_everywhere(page, "share-kept-errors")
        card.get_by_label("Why: what the person has a right to see").fill("It would tell him of an operation.")
        card.get_by_role("button", name="Keep it from them").click()
        expect(card.get_by_text("Kept from the person concerned")).to_be_visible()
        look_everywhere(page, "share-kept")
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save what they may be given").click()
        lines = Path(saved.value.path()).read_text().splitlines()

    assert lines[0].startswith('"Told to","On","What","Said","Fact or opinion"')
    today = f"{system_clock.now():%Y-%m-%d}"
    assert any(line.startswith(f'"Probation Service, Northmoor","{today}"') for line in lines)
    assert not any(line.startswith(f'"National Crime Agency","{today}"') for line in lines)
