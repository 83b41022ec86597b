"""What docs/examples shows runs as it stands, against a real server."""

import json
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.clients.conftest import project
from tests.clients.node import FOLDER, node, run
from tests.e2e.server import HOUSE

EXAMPLES = HOUSE / "docs" / "examples"
_MOVED = re.compile(r"moved: unit:[0-9a-f-]{36}")


@pytest.mark.parametrize(("name", "refusal"), [("with_httpx", "IN_THE_FUTURE"), ("with_gql", "ENDS_BEFORE_START")])
def test_the_python_examples(surroundings: Mapping[str, str], name: str, refusal: str) -> None:
    said = run([sys.executable, str(EXAMPLES / "python" / f"{name}.py")], surroundings)

    assert re.search(r"\d+ visits are overdue in", said)
    assert refusal in said
    assert "recorded once: True []" in said
    assert _MOVED.search(said)


def test_the_typescript_example_is_typed_by_the_contract_and_runs(
    surroundings: Mapping[str, str], tmp_path: Path
) -> None:
    place = project(EXAMPLES / "typescript", tmp_path / "example")
    packages = place / "node_modules"

    made = node(str(packages / "@graphql-codegen/cli/cjs/bin.js"), "--config", "codegen.ts", cwd=place, **surroundings)
    assert made.returncode == 0, made.stdout + made.stderr
    checked = node(str(packages / "typescript/bin/tsc"), "--noEmit", cwd=place)
    assert checked.returncode == 0, checked.stdout
    ran = node("main.ts", cwd=place, **surroundings)
    assert ran.returncode == 0, ran.stdout + ran.stderr

    assert "IN_THE_FUTURE" in ran.stdout
    assert "recorded once: true []" in ran.stdout
    assert len(_MOVED.findall(ran.stdout)) == 2, "by event stream and by WebSocket"


def test_the_typescript_example_names_the_packages_that_were_tested() -> None:
    shown, tested = (json.loads((folder / "package.json").read_text()) for folder in (EXAMPLES / "typescript", FOLDER))

    assert {**shown["dependencies"], **shown["devDependencies"]}.items() <= tested["dependencies"].items()


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="this machine has no curl or no jq")
def test_the_curl_example(surroundings: Mapping[str, str]) -> None:
    said = run(["bash", str(EXAMPLES / "curl" / "doorstep.sh")], surroundings)

    recorded = re.findall(r'^\{"visit":\{"id":"(.+?)".+\},"userErrors":\[\]\}$', said, re.MULTILINE)
    assert len(recorded) == 2
    assert recorded[0] == recorded[1]
    assert '"code":"ID_REUSED","field":"visitId"' in said
    assert re.search(r'^data: \{.*"scope":"unit:', said, re.MULTILINE)
