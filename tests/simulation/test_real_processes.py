"""The same invariants where the server is a process that is killed for real, and the database one that crashes.

`make soak` goes on until there were a thousand kills; DOORSTEP_SIM_KILLS=n until there were so many, from the seed
DOORSTEP_SIM_SEED on. A schedule's seed stands in the failure; what it meets is the machine's, too.
"""

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room import ROOM
from tests.simulation import real
from tests.simulation.schedule import play

SCHEDULES = 3
KILLS_IN_SOAK = 1_000
# What the schedules draw changes with what they can draw from: more are played until each of these was met.
KILLS = {"server killed", "database crashed"}
MISHAPS = KILLS | {"connections ended"}
SCHEDULES_AT_MOST = 12


@pytest.fixture
def folder() -> Iterator[Path]:
    """Within reach of the database's own user."""
    place = Path(tempfile.mkdtemp(prefix="doorstep-real-", dir=ROOM))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place, ignore_errors=True)


async def test_nothing_is_lost_where_real_processes_die(
    folder: Path, phones_bundle: Path, soak: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    kills = int(os.environ.get("DOORSTEP_SIM_KILLS") or (KILLS_IN_SOAK if soak else 0))
    first = int(os.environ.get("DOORSTEP_SIM_SEED") or 0)
    async with real.real_laboratory(folder, phones_bundle) as (laboratory, processes):
        for seed in itertools.count(first):
            played, killed = seed - first, sum(processes.done[one] for one in KILLS)
            is_met = processes.done.keys() == MISHAPS or played >= SCHEDULES_AT_MOST
            if played >= SCHEDULES and killed >= kills and is_met:
                break
            await play(seed, laboratory.lab, laboratory.host, laboratory.writer, fates=real.FATES)

    with capsys.disabled():
        print(f"\n{played} schedules from seed {first} with real processes: {dict(processes.done)}")  # noqa: T201
    assert processes.done.keys() == MISHAPS
