"""How long an enquiry takes about somebody hidden, and about nobody: printed in the long runs, never asserted."""

import random
import statistics
import time

import pytest

from api.nominals.desk import Done
from api.sharing import enquiring
from api.sharing.commands import Enquire
from api.sharing.words import Purpose
from api.values import new_id
from tests.sharing.conftest import BORN, Town, describe

_EACH = 400
_SHUFFLES = 2_000


@pytest.mark.soak
async def test_the_time_of_an_answer_is_printed_for_hidden_and_for_nobody(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    await town.agency("A")
    await town.agree("A")
    await describe(town.owner, await town.nominal(name="Hidden Person", unit_id=town.west))
    took: dict[str, list[float]] = {"Hidden Person": [], "Nobody At All": []}

    for number in range(_EACH * 2):
        name = list(took)[number % 2]
        command = Enquire(
            id=new_id(), purpose=Purpose.CHILD_SAFEGUARDING, reason="Referral.", name=name, date_of_birth=BORN
        )
        begun = time.perf_counter()
        outcome = await enquiring.enquire(town.services, town.partners["A"], command)
        took[name].append((time.perf_counter() - begun) * 1000)
        assert outcome == Done(command.id)

    hidden, nobody = took.values()
    apart = abs(statistics.median(hidden) - statistics.median(nobody))
    chance, both, as_far = random.Random(1), hidden + nobody, 0
    for _ in range(_SHUFFLES):
        chance.shuffle(both)
        as_far += abs(statistics.median(both[:_EACH]) - statistics.median(both[_EACH:])) >= apart
    with capsys.disabled():
        print(  # noqa: T201 - the figures are what this is for
            f"\nenquiry: hidden {statistics.median(hidden):.2f} ms, nobody {statistics.median(nobody):.2f} ms, medians"
            f" of {_EACH}; {apart * 1000:.0f} µs apart, by chance as far in {as_far / _SHUFFLES:.0%} of shuffles"
        )
