"""Nothing lost, nothing twice, nothing leaked, nobody stuck: whatever becomes of phones, network and server.

DOORSTEP_SIM_SEED=n plays one schedule alone. A schedule's seed, and the order of what it did, stand in the failure.
"""

import os

from tests.simulation.campaign import campaign
from tests.simulation.conftest import OpenLaboratory
from tests.simulation.network import FATES
from tests.simulation.schedule import play

SCHEDULES = 300
SCHEDULES_IN_SOAK = 10_000
# Beside every fate of a request, what each campaign must have met.
HAPPENED = {
    "phone killed",
    "phone killed between two awaits",
    "phone cloned",
    "phone rolled back",
    "phone's store lost",
    "phone's clock jumps",
    "saved during a round",
    "save done",
    "save killBefore",
    "save killAfter",
    "save failBefore",
    "save failAfter",
    "late copy",
    "late commit",
    "reassigned",
    "change waited for an open record",
    "unit changed",
    "access granted",
    "device revoked",
    "held submission decided",
    "tombstones purged",
    "server restored from backup",
}


def _seeds(count: int) -> list[int]:
    given = os.environ.get("DOORSTEP_SIM_SEED")
    return list(range(count)) if given is None else [int(given)]


async def test_whatever_happens_nothing_is_lost_doubled_leaked_or_stuck(
    open_laboratory: OpenLaboratory, soak: bool
) -> None:
    seeds = _seeds(SCHEDULES_IN_SOAK if soak else SCHEDULES)

    result = await campaign(open_laboratory, seeds)

    assert not result.violations, "\n\n".join(map(str, result.violations))
    assert result.schedules == len(seeds)
    if len(seeds) > 1:
        assert {*FATES, *HAPPENED} - result.counts.keys() == set(), "a fault that never occurred proves nothing"


async def test_the_same_seed_plays_the_same_schedule(open_laboratory: OpenLaboratory) -> None:
    async with open_laboratory() as one, open_laboratory() as other:
        for seed in (3, 8, 21):
            first = await play(seed, one.lab, one.host, one.writer)
            again = await play(seed, other.lab, other.host, other.writer)

            assert first.trace == again.trace
