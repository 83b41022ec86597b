"""What people decide about somebody, in a browser: the register, orders, attempts, levels, transfers, and the queue."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.browser import DESK, PHONE, choose_passphrase, opened, sign_in, unlock
from tests.e2e.looking import look
from tests.e2e.server import Server

TODAY = date.today()  # noqa: DTZ011 - the browser's own day


@contextmanager
def _supervisor(
    playwright: Playwright, server: Server, folder: Path, name: str, shape: dict[str, object] = DESK
) -> Iterator[tuple[Page, str]]:
    """The supervisor's desk, and the path of somebody of the unit who is overdue."""
    with opened(playwright, folder / f"records-{name}", shape=shape) as page:
        sign_in(page, server.url, "supervisor")
        first = page.get_by_test_id("overdue").get_by_role("link").first
        expect(first).to_be_visible()
        about = (first.get_attribute("href") or "").removesuffix("/records")
        yield page, f"{server.url}{about}"


def _form(page: Page, title: str) -> None:
    page.get_by_text(title, exact=True).click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "width"), [(PHONE, 360), (DESK, 1280)])
def test_the_pages_of_a_persons_records(
    playwright: Playwright, server: Server, folder: Path, scheme: str, shape: dict[str, object], width: int
) -> None:
    look_like = shape | {"color_scheme": scheme}
    with _supervisor(playwright, server, folder, f"look-{scheme}-{width}", look_like) as (page, about):
        for name, heading in (
            ("manage", "Manage"),
            ("register", "Notification register"),
            ("orders", "Orders"),
            ("attempts", "Attempts"),
        ):
            page.goto(f"{about}/{name}")
            expect(page.get_by_role("heading", level=1)).to_have_text(heading)
            expect(page.locator(".app-caption")).to_be_visible()
            look(page, f"{name}-{scheme}-{width}")
        page.goto(f"{about}/register")
        _form(page, "Record a stay")
        page.get_by_role("button", name="Record the stay").click()
        expect(page.get_by_role("alert").first).to_be_visible()
        look(page, f"register-errors-{scheme}-{width}")
        page.goto(f"{server.url}/app/waiting")
        expect(page.get_by_test_id("waiting-count")).to_contain_text("to decide on")
        look(page, f"waiting-{scheme}-{width}")


