"""A phone's rows are compared with the server's; what differs is found, counted and fetched anew, one scope alone."""

import hashlib
from uuid import UUID

import pytest

from api.sync.commands import PullStatus
from api.sync.digests import Comparison, SyncDigestResult, digest_of
from tests.sync.conftest import NOW, Scene
from tests.sync.invariants import compared
from tests.sync.phone import Phone, record_visit


def verdicts(result: SyncDigestResult) -> dict[str, Comparison]:
    return {one.scope.partition(":")[0]: one.verdict for one in result.scopes}


async def filled(scene: Scene) -> Phone:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    phone.save({"nonsense": True})
    await phone.push()
    await phone.pull()
    return phone


async def test_a_phone_that_has_everything_is_found_the_same(scene: Scene) -> None:
    phone = await filled(scene)

    result = await compared(phone)

    assert verdicts(result) == dict.fromkeys(["user", "caseload", "unit"], Comparison.SAME)
    assert [one.count for one in result.scopes] == [1, 4, 3]
    [device] = await scene.rows("select compared_at, repairs from doorstep.sync_device")
    assert device == {"compared_at": NOW, "repairs": 0}


@pytest.mark.parametrize("fault", ["lost", "stale", "foreign"])
async def test_a_row_that_is_lost_stale_or_foreign_is_found_and_only_its_scope_repaired(
    scene: Scene, fault: str
) -> None:
    phone = await filled(scene)
    whole = dict(phone.base)
    [place] = [key for key in phone.base if key[1] == "visit"]
    if fault == "lost":
        del phone.base[place]
    elif fault == "stale":
        phone.base[place] = (phone.base[place][0] - 1, {})
    else:
        phone.base[(place[0], "visit", str(UUID(int=7)))] = (1, {})
    waiting = phone.save(record_visit(scene.nominal, NOW))

    result = await compared(phone)
    differing = [one.scope for one in result.scopes if one.verdict is Comparison.DIFFERS]
    for scope in differing:
        del phone.cursors[scope]
    pages = (await phone.pull_once()).pages
    await phone.pull()

    assert differing == [place[0]]
    assert [page.scope for page in pages if page.reset] == differing
    assert phone.base == whole
    assert phone.outbox == [waiting]
    [device] = await scene.rows("select repairs, repaired_at from doorstep.sync_device")
    assert device == {"repairs": 1, "repaired_at": NOW}
    [event] = await scene.rows("select device_id from doorstep.audit_event where reason = 'DIGEST_MISMATCH'")
    assert event["device_id"] == phone.device_id


async def test_what_moved_since_the_cursor_is_not_judged(scene: Scene) -> None:
    phone = await filled(scene)
    await scene.make_nominal()

    result = await compared(phone)

    assert verdicts(result) == {"user": Comparison.SAME, "caseload": Comparison.MOVED, "unit": Comparison.SAME}
    assert await scene.rows("select repairs from doorstep.sync_device") == [{"repairs": 0}]


async def test_another_persons_device_is_not_known(scene: Scene) -> None:
    phone = await filled(scene)
    phone.principal = scene.colleague

    result = await compared(phone)

    assert (result.status, result.scopes) == (PullStatus.EPOCH_CHANGED, ())


async def test_nobody_is_told_of_scopes_that_are_not_theirs(scene: Scene) -> None:
    phone = await filled(scene)
    theirs = f"caseload:{scene.colleague.officer_id}"
    phone.cursors[theirs] = next(iter(phone.cursors.values()))

    result = await compared(phone)

    assert theirs not in {one.scope for one in result.scopes}


async def test_a_revoked_phone_is_told_nothing(scene: Scene) -> None:
    phone = await filled(scene)
    await scene.owner.execute("update doorstep.sync_device set revoked_at = now()")

    result = await compared(phone)

    assert (result.status, result.scopes) == (PullStatus.DEVICE_REVOKED, ())


def test_the_digest_is_the_one_that_phones_make() -> None:
    rows = [("nominal", UUID(int=1), 41), ("visit", UUID(int=2), 9_007_199_254_740_993)]

    made = digest_of(rows)

    assert (made.count, made.sum) == (2, 11_234_972_336_875_600_448)
    assert digest_of(reversed(rows)) == made
    first = hashlib.sha256(b"nominal|00000000-0000-0000-0000-000000000001|41").hexdigest()[:16]
    assert digest_of(rows[:1]).sum == int(first, 16)
