"""An attempt counts after an entry by the time at which both count, whatever the phone's clock said."""

from datetime import datetime, timedelta
from typing import Any

from api.oversight import service
from tests.makers import make_baseline
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import record_visit

_OPEN = "select count(*) from doorstep.obligation where kind = 'S96B' and met_at is null and cancelled_at is null"


async def _told(scene: Scene, at: datetime, *, ahead: timedelta = timedelta(), **said: Any) -> None:
    """A visit at this time, by a phone whose clock is ahead."""
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, at + ahead, **said))
    await phone.send(phone.batch(), device_now=scene.clock.now() + ahead)


async def test_attempts_before_an_entry_are_not_counted_after_it_because_a_clock_was_ahead(scene: Scene) -> None:
    await make_baseline(scene.owner)
    ahead = timedelta(hours=3)
    await _told(scene, NOW - timedelta(hours=2))

    await _told(scene, NOW - timedelta(hours=4), ahead=ahead, outcome="NO_REPLY")
    await _told(scene, NOW - timedelta(hours=1), outcome="NO_REPLY")

    assert await scene.owner.fetchval(_OPEN) == 0
    assert await _demanded(scene) == []
    await _told(scene, NOW - timedelta(minutes=30), outcome="NO_REPLY")
    assert await scene.owner.fetchval(_OPEN) == 1
    assert await _demanded(scene) == [2]


async def _demanded(scene: Scene) -> list[int]:
    """How many attempts stand behind each decision that the board demands."""
    found = await service.decisions(scene.services, scene.supervisor, None, first=10)
    return [row.failed_attempts for row in found.rows]
