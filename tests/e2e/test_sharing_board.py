"""How soon partners were told of cases, by band and by agency: every number opens a list of as many lines."""

import re
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.e2e.browser import DESK, opened, sign_in
from tests.e2e.looking import look, look_everywhere
from tests.e2e.server import Server
from tests.e2e.test_board import number

TALL = 3_200


def _opens(page: Page, links: list[tuple[str, str]], server: Server) -> None:
    for address, words in links:
        page.goto(f"{server.url}{address}")
        expect(page.get_by_test_id("list-size")).to_contain_text(re.compile(r"\d"))
        expect(page.get_by_test_id("list-size")).not_to_contain_text("Reading")
        assert number(page.get_by_test_id("list-size").inner_text()) == number(words), address


def _links(page: Page, testid: str) -> list[tuple[str, str]]:
    found = page.get_by_test_id(testid).get_by_role("link").all()
    return [(link.get_attribute("href") or "", link.inner_text()) for link in found]


def test_every_number_of_sharing_opens_as_many_lines(playwright: Playwright, server: Server, folder: Path) -> None:
    with opened(playwright, folder / "sharing-board", shape=DESK) as page:
        sign_in(page, server.url, "governance")
        page.get_by_role("link", name="Sharing of cases").click()
        expect(page.get_by_role("img", name="Told to partners within 24 hours")).to_be_visible()
        expect(page.get_by_test_id("sharing-side")).to_have_count(2)
        expect(page.get_by_role("heading", name="What partners owe, by agency")).to_be_visible()
        page.set_viewport_size({"width": 1280, "height": TALL})
        look(page, "sharing-board-tall")
        page.set_viewport_size({"width": 1280, "height": 900})
        look_everywhere(page, "sharing-board")
        for testid in ("band-HIGH", "band-LOW", "told-agencies"):
            page.goto(f"{server.url}/app/board/sharing")
            expect(page.get_by_test_id(testid)).to_be_visible()
            links = _links(page, testid)
            assert links, testid
            _opens(page, links, server)
        look_everywhere(page, "sharing-board-list")
        page.goto(f"{server.url}/app/board/sharing")
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save as a file").click()
        lines = Path(saved.value.path()).read_text().splitlines()
        assert lines[1].startswith("Band,Received,Shared,Within 24 hours")
        assert any(line.startswith("Low,") for line in lines)
