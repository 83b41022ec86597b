"""What an operator runs by the clock, beside a serving installation or without one."""

from dataclasses import dataclass
from uuid import UUID

from api import ground
from api.alerts.missed import Missed, look
from api.attachments import expiry
from api.cases import reviewers
from api.clock import Clock
from api.db.database import Database
from api.settings import Settings
from api.sharing import agreeing, queue
from api.sync import tombstones


@dataclass(frozen=True)
class Purged:
    """How much went: marks of the change log, uploads that stood still, and events in the partners' queues."""

    marks: int
    uploads: int
    events: int


async def purge(settings: Settings, clock: Clock, force_id: int) -> Purged:
    """Let go of what policy need not keep any longer."""
    async with ground.standing(settings) as place:
        database = Database(place.app_url, place.secrets.row_key, pool_size=1)
        await database.open()
        try:
            return Purged(
                marks=await tombstones.purge(database, clock, force_id),
                uploads=await expiry.purge(database, clock, force_id),
                events=await queue.purge(database, clock, force_id),
            )
        finally:
            await database.close()


async def missed(settings: Settings, clock: Clock, force_id: int) -> Missed:
    """Join notifications that were missed since with what else is known."""
    async with ground.standing(settings) as place:
        database = Database(place.app_url, place.secrets.row_key, pool_size=1)
        await database.open()
        try:
            return await look(database, clock, force_id)
        finally:
            await database.close()


async def reviews(settings: Settings, clock: Clock, force_id: int) -> int:
    """Give what officers owe by name, and can see to no longer, to whoever has the record; gives how much."""
    async with ground.standing(settings) as place:
        database = Database(place.app_url, place.secrets.row_key, pool_size=1)
        await database.open()
        try:
            return await reviewers.settle(database, clock, force_id)
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
