"""A risk management plan is written on a phone, never lost, signed, and compared and countersigned at a desk."""

import re
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.e2e.browser import DESK, PHONE, choose_passphrase, opened, sign_in, unlock, whom_the_unit_sees
from tests.e2e.looking import look, look_everywhere
from tests.e2e.server import Server

KEPT_MS = 600
LONG_MS = 30_000


def _is_as_written(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Write a plan")
    expect(page.get_by_label("Victim safety")).to_have_value("Only by the liaison officer.")
    expect(page.get_by_label(re.compile(r"^Trigger \d+$")).last).to_have_value("Gambling again")


def test_a_plan_is_kept_through_reloads_and_no_network_and_signed_by_two(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    phone = folder / "planning"
    with opened(playwright, phone, shape=PHONE) as page:
        sign_in(page, server.url, "officer")
        choose_passphrase(page)
        name = whom_the_unit_sees(server, "officer")
        page.get_by_test_id("caseload").get_by_role("link", name=re.compile(re.escape(name))).first.click()
        about = page.url.removeprefix(server.url)
        page.get_by_role("link", name="Plan and assessments").click()
        page.get_by_role("link", name=re.compile("Write the next plan|Go on with the draft")).click()
        page.get_by_label("Victim safety").fill("Only by the liaison officer.")
        page.get_by_role("button", name="Add a trigger").click()
        page.get_by_label(re.compile(r"^Trigger \d+$")).last.fill("Gambling again")
        expect(page.get_by_test_id("plan-kept")).to_contain_text("is kept on this phone")
        page.wait_for_timeout(KEPT_MS)

        page.reload()
        unlock(page)
        _is_as_written(page)

    with opened(playwright, phone, shape=PHONE, offline=True) as page:
        page.goto(f"{server.url}{about}/plan")
        unlock(page)
        _is_as_written(page)
        page.get_by_role("button", name="Save the draft").click()
        expect(page.get_by_role("alert").first).to_contain_text("No connection")

        page.context.set_offline(False)
        for text in ("Supervision", "Monitoring and control", "Interventions and treatment"):
            page.get_by_label(text).fill("As agreed with probation.")
        page.get_by_role("button", name="Add a row").click()
        page.get_by_label("If", exact=True).last.fill("He gambles")
        page.get_by_role("button", name="Sign and send to a supervisor").click()
        expect(page.get_by_role("alert").first).to_contain_text("Write it, or take the line out.")
        look_everywhere(page, "plan-errors")
        page.get_by_label("Then", exact=True).last.fill("Ring his sister")
        page.get_by_role("button", name="Sign and send to a supervisor").click()
        expect(page.get_by_text("A plan waits for a supervisor.")).to_be_visible(timeout=LONG_MS)
        page.goto(f"{server.url}/app/status")
        unlock(page)
        expect(page.get_by_text("A plan that is not finished")).to_have_count(0)

    with opened(playwright, folder / "planning-desk", shape=DESK) as desk:
        sign_in(desk, server.url, "supervisor")
        expect(desk.get_by_role("link", name="Waiting for you")).to_be_visible()
        desk.goto(f"{server.url}{about}/records")
        changes = desk.get_by_test_id("plan-changes").first
        changes.get_by_text(re.compile("What is different from plan")).click()
        expect(changes).to_contain_text("Gambling again")
        expect(changes).to_contain_text("Only by the liaison officer.")
        look(desk, "plan-compared")
        desk.get_by_role("button", name="Countersign").first.click()
        expect(desk.get_by_test_id("plan-changes")).to_have_count(0)
        expect(desk.get_by_text("Gambling again").first).to_be_visible()


def test_what_is_written_at_a_desk_is_a_draft_on_the_server_a_moment_later(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "planning-at-a-desk", shape=DESK) as desk:
        sign_in(desk, server.url, "supervisor")
        first = desk.get_by_test_id("overdue").get_by_role("link").nth(1)
        expect(first).to_be_visible()
        about = (first.get_attribute("href") or "").removesuffix("/records")
        desk.goto(f"{server.url}{about}/plan")
        desk.get_by_label("Supervision").fill("Twice a month, with probation.")
        expect(desk.get_by_test_id("plan-kept")).to_contain_text("Saved as a draft", timeout=LONG_MS)

        desk.reload()
        expect(desk.get_by_label("Supervision")).to_have_value("Twice a month, with probation.")
        look_everywhere(desk, "plan-desk")
