"""Assessing in a browser: evidence that says whose word it is, other tools' results, terms, and who is left out."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.browser import DESK, PHONE, opened, sign_in
from tests.e2e.looking import look, look_everywhere
from tests.e2e.server import Server
from tests.e2e.test_records import TODAY, _form, _supervisor


def test_a_tools_result_is_recorded_as_it_was_and_a_wrong_one_replaced(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with _supervisor(playwright, server, folder, "tools") as (page, about):
        page.goto(f"{about}/records")
        _record_result(page, band="HIGH")
        line = page.get_by_role("listitem").filter(has_text=re.compile("^Risk Matrix 2000 2011"))
        expect(line).to_contain_text("Risk Matrix 2000 2011: High (5)")
        expect(line).to_contain_text("Probation, Ashby")
        _record_result(page, band="MEDIUM", replaces="Risk Matrix 2000 high")

        expect(line).to_have_count(2)
        expect(line.filter(has_text="Medium")).to_have_count(1)
        expect(line.filter(has_text="recorded wrongly; replaced")).to_contain_text("High")


def _record_result(page: Page, *, band: str, replaces: str | None = None) -> None:
    form = page.locator("details").filter(has_text="Record what a tool gave")
    if replaces is None:
        _form(page, "Record what a tool gave")
    else:
        field = form.get_by_label("It replaces one recorded wrongly")
        wrong = field.get_by_role("option").filter(has_text=replaces).inner_text()
        field.select_option(label=wrong)
    form.get_by_label("Tool", exact=True).select_option("RM2000")
    form.get_by_label("Which version of it").fill("2011")
    form.get_by_label("Its result").select_option(band)
    form.get_by_label("Its score, as the tool writes it").fill("5")
    form.get_by_label("When it was used").fill(TODAY.isoformat())
    form.get_by_label("Who used it").fill("Probation, Ashby")
    form.get_by_role("button", name="Record the result").click()
    expect(form.get_by_text("It is recorded.")).to_be_visible()


def test_a_supervisor_leaves_somebody_out_of_assessment_for_a_reason_and_an_officer_does_not(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with _supervisor(playwright, server, folder, "left-out") as (page, about):
        page.goto(f"{about}/records")
        _form(page, "Decide whether ARMS applies")
        form = page.locator("details").filter(has_text="Decide whether ARMS applies")
        form.get_by_label("Whether it applies").select_option("NOT_A_MAN")
        form.get_by_role("button", name="Record the decision").click()
        expect(form.get_by_role("alert")).to_contain_text("reason is needed.")
        look(page, "arms-applies-errors")
        form.get_by_label("Why").fill("A woman: the tool was made for men.")
        form.get_by_role("button", name="Record the decision").click()
        told = page.get_by_test_id("arms-applies")
        expect(told).to_contain_text("ARMS does not apply: not a man. A woman: the tool was made for men.")
        look(page, "arms-left-out")
        form.get_by_label("Whether it applies").select_option("APPLIES")
        form.get_by_label("Why").fill("Recorded of the wrong person.")
        form.get_by_role("button", name="Record the decision").click()
        expect(told).to_have_count(0)
    with opened(playwright, folder / "assess-officer", shape=DESK) as officer:
        sign_in(officer, server.url, "officer2")
        officer.goto(f"{about}/records")
        expect(officer.get_by_text("Decide whether ARMS applies")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "width"), [(PHONE, 360), (DESK, 1280)])
def test_evidence_of_ones_own_says_how_it_is_known_where_it_comes_from_and_whom_it_is_about(
    playwright: Playwright, server: Server, folder: Path, scheme: str, shape: dict[str, object], width: int
) -> None:
    look_like = shape | {"color_scheme": scheme}
    with _supervisor(playwright, server, folder, f"evidence-{scheme}-{width}", look_like) as (page, about):
        page.goto(f"{about}/records")
        _form(page, "Record what a tool gave")
        look(page, f"records-tools-{scheme}-{width}")
        page.goto(f"{about}/arms")
        factor = page.get_by_role("group", name="Hostile orientation")
        expect(factor).to_be_visible()
        kept = factor.get_by_label("What?").count()
        factor.get_by_role("button", name=re.compile("^Add (more )?evidence$")).click()
        piece = factor.get_by_role("group", name=f"Evidence {kept + 1}")
        piece.get_by_label("What?").fill(f"His mother fears his temper ({scheme} {width})")
        piece.get_by_label("How do you know?").select_option("THIRD_PARTY_SAID")
        piece.get_by_label("Where does it come from?").select_option("AGENCY")
        piece.get_by_label("Whom is it about?").select_option("HOUSEHOLD")
        page.get_by_role("button", name="Save the draft").click()
        expect(page.get_by_text("The draft is saved.")).to_be_visible()
        look(page, f"arms-evidence-{scheme}-{width}")

        page.reload()
        piece = factor.get_by_role("group", name=f"Evidence {kept + 1}")
        expect(piece.get_by_label("How do you know?")).to_have_value("THIRD_PARTY_SAID")
        expect(piece.get_by_label("Where does it come from?")).to_have_value("AGENCY")
        expect(piece.get_by_label("Whom is it about?")).to_have_value("HOUSEHOLD")


def test_a_request_for_data_runs_until_it_was_answered(playwright: Playwright, server: Server, folder: Path) -> None:
    with _supervisor(playwright, server, folder, "clocks") as (page, about):
        page.goto(f"{about}/manage")
        _form(page, "Start a clock")
        form = page.locator("details").filter(has_text="Start the clock")
        form.get_by_label("Day from which it runs").fill((TODAY - timedelta(days=3)).isoformat())
        form.get_by_role("button", name="Start the clock").click()
        expect(form.get_by_role("alert")).to_contain_text("Say why, in 3 to 2,000 characters.")
        look(page, "clocks-errors")
        form.get_by_label("Why").fill("A letter of his solicitor.")
        form.get_by_role("button", name="Start the clock").click()
        line = page.get_by_test_id("clocks").get_by_role("listitem").filter(has_text="A letter of his solicitor.")
        expect(line).to_contain_text("Runs")
        look_everywhere(page, "clocks-running")
        line.get_by_text("It was done").first.click()
        line.get_by_label("Day on which it was done").fill((TODAY - timedelta(days=1)).isoformat())
        line.get_by_label("What came of it").fill("Answered with what may be given.")
        line.get_by_role("button", name="Record that it was done").click()
        expect(line).to_contain_text("Answered with what may be given.")
        expect(line.get_by_text("Runs", exact=True)).to_have_count(0)


def test_terms_that_follow_each_other_are_told_one_by_one_and_add_up(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with _supervisor(playwright, server, folder, "terms") as (page, about):
        page.goto(f"{about}/register")
        _form(page, "Record why they must notify")
        form = page.locator("details").filter(has_text="Record why they must notify")
        form.get_by_label("How the case ended").select_option("IMPRISONMENT")
        form.get_by_label("Relevant date").fill("2020-01-01")
        form.get_by_label("Imprisonment: months").fill("18")
        form.get_by_label("Term 2: months").fill("12")
        form.get_by_label("Term 2: when it begins").fill("2020-01-01")
        form.get_by_role("button", name="Record it").click()
        expect(page.get_by_text("The duty to notify lasts 120 months").first).to_be_visible()

        form.get_by_label("How the case ended").select_option("IMPRISONMENT")
        form.get_by_label("Relevant date").fill("2020-01-01")
        form.get_by_label("Imprisonment: months").fill("18")
        form.get_by_label("Term 2: months").fill("12")
        form.get_by_label("Term 2: when it begins").fill("2021-07-01")
        form.get_by_role("button", name="Record it").click()
        expect(page.get_by_text("The duty to notify has no end.").first).to_be_visible()
