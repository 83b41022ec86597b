"""Every frame that is none is answered by the close code that says so."""

from typing import Any

import pytest

from tests.protocol.line import Line
from tests.protocol.wire import connected

QUERY = {"query": "{ me { name } }"}
INIT = {"type": "connection_init"}
MALFORMED: list[Any] = [
    "",
    "{",
    [],
    "42",
    "null",
    '"x"',
    "[" * 5_000,
    '{"type":' * 5_000,
    b'{"type":"ping"}',
    b"\xff",
    {},
    {"type": 1},
    {"type": []},
    {"type": "hello"},
    {"type": "next", "id": "1"},
    {"type": "ping", "payload": 1},
    {"type": "complete"},
    {"type": "complete", "id": {}},
    {"type": "subscribe", "payload": QUERY},
    {"type": "subscribe", "id": "", "payload": QUERY},
    {"type": "subscribe", "id": 1, "payload": QUERY},
    {"type": "subscribe", "id": {}, "payload": QUERY},
    {"type": "subscribe", "id": "x" * 201, "payload": QUERY},
    {"type": "subscribe", "id": "1"},
    {"type": "subscribe", "id": "1", "payload": []},
    {"type": "subscribe", "id": "1", "payload": {}},
    {"type": "subscribe", "id": "1", "payload": {"query": 1}},
    {"type": "subscribe", "id": "1", "payload": QUERY | {"variables": [1]}},
    {"type": "subscribe", "id": "1", "payload": QUERY | {"operationName": 1}},
    {"type": "subscribe", "id": "1", "payload": QUERY | {"extensions": "x"}},
    '{"type": "subscribe", "id": "\\ud800", "payload": {"query": "{ me { name } }"}}',
]


@pytest.mark.parametrize("frame", MALFORMED, ids=lambda frame: str(frame)[:60])
async def test_a_malformed_frame_closes_with_4400(bare: Line, frame: Any) -> None:
    async with connected(bare.app) as wire:
        await wire.greet()
        wire.say(frame)

        assert await wire.closed() == 4400


@pytest.mark.parametrize("payload", [[], 1, "x", {"authorization": 1}, {"authorization": "Bearer é"}, {"client": []}])
async def test_a_malformed_init_closes_with_4400(bare: Line, payload: Any) -> None:
    async with connected(bare.app) as wire:
        wire.say({"type": "connection_init", "payload": payload})

        assert await wire.closed() == 4400


async def test_what_is_subscribed_before_the_acknowledgement_closes_with_4401(bare: Line) -> None:
    async with connected(bare.app) as wire:
        wire.subscribe("1", **QUERY)

        assert await wire.closed() == 4401


async def test_whoever_is_not_known_is_closed_with_4403(bare: Line) -> None:
    bare.caller = None
    async with connected(bare.app) as wire:
        wire.say(INIT)

        assert await wire.closed() == 4403


@pytest.mark.parametrize("offered", [(), ("graphql-ws",)])
async def test_another_subprotocol_closes_with_4406(bare: Line, offered: tuple[str, ...]) -> None:
    async with connected(bare.app, subprotocols=offered) as wire:
        assert await wire.closed() == 4406


async def test_whoever_says_nothing_is_closed_with_4408(bare: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schema.serving.websocket.INIT_S", 0.05)
    async with connected(bare.app) as wire:
        wire.say({"type": "ping"})
        assert await wire.hear() == {"type": "pong"}

        assert await wire.closed() == 4408


async def test_an_id_in_use_closes_with_4409(bare: Line) -> None:
    async with connected(bare.app) as wire:
        await wire.greet()
        for _ in range(2):
            wire.subscribe("1", query="subscription { scopeMoved { scope } }")

        assert await wire.closed() == 4409


async def test_a_second_init_closes_with_4429(bare: Line) -> None:
    async with connected(bare.app) as wire:
        await wire.greet()
        wire.say(INIT)

        assert await wire.closed() == 4429


async def test_a_frame_that_is_too_big_closes_with_1009(bare: Line) -> None:
    async with connected(bare.app) as wire:
        await wire.greet()
        wire.subscribe("1", query="{ me { name } }" + " " * 65_536)

        assert await wire.closed() == 1009
