"""Operations over a WebSocket: each through the same admission as by POST, and for as long as the caller may ask."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from schema.serving.pipeline import Pipeline
from tests.protocol.line import Line, trusted_id
from tests.protocol.wire import connected

DEAR = "{ visits(first: 100) { nodes { nominal { visits(first: 99) { nodes { id } } } } } }"
MOVED = "subscription { scopeMoved { scope } }"


def scope_of(line: Line) -> str:
    return f"unit:{line.scene.manager.unit_ids[0]}"


async def listening(line: Line, count: int) -> None:
    async with asyncio.timeout(5):
        while len(line.hub._subscribers) != count:  # noqa: ASYNC110 - the hub tells nobody who comes
            await asyncio.sleep(0.01)


async def test_a_query_is_answered_as_by_post(line: Line) -> None:
    query = {"query": "query Q($n: Int) { caseload(first: $n) { nodes { name } } }", "variables": {"n": 2}}
    by_post = (await line.post(query)).json()

    async with connected(line.app) as wire:
        await wire.greet()
        wire.subscribe("1", **query)

        assert await wire.hear() == {"id": "1", "type": "next", "payload": by_post}
        assert await wire.hear() == {"id": "1", "type": "complete"}


@pytest.mark.parametrize("where", ["payload", "extensions", "apollo"])
async def test_a_trusted_document_is_known_by_its_id(line: Line, where: str) -> None:
    key = trusted_id("colleagues(")
    named: dict[str, Any] = {
        "payload": {"documentId": key},
        "extensions": {"extensions": {"documentId": key}},
        "apollo": {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": key.removeprefix("sha256:")}}},
    }[where]
    async with connected(line.app) as wire:
        await wire.greet()
        wire.subscribe("1", variables={"first": 1}, **named)

        assert (await wire.hear())["payload"].keys() == {"data"}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"query": "{"}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ nothing }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "query A { me { name } } query B { me { name } }"}, "BAD_USER_INPUT"),
        ({"query": "query Q($n: Int!) { caseload(first: $n) { totalCount } }"}, "BAD_USER_INPUT"),
        ({"documentId": "sha256:" + "0" * 64}, "PERSISTED_QUERY_NOT_FOUND"),
        ({"documentId": trusted_id("mutation ResolveSubmission")}, "BAD_USER_INPUT"),
        ({"query": DEAR}, "COST_LIMIT_EXCEEDED"),
        ({"query": "{ __schema { queryType { name } } }"}, "FORBIDDEN"),
    ],
)
async def test_what_is_refused_is_told_under_its_id_and_the_connection_goes_on(
    line: Line, said: dict[str, Any], found: str
) -> None:
    async with connected(line.app) as wire:
        await wire.greet()
        wire.subscribe("1", **said)
        refused = await wire.hear()
        wire.subscribe("1", query="{ __typename }")

        assert (refused["id"], refused["type"]) == ("1", "error")
        assert refused["payload"][0]["extensions"]["code"] == found
        assert (await wire.hear())["type"] == "next"


async def test_a_bug_is_masked(bare: Line, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    async def broken(*_: Any) -> bytes:
        raise RuntimeError("Ada Vale lives here")

    monkeypatch.setattr(Pipeline, "answer", broken)
    async with connected(bare.app) as wire:
        await wire.greet()
        wire.subscribe("1", query="{ me { name } }")

        told = await wire.hear()
        assert told["payload"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
        assert "Ada" not in str(told) + caplog.text


async def test_moves_are_heard_until_the_client_has_heard_enough(line: Line) -> None:
    async with connected(line.app) as wire:
        await wire.greet()
        wire.subscribe("a", query=MOVED)
        await listening(line, 1)
        line.hub.hear(f"6:{scope_of(line)}")
        heard = await wire.hear()
        wire.say({"id": "a", "type": "complete"})
        await listening(line, 0)
        wire.subscribe("a", query="{ __typename }")

        assert heard == {"id": "a", "type": "next", "payload": {"data": {"scopeMoved": {"scope": scope_of(line)}}}}
        assert (await wire.hear())["payload"] == {"data": {"__typename": "Query"}}


async def test_a_client_that_goes_away_is_forgotten(bare: Line) -> None:
    async with connected(bare.app) as wire:
        await wire.greet()
        wire.subscribe("a", query=MOVED)
        await listening(bare, 1)
        wire.leave()
        await listening(bare, 0)


async def test_a_connection_carries_five_operations_at_once(bare: Line) -> None:
    async with connected(bare.app) as wire:
        await wire.greet()
        for key in "abcdef":
            wire.subscribe(key, query=MOVED)
        refused = await wire.hear()

        assert (refused["id"], refused["type"]) == ("f", "error")
        assert refused["payload"][0]["extensions"]["code"] == "TOO_MANY_OPERATIONS"
        await listening(bare, 5)


async def test_a_caller_has_so_many_connections_and_no_more(bare: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schema.serving.websocket.CONNECTIONS_MAX", 1)
    async with connected(bare.app) as first:
        await first.greet()
        async with connected(bare.app) as second:
            second.say({"type": "connection_init"})
            assert await second.closed() == 1013
    async with connected(bare.app) as third:
        await third.greet()


async def test_a_connection_ends_with_its_token(bare: Line) -> None:
    assert bare.caller is not None
    bare.caller = replace(bare.caller, until=bare.services.clock.now() + timedelta(seconds=0.1))
    async with connected(bare.app) as wire:
        await wire.greet()

        assert await wire.closed() == 4403


@pytest.mark.parametrize("change", ["gone", "other roles"])
async def test_a_connection_ends_soon_after_its_caller_may_not_ask_any_more(
    bare: Line, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schema.serving.websocket.AGAIN_EVERY_S", 0.05)
    async with connected(bare.app) as wire:
        await wire.greet()
        assert bare.caller is not None
        bare.caller = None if change == "gone" else replace(bare.caller, roles=frozenset())

        assert await wire.closed() == 4403


async def test_whoever_does_not_read_costs_no_memory_and_is_closed(bare: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    asked_for = []

    async def plenty(*_: Any) -> AsyncIterator[bytes]:
        while True:
            asked_for.append(1)
            yield b'{"data":{}}'

    monkeypatch.setattr(Pipeline, "results", plenty)
    monkeypatch.setattr("schema.serving.websocket.SEND_S", 0.1)
    async with connected(bare.app) as wire:
        await wire.greet()
        wire.writable.clear()
        wire.subscribe("a", query=MOVED)
        async with asyncio.timeout(5):
            while not asked_for:  # noqa: ASYNC110 - nothing else tells
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.3)
        wire.writable.set()

        assert await wire.closed() == 1008
    assert len(asked_for) == 1
