"""Lets go of what arrived of uploads that stand still, once policy (`retention`, UPLOADS) no longer keeps it.

The promise stays, expected again: a phone that comes back begins at 0. So no bytes without an end to them lie here
longer than that; and of what ended, only what is shown.
"""

from datetime import timedelta
from typing import Final

from api.attachments import store
from api.clock import Clock
from api.db.context import SERVICE, RowContext
from api.db.database import Database

BATCH: Final = 200


async def purge(database: Database, clock: Clock, force_id: int, *, most: int = BATCH) -> int:
    """Let them go, a batch a transaction; gives how many. Safe beside uploads and beside another purge."""
    total = 0
    while True:
        async with database.writing(RowContext(force_id=force_id, roles=(SERVICE,))) as connection:
            now = clock.now()
            days = await store.keep_days(connection, force_id, now)
            if days is None:
                return total
            gone = len(await store.let_go(connection, force_id, now - timedelta(days=days), most))
        total += gone
        if gone < most:
            return total
