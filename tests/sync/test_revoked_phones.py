"""A phone that was revoked stays revoked, whatever name it takes."""

from api.sync.commands import HeldReason, PullStatus
from api.sync.tables import MutationState
from api.values import new_id
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import Phone, record_visit


async def _revoke(scene: Scene, phone: Phone) -> None:
    await scene.owner.execute("update doorstep.sync_device set revoked_at = $1 where id = $2", NOW, phone.device_id)


async def test_a_revoked_phone_that_begins_a_new_log_may_still_not_read(scene: Scene) -> None:
    phone = await scene.phone()
    await _revoke(scene, phone)

    phone.device_id = new_id()
    await phone.connect()

    assert (await phone.pull_once()).status is PullStatus.DEVICE_REVOKED


async def test_what_a_revoked_phone_sends_under_a_new_log_is_held(scene: Scene) -> None:
    phone = await scene.phone()
    await _revoke(scene, phone)
    phone.device_id = new_id()
    await phone.connect()
    phone.save(record_visit(scene.nominal, NOW))

    [receipt] = (await phone.push()).results

    assert (receipt.state, receipt.reason) == (MutationState.QUARANTINED, HeldReason.DEVICE_REVOKED)


async def test_another_phone_of_the_same_officer_is_not_revoked(scene: Scene) -> None:
    await _revoke(scene, await scene.phone())

    other = await scene.phone()

    assert (await other.pull_once()).status is PullStatus.OK
