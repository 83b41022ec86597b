"""Programs that sync, each told what to do line by line: the phone's own core, PouchDB, RxDB against our adapter."""

import asyncio
import contextlib
import os
import re
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import orjson

from benchmarks.peer import PEERS, path
from benchmarks.waiting import wait_for
from tests.e2e.server import HOUSE, free_port

_LINE_BYTES_MAX = 2**27
OPERATIONS = ("syncHello", "syncRegisterDevice", "syncPush", "syncPull", "syncDigest")


class Syncer:
    """One program in Node."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def ask(self, command: str, **given: Any) -> tuple[float, Any]:
        """How long it took, in milliseconds by the program's own clock, and what came of it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(orjson.dumps({"command": command} | given) + b"\n")
        await self._process.stdin.drain()
        said = orjson.loads(await self._process.stdout.readline() or b'{"error": "it ended"}')
        if "error" in said:
            raise RuntimeError(f"{command}: {said['error']}")
        return said["ms"], said["value"]


@asynccontextmanager
async def syncer(program: Path) -> AsyncIterator[Syncer]:
    """The program, until it is told to end."""
    process = await asyncio.create_subprocess_exec(
        "node",
        program,
        cwd=program.parent,
        env=os.environ | {"PATH": path(), "NODE_ENV": "production", "NODE_NO_WARNINGS": "1"},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=_LINE_BYTES_MAX,
    )
    try:
        yield Syncer(process)
    finally:
        assert process.stdin is not None
        process.stdin.close()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 5)
        if process.returncode is None:
            process.kill()


@asynccontextmanager
async def pouch_server() -> AsyncIterator[int]:
    """PouchDB's own server; its port."""
    port = free_port()
    process = subprocess.Popen(  # noqa: ASYNC220 - it returns at once
        ["node", PEERS / "pouch-server.mjs", str(port)],
        env=os.environ | {"PATH": path(), "NODE_ENV": "production"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        await asyncio.to_thread(wait_for, port)
        yield port
    finally:
        process.kill()
        process.wait()


def bundled_phone(folder: Path) -> Path:
    """The phone's core as one file that Node can run."""
    pwa, bundle = HOUSE / "pwa", folder / "phone.mjs"
    bundler, source = pwa / "node_modules" / "rolldown" / "bin" / "cli.mjs", pwa / "tests" / "bench" / "phone.ts"
    words = ["--file", bundle, "--format", "esm", "--platform", "node", "--log-level", "silent"]
    subprocess.run(
        ["node", bundler, source, *words],
        cwd=pwa,
        env=os.environ | {"PATH": path()},
        check=True,
        capture_output=True,
    )
    return bundle


def documents() -> dict[str, str]:
    """The phone's operations, as the app has them."""
    texts = orjson.loads((HOUSE / "pwa" / "src" / "contract" / "generated" / "persisted-documents.json").read_bytes())
    named = re.compile(r"^(?:query|mutation) \w+\([^)]*\) \{\s*(sync\w+)\(")
    found = {match[1]: text for text in texts.values() if (match := named.match(text))}
    return {name: found[name] for name in OPERATIONS}
