"""docs/integrators.md shows what was tested and says what is so."""

import json
import re
import shutil
from pathlib import Path

import pytest

from api.refusals import Forbidden, NotSignedIn
from schema.serving import body, faults, limits
from schema.serving.budgets import Budgets
from tests.clients.node import run
from tests.contract.changes import NOTICE_DAYS
from tests.e2e.server import HOUSE, Server

GUIDE = (HOUSE / "docs" / "integrators.md").read_text()
_BLOCK = re.compile(r"^<!-- (\S+) -->\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODES = {value for name, value in vars(faults).items() if name == value or name.endswith("_FAILED")}


def test_every_block_of_code_says_which_tested_file_it_is_from() -> None:
    assert len(re.findall(r"^```\w+$", GUIDE, re.MULTILINE)) == len(_BLOCK.findall(GUIDE)) > 0


@pytest.mark.parametrize(("name", "code"), _BLOCK.findall(GUIDE))
def test_a_block_of_code_is_a_part_of_its_file(name: str, code: str) -> None:
    assert code in (HOUSE / name).read_text()


@pytest.mark.parametrize("code", sorted(_CODES | {Forbidden.code, NotSignedIn.code}))
def test_every_code_of_an_error_is_explained(code: str) -> None:
    assert f"`{code}`" in GUIDE


@pytest.mark.parametrize(
    "words",
    [
        f"{Budgets().integrator:,} points",
        f"{Budgets().ad_hoc:,};",
        f"has {Budgets().per_minute:,} unless",
        f"{body.BODY_BYTES_MAX // 1024} KiB",
        f"{limits.CHARACTERS_MAX:,} characters",
        f"{limits.TOKENS_MAX:,} tokens",
        f"{limits.FIELDS_MAX:,} fields",
        f"{limits.ALIASES_MAX} aliases",
        f"{limits.ROOT_FIELDS_MAX} root fields",
        f"{NOTICE_DAYS} days",
    ],
)
def test_every_limit_is_as_it_is_said(words: str) -> None:
    assert words in " ".join(GUIDE.split())


def test_every_page_that_it_names_is_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", GUIDE) if "://" not in link]

    assert [link for link in links if not (HOUSE / "docs" / link).exists()] == []


@pytest.mark.skipif(not shutil.which("curl"), reason="this machine has no curl")
def test_the_first_query_is_answered(server: Server, tmp_path: Path) -> None:
    script = (HOUSE / "docs" / "examples" / "curl" / "first.sh").read_text()
    (tmp_path / "first.sh").write_text(
        script.replace("http://127.0.0.1:8000", server.url).replace("integrator)", f"integrator --data {server.data})")
    )

    said = run(["bash", str(tmp_path / "first.sh")], {})

    assert len(json.loads(said)["data"]["overdueObligations"]["nodes"]) == 3
