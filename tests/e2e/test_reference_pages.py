"""The API's reference is read on a phone and at a desk, in the light and in the dark, without scripts.

The pages are kept as pictures in build/pages, for a person to look at.
"""

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.browser import DESK, PHONE, chromium
from tests.e2e.looking import look
from tests.e2e.server import Server

_ADDRESSES = {"front": "/docs/", "query": "/docs/Query", "me": "/docs/Me", "search": "/docs/?q=overdue"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("size", "shape"), [("phone", PHONE), ("desk", DESK)])
def test_every_kind_of_page(
    playwright: Playwright, server: Server, size: str, shape: dict[str, object], scheme: str
) -> None:
    browser = playwright.chromium.launch(executable_path=chromium())
    page = browser.new_page(**shape, color_scheme=scheme)  # type: ignore[arg-type]
    for name, address in _ADDRESSES.items():
        page.goto(server.url + address)
        look(page, f"docs-{name}-{size}-{scheme}")
    browser.close()


def test_it_is_found_and_read_without_scripts(playwright: Playwright, server: Server) -> None:
    browser = playwright.chromium.launch(executable_path=chromium())
    page: Page = browser.new_page(java_script_enabled=False)
    page.goto(f"{server.url}/docs/")
    page.get_by_label("Search names and descriptions").fill("days overdue")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Obligation.daysOverdue").click()

    expect(page.locator("#daysOverdue")).to_be_in_viewport()
    expect(page.locator("#daysOverdue")).to_contain_text("by the calendar in London")
    browser.close()
