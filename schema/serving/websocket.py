"""graphql-transport-ws at /graphql: subscriptions, and queries, over one authenticated connection.

1. accept the subprotocol    2. connection_init within 5 s, authenticated    3. connection_ack
4. operations by id, five at once, each through the same admission as by POST    5. the end: whoever is first of the
client, a broken frame, the credentials' end, a reader who does not read

A result is asked of its source only when the one before it was taken by the connection, so that a slow reader costs no
memory. Mutations go by POST, where an answer that got lost can be told from one that was never asked for.
"""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Hashable
from typing import Final

from graphql import OperationType
from starlette.requests import Request
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from api.identity.principal import Principal
from api.refusals import Forbidden, NotSignedIn, Unavailable
from schema.serving import faults, frames
from schema.serving.admission import Admission
from schema.serving.answered import Answered
from schema.serving.body import Said
from schema.serving.doors import Doors
from schema.serving.frames import Closing
from schema.serving.pipeline import Asked, Pipeline
from schema.serving.prepared import Operation
from schema.serving.vigil import AGAIN_EVERY_S, Vigil

INIT_S: Final = 5.0
LIFE_S: Final = 15 * 60.0
SEND_S: Final = 20.0
CLOSE_S: Final = 2.0
OPERATIONS_MAX: Final = 5
# Of one caller with one program, in one process.
CONNECTIONS_MAX: Final = 20
_TOO_MANY = f"A connection carries {OPERATIONS_MAX} operations at once. Complete one first."


class WebSocketView:
    """Answers WebSocket connections to /graphql."""

    def __init__(self, pipeline: Pipeline, admission: Admission, doors: Doors) -> None:
        self.pipeline = pipeline
        self.admission = admission
        self.doors = doors
        self.open: Counter[Hashable] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await _Connection(self, WebSocket(scope, receive, send)).run()


