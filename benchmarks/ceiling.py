"""How much the load could send: to a server that answers at once, in a process of its own, as the others stand."""

import asyncio
import itertools
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import uvloop

from benchmarks.load import Target, measure
from benchmarks.waiting import wait_for
from tests.e2e.server import HOUSE, free_port

_BODY = b'{"data":{"nominal":"' + b"x" * 1000 + b'"}}'
_ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(_BODY), _BODY)


class _Echo(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport: Any = transport  # uvloop's own class

    def data_received(self, data: bytes) -> None:  # noqa: ARG002 - one request comes as one piece
        self._transport.write(_ANSWER)


async def ceiling(connections: list[int], seconds: float) -> dict[str, object]:
    """Requests a second that the load can send, at most."""
    with _answering() as url:
        return {
            str(count): asdict(await measure(Target(url), itertools.repeat(b"{}"), connections=count, seconds=seconds))
            for count in connections
        }


@contextmanager
def _answering() -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.ceiling", str(port)], cwd=HOUSE)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(10)


async def _serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(_Echo, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(_serve(int(sys.argv[1])))
