"""What sync costs: the phone's own core beside PouchDB and RxDB, over the same wire in the same run.

`python -m benchmarks.syncing` measures it by itself and writes `build/syncing.json`; `make bench` has it in its report.

Ours: the core of the app in Node, with sealing, encryption of what is kept and an IndexedDB in memory; against the real
server with row policy and audit. PouchDB: in memory at both ends, no policy, no audit, no encryption, with the very
documents of our first sync. RxDB: in memory, against our adapter, the visits of the same caseload.
"""

import argparse
import asyncio
import itertools
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import orjson

from api.demo.organisation import FORCE_ID
from api.values import new_id
from benchmarks import pushing
from benchmarks.documents import EMPTY_PULL, FIRST_PULL, Pulling, ask, pull_variables, register
from benchmarks.load import Target, measure
from benchmarks.peer import PEERS
from benchmarks.syncers import Syncer, documents, pouch_server, syncer
from benchmarks.syncing_force import Bench, Officer, standing
from benchmarks.syncing_report import OURS, SLOW, goals
from benchmarks.wire import AS_FAST_AS_IT_GOES, SLOW_3G, Speed, Wire, wire
from tests.e2e.server import HOUSE

RECORDS = (2_000, 10_000)
GROWN_TO = 1_000_000
# To see that it runs: its figures say nothing.
SMALL_RECORDS, SMALL_GROWN_TO = (300, 900), 20_000
CHANGED = PUSHED = 100
CLIENTS = 16
SEEN = 100
# How fast the wire is, and how many empty deltas are measured over it. The slow one is for the smallest caseload only.
SPEEDS = (("as fast as it goes", AS_FAST_AS_IT_GOES, 40), (SLOW, SLOW_3G, 3))
POUCHDB, RXDB = "PouchDB", "RxDB on Doorstep"
Figures = dict[str, Any]

_CHANGE = """
update doorstep.nominal set name = name || '.' where force_id = $1 and id in (
  select id from doorstep.nominal where force_id = $1 and owner_id = $2 order by id limit $3)
"""
_OTHERS = """
insert into doorstep.sync_row (force_id, scope, entity, id, ticket, present)
select $1, 'caseload:' || md5((n % 5000)::text), 'visit', gen_random_uuid(), nextval('doorstep.sync_ticket'), true
from generate_series(1, $2::int) n
"""


