"""Publishing gives the changelog's new entries their day, and clients the contract as it is."""

from pathlib import Path

import pytest

from tools.publish import main

_BEFORE = "# Changes\n\nHow it changes.\n\n## Not yet published\n\n"
_OLDER = "## 2026-03-01\n\n- `Visit.notes` came.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "schema.graphql").write_text("type Query {\n  me: Me\n}\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _published(project: Path, entries: str, day: str) -> str:
    (project / "docs" / "changelog.md").write_text(_BEFORE + entries)
    main(day)
    return (project / "docs" / "changelog.md").read_text()


def test_new_entries_stand_under_their_day_above_the_older(project: Path) -> None:
    told = _published(project, "- `Visit.place` came.\n\n" + _OLDER, "2026-04-01")

    assert told == _BEFORE + "## 2026-04-01\n\n- `Visit.place` came.\n\n" + _OLDER


def test_entries_of_the_same_day_stand_under_one_heading(project: Path) -> None:
    told = _published(project, "- `Visit.place` came.\n\n" + _OLDER, "2026-03-01")

    assert told == _BEFORE + "## 2026-03-01\n\n- `Visit.place` came.\n\n- `Visit.notes` came.\n"


@pytest.mark.parametrize("day", ["2026-03-01", "2026-04-01"])
def test_a_day_with_nothing_new_is_given_no_heading(project: Path, day: str) -> None:
    assert _published(project, _OLDER, day) == _BEFORE + _OLDER


def test_clients_are_told_the_contract_as_it_is_and_of_which_day(project: Path) -> None:
    _published(project, _OLDER, "2026-04-01")

    told = (project / "schema" / "published.graphql").read_text().splitlines()
    assert told[0].startswith("# Published 2026-04-01.")
    assert told[1:] == ["type Query {", "  me: Me", "}"]


def test_what_is_no_day_is_refused_before_anything_is_written(project: Path) -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        _published(project, "- `Visit.place` came.\n\n" + _OLDER, "soon")

    assert not (project / "schema" / "published.graphql").exists()
