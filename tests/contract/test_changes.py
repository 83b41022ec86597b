"""A client of the published contract goes on working: nothing goes without notice, and every change is told."""

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from graphql import build_schema, validate_schema

from api.clock import system_clock
from schema.deprecation import deprecated, last_day
from schema.root import sdl
from tests.contract.changes import breaks, changed, hasty
from tests.e2e.server import HOUSE

PUBLISHED = (HOUSE / "schema" / "published.graphql").read_text()
CHANGELOG = (HOUSE / "docs" / "changelog.md").read_text()
TODAY = date(2030, 1, 1)
_SHOP = """
type Query {{ visits(first: Int{default}): [Visit!]! {extra} }}
type Visit {{ id: ID!  {members} }}
enum Outcome {{ SEEN  AWAY {values} }}
"""


def _shop(members: str = "outcome: Outcome!", *, values: str = "", default: str = "", extra: str = "") -> str:
    return _SHOP.format(members=members, values=values, default=default, extra=extra)


def _published_on() -> date:
    found = re.match(r"# Published (\d{4}-\d{2}-\d{2})\.", PUBLISHED)
    assert found, "schema/published.graphql begins with the day on which it was published"
    return date.fromisoformat(found[1])


def _unpublished_entries() -> str:
    return CHANGELOG.partition("\n## Not yet published\n")[2].partition("\n## ")[0]


def test_nothing_in_the_contract_breaks_a_client_of_the_published_one() -> None:
    assert breaks(PUBLISHED, sdl(), system_clock.now().date()) == []


def test_every_deprecation_says_what_to_use_and_leaves_half_a_year() -> None:
    assert hasty(PUBLISHED, sdl(), _published_on()) == []


def test_nothing_stays_beyond_the_day_that_was_told() -> None:
    late = [name for name, reason in deprecated(build_schema(sdl())).items() if _is_over(reason)]

    assert late == [], "remove them, with an entry in docs/changelog.md"


def _is_over(reason: str) -> bool:
    day = last_day(reason)
    return day is not None and day < system_clock.now().date()


def test_every_change_since_the_publication_has_an_entry_in_the_changelog() -> None:
    entries = set(re.findall(r"`([^`]+)`", _unpublished_entries()))

    assert sorted(changed(PUBLISHED, sdl()) - entries) == []


def test_the_changelog_tells_the_day_of_the_publication() -> None:
    assert f"\n## {_published_on()}\n" in CHANGELOG


def test_the_preview_is_a_whole_contract_without_any_deprecated_member() -> None:
    preview = build_schema(sdl(with_deprecated=False))

    assert validate_schema(preview) == []
    assert deprecated(preview) == {}
    assert "principalId" not in preview.type_map["Me"].fields  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "now",
    [
        _shop(""),
        _shop("outcome: Outcome"),
        _shop("outcome: String!"),
        _shop("result: Outcome!"),
        _shop().replace("AWAY", ""),
        _shop().replace("first: Int", "first: Int!"),
    ],
)
def test_what_would_break_a_client_is_found(now: str) -> None:
    assert breaks(_shop(), now, TODAY) != []


def test_another_default_misleads_a_client() -> None:
    assert breaks(_shop(default=" = 5"), _shop(default=" = 6"), TODAY) != []
    assert changed(_shop(default=" = 5"), _shop(default=" = 6")) == {"Query.visits(first:)"}


@pytest.mark.parametrize("now", [_shop("outcome: Outcome! note: String"), _shop(values="GONE"), _shop(extra="me: ID")])
def test_what_is_only_added_breaks_nobody_and_needs_an_entry(now: str) -> None:
    assert breaks(_shop(), now, TODAY) == []
    assert len(changed(_shop(), now)) == 1


def test_a_deprecated_member_may_go_after_its_day_and_not_on_it() -> None:
    told = _shop('outcome: Outcome! @deprecated(reason: "Use result. Removed after 2030-01-01.")')

    assert breaks(told, _shop(""), date(2030, 1, 1)) != []
    assert breaks(told, _shop(""), date(2030, 1, 2)) == []


@pytest.mark.parametrize(
    "reason", ["Use result.", "Removed after 2030-01-01.", "Use result. Removed after 2030-02-31."]
)
def test_a_reason_without_its_words_or_its_day_is_no_notice(reason: str) -> None:
    told = _shop(f'outcome: Outcome! @deprecated(reason: "{reason}")')

    assert hasty(_shop(), told, TODAY) != []
    assert breaks(told, _shop(""), date(2040, 1, 1)) != []


def test_a_notice_may_not_be_short_nor_shortened_afterwards() -> None:
    long, short = (
        _shop(f'outcome: Outcome! @deprecated(reason: "Use result. Removed after {day}.")')
        for day in ("2030-09-01", "2030-02-01")
    )

    assert hasty(_shop(), long, TODAY) == []
    assert hasty(_shop(), short, TODAY) != []
    assert hasty(long, short, TODAY) != []


def test_what_came_with_a_new_type_is_told_with_it() -> None:
    now = _shop("outcome: Outcome! room: Room") + "type Room { id: ID!  name(in: String): String }"

    assert changed(_shop(), now) == {"Visit.room", "Room"}


def test_the_contract_that_is_published_is_the_one_in_force(tmp_path: Path) -> None:
    for name in ("docs/changelog.md", "schema/schema.graphql"):
        (tmp_path / name).parent.mkdir()
        shutil.copy(HOUSE / name, tmp_path / name)

    subprocess.run([sys.executable, HOUSE / "tools" / "publish.py", "2030-01-01"], cwd=tmp_path, check=True)

    published = (tmp_path / "schema" / "published.graphql").read_text()
    assert published.startswith("# Published 2030-01-01.")
    assert breaks(published, sdl(), TODAY) == []
    assert changed(published, sdl()) == set()
