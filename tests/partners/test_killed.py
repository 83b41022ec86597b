"""The queue under real faults: the server's process and the consumer's are killed while events are written and read.

Officers share through the API, each with an id of its own that they send again until it is answered. What they were
told is done stands in the queue once; the consumer hears all of it, of each nominal in its order.
"""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.refusals import Refusal
from api.values import new_id
from tests.e2e.agency import rows
from tests.e2e.server import HOUSE, Server
from tests.forces import served_force

AGENCY = "Probation Service, Northmoor"
_CASELOAD = "{ caseload(first: 50) { nodes { id restricted managementMode } } }"
_LOOK = """
query ($nominal: ID!, $agency: ID!) {
  disclosurePreview(nominalId: $nominal, agencyId: $agency, purpose: PUBLIC_PROTECTION) { contentDigest }
}
"""
_SHARE = """
mutation ($input: DiscloseNominalInput!) { discloseNominal(input: $input) { userErrors { code message } } }
"""
WRITERS = 3
# How long nothing may come to the consumer before the test says that something is lost.
STILL_S = 60.0
_AGAIN_S = 0.05


@pytest.fixture
def server() -> Iterator[Server]:
    """One of its own: it is killed."""
    with served_force(605) as running:
        yield running


class Caller:
    """A persona's program, which asks again until it is answered, with a new token when the old one has ended."""

    def __init__(self, server: Server, persona: str) -> None:
        self._server = server
        self._persona = persona
        self._token = ""

    def token(self) -> str:
        """A new one; the server may be down just now."""
        while True:
            try:
                self._token = self._server.token(self._persona)
            except Refusal:
                time.sleep(_AGAIN_S)
            else:
                return self._token

    def ask(self, query: str, **variables: Any) -> Any:
        while True:
            try:
                answer = httpx.post(
                    f"{self._server.url}/graphql",
                    json={"query": query, "variables": variables},
                    headers={"Authorization": f"Bearer {self._token or self.token()}"},
                    timeout=10,
                )
            except httpx.HTTPError:
                time.sleep(_AGAIN_S)
                continue
            if answer.status_code == httpx.codes.UNAUTHORIZED:
                self.token()
            elif answer.status_code == httpx.codes.OK and "errors" not in answer.json():
                return answer.json()["data"]
            else:
                time.sleep(_AGAIN_S)


class Writer(threading.Thread):
    """Shares one nominal until there is enough and all the killing is over.

    What it was told is done stands in `written`, in its order.
    """

    def __init__(self, server: Server, nominal: str, agency: str, wanted: int, survived: threading.Event) -> None:
        super().__init__(daemon=True)
        self._caller = Caller(server, "officer")
        self._about = {"nominalId": nominal, "agencyId": agency}
        self._wanted = wanted
        self._survived = survived
        self.written: list[str] = []
        self.fault: BaseException | None = None

    def run(self) -> None:
        try:
            self._share()
        except BaseException as error:  # noqa: BLE001 - told by the test's own thread
            self.fault = error

    def _share(self) -> None:
        looked = self._caller.ask(_LOOK, nominal=self._about["nominalId"], agency=self._about["agencyId"])
        common = self._about | {"purpose": "PUBLIC_PROTECTION", "meaning": "He visits a home with children."}
        common |= {"contentDigest": looked["disclosurePreview"]["contentDigest"]}
        while len(self.written) < self._wanted or not self._survived.is_set():
            key = str(new_id())
            done = self._caller.ask(_SHARE, input=common | {"id": str(new_id()), "disclosureId": key})
            assert done["discloseNominal"]["userErrors"] == [], done
            self.written.append(key)


class Consumer:
    """The process that follows the queue, started again whenever it has died."""

    def __init__(self, server: Server, file: Path) -> None:
        self._server = server
        self._caller = Caller(server, "probation")
        self._file = file
        self._process: subprocess.Popen[bytes] | None = None

    def keep_alive(self) -> None:
        """Start it if it does not run: at first, and when its token has ended."""
        if self._process is None or self._process.poll() is not None:
            words = [sys.executable, "-m", "tests.partners.consumer", self._server.url, str(self._file)]
            self._process = subprocess.Popen(words, cwd=HOUSE, env=os.environ | {"TOKEN": self._caller.token()})

    def kill(self) -> None:
        """kill -9."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=10)

    def heard(self) -> list[tuple[str, str]]:
        """Event and node of each whole line."""
        if not self._file.exists():
            return []
        lines = self._file.read_text().split("\n")[:-1]
        told = [line.split() for line in lines]
        return [(event, node) for event, kind, node in told if kind == "DISCLOSURE_MADE"]


def _people(server: Server) -> tuple[list[str], str]:
    listed = Caller(server, "officer").ask(_CASELOAD)["caseload"]["nodes"]
    active = [each["id"] for each in listed if not each["restricted"] and each["managementMode"] == "ACTIVE"]
    (agency,) = rows(server, "select id from doorstep.agency where name = $1", AGENCY)
    return active[:WRITERS], str(agency["id"])


def _wait_for(consumer: Consumer, wanted: set[str]) -> None:
    """Until the consumer has heard all, or nothing more comes."""
    last, since = 0, time.monotonic()
    while not wanted <= {node for _, node in consumer.heard()}:
        consumer.keep_alive()
        heard = len(consumer.heard())
        if heard > last:
            last, since = heard, time.monotonic()
        assert time.monotonic() - since < STILL_S, f"{len(wanted)} were told, {heard} were heard"
        time.sleep(0.1)


def test_nothing_is_lost_and_order_is_kept_when_server_and_consumer_are_killed(
    server: Server, tmp_path: Path, soak: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted, kills = (10_000, 20) if soak else (90, 2)
    chance = random.Random(7)
    nominals, agency = _people(server)
    survived = threading.Event()
    writers = [Writer(server, nominal, agency, -(-wanted // WRITERS), survived) for nominal in nominals]
    consumer = Consumer(server, tmp_path / "heard")
    killed = {"server": 0, "consumer": 0}
    # After so many more were written, one or the other dies.
    step = wanted // (2 * kills + 2)
    due = step
    for writer in writers:
        writer.start()
    try:
        while any(writer.is_alive() for writer in writers):
            consumer.keep_alive()
            if killed["consumer"] == kills:
                survived.set()
            elif sum(len(writer.written) for writer in writers) >= due:
                due += chance.randint(step // 2, step + step // 2)
                who = "server" if killed["server"] <= killed["consumer"] else "consumer"
                killed[who] += 1
                if who == "server":
                    server.kill()
                    server.start()
                else:
                    consumer.kill()
            time.sleep(chance.random() / 20)
        for writer in writers:
            writer.join()
        assert [writer.fault for writer in writers] == [None] * WRITERS
        _wait_for(consumer, {node for writer in writers for node in writer.written})
    finally:
        consumer.kill()

    heard = consumer.heard()
    firsts = list(dict.fromkeys(node for _, node in heard))
    own = {node for writer in writers for node in writer.written}
    assert len(own) >= wanted
    assert len({event for event, node in heard if node in own}) == len(own), "an event was written twice"
    for writer in writers:
        mine = set(writer.written)
        assert [node for node in firsts if node in mine] == writer.written
    assert killed == {"server": kills, "consumer": kills}
    with capsys.disabled():
        if soak:
            print(f"\n{len(own)} events, {killed} killed, {len(heard) - len(set(heard))} heard again")  # noqa: T201
