"""Every number of the board is the length of the list behind it, and both are what plain Python counts."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from api.identity.principal import Principal
from api.nominals.commands import RiskLevel
from api.oversight import rules, service
from api.oversight.commands import Board, Knowledge, When, Which
from api.refusals import BadInput
from tests.oversight.conftest import NOW, Watch
from tests.oversight.histories import KINDS, START
from tests.oversight.oracle import backlog, counted

TIMES = 12


def callers(watch: Watch) -> list[Principal]:
    return [watch.governance, *watch.supervisors.values()]


def some_time(watch: Watch) -> When:
    chance = watch.history.chance
    at = START + timedelta(days=chance.randrange(30, 700), hours=chance.randrange(24))
    return When(at=at, known_at=chance.choice([at, NOW, min(NOW, at + timedelta(days=chance.randrange(200)))]))


def some_question(watch: Watch) -> Which:
    chance, history = watch.history.chance, watch.history

    def maybe(value: Any) -> Any:
        return value if chance.random() < 0.3 else None

    return Which(
        kinds=maybe(chance.sample(KINDS, 2)),
        risk_levels=maybe(chance.sample(list(RiskLevel), 2)),
        unit_id=maybe(chance.choice(list(history.units))),
        district=maybe(chance.choice(["Ashby", ""])),
        owner_id=maybe(chance.choice(list(history.officers))),
    )


async def ids(watch: Watch, caller: Principal, which: Which, at: datetime, known_at: datetime) -> list[Any]:
    """The whole list, page by page."""
    found: list[Any] = []
    after, size = None, None
    while True:
        page = await service.overdue(watch.services, caller, which, at, known_at, first=7, after=after)
        assert size in {None, page.size}
        size = page.size
        found += [row.id for row in page.rows]
        if page.next is None:
            assert len(found) == size
            return found
        after = page.rows[-1].id


async def test_the_list_is_what_was_overdue_as_was_known(watch: Watch) -> None:
    for caller in callers(watch):
        for _ in range(TIMES):
            when, which = some_time(watch), some_question(watch)

            shown = await ids(watch, caller, which, when.at, when.known_at)

            expected = backlog(watch.history, when, which, watch.hidden_from(caller))
            assert shown == [item["id"] for item in expected], (when, which)


async def test_the_board_counts_what_plain_python_counts(watch: Watch) -> None:
    for caller in callers(watch):
        for _ in range(TIMES):
            when, which = some_time(watch), some_question(watch)

            board = await service.board(watch.services, caller, which, when.at, when.known_at)

            expected = backlog(watch.history, when, which, watch.hidden_from(caller))
            assert board.size == len(expected)
            assert {row.kind.value: row.size for row in board.by_kind} == counted(expected, "kind")
            assert {row.risk_level.value: row.size for row in board.by_risk_level} == counted(expected, "risk_level")
            assert {row.unit_id: row.size for row in board.by_unit} == counted(expected, "unit_id")
            assert {row.owner_id: row.size for row in board.by_officer} == counted(expected, "owner_id")
            assert {row.district: row.size for row in board.by_district} == counted(expected, "district")
            assert [row.size for row in board.bands] == [
                sum(band.days_from <= item["days"] <= (band.days_to or 9**9) for item in expected)
                for band in board.bands
            ]
            assert sum(step.size for step in board.ages) == board.size
            most = board.most_overdue
            assert (most and most.id) == (expected[0]["id"] if expected else None)


async def test_every_number_opens_its_list(watch: Watch) -> None:
    for caller in callers(watch):
        board = await service.board(watch.services, caller, Which(), START + timedelta(days=400), NOW)
        for which, size in numbers(board):
            assert len(await ids(watch, caller, which, board.at, board.known_at)) == size, which


def numbers(board: Board) -> list[tuple[Which, int]]:
    return [
        (Which(), board.size),
        *((Which(kinds=[row.kind]), row.size) for row in board.by_kind),
        *((Which(risk_levels=[row.risk_level]), row.size) for row in board.by_risk_level),
        *((Which(unit_id=row.unit_id), row.size) for row in board.by_unit),
        *((Which(district=row.district or ""), row.size) for row in board.by_district),
        *((Which(owner_id=row.owner_id), row.size) for row in board.by_officer),
        *((Which(days_from=row.days_from, days_to=row.days_to), row.size) for row in (*board.bands, *board.ages)),
    ]


async def test_every_point_of_a_trend_is_the_board_of_that_instant(watch: Watch) -> None:
    chance = watch.history.chance
    for caller in callers(watch):
        for known in Knowledge:
            which = some_question(watch)
            first = (START + timedelta(days=chance.randrange(200))).date()

            points = await service.trend(
                watch.services,
                caller,
                which,
                first=first,
                last=first + timedelta(days=chance.randrange(50, 500)),
                known=known,
            )

            for point in points:
                knowledge = point.at if known is Knowledge.AT_THE_TIME else NOW
                expected = backlog(
                    watch.history, When(at=point.at, known_at=knowledge), which, watch.hidden_from(caller)
                )
                assert point.size == len(expected), (known, which, point)
            for before, after in pairwise(points):
                assert after.size == before.size + after.came - after.left


async def test_a_restricted_nominal_is_counted_for_whom_they_may_be_seen_by(watch: Watch) -> None:
    """No number tells of somebody whom the list may not show: a count would say that they are there."""
    everything = backlog(watch.history, When(at=NOW, known_at=NOW), Which(), set())
    kept = [item for item in everything if item["nominal_id"] in watch.history.restricted]
    assert kept

    board = await service.board(watch.services, watch.governance, Which(), None, None)

    assert board.size == len(everything) - len(kept)


async def test_the_future_and_knowledge_from_before_are_refused_in_words(watch: Watch) -> None:
    with pytest.raises(BadInput, match="future"):
        await service.board(watch.services, watch.governance, Which(), NOW + timedelta(days=1), None)
    with pytest.raises(BadInput, match="before the time"):
        await service.board(watch.services, watch.governance, Which(), NOW, NOW - timedelta(days=1))


async def test_what_was_asked_is_in_the_audit(watch: Watch) -> None:
    board = await service.board(watch.services, watch.governance, Which(), None, None)

    row = await watch.owner.fetchrow("select action, row_count, subject_ids from doorstep.audit_event")
    assert row is not None
    assert board.most_overdue is not None
    assert (row["action"], row["row_count"]) == ("overdueBoard", board.size)
    assert row["subject_ids"] == [board.most_overdue.nominal_id]


@pytest.mark.parametrize(
    ("before", "after", "percent"), [(858, 163, -81), (418, 71, -83), (163, 140, -14), (71, 27, -62), (0, 3, None)]
)
def test_a_change_is_told_in_whole_per_cent(before: int, after: int, percent: int | None) -> None:
    assert rules.percent(before, after) == percent
