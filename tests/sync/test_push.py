"""Whatever a phone sends is kept once, gets its verdict, and is put before a person if it cannot be applied."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
import pytest
from joserfc.jwk import ECKey

from api.identity.principal import Role
from api.sync.commands import HeldReason, PushStatus
from api.sync.receipts import receipts
from api.sync.tables import MutationState
from api.values import digest, new_id
from tests.makers import make_nominal, make_officer, make_principal, make_unit
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import Phone, record_visit

HELD = MutationState.QUARANTINED


async def held(scene: Scene) -> list[dict[str, Any]]:
    """What a supervisor of the unit finds on their list, read as that supervisor."""
    async with scene.services.database.reading(scene.supervisor.row_context()) as connection:
        rows = await connection.fetch("select * from doorstep.sync_mutation where state = 'QUARANTINED'")
    return [dict(row) for row in rows]


async def test_a_failed_attempt_is_kept_and_meets_nothing(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW, outcome="NO_REPLY", nominalSeen=False))

    result = await phone.push()

    assert result.results[0].state is MutationState.APPLIED
    assert await scene.rows("select id from doorstep.obligation where met_at is not null") == []
    assert (await scene.rows("select last_successful_visit_at as at from doorstep.nominal"))[0]["at"] is None


async def test_visits_that_arrive_out_of_order_leave_one_chain(scene: Scene) -> None:
    first, second = await scene.phone(), await scene.phone()
    early, late = NOW - timedelta(days=9), NOW - timedelta(days=2)
    first.save(record_visit(scene.nominal, early))
    second.save(record_visit(scene.nominal, late))

    await second.push()
    await first.push()

    chain = await scene.rows(
        "select opened_at, met_at from doorstep.obligation where superseded_at is null order by opened_at"
    )
    assert [row["met_at"] for row in chain] == [early, late, None]
    assert [row["opened_at"] for row in chain[1:]] == [early, late]
    assert len(await scene.rows("select id from doorstep.obligation where superseded_at is not null")) == 1
    assert (await scene.rows("select last_successful_visit_at as at from doorstep.nominal"))[0]["at"] == late


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nominalId": str(UUID(int=7))}, "nominalId: No such nominal"),
        ({"startedAt": "2026-03-10T12:00:00"}, "startedAt must be an instant with an offset"),
        ({"outcome": "SHOUTED"}, "outcome must be one of SUCCESSFUL"),
        ({"notes": "x" * 4_001}, "notes may have 4000 characters; it has 4001"),
        ({"notes": "a\0b"}, "notes holds characters that are not text"),
        ({"secondOfficerId": str(UUID(int=7))}, "secondOfficerId: No such officer"),
        (
            {"conditionChecks": [{"conditionId": str(UUID(int=7)), "result": "COMPLIED"}]},
            "conditionChecks.0.conditionId",
        ),
        ({"people": "everyone"}, "people must be a list of objects"),
    ],
)
async def test_bad_content_is_held_with_words_that_say_what_is_wrong(
    scene: Scene, change: dict[str, Any], words: str
) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW) | change)

    [receipt] = (await phone.push()).results

    assert (receipt.state, receipt.reason) == (HELD, HeldReason.INVALID)
    assert words in (receipt.message or "")
    assert len(await held(scene)) == 1
    assert await scene.rows("select id from doorstep.visit") == []


async def test_a_bad_submission_delays_no_other(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save({"nonsense": True})
    phone.save(record_visit(scene.nominal, NOW))

    result = await phone.push()

    assert [receipt.state for receipt in result.results] == [HELD, MutationState.APPLIED]
    assert phone.outbox == []


async def test_what_cannot_be_opened_is_kept_as_it_came(scene: Scene) -> None:
    phone = await scene.phone()
    saved = phone.save(record_visit(scene.nominal, NOW))
    [envelope] = phone.batch()
    envelope["sealed"] = "not.a.seal"

    [receipt] = (await phone.send([envelope])).results

    assert (receipt.reason, receipt.payload_sha256) == (HeldReason.UNREADABLE, digest("not.a.seal"))
    [row] = await held(scene)
    assert (row["sealed"], row["payload"], row["id"]) == ("not.a.seal", None, saved.id)


async def test_a_signature_of_another_key_is_held(scene: Scene) -> None:
    phone = await scene.phone()
    saved = phone.save(record_visit(scene.nominal, NOW))
    item = {"id": str(saved.id), "op": "RecordVisit", "opVersion": 1, "author": str(scene.officer.id), "payload": {}}
    [envelope] = phone.batch()
    envelope["sealed"] = phone.seal(orjson.dumps(item), signer=ECKey.generate_key("P-256"))

    [receipt] = (await phone.send([envelope])).results

    assert receipt.reason == HeldReason.SIGNATURE_INVALID


async def test_a_seal_that_was_moved_to_another_envelope_is_held(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    [envelope] = phone.batch()

    [receipt] = (await phone.send([envelope | {"id": str(new_id())}])).results

    assert receipt.reason == HeldReason.INVALID


async def test_another_persons_visit_is_held_and_not_taken_for_ones_own(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW), author=scene.colleague.id)

    [receipt] = (await phone.push()).results

    assert receipt.reason == HeldReason.AUTHOR_MISMATCH
    assert (await held(scene))[0]["author_id"] == scene.colleague.id


@pytest.mark.parametrize(("op", "version"), [("RecordDream", 1), ("RecordVisit", 2), ("RecordVisit", 0)])
async def test_an_operation_from_the_future_waits_for_a_person(scene: Scene, op: str, version: int) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW), op=op, version=version)

    [receipt] = (await phone.push()).results

    assert receipt.reason == HeldReason.UNKNOWN_OPERATION
    assert (await held(scene))[0]["op"] == op


async def test_a_revoked_phone_can_still_deliver_and_nothing_of_it_is_believed(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    await scene.owner.execute("update doorstep.sync_device set revoked_at = now()")

    [receipt] = (await phone.push()).results

    assert receipt.reason == HeldReason.DEVICE_REVOKED
    assert len(await held(scene)) == 1
    assert (await phone.pull_once()).status == "DEVICE_REVOKED"


async def test_an_id_used_again_with_other_content_is_kept_beside_the_first(scene: Scene) -> None:
    phone = await scene.phone()
    first = phone.save(record_visit(scene.nominal, NOW))
    await phone.push()
    other = phone.save(record_visit(scene.nominal, NOW))
    [envelope] = phone.batch()
    reused = envelope | {"id": str(first.id), "sealed": other.sealed}

    [receipt] = (await phone.send([reused])).results
    [again] = (await phone.send([reused])).results

    assert (receipt.id, receipt.reason, receipt.payload_sha256) == (
        first.id,
        HeldReason.KEY_REUSED,
        digest(other.sealed),
    )
    assert again == receipt
    assert len(await held(scene)) == 1
    told = await receipts(scene.services, scene.officer, [first.id])
    assert {one.payload_sha256 for one in told} == {digest(first.sealed), digest(other.sealed)}


async def test_two_submissions_of_one_visit_are_one_visit(scene: Scene) -> None:
    phone = await scene.phone()
    payload = record_visit(scene.nominal, NOW)
    phone.save(payload)
    phone.save(payload)
    phone.save(payload | {"notes": "Something else."})

    result = await phone.push()

    assert [receipt.state for receipt in result.results] == [MutationState.APPLIED, MutationState.APPLIED, HELD]
    assert result.results[2].reason == HeldReason.KEY_REUSED
    assert len(await scene.rows("select id from doorstep.visit")) == 1


async def test_a_gap_stops_the_batch_and_tells_where_to_go_on(scene: Scene) -> None:
    phone = await scene.phone()
    for _ in range(3):
        phone.save(record_visit(scene.nominal, NOW))
    first, _, third = phone.batch()

    result = await phone.send([first, third])

    assert (result.status, result.last_seq, len(result.results)) == (PushStatus.GAP, 1, 1)


async def test_a_cloned_phone_is_noticed_and_loses_nothing(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    await phone.push()
    clone = phone.copy()
    phone.save(record_visit(scene.nominal, NOW, outcome="NO_REPLY"))
    clone.save(record_visit(scene.nominal, NOW, outcome="ENTRY_REFUSED"))
    await phone.push()

    forked = await clone.push()
    await clone.push()

    assert forked.status is PushStatus.FORK
    assert clone.device_id != phone.device_id
    assert len(await scene.rows("select id from doorstep.visit")) == 3


async def test_nothing_is_read_after_the_server_was_put_back(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    await scene.owner.execute("update doorstep_gate.epoch set restores = restores + 1")

    result = await phone.push()

    assert (result.status, result.results) == (PushStatus.EPOCH_CHANGED, ())
    assert len(phone.outbox) == 1


async def test_another_persons_phone_is_answered_like_one_that_does_not_exist(scene: Scene) -> None:
    phone = await scene.phone()
    thief = Phone(scene.services, scene.colleague, device_id=phone.device_id, hello=phone.hello)
    thief.save(record_visit(scene.nominal, NOW))
    unknown = Phone(scene.services, scene.colleague, hello=phone.hello)
    unknown.save(record_visit(scene.nominal, NOW))

    answers = [await one.send(one.batch()) for one in (thief, unknown)]

    assert [answer.status for answer in answers] == [PushStatus.DEVICE_UNKNOWN, PushStatus.DEVICE_UNKNOWN]


async def test_elements_that_are_no_envelopes_are_kept_once(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    odd: list[Any] = [None, 7, {"id": "x", "seq": 1}, {"id": str(new_id()), "seq": 0}, [[]]]

    first = await phone.send([*odd, *phone.batch()])
    second = await phone.send([*odd, *phone.batch()])

    assert [receipt.state for receipt in first.results] == [HELD] * 5 + [MutationState.APPLIED]
    assert second.results == first.results
    assert len(await held(scene)) == 5


async def test_more_than_a_batch_is_taken_in_as_far_as_the_limit(scene: Scene) -> None:
    phone = await scene.phone()
    for _ in range(101):
        phone.save({"nonsense": True})

    result = await phone.send(phone.batch(most=101))

    assert (result.status, len(result.results), result.last_seq) == (PushStatus.OK, 100, 100)


async def test_a_visit_to_a_nominal_given_to_another_meanwhile_is_kept_and_marked(scene: Scene) -> None:
    phone = await scene.phone()
    unit = await make_unit(scene.owner, name="SOMU West")
    stranger = await make_officer(scene.owner, unit)
    at = NOW - timedelta(hours=5)
    phone.save(record_visit(scene.nominal, at))
    elsewhere = await make_nominal(scene.owner, unit, stranger)
    phone.save(record_visit(elsewhere, at))
    await scene.owner.execute("update doorstep.assignment set until = $1 where nominal_id = $2", NOW, scene.nominal)
    await scene.owner.execute(
        "update doorstep.nominal set owner_id = $1, unit_id = $2 where id = $3", stranger, unit, scene.nominal
    )

    result = await phone.push()

    assert [receipt.state for receipt in result.results] == [MutationState.APPLIED] * 2
    flags = await scene.rows("select nominal_id, flags from doorstep.visit")
    assert {row["nominal_id"]: row["flags"] for row in flags} == {
        scene.nominal: ["LATE_AUTHORISED"],
        elsewhere: ["OUT_OF_SCOPE"],
    }


async def test_a_clock_that_runs_ahead_is_kept_as_told_and_buys_no_time(scene: Scene) -> None:
    phone = await scene.phone()
    ahead = NOW + timedelta(hours=3)
    phone.save(record_visit(scene.nominal, ahead))

    await phone.send(phone.batch(), device_now=ahead)

    [visit] = await scene.rows("select started_at, flags, clock_skew_seconds from doorstep.visit")
    assert (visit["started_at"], visit["flags"], visit["clock_skew_seconds"]) == (ahead, ["CLOCK_SKEWED"], -10_800)
    [met] = await scene.rows("select met_at from doorstep.obligation where met_at is not null")
    assert met["met_at"] == NOW


async def test_a_held_submission_reaches_its_units_supervisor_and_no_other(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(UUID(int=7), NOW))
    other_unit = await make_unit(scene.owner, name="SOMU West")
    other = await make_principal(
        scene.owner, Role.SUPERVISOR, officer_id=await make_officer(scene.owner, other_unit), unit_ids=(other_unit,)
    )

    await phone.push()

    assert [row["unit_id"] for row in await held(scene)] == [scene.unit]
    async with scene.services.database.reading(other.row_context()) as connection:
        assert await connection.fetch("select id from doorstep.sync_mutation") == []


async def test_what_is_held_is_audited_as_held(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save({"nonsense": True})

    await phone.push()

    [event] = await scene.rows("select operation, reason from doorstep.audit_event where decision = 'quarantine'")
    assert event == {"operation": "collection", "reason": "INVALID"}
