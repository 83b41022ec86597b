"""GraphiQL from our own address: it runs an operation under the strict policy of contents, for those who may use it."""

from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Playwright, expect

from tests.e2e.browser import DESK, PHONE, opened, sign_in
from tests.e2e.server import HOUSE, Server

PICTURES = HOUSE / "build" / "pages"
_SETTLE_MS = 300
SHAPES = {"light-1280": DESK, "dark-1280": DESK | {"color_scheme": "dark"}, "light-360": PHONE}


def signed_in(page: Page, server: Server, persona: str) -> None:
    sign_in(page, server.url, persona)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("shape", SHAPES)
def test_an_operation_is_run_and_the_contract_read(
    playwright: Playwright, server: Server, folder: Path, shape: str
) -> None:
    said: list[ConsoleMessage] = []
    asked: list[str] = []
    with opened(playwright, folder / f"explorer-{shape}", shape=SHAPES[shape]) as page:
        signed_in(page, server, "admin")
        page.on("console", lambda message: said.append(message))  # noqa: PLW0108 - Playwright marks the handler
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{server.url}/explorer/")
        expect(page.locator(".graphiql-query-editor")).to_contain_text("query Me")
        page.get_by_role("button", name="Execute query").click()
        expect(page.locator(".result-window")).to_contain_text('"ADMIN"')
        _keep(page, shape)
        page.get_by_role("button", name="Show Documentation Explorer").click()
        docs = page.locator(".graphiql-doc-explorer")
        docs.get_by_role("link", name="Query", exact=True).click()
        expect(docs).to_contain_text("What can be read.")
        _keep(page, f"docs-{shape}")
        kept = page.evaluate("() => Object.keys(localStorage).filter(key => key.includes('graphiql'))")

    assert [message.text for message in said if message.type in ("error", "warning")] == []
    assert {url for url in asked if not url.startswith((server.url, "data:"))} == set()
    assert kept == []


def _keep(page: Page, name: str) -> None:
    page.wait_for_timeout(_SETTLE_MS)
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"explorer-{name}.png")


@pytest.mark.parametrize("persona", ["officer", "supervisor", "auditor"])
def test_whoever_may_not_use_it_is_told_so(playwright: Playwright, server: Server, folder: Path, persona: str) -> None:
    with opened(playwright, folder / f"explorer-{persona}", shape=DESK) as page:
        signed_in(page, server, persona)
        page.goto(f"{server.url}/explorer/")

        expect(page.get_by_text("The explorer is for people who may read the contract")).to_be_visible()


def test_whoever_is_not_signed_in_is_sent_to_sign_in(playwright: Playwright, server: Server, folder: Path) -> None:
    with opened(playwright, folder / "explorer-nobody", shape=DESK) as page:
        answer = page.goto(f"{server.url}/explorer/")

        assert answer is not None
        assert answer.status == 401
        expect(page.get_by_text("Sign in at /app/ first")).to_be_visible()
