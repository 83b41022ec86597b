"""A partner's program hears that its queue has grown: over graphql-transport-ws and as server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import orjson
import pytest
import pytest_asyncio
from starlette.types import Message

from api.identity.principal import Principal
from tests.makers import insert
from tests.partners.asking import an_agreement, events
from tests.protocol.wire import WAIT_S, connected
from tests.search.conftest import Room

WAIT = "subscription { partnerEventsWait { at } }"
TELL = "select doorstep.partner_tell(6, $1, $2, 'DISCLOSURE_MADE', gen_random_uuid())"
# What is not told of within this time is not told of: a wake takes milliseconds.
SILENCE_S = 0.5


@pytest_asyncio.fixture
async def agreed(room: Room) -> AsyncIterator[Room]:
    await an_agreement(room)
    room.caller = room.partner
    ready = room.hub.subscribe(6, ["ready"])
    woken = asyncio.ensure_future(anext(ready))
    async with room.hub.listening():
        await asyncio.wait_for(woken, WAIT_S)  # everybody is woken once when it begins to listen
        await ready.aclose()  # type: ignore[attr-defined]
        yield room


async def _tell(room: Room, agency: Any = None) -> None:
    await room.owner.execute(TELL, agency or room.agency, next(iter(room.people.values())))


async def _until_listening(room: Room, count: int = 1) -> None:
    async with asyncio.timeout(WAIT_S):
        while len(room.hub._subscribers) != count:  # noqa: ASYNC110 - the hub tells nobody who comes
            await asyncio.sleep(0.01)


@asynccontextmanager
async def _streaming(room: Room) -> AsyncIterator["asyncio.Queue[str]"]:
    """One POST that asks for server-sent events: what it hears, event by event."""
    heard: asyncio.Queue[str] = asyncio.Queue()
    gone = asyncio.Event()
    body = [{"type": "http.request", "body": orjson.dumps({"query": WAIT}), "more_body": False}]

    async def receive() -> Message:
        if body:
            return body.pop()
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        for block in message.get("body", b"").decode().split("\n\n"):
            if block.startswith("event: next"):
                heard.put_nowait(block)

    scope = {
        "type": "http",
        "asgi": {"spec_version": "2.3"},
        "method": "POST",
        "path": "/graphql",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json"), (b"accept", b"text/event-stream")],
    }
    running = asyncio.ensure_future(room.app(scope, receive, send))
    try:
        yield heard
    finally:
        gone.set()
        await asyncio.wait_for(running, WAIT_S)


async def test_over_a_websocket_it_is_told_at_once_and_whenever_something_is_written(agreed: Room) -> None:
    async with connected(agreed.app) as wire:
        await wire.greet()
        wire.subscribe("1", query=WAIT)
        first = await wire.hear()
        await _until_listening(agreed)

        await _tell(agreed)

        assert first["payload"]["data"]["partnerEventsWait"]["at"]
        assert (await wire.hear())["payload"]["data"]["partnerEventsWait"]["at"]
    assert [event["eventType"] for event in (await events(agreed))["nodes"]][-1] == "DISCLOSURE_MADE"


async def test_as_server_sent_events_too(agreed: Room) -> None:
    async with _streaming(agreed) as heard:
        first = await asyncio.wait_for(heard.get(), WAIT_S)
        await _until_listening(agreed)

        await _tell(agreed)

        assert '"partnerEventsWait":{"at":' in first
        assert '"partnerEventsWait":{"at":' in await asyncio.wait_for(heard.get(), WAIT_S)


async def test_what_is_told_names_nobody(agreed: Room) -> None:
    async with _streaming(agreed) as heard:
        await asyncio.wait_for(heard.get(), WAIT_S)
        await _until_listening(agreed)
        await _tell(agreed)
        said = orjson.loads((await asyncio.wait_for(heard.get(), WAIT_S)).split("data: ")[1])

    assert list(said["data"]["partnerEventsWait"]) == ["at"]


async def test_another_agencys_events_wake_nobody(agreed: Room) -> None:
    other = await insert(agreed.owner, "agency", name="Byford Council", kind="CHILDRENS_SOCIAL_CARE")
    async with _streaming(agreed) as heard:
        await asyncio.wait_for(heard.get(), WAIT_S)
        await _until_listening(agreed)

        await _tell(agreed, other)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(heard.get(), SILENCE_S)
        await _tell(agreed)

        assert await asyncio.wait_for(heard.get(), WAIT_S)


async def test_whoever_is_of_no_agency_may_not_listen(agreed: Room) -> None:
    async def refusal(caller: Principal) -> str:
        agreed.caller = caller
        async with connected(agreed.app) as wire:
            await wire.greet()
            wire.subscribe("1", query=WAIT)
            return str((await wire.hear())["payload"][0]["extensions"]["code"])

    assert await refusal(agreed.manager) == "FORBIDDEN"
    assert await refusal(replace(agreed.partner, scopes=frozenset({"adhoc:query"}))) == "FORBIDDEN"
