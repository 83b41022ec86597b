"""A wire between a client and a server: it counts what goes over it and, if asked, is as slow as a poor network.

Slow 3G is 400 kbit/s each way and 400 ms for a round trip, as Chromium's developer tools have it.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

_CHUNK = 1_460


@dataclass(frozen=True)
class Speed:
    """Bytes a second each way, and seconds from one end to the other."""

    bytes_per_second: float | None = None
    delay_seconds: float = 0.0


AS_FAST_AS_IT_GOES = Speed()
SLOW_3G = Speed(bytes_per_second=400_000 / 8, delay_seconds=0.2)


@dataclass
class Wire:
    """One wire; `port` is where the client connects."""

    speed: Speed
    server_port: int
    port: int = 0
    sent: int = 0
    received: int = 0

    def take_bytes(self) -> int:
        """The bytes since it was last asked, both ways together."""
        total, self.sent, self.received = self.sent + self.received, 0, 0
        return total

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until either end closes."""
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self.server_port)
        ways = (self._pump(reader, there_writer, out=True), self._pump(there_reader, writer, out=False))
        with contextlib.suppress(OSError):
            await asyncio.gather(*ways)
        for end in (writer, there_writer):
            end.close()

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, out: bool) -> None:
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        delivering = asyncio.create_task(_deliver(queue, writer))
        free_at = time.monotonic()
        while chunk := await reader.read(_CHUNK if self.speed.bytes_per_second else 65_536):
            self.sent += len(chunk) if out else 0
            self.received += 0 if out else len(chunk)
            if self.speed.bytes_per_second:
                free_at = max(free_at, time.monotonic()) + len(chunk) / self.speed.bytes_per_second
                await asyncio.sleep(max(0.0, free_at - time.monotonic()))
            queue.put_nowait((time.monotonic() + self.speed.delay_seconds, chunk))
        queue.put_nowait((time.monotonic() + self.speed.delay_seconds, b""))
        await delivering


async def _deliver(queue: "asyncio.Queue[tuple[float, bytes]]", writer: asyncio.StreamWriter) -> None:
    while True:
        due, chunk = await queue.get()
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        if not chunk:
            with contextlib.suppress(OSError):
                writer.write_eof()
            return
        writer.write(chunk)
        with contextlib.suppress(OSError):
            await writer.drain()


@asynccontextmanager
async def wire(server_port: int, speed: Speed = AS_FAST_AS_IT_GOES) -> AsyncIterator[Wire]:
    """A wire to a server on this machine."""
    made = Wire(speed, server_port)
    listening = await asyncio.start_server(made.carry, "127.0.0.1", 0)
    made.port = listening.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        listening.close()
