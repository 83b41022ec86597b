"""A server that is killed at any point of an upload: nothing is corrupt, and only the piece on its way is sent twice.

`make soak` kills it a thousand times.
"""

import base64
import hashlib
import http.client
import random
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

from api.attachments.opening import seal
from api.clock import system_clock
from api.values import new_id
from tests.attachments.pictures import jpeg, opened
from tests.e2e.server import Server

SEED = 20_261_128
KILLS, KILLS_IN_SOAK = 4, 1_000
PIECE = 128 * 1024
_ASK = "{ visits(first: 20) { nodes { nominalId officerId startedAt nominal { restricted } } } }"
_TELL = "mutation ($input: SubmitVisitInput!) { submitVisit(input: $input) { userErrors { field message } } }"


class Sender:
    """A connected system that told of a visit and sends its photo, whatever happens to the server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.sent = 0
        self.sign_in()

    def sign_in(self) -> None:
        self._token = self.server.token("integrator")

    def promise(self, photo: bytes) -> tuple[str, bytes]:
        """A visit that promises the photo, sealed; gives its id and what travels."""
        made, key = new_id(), base64.urlsafe_b64encode(random.randbytes(32)).decode().rstrip("=")
        visits = self.server.ask("supervisor", _ASK)["visits"]["nodes"]
        about = next(dict(visit) for visit in visits if not visit.pop("nominal")["restricted"])
        promised = {
            "id": str(made),
            "kind": "PHOTO",
            "mime": "image/jpeg",
            "bytes": len(photo),
            "sha256": hashlib.sha256(photo).hexdigest(),
            "key": key,
        }
        said = {"id": str(new_id()), "visitId": str(new_id()), "visitType": "ROUTINE", "outcome": "NO_REPLY"}
        # Not when that visit was: the demo force has visits of the very day.
        about["startedAt"] = (system_clock.now() - timedelta(hours=1)).isoformat()
        said |= about | {"crewMode": "DOUBLE", "nominalSeen": False, "attachments": [promised]}
        assert self.server.ask("integrator", _TELL, input=said)["submitVisit"]["userErrors"] == []
        return str(made), seal(made, key, photo)

    def open(self, key: str, length: int) -> None:
        named = base64.b64encode(key.encode()).decode()
        headers = {"Upload-Length": str(length), "Upload-Metadata": f"id {named}"}
        status, _ = self.ask("POST", "/attachments", headers)
        assert status == 201

    def offset(self, key: str) -> tuple[int, str]:
        status, headers = self.ask("HEAD", f"/attachments/{key}", {})
        assert status == 200
        return int(headers["upload-offset"]), headers["attachment-state"]

    def patch(self, key: str, offset: int, piece: bytes, *, die_at: float | None, wait_seconds: float) -> None:
        """Send a piece; kill the server after this part of it, or so long after all of it."""
        self.sent += len(piece)
        digest = base64.b64encode(hashlib.sha256(piece).digest()).decode()
        with closing(self._line()) as line:
            line.putrequest("PATCH", f"/attachments/{key}")
            said = {"Upload-Offset": str(offset), "Content-Length": str(len(piece))}
            said |= {"Content-Type": "application/offset+octet-stream", "Upload-Checksum": f"sha256 {digest}"}
            for name, value in (self._headers() | said).items():
                line.putheader(name, value)
            line.endheaders()
            if die_at is None:
                line.send(piece)
                assert line.getresponse().status == 204
                return
            line.send(piece[: int(len(piece) * die_at)])
            time.sleep(wait_seconds)
            self.server.kill()

    def ask(self, method: str, path: str, headers: dict[str, str]) -> tuple[int, dict[str, str]]:
        with closing(self._line()) as line:
            line.request(method, path, headers=self._headers() | headers)
            answer = line.getresponse()
            answer.read()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}

    def _line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)

    def _headers(self) -> dict[str, str]:
        return {"Tus-Resumable": "1.0.0", "Authorization": f"Bearer {self._token}"}


def _points(chance: random.Random, kills: int) -> Iterator[tuple[float, float]]:
    """Where in the piece, and how long after that: inside the body, at its end, while it is being judged."""
    for _ in range(kills):
        whole = chance.random() < 0.6
        yield (1.0 if whole else chance.random()), (chance.choice([0, 0.002, 0.01, 0.05, 0.2, 0.5]) if whole else 0)


def test_a_server_killed_at_any_point_of_an_upload_loses_and_corrupts_nothing(server: Server, soak: bool) -> None:
    chance, kills = random.Random(SEED), KILLS_IN_SOAK if soak else KILLS
    points = list(_points(chance, kills))
    while points:
        sender = Sender(server)
        photo = jpeg(700, 500, noise=chance.randrange(40, 90))
        key, travelling = sender.promise(photo)
        sender.open(key, len(travelling))
        killed = 0
        while (standing := sender.offset(key))[1] != "COMPLETE":
            at = standing[0]
            piece = travelling[at : at + PIECE]
            if points and chance.random() < 0.7:
                die_at, wait_seconds = points.pop()
                sender.patch(key, at, piece, die_at=die_at, wait_seconds=wait_seconds)
                killed += 1
                server.start()
                sender.sign_in()
            else:
                sender.patch(key, at, piece, die_at=None, wait_seconds=0)

        assert sender.offset(key) == (len(travelling), "COMPLETE")
        assert sender.sent <= len(travelling) + killed * PIECE
        assert opened(_as_supervisor(server, key)).size == (700, 500)


def _as_supervisor(server: Server, key: str) -> bytes:
    headers = {"Authorization": f"Bearer {server.token('supervisor')}"}
    asked = urllib.request.Request(f"{server.url}/attachments/{key}/content", headers=headers)
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return bytes(answer.read())