async def syncing(records: Sequence[int] = RECORDS, grown_to: int = GROWN_TO) -> Figures:
    """The whole run, on a force of its own."""
    with tempfile.TemporaryDirectory(prefix="doorstep-sync-", dir="/tmp", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        os.chmod(folder, 0o755)  # noqa: PTH101 - at once, and within the database user's reach
        async with standing(folder, records) as bench:
            found: Figures = {"load_before": round(os.getloadavg()[0], 1), "records": {}}
            for count in records:
                found["records"][str(count)] = await _contenders(
                    bench, bench.officers[count], is_smallest=count == records[0]
                )
            officer = bench.officers[records[0]]
            found |= {
                "pushed": await _pushed(bench, bench.again(officer)),
                "seen": await _seen(bench, bench.again(officer)),
                "grown": await _grown(bench, bench.again(officer), grown_to),
                "load_after": round(os.getloadavg()[0], 1),
            }
            return found


async def _contenders(bench: Bench, officer: Officer, *, is_smallest: bool) -> Figures:
    found: Figures = {}
    docs = _documents(bench, bench.again(officer))
    for name, speed, rounds in SPEEDS if is_smallest else SPEEDS[:1]:
        found[name] = {
            OURS: await _ours(bench, bench.again(officer), speed, rounds),
            POUCHDB: await _pouchdb(docs, speed, rounds),
            RXDB: await _rxdb(bench, bench.again(officer), speed, rounds),
        }
        print(f"  {officer.records:,} records, {name}: {json.dumps(found[name])}", flush=True)
    return found


async def _ours(bench: Bench, officer: Officer, speed: Speed, rounds: int) -> Figures:
    async with wire(bench.port, speed) as line, syncer(bench.phone) as phone:
        given = {"url": f"http://127.0.0.1:{line.port}/graphql", "token": officer.token, "documents": documents()}
        await phone.ask("begin", **given)

        async def change() -> None:
            await bench.owner.execute(_CHANGE, FORCE_ID, officer.officer_id, CHANGED)

        async def save() -> None:
            visits = [_visit(officer.nominals[n % len(officer.nominals)]) for n in range(PUSHED)]
            await phone.ask("save", author=officer.principal_id, visits=visits)

        return await _steps(phone, line, rounds, change, save)


async def _pouchdb(docs: Sequence[Figures], speed: Speed, rounds: int) -> Figures:
    client_file = PEERS / "pouch-client.mjs"
    async with (
        pouch_server() as port,
        wire(port, speed) as line,
        syncer(client_file) as client,
        syncer(client_file) as seeding,
    ):
        await seeding.ask("begin", url=f"http://127.0.0.1:{port}/caseload")
        await seeding.ask("seed", docs=docs)

        async def change() -> None:
            await seeding.ask("seed", docs=[doc | {"_id": str(new_id())} for doc in docs[:CHANGED]])

        async def save() -> None:
            await client.ask("save", docs=[_visit("n") | {"_id": str(new_id())} for _ in range(PUSHED)])

        await client.ask("begin", url=f"http://127.0.0.1:{line.port}/caseload")
        return await _steps(client, line, rounds, change, save)


async def _rxdb(bench: Bench, officer: Officer, speed: Speed, rounds: int) -> Figures:
    async with wire(bench.port, speed) as line, syncer(PEERS / "rxdb-client.mjs") as client:
        await client.ask("begin", url=f"http://127.0.0.1:{line.port}/graphql", token=officer.token)

        async def save() -> None:
            visits = [_visit(officer.nominals[n % len(officer.nominals)]) for n in range(PUSHED)]
            fields = ("nominalId", "visitType", "outcome", "startedAt", "announced", "crewMode", "nominalSeen", "notes")
            await client.ask("save", docs=[{"id": v["visitId"]} | {name: v[name] for name in fields} for v in visits])

        return await _steps(client, line, rounds, None, save)


async def _steps(
    client: Syncer, line: Wire, rounds: int, change: Callable[[], Any] | None, save: Callable[[], Any]
) -> Figures:
    """First sync, empty deltas, a delta, a push; each with the bytes that went over the wire."""
    first = await _round(client, line)
    empty = [await _round(client, line) for _ in range(rounds)]
    found = {
        "first": first,
        "documents": (await client.ask("count"))[1],
        "empty": {
            "ms": round(statistics.median(one["ms"] for one in empty), 1),
            "p95_ms": round(sorted(one["ms"] for one in empty)[int(len(empty) * 0.95) - 1], 1),
            "bytes": round(statistics.median(one["bytes"] for one in empty)),
        },
    }
    if change is not None:
        await change()
        found["delta of 100"] = await _round(client, line)
    await save()
    return found | {"push of 100": await _round(client, line)}


async def _round(client: Syncer, line: Wire) -> Figures:
    line.take_bytes()
    ms, _ = await client.ask("round")
    return {"ms": round(ms, 1), "bytes": line.take_bytes()}


async def _pushed(bench: Bench, officer: Officer) -> Figures:
    """Pushes of 100 sealed visits at the server: one client by itself, and many at once."""
    alone, together = [
        await pushing.measure(bench.url, lambda: bench.again(officer).token, connections=count, visits=PUSHED)
        for count in (1, CLIENTS)
    ]
    return {
        "alone_p50_ms": alone.p50_ms,
        "alone_p99_ms": alone.p99_ms,
        "mutations_per_second": round(together.requests_per_second * PUSHED),
        "clients": CLIENTS,
    }


async def _seen(bench: Bench, officer: Officer) -> Figures:
    """From the answer to a push, which comes with its commit, until another phone's pull has the visit."""
    return await asyncio.to_thread(_seen_by_another, bench, officer)


def _seen_by_another(bench: Bench, officer: Officer) -> Figures:
    other = register(bench.url, officer.token)
    pusher = pushing.Pusher(register(bench.url, officer.token), officer.principal_id, officer.nominals)
    variables, times = other.caught_up(), []
    for _ in range(SEEN):
        said = json.loads(pusher.push(1))
        ask(bench.url, officer.token, said["query"], said["variables"])
        began, found = time.perf_counter(), False
        while not found:
            result: Any = ask(bench.url, officer.token, EMPTY_PULL, variables)["syncPull"]
            found = any(change[1] == "visit" for page in result["pages"] for change in page["changes"])
        times.append((time.perf_counter() - began) * 1000)
        variables = _moved(other, variables, result)
    return {"p50_ms": round(statistics.median(times), 1), "p99_ms": round(sorted(times)[int(SEEN * 0.99) - 1], 1)}


def _moved(phone: Pulling, variables: Figures, result: Figures) -> Figures:
    cursors = {page["scope"]: page["cursor"] for page in result["pages"]}
    have = variables["input"]["have"]
    return pull_variables(
        phone, [{"scope": each["scope"], "cursor": cursors.get(each["scope"], each["cursor"])} for each in have]
    )


async def _grown(bench: Bench, officer: Officer, grown_to: int) -> Figures:
    """The empty delta at the server, before and after the log has grown by other people's records."""
    body = orjson.dumps({"query": EMPTY_PULL, "variables": register(bench.url, officer.token).caught_up()})
    target = Target(bench.url, officer.token)
    count = "select count(*) from doorstep.sync_row"
    before_rows = await bench.owner.fetchval(count)
    before = await measure(target, itertools.repeat(body), connections=1, seconds=5)
    await bench.owner.execute(_OTHERS, FORCE_ID, max(0, grown_to - before_rows))
    await bench.owner.execute("analyze doorstep.sync_row")
    after = await measure(target, itertools.repeat(body), connections=1, seconds=5)
    return {
        "rows": [before_rows, await bench.owner.fetchval(count)],
        "p50_ms": [before.p50_ms, after.p50_ms],
        "p99_ms": [before.p99_ms, after.p99_ms],
        "bytes": after.bytes_an_answer,
        "ratio": round(after.p50_ms / before.p50_ms, 2),
    }


def _documents(bench: Bench, officer: Officer) -> list[Figures]:
    """What our first sync carries, as PouchDB's documents."""
    phone, have = register(bench.url, officer.token), []
    docs: list[Figures] = []
    while True:
        result: Any = ask(bench.url, officer.token, FIRST_PULL, pull_variables(phone, have))["syncPull"]
        for page in result["pages"]:
            docs += [
                {"_id": f"{change[1]}:{change[2]}", "doc": change[4]} for change in page["changes"] if not change[0]
            ]
        known = {each["scope"]: each["cursor"] for each in have}
        cursors = known | {page["scope"]: page["cursor"] for page in result["pages"]}
        have = [{"scope": scope, "cursor": cursors.get(scope)} for scope in phone.scopes]
        if not result["more"]:
            return docs


def _visit(nominal: str) -> Figures:
    began = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - 3_600))
    return pushing.visit(nominal, began)


def main() -> None:
    """Measure sync by itself."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.syncing")
    parser.add_argument("--records", type=int, nargs="+", default=list(RECORDS), help="default 2000 10000; two at most")
    parser.add_argument("--grown-to", type=int, default=GROWN_TO, help="default 1,000,000")
    parser.add_argument("--small", action="store_true", help="a caseload of 300 and one of 900, to see that it runs")
    parser.add_argument("--report", type=Path, default=HOUSE / "build", metavar="DIR", help="default build")
    asked = parser.parse_args()
    if asked.small:
        found = asyncio.run(syncing(SMALL_RECORDS, SMALL_GROWN_TO))
    else:
        found = asyncio.run(syncing(asked.records[:2], asked.grown_to))
    asked.report.mkdir(parents=True, exist_ok=True)
    (asked.report / "syncing.json").write_text(json.dumps(found, indent=1) + "\n")
    print(json.dumps(found, indent=1))
    for goal, figure, margin in goals(found):
        print(f"{'met' if margin >= 0 else 'MISSED'}: {goal}: {figure}")


if __name__ == "__main__":
    main()
