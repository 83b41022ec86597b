"""How long an answer takes about somebody hidden, and about nobody: printed in the long runs, never asserted.

Each pair is asked in an order drawn by chance, so that whatever comes at every second request tells for neither. The
figure is the median difference within pairs; its chance is how often signs drawn at random give as large a one.
"""

import os
import random
import statistics
import time
from collections.abc import Awaitable, Callable

import pytest

from api.nominals.desk import Done
from api.sharing import enquiring, searching
from api.sharing.commands import Enquire
from api.sharing.searching import Search
from api.sharing.words import Purpose
from api.values import new_id
from tests.sharing.conftest import BORN, Town, describe

# Told of nothing: hidden by the agreement, known to nobody.
HIDDEN, NOBODY = "Hidden Person", "Nobody At All"
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


def chance_of(differences: list[float]) -> float:
    """How often a median as far from nothing comes of signs that say nothing."""
    drawn, apart = random.Random(1), abs(statistics.median(differences))
    flipped = ([each if drawn.random() < 0.5 else -each for each in differences] for _ in range(_SHUFFLES))
    return sum(abs(statistics.median(each)) >= apart for each in flipped) / _SHUFFLES


@pytest.mark.soak
@pytest.mark.parametrize(("way", "asking"), [("enquiry", _enquiry), ("search", _search)])
async def test_the_time_of_an_answer_is_printed_for_hidden_and_for_nobody(
    town: Town, way: str, asking: Callable[[Town], Ask], capsys: pytest.CaptureFixture[str]
) -> None:
    await town.agency("A")
    await town.agree("A")
    await describe(town.owner, await town.nominal(name=HIDDEN, unit_id=town.west))
    for _ in range(12):
        await describe(town.owner, await town.nominal(unit_id=town.west))
    ask, chance = asking(town), random.Random(2)
    took: dict[str, list[float]] = {HIDDEN: [], NOBODY: []}
    for _ in range(_WARMING + _PAIRS):
        for name in chance.sample([HIDDEN, NOBODY], 2):
            begun = time.perf_counter()
            await ask(name)
            took[name].append((time.perf_counter() - begun) * 1_000_000)

    hidden, nobody = (each[_WARMING:] for each in took.values())
    apart = [one - other for one, other in zip(hidden, nobody, strict=True)]
    spread = statistics.quantiles(apart, n=4)
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what this is for
            f"\n{way}: hidden {statistics.median(hidden):.0f} µs, nobody {statistics.median(nobody):.0f} µs, medians of"
            f" {_PAIRS} pairs; {statistics.median(apart):+.0f} µs within pairs (quartiles {spread[0]:+.0f},"
            f" {spread[2]:+.0f}), by chance as far in {chance_of(apart):.1%}"
        )
