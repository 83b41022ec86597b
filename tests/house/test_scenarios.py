"""The page of acceptance scenarios names every scenario, and no test that is not there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

HOUSE: Final = Path(__file__).parents[2]
_PAGE: Final = (HOUSE / "docs" / "scenarios.md").read_text(encoding="utf-8")
_COUNT: Final = 24
_HEADING = re.compile(r"^## (\d+)\. .+$", re.MULTILINE)
_NAMED = re.compile(r"^- `([^`]+)::([^`]+)`$", re.MULTILINE)
_IN_TYPESCRIPT = re.compile(r"\b(?:test|it)\(\s*'((?:[^'\\]|\\.)+)'")


def _parts() -> dict[int, str]:
    pieces = _HEADING.split(_PAGE)[1:]
    return dict(zip(map(int, pieces[::2]), pieces[1::2], strict=True))


def _tests_of(path: Path) -> Iterator[str]:
    """The names of what a runner would run in the file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ts":
        yield from _IN_TYPESCRIPT.findall(text)
        return
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            yield node.name


def test_every_scenario_is_there_once_and_in_order() -> None:
    assert [int(number) for number in _HEADING.findall(_PAGE)] == list(range(1, _COUNT + 1))


@pytest.mark.parametrize("number", range(1, _COUNT + 1))
def test_a_scenario_says_where_it_is_from_what_must_happen_and_what_shows_it(number: int) -> None:
    part = _parts()[number]

    for word in ("From: ", "- **Given** ", "- **when** ", "- **then** "):
        assert part.count(word) == 1, word
    named = _NAMED.findall(part)
    assert named
    assert part.count("::") == len(named), "each test on a line of its own, as path::name"
    for path, name in named:
        assert name in set(_tests_of(HOUSE / path)), f"{path} has no test {name}"
