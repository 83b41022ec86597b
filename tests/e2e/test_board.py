"""The board in a real browser: what it says, that its numbers open their lists, and that everybody can read it."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from api.obligations.calendar import start_of_london_day
from tests.e2e.browser import DESK, PHONE, opened, sign_in
from tests.e2e.looking import look, look_everywhere
from tests.e2e.server import Server

# The whole page in one picture: it scrolls inside its frame.
TALL = 5_600
TODAY = date.today()  # noqa: DTZ011 - the browser's own day
PRACTICE = """query P($since: Instant!, $until: Instant!) {
  visitPractice(from: $since, to: $until) { visits succeeded announced } }"""
DEMANDED = r"not seen after [0-9]+ attempts? or more"


def open_board(page: Page, server: Server, persona: str) -> int:
    sign_in(page, server.url, persona)
    page.get_by_role("link", name="Board").click()
    size = page.get_by_test_id("board-size").get_by_role("link")
    expect(size).to_be_visible()
    expect(page.get_by_test_id("change")).to_be_visible()
    for plot in ("Overdue home visits by week", "How old what is overdue is"):
        expect(page.get_by_role("img", name=plot)).to_be_visible()
    return number(size.inner_text())


def _end_of(day: date) -> str:
    return start_of_london_day(day + timedelta(days=1)).isoformat()


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


def test_every_rate_and_caseload_opens_as_many_lines_as_it_says(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "board-rates", shape=DESK) as page:
        open_board(page, server, "governance")
        rates = page.get_by_test_id("rates")
        expect(rates).to_be_visible()
        for part in ("ANNOUNCED", "SINGLE_CREWED_UNAUTHORISED", "VISITS"):
            link = rates.locator(f"[data-part={part}]")
            size = number(link.inner_text())
            link.click()
            assert number(page.get_by_test_id("list-size").filter(has_text="attempt").inner_text()) == size
            assert page.get_by_test_id("list").get_by_role("listitem").count() == min(size, 50)
            look_everywhere(page, f"board-{part.lower()}")
            page.get_by_role("link", name="Board").last.click()
            expect(rates).to_be_visible()
        page.get_by_text("Each officer", exact=True).click()
        link = page.get_by_role("link", name=re.compile("^[0-9]+ people: ")).first
        size = number(link.inner_text())
        link.click()
        assert number(page.get_by_test_id("list-size").filter(has_text="pe").inner_text()) == size
        assert page.get_by_test_id("list").get_by_role("listitem").count() == min(size, 50)
        look_everywhere(page, "board-caseload")
        page.goto(f"{server.url}/app/board/decisions")
        size = number(page.get_by_test_id("list-size").filter(has_text="not seen").inner_text())
        assert page.get_by_test_id("list").get_by_role("listitem").count() == min(size, 50)
        look_everywhere(page, "board-decisions")
        page.goto(f"{server.url}/app/board/visits?part=NONSENSE&from=then")
        expect(page.get_by_text("Go back to the board.")).to_be_visible()


def test_a_past_days_board_shows_the_practice_of_the_three_months_before_it_and_nothing_of_today(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    day = TODAY - timedelta(days=150)
    since, until = (_end_of(each) for each in (day - timedelta(days=92), day))
    said = server.ask("governance", PRACTICE, since=since, until=until)
    today = server.ask("governance", PRACTICE, since=_end_of(TODAY - timedelta(days=92)), until=_end_of(TODAY))
    then, now = said["visitPractice"], today["visitPractice"]
    assert 0 < then["visits"] != now["visits"] > 0, "else the wrong period could not be told from the right one"
    with opened(playwright, folder / "board-past", shape=DESK) as page:
        open_board(page, server, "governance")
        expect(page.get_by_role("heading", name="How visits were made, the last three months")).to_be_visible()
        expect(page.get_by_role("heading", name=re.compile(DEMANDED))).to_be_visible()
        expect(page.get_by_text("Each officer", exact=True)).to_be_visible()

        page.goto(f"{server.url}/app/board?on={day.isoformat()}")

        expect(page.get_by_role("heading", name="How visits were made, the three months before")).to_be_visible()
        rates = page.get_by_test_id("rates")
        for part, name in (("VISITS", "visits"), ("SUCCEEDED", "succeeded"), ("ANNOUNCED", "announced")):
            assert number(rates.locator(f"[data-part={part}]").inner_text()) == then[name]
        expect(page.get_by_text("is told on the board of today")).to_be_visible()
        expect(page.get_by_role("heading", name=re.compile(DEMANDED))).to_have_count(0)
        expect(page.get_by_text("Each officer", exact=True)).to_have_count(0)
        rates.locator("[data-part=SUCCEEDED]").click()
        assert number(page.get_by_test_id("list-size").filter(has_text="attempt").inner_text()) == then["succeeded"]
        assert page.get_by_test_id("list").get_by_role("listitem").count() == min(then["succeeded"], 50)
        look_everywhere(page, "board-past-practice")


def test_each_plot_is_saved_as_a_file_with_the_numbers_that_it_shows(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "board-files", shape=DESK) as page:
        size = open_board(page, server, "governance")
        saved = {}
        for name in ("Save these weeks as a file", "Save these ages as a file"):
            with page.expect_download() as download:
                page.get_by_role("button", name=name).click()
            saved[name] = [line.split(",") for line in Path(download.value.path()).read_text().splitlines()]
        weeks, ages = saved.values()
        assert weeks[0] == ["At the beginning of", "Overdue", "Came", "Left"]
        page.get_by_text("The same as a table").click()
        shown = page.get_by_role("table", name="Overdue home visits by week").get_by_role("row").all()[1:]
        assert [line[1:] for line in weeks[1:]] == [row.get_by_role("cell").all_inner_texts() for row in shown]
        assert sum(int(line[2]) for line in ages[1:]) == size


def test_each_kind_of_backlog_that_inspectors_ask_for_is_a_board_of_its_own(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "board-subjects", shape=DESK) as page:
        sign_in(page, server.url, "governance")
        expect(page.get_by_test_id("board-size")).to_be_visible()
        for subject in ("visits", "assessments", "notifications", "plans", "reviews", "writeups"):
            page.get_by_label("What is owed").select_option(subject)
            expect(page).to_have_url(re.compile(r"/app/board$" if subject == "visits" else f"what={subject}"))
            link = page.get_by_test_id("board-size").get_by_role("link")
            page.reload()
            expect(link).to_be_visible()
            size = number(link.inner_text())
            link.click()
            expect(page.get_by_test_id("list-size")).to_contain_text("overdue")
            assert number(page.get_by_test_id("list-size").inner_text()) == size
            page.get_by_role("link", name="Board").last.click()
            expect(page.get_by_test_id("board-size")).to_be_visible()
