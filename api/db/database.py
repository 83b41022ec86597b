"""Connections and transactions. No transaction without a row context; nobody else commits.

Two ways in, one login: SQLAlchemy for commands, asyncpg itself for compiled reads, which are SQL text already.
"""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import asyncpg
import orjson
from sqlalchemy import text
from sqlalchemy.exc import TimeoutError as NoneCameFree
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from api.db.context import RowContext
from api.refusals import Unavailable
from api.writing import json_text

# A read that takes longer than this is a mistake or an attack; a command may wait a little longer for a lock.
STATEMENT_TIMEOUT_MS = 5_000
IDLE_TRANSACTION_TIMEOUT_MS = 10_000
# Whoever waits longer for a connection than this had better come again: others wait behind.
FREE_CONNECTION_WAIT_MS = 10_000
# A compiled read is planned once on each connection. Its text is long: the driver's own limit is 15 KB.
PLANS_KEPT = 200
PLAN_CHARACTERS_MAX = 256 * 1024
# Enters a signed row context, for the rest of the transaction.
ENTER = "select set_config('doorstep.context', $1, true), set_config('doorstep.signature', $2, true)"

# A connection inside a compiled read's transaction. asyncpg publishes no types.
Reading = Any


class Database:
    """The database as requests see it: through the application's login, inside a signed row context."""

    def __init__(self, url: str, row_key: str, *, pool_size: int = 10) -> None:
        self._url = url
        self._row_key = bytes.fromhex(row_key)
        self._pool_size = pool_size
        self._engine: AsyncEngine | None = None
        self._pool: asyncpg.Pool[asyncpg.Record] | None = None

    async def open(self) -> None:
        """Open both pools; nothing may be asked before."""
        settings = {
            "application_name": "doorstep",
            "statement_timeout": str(STATEMENT_TIMEOUT_MS),
            "idle_in_transaction_session_timeout": str(IDLE_TRANSACTION_TIMEOUT_MS),
            "timezone": "UTC",
        }
        self._pool = await asyncpg.create_pool(
            self._url,
            min_size=1,
            max_size=self._pool_size,
            # A compiled read's text says all that its plan needs: planning it anew for each caller costs more than it
            # saves, since row security makes the planning long.
            server_settings=settings | {"plan_cache_mode": "force_generic_plan"},
            init=_codecs,
            reset=_leave_as_it_is,
            statement_cache_size=PLANS_KEPT,
            max_cacheable_statement_size=PLAN_CHARACTERS_MAX,
        )
        self._engine = create_async_engine(
            "postgresql+asyncpg://",
            async_creator=lambda: _connect(self._url, settings),
            pool_size=self._pool_size,
            max_overflow=0,
            pool_timeout=FREE_CONNECTION_WAIT_MS / 1_000,
            hide_parameters=True,
            json_serializer=json_text,
            json_deserializer=orjson.loads,
        )

    async def close(self) -> None:
        """Close both pools."""
        if self._pool is not None:
            await self._pool.close()
        if self._engine is not None:
            await self._engine.dispose()

    @asynccontextmanager
    async def writing(self, context: RowContext) -> AsyncIterator[AsyncConnection]:
        """One use case's transaction. Commits at the end, rolls back on any exception.

        Refuses as `Unavailable` where no connection comes free in time: nothing was done.
        """
        assert self._engine is not None
        facts, signature = context.signed(self._row_key)
        async with AsyncExitStack() as stack:
            try:
                connection = await stack.enter_async_context(self._engine.begin())
            except NoneCameFree as late:
                raise Unavailable("The server is busy. Send the same request again a little later.") from late
            await connection.execute(
                text(
                    "select set_config('doorstep.context', :facts, true), set_config('doorstep.signature', :mac, true)"
                ),
                {"facts": facts, "mac": signature},
            )
            yield connection

    @asynccontextmanager
    async def reading(self, context: RowContext, *, isolation: Any = None) -> AsyncIterator[Reading]:
        """One compiled read's transaction. It is not read-only: the audit of the read is written in it."""
        assert self._pool is not None
        facts, signature = context.signed(self._row_key)
        async with self._pool.acquire() as connection, connection.transaction(isolation=isolation):
            await connection.execute(ENTER, facts, signature)
            yield connection

    async def change_context(self, connection: Reading, context: RowContext) -> None:
        """Act as someone else for the rest of a compiled read's transaction: what follows sees the same snapshot."""
        facts, signature = context.signed(self._row_key)
        await connection.execute(ENTER, facts, signature)

    @asynccontextmanager
    async def listening(self) -> "AsyncIterator[asyncpg.Connection[asyncpg.Record]]":
        """A connection of its own for LISTEN; it reads no table."""
        connection = await asyncpg.connect(self._url)
        try:
            yield connection
        finally:
            await connection.close()


async def _connect(url: str, settings: dict[str, str]) -> "asyncpg.Connection[asyncpg.Record]":
    return await asyncpg.connect(url, server_settings=settings)


async def _leave_as_it_is(_: "asyncpg.Connection[asyncpg.Record]") -> None:
    """A read leaves nothing behind on its connection (its context ends with its transaction): no round trip for it."""


async def _codecs(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """JSON from the database stays text: a compiled read passes it on as it is."""
    for kind in ("json", "jsonb"):
        await connection.set_type_codec(kind, encoder=str, decoder=str, schema="pg_catalog", format="text")
