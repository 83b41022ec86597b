"""When the backlog clears: a simulation from the weeks behind us, with chance that a seed repeats. Pure.

It takes two things from each past week: how many newly came to be overdue, and what share of those already overdue was
dealt with. A future takes one stretch of the weeks behind us as its own, since nobody knows which of them the next will
be like, draws a week of it for each week to come, and counts on from what is overdue now. What it assumes is told with
it: that weeks to come are like a stretch of those; that officers added make as much as those there are; that more
nominals bring as much more that comes overdue.
"""

import random
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from api.oversight.commands import Forecast, ForecastWeek, TrendPoint

RUNS: Final = 400
WEEKS_MAX: Final = 104
STRETCH_WEEKS: Final = 6
# The band holds eight runs of ten.
_LOW, _MIDDLE, _HIGH = 0.1, 0.5, 0.9
_WEEKS_A_YEAR: Final = 52


def forecast(
    past: Sequence[TrendPoint],
    *,
    weeks: int,
    strength: float = 1.0,
    intake_percent_a_year: int = 0,
    seed: int = 1,
) -> Forecast:
    """The weeks to come after the last point. `strength` 1.1: a tenth more officers. The same seed, the same answer."""
    drawn = [(after.came, after.left / before.size if before.size else 1.0) for before, after in _steps(past)]
    chance = random.Random(seed)  # noqa: S311 - a simulation, not a key
    growth = 1 + intake_percent_a_year / 100 / _WEEKS_A_YEAR
    runs = [_run(chance, past[-1].size, drawn, weeks=weeks, strength=strength, growth=growth) for _ in range(RUNS)]
    found = [_week(number, sorted(run[number] for run in runs)) for number in range(weeks)]
    return Forecast(
        start=past[-1].at,
        size=past[-1].size,
        weeks=found,
        clears_in=next((week.week for week in found if week.middle == 0), None),
        weeks_drawn_from=len(drawn),
        came_a_week=round(sum(came for came, _ in drawn) / len(drawn), 1),
        left_percent_a_week=round(100 * sum(share for _, share in drawn) / len(drawn), 1),
    )


def _steps(past: Sequence[TrendPoint]) -> list[tuple[TrendPoint, TrendPoint]]:
    """Whole weeks alone: the last point may stand nearer to the one before."""
    pairs = list(pairwise(past))
    length = pairs[0][1].at - pairs[0][0].at
    whole = [pair for pair in pairs if (pair[1].at - pair[0].at) * 2 > length]
    return whole or pairs


def _run(
    chance: random.Random,
    size: int,
    drawn: Sequence[tuple[int, float]],
    *,
    weeks: int,
    strength: float,
    growth: float,
) -> list[int]:
    """One future: how many are overdue after each week."""
    sizes, grown = [], 1.0
    begins = chance.randrange(max(1, len(drawn) - STRETCH_WEEKS + 1))
    like = drawn[begins : begins + STRETCH_WEEKS]
    for _ in range(weeks):
        came, share = chance.choice(like)
        grown *= growth
        stays = (1 - share) ** strength
        remaining = sum(chance.random() < stays for _ in range(size))
        size = remaining + _rounded(chance, came * grown / strength)
        sizes.append(size)
    return sizes


def _rounded(chance: random.Random, number: float) -> int:
    """Up or down by chance, so that many small numbers keep their sum."""
    return int(number + chance.random())


def _week(number: int, sizes: list[int]) -> ForecastWeek:
    low, middle, high = (sizes[int(share * (len(sizes) - 1))] for share in (_LOW, _MIDDLE, _HIGH))
    return ForecastWeek(week=number + 1, low=low, middle=middle, high=high, counted=None)
