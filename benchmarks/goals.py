"""The project's goals, each beside its figure: met or missed, and by how much."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks import syncing_report
from benchmarks.standing import BARE, DOORSTEP, KEPT, POSTGRAPHILE, RESOLVERS, TITLES

CONNECTIONS_JUDGED = 8
COLD_MS_MAX = 5.0
GROWN_MB_MAX = 300.0
SEARCH_P99_MS_MAX = 50.0
# Doorstep's requests a second over the other's, at least.
_RATIOS = (
    ("point", POSTGRAPHILE, 1.0),
    ("overdue", POSTGRAPHILE, 1.5),
    ("caseload", POSTGRAPHILE, 1.5),
    ("page", POSTGRAPHILE, 1.5),
    ("board", POSTGRAPHILE, 1.5),
    ("overdue", RESOLVERS, 10.0),
    ("caseload", RESOLVERS, 10.0),
    ("point", KEPT, 0.75),
    ("overdue", KEPT, 0.75),
    ("caseload", KEPT, 0.75),
    ("page", KEPT, 0.75),
)


@dataclass(frozen=True)
class Verdict:
    """One goal. `by_percent` is how far the figure is from it: above 0 it is met with so much to spare."""

    goal: str
    figure: str
    by_percent: float

    @property
    def is_met(self) -> bool:
        return self.by_percent >= 0

    @property
    def words(self) -> str:
        """Met or missed, and by how much."""
        return f"{'met' if self.is_met else 'missed'}, by {abs(self.by_percent):.0f} %"


def verdicts(measured: dict[str, Any]) -> list[Verdict]:
    """Every goal that this run has figures for."""
    found = [one for goal in _RATIOS if (one := _ratio(measured["operations"], *goal))]
    for name, times in measured["cold"].items():
        taken = times["cold"]["p50_ms"]
        goal = f"{name}: a document never seen is answered in less than {COLD_MS_MAX:g} ms"
        found.append(Verdict(goal, f"{taken:g} ms at the median; {_spent(**times)}", _below(taken, COLD_MS_MAX)))
    held = measured["subscriptions"]
    goal = f"1,000 subscriptions take less than {GROWN_MB_MAX:g} MB"
    a_thousand = round(held["grown_mb"] * 1000 / held["subscriptions"], 1)
    said = f"{held['grown_mb']:g} MB for {held['subscriptions']:,}: {a_thousand:g} MB for 1,000"
    found += [Verdict(goal, said, _below(a_thousand, GROWN_MB_MAX)), *_oversight(measured["oversight"])]
    found += _of_search(measured.get("search"))
    return [*found, *(Verdict(*one) for one in syncing_report.goals(measured["sync"]))] if "sync" in measured else found


def _spent(cold: dict[str, Any], warm: dict[str, Any]) -> str:
    """Whose time it is: what is parsed and compiled is the server's, what is planned PostgreSQL's."""
    parts = (("the server", "server_cpu_ms"), ("PostgreSQL", "postgres_cpu_ms"))
    return ", ".join(f"of {whose} {cold[part]:.1f} ms of CPU ({warm[part]:.1f} when known)" for whose, part in parts)


def _oversight(measured: dict[str, Any]) -> Iterator[Verdict]:
    rows = f"{measured['rows']['nominal']:,} nominals, {measured['rows']['obligation']:,} obligations"
    for name, told in measured["answers"].items():
        if told["most_ms"] is not None:
            goal = f"{name}: in less than {told['most_ms']:g} ms"
            said = f"{told['ms']:g} ms over {rows}; fixed SQL {told['fixed_ms']:g} ms"
            yield Verdict(goal, said, _below(told["ms"], told["most_ms"]))


def _of_search(found: dict[str, Any] | None) -> Iterator[Verdict]:
    """What search is to keep, where it was measured."""
    if found is None:
        return
    for connections, times in found["times"].items():
        goal = f"search, {connections} connections: p99 below {SEARCH_P99_MS_MAX:g} ms"
        yield Verdict(goal, f"{times['p99_ms']:.1f} ms", _below(times["p99_ms"], SEARCH_P99_MS_MAX))
    times = found["absent_and_hidden"]
    goal = "search: a partner cannot tell who is hidden from who is not there by its time"
    said = f"absent {times['absent_ms']:.2f} ms, hidden {times['hidden_ms']:.2f} ms, p = {times['p']:.3f}"
    yield Verdict(goal, said, 0.0 if times["is_same"] else -100 * abs(times["longer"] - 0.5))


def _ratio(operations: dict[str, Any], name: str, other: str, least: float) -> Verdict | None:
    by_contender = operations.get(name, {})
    if DOORSTEP not in by_contender or other not in by_contender:
        return None
    judged = _judged(by_contender[DOORSTEP])
    reached = {one: by_contender[one][judged]["requests_per_second"] for one in by_contender}
    ratio = reached[DOORSTEP] / reached[other]
    goal = f"{name}: at least {least:g}× {TITLES[other]}"
    why = _why(reached) if other == POSTGRAPHILE else ""
    return Verdict(goal, f"{ratio:.2f}× ({judged} connections){why}", (ratio / least - 1) * 100)


def _why(reached: dict[str, float]) -> str:
    """How near to PostGraphile anything comes that does our work, and what the work is: it judges and keeps nothing."""
    fixed = {title: reached[one] for one, title in ((KEPT, "with policy and audit"), (BARE, "with neither"))}
    each = ", ".join(f"{title} {rate / reached[POSTGRAPHILE]:.2f}×" for title, rate in fixed.items())
    return f"; fixed SQL {each}"


def _judged(by_connections: dict[str, Any]) -> str:
    """The number of connections that goals are judged by, or the nearest that was measured."""
    return min(by_connections, key=lambda count: abs(int(count) - CONNECTIONS_JUDGED))


def _below(figure: float, most: float) -> float:
    return (1 - figure / most) * 100
