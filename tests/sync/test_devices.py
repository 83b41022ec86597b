"""A phone is made known once, by its own key, to its own person."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from joserfc.jwk import ECKey

from api.refusals import BadInput
from api.sync import devices
from api.sync.commands import MARKER, SyncDeviceInput, SyncHelloInput
from api.values import new_id
from tests.makers import insert
from tests.sync.conftest import Scene


def public(key: ECKey) -> dict[str, Any]:
    return dict(key.as_dict(private=False))


async def test_a_phone_may_register_again(scene: Scene) -> None:
    phone = await scene.phone()

    again = await devices.register(
        scene.services,
        scene.officer,
        SyncDeviceInput(device_id=phone.device_id, public_key=public(phone.key), name="A phone"),
    )

    assert (again.id, again.last_seq) == (phone.device_id, 0)
    assert len(await scene.rows("select id from doorstep.sync_device")) == 1


async def test_a_device_id_with_another_key_or_person_is_taken(scene: Scene) -> None:
    phone = await scene.phone()
    other_key = SyncDeviceInput(
        device_id=phone.device_id, public_key=public(ECKey.generate_key("P-256")), name="Another"
    )
    same = SyncDeviceInput(device_id=phone.device_id, public_key=public(phone.key), name="A phone")

    for person, said in ((scene.officer, other_key), (scene.colleague, same)):
        with pytest.raises(BadInput, match="make a new one"):
            await devices.register(scene.services, person, said)


@pytest.mark.parametrize(
    "key", [None, "key", {}, {"kty": "oct", "k": "AAAA"}, public(ECKey.generate_key("P-384")), {"kty": "EC", "crv": 1}]
)
async def test_only_a_p256_public_key_is_taken(scene: Scene, key: Any) -> None:
    with pytest.raises(BadInput, match="P-256"):
        await devices.register(
            scene.services, scene.officer, SyncDeviceInput(device_id=new_id(), public_key=key, name="A phone")
        )


async def test_a_private_key_sent_by_mistake_is_not_kept(scene: Scene) -> None:
    key = ECKey.generate_key("P-256")

    await devices.register(
        scene.services,
        scene.officer,
        SyncDeviceInput(device_id=new_id(), public_key=dict(key.as_dict(private=True)), name="A phone"),
    )

    [row] = await scene.rows("select public_key::text as kept from doorstep.sync_device")
    assert '"d"' not in row["kept"]


async def test_hello_tells_scopes_and_keys_and_keeps_what_is_pending(scene: Scene) -> None:
    phone = await scene.phone()
    phone.outbox = []

    hello = phone.hello

    assert hello is not None
    assert [scope.scope for scope in hello.scopes] == [
        f"user:{scene.officer.id}",
        f"caseload:{scene.officer.officer_id}",
        f"unit:{scene.unit}",
    ]
    assert hello.marker == MARKER
    assert len(hello.seal_keys["keys"]) == 2
    assert all("d" not in key for key in hello.seal_keys["keys"])
    [row] = await scene.rows("select pending, last_seen_at from doorstep.sync_device")
    assert (row["pending"], row["last_seen_at"]) == (0, scene.clock.now())


async def test_hello_tells_whether_the_phone_is_known_as_the_callers(scene: Scene) -> None:
    phone = await scene.phone()
    assert phone.hello is not None
    assert phone.hello.is_registered
    unknown = SyncHelloInput(
        device_id=new_id(),
        app_version="test",
        protocol=(1,),
        schema_version=1,
        device_now=scene.clock.now(),
        pending=0,
    )

    assert not (await devices.hello(scene.services, scene.officer, unknown)).is_registered
    known = replace(unknown, device_id=phone.device_id)
    assert not (await devices.hello(scene.services, scene.supervisor, known)).is_registered


async def test_hello_tells_for_how_long_policy_keeps_what_was_fetched(scene: Scene) -> None:
    today = scene.clock.now().date()
    assert (await scene.phone()).hello.keep_fetched_for_days is None  # type: ignore[union-attr]
    said = {"code": "FETCHED", "source": "Mobile working policy 3.1"}
    await insert(scene.owner, "retention", days=30, valid_from=date(2020, 1, 1), valid_to=today, **said)
    await insert(scene.owner, "retention", days=3, valid_from=today, valid_to=None, **said)

    assert (await scene.phone()).hello.keep_fetched_for_days == 3  # type: ignore[union-attr]


async def test_a_revoked_phones_key_is_not_trusted_under_another_id(scene: Scene) -> None:
    phone = await scene.phone()
    await scene.owner.execute("update doorstep.sync_device set revoked_at = now()")

    again = await devices.register(
        scene.services,
        scene.officer,
        SyncDeviceInput(device_id=new_id(), public_key=public(phone.key), name="The same phone"),
    )

    assert again.revoked_at is not None
    phone.device_id = again.id
    assert (await phone.pull_once()).status == "DEVICE_REVOKED"
