"""Many schedules, two at a time: each laboratory takes the next seed until they are all played."""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.simulation.conftest import OpenLaboratory
from tests.simulation.run import Run, ViolationError
from tests.simulation.schedule import play

logger = logging.getLogger(__name__)
LABORATORIES = 2


@dataclass
class Result:
    """What a campaign came to."""

    schedules: int = 0
    submissions: int = 0
    rounds_to_quiesce: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    violations: list[ViolationError] = field(default_factory=list)

    def add(self, run: Run) -> None:
        self.schedules += 1
        self.submissions += len(run.made)
        self.counts += run.counts
        self.rounds_to_quiesce = max(self.rounds_to_quiesce, run.rounds_to_quiesce)


async def campaign(
    open_laboratory: OpenLaboratory, seeds: Iterable[int], *, violations_max: int = 3, laboratories: int = LABORATORIES
) -> Result:
    """Play every seed, or as many as it takes to see some violations."""
    result = Result()
    waiting = iter(seeds)
    await asyncio.gather(*(_work(open_laboratory, waiting, result, violations_max) for _ in range(laboratories)))
    return result


async def _work(open_laboratory: OpenLaboratory, waiting: Iterator[int], result: Result, violations_max: int) -> None:
    async with open_laboratory() as laboratory:
        for seed in waiting:
            if len(result.violations) >= violations_max:
                return
            try:
                result.add(await play(seed, laboratory.lab, laboratory.host, laboratory.writer))
            except ViolationError as violation:
                logger.error("replay with DOORSTEP_SIM_SEED=%d: %s", seed, violation)  # noqa: TRY400
                result.violations.append(violation)
