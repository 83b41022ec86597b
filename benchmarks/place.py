"""Where a run was made: the machine and the versions of what was measured."""

import json
import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

import asyncpg

from benchmarks import peer

_PACKAGES = ("strawberry-graphql", "graphql-core", "starlette", "uvicorn", "uvloop", "asyncpg", "sqlalchemy", "orjson")


def machine(name: str) -> dict[str, Any]:
    """The machine; under a name of its own if it has one."""
    return {
        "name": name or _processor(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3, 1),
        "system": f"{platform.system()} {platform.release()}",
        "load_before": round(os.getloadavg()[0], 1),
    }


async def versions(data: Path) -> dict[str, str]:
    """Of a running server's data folder: everything that answers."""
    owner: Any = await asyncpg.connect(peer.owner_url(data))
    try:
        postgres = await owner.fetchval("show server_version")
    finally:
        await owner.close()
    found = {"Python": platform.python_version(), "PostgreSQL": postgres}
    found |= {package: version(package) for package in _PACKAGES}
    if peer.is_installed():
        wanted = json.loads((peer.PEERS / "package.json").read_text())["dependencies"]
        found |= {"Node": _node(), **wanted}
    return found


def _node() -> str:
    return subprocess.run(
        ["node", "--version"], env=os.environ | {"PATH": peer.path()}, capture_output=True, text=True, check=True
    ).stdout.strip()


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except FileNotFoundError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
