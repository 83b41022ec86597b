"""What an operator runs by the clock, beside a serving installation or without one."""

from uuid import UUID

from api import ground
from api.clock import Clock
from api.db.database import Database
from api.settings import Settings
from api.sharing import agreeing, queue
from api.sync import tombstones


async def purge(settings: Settings, clock: Clock, force_id: int) -> int:
    """Let go of what the change log and the partners' queues need not keep any longer; gives how many entries went."""
    async with ground.standing(settings) as place:
        database = Database(place.app_url, place.secrets.row_key, pool_size=1)
        await database.open()
        try:
            gone = await tombstones.purge(database, clock, force_id)
            return gone + await queue.purge(database, clock, force_id)
        finally:
            await database.close()


async def load_agreement(settings: Settings, clock: Clock, force_id: int, text: str) -> UUID:
    """Keep an agreement's file as a drafted version; gives its id. BadInput says what is wrong with it."""
    async with ground.standing(settings) as place:
        database = Database(place.app_url, place.secrets.row_key, pool_size=1)
        await database.open()
        try:
            return await agreeing.load(database, force_id, text, clock.now())
        finally:
            await database.close()
