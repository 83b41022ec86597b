"""What the measurement of search rests on: its mistakes are mistakes, and its test tells apart what differs."""

import random

import pytest

from benchmarks import misspelling
from benchmarks.same_time import same


@pytest.mark.parametrize(
    "kind", [kind for kind in misspelling.KINDS if kind not in ("as it stands", "double-barrelled")]
)
def test_a_misspelling_is_another_spelling(kind: str) -> None:
    spoilt = [misspelling.KINDS[kind]("Stephen Thompson", random.Random(seed)) for seed in range(50)]

    assert sum(name.lower() != "stephen thompson" for name in spoilt) > 45


def test_times_of_one_kind_are_not_told_apart() -> None:
    chance = random.Random(3)
    first, second = ([chance.gauss(10, 2) for _ in range(800)] for _ in range(2))

    assert same(first, second).is_same
    assert 0.45 < same(first, second).longer < 0.55


def test_times_that_differ_by_a_little_are_told_apart() -> None:
    chance = random.Random(3)
    first = [chance.gauss(10, 2) for _ in range(800)]
    second = [chance.gauss(10.6, 2) for _ in range(800)]

    found = same(first, second)

    assert not found.is_same
    assert found.p < 0.01
    assert found.longer > 0.55


def test_ties_count_half() -> None:
    assert same([1.0] * 30, [1.0] * 30).longer == 0.5
