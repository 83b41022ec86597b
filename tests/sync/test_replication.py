"""The nine rules by which a stock RxDB client loses nothing and is told nothing that it may not know."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from api.identity.principal import Principal
from api.refusals import BadInput
from api.sync import replication
from api.sync.collections import DELETED, Collection
from api.sync.pushed import push
from api.sync.replication import Checkpoint
from api.values import new_id
from tests.makers import insert, make_unit
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import record_visit

MEMBER, VISIT = Collection.HOUSEHOLD_MEMBER, Collection.VISIT


async def everything(scene: Scene, collection: Collection, *, limit: int = 7, by: Principal | None = None) -> Any:
    """What RxDB would hold: it reads pages until one is shorter than it asked for."""
    held: dict[str, Mapping[str, Any]] = {}
    at: Checkpoint | None = None
    while True:
        bulk = await replication.pull(scene.services, by or scene.officer, collection, at, limit=limit)
        at = bulk.checkpoint
        for document in bulk.documents:
            held[document["id"]] = document
        if len(bulk.documents) < limit:
            return {key: document for key, document in held.items() if not document[DELETED]}, at


async def push_one(
    scene: Scene, new: Any, assumed: Any = None, *, to: Collection = MEMBER, by: Principal | None = None
) -> Any:
    return await push(
        scene.services, by or scene.officer, to, [{"newDocumentState": new, "assumedMasterState": assumed}]
    )


def member(nominal: UUID, **said: Any) -> dict[str, Any]:
    shown = {"firstName": "Ida", "relationship": "child", "isChild": True, "ageBand": "UNDER_5", "livesThere": True}
    return {"id": str(new_id()), "nominalId": str(nominal), DELETED: False} | shown | said


async def add(scene: Scene, **said: Any) -> dict[str, Any]:
    new = member(scene.nominal, **said)
    assert await push_one(scene, new) == []
    return new


async def test_rule_1_a_page_is_full_while_there_is_more_whatever_the_caller_may_see(scene: Scene) -> None:
    kept = [await add(scene, firstName=f"Ida {number}") for number in range(5)]
    lost = await scene.make_nominal()
    for number in range(9):
        await push_one(scene, member(lost, firstName=f"Bo {number}"))
    await scene.owner.execute(
        "update doorstep.nominal set owner_id = $1 where id = $2", scene.colleague.officer_id, lost
    )

    first = await replication.pull(scene.services, scene.officer, MEMBER, None, limit=10)

    assert len(first.documents) == 10
    held, _ = await everything(scene, MEMBER, limit=3)
    assert held.keys() == {each["id"] for each in kept}


async def test_rule_2_the_checkpoint_is_the_commits_ticket_so_nothing_that_commits_late_is_passed(scene: Scene) -> None:
    phone, other = await scene.phone(), await scene.make_nominal()
    async with scene.owner.transaction():
        late = {
            "first_name": "Late",
            "relationship": "lodger",
            "is_child": False,
            "age_band": "ADULT",
            "lives_there": True,
        }
        key = await insert(scene.owner, "household_member", nominal_id=other, **late)
        await add(scene)
        _, at = await everything(scene, MEMBER)
    assert 0 < at.sync_seq < 2**53

    after = await replication.pull(scene.services, scene.officer, MEMBER, at, limit=7)

    assert str(key) in {document["id"] for document in after.documents}
    assert phone


async def test_rule_3_what_is_stored_already_is_no_conflict_however_often_it_is_pushed(scene: Scene) -> None:
    new = await add(scene)
    changed = new | {"relationship": "stepchild"}

    assert await push_one(scene, changed, new) == []
    assert await push_one(scene, changed, new) == []
    assert len(await scene.rows("select 1 from doorstep.sync_mutation")) == 2


async def test_rule_4_fields_that_only_the_server_writes_have_no_say(scene: Scene) -> None:
    payload = record_visit(scene.nominal, NOW - timedelta(hours=1))
    visit = {"id": payload.pop("visitId"), DELETED: False} | {
        name: payload[name] for name in ("nominalId", "visitType", "outcome", "startedAt", "notes", "crewMode")
    }

    assert await push_one(scene, visit, to=VISIT) == []
    assert await push_one(scene, visit | {"receivedAt": "long ago", "officerName": "?"}, to=VISIT) == []
    held, _ = await everything(scene, VISIT)
    assert held[visit["id"]]["flags"] == []
    assert len(await scene.rows("select 1 from doorstep.visit")) == 1


async def test_rule_5_other_fields_are_merged_and_the_same_field_is_kept_as_a_conflict(scene: Scene) -> None:
    base = await add(scene)
    await push_one(scene, base | {"relationship": "stepchild"}, base)

    [merged] = await push_one(scene, base | {"firstName": "Ada"}, base)
    [clashed] = await push_one(scene, base | {"relationship": "lodger"}, base)

    assert (merged["firstName"], merged["relationship"]) == ("Ada", "stepchild")
    assert (clashed["firstName"], clashed["relationship"]) == ("Ada", "stepchild")
    [conflict] = await scene.rows("select field, base, mine, theirs from doorstep.sync_conflict")
    assert conflict == {"field": "relationship", "base": '"child"', "mine": '"lodger"', "theirs": '"stepchild"'}
    assert await push_one(scene, base | {"relationship": "lodger"}, base) == [clashed]
    assert len(await scene.rows("select 1 from doorstep.sync_conflict")) == 1


async def test_a_second_edit_made_before_the_first_was_answered_is_not_lost(scene: Scene) -> None:
    base = await add(scene)
    first, second = base | {"firstName": "edit-1"}, base | {"firstName": "edit-2"}
    await push_one(scene, first, base)

    assert await push_one(scene, second, first) == []
    held, _ = await everything(scene, MEMBER)
    assert held[base["id"]]["firstName"] == "edit-2"


@pytest.mark.parametrize(
    "bad",
    [
        {"firstName": ""},
        {"ageBand": "OLD"},
        {"nominalId": "nobody"},
        {"nominalId": str(new_id())},
        {"firstName": "nul \0 here"},
        {"id": "no id"},
        {"relationship": 7},
    ],
)
async def test_rule_6_a_bad_row_is_held_for_a_person_and_harms_no_other(scene: Scene, bad: dict[str, Any]) -> None:
    wrong, sound = member(scene.nominal) | bad, member(scene.nominal)
    rows = [{"newDocumentState": each} for each in (wrong, "no document", sound)]

    stand = await push(scene.services, scene.officer, MEMBER, rows)

    assert [(each["id"], each[DELETED]) for each in stand] == [(wrong["id"], True)]
    held, _ = await everything(scene, MEMBER)
    assert held.keys() == {sound["id"]}
    held_rows = await scene.rows("select state from doorstep.sync_mutation where state = 'QUARANTINED'")
    assert len(held_rows) == 2


async def test_a_batch_is_one_transaction_however_many_rows_it_has(scene: Scene) -> None:
    base = await add(scene)
    rows = [{"newDocumentState": member(scene.nominal, firstName=f"Ida {number}")} for number in range(5)]
    rows.append({"newDocumentState": base | {"firstName": "Ada"}, "assumedMasterState": base})

    assert await push(scene.services, scene.officer, MEMBER, rows) == []

    taken = await scene.rows("select distinct xmin::text from doorstep.sync_mutation")
    assert len(taken) == 2  # the first addition, and the batch
    shown = "select row_count from doorstep.audit_event where operation = 'consultation' and row_count > 1"
    assert await scene.rows(shown) == [{"row_count": 7}]


_TRAP = """
create function public.trap() returns trigger language plpgsql as $$
begin
  if new.first_name = 'Trap' then raise exception 'no'; end if;
  return new;
