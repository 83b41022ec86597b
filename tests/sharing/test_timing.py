"""How long an answer takes about somebody hidden, and about nobody: printed in the long runs, never asserted.

Each pair is asked in an order drawn by chance, so that whatever comes at every second request tells for neither. The
figure is the median difference within pairs; its chance is how often signs drawn at random give as large a one. Beside
the time that passes, which is a partner's to see, stands the processors' time of this process and of the database's
(`/proc/<pid>/schedstat`): a difference of work shows there however busy the machine is.
"""

import os
import random
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import pytest

from api.nominals.desk import Done
from api.sharing import enquiring, searching
from api.sharing.commands import Enquire
from api.sharing.searching import Search
from api.sharing.words import Purpose
from api.values import new_id
from tests.sharing.conftest import BORN, Town, describe

# Hidden by the agreement, and known to nobody. Each word is held by somebody hidden: what a search tells is how common
# a word is, and not who is there (decision 101).
HIDDEN, OTHER, NOBODY = "Hidden Person", "Absent Somebody", "Hidden Somebody"
_PAIRS = int(os.environ.get("DOORSTEP_TIMING_PAIRS", "1000"))
_WARMING = 100
_SHUFFLES = 2_000

Ask = Callable[[str], Awaitable[None]]


def _enquiry(town: Town) -> Ask:
    async def ask(name: str) -> None:
        command = Enquire(
            id=new_id(), purpose=Purpose.CHILD_SAFEGUARDING, reason="Referral.", name=name, date_of_birth=BORN
        )
        assert await enquiring.enquire(town.services, town.partners["A"], command) == Done(command.id)

    return ask


def _search(town: Town) -> Ask:
    async def ask(name: str) -> None:
        asked = Search(text=name, purpose=Purpose.CHILD_SAFEGUARDING, reason="Referral.", date_of_birth=BORN)
        partner = town.partners["A"]
        async with town.services.database.writing(partner.service_context()) as connection:
            assert await searching.search(connection, partner, asked, town.clock.now()) == []

    return ask


class Stopwatch:
    """Nanoseconds that passed, and that processors spent on this process and on the database's."""

    def __init__(self, processes: Sequence[int]) -> None:
        self._files = [Path(f"/proc/{process}/schedstat") for process in processes]

    def read(self) -> tuple[int, int]:
        spent = sum(int(file.read_text().split()[0]) for file in self._files if file.exists())
        return time.perf_counter_ns(), time.process_time_ns() + spent


def chance_of(differences: list[float]) -> float:
    """How often a median as far from nothing comes of signs that say nothing."""
    drawn, apart = random.Random(1), abs(statistics.median(differences))
    flipped = ([each if drawn.random() < 0.5 else -each for each in differences] for _ in range(_SHUFFLES))
    return sum(abs(statistics.median(each)) >= apart for each in flipped) / _SHUFFLES


def told(what: str, hidden: list[float], nobody: list[float]) -> str:
    apart = [one - other for one, other in zip(hidden, nobody, strict=True)]
    low, _, high = statistics.quantiles(apart, n=4)
    return (
        f"{what}: hidden {statistics.median(hidden):.0f} µs, nobody {statistics.median(nobody):.0f} µs;"
        f" {statistics.median(apart):+.0f} µs within pairs (quartiles {low:+.0f}, {high:+.0f}), by chance as far in"
        f" {chance_of(apart):.1%}"
    )


@pytest.mark.soak
@pytest.mark.parametrize(("way", "asking"), [("enquiry", _enquiry), ("search", _search)])
async def test_the_time_of_an_answer_is_printed_for_hidden_and_for_nobody(
    town: Town, way: str, asking: Callable[[Town], Ask], capsys: pytest.CaptureFixture[str]
) -> None:
    await town.agency("A")
    await town.agree("A")
    for name in (HIDDEN, OTHER, *[None] * 12):
        await describe(town.owner, await town.nominal(unit_id=town.west, **({"name": name} if name else {})))
    ask, chance = asking(town), random.Random(2)
    took: dict[str, list[tuple[float, float]]] = {HIDDEN: [], NOBODY: []}
    for _ in range(_WARMING):
        await ask(HIDDEN)
    processes = await town.rows("select pid from pg_stat_activity where datname = current_database()")
    watch = Stopwatch([row["pid"] for row in processes])
    for _ in range(_PAIRS):
        for name in chance.sample([HIDDEN, NOBODY], 2):
            begun = watch.read()
            await ask(name)
            passed, worked = (late - early for early, late in zip(begun, watch.read(), strict=True))
            took[name].append((passed / 1000, worked / 1000))

    hidden, nobody = (list(zip(*each, strict=True)) for each in took.values())
    with capsys.disabled():
        print(f"\n{way}, {_PAIRS} pairs")  # noqa: T201 - the figures are what this is for
        for what, one, other in zip(("passed", "worked"), hidden, nobody, strict=True):
            print(told(what, list(one), list(other)))  # noqa: T201
