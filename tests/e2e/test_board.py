"""The board in a real browser: what it says, that its numbers open their lists, and that everybody can read it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.browser import DESK, PHONE, opened, sign_in
from tests.e2e.looking import look
from tests.e2e.server import Server

# The whole page in one picture: it scrolls inside its frame.
TALL = 5_600


def open_board(page: Page, server: Server, persona: str) -> int:
    sign_in(page, server.url, persona)
    page.get_by_role("link", name="Board").click()
    size = page.get_by_test_id("board-size").get_by_role("link")
    expect(size).to_be_visible()
    expect(page.get_by_test_id("change")).to_be_visible()
    for plot in ("Overdue home visits by week", "How old what is overdue is"):
        expect(page.get_by_role("img", name=plot)).to_be_visible()
    return number(size.inner_text())


def number(words: str) -> int:
    return int(words.split(maxsplit=1)[0].replace(",", ""))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "width"), [(PHONE, 360), (DESK, 1280)])
def test_everybody_can_read_the_board(
    playwright: Playwright, server: Server, folder: Path, scheme: str, shape: dict[str, Any], width: int
) -> None:
    with opened(playwright, folder / f"board-{scheme}-{width}", shape=shape | {"color_scheme": scheme}) as page:
        size = open_board(page, server, "governance")
        page.set_viewport_size({"width": width, "height": TALL})
        look(page, f"board-{scheme}-{width}")
        page.set_viewport_size(shape["viewport"])
        page.get_by_test_id("board-size").get_by_role("link").click()
        expect(page.get_by_test_id("list")).to_be_visible()
        assert number(page.get_by_test_id("list-size").inner_text()) == size
        look(page, f"board-list-{scheme}-{width}")


def test_numbers_open_their_lists_and_addresses_keep_the_question(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "board-numbers", shape=DESK) as page:
        open_board(page, server, "governance")
        page.get_by_label("By what was recorded").select_option("AT_THE_TIME")
        page.get_by_label("What is owed").select_option("assessments")
        expect(page).to_have_url(f"{server.url}/app/board?what=assessments&known=then")
        page.reload()
        link = page.locator(".app-counts__number[href]").first
        expect(link).to_be_visible()
        size = number(link.inner_text())
        link.click()
        expect(page.get_by_test_id("list")).to_be_visible()
        assert number(page.get_by_test_id("list-size").inner_text()) == size
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save as a file").click()
        lines = Path(saved.value.path()).read_text().splitlines()
        assert len(lines) - 3 == size