def test_a_stay_of_seven_days_is_owed_a_notification_at_once(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with _supervisor(playwright, server, folder, "stay") as (page, about):
        page.goto(f"{about}/register")
        _form(page, "Record a stay")
        page.get_by_label("Address", exact=True).fill("12 Invented Terrace, Ashby")
        page.get_by_label("First day").fill((TODAY - timedelta(days=8)).isoformat())
        page.get_by_label("Last day", exact=True).fill((TODAY - timedelta(days=2)).isoformat())
        page.get_by_label("How it is known").fill("A neighbour said so.")
        page.get_by_role("button", name="Record the stay").click()

        expect(page.get_by_test_id("duties")).to_contain_text("Stay of 7 days to be notified")
        expect(page.get_by_test_id("stays")).to_contain_text("7 days in the last 12 months")
        _form(page, "Record a notification")
        page.get_by_label("What it is about").select_option("STAY")
        page.get_by_label("Day of the event").fill((TODAY - timedelta(days=2)).isoformat())
        page.get_by_label("Day on which police were told").fill((TODAY - timedelta(days=1)).isoformat())
        page.get_by_label("Number of the written acknowledgement").fill("ACK 77")
        page.get_by_label("Passport").fill("123456789")
        page.get_by_role("button", name="Record the notification").click()

        expect(page.get_by_test_id("notified")).to_contain_text("acknowledgement ACK 77")
        expect(page.get_by_test_id("notified")).to_contain_text("Passport: 123456789")
        expect(page.get_by_test_id("duties")).not_to_contain_text("Stay of 7 days to be notified")


def test_a_level_that_differs_from_the_tools_waits_in_the_queue_until_another_supervisor_signs(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with _supervisor(playwright, server, folder, "level") as (page, about):
        page.goto(f"{about}/manage")
        expect(page.get_by_role("heading", name="Risk level")).to_be_visible()
        other = "HIGH" if "Very high risk" in page.locator(".app-tags").inner_text() else "VERY_HIGH"
        _form(page, "Set the risk level")
        page.get_by_label("Level", exact=True).select_option(other)
        page.get_by_label("What an assessment tool proposed").select_option("MEDIUM")
        page.locator("#level-form-reason").fill("Stable for years.")
        page.get_by_role("button", name="Set the level").click()
        expect(page.get_by_text("Waits for a signature").first).to_be_visible()

        page.get_by_role("button", name="Countersign this level").first.click()
        expect(page.get_by_text("Somebody else must sign what you decided.")).to_be_visible()
        page.get_by_role("link", name="Waiting for you").click()
        expect(page.get_by_test_id("waiting")).to_contain_text("waits for a signature")
        look(page, "waiting-with-a-level")
        waiting = page.get_by_test_id("waiting").get_by_role("listitem").filter(has_text="waits for a signature")
        waiting.get_by_role("link").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Manage")


def test_a_transfer_is_proposed_and_taken_back(playwright: Playwright, server: Server, folder: Path) -> None:
    with _supervisor(playwright, server, folder, "transfer") as (page, about):
        page.goto(f"{about}/manage")
        _form(page, "Propose a transfer")
        page.get_by_label("Or to another unit").select_option(index=1)
        page.get_by_label("Why, and what they must know").fill("He moved there.")
        page.get_by_role("button", name="Propose the transfer").click()

        card = page.get_by_test_id("transfer").first
        expect(card).to_contain_text("stays responsible until it is accepted")
        look(page, "transfer-proposed")
        card.get_by_text("Take it back").first.click()
        card.get_by_label("Why").fill("Not after all.")
        card.get_by_role("button", name="Take it back").click()
        expect(page.get_by_test_id("transfer").first).to_contain_text("Taken back")


def test_a_new_condition_reaches_the_next_form_with_the_next_pull_and_offline_from_then_on(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "records-condition", shape=PHONE) as page:
        sign_in(page, server.url, "officer")
        choose_passphrase(page)
        rows = page.get_by_test_id("caseload").get_by_role("link")
        expect(rows.first).to_be_visible()
        rows.nth(2).click()
        page.get_by_role("link", name="Orders").click()
        _form(page, "Record an order")
        page.get_by_label("When it was made").fill(TODAY.isoformat())
        page.locator("#order-DEVICE").fill("7. Must not use a telephone without monitoring software")
        page.get_by_role("button", name="Record the order").click()
        expect(page.get_by_test_id("order").first).to_contain_text("monitoring software")

        page.get_by_role("link", name="Back").click()
        page.reload()
        unlock(page)
        expect(page.get_by_text("Must not use a telephone without monitoring software")).to_be_visible()
        page.context.set_offline(True)
        page.get_by_role("link", name="Record visit").click()
        page.get_by_role("radio", name="Successful visit").check()
        for _ in range(4):
            page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Conditions you checked")
        expect(page.get_by_text("Must not use a telephone without monitoring software")).to_be_visible()
        look(page, "conditions-new-order")


def test_what_visits_said_is_evidence_of_the_next_assessment_already(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "records-arms", shape=PHONE) as page:
        sign_in(page, server.url, "officer")
        choose_passphrase(page)
        rows = page.get_by_test_id("caseload").get_by_role("link")
        expect(rows.first).to_be_visible()
        rows.nth(4).click()
        about = page.url
        page.get_by_role("link", name="Record visit").click()
        page.get_by_role("radio", name="Successful visit").check()
        _on_to(page, "What you saw and were told")
        page.get_by_role("button", name="Add a statement").click()
        page.get_by_label("What?").fill("A second games console under the bed")
        page.get_by_role("radio", name="You saw or heard it").check()
        page.get_by_text("Evidence for ARMS").click()
        page.get_by_label("Opportunity to offend").check()
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("radio", name="One officer, authorised beforehand").check()
        page.get_by_role("radio", name="No", exact=True).check()
        page.get_by_role("button", name="Continue").click()
        page.get_by_label("What did you see and hear?").fill("Seen at home.")
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("button", name="Continue").click()  # photos and documents
        page.get_by_role("button", name="Finish visit").click()
        expect(page.get_by_test_id("entry-status")).to_contain_text("Received", timeout=60_000)

        page.goto(f"{about}/arms")
        unlock(page)
        opportunity = page.get_by_role("group", name="Opportunity to offend")
        expect(opportunity.get_by_label("A second games console under the bed")).to_be_checked()
        look(page, "arms-assembled")
        page.get_by_role("button", name="Sign and send to a supervisor").click()
        expect(page.get_by_role("alert").first).to_contain_text("Rate hostile orientation, or say not known.")
        look(page, "arms-errors")
        for choice in page.get_by_label("Rating").all():
            choice.select_option("NOT_KNOWN")
        opportunity.get_by_label("Rating").select_option("MEDIUM")
        page.get_by_label("How it all hangs together").fill("Devices are the way back.")
        page.get_by_label("Priority for work").select_option("MEDIUM")
        page.get_by_role("button", name="Sign and send to a supervisor").click()
        expect(page.get_by_text("An assessment waits for a supervisor.")).to_be_visible()


def _on_to(page: Page, heading: str) -> None:
    """On through the form, with the answers that nothing follows from."""
    title = page.get_by_role("heading", level=1)
    while title.inner_text() != heading:
        before = title.inner_text()
        for choice in page.get_by_role("radio", name=re.compile("^Complied")).all():
            choice.check()
        if before == "What sets this person off":
            for choice in page.get_by_role("radio", name="No", exact=True).all():
                choice.check()
        page.get_by_role("button", name="Continue").click()
        expect(title).not_to_have_text(before)


def test_a_visit_is_written_up_and_its_devices_referred(playwright: Playwright, server: Server, folder: Path) -> None:
    with opened(playwright, folder / "records-write-up", shape=PHONE) as page:
        sign_in(page, server.url, "officer2")
        choose_passphrase(page)
        rows = page.get_by_test_id("caseload").get_by_role("link")
        expect(rows.first).to_be_visible()
        rows.nth(1).click()
        page.get_by_role("link", name="Plan and assessments").click()
        title = page.get_by_text(re.compile("^Write up the visit of")).first
        title.click()
        form = page.locator("details[open]").filter(has_text="Write up the visit of").first
        form.get_by_label("What was keyed").select_option("DEVICES")
        form.get_by_label("Under which reference there").fill("DMI 12/26")
        form.get_by_role("button", name="Record that it is keyed").click()
        expect(page.get_by_role("alert").first).to_be_visible()
        look(page, "write-up-errors")
        form.get_by_label("Where").select_option("DMI")
        form.get_by_role("button", name="Record that it is keyed").click()
        expect(page.get_by_text("Digital media investigators DMI 12/26").first).to_be_visible()
