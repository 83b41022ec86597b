"""The force that everybody is measured on, and whom the operations are about."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg

from api.clock import system_clock
from api.demo.organisation import FORCE_ID
from api.oversight import standards
from api.values import new_id
from benchmarks.peer import owner_url

_VISITED = 2_000
_COUNTED = ("nominal", "visit", "obligation", "officer")
# The officer whose token is used, and of their nominals the one about whom most is known.
_OFFICER = """
select p.officer_id from doorstep.principal p where p.force_id = $1 and p.subject = 'officer'
"""
_NOMINAL = """
select n.id, n.name from doorstep.nominal n where n.force_id = $1 and n.owner_id = $2
order by (select count(*) from doorstep.visit v where v.force_id = n.force_id and v.nominal_id = n.id) desc, n.id
limit 1
"""
# Nobody who is overdue: what the lists answer stays as it is while visits are recorded.
_TO_VISIT = """
select n.id::text as nominal_id, n.owner_id::text as owner_id, n.unit_id::text as unit_id from doorstep.nominal n
where n.force_id = $1 and not n.restricted and n.owner_id <> $2 and not exists (
  select from doorstep.obligation o where o.force_id = n.force_id and o.nominal_id = n.id and o.met_at is null
    and o.cancelled_at is null and o.superseded_at is null and o.due_at < now())
order by n.id limit $3
"""


@dataclass(frozen=True)
class Visited:
    """Somebody whom visits are recorded of."""

    nominal_id: str
    owner_id: str
    unit_id: str


@dataclass
class Cast:
    """Whom the operations are about. `text` is part of the nominal's name; `now` and `attempted_at` are instants."""

    force_id: int
    officer_id: str
    nominal_id: str
    text: str
    now: str
    attempted_at: str
    rows: dict[str, int]
    visited: list[Visited] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._round: Iterator[Visited] = itertools.cycle(self.visited)

    def next_visited(self) -> Visited:
        """The next to be visited, round and round."""
        return next(self._round)


async def cast(data: Path) -> Cast:
    """Whom to ask about, of a server that runs; gives the force its standards if it has none."""
    owner: Any = await asyncpg.connect(owner_url(data))
    try:
        await _set_standards(owner)
        officer_id = await owner.fetchval(_OFFICER, FORCE_ID)
        nominal = await owner.fetchrow(_NOMINAL, FORCE_ID, officer_id)
        now: datetime = system_clock.now()
        return Cast(
            force_id=FORCE_ID,
            officer_id=str(officer_id),
            nominal_id=str(nominal["id"]),
            text=nominal["name"].split()[-1][:4].lower(),
            now=now.isoformat(),
            attempted_at=(now - timedelta(hours=2)).isoformat(),
            rows={name: await owner.fetchval(f"select count(*) from doorstep.{name}") for name in _COUNTED},
            visited=[Visited(**row) for row in await owner.fetch(_TO_VISIT, FORCE_ID, officer_id, _VISITED)],
        )
    finally:
        await owner.close()


async def _set_standards(owner: Any) -> None:
    if await owner.fetchval("select count(*) from doorstep.standard where force_id = $1", FORCE_ID):
        return
    for row in standards.rows():
        await owner.execute(
            "insert into doorstep.standard (force_id, id, code, value, valid_from, source)"
            " values ($1, $2, $3, $4, $5, $6)",
            FORCE_ID, new_id(), row["code"], row["value"], row["valid_from"], row["source"],
        )  # fmt: skip
