"""The marks of what left are kept as long as policy says; a phone away for longer gets that scope anew and no other."""

import asyncio
from datetime import date, timedelta
from typing import Any

import asyncpg

from api.nominals.commands import AssignNominal, NominalAssigned
from api.obligations.handover import assign
from api.sync.tombstones import purge
from api.values import new_id
from tests.conftest import Place
from tests.makers import FORCE, insert
from tests.sync.conftest import NOW, Scene
from tests.sync.invariants import assert_converged
from tests.sync.phone import Phone, record_visit


async def keep_for(scene: Scene, days: int, **values: Any) -> None:
    row = {
        "code": "TOMBSTONES",
        "days": days,
        "valid_from": date(2020, 1, 1),
        "source": "Retention schedule 4.2",
    }
    await insert(scene.owner, "retention", **row | values)


async def give_away(scene: Scene, *, days_ago: int) -> None:
    """The nominal goes to the colleague, and so many days pass."""
    assert scene.colleague.officer_id is not None
    command = AssignNominal(new_id(), scene.nominal, scene.colleague.officer_id)
    assert isinstance(await assign(scene.services, scene.supervisor, command), NominalAssigned)
    await scene.owner.execute("update doorstep.sync_row set marked_at = $1", NOW - timedelta(days=days_ago))


async def swept(scene: Scene, most: int = 100) -> int:
    return await purge(scene.services.database, scene.clock, FORCE, most=most)


async def filled(scene: Scene) -> Phone:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    await phone.push()
    await phone.pull()
    return phone


async def marks(scene: Scene) -> int:
    return len(await scene.rows("select id from doorstep.sync_row where not present"))


async def test_a_phone_below_the_floor_gets_that_scope_anew_and_keeps_what_waits(scene: Scene) -> None:
    await keep_for(scene, 180)
    phone = await filled(scene)
    waiting = phone.save(record_visit(scene.nominal, NOW))
    await give_away(scene, days_ago=181)

    assert await swept(scene) > 0
    result = await phone.pull_once()
    resets = [page.scope for page in result.pages if page.reset]
    phone.apply(result)
    await phone.pull()

    assert resets == [f"caseload:{scene.officer.officer_id}"]
    assert phone.outbox == [waiting]
    assert phone.documents("nominal") == []
    await assert_converged(scene, phone, revoked=False)


async def test_a_phone_above_the_floor_goes_on_from_its_cursor(scene: Scene) -> None:
    await keep_for(scene, 180)
    phone = await filled(scene)
    await give_away(scene, days_ago=181)
    await phone.pull()

    await swept(scene)

    assert not any(page.reset for page in (await phone.pull_once()).pages)
    await assert_converged(scene, phone, revoked=False)


async def test_what_policy_keeps_stays(scene: Scene) -> None:
    await keep_for(scene, 180)
    await filled(scene)
    await give_away(scene, days_ago=179)
    before = await marks(scene)

    assert await swept(scene) == 0
    assert await marks(scene) == before > 0


async def test_without_a_policy_in_force_nothing_goes(scene: Scene) -> None:
    await keep_for(scene, 1, valid_to=NOW.date())
    await keep_for(scene, 1, valid_from=NOW.date() + timedelta(days=1))
    await filled(scene)
    await give_away(scene, days_ago=4_000)

    assert await swept(scene) == 0


async def test_what_is_there_is_never_let_go_of_however_old(scene: Scene) -> None:
    await keep_for(scene, 1)
    phone = await filled(scene)
    await scene.owner.execute("update doorstep.sync_row set marked_at = $1", NOW - timedelta(days=4_000))

    await swept(scene)
    await phone.pull()

    await assert_converged(scene, phone, revoked=False)
    assert len(phone.documents("nominal")) == 1


async def test_many_go_in_small_batches_and_twice_at_once(scene: Scene) -> None:
    await keep_for(scene, 30)
    for _ in range(5):
        await scene.make_nominal()
    await scene.owner.execute("update doorstep.nominal set owner_id = $1", scene.colleague.officer_id)
    await scene.owner.execute("update doorstep.sync_row set marked_at = $1", NOW - timedelta(days=31))
    before = await marks(scene)

    went = await asyncio.gather(swept(scene, most=2), swept(scene, most=2))

    assert sum(went) == before == 6
    assert await marks(scene) == 0


async def test_a_mark_that_a_push_is_writing_is_passed_over(scene: Scene, place: Place) -> None:
    """The nominal comes back while the purge runs: neither waits for the other, and nothing is lost."""
    await keep_for(scene, 30)
    phone = await filled(scene)
    await give_away(scene, days_ago=31)
    other = await asyncpg.connect(place.owner_url)
    coming = other.transaction()
    await coming.start()
    await other.execute("update doorstep.nominal set owner_id = $1", scene.officer.officer_id)
    await other.execute("set constraints all immediate")

    await asyncio.wait_for(swept(scene), timeout=5)
    await coming.commit()
    await other.close()
    await phone.pull()

    assert len(phone.documents("nominal")) == 1
    await assert_converged(scene, phone, revoked=False)
