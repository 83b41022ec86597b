"""What cannot be applied is kept as it came, gets its reason in words, and is put before a person."""

from typing import Any
from uuid import UUID

import orjson
import pytest
from joserfc.jwk import ECKey

from api.identity.principal import Role
from api.sync.commands import HeldReason
from api.sync.receipts import receipts
from api.sync.tables import MutationState
from api.values import digest, new_id
from api.visits.payloads import CURRENT_VERSION
from tests.makers import make_officer, make_principal, make_unit
from tests.sync.conftest import NOW, Scene
from tests.sync.phone import record_visit

HELD = MutationState.QUARANTINED


async def held(scene: Scene) -> list[dict[str, Any]]:
    """What a supervisor of the unit finds on their list, read as that supervisor."""
    async with scene.services.database.reading(scene.supervisor.row_context()) as connection:
        rows = await connection.fetch("select * from doorstep.sync_mutation where state = 'QUARANTINED'")
    return [dict(row) for row in rows]


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


@pytest.mark.parametrize(
    ("op", "version"), [("RecordDream", 1), ("RecordVisit", CURRENT_VERSION + 1), ("RecordVisit", 0)]
)
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


async def test_elements_that_are_no_envelopes_are_kept_once(scene: Scene) -> None:
    phone = await scene.phone()
    phone.save(record_visit(scene.nominal, NOW))
    odd: list[Any] = [None, 7, {"id": "x", "seq": 1}, {"id": str(new_id()), "seq": 0}, [[]]]

    first = await phone.send([*odd, *phone.batch()])
    second = await phone.send([*odd, *phone.batch()])

    assert [receipt.state for receipt in first.results] == [HELD] * 5 + [MutationState.APPLIED]
    assert second.results == first.results
    assert len(await held(scene)) == 5


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
