"""The board over ten years of a large force, beside the same counts by plain SQL: part of `make bench`.

Each answer is measured as the service gives it (row policy, audit, Python objects), beside one fixed statement that
counts the same as the database's owner, with neither policy nor audit. The force is made by SQL, in its own server.
`python -m benchmarks.oversight` measures this alone.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg

from api.access.rls import APP_LOGIN
from api.clock import system_clock
from api.db import embedded, seal_keys, secrets
from api.db.database import Database
from api.identity.principal import Principal, Role
from api.migrate import migrate
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind
from api.oversight import service, standards
from api.oversight.commands import Knowledge, Which
from api.services import Services
from api.values import new_id

_ROWS = Path(__file__).with_name("oversight_rows.sql")
TIMES = 7
_COUNTED = ("nominal", "obligation", "officer")
_WHO = Principal(
    id=new_id(), issuer="bench", subject="bench", name="Bench", force_id=6, force_name="Bench",
    roles=frozenset({Role.GOVERNANCE}), scopes=frozenset({"visits:read"}), client_id="bench",
)  # fmt: skip
_FIXED_BOARD = """
select o.kind, o.unit_id, o.owner_id, n.risk_level, count(*)::int as size, min(o.due_at)
from doorstep.obligation o join doorstep.nominal n on n.force_id = o.force_id and n.id = o.nominal_id
where o.force_id = 6 and not o.access_restricted and o.due_at < $1 and o.recorded_at <= $1
  and (o.superseded_at is null or o.superseded_at > $1)
  and (o.met_at is null or o.met_at > $1 or o.met_recorded_at > $1)
  and (o.cancelled_at is null or o.cancelled_at > $1 or o.cancelled_recorded_at > $1)
group by grouping sets ((), (o.kind), (o.unit_id), (o.owner_id), (n.risk_level))
order by size desc
"""
_FIXED_TREND = """
with points as (
  select at from generate_series($1::timestamptz - interval '104 weeks', $1, interval '1 week') at
), late as (
  select o.due_at as since, least(coalesce(o.met_at, 'infinity'), coalesce(o.cancelled_at, 'infinity')) as until
  from doorstep.obligation o
  where o.force_id = 6 and not o.access_restricted and o.superseded_at is null and o.due_at < $1
), moved as (
  select since as at, 1 as by from late where since < until
  union all select until, -1 from late where since < until and until <= $1
), weekly as (
  select greatest(0, ceil(extract(epoch from at - ($1::timestamptz - interval '104 weeks')) / 604800))::int as week,
    sum(by) as by from moved group by 1
)
select week, (sum(by) over (order by week))::int as size from weekly order by week desc
"""
_FIXED_LIST = """
select o.id, o.due_at, n.name, n.reference, w.name from doorstep.obligation o
join doorstep.nominal n on n.force_id = o.force_id and n.id = o.nominal_id
join doorstep.officer w on w.force_id = o.force_id and w.id = o.owner_id
where o.force_id = 6 and not o.access_restricted and o.due_at < $1 and o.superseded_at is null
  and o.met_at is null and o.cancelled_at is null
order by o.due_at, o.id limit 50
"""
Answer = Callable[[], Awaitable[Any]]


@dataclass(frozen=True)
class Asked:
    """One answer, its fixed statement if it has one, and under how many milliseconds it should come."""

    answer: Answer
    fixed: Answer | None = None
    most_ms: float | None = None


def main() -> None:
    """Measure this alone and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.oversight")
    parser.add_argument("--nominals", type=int, default=70_000)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep the force there, to measure it again")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="doorstep-bench-", dir="/tmp") as name:
        folder = asked.data or Path(name)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
        found = asyncio.run(measured(folder, nominals=asked.nominals, times=asked.times))
    print(f"{found['rows']}; load of the machine {found['load']}")
    for one, told in found["answers"].items():
        fixed = "" if told["fixed_ms"] is None else f", fixed SQL {told['fixed_ms']:g} ms"
        most = "" if told["most_ms"] is None else f" (to be under {told['most_ms']:g} ms)"
        print(f"{told['ms']:8.1f} ms (from {told['least_ms']:g} to {told['greatest_ms']:g}{fixed})  {one}{most}")


