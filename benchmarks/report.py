"""The run as one page that needs nothing else: goals first, then each operation's plots and figures."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from benchmarks import syncing_report
from benchmarks.operations import OPERATIONS
from benchmarks.plots import Row, bars, ranges
from benchmarks.standing import BARE, DOORSTEP, KEPT, POSTGRAPHILE, RESOLVERS, TITLES

_STYLE = Path(__file__).with_name("report.css")
_COLOURS = {
    DOORSTEP: "doorstep",
    KEPT: "kept",
    POSTGRAPHILE: "postgraphile",
    RESOLVERS: "resolvers",
    BARE: "bare",
}
_COLUMNS = {
    "requests_per_second": "requests/s",
    "p50_ms": "p50, ms",
    "p99_ms": "p99, ms",
    "server_cpu_ms": "server CPU, ms a request",
    "postgres_cpu_ms": "PostgreSQL CPU, ms a request",
    "resident_mb": "server memory, MB",
    "bytes_an_answer": "bytes an answer",
    "load_share": "load, of a core",
}
Report = dict[str, Any]


def page(report: Report) -> str:
    """The report as HTML."""
    parts = [_head(report), _goals(report), *_operations(report), _others(report)]
    parts += [_search(report), _sync(report), _machine(report)]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Doorstep, measured</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE.read_text()}</style></head><body>{''.join(parts)}</body></html>\n"
    )


def _head(report: Report) -> str:
    rows = ", ".join(f"{count:,} {name}s" for name, count in report["rows"].items())
    return (
        f"<h1>Doorstep, measured</h1><p>{escape(report['date'])}, commit {escape(report['commit'])}, on"
        f" {escape(report['machine']['name'])}. {escape(rows)}. Each figure is of {report['seconds']:g} seconds; all"
        " contenders stand on one machine, over one database, under the same load in one run. Only what stands side"
        " by side here may be compared.</p>"
        "<p>Doorstep and the fixed SQL with policy and audit judge the caller's token, enter a signed row context and"
        " write an audit event in each request's transaction. The others do none of it.</p>"
    )


def _goals(report: Report) -> str:
    rows = [
        (escape(one["goal"]), escape(one["figure"]), f'<span class="{_met(one)}">{escape(one["words"])}</span>')
        for one in report["goals"]
    ]
    return f"<section><h2>Goals</h2>{_table(('goal', 'figure', 'verdict'), rows)}</section>"


def _met(goal: Report) -> str:
    return "met" if goal["is_met"] else "missed"


def _operations(report: Report) -> Iterator[str]:
    for operation in OPERATIONS:
        figures = report["operations"][operation.name]
        note = f'<p class="quiet">{escape(operation.note)}</p>' if operation.note else ""
        counts = list(figures[DOORSTEP])
        middle = counts[len(counts) // 2]
        plots = [
            *(bars(f"Requests a second, {_connections(count)}", _speeds(figures, count)) for count in counts),
            ranges(f"Time of an answer, p50 to p99, ms, {_connections(middle)}", _times(figures, middle)),
            bars(
                f"CPU ms a request: server (full), PostgreSQL (pale), {_connections(middle)}", _costs(figures, middle)
            ),
        ]
        title = f"{operation.name}: {operation.title}"
        yield (
            f'<section><h2>{escape(title)}</h2>{note}<div class="plots">{"".join(plots)}</div>'
            f"{_figures(figures, TITLES)}</section>"
        )


def _speeds(figures: Report, count: str) -> list[Row]:
    return [
        Row(TITLES[name], (one["requests_per_second"],), _COLOURS[name], f"{one['requests_per_second']:,.0f}")
        for name, one in _at(figures, count)
    ]


def _times(figures: Report, count: str) -> list[Row]:
    return [
        Row(TITLES[name], (one["p50_ms"], one["p99_ms"]), _COLOURS[name], f"{one['p50_ms']:g} to {one['p99_ms']:g}")
        for name, one in _at(figures, count)
    ]


def _costs(figures: Report, count: str) -> list[Row]:
    return [
        Row(
            TITLES[name],
            (one["server_cpu_ms"], one["postgres_cpu_ms"]),
            _COLOURS[name],
            f"{one['server_cpu_ms']:.2f} + {one['postgres_cpu_ms']:.2f}",
        )
        for name, one in _at(figures, count)
    ]


def _at(figures: Report, count: str) -> list[tuple[str, Report]]:
    return [(name, figures[name][count]) for name in TITLES if name in figures]


def _others(report: Report) -> str:
    cold = [
        (escape(name), f"{times['cold']['p50_ms']:g}", f"{times['cold']['p99_ms']:g}", f"{times['warm']['p50_ms']:g}")
        for name, times in report["cold"].items()
    ]
    held = report["subscriptions"]
    ceiling = [
        (_connections(count), f"{one['requests_per_second']:,.0f}", f"{one['load_share']:g}")
        for count, one in report["ceiling"].items()
    ]
    return (
        f"<section><h2>What a phone asks</h2>{_figures(report['phone'], {})}</section>"
        "<section><h2>A document never seen</h2><p>Parsed, validated, priced, compiled, planned by PostgreSQL and run;"
        " over one connection, in ms.</p>"
        f"{_table(('operation', 'never seen, p50', 'never seen, p99', 'known, p50'), cold, numbers=3)}</section>"
        f"<section><h2>Subscriptions</h2><p>{held['subscriptions']:,} event streams, held for {held['seconds']:g}"
        f" seconds: the server grew from {held['before_mb']:g} MB to {held['after_mb']:g} MB, by"
        f" {held['grown_mb']:g} MB.</p></section>"
        "<section><h2>The load</h2><p>What the load can send at most, to a server that answers at once; and how much of"
        " one core it takes then. Where a contender comes near, the figure is the load's and not the contender's.</p>"
        f"{_table(('connections', 'requests/s', 'of a core'), ceiling, numbers=2)}</section>"
        f"{_oversight(report['oversight'])}"
    )


def _oversight(measured: Report) -> str:
    rows = [
        (
            escape(name),
            f"{told['ms']:g}",
            f"{told['least_ms']:g} to {told['greatest_ms']:g}",
            "" if told["fixed_ms"] is None else f"{told['fixed_ms']:g}",
            "" if told["most_ms"] is None else f"{told['most_ms']:g}",
        )
        for name, told in measured["answers"].items()
    ]
    counted = ", ".join(f"{count:,} {name}s" for name, count in measured["rows"].items())
    load = ", ".join(f"{each:g}" for each in measured["load"])
    return (
        f"<section><h2>The board over ten years</h2><p>{escape(counted)}, in a server of their own. Each answer as"
        " governance gets it, with policy and audit, and in turn with it a fixed statement that counts the same with"
        f" neither; median and range, in ms. The machine's load was {escape(load)}.</p>"
        f"{_table(('answer', 'median', 'from, to', 'fixed SQL', 'goal, under'), rows, numbers=4)}</section>"
    )


def _sync(report: Report) -> str:
    if "sync" not in report:
        return ""
    grown, seen, pushed = (report["sync"][part] for part in ("grown", "seen", "pushed"))
    return (
        "<section><h2>Sync</h2><p>The app's own core, PouchDB with its own server, and RxDB on our adapter, over one"
        " wire that counts. docs/benchmarks.md says what each does for it.</p>"
        f"{_table(syncing_report.HEAD, syncing_report.rows(report['sync']), numbers=9)}"
        f"<p>An empty delta at the server: {grown['p50_ms'][0]:g} ms with {grown['rows'][0]:,} records in the log,"
        f" {grown['p50_ms'][1]:g} ms with {grown['rows'][1]:,}. A change is seen by another phone after"
        f" {seen['p50_ms']:g} ms (p50), {seen['p99_ms']:g} ms (p99). {pushed['clients']} clients push"
        f" {pushed['mutations_per_second']:,} mutations a second.</p></section>"
    )


def _search(report: Report) -> str:
    """Times, what is found though misspelt, and whether hidden can be told from absent."""
    found = report.get("search")
    if found is None:
        return ""
    sizes = found["sizes"]
    times = [
        (_connections(count), f"{one['p50_ms']:.1f}", f"{one['p99_ms']:.1f}") for count, one in found["times"].items()
    ]
    recall = [(escape(kind), f"{share:.1%}") for kind, share in found["recall_at_10"].items()]
    both = found["absent_and_hidden"]
    return (
        f"<section><h2>Search</h2><p>Over {sizes['nominals']:,} nominals and {sizes['reports']:,} reports, with policy"
        " and audit; callers are handed in, so no token is judged.</p>"
        f"{_table(('', 'p50, ms', 'p99, ms'), times, numbers=2)}"
        f"{_table(('spelt', 'found among the first ten'), recall, numbers=1)}"
        f"<p>A partner's search for nobody took {both['absent_ms']:.2f} ms, for somebody hidden"
        f" {both['hidden_ms']:.2f} ms at the median; the second is the longer in {both['longer']:.1%} of pairs"
        f" (Mann-Whitney, p = {both['p']:.3f}).</p></section>"
    )


def _machine(report: Report) -> str:
    said = {**report["machine"], **report["versions"]}
    rows = [(escape(str(name).replace("_", " ")), escape(str(value))) for name, value in said.items()]
    return f"<section><h2>The machine and the versions</h2>{_table(('what', 'which'), rows)}</section>"


def _figures(figures: Report, titles: dict[str, str]) -> str:
    rows = [
        (escape(titles.get(name, name)), count, *(f"{one[column]:,}" for column in _COLUMNS))
        for name in (titles or figures)
        for count, one in figures.get(name, {}).items()
    ]
    head = ("", "connections", *_COLUMNS.values())
    return f"<details><summary>Figures</summary>{_table(head, rows, numbers=len(head) - 1)}</details>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: int = 0) -> str:
    """A table; the last so many columns hold numbers. What is in `rows` is HTML already."""
    first = len(head) - numbers

    def cells(tag: str, row: Sequence[str]) -> str:
        return "".join(
            f"<{tag}{' class=number' if place >= first else ''}>{cell}</{tag}>" for place, cell in enumerate(row)
        )

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{cells("th", head)}</tr></thead><tbody>{body}</tbody></table></div>'


def _connections(count: str) -> str:
    return f"{count} connection{'' if count == '1' else 's'}"
