"""Photos of a visit, taken with no signal, cut off half way, with the server killed in between, to the supervisor."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, Route, expect

from tests.attachments.pictures import jpeg, opened
from tests.e2e.browser import DESK, PHONE, choose_passphrase, sign_in, unlock, whom_the_unit_sees
from tests.e2e.browser import opened as browser
from tests.e2e.looking import look
from tests.e2e.server import Server

SMALL, LARGE = jpeg(300, 200, gps=True), jpeg(1_600, 1_200, gps=True)
ARRIVES_MS = 90_000


def _continue(page: Page) -> None:
    heading = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(heading)


def _to_the_photos(page: Page) -> None:
    page.get_by_role("link", name="Record visit").click()
    page.get_by_role("radio", name="No reply").check()
    page.get_by_role("radio", name="No", exact=True).check()
    _continue(page)  # what happened
    page.get_by_role("radio", name="One officer, authorised beforehand").check()
    page.get_by_role("radio", name="No", exact=True).check()
    _continue(page)  # crew
    _continue(page)  # notes


def _record_visit_with_photos(page: Page) -> None:
    _to_the_photos(page)
    expect(page.get_by_test_id("never")).to_contain_text("Never photograph or add an indecent image")
    for number, photo in enumerate((SMALL, LARGE, SMALL + b"\0"), start=1):
        file = {"name": f"IMG_{number}.jpg", "mimeType": "image/jpeg", "buffer": photo}
        page.get_by_label("Take a photo").set_input_files(files=[file])
        expect(page.get_by_test_id("attachments").get_by_role("listitem")).to_have_count(number)
    page.get_by_label("What photo 2 shows").fill("The front door")
    expect(page.get_by_test_id("attachments").get_by_role("img")).to_have_count(3)
    _continue(page)
    page.get_by_role("button", name="Finish visit").click()


def _cut_off(route: Route) -> None:
    """The line breaks in the second piece of anything that has more than one."""
    asked = route.request
    is_second = asked.method == "PATCH" and asked.headers.get("upload-offset") != "0"
    route.abort() if is_second else route.continue_()


def test_photos_taken_with_no_signal_reach_the_supervisor(playwright: Playwright, server: Server, folder: Path) -> None:
    phone, desk_folder = folder / "camera", folder / "camera-desk"
    with browser(playwright, phone, shape=PHONE) as page:
        sign_in(page, server.url, "officer")
        choose_passphrase(page)
        expect(page.get_by_test_id("status-line")).to_contain_text("Up to date")
        name = whom_the_unit_sees(server, "officer", overdue=True)

    with (
        browser(playwright, phone, shape=PHONE, offline=True) as page,
        browser(playwright, desk_folder, shape=DESK) as desk,
    ):
        page.goto(f"{server.url}/app/")
        unlock(page)
        page.get_by_role("link", name=re.compile(re.escape(name))).first.click()
        _record_visit_with_photos(page)
        expect(page.get_by_test_id("entry-status")).to_contain_text("Saved on this phone")
        expect(page.get_by_test_id("attachments-sent")).to_have_text("0 of 3 photos sent.")

        page.context.route("**/attachments/**", _cut_off)
        page.context.set_offline(False)
        expect(page.get_by_test_id("entry-status")).to_contain_text("Received", timeout=ARRIVES_MS)
        expect(page.get_by_test_id("attachments-sent")).to_have_text("2 of 3 photos sent.", timeout=ARRIVES_MS)
        expect(page.get_by_test_id("status-line")).not_to_contain_text("Up to date")

        sign_in(desk, server.url, "supervisor")
        desk.get_by_test_id("overdue").get_by_role("link", name=re.compile(re.escape(name))).first.click()
        arrived = desk.get_by_test_id("attachments-arrived").first
        expect(arrived).to_have_text("2 of 3 photos arrived.")
        expect(desk.get_by_text("The front door: still to come")).to_be_visible()

        page.get_by_role("button", name="Hide").click()
        server.kill()
        page.context.unroute("**/attachments/**")
        server.start()

        desk.reload()
        expect(arrived).to_have_text("3 of 3 photos arrived.", timeout=ARRIVES_MS)
        with desk.expect_response(re.compile("/attachments/.*/content")) as shown:
            desk.get_by_role("button", name=re.compile("Open The front door")).click()
        picture = desk.get_by_role("img", name="The front door")
        expect(picture).to_be_visible()
        look(desk, "records-attachments-light-1280")
        assert picture.evaluate("image => image.naturalWidth") == 1_200  # taken lying on its side, shown upright
        content = shown.value.body()
        assert dict(opened(content).getexif()) == {}
        assert b"Invented Camera" not in content

        unlock(page)
        expect(page.get_by_test_id("attachments-sent")).to_have_text("3 of 3 photos sent.", timeout=ARRIVES_MS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_attachments(playwright: Playwright, server: Server, folder: Path, scheme: str) -> None:
    with browser(playwright, folder / f"attaching-{scheme}", shape=PHONE | {"color_scheme": scheme}) as page:
        sign_in(page, server.url, "officer2")
        choose_passphrase(page)
        page.get_by_test_id("caseload").get_by_role("link").nth(3 if scheme == "light" else 4).click()
        _to_the_photos(page)
        look(page, f"visit-attachments-none-{scheme}")
        page.get_by_label("Choose a document").set_input_files(
            files=[{"name": "a.svg", "mimeType": "text/html", "buffer": b"<html>"}]
        )
        expect(page.get_by_role("alert")).to_contain_text("Files of this kind are not taken")
        page.get_by_label("Take a photo").set_input_files(
            files=[{"name": "a.jpg", "mimeType": "image/jpeg", "buffer": SMALL}]
        )
        page.get_by_text("Add a signature").click()
        page.get_by_role("button", name="Use the typed name").click()
        expect(page.get_by_text("Enter the name of who signs")).to_be_visible()
        page.get_by_label("Name of who signs").fill("Ida Invented")
        page.get_by_role("button", name="Use the typed name").click()
        expect(page.get_by_text("Typed by Ida Invented")).to_be_visible()
        look(page, f"visit-attachments-{scheme}")
        page.get_by_role("button", name="Remove photo 1").click()
        expect(page.get_by_test_id("attachments").get_by_role("listitem")).to_have_count(1)
        _continue(page)
        expect(page.get_by_text("Typed by Ida Invented")).to_be_visible()
        look(page, f"visit-check-attachments-{scheme}")
        page.get_by_role("button", name="Finish visit").click()
        expect(page.get_by_test_id("attachments-sent")).to_have_text("1 of 1 signature sent.", timeout=ARRIVES_MS)
        look(page, f"saved-visit-attachments-{scheme}")
        page.get_by_role("link", name=re.compile("^Details")).click()
        expect(page.get_by_text("1 of 1 signature sent")).to_be_visible()
        look(page, f"status-attachments-{scheme}")
