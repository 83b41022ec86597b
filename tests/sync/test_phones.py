"""A supervisor answers for the unit's phones: puts one out of use, and says whom it held."""

import json
from datetime import timedelta
from uuid import UUID

import pytest

from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal, Role
from api.nominals.commands import AssignNominal, NominalAssigned
from api.obligations.handover import assign
from api.sync import devices
from api.sync.commands import HeldReason, PullStatus, SyncHelloInput
from api.sync.revoking import WORDS, RevokeDevice, revoke
from api.sync.tables import WipeMode
from api.values import new_id
from tests.makers import make_officer, make_principal, make_unit
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import Phone, record_visit


async def put_out(scene: Scene, phone: Phone, wipe: WipeMode, *, by: Principal | None = None) -> list[str]:
    command = RevokeDevice(device_id=phone.device_id, wipe=wipe, words=WORDS[wipe])
    return [error.code for error in await revoke(scene.services, by or scene.supervisor, command)]


async def hello(scene: Scene, phone: Phone, *, lost: object = None) -> WipeMode | None:
    said = SyncHelloInput(
        device_id=phone.device_id,
        app_version="1.2",
        protocol=(1,),
        schema_version=1,
        device_now=scene.clock.now() - timedelta(minutes=7),
        pending=2,
        oldest_pending_at=NOW - timedelta(hours=5),
        storage={"isKept": False, "freeMb": 12, "lost": lost},
    )
    return (await devices.hello(scene.services, phone.principal, said)).wipe


@pytest.mark.parametrize("wipe", list(WipeMode))
async def test_a_phone_out_of_use_is_told_to_erase_and_may_still_deliver(scene: Scene, wipe: WipeMode) -> None:
    phone = await scene.phone()
    await phone.pull()
    phone.save(record_visit(scene.nominal, NOW))

    assert await put_out(scene, phone, wipe) == []

    answer = await phone.pull_once()
    assert (answer.status, answer.wipe, answer.pages) == (PullStatus.DEVICE_REVOKED, wipe, ())
    assert await hello(scene, phone) is wipe
    [receipt] = (await phone.push()).results
    assert receipt.reason == HeldReason.DEVICE_REVOKED
    [event] = await scene.rows("select operation, reason from doorstep.audit_event where action = 'deviceRevoke'")
    assert event == {"operation": AuditOperation.DEVICE, "reason": wipe}


async def test_a_phone_in_use_is_told_nothing(scene: Scene) -> None:
    phone = await scene.phone()

    assert await hello(scene, phone) is None
    assert (await phone.pull_once()).wipe is None


async def test_at_once_overrules_after_upload_and_never_the_other_way(scene: Scene) -> None:
    phone = await scene.phone()
    for wipe in (WipeMode.AFTER_UPLOAD, WipeMode.NOW, WipeMode.AFTER_UPLOAD):
        await put_out(scene, phone, wipe)

    assert (await phone.pull_once()).wipe is WipeMode.NOW


async def test_a_clone_under_a_new_name_is_told_the_same(scene: Scene) -> None:
    phone = await scene.phone()
    await put_out(scene, phone, WipeMode.NOW)
    phone.device_id = new_id()
    await phone.connect()

    assert (await phone.pull_once()).wipe is WipeMode.NOW


async def test_the_words_must_be_typed(scene: Scene) -> None:
    phone = await scene.phone()
    command = RevokeDevice(device_id=phone.device_id, wipe=WipeMode.NOW, words="RETIRE")

    [error] = await revoke(scene.services, scene.supervisor, command)

    assert error.code == "WORDS_DIFFER"
    assert (await phone.pull_once()).status is PullStatus.OK


async def test_only_the_holders_supervisor_and_an_administrator_may(scene: Scene) -> None:
    phone = await scene.phone()
    west = await make_unit(scene.owner, name="SOMU West")
    officer = await make_officer(scene.owner, west)
    other = await make_principal(scene.owner, Role.SUPERVISOR, officer_id=officer, unit_ids=(west,))
    admin = await make_principal(scene.owner, Role.ADMIN)

    assert await put_out(scene, phone, WipeMode.NOW, by=other) == ["UNKNOWN_DEVICE"]
    assert await put_out(scene, phone, WipeMode.NOW, by=scene.officer) == ["UNKNOWN_DEVICE"]
    assert (await phone.pull_once()).status is PullStatus.OK
    assert await put_out(scene, phone, WipeMode.NOW, by=admin) == []


async def on_the_phone(scene: Scene, phone: Phone) -> set[UUID]:
    """As the supervisor's own rows have it, within 72 hours."""
    async with scene.services.database.reading(scene.supervisor.row_context()) as connection:
        rows = await connection.fetch(
            "select nominal_id from doorstep.sync_holding where device_id = $1"
            " and (removed_at is null or removed_at > $2)",
            phone.device_id,
            scene.clock.now() - timedelta(hours=72),
        )
    return {row["nominal_id"] for row in rows}


