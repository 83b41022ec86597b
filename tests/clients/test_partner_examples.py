"""The partner's chapter of docs/integrators.md runs as it stands, against a real server with an agreement."""

import asyncio
import json
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from api.demo.organisation import FORCE_ID
from api.values import new_id
from benchmarks.peer import owner_url
from benchmarks.searching_scene import agree
from tests.clients.conftest import project
from tests.clients.node import node, run
from tests.e2e.agency import Force, rows
from tests.e2e.server import HOUSE, Server

EXAMPLES = HOUSE / "docs" / "examples"


@pytest.fixture(scope="module")
def name(server: Server) -> str:
    """An agreement with the council in force, that covers everybody who is not restricted; and one of them."""

    async def make() -> str:
        owner: Any = await asyncpg.connect(owner_url(server.data))
        try:
            agency, person = await owner.fetchrow(
                "select agency_id, id from doorstep.principal where force_id = $1 and subject = 'partner'", FORCE_ID
            )
            await agree(owner, agency, person, districts=[])
            found = await owner.fetchval(
                "select name from doorstep.nominal where not restricted and length(name) > 12 order by id limit 1"
            )
            return str(found)
        finally:
            await owner.close()

    return asyncio.run(make())


@pytest.fixture
def waiting(server: Server, name: str) -> str:
    """Something that was sent to the council and waits for an acknowledgement: what it means."""
    (agency,) = rows(
        server,
        "select g.name from doorstep.agency g join doorstep.principal p on p.agency_id = g.id"
        " where p.force_id = $1 and p.subject = 'partner'",
        FORCE_ID,
    )
    meaning = f"A child of five visits on Sundays ({new_id()})."
    Force(server, str(agency["name"])).share(meaning, "CHILD_SAFEGUARDING")
    return meaning


@pytest.fixture(scope="module")
def token(server: Server) -> Mapping[str, str]:
    return {"DOORSTEP_TOKEN": server.token("partner")}


def _is_whole(said: str, name: str, meaning: str) -> None:
    """It found somebody by another spelling, read and acknowledged what was shared, and followed the queue."""
    assert re.search(rf"^\d+ {re.escape(name)} .*SPELLING", said, re.MULTILINE), said
    assert re.search(rf"^shared: .* - {re.escape(meaning)}", said, re.MULTILINE), said
    assert re.search(r"^acknowledged: 20\S+Z \[\]$", said, re.MULTILINE), said
    assert "event: DISCLOSURE_MADE" in said, said


@pytest.mark.parametrize("program", ["partner", "partner_with_gql"])
def test_the_python_examples(
    server: Server, surroundings: Mapping[str, str], token: Mapping[str, str], name: str, waiting: str, program: str
) -> None:
    spelt = name[:2] + name[3:]

    said = run([sys.executable, str(EXAMPLES / "python" / f"{program}.py"), spelt], {**surroundings, **token})

    _is_whole(said, name, waiting)
    assert "told once: True []" in said


def test_the_typescript_example_is_typed_by_the_contract_and_runs(
    surroundings: Mapping[str, str], token: Mapping[str, str], name: str, waiting: str, tmp_path: Path
) -> None:
    place = project(EXAMPLES / "typescript", tmp_path / "example")
    packages = place / "node_modules"

    made = node(str(packages / "@graphql-codegen/cli/cjs/bin.js"), "--config", "codegen.ts", cwd=place, **surroundings)
    assert made.returncode == 0, made.stdout + made.stderr
    checked = node(str(packages / "typescript/bin/tsc"), "--noEmit", cwd=place)
    assert checked.returncode == 0, checked.stdout
    ran = node("partner.ts", name[:2] + name[3:], cwd=place, **{**surroundings, **token})
    assert ran.returncode == 0, ran.stdout + ran.stderr

    _is_whole(ran.stdout, name, waiting)
    assert "told once: true []" in ran.stdout


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="this machine has no curl or no jq")
def test_the_curl_example(surroundings: Mapping[str, str], token: Mapping[str, str], name: str, waiting: str) -> None:
    spelt = name[:2] + name[3:]

    said = run(["bash", str(EXAMPLES / "curl" / "agency.sh"), spelt], {**surroundings, **token})

    _is_whole(said, name, waiting)
    told = re.findall(r'^\{"concern":\{"id":"(.+?)"\},"userErrors":\[\]\}$', said, re.MULTILINE)
    assert len(told) == 2
    assert told[0] == told[1]


@pytest.mark.skipif(not shutil.which("curl"), reason="this machine has no curl")
def test_the_first_search_is_answered(server: Server, name: str, tmp_path: Any) -> None:
    script = (EXAMPLES / "curl" / "partner.sh").read_text().replace("http://127.0.0.1:8000", server.url)
    script = script.replace("partner)", f"partner --data {server.data})").replace("Steven Tomson", name)
    (tmp_path / "partner.sh").write_text(script)

    said = json.loads(run(["bash", str(tmp_path / "partner.sh")], {}))

    assert name in [node["record"]["name"] for node in said["data"]["search"]["nodes"]]
