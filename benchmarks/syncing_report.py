"""What the sync bench gave, as goals and as a part of the page."""

from collections.abc import Iterator
from html import escape
from typing import Any

Report = dict[str, Any]
OURS, SLOW = "Doorstep", "slow 3G"
# The most that each may take, and the least that a second must bring.
_FIRST_MS = {"2000": 1_000.0, "10000": 2_500.0}
_EMPTY_P95_MS = 15.0
_GROWTH = 1.3
_PUSH_MS = 150.0
_MUTATIONS_PER_SECOND = 2_000.0
_SEEN_P99_MS = 50.0
# Of 2,000 records. A quarter of a megabyte is five seconds of a slow line.
_FIRST_SLOW_MS = 8_000.0
_FIRST_KIB = 250.0
_FAST = "as fast as it goes"


def goals(sync: Report) -> Iterator[tuple[str, str, float]]:
    """Each goal, its figure, and by how many per cent it is met (above 0) or missed."""
    for count, most in _FIRST_MS.items():
        if count in sync["records"]:
            ms = sync["records"][count][_FAST][OURS]["first"]["ms"]
            yield f"first sync of {int(count):,} records within {most:g} ms", f"{ms:g} ms", _below(ms, most)
    smallest = next(iter(sync["records"].values()))[_FAST][OURS]
    p95 = smallest["empty"]["p95_ms"]
    yield f"an empty delta within {_EMPTY_P95_MS:g} ms at p95", f"{p95:g} ms", _below(p95, _EMPTY_P95_MS)
    if SLOW in (by_speed := sync["records"].get("2000", {})):
        first = by_speed[SLOW][OURS]["first"]
        ms, kib = first["ms"], round(first["bytes"] / 1024)
        yield (
            f"first sync of 2,000 records on slow 3G within {_FIRST_SLOW_MS:g} ms",
            f"{ms:g} ms",
            _below(ms, _FIRST_SLOW_MS),
        )
        yield f"and within {_FIRST_KIB:g} KiB on the wire", f"{kib} KiB", _below(kib, _FIRST_KIB)
    grown = sync["grown"]
    rows = " to ".join(f"{count:,}" for count in grown["rows"])
    yield (
        f"an empty delta grows at most {_GROWTH:g} times",
        f"{grown['ratio']:g} times from {rows} records",
        _below(grown["ratio"], _GROWTH),
    )
    pushed = sync["pushed"]
    ms = pushed["alone_p50_ms"]
    yield f"a push of 100 visits within {_PUSH_MS:g} ms", f"{ms:g} ms at the median", _below(ms, _PUSH_MS)
    many = pushed["mutations_per_second"]
    least = _MUTATIONS_PER_SECOND
    yield f"{least:,.0f} mutations a second with {pushed['clients']} clients", f"{many:,}", (many / least - 1) * 100
    p99 = sync["seen"]["p99_ms"]
    yield f"another phone sees a change within {_SEEN_P99_MS:g} ms at p99", f"{p99:g} ms", _below(p99, _SEEN_P99_MS)


def rows(sync: Report) -> Iterator[tuple[str, ...]]:
    """A row of the page for each syncer, caseload and wire: milliseconds and bytes of each step."""
    for count, by_speed in sync["records"].items():
        for speed, by_syncer in by_speed.items():
            for name, figures in by_syncer.items():
                steps = (figures.get(step) for step in ("first", "empty", "delta of 100", "push of 100"))
                cells = [cell for step in steps for cell in _step(step)]
                yield escape(name), f"{int(count):,}", escape(speed), f"{figures['documents']:,}", *cells


def _step(figures: Report | None) -> tuple[str, str]:
    return ("–", "–") if figures is None else (f"{figures['ms']:,g}", f"{figures['bytes']:,}")


HEAD = (
    "", "records", "wire", "documents held", "first sync, ms", "bytes", "empty delta, ms", "bytes", "delta of 100, ms",
    "bytes", "push of 100, ms", "bytes",
)  # fmt: skip


def _below(figure: float, most: float) -> float:
    return (1 - figure / most) * 100
