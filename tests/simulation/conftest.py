"""Laboratories for schedules: each a database, the application over it, and a process of phones."""

import contextlib
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest

from api.db import embedded, seal_keys
from tests.conftest import Installation, _on_postgres
from tests.makers import Owner
from tests.simulation.host import Host, build
from tests.simulation.world import DISK_THAT_FILLS, BreakableDatabase, Lab, make_lab

_numbers = itertools.count()


@dataclass(frozen=True)
class Laboratory:
    lab: Lab
    host: Host
    writer: Owner


OpenLaboratory = Callable[[], AbstractAsyncContextManager[Laboratory]]


@pytest.fixture(scope="session")
def phones_bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("phones"))


@pytest.fixture
def open_laboratory(installation: Installation, phones_bundle: Path, tmp_path: Path) -> OpenLaboratory:
    @asynccontextmanager
    async def opened() -> AsyncIterator[Laboratory]:
        name = f"simulation_{next(_numbers)}"
        await _on_postgres(installation, f"create database {name} template {embedded.DATABASE}")
        # Nothing here cuts the power: a commit need not wait for the disk.
        await _on_postgres(installation, f"alter database {name} set synchronous_commit = off")
        database = BreakableDatabase(installation.url(name), installation.secrets.row_key, pool_size=3)
        await database.open()
        url = installation.url(name, owner=True)
        async with contextlib.AsyncExitStack() as stack:
            owner, writer = await asyncpg.connect(url), await asyncpg.connect(url)
            stack.push_async_callback(_on_postgres, installation, f"drop database {name} with (force)")
            stack.push_async_callback(database.close)
            stack.push_async_callback(owner.close)
            stack.push_async_callback(writer.close)
            await owner.execute(DISK_THAT_FILLS)
            host = await stack.enter_async_context(Host(phones_bundle))
            keys = seal_keys.load(tmp_path)
            yield Laboratory(make_lab(owner, database, installation.secrets, keys), host, writer)

    return opened
