"""Wakes those who wait for a scope to move: one listening connection in each process, fanned out to its subscribers.

A wake says that something changed in a scope and nothing else; whoever is woken asks again, as themselves. Wakes may
be lost (a connection breaks, a slow reader is passed over): after a reconnection everybody is woken once.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, Final

import asyncpg

from api.db.database import Database

logger = logging.getLogger(__name__)

CHANNEL: Final = "doorstep_scope"
_FIRST_PAUSE_S: Final = 0.2
_LONGEST_PAUSE_S: Final = 10.0


class _Subscriber:
    """One reader's queue: each of its scopes waits at most once, so that a slow reader costs no memory."""

    def __init__(self, force_id: int, scopes: frozenset[str]) -> None:
        self.force_id = force_id
        self.scopes = scopes
        self._waiting: dict[str, None] = {}
        self._some = asyncio.Event()

    def wake(self, scope: str) -> None:
        self._waiting[scope] = None
        self._some.set()

    async def next(self) -> str:
        await self._some.wait()
        scope = next(iter(self._waiting))
        del self._waiting[scope]
        if not self._waiting:
            self._some.clear()
        return scope


class Hub:
    """Fans wakes out. `listening` keeps the connection; `subscribe` gives the wakes of some scopes."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._subscribers: set[_Subscriber] = set()

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Listen for as long as the application runs, through broken connections."""
        task = asyncio.create_task(self._listen_for_ever(), name="doorstep wakes")
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def subscribe(self, force_id: int, scopes: Iterable[str]) -> AsyncIterator[str]:
        """The scopes that moved, one after another, for ever. Subscribe callers to their own scopes only."""
        subscriber = _Subscriber(force_id, frozenset(scopes))
        self._subscribers.add(subscriber)
        try:
            while True:
                yield await subscriber.next()
        finally:
            self._subscribers.discard(subscriber)

    def hear(self, payload: str) -> None:
        """One notification: `<force>:<scope>`."""
        force, _, scope = payload.partition(":")
        for subscriber in self._subscribers:
            if str(subscriber.force_id) == force and scope in subscriber.scopes:
                subscriber.wake(scope)

    async def _listen_for_ever(self) -> None:
        pause = _FIRST_PAUSE_S
        while True:
            try:
                await self._listen_once()
                pause = _FIRST_PAUSE_S
            except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                logger.warning("not listening for changes: %s; again in %.1f s", type(error).__name__, pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_S)

    async def _listen_once(self) -> None:
        """Listen until the connection ends."""
        ended = asyncio.Event()
        async with self._database.listening() as connection:
            connection.add_termination_listener(lambda _: ended.set())
            await connection.add_listener(CHANNEL, self._on_notification)
            self._wake_everybody()
            await ended.wait()

    def _on_notification(self, _connection: Any, _process: int, _channel: str, payload: object) -> None:
        self.hear(str(payload))

    def _wake_everybody(self) -> None:
        """Something may have been missed while nobody listened."""
        for subscriber in self._subscribers:
            for scope in subscriber.scopes:
                subscriber.wake(scope)
