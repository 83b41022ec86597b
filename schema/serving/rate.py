"""A bucket of points for each caller and program, filled evenly over a minute. Kept in this process's memory alone.

Processes do not tell each other: a caller whose requests reach N of them may have up to N times the rate. That is
enough to keep one caller from crowding out the others, which is all that it is for; it is not a meter to bill by.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Final

# About 200 bytes each. The one unused for longest is forgotten first, and is full again by then.
BUCKETS_MAX: Final = 20_000
WINDOW_S: Final = 60
POLICY_NAME: Final = "points"


@dataclass
class _Bucket:
    points: float
    filled_at: float


@dataclass(frozen=True)
class Charge:
    """What one operation took, and what is left. `limit` is the most that this operation might have cost.

    `wait_s` is not 0 where there was not enough: nothing was taken, and after so many seconds there is.
    """

    requested: int
    limit: int
    per_minute: int
    remaining: int
    full_in_s: int
    wait_s: int = 0

    def headers(self) -> dict[str, str]:
        """The fields of the RateLimit header draft (draft-ietf-httpapi-ratelimit-headers-10)."""
        found = {
            "RateLimit-Policy": f'"{POLICY_NAME}";q={self.per_minute};w={WINDOW_S}',
            "RateLimit": f'"{POLICY_NAME}";r={self.remaining};t={self.full_in_s}',
        }
        return found | {"Retry-After": str(self.wait_s)} if self.wait_s else found


class Buckets:
    """The buckets of one process."""

    def __init__(self, per_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._per_second = per_minute / WINDOW_S
        self._now = now
        self._kept: OrderedDict[Hashable, _Bucket] = OrderedDict()

    def take(self, key: Hashable, cost: int, *, limit: int) -> Charge:
        """Take points if there are enough. Every operation takes one at least."""
        bucket, wanted = self._filled(key), max(cost, 1)
        wait_s = 0
        if bucket.points >= wanted:
            bucket.points -= wanted
        else:
            wait_s = max(1, math.ceil((min(wanted, self._per_minute) - bucket.points) / self._per_second))
        full_in_s = math.ceil((self._per_minute - bucket.points) / self._per_second)
        return Charge(cost, limit, self._per_minute, int(bucket.points), full_in_s, wait_s)

    def _filled(self, key: Hashable) -> _Bucket:
        now = self._now()
        bucket = self._kept.get(key)
        if bucket is None:
            bucket = self._kept[key] = _Bucket(self._per_minute, now)
            if len(self._kept) > BUCKETS_MAX:
                self._kept.popitem(last=False)
            return bucket
        self._kept.move_to_end(key)
        bucket.points = min(self._per_minute, bucket.points + (now - bucket.filled_at) * self._per_second)
        bucket.filled_at = now
        return bucket

    def __len__(self) -> int:
        return len(self._kept)
