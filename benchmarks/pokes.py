"""`python -m benchmarks.pokes`: how soon a supervisor's change is on an officer's online phone.

From the moment at which the supervisor's request is sent: until its answer, until the phone's event stream says that
something moved, and until the phone has pulled the change. One server of its own, over HTTP, each change after the one
before. The target is under a second.
"""

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.values import new_id
from benchmarks.documents import FIRST_PULL, Pulling, ask, pull_variables, register
from tests.e2e.server import Server, doorstep

_WHO = "query Who { me { officer { id } } caseload(first: 1) { nodes { id } } colleagues(first: 50) { nodes { id } } }"
_ASSIGN = """
mutation Assign($input: AssignNominalInput!) { assignNominal(input: $input) { userErrors { message } } }
"""
_MOVES = json.dumps({"query": "subscription Moves { scopeMoved { scope } }"}).encode()
_TARGET_MS = 1_000
_EVENT = b"event: next"
_QUIET_S = 0.1


@dataclass(frozen=True)
class Reached:
    """One change: milliseconds from the supervisor's request to its answer, to the poke, and to the phone's rows."""

    answered: float
    poked: float
    pulled: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pokes")
    parser.add_argument("--changes", type=int, default=200)
    parser.add_argument("--nominals", type=int, default=605)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="doorstep-bench-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        made = doorstep("demo", "--nominals", str(asked.nominals), data=folder / "data")
        assert made.returncode == 0, made.stderr
        server = Server(folder / "data", "--points-per-minute", "1000000000").start()
        try:
            report(
                asyncio.run(
                    measure(f"{server.url}/graphql", server.token("officer"), server.token("supervisor"), asked.changes)
                )
            )
        finally:
            server.stop()


async def measure(url: str, officer: str, supervisor: str, changes: int) -> list[Reached]:
    """So many changes by the supervisor, one after another, as the officer's phone comes to know of them."""
    phone = await asyncio.to_thread(register, url, officer)
    have = await asyncio.to_thread(phone.caught_up)
    who: Any = await asyncio.to_thread(ask, url, officer, _WHO, {})
    own, nominal = who["me"]["officer"]["id"], who["caseload"]["nodes"][0]["id"]
    other = next(each["id"] for each in who["colleagues"]["nodes"] if each["id"] != own)
    reader, writer = await _listen(url, officer)
    found = []
    try:
        for number in range(changes):
            to = other if number % 2 == 0 else own
            reached, have = await _one(phone, reader, supervisor, have, {"nominalId": nominal, "ownerId": to})
            found.append(reached)
    finally:
        writer.close()
    return found


async def _one(
    phone: Pulling, reader: asyncio.StreamReader, supervisor: str, have: dict[str, object], change: dict[str, str]
) -> tuple[Reached, dict[str, object]]:
    began = time.perf_counter()
    assigning = asyncio.create_task(
        asyncio.to_thread(ask, phone.url, supervisor, _ASSIGN, {"input": {"id": str(new_id()), **change}})
    )
    await reader.readuntil(_EVENT)
    poked = time.perf_counter()
    # What was poked is committed. A scope may be poked for more than this change: the phone pulls until it has it.
    while not (answer := await _pulled(phone, have))[0].intersection({change["nominalId"]}):
        have = answer[1]
    pulled = time.perf_counter()
    said: Any = await assigning
    assert said["assignNominal"]["userErrors"] == [], said
    answered = time.perf_counter()
    await _quiet(reader)
    ms = [1000 * (moment - began) for moment in (answered, poked, pulled)]
    return Reached(*ms), answer[1]


async def _quiet(reader: asyncio.StreamReader) -> None:
    """Let the change's other scopes be poked too, so that the next change is not taken for known by them."""
    while True:
        try:
            await asyncio.wait_for(reader.readuntil(_EVENT), _QUIET_S)
        except TimeoutError:
            return


async def _pulled(phone: Pulling, have: dict[str, object]) -> tuple[set[str], dict[str, object]]:
    """The ids of what came, and how far the phone is then."""
    said: Any = await asyncio.to_thread(ask, phone.url, phone.token, FIRST_PULL, have)
    pages = said["syncPull"]["pages"]
    cursors = {page["scope"]: page["cursor"] for page in pages}
    now = [{"scope": scope, "cursor": cursors[scope]} for scope in phone.scopes if scope in cursors]
    return {change[2] for page in pages for change in page["changes"]}, pull_variables(phone, now)


async def _listen(url: str, token: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    host, port = url.split("/")[2].split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = (
        f"POST /graphql HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {token}\r\n"
        f"Accept: text/event-stream\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(_MOVES)}\r\n\r\n"
    )
    writer.write(head.encode() + _MOVES)
    answer = await reader.readuntil(b"\r\n\r\n")
    assert b" 200 " in answer[:16], answer
    await reader.readuntil(b":\n\n")
    return reader, writer


def report(found: Sequence[Reached]) -> None:
    """The middle and the worst hundredth of each."""
    print(f"{len(found)} changes, one after another; target for the last line: p99 under {_TARGET_MS} ms")
    for name in ("answered", "poked", "pulled"):
        times = sorted(getattr(each, name) for each in found)
        print(f"  {name:9} p50 {statistics.median(times):6.1f} ms   p99 {times[int(0.99 * (len(times) - 1))]:6.1f} ms")


if __name__ == "__main__":
    main()
