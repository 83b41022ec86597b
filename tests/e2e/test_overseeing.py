"""What supervisors and governance do from the board: review and return, draw samples, agree to moves, print."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright, expect

from api.clock import system_clock
from api.obligations.calendar import london_day
from tests.e2e.browser import DESK, PHONE, choose_passphrase, opened, sign_in, unlock, whom_the_unit_sees
from tests.e2e.looking import look
from tests.e2e.server import Server
from tests.e2e.test_board import open_board
from tests.e2e.test_first_visit import _answer_conditions, _answer_triggers, _continue

SHAPES = [(PHONE, 360), (DESK, 1280)]
# As many overdue visits as the other tests of this folder may have recorded on the same server.
VISITED_MEANWHILE = 6


def record_visit_alone(page: Page, notes: str) -> None:
    """A visit by one officer whom nobody had let go alone."""
    page.get_by_role("link", name="Record visit").click()
    page.get_by_role("radio", name="Successful visit").check()
    for _ in range(4):
        _continue(page)
    _answer_conditions(page)
    _answer_triggers(page)
    _continue(page)
    page.get_by_role("radio", name="One officer, not authorised").check()
    page.get_by_role("radio", name="No", exact=True).check()
    _continue(page)
    page.get_by_label("What did you see and hear?").fill(notes)
    _continue(page)
    _continue(page)  # photos and documents
    page.get_by_role("button", name="Finish visit").click()
    expect(page.get_by_test_id("entry-status")).to_contain_text("Received", timeout=60_000)


def test_a_visit_made_alone_is_before_the_supervisor_at_once_returned_reworked_and_countersigned(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with (
        opened(playwright, folder / "alone", shape=PHONE) as phone,
        opened(playwright, folder / "reviewer", shape=DESK) as desk,
    ):
        sign_in(phone, server.url, "officer")
        choose_passphrase(phone)
        name = whom_the_unit_sees(server, "officer", overdue=True)
        sign_in(desk, server.url, "supervisor")
        desk.get_by_role("link", name="Reviews").click()
        expect(desk.get_by_test_id("reviews-count")).to_contain_text("to review")

        phone.get_by_role("link", name=re.compile(re.escape(name))).first.click()
        record_visit_alone(phone, "Seen at home, alone.")

        # Others may have been to the same person today: this is who went alone.
        cards = desk.get_by_test_id("reviews").get_by_role("listitem").filter(has_text=name)
        card = cards.filter(has_text="One officer, not authorised")
        expect(card).to_contain_text("One officer, not authorised", timeout=10_000)
        expect(card).to_contain_text("See today")
        card.get_by_role("link", name=re.compile(re.escape(name))).click()
        expect(desk.get_by_text("Seen at home, alone.")).to_be_visible()
        look(desk, "review-light-1280")
        desk.get_by_role("button", name="Return to the officer").click()
        expect(desk.get_by_text("comment is needed.")).to_be_visible()
        desk.get_by_label("Comment, needed to return it").fill("Why did you go alone?")
        desk.get_by_role("button", name="Return to the officer").click()
        expect(card).to_have_count(0)

        phone.goto(f"{server.url}/app/attention")
        _unlock_if_asked(phone)
        returned = phone.get_by_test_id("returned")
        expect(returned).to_contain_text("Why did you go alone?", timeout=30_000)
        look(phone, "returned-light-360")
        returned.get_by_role("link").first.click()
        phone.get_by_label("What you add or put right").fill("My colleague was called away.")
        look(phone, "rework-light-360")
        phone.get_by_role("button", name="Save for your supervisor").click()

        expect(card).to_contain_text("Reworked", timeout=30_000)
        card.get_by_role("link", name=re.compile(re.escape(name))).click()
        expect(desk.get_by_text("My colleague was called away.")).to_be_visible()
        desk.get_by_role("button", name="Countersign").click()
        expect(card).to_have_count(0)


def _unlock_if_asked(page: Page) -> None:
    field = page.get_by_label("Passphrase", exact=True)
    expect(field.or_(page.get_by_role("heading", name="Needs attention")).first).to_be_visible()
    if field.is_visible():
        unlock(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "width"), SHAPES)
def test_everybody_can_read_reviews_samples_and_moves(
    playwright: Playwright, server: Server, folder: Path, scheme: str, shape: dict[str, Any], width: int
) -> None:
    with opened(playwright, folder / f"overseer-{scheme}-{width}", shape=shape | {"color_scheme": scheme}) as page:
        sign_in(page, server.url, "supervisor")
        expect(page.get_by_role("link", name="Board")).to_be_visible()
        for address, ready in (
            ("reviews", "reviews-count"), ("samples", "samples-count"), ("moves", "proposals-count"),
        ):  # fmt: skip
            page.goto(f"{server.url}/app/{address}")
            expect(page.get_by_test_id(ready)).not_to_contain_text("Reading")
            look(page, f"{address}-{scheme}-{width}")
        page.goto(f"{server.url}/app/reviews")
        page.get_by_test_id("reviews").get_by_role("link").first.click()
        expect(page.get_by_role("button", name="Countersign")).to_be_visible()
        look(page, f"review-{scheme}-{width}")


def test_a_sample_is_drawn_twice_alike_and_what_needs_work_goes_back(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "sampler", shape=DESK) as page:
        sign_in(page, server.url, "supervisor")
        expect(page.get_by_role("link", name="Board")).to_be_visible()
        page.goto(f"{server.url}/app/samples")
        for count in (1, 2):
            page.get_by_text("Draw a sample").click()
            page.get_by_label("How many").select_option("5")
            page.get_by_label("Seed").fill("42")
            page.get_by_role("button", name="Draw", exact=True).click()
            expect(page.get_by_test_id("sample")).to_have_count(count)
            page.get_by_text("Draw a sample").click()
        digests = page.locator(".app-digest").all_inner_texts()
        assert digests[0] == digests[1]

        items = page.get_by_test_id("sample").first.get_by_role("listitem")
        items.nth(0).get_by_text("What is it worth?").click()
        items.nth(0).get_by_role("button", name="Good").click()
        expect(page.get_by_test_id("sample").first).to_contain_text("1 good of 1 looked at")
        items.nth(1).get_by_text("What is it worth?").click()
        items.nth(1).get_by_label("Comment, needed where it needs work").fill("Which rooms?")
        items.nth(1).get_by_role("button", name="Needs work").click()
        expect(items.nth(1)).to_contain_text("It went back to its officer.")
        look(page, "sample-found-light-1280")
        page.get_by_role("link", name="Board").first.click()
        expect(page.get_by_text("1 good, 1 need work, of 10 drawn")).to_be_visible()


def test_moves_are_proposed_agreed_to_and_carried_out(playwright: Playwright, server: Server, folder: Path) -> None:
    with opened(playwright, folder / "mover", shape=DESK) as page:
        sign_in(page, server.url, "supervisor")
        expect(page.get_by_role("link", name="Board")).to_be_visible()
        page.goto(f"{server.url}/app/moves")
        page.get_by_role("button", name="Propose moves as of now").click()
        proposal = page.get_by_test_id("proposal").first
        moves = proposal.get_by_role("listitem")
        expect(moves.first).to_contain_text("has room under 50 and less overdue")
        look(page, "moves-proposed-light-1280")
        page.set_viewport_size({"width": 360, "height": 740})
        look(page, "moves-proposed-light-360")
        page.set_viewport_size(DESK["viewport"])
        proposal.get_by_role("button", name=re.compile("^Choose all")).click()
        proposal.get_by_label("Why").fill("Room there, none here.")
        proposal.get_by_role("button", name=re.compile("^Agree to")).click()
        expect(proposal.get_by_text("Moved", exact=True).first).to_be_visible()
        expect(proposal.get_by_role("checkbox")).to_have_count(0)


def test_a_printed_board_says_as_of_when_and_as_known_when_and_hides_nothing(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "printer", shape=DESK) as page:
        open_board(page, server, "governance")
        expect(page.get_by_test_id("stamp")).to_be_hidden()
        expect(page.get_by_test_id("forecast")).to_be_visible()
        expect(page.get_by_text("Each officer", exact=True)).to_be_visible()
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        stamp = page.get_by_test_id("stamp")
        expect(stamp).to_contain_text("Overdue at:")
        expect(stamp).to_contain_text("As known at:")
        expect(page.get_by_role("button", name="Print this board")).to_be_hidden()
        assert page.locator("details:not([open])").count() == 0
        paper = folder / "board.pdf"
        page.pdf(path=paper, format="A4")
        assert paper.read_bytes().startswith(b"%PDF")
        assert paper.read_bytes().count(b"/Type /Page\n") >= 2 or paper.stat().st_size > 20_000
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("details[open]").count() == 0


def test_the_board_tells_the_reported_fall_and_its_numbers_are_those_of_the_days(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    """Visits by 81 % and 14 %, assessments by 83 % and 62 %, but for those whom governance may not see."""
    today = london_day(system_clock.now())
    january, july = (str(today - timedelta(days=days + 1)) for days in (273, 92))
    with opened(playwright, folder / "fall", shape=DESK) as page:
        sign_in(page, server.url, "governance")
        expect(page.get_by_test_id("board-size")).to_be_visible()
        for what, falls in (("visits", (81, 14)), ("assessments", (83, 62))):
            for since, on, fall in ((january, july, falls[0]), (july, "", falls[1])):
                page.goto(f"{server.url}/app/board?what={what}&on={on}&since={since}")
                said = page.get_by_test_id("change")
                expect(said).to_contain_text("fewer than the")
                found = re.search(r"(\d+) % fewer than the ([\d,]+)", said.inner_text())
                assert found is not None
                percent, before = found.groups()
                # What other tests visited today is overdue no longer: of so few, each is some points.
                visited = 100 * VISITED_MEANWHILE / int(before.replace(",", "")) if on == "" and what == "visits" else 0
                assert -8 <= int(percent) - fall <= 8 + visited, (what, since, said.inner_text())
                page.goto(f"{server.url}/app/board?what={what}&on={since}")
                size = page.get_by_test_id("board-size").get_by_role("link")
                expect(size).to_have_text(f"{before} overdue")


def test_plots_are_read_with_the_keyboard(playwright: Playwright, server: Server, folder: Path) -> None:
    with opened(playwright, folder / "keys", shape=DESK) as page:
        open_board(page, server, "governance")
        reader = page.get_by_role("slider", name="Read the plot by week")
        reader.focus()
        last = reader.get_attribute("aria-valuetext")
        page.keyboard.press("ArrowLeft")
        before = reader.get_attribute("aria-valuetext")
        assert before != last
        assert re.search(r"\d overdue, \d+ came, \d+ left$", before or "")
        page.keyboard.press("Home")
        ages = page.get_by_role("slider", name="Read the plot by days overdue")
        ages.focus()
        page.keyboard.press("End")
        expect(ages).to_have_attribute("aria-valuetext", re.compile(r"^360 days or more: \d+ overdue$"))
