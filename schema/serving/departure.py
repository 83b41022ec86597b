"""Stops a read whose client has gone away: the statement is cancelled, its transaction rolled back.

Only reads. A phone that loses its signal has pushed all the same: what it sent is taken in to the end, and it learns
so when it asks again.
"""

import asyncio
from types import TracebackType
from typing import Final, Self

from starlette.types import Receive

# Most reads are over by then, and are never watched.
GRACE_S: Final = 0.2


class Departure:
    """Around the work of one request, whose body was read. Swallows the cancellation that it caused itself."""

    def __init__(self, receive: Receive, *, grace_s: float | None = None) -> None:
        self._receive = receive
        self._grace_s = GRACE_S if grace_s is None else grace_s
        self._watcher: asyncio.Task[None] | None = None
        self.is_gone = False

    def __enter__(self) -> Self:
        task = asyncio.current_task()
        assert task is not None
        self._task = task
        self._timer = asyncio.get_running_loop().call_later(self._grace_s, self._start)
        return self

    def _start(self) -> None:
        self._watcher = asyncio.get_running_loop().create_task(self._watch())

    async def _watch(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.is_gone = True
        self._task.cancel()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self._timer.cancel()
        if self._watcher is not None:
            self._watcher.cancel()
        if not self.is_gone:
            return False
        return self._task.uncancel() == 0 and kind is asyncio.CancelledError
