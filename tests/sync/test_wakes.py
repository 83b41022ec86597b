"""Who waits for a scope is woken when something in it was committed, and by nothing else."""

import asyncio

from api.sync.wakes import Hub
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import record_visit

SOON_S = 5


async def test_a_committed_visit_wakes_its_unit_and_no_other_force(scene: Scene) -> None:
    hub = Hub(scene.services.database)
    unit = f"unit:{scene.unit}"
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    async with hub.listening():
        ours, theirs = hub.subscribe(6, [unit]), hub.subscribe(50, [unit])
        woken, elsewhere = asyncio.ensure_future(anext(ours)), asyncio.ensure_future(anext(theirs))
        await until_listening(scene)

        await phone.push()

        assert await asyncio.wait_for(woken, SOON_S) == unit
        elsewhere.cancel()
        await asyncio.gather(elsewhere, return_exceptions=True)


async def test_a_broken_connection_is_made_again_and_wakes_everybody(scene: Scene) -> None:
    hub = Hub(scene.services.database)
    async with hub.listening():
        await until_listening(scene)
        woken = asyncio.ensure_future(anext(hub.subscribe(6, ["unit:x"])))
        await asyncio.sleep(0)

        await scene.owner.execute("select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%'")

        assert await asyncio.wait_for(woken, SOON_S) == "unit:x"


async def test_a_slow_reader_finds_each_scope_once() -> None:
    hub = Hub(database=None)  # type: ignore[arg-type]
    wakes = hub.subscribe(6, ["unit:x", "unit:y"])
    first = asyncio.ensure_future(anext(wakes))
    await asyncio.sleep(0)
    for _ in range(1000):
        hub.hear("6:unit:x")
        hub.hear("6:unit:y")
        hub.hear("6:unit:z")

    assert await first == "unit:x"
    assert await anext(wakes) == "unit:y"
    third = asyncio.ensure_future(anext(wakes))
    await asyncio.sleep(0.01)
    assert not third.done()
    third.cancel()
    await asyncio.gather(third, return_exceptions=True)


async def until_listening(scene: Scene) -> None:
    for _ in range(100):
        if await scene.rows("select pid from pg_stat_activity where query ilike 'listen%'"):
            return
        await asyncio.sleep(0.02)
    raise AssertionError("nobody listens")
