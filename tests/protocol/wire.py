"""A WebSocket to an application in this process: what is sent, what comes back, which code it ends with."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from starlette.types import ASGIApp, Message

WAIT_S = 10.0


@dataclass(repr=False)
class Wire:
    """One connection. `hold` keeps the application from sending, as a client does that does not read."""

    to_app: "asyncio.Queue[Message]" = field(default_factory=asyncio.Queue)
    from_app: "asyncio.Queue[Message]" = field(default_factory=asyncio.Queue)
    writable: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False

    async def receive(self) -> Message:
        return await self.to_app.get()

    async def send(self, message: Message) -> None:
        await self.writable.wait()
        await self.from_app.put(message)

    def say(self, frame: Any) -> None:
        """A frame, as JSON if it is not text or bytes."""
        kind = "bytes" if isinstance(frame, bytes) else "text"
        content = frame if isinstance(frame, str | bytes) else orjson.dumps(frame).decode()
        self.to_app.put_nowait({"type": "websocket.receive", kind: content})

    def leave(self) -> None:
        self.to_app.put_nowait({"type": "websocket.disconnect", "code": 1001})

    async def hear(self) -> Any:
        """The next frame, which must be text."""
        message = await asyncio.wait_for(self.from_app.get(), WAIT_S)
        assert message["type"] == "websocket.send", message
        assert "bytes" not in message
        return orjson.loads(message["text"])

    async def closed(self) -> int:
        """The close code, after whatever else was sent."""
        while True:
            message = await asyncio.wait_for(self.from_app.get(), WAIT_S)
            if message["type"] == "websocket.close":
                return int(message["code"])

    async def greet(self, **payload: Any) -> None:
        """connection_init and its acknowledgement."""
        self.say({"type": "connection_init", "payload": payload})
        assert await self.hear() == {"type": "connection_ack"}

    def subscribe(self, key: str, **payload: Any) -> None:
        self.say({"id": key, "type": "subscribe", "payload": payload})


@asynccontextmanager
async def connected(
    app: ASGIApp, *, subprotocols: tuple[str, ...] = ("graphql-transport-ws",), **headers: str
) -> AsyncIterator[Wire]:
    """A connection that was accepted; header names have _ for -."""
    wire = Wire()
    wire.writable.set()
    wire.to_app.put_nowait({"type": "websocket.connect"})
    scope = {
        "type": "websocket",
        "scheme": "ws",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "query_string": b"",
        "root_path": "",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
        "subprotocols": list(subprotocols),
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 50000),
    }
    running = asyncio.create_task(app(scope, wire.receive, wire.send))  # type: ignore[arg-type]
    accepted = await asyncio.wait_for(wire.from_app.get(), WAIT_S)
    assert accepted["type"] == "websocket.accept"
    try:
        yield wire
    finally:
        wire.writable.set()
        wire.leave()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait_for(running, WAIT_S)
