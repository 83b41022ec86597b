"""Event streams, after graphql-sse's distinct connections: events `next`, then `complete`.

A stream ends by itself before its caller's credentials are old: the client asks again and is judged again. A comment
now and then keeps proxies from closing it, and finds clients that are gone.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, Final

from graphql import ExecutionResult

LIFE_S: Final = 300.0
PING_S: Final = 15.0
_PING: Final = b":\n\n"
_COMPLETE: Final = b"event: complete\ndata:\n\n"
HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def event(body: bytes) -> bytes:
    """One result. JSON has no line breaks of its own, so it is one line of data."""
    return b"event: next\ndata: " + body + b"\n\n"


async def once(body: bytes) -> AsyncIterator[bytes]:
    """An operation that has one answer, to a client that takes streams only."""
    yield event(body)
    yield _COMPLETE


async def results(
    source: AsyncIterator[ExecutionResult], write: Any, *, life_s: float = LIFE_S, ping_s: float = PING_S
) -> AsyncIterator[bytes]:
    """The results of a subscription as they come. `write` makes one result's bytes."""
    loop = asyncio.get_running_loop()
    ends, waiting = loop.time() + life_s, None
    yield _PING
    try:
        while (left := ends - loop.time()) > 0:
            waiting = waiting or asyncio.ensure_future(anext(source, None))
            done, _ = await asyncio.wait({waiting}, timeout=min(ping_s, left))
            if not done:
                yield _PING
                continue
            found, waiting = waiting.result(), None
            if found is None:
                break
            yield event(write(found))
        yield _COMPLETE
    finally:
        await _stop(waiting, source)


async def _stop(waiting: "asyncio.Future[Any] | None", source: AsyncIterator[ExecutionResult]) -> None:
    if waiting is not None:
        waiting.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await waiting
    close = getattr(source, "aclose", None)
    if close is not None:
        await close()
