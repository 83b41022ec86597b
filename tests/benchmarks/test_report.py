"""The report says what was measured, and whether each goal was met; it needs nothing but itself."""

import re
from html import escape
from html.parser import HTMLParser
from typing import Any

from benchmarks.goals import verdicts
from benchmarks.operations import OPERATIONS
from benchmarks.report import page
from benchmarks.standing import BARE, DOORSTEP, KEPT, POSTGRAPHILE, RESOLVERS, TITLES


def _figures(requests_per_second: float) -> dict[str, Any]:
    one = {
        "requests_per_second": requests_per_second,
        "p50_ms": 1.5,
        "p99_ms": 9.0,
        "bytes_an_answer": 1000,
        "requests": 100,
        "load_share": 0.1,
        "server_cpu_ms": 0.5,
        "postgres_cpu_ms": 0.25,
        "resident_mb": 80.0,
    }
    return {"1": one, "8": one, "64": one}


def _report(**speeds: float) -> dict[str, Any]:
    by_contender = {name: _figures(speeds.get(name, 100.0)) for name in TITLES}
    return {
        "date": "2026-03-02",
        "commit": "abc1234",
        "seconds": 5.0,
        "machine": {"name": "A <quiet> machine", "cores": 4},
        "versions": {"Python": "3.11"},
        "rows": {"nominal": 60, "visit": 400},
        "operations": {operation.name: by_contender for operation in OPERATIONS},
        "phone": {"first pull of a caseload": _figures(20.0)},
        "cold": {name: {"cold": _figures(1)["1"], "warm": _figures(1)["1"]} for name in ("point", "overdue")},
        "subscriptions": {
            "subscriptions": 500,
            "seconds": 5.0,
            "before_mb": 90.0,
            "after_mb": 290.0,
            "grown_mb": 200.0,
        },
        "ceiling": _figures(20_000.0),
        "oversight": {
            "rows": {"nominal": 70_000, "obligation": 3_010_000},
            "load": [0.5, 0.4, 0.3],
            "answers": {
                "board now": {"ms": 80.0, "least_ms": 75.0, "greatest_ms": 90.0, "fixed_ms": 400.0, "most_ms": 100},
                "two years by weeks": {
                    "ms": 450.0,
                    "least_ms": 440.0,
                    "greatest_ms": 470.0,
                    "fixed_ms": 900.0,
                    "most_ms": 300,
                },
                "caseloads": {"ms": 80.0, "least_ms": 75.0, "greatest_ms": 90.0, "fixed_ms": None, "most_ms": None},
            },
        },
        "goals": [],
    }


def _by_goal(report: dict[str, Any]) -> dict[str, Any]:
    return {one.goal: one for one in verdicts(report)}


def test_a_goal_is_met_when_the_figure_reaches_it_and_says_what_is_to_spare() -> None:
    found = _by_goal(_report(**{DOORSTEP: 300.0, POSTGRAPHILE: 100.0}))
    goal = found[f"overdue: at least 1.5× {TITLES[POSTGRAPHILE]}"]
    assert (goal.is_met, goal.words) == (True, "met, by 100 %")
    assert goal.figure.startswith("3.00× (8 connections)")


def test_beside_the_peer_stands_what_policy_and_audit_leave_of_the_fastest_that_can_be_written() -> None:
    found = _by_goal(_report(**{DOORSTEP: 40.0, POSTGRAPHILE: 100.0, KEPT: 50.0, BARE: 300.0}))
    goal = found[f"point: at least 1× {TITLES[POSTGRAPHILE]}"]
    assert goal.words == "missed, by 60 %"
    assert goal.figure == "0.40× (8 connections); fixed SQL with policy and audit 0.50×, with neither 3.00×"


def test_a_goal_is_missed_by_what_is_wanting() -> None:
    found = _by_goal(_report(**{DOORSTEP: 60.0, KEPT: 100.0, RESOLVERS: 12.0}))
    assert found[f"overdue: at least 0.75× {TITLES[KEPT]}"].words == "missed, by 20 %"
    assert found[f"overdue: at least 10× {TITLES[RESOLVERS]}"].words == "missed, by 50 %"


def test_memory_of_subscriptions_is_judged_for_a_thousand() -> None:
    goal = _by_goal(_report())["1,000 subscriptions take less than 300 MB"]
    assert not goal.is_met
    assert "400 MB for 1,000" in goal.figure


def test_the_board_over_ten_years_is_judged_beside_its_fixed_statement() -> None:
    found = _by_goal(_report())
    board, trend = found["board now: in less than 100 ms"], found["two years by weeks: in less than 300 ms"]
    assert (board.words, trend.words) == ("met, by 20 %", "missed, by 50 %")
    assert board.figure == "80 ms over 70,000 nominals, 3,010,000 obligations; fixed SQL 400 ms"
    assert "caseloads: in less" not in " ".join(found)
    told = page(_report())
    assert "The board over ten years" in told
    assert "caseloads" in told


def test_there_is_no_verdict_without_the_peer() -> None:
    report = _report()
    for by_contender in report["operations"].values():
        by_contender.pop(POSTGRAPHILE, None)
    assert not any(TITLES[POSTGRAPHILE] in goal for goal in _by_goal(report))
    assert page(report).count("<section>") > len(OPERATIONS)


def test_the_page_has_every_operation_and_fetches_nothing() -> None:
    report = _report()
    report["goals"] = [vars(one) | {"is_met": one.is_met, "words": one.words} for one in verdicts(report)]
    written = page(report)
    assert "A &lt;quiet&gt; machine" in written
    assert all(escape(operation.title) in written for operation in OPERATIONS)
    assert all(goal["words"] in written for goal in report["goals"])
    assert not re.search(r"\b(src|href|url|@import)\b", written)
    assert _unclosed(written) == []


def _unclosed(text: str) -> list[str]:
    """Elements that were opened and not closed, in their order."""
    left: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, _: object) -> None:
            if tag != "meta":
                left.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert left.pop() == tag

    Reader().feed(text)
    return left
