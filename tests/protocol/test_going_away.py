"""A client that goes away: its read is stopped and leaves nothing behind, what it sent is taken in to the end."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson
import pytest
from starlette.types import Message

from api.db.database import Database, Reading
from schema.serving.pipeline import Pipeline
from tests.makers import Owner
from tests.protocol.line import Line
from tests.protocol.wire import connected

MOVED = "subscription { scopeMoved { scope } }"
ACCEPT = "text/event-stream"


class Caller:
    """One HTTP request that can be left."""

    def __init__(self, line: Line, query: str, accept: str = "*/*", asgi: str = "2.3") -> None:
        self._line = line
        self._asgi = asgi
        self._body = orjson.dumps({"query": query})
        self._headers = [(b"content-type", b"application/json"), (b"accept", accept.encode())]
        self._gone = asyncio.Event()
        self._is_read = False
        self.heard: list[Message] = []

    async def receive(self) -> Message:
        if not self._is_read:
            self._is_read = True
            return {"type": "http.request", "body": self._body, "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if self._gone.is_set() and self._asgi == "2.4":
            raise OSError
        self.heard.append(message)

    def call(self) -> "asyncio.Future[None]":
        scope = {
            "type": "http",
            "asgi": {"spec_version": self._asgi},
            "method": "POST",
            "path": "/graphql",
            "query_string": b"",
            "headers": self._headers,
        }
        return asyncio.ensure_future(self._line.app(scope, self.receive, self.send))

    def leave(self) -> None:
        self._gone.set()


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(10):
        while not await holds():  # noqa: ASYNC110 - a database tells nobody
            await asyncio.sleep(0.02)


async def sleep(connection: Reading, *_: Any, **__: Any) -> None:
    await connection.execute("set local statement_timeout = 0")
    await connection.execute("select pg_sleep(60)")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every read takes a minute."""
    monkeypatch.setattr("schema.reading.run.append_to_read", sleep)


async def sleeping(owner: Owner) -> bool:
    found = "select exists (select from pg_stat_activity where query = 'select pg_sleep(60)' and state = 'active'"
    return bool(await owner.fetchval(found + " and datname = current_database())"))


async def nobody_sleeps(owner: Owner) -> bool:
    return not await sleeping(owner)


async def test_the_statement_of_a_client_that_left_is_cancelled(line: Line, owner: Owner, slow: None) -> None:
    caller = Caller(line, "{ caseload(first: 1) { nodes { name } } }")
    running = caller.call()
    await until(lambda: sleeping(owner))

    caller.leave()
    await running
    await until(lambda: nobody_sleeps(owner))


async def test_its_connection_comes_back_clean(line: Line, owner: Owner) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("schema.reading.run.append_to_read", sleep)
        for _ in range(7):  # more than the pool has
            caller = Caller(line, "{ caseload(first: 1) { nodes { name } } }")
            running = caller.call()
            await until(lambda: sleeping(owner))
            caller.leave()
            await running
    before = await owner.fetchval("select count(*) from doorstep.audit_event")

    answer = await line.ask("{ caseload(first: 1) { nodes { name } } }")

    assert "errors" not in answer.json()
    assert await owner.fetchval("select count(*) from doorstep.audit_event") == before + 1
    database: Database = line.services.database
    async with database.reading(line.scene.manager.row_context()) as connection:
        assert await connection.fetchval("show statement_timeout") == "5s"


async def test_an_operation_that_is_completed_over_a_websocket_is_cancelled(
    line: Line, owner: Owner, slow: None
) -> None:
    async with connected(line.app) as wire:
        await wire.greet()
        wire.subscribe("1", query="{ caseload(first: 1) { nodes { name } } }")
        await until(lambda: sleeping(owner))

        wire.say({"id": "1", "type": "complete"})
        await until(lambda: nobody_sleeps(owner))


async def test_what_was_sent_is_taken_in_although_the_sender_left(bare: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    done, begun = asyncio.Event(), asyncio.Event()

    async def slowly(*_: Any) -> bytes:
        begun.set()
        await asyncio.sleep(0.5)
        done.set()
        return b'{"data":{}}'

    monkeypatch.setattr(Pipeline, "answer", slowly)
    caller = Caller(bare, 'mutation { syncRegisterDevice(input: {deviceId: "x", publicKey: {}, name: "n"}) { id } }')
    running = caller.call()
    await begun.wait()
    caller.leave()
    await running

    assert done.is_set()


@pytest.mark.parametrize("asgi", ["2.3", "2.4"])
async def test_a_stream_of_a_client_that_left_is_forgotten(
    bare: Line, asgi: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "schema.serving.stream.results.__kwdefaults__", {"life_s": 60.0, "ping_s": 0.05, "again_every_s": 0.05}
    )
    caller = Caller(bare, MOVED, ACCEPT, asgi)
    running = caller.call()

    async def listening() -> bool:
        return bool(bare.hub._subscribers)

    await until(listening)
    caller.leave()
    await running

    assert not bare.hub._subscribers


@pytest.mark.parametrize("why", ["its token ends", "it is taken back"])
async def test_a_stream_ends_with_its_callers_credentials(
    bare: Line, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "schema.serving.stream.results.__kwdefaults__", {"life_s": 60.0, "ping_s": 0.05, "again_every_s": 0.05}
    )
    assert bare.caller is not None
    if why == "its token ends":
        bare.caller = replace(bare.caller, until=bare.services.clock.now() + timedelta(seconds=0.1))
    caller = Caller(bare, MOVED, ACCEPT)
    running = caller.call()

    async def listening() -> bool:
        return bool(bare.hub._subscribers)

    if why == "it is taken back":
        await until(listening)
        bare.caller = None
    await running

    assert caller.heard[-2]["body"] == b"event: complete\ndata:\n\n"
    assert not bare.hub._subscribers
