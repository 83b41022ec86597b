"""A small HTTP load: keep-alive connections that each send one request after another, and the times they took.

It runs on the machine of what it measures, as one protocol object a connection on uvloop, so that it takes little of
it: what it took stands beside each figure, and `benchmarks.ceiling` measures how much it could send.
"""

import asyncio
import itertools
import time
from collections.abc import Awaitable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

WARM_UP_REQUESTS = 50
_AGAIN_S = 0.25
_LENGTH = b"content-length:"


@dataclass(frozen=True)
class Target:
    """Where requests go, who sends them, and what every answer must contain.

    To an answer that contains `again` the same request is sent again after a while, and all of that is its time.
    """

    url: str
    token: str = "none"
    expects: bytes = b""
    again: bytes = b""

    def wire(self, body: bytes) -> bytes:
        """A request as it goes over the wire."""
        parts = urlsplit(self.url)
        head = (
            f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAuthorization: Bearer {self.token}\r\n"
            f"Content-Type: application/json\r\nAccept: application/graphql-response+json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


@dataclass(frozen=True)
class Timing:
    """What one measurement gave. `load_share` is how much of one core the load itself took, 0 to 1."""

    requests_per_second: float
    p50_ms: float
    p99_ms: float
    bytes_an_answer: int
    requests: int
    load_share: float


async def warm_up(target: Target, bodies: Iterator[bytes], requests: int = WARM_UP_REQUESTS) -> None:
    """So that caches are filled and statements prepared on every connection to the database."""
    each = max(1, requests // 10)
    await asyncio.gather(*(_send(target, itertools.islice(bodies, each)) for _ in range(10)))


async def measure(target: Target, bodies: Iterator[bytes], *, connections: int, seconds: float) -> Timing:
    """Send requests over so many connections for so long."""
    started = time.perf_counter()

    def until_it_is_over() -> Iterator[bytes]:
        while time.perf_counter() - started <= seconds:
            yield next(bodies)

    return await _timed(_send(target, until_it_is_over()) for _ in range(connections))


async def measure_once_each(target: Target, bodies: Sequence[Sequence[bytes]]) -> Timing:
    """Send each client's requests, in their order and each once, over a connection of its own."""
    return await _timed(_send(target, listed) for listed in bodies)


async def _timed(sendings: "Iterable[Awaitable[_Caller]]") -> Timing:
    started, used = time.perf_counter(), time.process_time()
    callers: list[_Caller] = await asyncio.gather(*sendings)
    elapsed = time.perf_counter() - started
    times = sorted(taken for caller in callers for taken in caller.times)
    return Timing(
        requests_per_second=round(len(times) / elapsed, 1),
        p50_ms=round(times[len(times) // 2] * 1000, 2),
        p99_ms=round(times[int(len(times) * 0.99)] * 1000, 2),
        bytes_an_answer=callers[0].bytes,
        requests=len(times),
        load_share=round((time.process_time() - used) / elapsed, 2),
    )


async def _send(target: Target, bodies: Iterable[bytes]) -> "_Caller":
    parts = urlsplit(target.url)
    assert parts.hostname is not None
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()
    _, caller = await loop.create_connection(lambda: _Caller(target, iter(bodies), done), parts.hostname, parts.port)
    await done
    return caller


class _Caller(asyncio.Protocol):
    def __init__(self, target: Target, bodies: Iterator[bytes], done: "asyncio.Future[None]") -> None:
        self._target = target
        self._bodies = bodies
        self._done = done
        self._got = bytearray()
        self._needs = 0
        self.times: list[float] = []
        self.bytes = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport  # uvloop's own class
        self._next()

    def data_received(self, data: bytes) -> None:
        self._got += data
        if not self._needs:
            end = self._got.find(b"\r\n\r\n")
            if end < 0:
                return
            self._needs = end + 4 + _length(bytes(self._got[:end]))
        if len(self._got) >= self._needs:
            self._take()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self._done.done():
            self._done.set_exception(exc or RuntimeError("the server hung up"))

    def _take(self) -> None:
        head, _, body = bytes(self._got).partition(b"\r\n\r\n")
        self._got.clear()
        self._needs = 0
        if self._target.again and self._target.again in body:
            asyncio.get_running_loop().call_later(_AGAIN_S, self._transport.write, self._message)
            return
        self.times.append(time.perf_counter() - self._sent)
        self.bytes = len(body)
        if b" 200 " not in head[:16] or b'"errors":' in body[:200] or self._target.expects not in body:
            self._done.set_exception(RuntimeError(f"{head[:40]!r}: {body[:300]!r}"))
            self._transport.close()
            return
        self._next()

    def _next(self) -> None:
        body = next(self._bodies, None)
        if body is None:
            self._done.set_result(None)
            self._transport.close()
            return
        self._message = self._target.wire(body)
        self._sent = time.perf_counter()
        self._transport.write(self._message)


def _length(head: bytes) -> int:
    low = head.lower()
    at = low.index(_LENGTH) + len(_LENGTH)
    return int(low[at:].split(b"\r\n", 1)[0])
