"""For each file of browser tests a server with a demo force of its own, and a browser to open it with."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.e2e.browser import chromium
from tests.e2e.phones import Station
from tests.e2e.proxy import Proxy
from tests.e2e.server import Server
from tests.forces import served_force
from tests.room import ROOM


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="doorstep-browser-", dir=ROOM, ignore_cleanup_errors=True) as name:
        place = Path(name)
        place.chmod(0o755)
        yield place


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served_force(605) as running:
        yield running


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright keeps an event loop running in this thread, so it ends with a file's tests."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def station(playwright: Playwright, server: Server) -> Iterator[Station]:
    """A proxy before the server, and a browser for many phones: each is a context of its own."""
    proxy = Proxy(server.url)
    browser = playwright.chromium.launch(executable_path=chromium(), args=["--disable-background-networking"])
    yield Station(server, proxy, browser)
    browser.close()
    proxy.close()
