"""Every page can be read by everybody: on a small phone and a desk, in the light and in the dark, by a machine's audit.

The pages are kept as pictures in build/pages, for a person to look at.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.browser import DESK, PHONE, choose_passphrase, opened, sign_in
from tests.e2e.server import HOUSE, Server

AXE = HOUSE / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = HOUSE / "build" / "pages"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AUDIT = """
tags => axe.run(document, { runOnly: tags }).then(found => found.violations.map(v => v.id + ': ' + v.nodes[0].html))
"""
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_SETTLE_MS = 300


@contextmanager
def _phone(playwright: Playwright, server: Server, folder: Path, scheme: str) -> Iterator[Page]:
    shape = PHONE | {"color_scheme": scheme}
    with opened(playwright, folder / f"pages-{scheme}", shape=shape) as page:
        sign_in(page, server.url, "officer")
        expect(page.get_by_role("heading", name="Set up this phone")).to_be_visible()
        _look(page, f"set-up-{scheme}")
        choose_passphrase(page)
        expect(page.get_by_test_id("caseload").get_by_role("link").first).to_be_visible()
        yield page


def _look(page: Page, name: str) -> None:
    page.wait_for_timeout(_SETTLE_MS)
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    assert page.evaluate(_OVERFLOW) == 0, f"{name} scrolls sideways"
    page.evaluate(AXE.read_text())
    assert page.evaluate(_AUDIT, _TAGS) == [], name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_officers_pages(playwright: Playwright, server: Server, folder: Path, scheme: str) -> None:
    with _phone(playwright, server, folder, scheme) as page:
        _look(page, f"caseload-{scheme}")
        page.get_by_test_id("caseload").get_by_role("link").nth(1).click()
        expect(page.get_by_test_id("safety-card")).to_be_visible()
        _look(page, f"nominal-{scheme}")
        page.get_by_role("link", name="Record visit").click()
        expect(page.get_by_role("heading", name="What happened", exact=True)).to_be_visible()
        _look(page, f"visit-{scheme}")
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("alert").first).to_be_visible()
        _look(page, f"visit-errors-{scheme}")
        page.goto(f"{server.url}/app/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "width"), [(PHONE, 360), (DESK, 1280)])
def test_a_supervisors_pages(
    playwright: Playwright, server: Server, folder: Path, scheme: str, shape: dict[str, object], width: int
) -> None:
    with opened(playwright, folder / f"desk-{scheme}-{width}", shape=shape | {"color_scheme": scheme}) as page:
        sign_in(page, server.url, "supervisor")
        expect(page.get_by_test_id("overdue")).to_be_visible()
        _look(page, f"overdue-{scheme}-{width}")
        page.get_by_role("link", name="Held submissions").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Held submissions")
        _look(page, f"held-{scheme}-{width}")


@pytest.mark.parametrize("persona", ["ocait", "partner", "auditor", "admin"])
def test_who_has_no_pages_yet_is_told_who_they_are(
    playwright: Playwright, server: Server, folder: Path, persona: str
) -> None:
    with opened(playwright, folder / f"plain-{persona}", shape=DESK) as page:
        sign_in(page, server.url, persona)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        _look(page, f"plain-{persona}")


def test_the_app_can_be_installed(playwright: Playwright, server: Server, folder: Path) -> None:
    with opened(playwright, folder / "installing", shape=PHONE) as page:
        page.goto(f"{server.url}/app/")
        expect(page.get_by_role("link", name="Sign in")).to_be_visible()
        page.wait_for_timeout(_SETTLE_MS)
        browser = page.context.new_cdp_session(page)

        manifest = browser.send("Page.getAppManifest")
        trouble = browser.send("Page.getInstallabilityErrors")

    assert manifest["errors"] == []
    assert trouble["installabilityErrors"] == []
