"""A small HTTP load: keep-alive connections that each send one request after another, and the times they took.

It runs in the process of the benchmark, on the same machine as what it measures; what stands side by side was measured
by the same load in the same run, and only that comparison means anything.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

WARM_UP_REQUESTS = 50


@dataclass(frozen=True)
class Request:
    """One request to be sent again and again."""

    url: str
    token: str
    body: bytes

    def bytes(self) -> bytes:
        """As it goes over the wire."""
        parts = urlsplit(self.url)
        head = (
            f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAuthorization: Bearer {self.token}\r\n"
            f"Content-Type: application/json\r\nAccept: application/graphql-response+json\r\n"
            f"Content-Length: {len(self.body)}\r\n\r\n"
        )
        return head.encode() + self.body


@dataclass(frozen=True)
class Figures:
    """What one measurement gave."""

    requests_per_second: float
    p50_ms: float
    p99_ms: float
    bytes_an_answer: int
    requests: int


async def measure(request: Request, *, connections: int, seconds: float) -> Figures:
    """Send the request over so many connections for so long."""
    await _Connection(request).run(lambda done: done >= WARM_UP_REQUESTS)
    clients = [_Connection(request) for _ in range(connections)]
    started = time.perf_counter()
    await asyncio.gather(*(client.run(lambda _: time.perf_counter() - started > seconds) for client in clients))
    elapsed = time.perf_counter() - started
    times = sorted(taken for client in clients for taken in client.times)
    return Figures(
        requests_per_second=round(len(times) / elapsed, 1),
        p50_ms=round(times[len(times) // 2] * 1000, 2),
        p99_ms=round(times[int(len(times) * 0.99)] * 1000, 2),
        bytes_an_answer=clients[0].bytes,
        requests=len(times),
    )


class _Connection:
    def __init__(self, request: Request) -> None:
        parts = urlsplit(request.url)
        self._where = (parts.hostname, parts.port)
        self._message = request.bytes()
        self.times: list[float] = []
        self.bytes = 0

    async def run(self, is_over: Callable[[int], bool]) -> None:
        reader, writer = await asyncio.open_connection(*self._where)
        try:
            while not is_over(len(self.times)):
                before = time.perf_counter()
                writer.write(self._message)
                self.bytes = await _answer(reader)
                self.times.append(time.perf_counter() - before)
        finally:
            writer.close()
            await writer.wait_closed()


async def _answer(reader: asyncio.StreamReader) -> int:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status = head.split(" ", 2)[1]
    length = next(int(line.split(":")[1]) for line in head.split("\r\n") if line.lower().startswith("content-length"))
    body = await reader.readexactly(length)
    if status != "200" or b'"errors"' in body[:200]:
        raise RuntimeError(f"status {status}: {body[:300].decode(errors='replace')}")
    return length
