"""Whether two samples of times can be told apart: the Mann-Whitney test of ranks, and how often one is the longer."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

# Two-sided, at 1 in 100: what is told apart by less is chance once in a hundred runs.
_P = 0.01
# As often the longer as not is 0.5; a caller who guesses by time is right by no more than this beyond it.
_EDGE = 0.05


@dataclass(frozen=True)
class Same:
    """`longer`: how often a time of the second is longer than one of the first; 0.5 is never to be told."""

    p: float
    longer: float
    is_same: bool

    @property
    def words(self) -> str:
        told = "not told apart" if self.is_same else "told apart"
        return f"{told} (p = {self.p:.3f}; the second is longer in {self.longer:.1%} of pairs)"


def same(first: Sequence[float], second: Sequence[float]) -> Same:
    """Compare. Ties count half; the normal approximation, which holds for samples of more than twenty."""
    ordered = sorted([(value, 0) for value in first] + [(value, 1) for value in second])
    ranks, place = 0.0, 0
    while place < len(ordered):
        upto = place
        while upto < len(ordered) and ordered[upto][0] == ordered[place][0]:
            upto += 1
        ranks += (place + upto + 1) / 2 * sum(side for _, side in ordered[place:upto])
        place = upto
    n, m = len(first), len(second)
    u = ranks - m * (m + 1) / 2
    z = (u - n * m / 2) / math.sqrt(n * m * (n + m + 1) / 12)
    p, longer = math.erfc(abs(z) / math.sqrt(2)), u / (n * m)
    return Same(p, longer, p > _P or abs(longer - 0.5) < _EDGE)
