"""Nothing lost, nothing twice, nothing leaked, nobody stuck: whatever becomes of phones, network and server.

DOORSTEP_SIM_SEED=n plays one schedule alone; DOORSTEP_SIM_SEEDS=a-b plays those from a up to, but without, b. A
schedule's seed, and the order of what it did, stand in the failure.
"""

import os

import pytest

from tests.simulation import coverage
from tests.simulation.campaign import Result, campaign
from tests.simulation.conftest import OpenLaboratory
from tests.simulation.schedule import play

SCHEDULES = 300
SCHEDULES_IN_SOAK = 10_000
# So many schedules meet every fault; fewer, asked for by hand, may not.
SCHEDULES_THAT_MEET_ALL = 300


def _seeds(count: int) -> list[int]:
    one, some = os.environ.get("DOORSTEP_SIM_SEED"), os.environ.get("DOORSTEP_SIM_SEEDS")
    if one is not None:
        return [int(one)]
    if some is not None:
        first, last = some.split("-")
        return list(range(int(first), int(last)))
    return list(range(count))


def _report(seeds: list[int], result: Result) -> str:
    return (
        f"\n{result.schedules} schedules from seed {seeds[0]}, {result.submissions} submissions, quiet within"
        f" {result.rounds_to_quiesce} rounds, {len(result.violations)} violations;"
        f" faults met:\n{coverage.summary(result.counts)}"
    )


async def test_whatever_happens_nothing_is_lost_doubled_leaked_or_stuck(
    open_laboratory: OpenLaboratory, soak: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = _seeds(SCHEDULES_IN_SOAK if soak else SCHEDULES)

    result = await campaign(open_laboratory, seeds)

    with capsys.disabled():
        print(_report(seeds, result))  # noqa: T201 - what was met is part of what was tested
    assert not result.violations, "\n\n".join(map(str, result.violations))
    assert result.schedules == len(seeds)
    if len(seeds) >= SCHEDULES_THAT_MEET_ALL:
        assert coverage.missed(result.counts) == [], "a fault that never occurred proves nothing"


async def test_the_same_seed_plays_the_same_schedule(open_laboratory: OpenLaboratory) -> None:
    async with open_laboratory() as one, open_laboratory() as other:
        for seed in (3, 8, 21):
            first = await play(seed, one.lab, one.host, one.writer)
            again = await play(seed, other.lab, other.host, other.writer)

            assert first.trace == again.trace
