"""Node programs that the tests run: everything from npm that a test needs lies in this folder, under one lock file."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.e2e.server import HOUSE

FOLDER = HOUSE / "tests" / "clients"
PACKAGES = FOLDER / "node_modules"
SECONDS_MAX = 120


def node(*words: str, cwd: Path = FOLDER, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one Node program to its end."""
    assert PACKAGES.is_dir(), "run `make tests/clients/node_modules/ready` once"
    return subprocess.run(
        [_node(), *words],
        cwd=cwd,
        env=os.environ | {"NODE_NO_WARNINGS": "1"} | environment,
        capture_output=True,
        text=True,
        timeout=SECONDS_MAX,
        check=False,
    )


def run(words: list[str], surroundings: Mapping[str, str]) -> str:
    """What any other program says, run with the environment's own programs first on its path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    answer = subprocess.run(
        words,
        env=os.environ | {"PATH": path} | surroundings,
        capture_output=True,
        text=True,
        timeout=SECONDS_MAX,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr + answer.stdout
    return answer.stdout


def _node() -> str:
    """The Node that came with the environment, or the machine's."""
    found = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert found, "there is no Node: run `make test`"
    return found
