"""A push or a pull that meets a lock, or takes too long, is answered BUSY: nothing is lost, the phone asks again."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from api.db import database
from api.db.database import Database
from api.sync.commands import PullStatus, PushStatus
from tests.conftest import Place
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import Phone, record_visit

PATIENCE_MS = 150


@pytest_asyncio.fixture(params=["statement_timeout", "lock_timeout"])
async def phone(
    scene: Scene, place: Place, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Phone]:
    """A phone whose server has little patience, of the one kind or the other."""
    if request.param == "statement_timeout":
        monkeypatch.setattr(database, "STATEMENT_TIMEOUT_MS", PATIENCE_MS)
    else:
        await scene.owner.execute(f"alter database {place.name} set lock_timeout = '{PATIENCE_MS}ms'")
    known = await scene.phone()
    impatient = Database(place.url, place.secrets.row_key, pool_size=2)
    await impatient.open()
    known.services = replace(scene.services, database=impatient)
    yield known
    await impatient.close()


async def test_a_push_that_meets_a_lock_is_told_to_come_again(scene: Scene, phone: Phone) -> None:
    phone.save(record_visit(scene.nominal, NOW))
    async with scene.owner.transaction():
        await scene.owner.execute("select from doorstep.nominal where id = $1 for update", scene.nominal)

        held_up = await phone.push()

        assert (held_up.status, held_up.results) == (PushStatus.BUSY, ())
        assert held_up.retry_after_ms is not None
        assert held_up.retry_after_ms > 0
        assert len(phone.outbox) == 1
    assert await scene.rows("select id from doorstep.sync_mutation") == []

    assert (await phone.push()).status is PushStatus.OK
    assert len(await scene.rows("select id from doorstep.visit")) == 1


async def test_a_pull_that_meets_a_lock_is_told_to_come_again(scene: Scene, phone: Phone) -> None:
    async with scene.owner.transaction():
        await scene.owner.execute("lock table doorstep.sync_row in access exclusive mode")

        held_up = await phone.pull_once()

    assert (held_up.status, held_up.pages) == (PullStatus.BUSY, ())
    assert held_up.retry_after_ms is not None
    assert held_up.retry_after_ms > 0
    assert (await phone.pull_once()).status is PullStatus.OK
