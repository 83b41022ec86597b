"""A board counts what it is asked for: each part is what it is on the whole board, and the others are not counted."""

from dataclasses import fields
from itertools import combinations

import pytest

from api.oversight import board as boards
from api.oversight import service
from api.oversight.commands import Board, Which
from api.oversight.words import EVERY_PART, Part
from tests.oversight.conftest import Watch
from tests.oversight.test_numbers import callers, some_question, some_time

_FIELDS = {
    Part.BANDS: "bands",
    Part.AGES: "ages",
    Part.KINDS: "by_kind",
    Part.RISK_LEVELS: "by_risk_level",
    Part.UNITS: "by_unit",
    Part.DISTRICTS: "by_district",
    Part.OFFICERS: "by_officer",
    Part.MOST_OVERDUE: "most_overdue",
}
_ALWAYS = {"at", "known_at", "size"}
SOME = [frozenset(parts) for size in (0, 1, 2) for parts in combinations(Part, size)]


def test_every_part_is_a_field_of_the_board() -> None:
    assert {part.name for part in fields(Board)} == _ALWAYS | set(_FIELDS.values())
    assert set(_FIELDS) == set(Part)


@pytest.mark.parametrize("parts", SOME, ids=lambda parts: "+".join(sorted(parts)) or "size")
async def test_a_part_is_what_it_is_on_the_whole_board(watch: Watch, parts: frozenset[Part]) -> None:
    for caller in callers(watch)[:2]:
        when, which = some_time(watch), some_question(watch)
        whole = await service.board(watch.services, caller, which, when.at, when.known_at)

        asked = await service.board(watch.services, caller, which, when.at, when.known_at, parts=parts)

        assert asked.size == whole.size
        for part, field in _FIELDS.items():
            expected = getattr(whole, field) if part in parts else (None if part is Part.MOST_OVERDUE else [])
            assert getattr(asked, field) == expected, (field, when, which)


def test_what_is_not_asked_for_is_not_in_the_statement() -> None:
    plain = boards._statement(frozenset({Part.UNITS}), with_risk=False)
    for word in ("doorstep.nominal ", "doorstep.ocait_case", "doorstep.officer", "doorstep.visit"):
        assert word not in plain
        assert word in boards._statement(EVERY_PART, with_risk=True)


async def test_which_risk_levels_is_asked_of_a_board_that_says_none(watch: Watch) -> None:
    whole = await service.board(watch.services, watch.governance, Which(), None, None)
    assert whole.by_risk_level
    for row in whole.by_risk_level:
        which = Which(risk_levels=[row.risk_level])
        board = await service.board(watch.services, watch.governance, which, None, None, parts=frozenset())
        assert board.size == row.size
