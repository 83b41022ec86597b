"""Waiting for a row that another transaction holds: briefly, and then an answer instead of an error."""

from typing import Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

_LOCK_NOT_AVAILABLE: Final = "55P03"


async def wait_at_most(connection: AsyncConnection, milliseconds: int) -> None:
    """Let this transaction wait so long for any lock, then fail in the way that `was_held` knows."""
    await connection.execute(text("select set_config('lock_timeout', :wait, true)"), {"wait": f"{milliseconds}ms"})


def was_held(error: DBAPIError) -> bool:
    """Whether the transaction failed because another held what it waited for. Nothing was written."""
    return getattr(error.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE
