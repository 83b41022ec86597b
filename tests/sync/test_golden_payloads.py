"""Every payload that a shipped phone ever sent is read as it was meant. The files are never changed, only added to."""

from pathlib import Path
from typing import Any

import orjson
import pytest

from api.visits.commands import RecordVisit
from api.visits.payloads import CURRENT_VERSION, decode

GOLDEN = Path(__file__).parent / "golden"
# What came with later versions, as an older payload is read.
_SINCE = {1: {"statements": [], "trigger_answers": [], "attachments": []}, 2: {"attachments": []}, 3: {}}
CASES = [
    pytest.param(version, case, id=f"v{version}: {case['name']}")
    for version in range(1, CURRENT_VERSION + 1)
    for case in orjson.loads((GOLDEN / f"record_visit_v{version}.json").read_bytes())
]


@pytest.mark.parametrize(("version", "case"), CASES)
def test_an_old_payload_is_read_as_it_was_meant(version: int, case: dict[str, Any]) -> None:
    command = decode(case["payload"], version)

    assert isinstance(command, RecordVisit)
    assert orjson.loads(orjson.dumps(command)) == _SINCE[version] | case["command"]


@pytest.mark.parametrize(
    "case", orjson.loads((GOLDEN / "record_visit_v1.json").read_bytes()), ids=lambda case: case["name"]
)
def test_each_member_that_is_missing_is_named(case: dict[str, Any]) -> None:
    needed = ("visitId", "nominalId", "visitType", "outcome", "startedAt", "crewMode", "announced", "nominalSeen")
    for name in needed:
        faults = decode({key: value for key, value in case["payload"].items() if key != name}, 1)

        assert isinstance(faults, tuple)
        assert [(fault.code, fault.field) for fault in faults] == [("MISSING", name)]
