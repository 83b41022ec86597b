"""Officers submit from the phone, with or without a signal: sealed in the outbox, sealed in the ledger."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from api.intelligence.commands import SubmitIntelligence
from api.intelligence.payloads import decode
from api.sync.commands import Resolution, ResolveSubmission
from api.sync.resolution import resolve
from api.values import new_id
from tests.intelligence.conftest import Unit

_GOLDEN = Path(__file__).parents[1] / "sync" / "golden"
_CASES = orjson.loads((_GOLDEN / "submit_intelligence_v1.json").read_bytes())
_LATER = [
    case for version in (2, 3) for case in orjson.loads((_GOLDEN / f"submit_intelligence_v{version}.json").read_bytes())
]
# What came with versions 2 and 3, as an older payload is read.
_SINCE = {"persons": []}
_SINCE_OF_ITEMS = {"basis": None, "subject_category": None}
_SOURCE = "The neighbour at number 3"


def told(unit: Unit, **said: Any) -> dict[str, Any]:
    return _CASES[1]["payload"] | {"reportId": str(new_id()), "nominalId": str(unit.scene.nominal)} | said


@pytest.mark.parametrize("case", [*_CASES, *_LATER], ids=lambda case: case["name"])
def test_an_old_payload_is_read_as_it_was_meant(case: dict[str, Any]) -> None:
    command = decode(case["payload"])

    assert isinstance(command, SubmitIntelligence)
    meant = _SINCE | case["command"]
    meant["items"] = [_SINCE_OF_ITEMS | item for item in meant["items"]]
    assert orjson.loads(orjson.dumps(command)) == meant


async def test_what_was_written_without_a_signal_is_a_report_once_and_its_source_is_nowhere_in_clear(
    unit: Unit,
) -> None:
    phone = await unit.scene.phone()
    phone.save(told(unit), op="SubmitIntelligence")
    phone.save(told(unit), op="SubmitIntelligence")

    await phone.push(lose_answer=True)
    result = await phone.push()

    assert [receipt.state for receipt in result.results] == ["APPLIED", "APPLIED"]
    reports = await unit.scene.rows("select state, priority from doorstep.intelligence_report order by urn")
    assert [tuple(row.values()) for row in reports] == [("TO_EVALUATE", "HIGH")] * 2
    for table in ("sync_mutation", "audit_event", "intelligence_submission", "intelligence_raw", "command_receipt"):
        rows = await unit.scene.rows(f"select row_to_json(t)::text as said from doorstep.{table} t")
        assert not [row for row in rows if _SOURCE in row["said"]], table
    assert len(await unit.scene.rows("select id from doorstep.intelligence_source")) == 2


async def test_what_cannot_be_taken_in_is_held_sealed_and_a_supervisor_may_still_let_it_in(unit: Unit) -> None:
    """Its nominal went to another unit meanwhile, and came back."""
    scene = unit.scene
    phone = await scene.phone()
    [home] = await scene.rows("select owner_id, unit_id from doorstep.nominal where id = $1", scene.nominal)
    away = unit.desk.analyst.officer_id
    move = "update doorstep.nominal set owner_id = $2, unit_id = $3 where id = $1"
    await scene.owner.execute(move, scene.nominal, away, unit.desk.unit)
    phone.save(told(unit), op="SubmitIntelligence")
    result = await phone.push()
    assert [(one.state, one.reason) for one in result.results] == [("QUARANTINED", "OUT_OF_SCOPE")]
    [held] = await scene.rows("select id, payload, sealed is not null as is_sealed from doorstep.sync_mutation")
    assert (held["payload"], held["is_sealed"]) == (None, True)

    await scene.owner.execute(move, scene.nominal, home["owner_id"], home["unit_id"])
    said = ResolveSubmission(submission_id=held["id"], action=Resolution.APPLY, note="It is ours again.")
    outcome = await resolve(scene.services, scene.supervisor, said)

    assert not hasattr(outcome, "errors"), outcome
    [report] = await scene.rows("select s.officer_id from doorstep.intelligence_submission s")
    assert report["officer_id"] == scene.officer.officer_id


async def test_a_phone_is_told_what_is_wrong_and_nothing_is_lost(unit: Unit) -> None:
    phone = await unit.scene.phone()
    phone.save(told(unit, items=[], conditions=""), op="SubmitIntelligence")

    result = await phone.push()

    [receipt] = result.results
    assert (receipt.state, receipt.reason) == ("QUARANTINED", "INVALID")
    assert receipt.message is not None
    assert "items" in receipt.message
    assert "conditions" in receipt.message
