"""How much memory so many open subscriptions take: event streams, each over a connection of its own."""

import asyncio
import json
import resource
from dataclasses import dataclass

from benchmarks.load import Target
from benchmarks.processes import Family

_DOCUMENT = json.dumps({"query": "subscription Moves { scopeMoved { scope } }"}).encode()
_AT_A_TIME = 50
# A file descriptor each, here and in the server, which inherits the limit; and some for everything else.
_SPARE = 200


@dataclass(frozen=True)
class Held:
    """So many subscriptions, held open for so long; memory of the server in MB (2**20 bytes)."""

    subscriptions: int
    seconds: float
    before_mb: float
    after_mb: float

    @property
    def grown_mb(self) -> float:
        return round(self.after_mb - self.before_mb, 1)


def allow(subscriptions: int) -> None:
    """Let this process, and the servers that it starts, have a file for each; call it before they start."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = subscriptions + _SPARE
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


async def hold(target: Target, server: Family, *, subscriptions: int, seconds: float) -> Held:
    """Open them, wait until each is heard of, and hold them."""
    before = server.resident_mb()
    open_ones: list[asyncio.StreamWriter] = []
    try:
        while len(open_ones) < subscriptions:
            count = min(_AT_A_TIME, subscriptions - len(open_ones))
            open_ones += await asyncio.gather(*(_open(target) for _ in range(count)))
        await asyncio.sleep(seconds)
        return Held(subscriptions, seconds, before, server.resident_mb())
    finally:
        for writer in open_ones:
            writer.close()


async def _open(target: Target) -> asyncio.StreamWriter:
    message = target.wire(_DOCUMENT).replace(b"application/graphql-response+json", b"text/event-stream")
    address = target.url.split("/")[2]
    host, port = address.split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(message)
    head = await reader.readuntil(b"\r\n\r\n")
    assert b" 200 " in head[:16], head
    await reader.readuntil(b":\n\n")
    return writer