class _Connection:
    def __init__(self, view: WebSocketView, socket: WebSocket) -> None:
        self._view = view
        self._socket = socket
        self._operations: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """From the handshake to the close."""
        try:
            await self._open()
            await self._serve(*await self._greeted())
        except* Closing as several:
            first = several.exceptions[0]
            assert isinstance(first, Closing)
            await self._close(first)

    async def _open(self) -> None:
        offered = frames.PROTOCOL in self._socket.scope["subprotocols"]
        await self._socket.accept(subprotocol=frames.PROTOCOL if offered else None)
        if not offered:
            raise Closing(frames.NO_SUBPROTOCOL, f"Speak {frames.PROTOCOL}.")

    async def _greeted(self) -> tuple[Request, Principal]:
        try:
            async with asyncio.timeout(INIT_S):
                request = self._view.doors.request_for(self._socket.scope, await self._init())
                return request, await self._caller(request)
        except TimeoutError as late:
            raise Closing(frames.TOO_SLOW_TO_INIT, "Connection initialisation timeout") from late

    async def _init(self) -> frames.Init:
        while True:
            match await self._next():
                case frames.Init() as init:
                    return init
                case frames.Ping():
                    await self._send(frames.PONG)
                case frames.Subscribe():
                    raise Closing(frames.NOT_ACKNOWLEDGED, "Unauthorized")

    async def _caller(self, request: Request) -> Principal:
        try:
            return await self._view.doors.authenticate(request)
        except (NotSignedIn, Forbidden) as refusal:
            raise Closing(frames.FORBIDDEN, refusal.message) from refusal
        except Unavailable as refusal:
            raise Closing(frames.TRY_LATER, refusal.message) from refusal

    async def _serve(self, request: Request, principal: Principal) -> None:
        key, open_ones = (principal.id, principal.client_id), self._view.open
        if open_ones[key] >= CONNECTIONS_MAX:
            raise Closing(frames.TRY_LATER, f"You have {CONNECTIONS_MAX} connections open already.")
        open_ones[key] += 1
        try:
            await self._send(frames.ACK)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._watch(self._view.doors.vigil(request, principal)))
                await self._listen(tasks, principal)
        finally:
            open_ones[key] -= 1
            if not open_ones[key]:
                del open_ones[key]

    async def _watch(self, vigil: Vigil) -> None:
        """End the connection with the caller's credentials."""
        loop = asyncio.get_running_loop()
        ends = loop.time() + vigil.life_s(LIFE_S)
        while (left := ends - loop.time()) > 0:
            await asyncio.sleep(min(AGAIN_EVERY_S, left))
            if not await vigil.holds():
                break
        raise Closing(frames.FORBIDDEN, "Your credentials end here. Connect again with new ones.")

    async def _listen(self, tasks: asyncio.TaskGroup, principal: Principal) -> None:
        while True:
            match await self._next():
                case frames.Init():
                    raise Closing(frames.INIT_TWICE, "Too many initialisation requests")
                case frames.Ping():
                    await self._send(frames.PONG)
                case frames.Complete(key):
                    self._stop(key)
                case frames.Subscribe() as asked:
                    await self._start(tasks, principal, asked)

    async def _start(self, tasks: asyncio.TaskGroup, principal: Principal, asked: frames.Subscribe) -> None:
        if asked.id in self._operations:
            raise Closing(frames.ID_IN_USE, "A subscriber of this id already exists")
        if len(self._operations) >= OPERATIONS_MAX:
            await self._send(frames.error_of(asked.id, [faults.fault(faults.TOO_MANY_OPERATIONS, _TOO_MANY)]))
            return
        self._operations[asked.id] = tasks.create_task(self._operate(principal, asked))

    def _stop(self, key: str) -> None:
        task = self._operations.pop(key, None)
        if task is not None:
            task.cancel()

    async def _operate(self, principal: Principal, asked: frames.Subscribe) -> None:
        try:
            await self._run(principal, asked)
            last = frames.complete_of(asked.id)
        except Answered as early:
            last = frames.error_of(asked.id, early.errors)
        except Closing:
            raise
        except Exception as error:  # noqa: BLE001 - every error becomes an answer; bugs are masked and noted
            last = frames.error_of(asked.id, [faults.of_bug(error)])
        # A client may use the id again as soon as it reads the last frame.
        self._operations.pop(asked.id, None)
        await self._send(last)

    async def _run(self, principal: Principal, asked: frames.Subscribe) -> None:
        pipeline, admitted = self._view.pipeline, await self._admitted(principal, asked.said)
        if admitted.operation.kind is OperationType.QUERY:
            await self._send(frames.next_of(asked.id, await pipeline.answer(admitted)))
            return
        async with contextlib.aclosing(pipeline.results(admitted)) as results:
            async for result in results:
                await self._send(frames.next_of(asked.id, result))

    async def _admitted(self, principal: Principal, said: Said) -> Asked:
        admission = self._view.admission
        try:
            operation = admission.operation(said)
            _require_no_mutation(operation)
            return await admission.admit(principal, operation, said)
        except Answered as early:
            self._view.pipeline.telemetry.refused(early)
            raise

    async def _next(self) -> frames.Frame:
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            raise Closing(None)
        return frames.read(message)

    async def _send(self, text: str) -> None:
        try:
            async with asyncio.timeout(SEND_S):
                await self._socket.send_text(text)
        except TimeoutError as slow:
            raise Closing(frames.TOO_SLOW_TO_READ, "You do not read what you asked for.") from slow
        except (WebSocketDisconnect, RuntimeError) as gone:
            raise Closing(None) from gone

    async def _close(self, end: Closing) -> None:
        if end.code is None:
            return
        with contextlib.suppress(TimeoutError, WebSocketDisconnect, RuntimeError):
            async with asyncio.timeout(CLOSE_S):
                await self._socket.close(end.code, end.reason)


def _require_no_mutation(operation: Operation) -> None:
    if operation.kind is OperationType.MUTATION:
        raise Answered(405, [faults.fault(faults.BAD_USER_INPUT, "Send mutations by POST.")])
