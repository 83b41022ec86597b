"""Who may open a WebSocket, by the real front door: a token in the first frame, or our own app's session."""

from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request

import schema
from api.sync.wakes import Hub
from tests.conftest import Place
from tests.identity.conftest import HERE, Browser, House
from tests.identity.conftest import browser as browser  # noqa: PLC0414 - a fixture
from tests.identity.conftest import house as house  # noqa: PLC0414 - a fixture
from tests.identity.test_callers import token
from tests.protocol.wire import connected
from tests.reading.conftest import services_of

ELSEWHERE = "https://elsewhere.example"
SCOPES = "profile:read visits:read adhoc:query"


@pytest.fixture
def app(house: House, place: Place) -> Starlette:
    door, hub = house.door, Hub(place.database)
    routes: list[Any] = schema.routes(
        services_of(place), hub, house.settings, authenticate=door.authenticate, look_again=door.look_again
    )
    return Starlette(routes=routes)


async def test_a_token_comes_in_the_first_frame(house: House, app: Starlette) -> None:
    await house.persona("officer")
    async with connected(app, origin=ELSEWHERE) as wire:
        await wire.greet(authorization=f"Bearer {token(house, scope=SCOPES)}")
        wire.subscribe("1", query="{ me { name } }")

        assert (await wire.hear())["payload"] == {"data": {"me": {"name": "Invented officer"}}}


async def test_a_program_may_send_it_with_the_handshake(house: House, app: Starlette) -> None:
    await house.persona("officer")
    async with connected(app, authorization=f"Bearer {token(house)}") as wire:
        await wire.greet()


@pytest.mark.parametrize("said", ["Bearer x", "Basic x", "x", ""])
async def test_a_token_that_is_none_is_closed_with_4403(house: House, app: Starlette, said: str) -> None:
    async with connected(app) as wire:
        wire.say({"type": "connection_init", "payload": {"authorization": said}})

        assert await wire.closed() == 4403


async def test_our_own_app_uses_its_session(house: House, browser: Browser, app: Starlette) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")
    async with connected(app, cookie=_cookies(browser), origin=HERE) as wire:
        await wire.greet(client="pwa/test")


@pytest.mark.parametrize(
    ("headers", "client"),
    [
        ({"origin": ELSEWHERE}, "pwa/test"),
        ({"origin": "null"}, "pwa/test"),
        ({}, "pwa/test"),
        ({"origin": HERE, "sec_fetch_site": "cross-site"}, "pwa/test"),
        ({"origin": HERE}, None),
        ({"origin": HERE}, "other"),
    ],
)
async def test_another_page_cannot_use_the_session(
    house: House, browser: Browser, app: Starlette, headers: dict[str, str], client: str | None
) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")
    async with connected(app, cookie=_cookies(browser), **headers) as wire:
        wire.say({"type": "connection_init", "payload": {"client": client}})

        assert await wire.closed() == 4403


async def test_a_connection_that_stays_open_does_not_keep_a_session_alive(
    house: House, browser: Browser, app: Starlette, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schema.serving.websocket.AGAIN_EVERY_S", 0.05)
    await house.persona("officer")
    await browser.sign_in("officer")
    async with connected(app, cookie=_cookies(browser), origin=HERE) as wire:
        await wire.greet(client="pwa/test")
        house.clock.move(minutes=16)

        assert await wire.closed() == 4403


async def test_a_token_says_when_it_ends(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")
    good = token(house)

    told = (await house.door.verify(good)).until
    assert told is not None
    assert 0 < (told - house.clock.now()).total_seconds() <= 300
    cookie = [(b"cookie", _cookies(browser).encode())]
    session = await house.door.authenticate(Request({"type": "http", "method": "GET", "headers": cookie}))
    assert session.until is not None
    assert 11 < (session.until - house.clock.now()).total_seconds() / 3600 <= 12


def _cookies(browser: Browser) -> str:
    return "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
