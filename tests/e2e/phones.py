"""Phones for tests of what can go wrong: each one fresh, behind a proxy that a test tells what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.browser import PHONE, WAIT_MS, choose_passphrase, telling
from tests.e2e.proxy import Proxy
from tests.e2e.server import Server

_VISITS = "query { visits(first: 100, orderBy: RECEIVED_NEWEST) { nodes { notes attachments { state } } } }"


@dataclass
class Station:
    """One server, the proxy before it, one browser; and whose eyes look at what the server has."""

    server: Server
    proxy: Proxy
    browser: Browser

    def received(self, notes: str) -> int:
        """How many visits with these notes the server holds."""
        return len(self._visits(notes))

    def arrived(self, notes: str) -> list[str]:
        """How far what these visits promised has come."""
        return [each["state"] for visit in self._visits(notes) for each in visit["attachments"]]

    def _visits(self, notes: str) -> list[Any]:
        said = self.server.ask("supervisor", _VISITS)
        return [visit for visit in said["visits"]["nodes"] if visit["notes"] == notes]

    @contextmanager
    def phone(self, persona: str = "officer", **more: object) -> Iterator[Page]:
        """A phone that has been set up and has fetched its caseload."""
        with self.context(**more) as context:
            page = context.new_page()
            self.sign_in(page, persona)
            page.goto(f"{self.proxy.url}/app/")
            choose_passphrase(page)
            expect(page.get_by_test_id("caseload").get_by_role("link").first).to_be_visible()
            expect(page.get_by_test_id("status-line")).to_contain_text("Up to date")
            yield page

    @contextmanager
    def context(self, **more: object) -> Iterator[BrowserContext]:
        shape = PHONE | {"locale": "en-GB", "timezone_id": "Europe/London"} | more
        context = self.browser.new_context(**shape)  # type: ignore[arg-type]
        context.set_default_timeout(WAIT_MS)
        expect.set_options(timeout=WAIT_MS)
        try:
            with telling(context):
                yield context
        finally:
            self.proxy.calm()
            self.proxy.build = None
            self.proxy.missing = set()
            context.close()

    def sign_in(self, page: Page, persona: str = "officer") -> None:
        """At the server's own address: its cookie is for every port of this machine."""
        page.goto(f"{self.server.url}/auth/login?return=/app/")
        page.locator(f'button[value="{persona}"]').click()
        page.wait_for_url(f"{self.server.url}/app/")


def begin_visit(page: Page, notes: str, *, whom: int = 0, photo: bytes | None = None) -> None:
    """Everything up to the last page of a visit at which nobody answered the door."""
    page.get_by_test_id("caseload").get_by_role("link").nth(whom).click()
    page.get_by_role("link", name="Record visit").click()
    page.get_by_role("radio", name="No reply").check()
    page.get_by_role("radio", name="No", exact=True).check()
    _continue(page)
    page.get_by_role("radio", name="One officer, authorised beforehand").check()
    page.get_by_role("radio", name="No", exact=True).check()
    _continue(page)
    page.get_by_label("What did you see and hear?").fill(notes)
    heading = page.get_by_role("heading", level=1)
    while (shown := heading.inner_text()) != "Check your answers":
        _continue(page)
        expect(heading).not_to_have_text(shown)
        if photo is not None and heading.inner_text() == "Photos and documents":
            file = {"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": photo}
            page.get_by_label("Take a photo").set_input_files(files=[file])
            expect(page.get_by_test_id("attachments").get_by_role("listitem")).to_have_count(1)


def finish_visit(page: Page) -> None:
    page.get_by_role("button", name="Finish visit").click()
    expect(page.get_by_test_id("entry-status")).to_be_visible()


def record_visit(page: Page, notes: str, *, whom: int = 0) -> None:
    """A whole visit; the page says afterwards how it stands."""
    begin_visit(page, notes, whom=whom)
    finish_visit(page)


def is_received(page: Page) -> None:
    expect(page.get_by_test_id("entry-status")).to_contain_text("Received", timeout=30_000)


def is_saved_here(page: Page) -> None:
    expect(page.get_by_test_id("entry-status")).to_contain_text("Saved on this phone")


def sync_now(page: Page) -> None:
    """What an officer does who does not want to wait: no test waits for a timer."""
    page.evaluate("dispatchEvent(new Event('online'))")


def _continue(page: Page) -> None:
    heading = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(heading)
