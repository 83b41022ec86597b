"""A server that was put back to yesterday tells phones so, even those that it does not know any more."""

import pytest

from api.refusals import BadInput
from api.sync.commands import PullStatus
from tests.sync.conftest import Scene


async def test_a_phone_that_the_backup_does_not_know_is_told_of_the_restore(scene: Scene) -> None:
    phone = await scene.phone()

    await scene.owner.execute("delete from doorstep.sync_device")
    await scene.owner.execute("update doorstep_gate.epoch set restores = restores + 1")

    result = await phone.pull_once()
    assert phone.hello is not None
    assert result.status is PullStatus.EPOCH_CHANGED
    assert result.epoch != phone.hello.epoch


async def test_a_phone_that_never_registered_is_told_to(scene: Scene) -> None:
    phone = await scene.phone()

    await scene.owner.execute("delete from doorstep.sync_device")

    with pytest.raises(BadInput):
        await phone.pull_once()