async def test_whom_a_phone_held_within_three_days_is_known_exactly(scene: Scene) -> None:
    """Acceptance scenario 15: the list for the 72 hours. That the pack stays unreadable: pwa/tests/device."""
    other = await scene.make_nominal()
    await scene.make_nominal(scene.colleague)
    phone = await scene.phone()
    await phone.pull()
    assert await on_the_phone(scene, phone) == {scene.nominal, other}

    assert scene.colleague.officer_id is not None
    command = AssignNominal(new_id(), other, scene.colleague.officer_id)
    assert isinstance(await assign(scene.services, scene.supervisor, command), NominalAssigned)
    scene.clock.pass_(hours=100)
    assert await on_the_phone(scene, phone) == {scene.nominal, other}, "it has not been told to let go yet"
    await phone.pull()
    assert await on_the_phone(scene, phone) == {scene.nominal, other}
    scene.clock.pass_(hours=71)
    assert await on_the_phone(scene, phone) == {scene.nominal, other}
    scene.clock.pass_(hours=2)
    assert await on_the_phone(scene, phone) == {scene.nominal}


async def test_an_empty_pull_writes_nothing(scene: Scene) -> None:
    phone = await scene.phone()
    await phone.pull()
    before = await scene.rows("select last_at, xmin::text from doorstep.sync_holding")
    scene.clock.pass_(hours=1)

    await phone.pull()

    assert await scene.rows("select last_at, xmin::text from doorstep.sync_holding") == before


async def test_officers_see_no_list_of_who_is_on_a_phone(scene: Scene) -> None:
    phone = await scene.phone()
    await phone.pull()

    for person in (scene.officer, scene.colleague):
        async with scene.services.database.reading(person.row_context()) as connection:
            assert await connection.fetch("select id from doorstep.sync_holding") == []


LOST = {
    "waiting": 2,
    "drafts": 1,
    "since": "2026-03-01T08:00:00.000Z",
    "at": "2026-03-01T09:00:00.000Z",
    "noticedAt": "2026-03-02T07:00:00.000Z",
    "isRead": False,
}


async def _reported_loss(scene: Scene, phone: Phone) -> object:
    said = f"select reported -> 'lost' as lost from doorstep.sync_device where id = '{phone.device_id}'"
    [row] = await scene.rows(said)
    return json.loads(row["lost"]) if row["lost"] else None


async def test_what_a_browser_threw_away_is_told_in_numbers_and_stays_told(scene: Scene) -> None:
    phone = await scene.phone()
    told = {"items": 2, "drafts": 1, "since": 1772352000, "noticed": 1772434800}

    await hello(scene, phone, lost=LOST)
    assert await _reported_loss(scene, phone) == told

    await hello(scene, phone)
    assert await _reported_loss(scene, phone) == told


async def test_a_phone_that_lost_nothing_tells_of_no_loss(scene: Scene) -> None:
    phone = await scene.phone()
    await hello(scene, phone)

    assert await _reported_loss(scene, phone) is None


@pytest.mark.parametrize(
    "nonsense",
    [
        [],
        "all",
        {"waiting": "two"},
        {"waiting": -1},
        {"waiting": True},
        {"waiting": 0, "drafts": 0, "since": LOST["since"]},
        {"waiting": 2**40},
    ],
)
async def test_nonsense_about_a_loss_is_passed_over_and_refuses_no_greeting(scene: Scene, nonsense: object) -> None:
    phone = await scene.phone()
    await hello(scene, phone, lost=nonsense)

    assert await _reported_loss(scene, phone) is None


@pytest.mark.parametrize("when", ["yesterday", "99999-01-01", 7, None])
async def test_a_loss_at_an_unreadable_time_is_told_without_it(scene: Scene, when: object) -> None:
    phone = await scene.phone()
    await hello(scene, phone, lost=LOST | {"since": when})

    assert await _reported_loss(scene, phone) == {"items": 2, "drafts": 1, "noticed": 1772434800}


async def test_what_was_sent_since_the_phone_greeted_is_unsent_no_longer(scene: Scene) -> None:
    phone = await scene.phone()
    await hello(scene, phone)
    held = (
        f"select pending, oldest_pending_at is null as nothing from doorstep.sync_device where id = '{phone.device_id}'"
    )
    for left in (1, 0, 0):
        phone.save(record_visit(scene.nominal, NOW))
        await phone.push()
        assert await scene.rows(held) == [{"pending": left, "nothing": left == 0}]
        await phone.push()
        assert await scene.rows(held) == [{"pending": left, "nothing": left == 0}]