end $$;
create trigger trap before insert on doorstep.household_member for each row execute function public.trap();
"""


async def test_a_row_that_cannot_be_written_is_held_and_its_batch_goes_on(scene: Scene) -> None:
    await scene.owner.execute(_TRAP)
    documents = [member(scene.nominal, firstName=name) for name in ("Ida", "Trap", "Ada")]

    stand = await push(scene.services, scene.officer, MEMBER, [{"newDocumentState": each} for each in documents])

    assert [(each["id"], each[DELETED]) for each in stand] == [(documents[1]["id"], True)]
    held, _ = await everything(scene, MEMBER)
    assert {each["firstName"] for each in held.values()} == {"Ida", "Ada"}
    [kept] = await scene.rows("select reason from doorstep.sync_mutation where state = 'QUARANTINED'")
    assert kept["reason"] == "SERVER_ERROR"


async def test_rule_7_what_leaves_the_caseload_comes_as_deleted_and_says_nothing(scene: Scene) -> None:
    new = await add(scene, firstName="Secret")
    _, at = await everything(scene, MEMBER)
    await scene.owner.execute("update doorstep.nominal set owner_id = $1", scene.colleague.officer_id)

    bulk = await replication.pull(scene.services, scene.officer, MEMBER, at, limit=7)

    [document] = bulk.documents
    assert (document["id"], document[DELETED]) == (new["id"], True)
    assert {value for name, value in document.items() if name not in ("id", DELETED)} == {""}
    held, _ = await everything(scene, MEMBER, by=scene.colleague)
    assert held.keys() == {new["id"]}


async def test_rule_8_the_answer_to_a_push_shows_nothing_that_the_caller_may_not_see(scene: Scene) -> None:
    elsewhere = await make_unit(scene.owner, name="SOMU West")
    base = await add(scene, firstName="Secret")
    await scene.owner.execute(
        "update doorstep.nominal set owner_id = $1, unit_id = $2", scene.colleague.officer_id, elsewhere
    )

    [answer] = await push_one(scene, base | {"firstName": "Mine"}, base)

    assert (answer["id"], answer[DELETED], answer["firstName"]) == (base["id"], True, "")
    [held] = await scene.rows("select reason from doorstep.sync_mutation where state = 'QUARANTINED'")
    assert held["reason"] == "OUT_OF_SCOPE"


async def test_rule_9_a_client_that_was_away_reads_on_from_its_checkpoint_and_misses_nothing(scene: Scene) -> None:
    await add(scene, firstName="before")
    _, at = await everything(scene, MEMBER)
    head = await replication.head(scene.services, scene.officer)
    new = await add(scene, firstName="while away")

    for start in (at, head):  # what a resync reads, and what the stream goes on with
        bulk = await replication.pull(scene.services, scene.officer, MEMBER, start, limit=7)
        assert new["id"] in {document["id"] for document in bulk.documents}


async def test_an_end_is_a_deletion_and_a_warning_is_never_removed(scene: Scene) -> None:
    new = await add(scene)
    warning = {"id": str(new_id()), "nominalId": str(scene.nominal), "code": "DOGS", "since": "2026-01-01"}
    warning |= {"reviewedOn": "2026-02-01", DELETED: False}
    assert await push_one(scene, warning, to=Collection.MARKER) == []

    assert await push_one(scene, new | {DELETED: True}, new) == []
    [stands] = await push_one(scene, warning | {DELETED: True}, warning, to=Collection.MARKER)

    assert (await everything(scene, MEMBER))[0] == {}
    assert stands["code"] == "DOGS"
    assert not stands[DELETED]


async def test_a_visit_once_recorded_is_never_changed_and_what_stands_goes_back(scene: Scene) -> None:
    visit = {"id": str(new_id()), "nominalId": str(scene.nominal), "visitType": "ROUTINE", "outcome": "NO_REPLY"}
    visit |= {"startedAt": "2026-03-10T09:00:00.000Z", "notes": "First", DELETED: False}
    await push_one(scene, visit, to=VISIT)

    [stands] = await push_one(scene, visit | {"notes": "Changed"}, visit, to=VISIT)

    assert stands["notes"] == "First"
    [row] = await scene.rows("select notes from doorstep.visit")
    assert row["notes"] == "First"


async def test_a_checkpoint_of_another_life_or_from_before_the_purge_is_refused_in_words(scene: Scene) -> None:
    await add(scene)
    _, at = await everything(scene, MEMBER)

    for wrong in (
        Checkpoint(id=at.id, sync_seq=at.sync_seq, epoch="another"),
        Checkpoint(id="?", sync_seq=1.0, epoch=at.epoch),
        Checkpoint(id=at.id, sync_seq=-1.0, epoch=at.epoch),
    ):
        with pytest.raises(BadInput):
            await replication.pull(scene.services, scene.officer, MEMBER, wrong, limit=7)
