"""The force that sync is measured on, and officers whose caseloads have so many records."""

import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import asyncpg

from api.demo.organisation import FORCE_ID
from api.values import new_id
from benchmarks.peer import owner_url
from benchmarks.syncers import bundled_phone
from tests.e2e.server import HOUSE, Server

# A caseload grows by whole nominals, each with its visits and what is owed.
_GROW = """
update doorstep.nominal
set owner_id = $2, unit_id = (select unit_id from doorstep.officer where force_id = $1 and id = $2)
where force_id = $1 and id in (select id from doorstep.nominal where force_id = $1 and owner_id <> $2 and not restricted
  and owner_id <> $3 order by id limit $4)
"""
_HELD = "select count(*) from doorstep.sync_row where force_id = $1 and scope = $2 and present"


@dataclass(frozen=True, kw_only=True)
class Officer:
    """An officer with a phone and a caseload."""

    persona: str
    token: str
    officer_id: str
    principal_id: str
    nominals: Sequence[str]
    records: int


@dataclass(frozen=True, kw_only=True)
class Bench:
    """What stands while it is measured."""

    server: Server
    owner: Any
    phone: Path
    officers: dict[int, Officer]

    @property
    def port(self) -> int:
        return urlsplit(self.server.url).port or 80

    @property
    def url(self) -> str:
        return f"{self.server.url}/graphql"

    def again(self, officer: Officer) -> Officer:
        """The officer, signed in anew: a token lasts some minutes, and a run over slow lines longer."""
        return replace(officer, token=self.server.token(officer.persona))


@asynccontextmanager
async def standing(folder: Path, records: Sequence[int]) -> AsyncIterator[Bench]:
    data = folder / "data"
    nominals = max(records) // 8
    words = [sys.executable, "-m", "api.cli", "demo", "--nominals", str(nominals), "--data", str(data)]
    subprocess.run(words, cwd=HOUSE, check=True)  # noqa: ASYNC221 - nothing else runs yet
    server = Server(data, "--points-per-minute", "1000000000").start()
    async with AsyncExitStack() as stack:
        stack.callback(server.stop)
        owner: Any = await asyncpg.connect(owner_url(data))
        stack.push_async_callback(owner.close)
        officers, last = {}, new_id()
        for persona, count in zip(("officer", "officer2"), records, strict=False):
            officers[count] = await _officer(owner, server, persona, count, last)
            last = officers[count].officer_id
        await owner.execute("analyze")
        yield Bench(server=server, owner=owner, phone=bundled_phone(folder), officers=officers)


async def _officer(owner: Any, server: Server, persona: str, records: int, not_of: Any) -> Officer:
    row = await owner.fetchrow(
        "select id, officer_id from doorstep.principal where force_id = $1 and subject = $2", FORCE_ID, persona
    )
    scope = f"caseload:{row['officer_id']}"
    while await owner.fetchval(_HELD, FORCE_ID, scope) < records:
        await owner.execute(_GROW, FORCE_ID, row["officer_id"], not_of, 5)
    held = await owner.fetch(
        "select id::text from doorstep.nominal where force_id = $1 and owner_id = $2 order by id",
        FORCE_ID,
        row["officer_id"],
    )
    return Officer(
        persona=persona,
        token=server.token(persona),
        officer_id=str(row["officer_id"]),
        principal_id=str(row["id"]),
        nominals=[each["id"] for each in held],
        records=await owner.fetchval(_HELD, FORCE_ID, scope),
    )
