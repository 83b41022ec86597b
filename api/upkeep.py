"""What an operator runs by the clock, beside a serving installation or without one."""

from dataclasses import dataclass

from api import ground
from api.attachments import expiry
from api.clock import Clock
from api.db.database import Database
from api.settings import Settings
from api.sync import tombstones


@dataclass(frozen=True)
class Purged:
    """How much went: marks of the change log, and uploads that stood still."""

    marks: int
    uploads: int


async def purge(settings: Settings, clock: Clock, force_id: int) -> Purged:
    """Let go of what policy need not keep any longer."""
    async with ground.standing(settings) as place:
        database = Database(place.app_url, place.secrets.row_key, pool_size=1)
        await database.open()
        try:
            marks = await tombstones.purge(database, clock, force_id)
            return Purged(marks, await expiry.purge(database, clock, force_id))
        finally:
            await database.close()
