"""The partner's chapter of docs/integrators.md runs as it stands, against a real server with an agreement."""

import asyncio
import json
import re
import shutil
import sys
from collections.abc import Mapping
from typing import Any

import asyncpg
import pytest

from api.demo.organisation import FORCE_ID
from benchmarks.peer import owner_url
from benchmarks.searching_scene import agree
from tests.clients.conftest import _token
from tests.clients.node import run
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


def test_the_python_example(server: Server, surroundings: Mapping[str, str], name: str) -> None:
    token = {"DOORSTEP_TOKEN": _token(server, "partner")}
    spelt = name[:2] + name[3:]

    said = run([sys.executable, str(EXAMPLES / "python" / "partner.py"), spelt], {**surroundings, **token})

    assert re.search(rf"^\d+ {re.escape(name)} \[.*'SPELLING'", said, re.MULTILINE), said
    assert "told once: True []" in said
    assert "event: AGREEMENT_CHANGED" in said


@pytest.mark.skipif(not shutil.which("curl"), reason="this machine has no curl")
def test_the_first_search_is_answered(server: Server, name: str, tmp_path: Any) -> None:
    script = (EXAMPLES / "curl" / "partner.sh").read_text().replace("http://127.0.0.1:8000", server.url)
    script = script.replace("partner)", f"partner --data {server.data})").replace("Steven Tomson", name)
    (tmp_path / "partner.sh").write_text(script)

    said = json.loads(run(["bash", str(tmp_path / "partner.sh")], {}))

    assert name in [node["record"]["name"] for node in said["data"]["search"]["nodes"]]
