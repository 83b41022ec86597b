"""The same invariants where the server is a process that is killed for real, and the database one that crashes."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulation import real
from tests.simulation.schedule import play

SCHEDULES = 3
SCHEDULES_IN_SOAK = 100
# What the schedules draw changes with what they can draw from: more are played until each of these was met.
MISHAPS = {"server killed", "database crashed", "connections ended"}
SCHEDULES_AT_MOST = 12


@pytest.fixture
def folder() -> Iterator[Path]:
    """Within reach of the database's own user."""
    place = Path(tempfile.mkdtemp(prefix="doorstep-real-", dir="/tmp"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place, ignore_errors=True)


async def test_nothing_is_lost_where_real_processes_die(
    folder: Path, phones_bundle: Path, soak: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    count = SCHEDULES_IN_SOAK if soak else SCHEDULES
    async with real.real_laboratory(folder, phones_bundle) as (laboratory, processes):
        for seed in range(max(count, SCHEDULES_AT_MOST)):
            if seed >= count and processes.done.keys() == MISHAPS:
                break
            await play(seed, laboratory.lab, laboratory.host, laboratory.writer, fates=real.FATES)

    with capsys.disabled():
        print(f"\n{seed} schedules with real processes: {dict(processes.done)}")  # noqa: T201 - what was met
    assert processes.done.keys() == MISHAPS
