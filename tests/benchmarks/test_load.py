"""The load believes no answer that is not the one it asked for."""

import asyncio
import itertools
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from benchmarks.load import Target, measure_once_each

_PUT_OFF: list[bytes] = []  # what is answered first, instead
_WHOLE = b'{"data":{"nominal":null}}'


class _Answers(asyncio.Protocol):
    """Answers each request with the body that its own holds, byte by byte in two pieces."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        body = _PUT_OFF.pop() if _PUT_OFF else data.partition(b"\r\n\r\n")[2]
        message = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
        for piece in (message[:25], message[25:]):
            self._transport.write(piece)


@pytest_asyncio.fixture
async def target() -> AsyncIterator[Target]:
    server = await asyncio.get_running_loop().create_server(_Answers, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    yield Target(f"http://{host}:{port}/graphql", expects=b'"nominal"')
    server.close()
    await server.wait_closed()


async def test_each_request_of_each_connection_is_timed_once(target: Target) -> None:
    timing = await measure_once_each(target, [list(itertools.repeat(_WHOLE, 5)) for _ in range(3)])
    assert (timing.requests, timing.bytes_an_answer) == (15, len(_WHOLE))


async def test_a_request_that_was_put_off_is_sent_again(target: Target) -> None:
    patient = Target(target.url, expects=b"OK", again=b"BUSY")
    _PUT_OFF.append(b'{"status":"BUSY"}')
    timing = await measure_once_each(patient, [[b'{"status":"OK"}']])
    assert timing.requests == 1
    assert not _PUT_OFF


@pytest.mark.parametrize("body", [b'{"data":{}}', b'{"errors":[{"message":"nominal"}],"data":{"nominal":null}}'])
async def test_an_answer_without_what_was_asked_stops_the_run(target: Target, body: bytes) -> None:
    with pytest.raises(RuntimeError):
        await measure_once_each(target, [[body]])
