"""Plans, made once for each shape of each operation and kept, so that nothing is compiled on a hot path.

A key is the document, the operation, and the shape of its variables (`terms.shape`); never a caller or a value.
"""

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

PLANS_BYTES_MAX = 32 * 1024 * 1024


class Weighed(Protocol):
    """Knows about how many bytes it takes."""

    @property
    def weight_bytes(self) -> int: ...


P = TypeVar("P", bound=Weighed)


@dataclass
class PlanCounts:
    """How well the plans are kept."""

    hits: int = 0
    misses: int = 0


class PlanCache(Generic[P]):
    """Plans by key, the least recently used dropped when they and their keys grow beyond `bytes_max`.

    Keys count, for callers choose them: the shape of a long filter is a long key, whatever its plan weighs. One plan
    that is too big by itself is made each time.
    """

    def __init__(self, bytes_max: int = PLANS_BYTES_MAX) -> None:
        self._plans: OrderedDict[Hashable, P] = OrderedDict()
        self._weights: dict[Hashable, int] = {}
        self.bytes = 0
        self._bytes_max = bytes_max
        self.counts = PlanCounts()

    def get(self, key: Hashable, make: Callable[[], P]) -> P:
        """The plan of a key, made if it is not known."""
        found = self._plans.get(key)
        if found is not None:
            self.counts.hits += 1
            self._plans.move_to_end(key)
            return found
        self.counts.misses += 1
        plan = self._plans[key] = make()
        self._weights[key] = plan.weight_bytes + _bytes_of(key)
        self.bytes += self._weights[key]
        while self.bytes > self._bytes_max:
            dropped, _ = self._plans.popitem(last=False)
            self.bytes -= self._weights.pop(dropped)
        return plan

    def __contains__(self, key: Hashable) -> bool:
        return key in self._plans

    def __len__(self) -> int:
        return len(self._plans)


def _bytes_of(key: Hashable) -> int:
    own = sys.getsizeof(key)
    return own + sum(_bytes_of(part) for part in key) if isinstance(key, tuple) else own
