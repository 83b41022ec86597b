"""The visits that simulated officers record: most are sound, some are what a broken or foreign app would send."""

import base64
import hashlib
from datetime import timedelta
from typing import Any

from tests.simulation.run import Made, Phone, Run

# How often each is made, out of a hundred. Only the sound ones must be applied.
SOUND = {"plain": 60, "with attachments": 14, "emoji": 5, "colleague's nominal": 8}
UNSOUND = {
    "bad outcome": 3,
    "nul": 3,
    "unknown operation": 3,
    "later version": 3,
    "other author": 2,
    "other id inside": 2,
    "unknown nominal": 2,
    "reused visit id": 3,
}
KINDS = SOUND | UNSOUND
_OUTCOMES = ("SUCCESSFUL", "SUCCESSFUL", "NO_REPLY", "PARTIAL_NO_ENTRY", "ENTRY_REFUSED")
# Some are less than a piece, some are several.
_FILE_BYTES = (40, 900, 2_600)


def new_visit(run: Run, phone: Phone, kind: str | None = None) -> dict[str, Any]:
    """One submission before it is sealed."""
    kind = kind or run.chance.choices(list(KINDS), list(KINDS.values()))[0]
    key = run.new_id()
    author = str(run.officer(phone).id)
    payload = _payload(run, phone)
    visit = {"id": key, "innerId": key, "op": "RecordVisit", "opVersion": 1, "author": author, "payload": payload}
    visit["files"] = []
    if kind == "reused visit id":
        kind = _reuse(run, payload)
    _make(run, phone, visit, kind)
    run.made[key] = Made(phone.name, kind, payload["visitId"])
    return visit


def _make(run: Run, phone: Phone, visit: dict[str, Any], kind: str) -> None:
    payload = visit["payload"]
    match kind:
        case "emoji":
            payload["notes"] = "Dog \N{DOG FACE}, all calm. Ø ́"
        case "bad outcome":
            spoilt(visit)
        case "with attachments":
            _promise(run, visit)
        case "nul":
            payload["notes"] = "before\0after"
        case "unknown operation":
            visit["op"] = "SomethingNew"
        case "later version":
            visit["opVersion"] = 99
        case "other author":
            visit["author"] = str(run.world.officers[(phone.person + 1) % 3].id)
        case "other id inside":
            visit["innerId"] = run.new_id()
        case "unknown nominal":
            payload["nominalId"] = run.new_id()


def spoilt(visit: dict[str, Any]) -> None:
    """Into one that must be held."""
    visit["payload"]["outcome"] = "SOMETHING_ELSE"


def _promise(run: Run, visit: dict[str, Any]) -> None:
    """One or two files, promised by their hash; they follow by themselves."""
    visit["opVersion"] = 3
    promises = []
    for _ in range(run.chance.randint(1, 2)):
        file = b"%PDF-" + run.chance.randbytes(run.chance.choice(_FILE_BYTES))
        key = base64.urlsafe_b64encode(run.chance.randbytes(32)).decode().rstrip("=")
        made = {"id": run.new_id(), "key": key}
        promises.append(
            made
            | {"kind": "DOCUMENT", "mime": "application/pdf", "bytes": len(file), "caption": None}
            | {"sha256": hashlib.sha256(file).hexdigest()}
        )
        visit["files"].append(made | {"file": base64.b64encode(file).decode()})
        run.count("attachment promised")
    visit["payload"] |= {"attachments": promises, "statements": [], "triggerAnswers": []}


def _reuse(run: Run, payload: dict[str, Any]) -> str:
    """Another content under a visit id that was used: whichever comes first stands."""
    earlier = sorted({made.record_id for made in run.made.values() if made.kind in KINDS})
    if not earlier:
        return "plain"
    payload["visitId"] = run.chance.choice(earlier)
    run.reused.add(payload["visitId"])
    return "reused visit id"


def _payload(run: Run, phone: Phone) -> dict[str, Any]:
    at = (run.world.clock.at - timedelta(minutes=run.chance.randrange(90))).isoformat()
    along = run.chance.choice((None, 1, 2))
    second = None if along is None else str(run.world.officers[(phone.person + along) % 3].officer_id)
    return {
        "visitId": run.new_id(),
        "nominalId": str(run.chance.choice(run.world.nominals)),
        "visitType": "ROUTINE",
        "outcome": run.chance.choice(_OUTCOMES),
        "startedAt": at,
        "endedAt": None,
        "announced": False,
        "announcedReason": None,
        "announcedReasonText": None,
        "crewMode": "DOUBLE",
        "secondOfficerId": second,
        "nominalSeen": True,
        "entrySoughtToSearch": False,
        "people": [],
        "rooms": [],
        "devices": [],
        "conditionChecks": [],
        "notes": f"Note {run.drawn}",
    }
