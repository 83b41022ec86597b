"""Stock GraphQL clients from npm work with the contract as it is: pages, node, caches, mutations, events."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.clients.conftest import project
from tests.clients.node import FOLDER, node
from tests.e2e.server import HOUSE


def _said(place: Path, surroundings: Mapping[str, str]) -> dict[str, str]:
    """What the client's program printed, by its first words."""
    answer = node("main.js", cwd=place, **surroundings)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stderr == "", "a client that warns has found something wrong"
    return dict(line.split(": ", maxsplit=1) for line in answer.stdout.splitlines())


def _assert_all_worked(said: Mapping[str, str]) -> None:
    assert said["page"] == "2 then 4", "the second page is added to the first, without a record twice"
    assert re.fullmatch(r"Nominal R\d{6}", said["refetched by node"])
    assert said["mutation"] == "NO_REPLY []"
    assert said["kept in the store"] == "true", "what the mutation gave back is what the page shows now"
    assert said["moved"].startswith("unit:")


@pytest.mark.parametrize("name", ["apollo", "urql"])
def test_apollo_client_and_urql(surroundings: Mapping[str, str], name: str) -> None:
    _assert_all_worked(_said(FOLDER / name, surroundings))


def test_rxdb_replicates_pages_pushes_conflicts_and_a_stream(surroundings: Mapping[str, str]) -> None:
    said = _said(FOLDER / "rxdb", surroundings)

    assert said == {
        "pages": "every one",
        "query": "children",
        "push": "stored",
        "conflict": "0 Ada partner",
        "stream": "heard without asking",
        "removed": "true",
    }


def test_relay_compiles_against_the_contract_and_runs(surroundings: Mapping[str, str], tmp_path: Path) -> None:
    place = project(FOLDER / "relay", tmp_path / "relay")
    shutil.copy(HOUSE / "schema" / "schema.graphql", place)
    shutil.copy(FOLDER / "package.json", place)
    (place / "generated").mkdir()

    compiled = node(str(place / "node_modules" / "relay-compiler" / "cli.js"), cwd=place)
    assert compiled.returncode == 0, compiled.stdout + compiled.stderr

    _assert_all_worked(_said(place, surroundings))
