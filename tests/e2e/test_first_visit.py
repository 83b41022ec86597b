"""One visit, from a phone with no signal to the supervisor's screen, with the server killed in between."""

import re
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.e2e.browser import DESK, PHONE, choose_passphrase, opened, sign_in, unlock, whom_the_unit_sees
from tests.e2e.server import Server

SHORT_WAIT_MS = 1_000


def _record_successful_visit(page: Page, notes: str) -> None:
    page.get_by_role("link", name="Record visit").click()
    page.get_by_role("radio", name="Successful visit").check()
    _continue(page)  # what happened
    _continue(page)  # who was there
    _continue(page)  # rooms
    _continue(page)  # devices
    _answer_conditions(page)
    _answer_triggers(page)
    _continue(page)  # what you saw and were told
    page.get_by_role("radio", name="One officer, authorised beforehand").check()
    page.get_by_role("radio", name="No", exact=True).check()
    _continue(page)  # crew
    page.get_by_label("What did you see and hear?").fill(notes)
    _continue(page)
    _continue(page)  # photos and documents
    page.get_by_role("button", name="Finish visit").click()


def _continue(page: Page) -> None:
    heading = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(heading)


def _answer_conditions(page: Page) -> None:
    if page.get_by_role("heading", level=1).inner_text() != "Conditions you checked":
        return
    for choice in page.get_by_role("radio", name=re.compile("^Complied")).all():
        choice.check()
    _continue(page)


def _answer_triggers(page: Page) -> None:
    if page.get_by_role("heading", level=1).inner_text() != "What sets this person off":
        return
    for choice in page.get_by_role("radio", name="No", exact=True).all():
        choice.check()
    _continue(page)


def test_a_visit_recorded_with_no_signal_reaches_the_supervisor(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    phone = folder / "phone"
    with opened(playwright, phone, shape=PHONE) as page:
        sign_in(page, server.url, "officer")
        choose_passphrase(page)
        expect(page.get_by_test_id("caseload").get_by_role("link").first).to_contain_text("overdue")
        name = whom_the_unit_sees(server, "officer", overdue=True)

    with opened(playwright, folder / "desk", shape=DESK) as desk:
        sign_in(desk, server.url, "supervisor")
        row = desk.get_by_test_id("overdue").get_by_role("row", name=re.compile(re.escape(name)))
        expect(row).to_be_visible()

        with opened(playwright, phone, shape=PHONE, offline=True) as page:
            page.goto(f"{server.url}/app/")
            unlock(page)
            page.get_by_role("link", name=re.compile(re.escape(name))).first.click()
            _record_successful_visit(page, "Seen at home; nothing of concern.")
            expect(page.get_by_test_id("entry-status")).to_contain_text("Saved on this phone")

            server.kill()
            page.context.set_offline(False)
            page.wait_for_timeout(SHORT_WAIT_MS)
            expect(page.get_by_test_id("entry-status")).to_contain_text("Saved on this phone")

            server.start()
            expect(page.get_by_test_id("entry-status")).to_contain_text("Received", timeout=60_000)

        # Told by the stream: the page by itself asks again only every half minute.
        expect(row).to_have_count(0, timeout=10_000)


def test_a_draft_survives_the_browser_being_closed(playwright: Playwright, server: Server, folder: Path) -> None:
    phone = folder / "drafting"
    with opened(playwright, phone, shape=PHONE) as page:
        sign_in(page, server.url, "officer2")
        choose_passphrase(page)
        page.get_by_test_id("caseload").get_by_role("link").nth(2).click()
        page.get_by_role("link", name="Record visit").click()
        page.get_by_role("radio", name="No reply").check()
        page.wait_for_timeout(SHORT_WAIT_MS)
        address = page.url

    with opened(playwright, phone, shape=PHONE, offline=True) as page:
        page.goto(address)
        unlock(page)
        expect(page.get_by_text("Recover your work?")).to_be_visible()
        page.get_by_role("button", name="Recover").click()
        expect(page.get_by_role("radio", name="No reply")).to_be_checked()


def test_nothing_readable_lies_on_the_phone(playwright: Playwright, server: Server, folder: Path) -> None:
    phone = folder / "seized"
    with opened(playwright, phone, shape=PHONE) as page:
        sign_in(page, server.url, "officer")
        choose_passphrase(page)
        names = page.get_by_test_id("caseload").locator(".app-row__name")
        expect(names.first).to_be_visible()
        known = {word for name in names.all_inner_texts() for word in name.split() if len(word) > 6}

    assert known
    stored = b"".join(path.read_bytes() for path in phone.rglob("*") if path.is_file() and "IndexedDB" in str(path))
    assert len(stored) > 10_000
    readable = {word for word in known if word.encode() in stored or word.encode("utf-16-le") in stored}
    assert readable == set()
