"""The visits that simulated officers record: most are sound, some are what a broken or foreign app would send."""

from datetime import timedelta
from typing import Any

from tests.simulation.run import Made, Phone, Run

# How often each is made, out of a hundred. Only the sound ones must be applied.
SOUND = {"plain": 66, "emoji": 5, "colleague's nominal": 8}
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


def new_visit(run: Run, phone: Phone) -> dict[str, Any]:
    """One submission before it is sealed."""
    kind = run.chance.choices(list(KINDS), list(KINDS.values()))[0]
    key = run.new_id()
    author = str(run.officer(phone).id)
    payload = _payload(run, phone)
    visit = {"id": key, "innerId": key, "op": "RecordVisit", "opVersion": 1, "author": author, "payload": payload}
    match kind:
        case "emoji":
            payload["notes"] = "Dog \N{DOG FACE}, all calm. Ø ́"
        case "bad outcome":
            payload["outcome"] = "SOMETHING_ELSE"
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
        case "reused visit id":
            kind = _reuse(run, payload)
    run.made[key] = Made(phone.name, kind, payload["visitId"])
    return visit


def _reuse(run: Run, payload: dict[str, Any]) -> str:
    """Another content under a visit id that was used: whichever comes first stands."""
    earlier = sorted({made.visit_id for made in run.made.values()})
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
