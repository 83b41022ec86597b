"""Every page can be read by everybody: on a small phone and a desk, in the light and in the dark, by a machine's audit.

The pages are kept as pictures in build/pages, for a person to look at.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.browser import DESK, PHONE, choose_passphrase, follow, opened, sign_in
from tests.e2e.looking import SETTLE_MS, look
from tests.e2e.server import Server


@contextmanager
def _phone(playwright: Playwright, server: Server, folder: Path, scheme: str) -> Iterator[Page]:
    shape = PHONE | {"color_scheme": scheme}
    with opened(playwright, folder / f"pages-{scheme}", shape=shape) as page:
        sign_in(page, server.url, "officer")
        expect(page.get_by_role("heading", name="Set up this phone")).to_be_visible()
        look(page, f"set-up-{scheme}")
        choose_passphrase(page)
        expect(page.get_by_test_id("caseload").get_by_role("link").first).to_be_visible()
        yield page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_officers_pages(playwright: Playwright, server: Server, folder: Path, scheme: str) -> None:
    with _phone(playwright, server, folder, scheme) as page:
        look(page, f"caseload-{scheme}")
        page.get_by_test_id("caseload").get_by_role("link").nth(1).click()
        expect(page.get_by_test_id("safety-card")).to_be_visible()
        look(page, f"nominal-{scheme}")
        page.get_by_test_id("owed").get_by_text("Why then").first.click()
        expect(page.get_by_test_id("owed")).to_contain_text("Rule")
        look(page, f"nominal-owed-{scheme}")
        page.get_by_role("link", name="Record visit").click()
        expect(page.get_by_role("heading", name="What happened", exact=True)).to_be_visible()
        look(page, f"visit-{scheme}")
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("alert").first).to_be_visible()
        look(page, f"visit-errors-{scheme}")
        page.get_by_role("radio", name="Successful visit").check()
        for heading in ("Who was there", "Rooms you saw", "Devices you saw"):
            page.get_by_role("button", name="Continue").click()
            expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Devices you saw")
        if page.get_by_role("heading", level=1).inner_text() == "Conditions you checked":
            page.get_by_role("radio", name="Not checked").first.check()
            look(page, f"visit-conditions-{scheme}")
            for choice in page.get_by_role("radio", name="Complied").all():
                choice.check()
            page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("What sets this person off")
        page.get_by_role("radio", name="Yes").first.check()
        page.get_by_role("radio", name="No", exact=True).last.check()
        page.get_by_role("button", name="Continue").click()
        look(page, f"visit-triggers-{scheme}")
        page.get_by_role("radio", name="No", exact=True).first.check()
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Add a statement").click()
        page.get_by_text("Evidence for ARMS").click()
        page.get_by_label("Opportunity to offend").check()
        look(page, f"visit-statements-{scheme}")
        page.goto(f"{server.url}/app/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "width"), [(PHONE, 360), (DESK, 1280)])
def test_a_supervisors_pages(
    playwright: Playwright, server: Server, folder: Path, scheme: str, shape: dict[str, object], width: int
) -> None:
    with opened(playwright, folder / f"desk-{scheme}-{width}", shape=shape | {"color_scheme": scheme}) as page:
        sign_in(page, server.url, "supervisor")
        expect(page.get_by_test_id("overdue")).to_be_visible()
        look(page, f"overdue-{scheme}-{width}")
        follow(page, "Held submissions")
        expect(page.get_by_role("heading", level=1)).to_have_text("Held submissions")
        look(page, f"held-{scheme}-{width}")
        page.get_by_role("link", name="Overdue visits").click()
        page.get_by_test_id("overdue").get_by_role("link").first.click()
        expect(page.get_by_role("heading", name="Risk management plan")).to_be_visible()
        look(page, f"records-{scheme}-{width}")


@pytest.mark.parametrize("persona", ["ocait", "partner", "auditor", "admin"])
def test_who_has_no_pages_yet_is_told_who_they_are(
    playwright: Playwright, server: Server, folder: Path, persona: str
) -> None:
    with opened(playwright, folder / f"plain-{persona}", shape=DESK) as page:
        sign_in(page, server.url, persona)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        look(page, f"plain-{persona}")


def test_the_app_can_be_installed(playwright: Playwright, server: Server, folder: Path) -> None:
    with opened(playwright, folder / "installing", shape=PHONE) as page:
        page.goto(f"{server.url}/app/")
        expect(page.get_by_role("link", name="Sign in")).to_be_visible()
        page.wait_for_timeout(SETTLE_MS)
        browser = page.context.new_cdp_session(page)

        manifest = browser.send("Page.getAppManifest")
        trouble = browser.send("Page.getInstallabilityErrors")

    assert manifest["errors"] == []
    assert trouble["installabilityErrors"] == []
