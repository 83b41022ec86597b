"""Event streams, after graphql-sse's distinct connections: events `next`, then `complete`.

A stream ends by itself before its caller's credentials are old: the client asks again and is judged again. A comment
now and then keeps proxies from closing it, and finds clients that are gone. A result is asked of its source only when
the one before it was taken by the connection, so that a slow reader costs no memory.
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from typing import Any, Final

from starlette.requests import ClientDisconnect
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from api.writing import json_bytes
from schema.serving.answered import Answered
from schema.serving.vigil import AGAIN_EVERY_S, Vigil

LIFE_S: Final = 300.0
PING_S: Final = 15.0
_PING: Final = b":\n\n"
_COMPLETE: Final = b"event: complete\ndata:\n\n"
HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


class EventStream(StreamingResponse):
    """A stream that is closed when its client goes, and not whenever the garbage is collected."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            with contextlib.suppress(ClientDisconnect):
                await super().__call__(scope, receive, send)
        finally:
            close = getattr(self.body_iterator, "aclose", None)
            if close is not None:
                await close()


def event(body: bytes) -> bytes:
    """One result. JSON has no line breaks of its own, so it is one line of data."""
    return b"event: next\ndata: " + body + b"\n\n"


async def once(body: bytes) -> AsyncGenerator[bytes]:
    """An operation that has one answer, to a client that takes streams only."""
    yield event(body)
    yield _COMPLETE


async def results(
    source: AsyncGenerator[bytes],
    vigil: Vigil,
    *,
    life_s: float = LIFE_S,
    ping_s: float = PING_S,
    again_every_s: float = AGAIN_EVERY_S,
) -> AsyncGenerator[bytes]:
    """The results of a subscription as they come, for as long as the caller may hear them."""
    loop = asyncio.get_running_loop()
    ends, pinged, waiting = loop.time() + vigil.life_s(life_s), loop.time(), None
    yield _PING
    try:
        while (left := ends - loop.time()) > 0:
            waiting = waiting or asyncio.ensure_future(anext(source, None))
            done, _ = await asyncio.wait({waiting}, timeout=min(again_every_s, ping_s, left))
            if done:
                found, waiting = waiting.result(), None
                if found is None:
                    break
                yield event(found)
            elif not await vigil.holds():
                break
            elif loop.time() - pinged >= ping_s:
                pinged = loop.time()
                yield _PING
    except Answered as early:
        yield event(json_bytes({"errors": early.errors}))
    finally:
        await _stop(waiting, source)
    yield _COMPLETE


async def _stop(waiting: "asyncio.Future[Any] | None", source: AsyncGenerator[bytes]) -> None:
    if waiting is not None and not waiting.done():
        waiting.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await waiting
    await source.aclose()
