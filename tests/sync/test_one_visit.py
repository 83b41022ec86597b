"""The main path: a visit recorded without signal arrives, meets what is owed, and comes back to the phone."""

from datetime import timedelta

from api.sync.commands import MARKER, PushStatus
from api.sync.tables import MutationState
from api.values import digest
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import record_visit


async def test_a_visit_recorded_offline_is_received_and_meets_what_is_owed(scene: Scene) -> None:
    phone = await scene.phone()
    at = NOW - timedelta(hours=3)
    saved = phone.save(record_visit(scene.nominal, at, notes="Seen at home."))

    result = await phone.push()

    assert (result.status, result.marker, result.last_seq, result.last_id) == (PushStatus.OK, MARKER, 1, saved.id)
    [receipt] = result.results
    assert (receipt.state, receipt.payload_sha256) == (MutationState.APPLIED, digest(saved.sealed))
    obligations = await scene.rows("select opened_at, met_at, due_at from doorstep.obligation order by opened_at")
    assert [row["met_at"] for row in obligations] == [at, None]
    assert obligations[1]["opened_at"] == at
    [nominal] = await scene.rows("select last_successful_visit_at from doorstep.nominal")
    assert nominal["last_successful_visit_at"] == at


async def test_what_was_received_comes_back_with_the_version_of_the_receipt(scene: Scene) -> None:
    phone = await scene.phone()
    saved = phone.save(record_visit(scene.nominal, NOW, notes="Seen at home."))
    await phone.push()

    await phone.pull()

    [visit] = [row for key, row in phone.base.items() if key[1] == "visit"]
    assert visit[1]["notes"] == "Seen at home."
    assert str(visit[0]) == phone.receipts[saved.id].version
    assert len(phone.documents("nominal")) == 1
    assert len(phone.documents("obligation")) == 2
    assert len(phone.documents("officer")) == 3


async def test_the_same_submission_gets_the_same_receipt(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    batch = phone.batch()

    first = await phone.send(batch)
    scene.clock.pass_(hours=1)
    second = await phone.send(batch)

    assert second.results == first.results
    assert len(await scene.rows("select id from doorstep.visit")) == 1


async def test_a_visit_is_audited_as_collection_and_its_reading_as_consultation(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))

    await phone.push()
    await phone.pull()

    events = await scene.rows("select operation, action, subject_ids from doorstep.audit_event order by seq")
    told = {(event["operation"], event["action"]): event["subject_ids"] for event in events}
    assert told[("collection", "recordVisit")] == [scene.nominal]
    assert told[("consultation", "syncPull")] == [scene.nominal]
