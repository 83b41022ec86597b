"""Plans are kept within bounds, whatever callers send."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from schema.reading.plans import PlanCache
from tests.reading.conftest import Desk

BYTES_MAX = 100_000


@dataclass(frozen=True)
class Sized:
    weight_bytes: int


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 2 * BYTES_MAX))))
def test_the_cache_never_grows_beyond_its_bytes(asked: list[tuple[int, int]]) -> None:
    cache: PlanCache[Sized] = PlanCache(BYTES_MAX)
    for key, weight in asked:
        plan = cache.get(key, lambda weight=weight: Sized(weight))  # type: ignore[misc]

        assert plan.weight_bytes in {size for known, size in asked if known == key}
        assert cache.bytes <= BYTES_MAX
        assert (cache.bytes > 0) == (len(cache) > 0)


def test_what_was_used_last_is_kept_longest() -> None:
    cache: PlanCache[Sized] = PlanCache(BYTES_MAX)
    for key in ("often", "once", "often", "new"):
        cache.get(key, lambda: Sized(BYTES_MAX // 4))
    cache.get("newer", lambda: Sized(BYTES_MAX // 4))

    assert "often" in cache
    assert "once" not in cache


def test_a_long_key_counts_too() -> None:
    cache: PlanCache[Sized] = PlanCache(BYTES_MAX)
    for place in range(20):
        cache.get((place, ("set",) * 1_000), lambda: Sized(1))

    assert cache.bytes <= BYTES_MAX
    assert len(cache) < 20


async def test_ever_new_operations_do_not_grow_the_memory(desk: Desk) -> None:
    plans, kept = desk.pipeline.plans, desk.pipeline.documents.kept
    plans._bytes_max = kept._bytes_max = BYTES_MAX
    for place in range(60):
        await desk.ask(f"query Q($f: NominalFilter) {{ a{place}: caseload(filter: $f) {{ totalCount }} }}", {"f": {}})

        assert plans.bytes <= BYTES_MAX
        assert kept.bytes <= BYTES_MAX
    assert 0 < len(plans) < 60
    assert 0 < len(kept) < 60
