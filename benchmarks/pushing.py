"""Pushes of fresh visits by phones: sealed and signed beforehand as a phone does it, and each kept once.

`PUSHES` are shared out among the connections, each of which is a phone with a log of its own and visits people of its
own: officers do not go to the same doors in the same minute, and who does waits for the other.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from joserfc import jwe, jws
from joserfc.jwk import ECKey

from api.values import new_id
from benchmarks.documents import Pulling, ask, register
from benchmarks.load import Target, Timing, measure_once_each

PUSHES = 24
WARM_UP_PUSHES = 2
# From one visit to the next, each of the next nominal: nobody is visited many times within an hour.
APART = timedelta(minutes=20)
_CASELOAD = """
query Caseload($after: String) {
  caseload(first: 100, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } }
  me { principalId }
}
"""
_PUSH = """
mutation Push($input: SyncPushInput!) {
  syncPush(input: $input) {
    status epoch lastSeq lastId marker results { id seq state version reason message receivedAt payloadSha256 }
  }
}
"""


@dataclass
class Pusher:
    """One phone, its place in its log, and whom it visits, one after the other."""

    phone: Pulling
    author: str
    nominals: Sequence[str]
    last_seq: int = 0
    last_id: str | None = None

    def push(self, visits: int) -> bytes:
        """A push of so many fresh visits."""
        now = datetime.now(UTC)  # noqa: TID251 - a phone's own clock
        said = {
            "deviceId": self.phone.device_id,
            "epoch": self.phone.epoch,
            "deviceNow": now.isoformat(),
            "mutations": list(self._mutations(visits, now)),
        }
        return json.dumps({"query": _PUSH, "variables": {"input": said}}).encode()

    def _mutations(self, visits: int, now: datetime) -> Iterator[dict[str, Any]]:
        for number in range(visits):
            key, at = str(new_id()), (now - (visits - number) * APART).isoformat()
            nominal = self.nominals[self.last_seq % len(self.nominals)]
            item = {"id": key, "op": "RecordVisit", "opVersion": 1, "at": at, "author": self.author}
            sealed = _seal(self.phone, orjson.dumps(item | {"payload": visit(nominal, at)}))
            prev, self.last_id, self.last_seq = self.last_id, key, self.last_seq + 1
            place = {"id": key, "seq": self.last_seq, "prevId": prev, "op": "RecordVisit", "opVersion": 1, "at": at}
            yield place | {"sealed": sealed}


async def measure(url: str, sign_in: Callable[[], str], *, connections: int, visits: int) -> Timing:
    """Pushes of so many visits each, by as many phones as connections.

    `sign_in` gives a new token to each phone, and another once all is sealed: that may take longer than one lasts.
    """
    author, nominals = _caseload(url, sign_in())
    pushers = [Pusher(register(url, sign_in()), author, nominals[number::connections]) for number in range(connections)]
    for pusher in pushers:
        for _ in range(WARM_UP_PUSHES):
            _assert_applied(pusher.phone, pusher.push(visits))
    each = max(1, PUSHES // connections)
    bodies = [[pusher.push(visits) for _ in range(each)] for pusher in pushers]
    target = Target(url, sign_in(), expects=b'"status":"OK"', again=b'"status":"BUSY"')
    return await measure_once_each(target, bodies)


def _caseload(url: str, token: str) -> tuple[str, list[str]]:
    """The officer's principal, and everybody whom they manage."""
    nominals: list[str] = []
    after = None
    while True:
        found: Any = ask(url, token, _CASELOAD, {"after": after})
        nominals += [node["id"] for node in found["caseload"]["nodes"]]
        if not found["caseload"]["pageInfo"]["hasNextPage"]:
            return found["me"]["principalId"], nominals
        after = found["caseload"]["pageInfo"]["endCursor"]


def _assert_applied(phone: Pulling, push: bytes) -> None:
    said = json.loads(push)
    result: Any = ask(phone.url, phone.token, said["query"], said["variables"])["syncPush"]
    assert {receipt["state"] for receipt in result["results"]} == {"APPLIED"}, result


def visit(nominal: str, at: str) -> dict[str, Any]:
    return {
        "visitId": str(new_id()),
        "nominalId": nominal,
        "visitType": "ROUTINE",
        "outcome": "SUCCESSFUL",
        "startedAt": at,
        "announced": False,
        "crewMode": "DOUBLE",
        "nominalSeen": True,
        "entrySoughtToSearch": False,
        "rooms": [{"name": "Kitchen", "seen": True}, {"name": "Bedroom", "seen": False, "note": "Locked."}],
        "notes": "Seen at the door and invited in. All in order; the next visit was talked over." * 2,
    }


def _seal(phone: Pulling, item: bytes) -> str:
    signed = jws.serialize_compact({"alg": "ES256", "typ": "doorstep-item+jws"}, item, phone.key, algorithms=["ES256"])
    public = phone.seal_keys["keys"][0]
    header = {"alg": "ECDH-ES+A256KW", "enc": "A256GCM", "kid": public["kid"]}
    recipient = ECKey.import_key({name: public[name] for name in ("kty", "crv", "x", "y")})
    return jwe.encrypt_compact(header, signed, recipient, algorithms=[header["alg"], header["enc"]])
