"""`python -m benchmarks.searching`: search over a large force, through the API, with policy and audit.

The time of an answer at 1 and 8 connections; how many are found among the first ten, by the kind of mistake in how they
are spelt; and whether a partner's time for whom nobody knows can be told from that for whom its agreement hides. The
force is made by SQL, in its own server. Callers are handed in: no token is verified. `make bench` runs it.
"""

import argparse
import asyncio
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import asyncpg
import httpx2

from api.access.rls import APP_LOGIN
from api.clock import system_clock
from api.db import embedded, seal_keys, secrets
from api.db.database import Database
from api.identity.principal import Principal
from api.migrate import migrate
from api.services import Services
from benchmarks import misspelling, searching_scene
from benchmarks.goals import SEARCH_P99_MS_MAX
from benchmarks.same_time import Same, same

_ROWS = Path(__file__).with_name("searching_rows.sql")
_FIND = (
    "query Find($text: String) { search(text: $text, first: 10) { nodes { score record { ... on Nominal { id } } } } }"
)
_ASK = (
    'query Ask($text: String) { search(text: $text, purpose: CHILD_SAFEGUARDING, reason: "A measurement") {'
    " nodes { score record { ... on SharedItem { name } } } } }"
)


def main() -> None:
    """Measure, print, and write the figures where they are wanted."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.searching")
    parser.add_argument("--nominals", type=int, default=70_000)
    parser.add_argument("--reports", type=int, default=300_000)
    parser.add_argument("--times", type=int, default=2_000, help="searches for each figure")
    parser.add_argument("--pairs", type=int, default=1_500, help="partner's searches of each kind")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the figures there, as JSON")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="doorstep-bench-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        figures = asyncio.run(measure(folder, asked))
    if asked.write:
        asked.write.write_text(json.dumps(figures, indent=1) + "\n")


def sizes(nominals: int) -> argparse.Namespace:
    """What `make bench` measures of search, in the proportion of the full size."""
    share = nominals / 70_000
    return argparse.Namespace(
        nominals=nominals, reports=int(300_000 * share), times=int(2_000 * share) + 50, pairs=int(1_500 * share) + 50
    )


async def measure(folder: Path, asked: argparse.Namespace) -> dict[str, Any]:
    """All figures of one run."""
    keys = secrets.load(folder)
    server = await embedded.start(folder / "postgres", keys)
    try:
        await migrate(server.owner_url, keys)
        owner: Any = await asyncpg.connect(server.owner_url, timeout=60)
        started = time.perf_counter()
        rows = _ROWS.read_text().replace("$NOMINALS", str(asked.nominals)).replace("$REPORTS", str(asked.reports))
        await owner.execute(rows)
        await owner.execute("vacuum analyze")
        tokens, spellings = [
            await owner.fetchval(f"select count(*) from doorstep.{name}")
            for name in ("search_entry", "search_spelling")
        ]
        _say(f"{asked.nominals:,} nominals, {asked.reports:,} reports, {tokens:,} tokens, {spellings:,} near spellings")
        _say(f"made in {time.perf_counter() - started:.0f} s")
        database = Database(
            server.owner_url.replace(f"postgres:{keys.owner_password}", f"{APP_LOGIN}:{keys.app_password}"),
            keys.row_key,
        )
        await database.open()
        services = Services(
            database=database,
            clock=system_clock,
            secrets=keys,
            seal_keys=seal_keys.load(folder),
            read_documents=None,  # type: ignore[arg-type]
        )
        scene = await searching_scene.make(owner)
        async with searching_scene.asking(services, scene) as client:
            figures = {
                "sizes": {"nominals": asked.nominals, "reports": asked.reports, "tokens": tokens},
                "times": await _times(client, scene, owner, asked.times),
                "recall_at_10": await _recall(client, scene, owner, asked.times),
                "absent_and_hidden": await _absent_and_hidden(client, scene, owner, asked.pairs),
            }
        await database.close()
        await owner.close()
    finally:
        server.stop()
    return figures


async def _names(owner: Any, count: int) -> list[tuple[str, str]]:
    rows = await owner.fetch("select id::text, name from doorstep.nominal order by md5(id::text) limit $1", count)
    return [(row["id"], row["name"]) for row in rows]


async def _times(client: Any, scene: Any, owner: Any, times: int) -> dict[str, Any]:
    """p50 and p99 by connections: whole names, misspelt ones and numbers, in turn."""
    chance = random.Random(7)
    texts = []
    for _, name in await _names(owner, times):
        texts.append(
            chance.choice([name, misspelling.typo(name, chance), f"07700 9{chance.randrange(10_000, 90_000)}"])
        )
    found: dict[str, Any] = {}
    for connections in (1, 8):
        waiting, taken = list(texts), []

        async def work(waiting: list[str] = waiting, taken: list[float] = taken) -> None:
            while waiting:
                text, begun = waiting.pop(), time.perf_counter()
                await _search(client, scene.analyst, _FIND, text)
                taken.append((time.perf_counter() - begun) * 1000)

        await asyncio.gather(*(work() for _ in range(connections)))
        taken.sort()
        figures = {"p50_ms": statistics.median(taken), "p99_ms": taken[int(len(taken) * 0.99)]}
        found[str(connections)] = figures
        _say(f"{connections} connections: p50 {figures['p50_ms']:.1f} ms, p99 {figures['p99_ms']:.1f} ms")
    _say(f"  (p99 to be under {SEARCH_P99_MS_MAX:g} ms)")
    return found


async def _recall(client: Any, scene: Any, owner: Any, times: int) -> dict[str, float]:
    """Of names misspelt in one way, the share whose bearer is among the first ten, namesakes counting as the bearer."""
    chance, found = random.Random(8), {}
    kinds: dict[str, Callable[[str, random.Random], str]] = misspelling.KINDS
    for kind, spoil in kinds.items():
        hits = 0
        sample = await _names(owner, max(50, times // len(kinds)))
        sample = [each for each in sample if kind != "double-barrelled" or "-" in each[1]] or sample
        for key, name in sample:
            told = await _search(client, scene.analyst, _FIND, spoil(name, chance))
            ids = [node["record"]["id"] for node in told if "id" in node["record"]]
            hits += key in ids or await owner.fetchval(
                "select exists (select from doorstep.nominal where id = any ($1::text[]::uuid[]) and name = $2)",
                ids,
                name,
            )
        found[kind] = hits / len(sample)
        _say(f"recall@10, {kind}: {found[kind]:.1%} of {len(sample)}")
    return found


async def _absent_and_hidden(client: Any, scene: Any, owner: Any, pairs: int) -> dict[str, Any]:
    """A partner's time for whom nobody knows and for whom its agreement hides, in turn: names of the same words."""
    chance = random.Random(9)
    names = [name for _, name in await _names(owner, pairs)]
    borne = {row["name"] for row in await owner.fetch("select name from doorstep.nominal")}
    absent: list[float] = []
    hidden: list[float] = []
    for name in names:
        both = [(hidden, name), (absent, misspelling.nobody(names, borne, chance))]
        chance.shuffle(both)
        for taken, text in both:
            begun = time.perf_counter()
            assert await _search(client, scene.partner, _ASK, text) == []
            taken.append((time.perf_counter() - begun) * 1000)
    verdict: Same = same(absent, hidden)
    _say(f"absent {statistics.median(absent):.2f} ms, hidden {statistics.median(hidden):.2f} ms: {verdict.words}")
    return {"absent_ms": statistics.median(absent), "hidden_ms": statistics.median(hidden)} | vars(verdict)


async def _search(client: httpx2.AsyncClient, caller: Principal, query: str, text: str) -> Sequence[Any]:
    answer = await client.post(
        "/graphql", json={"query": query, "variables": {"text": text}}, headers={"as": str(caller.id)}
    )
    nodes: Sequence[Any] = answer.json()["data"]["search"]["nodes"]
    return nodes


def _say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    main()
