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
from typing import Any

import asyncpg
import pytest
import pytest_asyncio
from xdist.scheduler import LoadScopeScheduling

from api.access.rls import APP_LOGIN
from api.db import embedded, secrets
from api.db.database import Database
from api.db.secrets import Secrets
from api.migrate import migrate

_numbers = itertools.count()
_BROWSER = "tests/e2e/"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="the long runs: hours, not seconds")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "soak: runs only with --soak")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not _soaking(config):
        for item in items:
            if item.get_closest_marker("soak") is not None:
                item.add_marker(pytest.mark.skip(reason="runs with --soak"))


class Shares(LoadScopeScheduling):
    """What one of several test processes does by itself: the browser's tests, which share a server, or one file."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", maxsplit=1)[0]
        return _BROWSER if file.startswith(_BROWSER) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Shares:
    return Shares(config, log)


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
    folder = Path(tempfile.mkdtemp(prefix="doorstep-tests-", dir="/tmp"))
    folder.chmod(0o755)
    keys = secrets.load(folder)
    server = asyncio.run(embedded.start(folder / "postgres", keys))
    asyncio.run(migrate(server.owner_url, keys))
    yield Installation(server, keys, server.owner_url)
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


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
