"""What waits in sharing of the force as it is loaded: for a supervisor, on the board, for a partner."""

from pathlib import Path

from playwright.sync_api import Playwright, expect

from tests.e2e.browser import DESK, PHONE, opened, sign_in
from tests.e2e.looking import look_everywhere
from tests.e2e.server import Server
from tests.e2e.test_board import number


def test_a_supervisor_finds_what_waits_and_settles_some_of_it(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "waits", shape=PHONE) as page:
        sign_in(page, server.url, "supervisor")
        page.goto(f"{server.url}/app/sharing")
        recalls = page.get_by_role("region", name="Recalls").locator(".app-card")
        expect(recalls).to_have_count(2)
        expect(recalls.filter(has_text="To decide")).to_contain_text("another man of the same name")
        expect(recalls.filter(has_text="Not acknowledged by")).to_contain_text("Ashvale Council")
        questions = page.get_by_role("region", name="Questions from partners").locator(".app-card")
        expect(questions.filter(has_text="Has the grandmother been told who he is?")).to_be_visible()
        late = page.get_by_role("region", name="Not acknowledged in time").locator(".app-card")
        expect(late.filter(has_text="Ashvale Council")).to_have_count(2)
        in_vain = page.get_by_role("region", name="Asked in vain").locator(".app-card")
        expect(in_vain).to_contain_text("Coldmere Council")
        look_everywhere(page, "sharing-waits")

        in_vain.get_by_role("button", name="Seen").click()
        expect(page.get_by_text("No partner has asked about somebody hidden from it.")).to_be_visible()
        asked = questions.filter(has_text="Has the grandmother been told who he is?")
        asked.get_by_label("Answer").fill("She has, by the officer.")
        asked.get_by_role("button", name="Send the answer").click()
        expect(asked).to_have_count(0)


def test_the_board_names_who_owes_what_and_each_number_opens_as_many_lines(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "owed", shape=DESK) as page:
        sign_in(page, server.url, "governance")
        page.goto(f"{server.url}/app/board/sharing")
        links = page.get_by_test_id("agencies").get_by_role("link")
        expect(links.first).to_be_visible()
        numbers = [(link.get_attribute("href") or "", link.inner_text()) for link in links.all()]
        look_everywhere(page, "sharing-owed")
        assert len(numbers) >= 3
        for address, words in numbers:
            page.goto(f"{server.url}{address}")
            expect(page.get_by_test_id("list-size")).to_contain_text("disclosure")
            assert number(page.get_by_test_id("list-size").inner_text()) == number(words), address
        look_everywhere(page, "sharing-owed-list")


def test_a_partner_sees_what_it_has_to_acknowledge(playwright: Playwright, server: Server, folder: Path) -> None:
    with opened(playwright, folder / "partner-waits", shape=PHONE) as page:
        sign_in(page, server.url, "partner")
        expect(page.get_by_text("1 recall to acknowledge")).to_be_visible()
        look_everywhere(page, "partner-waits")
        page.get_by_label("Show", exact=True).select_option(label="To acknowledge")
        about = page.get_by_test_id("shared").get_by_role("listitem").filter(has_text="About a person")
        expect(about).to_have_count(2)
        page.get_by_role("navigation").get_by_role("link", name="Recalls", exact=True).click()
        expect(page.get_by_text("he has not lived there since March")).to_be_visible()
        look_everywhere(page, "partner-waits-recalls")
        page.get_by_role("button", name="Acted on: acknowledge").click()
        expect(page.get_by_text("0 recalls to acknowledge.")).to_be_visible()
