"""The process that hosts the simulated phones: the real sync core, in Node, told what to do line by line."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

import orjson

_PWA = Path(__file__).parents[2] / "pwa"
_LINE_BYTES_MAX = 2**26


def build(folder: Path) -> Path:
    """Bundle the phones' side into one file that Node can run."""
    bundle = folder / "host.mjs"
    bundler = _PWA / "node_modules" / "rolldown" / "bin" / "cli.mjs"
    source = _PWA / "tests" / "simulation" / "host.ts"
    subprocess.run(
        ["node", bundler, source, "--file", bundle, "--format", "esm", "--platform", "node", "--log-level", "silent"],
        cwd=_PWA,
        env=_environment(),
        check=True,
        capture_output=True,
    )
    return bundle


class Host:
    """One Node process. A line is a command, a line is its answer; nothing happens between commands."""

    def __init__(self, bundle: Path) -> None:
        self._bundle = bundle
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            "node",
            self._bundle,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=_environment(),
            limit=_LINE_BYTES_MAX,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            await self._process.wait()

    async def ask(self, command: str, **values: Any) -> Any:
        """What the command came to."""
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(orjson.dumps({"command": command} | values) + b"\n")
        await self._process.stdin.drain()
        line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the phones' process ended at {command}")
        said = orjson.loads(line)
        if "error" in said:
            raise RuntimeError(f"{command}: {said['error']}")
        return said["value"]


def _environment() -> dict[str, str]:
    """The Node that came with the environment stands first, as it does for the build."""
    return os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ.get('PATH', '')}"}
