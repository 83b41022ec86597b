"""Plots as SVG text: bars, stacked bars, and ranges on a scale of tens. Colours are the page's, so that it reads in the
light, in the dark and on paper; each bar has its words and number beside it, so that no colour is needed to read it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH, _ROW, _LABEL, _NUMBER = 640, 22, 250, 90
_PLOT = _WIDTH - _LABEL - _NUMBER


@dataclass(frozen=True)
class Row:
    """One row: its words, its parts (one for a bar, two for a stack; from and to for a range), its class of colour."""

    label: str
    parts: tuple[float, ...]
    colour: str
    text: str


def bars(title: str, rows: Sequence[Row]) -> str:
    """A bar for each row, from nought; several parts are stacked."""
    most = max((sum(row.parts) for row in rows), default=0) or 1
    drawn = []
    for place, row in enumerate(rows):
        start = 0.0
        for part, size in enumerate(row.parts):
            drawn.append(_bar(place, start / most, size / most, f"{row.colour} part{part}"))
            start += size
        drawn.append(_words(place, row, start / most))
    return _svg(title, len(rows), drawn)


def ranges(title: str, rows: Sequence[Row]) -> str:
    """A line for each row from its lesser part to its greater, on a scale of tens."""
    low = math.floor(math.log10(min((row.parts[0] for row in rows), default=1)))
    high = math.ceil(math.log10(max((row.parts[1] for row in rows), default=10)))
    span = max(1, high - low)

    def at(value: float) -> float:
        return (math.log10(value) - low) / span

    drawn = [_tick(10.0 ** (low + step), step / span, len(rows)) for step in range(span + 1)]
    for place, row in enumerate(rows):
        first, last = at(row.parts[0]), at(row.parts[1])
        y = _middle(place)
        drawn.append(
            f'<line class="{row.colour}" x1="{_x(first):.1f}" x2="{_x(last):.1f}" y1="{y}" y2="{y}"/>'
            f'<circle class="{row.colour}" cx="{_x(first):.1f}" cy="{y}" r="5"/>'
        )
        drawn.append(_words(place, row, last))
    return _svg(title, len(rows) + 1, drawn)


def _bar(place: int, start: float, size: float, colour: str) -> str:
    y = place * _ROW + 3
    return f'<rect class="{colour}" x="{_x(start):.1f}" y="{y}" width="{size * _PLOT:.1f}" height="{_ROW - 6}"/>'


def _words(place: int, row: Row, end: float) -> str:
    y = _middle(place) + 4
    label = f'<text x="{_LABEL - 8}" y="{y}" text-anchor="end">{escape(row.label)}</text>'
    return f'{label}<text x="{_x(end) + 8:.1f}" y="{y}">{escape(row.text)}</text>'


def _tick(value: float, at: float, rows: int) -> str:
    x, bottom = _x(at), rows * _ROW
    line = f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{bottom}"/>'
    return f'{line}<text class="quiet" x="{x:.1f}" y="{bottom + 15}" text-anchor="middle">{value:g}</text>'


def _x(share: float) -> float:
    return _LABEL + share * _PLOT


def _middle(place: int) -> int:
    return place * _ROW + _ROW // 2


def _svg(title: str, rows: int, drawn: Sequence[str]) -> str:
    height = rows * _ROW + 4
    return (
        f'<figure><figcaption>{escape(title)}</figcaption><svg viewBox="0 0 {_WIDTH} {height}" role="img"'
        f' aria-label="{escape(title)}">{"".join(drawn)}</svg></figure>'
    )
