"""One embedded PostgreSQL for the run, one migrated template, and a fresh copy of it for every test that asks.

`--soak` (or HYPOTHESIS_PROFILE=soak) asks for the long runs: tests marked `soak` run, and others may run longer.
"""

import asyncio
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio

from api.access.rls import APP_LOGIN
from api.db import embedded, secrets
from api.db.database import Database
from api.db.secrets import Secrets
from api.migrate import migrate
from tests import forces
from tests.room import ROOM

_numbers = itertools.count()
# The files that take longest begin first: else one process works at the end while the others have nothing left.
_LONGEST = (
    "tests/simulation/test_schedules.py",
    "tests/simulation/test_real_processes.py",
    "tests/sync/test_nothing_lost.py",
    "tests/reading/test_search_equality.py",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="the long runs: hours, not seconds")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "soak: runs only with --soak")
    if not hasattr(config, "workerinput"):
        forces.open_place()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        forces.close_place()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not _soaking(config):
        for item in items:
            if item.get_closest_marker("soak") is not None:
                item.add_marker(pytest.mark.skip(reason="runs with --soak"))
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    file = item.nodeid.split("::", maxsplit=1)[0]
    return _LONGEST.index(file) if file in _LONGEST else len(_LONGEST)


@pytest.fixture(scope="session")
def soak(pytestconfig: pytest.Config) -> bool:
    """Whether this is one of the long runs."""
    return _soaking(pytestconfig)


def _soaking(config: pytest.Config) -> bool:
    return bool(config.getoption("--soak")) or os.environ.get("HYPOTHESIS_PROFILE") == "soak"


@dataclass(frozen=True)
class Installation:
    """The run's server. `owner_url` names the template database, which no test may change."""

    server: embedded.Embedded
    secrets: Secrets
    owner_url: str

    def url(self, database: str, *, owner: bool = False) -> str:
        """A URL of one database for the owner's login or the application's."""
        url = self.owner_url.replace(f"/{embedded.DATABASE}?", f"/{database}?")
        if owner:
            return url
        return url.replace(f"postgres:{self.secrets.owner_password}", f"{APP_LOGIN}:{self.secrets.app_password}")


@pytest.fixture(scope="session")
def installation() -> Iterator[Installation]:
    folder = Path(tempfile.mkdtemp(prefix="doorstep-tests-", dir=ROOM))
    folder.chmod(0o755)
    keys = secrets.load(folder)
    server = asyncio.run(embedded.start(folder / "postgres", keys))
    asyncio.run(_unhurried(server.owner_url))
    asyncio.run(migrate(server.owner_url, keys))
    yield Installation(server, keys, server.owner_url)
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


async def _unhurried(owner_url: str) -> None:
    connection = await asyncpg.connect(owner_url)
    for setting in forces.UNHURRIED.splitlines():
        await connection.execute(f"alter system set {setting}")
    await connection.execute("select pg_reload_conf()")
    await connection.close()


@dataclass(frozen=True)
class Place:
    """One test's database: the application's way in, and the owner's URL for setting the scene."""

    name: str
    database: Database
    url: str
    owner_url: str
    secrets: Secrets


@asynccontextmanager
async def fresh_place(installation: Installation, *, template: str = embedded.DATABASE) -> AsyncIterator[Place]:
    """A copy of the migrated template, or of another database that nobody is connected to; dropped afterwards."""
    name = f"test_{next(_numbers)}"
    await _on_postgres(installation, f"create database {name} template {template}")
    database = Database(installation.url(name), installation.secrets.row_key, pool_size=5)
    await database.open()
    yield Place(name, database, installation.url(name), installation.url(name, owner=True), installation.secrets)
    await database.close()
    await _on_postgres(installation, f"drop database {name} with (force)")


@pytest_asyncio.fixture
async def place(installation: Installation) -> AsyncIterator[Place]:
    async with fresh_place(installation) as fresh:
        yield fresh


async def _on_postgres(installation: Installation, statement: str) -> None:
    connection = await asyncpg.connect(installation.url("postgres", owner=True))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@pytest_asyncio.fixture
async def owner(place: Place) -> AsyncIterator[asyncpg.Connection]:  # type: ignore[type-arg]
    """The owner's connection, which row security does not bind: sets the scene and looks behind it."""
    connection = await asyncpg.connect(place.owner_url)
    yield connection
    await connection.close()
