"""`python -m benchmarks.oversight`: the board over ten years of a large force, beside the same counts by plain SQL.

Each answer is measured as the service gives it (row policy, audit, Python objects), beside one fixed statement that
counts the same as the database's owner, with neither policy nor audit. The force is made by SQL, in its own server.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg

from api.access.rls import APP_LOGIN
from api.clock import system_clock
from api.db import embedded, seal_keys, secrets
from api.db.database import Database
from api.identity.principal import Principal, Role
from api.migrate import migrate
from api.obligations.commands import ObligationKind
from api.oversight import service, standards
from api.oversight.commands import Knowledge, Which
from api.services import Services
from api.values import new_id

_ROWS = Path(__file__).with_name("oversight_rows.sql")
_TARGETS_MS = {"board now": 100, "board of half a year ago, as known then": 500, "two years by weeks": 300}
_FIXED_BOARD = """
select o.kind, o.unit_id, o.owner_id, n.risk_level, count(*), min(o.due_at)
from doorstep.obligation o join doorstep.nominal n on n.force_id = o.force_id and n.id = o.nominal_id
where o.force_id = 6 and o.due_at < $1 and o.recorded_at <= $1 and (o.superseded_at is null or o.superseded_at > $1)
  and (o.met_at is null or o.met_at > $1 or o.met_recorded_at > $1)
  and (o.cancelled_at is null or o.cancelled_at > $1 or o.cancelled_recorded_at > $1)
group by grouping sets ((), (o.kind), (o.unit_id), (o.owner_id), (n.risk_level))
"""
_FIXED_TREND = """
select at, (select count(*) from doorstep.obligation o where o.force_id = 6 and o.superseded_at is null
  and o.due_at < at and (o.met_at is null or o.met_at > at) and (o.cancelled_at is null or o.cancelled_at > at))
from generate_series($1::timestamptz - interval '2 years', $1, interval '26 weeks') at
"""
Answer = Callable[[], Awaitable[Any]]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.oversight")
    parser.add_argument("--nominals", type=int, default=70_000)
    parser.add_argument("--times", type=int, default=7)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="doorstep-bench-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        asyncio.run(_measure(folder, asked))


async def _measure(folder: Path, asked: argparse.Namespace) -> None:
    keys = secrets.load(folder)
    server = await embedded.start(folder / "postgres", keys)
    try:
        await migrate(server.owner_url, keys)
        owner = await asyncpg.connect(server.owner_url, timeout=60)
        started = time.perf_counter()
        await _fill(owner, asked.nominals)
        rows = await owner.fetchval("select count(*) from doorstep.obligation")
        print(f"{asked.nominals:,} nominals, {rows:,} obligations, made in {time.perf_counter() - started:.0f} s")
        url = server.owner_url.replace(f"postgres:{keys.owner_password}", f"{APP_LOGIN}:{keys.app_password}")
        database = Database(url, keys.row_key)
        await database.open()
        services = Services(
            database=database,
            clock=system_clock,
            secrets=keys,
            seal_keys=seal_keys.load(folder),
            read_documents=None,  # type: ignore[arg-type] - nothing here reads documents
        )
        for name, answer in _answers(services, owner).items():
            await _report(name, answer, asked.times)
        await database.close()
        await owner.close()
    finally:
        server.stop()


async def _fill(owner: Any, nominals: int) -> None:
    for table in ("force", "unit", "officer", "nominal", "assignment", "obligation", "policy_row", "standard"):
        await owner.execute(f"alter table doorstep.{table} no force row level security")
    await owner.execute("set work_mem = '256MB'; set maintenance_work_mem = '512MB'")
    kept = await owner.fetch(
        "select indexname, indexdef from pg_indexes where schemaname = 'doorstep' and tablename = 'obligation'"
        " and indexname <> 'obligation_pkey' and indexdef not like '%UNIQUE%'"
    )
    for index in kept:
        await owner.execute(f"drop index doorstep.{index['indexname']}")
    await owner.execute(_ROWS.read_text().replace("$NOMINALS", str(nominals)))
    for index in kept:
        await owner.execute(index["indexdef"])
    for row in standards.rows():
        await owner.execute(
            "insert into doorstep.standard (force_id, id, code, value, valid_from, source)"
            " values (6, $1, $2, $3, $4, $5)",
            new_id(), row["code"], row["value"], row["valid_from"], row["source"],
        )  # fmt: skip
    for table in ("force", "unit", "officer", "nominal", "assignment", "obligation", "policy_row", "standard"):
        await owner.execute(f"alter table doorstep.{table} force row level security")
    await owner.execute("vacuum analyze doorstep.obligation")
    await owner.execute("analyze")


def _answers(services: Services, owner: Any) -> dict[str, Answer]:
    who = Principal(
        id=new_id(), issuer="bench", subject="bench", name="Bench", force_id=6, force_name="Bench",
        roles=frozenset({Role.GOVERNANCE}), scopes=frozenset({"visits:read"}), client_id="bench",
    )  # fmt: skip
    now = system_clock.now()
    then, day = now - timedelta(days=182), now.date()
    visits = Which(kinds=[ObligationKind.VISIT_ROUTINE])
    weeks = {"first": day - timedelta(days=730), "last": day + timedelta(days=1)}
    return {
        "board now": lambda: service.board(services, who, Which(), None, None),
        "board now, visits alone": lambda: service.board(services, who, visits, None, None),
        "board now, plain SQL": lambda: owner.fetch(_FIXED_BOARD, now),
        "board of half a year ago, as known then": lambda: service.board(services, who, Which(), then, then),
        "board of half a year ago, plain SQL": lambda: owner.fetch(_FIXED_BOARD, then),
        "two years by weeks": lambda: service.trend(services, who, Which(), known=Knowledge.NOW, **weeks),
        "two years by weeks, as known then": lambda: service.trend(
            services, who, Which(), known=Knowledge.AT_THE_TIME, **weeks
        ),
        "five points of two years, plain SQL": lambda: owner.fetch(_FIXED_TREND, now),
        "list of 50": lambda: service.overdue(services, who, Which(), None, None, first=50, after=None),
        "caseloads": lambda: service.caseloads(services, who, None),
        "change over half a year": lambda: service.change(
            services, who, Which(), before=then, after=now, known=Knowledge.NOW
        ),
    }


async def _report(name: str, answer: Answer, times: int) -> None:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        found = await answer()
        taken.append((time.perf_counter() - started) * 1000)
    target = _TARGETS_MS.get(name)
    words = f"  (to be under {target} ms)" if target else ""
    size = getattr(found, "size", None)
    print(f"{statistics.median(taken):8.1f} ms  {name}{f', {size:,} overdue' if size else ''}{words}", flush=True)


if __name__ == "__main__":
    main()
