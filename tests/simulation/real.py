"""A laboratory whose server is a process, killed with SIGKILL, and whose database goes down as in a crash.

What is a fate inside the process in an ordinary laboratory is done here to real processes, at a moment of the request
that nobody chose. So these schedules do not repeat to the letter; they are few, and dear.
"""

import asyncio
import base64
import contextlib
import os
import pickle
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from socket import AF_UNIX
from socket import socket as Socket  # noqa: N812 - a place is called socket here
from typing import Any
from uuid import UUID

import asyncpg
import httpx

from api.db import embedded, seal_keys, secrets
from api.db.embedded import Embedded
from api.db.secrets import Secrets
from api.migrate import migrate
from tests.conftest import Installation
from tests.simulation.conftest import Laboratory
from tests.simulation.host import Host
from tests.simulation.serving import CALLER, CLOCK
from tests.simulation.world import BreakableDatabase, Lab, ServerKilledError, make_lab

_READY_SECONDS_MAX = 60
_IN_FLIGHT_SECONDS_MAX = 0.04
# What these schedules draw more of: they are for nothing else.
FATES = {"killed before commit": 14, "killed after commit": 6, "deadlock": 9, "database connection ended": 12}


class Lasting:
    """The owner's connection, opened anew after the database was down."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: Any = None

    async def again(self) -> None:
        if self._connection is not None:
            self._connection.terminate()
        self._connection = await asyncpg.connect(self._url)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


@dataclass
class Processes:
    """The server's process and the database's, and what is done to them. Stands where the application stood."""

    database: BreakableDatabase
    postgres: Embedded
    command: list[str]
    socket: str
    owners: list[Lasting]
    lab: Lab | None = None
    chance: Random = field(default_factory=Random)
    done: Counter[str] = field(default_factory=Counter)
    _process: subprocess.Popen[bytes] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = (await receive())["body"]
        fate, self.database.fate = self.database.fate, None
        asked = asyncio.create_task(self._ask(scope, body))
        match fate:
            case "killed before commit" | "killed after commit":
                await self._in_flight()
                await self._kill(asked)
                raise ServerKilledError
            case "deadlock":
                await self._in_flight()
                await self._crash_database()
            case "database connection ended":
                await self._in_flight()
                await self._end_connections()
        try:
            answer = await asked
        except httpx.HTTPError:
            raise ServerKilledError from None
        told = [(name.encode(), value.encode()) for name, value in answer.headers.items()]
        await send({"type": "http.response.start", "status": answer.status_code, "headers": told})
        await send({"type": "http.response.body", "body": answer.content})

    async def _ask(self, scope: Any, body: bytes) -> httpx.Response:
        assert self.lab is not None
        given = {name.decode(): value.decode() for name, value in scope["headers"]}
        key = UUID(given["authorization"].removeprefix("Bearer "))
        caller = base64.b64encode(pickle.dumps(self.lab.worlds[key].caller(key))).decode()
        headers = given | {CALLER: caller, CLOCK: self.lab.clock.at.isoformat()}
        async with httpx.AsyncClient(transport=httpx.AsyncHTTPTransport(uds=self.socket), timeout=30) as client:
            return await client.request(scope["method"], f"http://server{scope['path']}", content=body, headers=headers)

    async def _in_flight(self) -> None:
        await asyncio.sleep(self.chance.uniform(0, _IN_FLIGHT_SECONDS_MAX))

    async def _kill(self, asked: "asyncio.Task[httpx.Response]") -> None:
        assert self._process is not None
        self._process.kill()
        await asyncio.to_thread(self._process.wait)
        with contextlib.suppress(httpx.HTTPError):
            await asked
        self.done["server killed"] += 1
        await self.start()

    async def _crash_database(self) -> None:
        """SIGQUIT: every process of the database ends at once, and the next start recovers from the log."""
        await asyncio.to_thread(_crash, self.postgres)
        await self.database.close()
        await self.database.open()
        for owner in self.owners:
            await owner.again()
        self.done["database crashed"] += 1

    async def _end_connections(self) -> None:
        await self.owners[0].execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where application_name = 'doorstep' and pid <> pg_backend_pid()"
        )
        await self.database.close()
        await self.database.open()
        self.done["connections ended"] += 1

    async def start(self) -> None:
        self._process = await asyncio.to_thread(_started, self.command, self.socket)

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def _crash(postgres: Embedded) -> None:
    pid = postgres.server.get_pid()
    assert pid is not None
    os.kill(pid, signal.SIGQUIT)
    while (pid_file := postgres.server.pgdata / "postmaster.pid").exists() and str(pid) in pid_file.read_text():
        if not Path(f"/proc/{pid}").exists():
            break
        time.sleep(0.01)
    postgres.server.ensure_postgres_running()


def _started(command: list[str], socket: str) -> "subprocess.Popen[bytes]":
    Path(socket).unlink(missing_ok=True)
    process = subprocess.Popen(command)
    deadline = time.monotonic() + _READY_SECONDS_MAX
    while time.monotonic() < deadline:
        with closing(Socket(AF_UNIX)) as probe, contextlib.suppress(OSError):
            probe.connect(socket)
            return process
        time.sleep(0.05)
    raise TimeoutError("the server did not start")


@asynccontextmanager
async def real_laboratory(folder: Path, bundle: Path) -> AsyncIterator[tuple[Laboratory, Processes]]:
    """A database server of its own, since it is stopped in the middle of things."""
    keys: Secrets = secrets.load(folder)
    postgres = await embedded.start(folder / "postgres", keys)
    async with contextlib.AsyncExitStack() as stack:
        stack.callback(postgres.stop)
        await migrate(postgres.owner_url, keys)
        here = Installation(postgres, keys, postgres.owner_url)
        url = here.url(embedded.DATABASE)
        database = BreakableDatabase(url, keys.row_key, pool_size=3)
        await database.open()
        stack.push_async_callback(database.close)
        owner, writer = Lasting(postgres.owner_url), Lasting(postgres.owner_url)
        for each in (owner, writer):
            await each.again()
        socket = str(folder / "server.sock")
        command = [sys.executable, "-m", "tests.simulation.serving", socket, url, str(folder)]
        processes = Processes(database, postgres, command, socket, [owner, writer])
        lab = replace(make_lab(owner, database, keys, seal_keys.load(folder)), app=processes)  # type: ignore[arg-type]
        processes.lab = lab
        stack.callback(processes.stop)
        await processes.start()
        host = await stack.enter_async_context(Host(bundle))
        yield Laboratory(lab, host, writer), processes  # type: ignore[arg-type]
