"""A phone ends with what its officer may see and nothing else, whatever moved meanwhile and however it was cut."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import pytest

from api.identity.principal import Principal
from api.nominals.commands import AssignNominal, NominalAssigned
from api.obligations.handover import assign
from api.refusals import BadInput
from api.sync.commands import PullStatus
from api.values import new_id
from tests.makers import make_unit
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import Phone, record_visit


async def give(scene: Scene, nominal: UUID, to: Principal) -> None:
    assert to.officer_id is not None
    command = AssignNominal(new_id(), nominal, to.officer_id)
    assert isinstance(await assign(scene.services, scene.supervisor, command), NominalAssigned)


async def purge(scene: Scene, scope: str) -> None:
    """Forget what left the scope."""
    await scene.owner.execute("delete from doorstep.sync_row where scope = $1 and not present", scope)
    await scene.owner.execute(
        "insert into doorstep.sync_scope_floor select 6, $1, max(ticket) + 1 from doorstep.sync_row", scope
    )


def ids(phone: Phone, entity: str) -> set[str]:
    return {key[2] for key in phone.base if key[1] == entity}


async def test_a_second_pull_of_nothing_new_brings_nothing(scene: Scene) -> None:
    phone = await scene.phone()
    await phone.pull()

    result = await phone.pull_once()

    assert not result.more
    assert [orjson.dumps(page.changes) for page in result.pages] == [b"[]"] * 3
    before = dict(phone.base)
    phone.apply(result)
    assert phone.base == before


async def test_a_nominal_given_away_leaves_the_phone_and_arrives_on_the_other(scene: Scene) -> None:
    mine, theirs = await scene.phone(), await scene.phone(scene.colleague)
    mine.save(record_visit(scene.nominal, NOW))
    await mine.push()
    await mine.pull()
    await theirs.pull()

    await give(scene, scene.nominal, scene.colleague)
    await mine.pull()
    await theirs.pull()

    for entity, count in (("nominal", 1), ("visit", 1), ("obligation", 2)):
        assert ids(mine, entity) == set()
        assert len(ids(theirs, entity)) == count


async def test_a_superseded_obligation_leaves_the_phone(scene: Scene) -> None:
    phone, other = await scene.phone(), await scene.phone()
    phone.save(record_visit(scene.nominal, NOW - timedelta(days=1)))
    await phone.push()
    await phone.pull()
    other.save(record_visit(scene.nominal, NOW - timedelta(days=5)))
    await other.push()

    await phone.pull()

    in_force = await scene.rows("select id from doorstep.obligation where superseded_at is null")
    assert ids(phone, "obligation") == {str(row["id"]) for row in in_force}


@pytest.mark.parametrize("limits", [{"limit": 1}, {"limit": 3}, {"max_bytes": 1}, {"max_bytes": 300}])
async def test_small_pages_end_with_the_same_as_one_large(scene: Scene, limits: dict[str, int]) -> None:
    for _ in range(4):
        await scene.make_nominal()
    phone, whole = await scene.phone(), await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    await phone.push()

    await phone.pull(**limits)
    await whole.pull()

    assert phone.base == whole.base
    assert len(ids(phone, "nominal")) == 5


async def test_a_tampered_cursor_brings_the_scope_anew(scene: Scene) -> None:
    phone = await scene.phone()
    await phone.pull()
    scope = f"caseload:{scene.officer.officer_id}"
    phone.cursors[scope] = phone.cursors[f"user:{scene.officer.id}"]
    phone.base[(scope, "nominal", "stale")] = (1, {})

    result = await phone.pull_once()
    phone.apply(result)

    assert {page.scope: page.reset for page in result.pages}[scope]
    assert ids(phone, "nominal") == {str(scene.nominal)}


async def test_a_phone_behind_the_purge_gets_that_scope_anew(scene: Scene) -> None:
    phone = await scene.phone()
    await phone.pull()
    await give(scene, scene.nominal, scene.colleague)
    await purge(scene, f"caseload:{scene.officer.officer_id}")

    await phone.pull()

    assert ids(phone, "nominal") == set()


async def test_a_first_reading_that_the_purge_overtakes_begins_anew(scene: Scene) -> None:
    phone, scope = await scene.phone(), f"caseload:{scene.officer.officer_id}"
    nominals = {scene.nominal, await scene.make_nominal(), await scene.make_nominal()}
    while not ids(phone, "nominal"):
        phone.apply(await phone.pull_once(limit=1))
    [read] = map(UUID, ids(phone, "nominal"))
    await give(scene, read, scene.colleague)
    await purge(scene, scope)

    await phone.pull()

    assert ids(phone, "nominal") == {str(nominal) for nominal in nominals - {read}}


async def test_a_scope_that_is_lost_is_named_and_emptied(scene: Scene) -> None:
    phone = await scene.phone()
    await phone.pull()
    phone.principal = replace(scene.officer, unit_ids=())

    result = await phone.pull_once()
    phone.apply(result)

    assert result.removed_scopes == (f"unit:{scene.unit}",)
    assert ids(phone, "officer") == set()


async def test_a_record_that_policy_hides_is_removed_and_not_sent(scene: Scene) -> None:
    supervisor = await scene.phone(scene.supervisor)
    secret = await scene.make_nominal(scene.supervisor)
    await supervisor.pull()
    assert ids(supervisor, "nominal") == {str(secret)}

    elsewhere = await make_unit(scene.owner, name="SOMU West")
    await scene.owner.execute("update doorstep.nominal set unit_id = $1 where id = $2", elsewhere, secret)
    await supervisor.pull()

    assert ids(supervisor, "nominal") == set()


async def test_an_old_epoch_reads_nothing(scene: Scene) -> None:
    phone = await scene.phone()
    await scene.owner.execute("update doorstep_gate.epoch set restores = restores + 1")

    result = await phone.pull_once()

    assert (result.status, result.pages) == (PullStatus.EPOCH_CHANGED, ())


async def test_a_phone_that_is_not_registered_is_told_to(scene: Scene) -> None:
    phone = await scene.phone()
    phone.device_id = new_id()

    with pytest.raises(BadInput, match="register it first"):
        await phone.pull_once()


async def test_a_cursor_never_passes_a_row_that_commits_late(scene: Scene, place: Any) -> None:
    phone = await scene.phone()
    slow = await asyncpg.connect(place.owner_url)
    first = slow.transaction()
    await first.start()
    await slow.execute("update doorstep.nominal set name = 'Changed late' where id = $1", scene.nominal)
    quick = await scene.make_nominal(name="Committed first")

    await phone.pull()
    seen_before = ids(phone, "nominal")
    await first.commit()
    await slow.close()
    await phone.pull()

    assert str(quick) in seen_before
    assert "Changed late" in {document["name"] for document in phone.documents("nominal")}


async def test_a_pull_during_a_commit_sees_all_or_nothing_of_it(scene: Scene, place: Any) -> None:
    """One commit holds the lock with its tickets taken; another waits behind it; a pull meanwhile passes neither."""
    phone = await scene.phone()
    slow = await asyncpg.connect(place.owner_url)
    first = slow.transaction()
    await first.start()
    await slow.execute("update doorstep.nominal set name = 'Late' where id = $1", scene.nominal)
    await slow.execute("set constraints all immediate")
    waiting = asyncio.create_task(scene.make_nominal(name="Behind"))
    await asyncio.sleep(0.05)

    await phone.pull()
    seen_meanwhile = {document["name"] for document in phone.documents("nominal")}
    assert not waiting.done()
    await first.commit()
    await slow.close()
    await waiting
    await phone.pull()

    assert seen_meanwhile.isdisjoint({"Late", "Behind"})
    assert {document["name"] for document in phone.documents("nominal")} == {"Late", "Behind"}