async def measured(folder: Path, *, nominals: int, times: int) -> dict[str, Any]:
    """Every answer, so many times one after another: nobody else asks. The force is made unless it is there."""
    keys = secrets.load(folder)
    server = await embedded.start(folder / "postgres", keys)
    try:
        await migrate(server.owner_url, keys)
        owner = await asyncpg.connect(server.owner_url, timeout=60)
        if not await owner.fetchval("select count(*) from doorstep.force"):
            await _fill(owner, nominals)
        rows = {name: await owner.fetchval(f"select count(*) from doorstep.{name}") for name in _COUNTED}
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
        asked = _answers(services, owner)
        answers = {name: await _taken(one, times) for name, one in asked.items()}
        await _agree(services, owner)
        await database.close()
        await owner.close()
        return {"rows": rows, "answers": answers, "load": [round(each, 1) for each in os.getloadavg()]}
    finally:
        server.stop()


async def _taken(asked: Asked, times: int) -> dict[str, Any]:
    """In turn, so that what else the machine does falls on both alike."""
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(times):
        ours.append(await _milliseconds(asked.answer))
        if asked.fixed is not None:
            theirs.append(await _milliseconds(asked.fixed))
    return {
        "ms": round(statistics.median(ours), 1),
        "least_ms": round(min(ours), 1),
        "greatest_ms": round(max(ours), 1),
        "fixed_ms": round(statistics.median(theirs), 1) if theirs else None,
        "most_ms": asked.most_ms,
    }


async def _milliseconds(answer: Answer) -> float:
    started = time.perf_counter()
    await answer()
    return (time.perf_counter() - started) * 1000


async def _agree(services: Services, owner: Any) -> None:
    """The fixed statements count the same: else their time says nothing."""
    now = system_clock.now()
    board = await service.board(services, _WHO, Which(), now, now)
    day = london_day(now)
    weeks = await service.trend(
        services, _WHO, Which(), first=day - timedelta(days=7), last=day + timedelta(days=1), known=Knowledge.NOW
    )
    by_board = (await owner.fetch(_FIXED_BOARD, now))[0]["size"]
    by_trend = (await owner.fetch(_FIXED_TREND, now))[0]["size"]
    assert board.size == by_board, (board.size, by_board)
    assert abs(weeks[-1].size - by_trend) <= 1, (weeks[-1].size, by_trend)


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


def _answers(services: Services, owner: Any) -> dict[str, Asked]:
    now = system_clock.now()
    then, day = now - timedelta(days=182), london_day(now)
    visits = Which(kinds=[ObligationKind.VISIT_ROUTINE])
    weeks = {"first": day - timedelta(days=730), "last": day + timedelta(days=1)}

    def board(which: Which, at: datetime | None) -> Answer:
        return lambda: service.board(services, _WHO, which, at, at)

    def trend(known: Knowledge) -> Answer:
        return lambda: service.trend(services, _WHO, Which(), known=known, **weeks)

    def fixed(sql: str, at: datetime) -> Answer:
        return lambda: owner.fetch(sql, at)

    return {
        "board now": Asked(board(Which(), None), fixed(_FIXED_BOARD, now), 100),
        "board now, visits alone": Asked(board(visits, None)),
        "board of half a year ago, as known then": Asked(board(Which(), then), fixed(_FIXED_BOARD, then), 500),
        "two years by weeks": Asked(trend(Knowledge.NOW), fixed(_FIXED_TREND, now), 300),
        "two years by weeks, as known then": Asked(trend(Knowledge.AT_THE_TIME)),
        "list of 50": Asked(
            lambda: service.overdue(services, _WHO, Which(), None, None, first=50, after=None), fixed(_FIXED_LIST, now)
        ),
        "caseloads": Asked(lambda: service.caseloads(services, _WHO, None)),
        "change over half a year": Asked(
            lambda: service.change(services, _WHO, Which(), before=then, after=now, known=Knowledge.NOW)
        ),
    }


if __name__ == "__main__":
    main()
