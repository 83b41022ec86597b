"""The house rules that matter most, kept by tests."""

import re
import subprocess
from pathlib import Path

import pytest

import schema

HOUSE = Path(__file__).parents[2]
LINES_MAX = 300
_GENERATED = re.compile(r"(0002_records\.py|src/contract/generated|schema\.graphql|lock)")
_SHAPELESS = {"utils", "helpers", "common", "misc", "base", "manager"}
_CODE = {".py", ".ts", ".tsx", ".css", ".scss"}
# Words that would tie the project to a place of work or a registry. Lock files name the public index alone.
_FOREIGN = re.compile(
    r"\b(DOMAIN|DESIGN|SYNC|SECURITY|GRAPHQL|PWA|STYLE)(\.md| \d)|\.\./shared|/work/|registry\.npmjs\.org|file:///"
)


def _tracked() -> list[Path]:
    answer = subprocess.run(["git", "ls-files"], cwd=HOUSE, check=True, capture_output=True, text=True)
    return [HOUSE / name for name in answer.stdout.split() if (HOUSE / name).is_file()]


def test_our_schema_package_is_the_one_imported() -> None:
    assert Path(schema.__file__ or "").is_relative_to(HOUSE)


def test_every_file_can_be_read_at_a_sitting() -> None:
    long = {
        str(path.relative_to(HOUSE)): count
        for path in _tracked()
        if path.suffix in _CODE and not _GENERATED.search(str(path))
        if (count := len(path.read_text().splitlines())) > LINES_MAX
    }

    assert long == {}


def test_every_file_is_named_by_its_subject() -> None:
    shapeless = [path for path in _tracked() if path.stem in _SHAPELESS]

    assert shapeless == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(HOUSE))
        for path in _tracked()
        if path.suffix == ".py" and path.stem != "__init__" and not path.read_text().lstrip().startswith('"""')
    ]

    assert silent == []


@pytest.mark.parametrize("word", ["datetime.utcnow", "Date.now("])
def test_the_time_of_day_has_one_owner(word: str) -> None:
    users = [
        str(path.relative_to(HOUSE))
        for path in _tracked()
        if path.suffix in _CODE and "clock" not in path.stem and path != Path(__file__) and word in path.read_text()
    ]

    assert users == []


def test_the_server_writes_json_in_one_place() -> None:
    """A writer of its own would not know the driver's ids, and would say so only once it meets one."""
    writers = [
        str(path.relative_to(HOUSE))
        for path in _tracked()
        if path.is_relative_to(HOUSE / "api") or path.is_relative_to(HOUSE / "schema")
        if path.suffix == ".py" and "orjson.dumps(" in path.read_text()
    ]

    assert writers == ["api/writing.py"]


def test_the_project_speaks_of_itself_alone() -> None:
    binary = {".png", ".ico", ".woff2", ".webp"}
    speaking = [
        str(path.relative_to(HOUSE))
        for path in _tracked()
        if path.suffix not in binary and path != Path(__file__) and _FOREIGN.search(path.read_text(errors="ignore"))
    ]

    assert speaking == []


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len((HOUSE / "README.md").read_text().splitlines()) <= 120
