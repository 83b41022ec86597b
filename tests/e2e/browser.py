"""A real Chromium, driven as a person drives it: phones that can lose their network, and desks."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect

from tests.e2e.server import HOUSE, Server

PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
PASSPHRASE = "three quiet lanterns"
# A wait ends when what it waits for is there: how long it may be costs nothing where all is well.
WAIT_MS = 45_000
_TOLD = 600
_QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
# A page is told that it is offline, and later that it no longer is; its service worker may still send. Where there is
# no network, nothing of the browser gets out as long as it is open.
_NO_NETWORK = ["--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>"]


def chromium() -> str:
    """The browser that `make` found or installed."""
    found = HOUSE / "build" / "browser"
    return found.read_text().strip() if found.exists() else os.environ.get("CHROMIUM", "/usr/bin/chromium")


@contextmanager
def opened(
    playwright: Playwright,
    profile: Path,
    *,
    shape: dict[str, object],
    offline: bool = False,
    without_network: bool = False,
) -> Iterator[Page]:
    """One browser on a profile that outlives it: closing and opening it again is what a person does."""
    context: BrowserContext = playwright.chromium.launch_persistent_context(
        str(profile),
        executable_path=chromium(),
        headless=True,
        locale="en-GB",
        timezone_id="Europe/London",
        args=_QUIET + (_NO_NETWORK if without_network else []),
        **shape,  # type: ignore[arg-type]
    )
    context.set_default_timeout(WAIT_MS)
    expect.set_options(timeout=WAIT_MS)
    context.set_offline(offline or without_network)
    try:
        with telling(context):
            yield context.pages[0] if context.pages else context.new_page()
    finally:
        context.close()


@contextmanager
def telling(context: BrowserContext) -> Iterator[None]:
    """Where a test fails, its report says what its pages showed, and what the browser said since it began."""
    said: list[str] = []
    context.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: said.append(f"thrown: {error.error}"))
    context.on("requestfailed", lambda request: said.append(f"failed: {request.method} {urlsplit(request.url).path}"))
    try:
        yield
    except Exception as failure:
        for page in context.pages:
            with suppress(Error):
                failure.add_note(f"{page.url} shows:\n{page.locator('body').inner_text(timeout=2_000)[:_TOLD]}")
        failure.add_note("\n".join(["The browser said:", *said[-30:]]))
        raise


def sign_in(page: Page, url: str, persona: str) -> None:
    """Sign in at the development identity provider as one of its personas."""
    page.goto(f"{url}/app/")
    page.get_by_role("link", name="Sign in").click()
    page.locator(f'button[value="{persona}"]').click()
    # The provider's page and the one between have headings, too: whoever looked for one would look too early.
    expect(page).to_have_url(re.compile(f"^{re.escape(url)}/app/"))


def choose_passphrase(page: Page) -> None:
    """Set the phone up."""
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("Passphrase again").fill(PASSPHRASE)
    page.get_by_role("button", name="Set up this phone").click()


def unlock(page: Page) -> None:
    """Open a phone that was set up before."""
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_role("heading", name="Unlock", exact=True)).to_have_count(0)


def follow(page: Page, name: str) -> None:
    """Follow a link of the main navigation, on a small screen too, where some stand behind "More"."""
    links = page.get_by_role("navigation", name="Main")
    expect(links).to_be_visible()
    more = links.get_by_role("button", name="More")
    if more.is_visible():
        more.click()
    links.get_by_role("link", name=name, exact=True).click()


def whom_the_unit_sees(server: Server, persona: str, *, overdue: bool = False) -> str:
    """The first of the officer's caseload, or of what is overdue in it, whom their supervisor sees too.

    Whoever is restricted is their officer's alone; and the demo force is another each day.
    """
    if overdue:
        found = server.ask(persona, "{ overdueObligations(first: 50) { nodes { nominal { name restricted } } } }")
        nominals = [node["nominal"] for node in found["overdueObligations"]["nodes"]]
    else:
        found = server.ask(persona, "{ caseload(first: 50) { nodes { name restricted } } }")
        nominals = found["caseload"]["nodes"]
    return next(str(nominal["name"]) for nominal in nominals if not nominal["restricted"])
