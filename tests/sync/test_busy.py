"""A push or a pull that meets a lock, or takes too long, is answered BUSY: nothing is lost, the phone asks again."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from api.db import database
from api.db.database import Database
from api.refusals import Unavailable
from api.sync.commands import PullStatus, PushStatus
from schema.serving import faults
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


async def test_a_push_for_which_no_connection_comes_free_is_told_to_come_again(
    scene: Scene, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "FREE_CONNECTION_WAIT_MS", PATIENCE_MS)
    phone = await scene.phone()
    narrow = Database(place.url, place.secrets.row_key, pool_size=1)
    await narrow.open()
    phone.services = replace(scene.services, database=narrow)
    phone.save(record_visit(scene.nominal, NOW))
    try:
        async with narrow.writing(scene.officer.service_context()):
            held_up = await phone.push()

        assert (held_up.status, held_up.results) == (PushStatus.BUSY, ())
        assert len(phone.outbox) == 1
        assert (await phone.push()).status is PushStatus.OK
    finally:
        await narrow.close()
    assert len(await scene.rows("select id from doorstep.visit")) == 1


async def test_a_command_for_which_no_connection_comes_free_is_refused_with_a_code(
    scene: Scene, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "FREE_CONNECTION_WAIT_MS", PATIENCE_MS)
    narrow = Database(place.url, place.secrets.row_key, pool_size=1)
    await narrow.open()
    try:
        async with narrow.writing(scene.officer.service_context()):
            with pytest.raises(Unavailable, match="a little later") as refused:
                async with narrow.writing(scene.officer.service_context()):
                    raise AssertionError("there was a second connection")
    finally:
        await narrow.close()
    assert faults.code_of(refused.value) == faults.UNAVAILABLE


async def test_a_pull_that_meets_a_lock_is_told_to_come_again(scene: Scene, phone: Phone) -> None:
    async with scene.owner.transaction():
        await scene.owner.execute("lock table doorstep.sync_row in access exclusive mode")

        held_up = await phone.pull_once()

    assert (held_up.status, held_up.pages) == (PullStatus.BUSY, ())
    assert held_up.retry_after_ms is not None
    assert held_up.retry_after_ms > 0
    assert (await phone.pull_once()).status is PullStatus.OK
