"""When a partner is answered says nothing about who is known: on a beat after the question, whatever was to be done."""

import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

import pytest

from schema.pace import BEAT_S, on_the_beat
from tests.search.conftest import ASK, Room, agree, room
from tests.sharing.conftest import Town
from tests.sharing.test_enquiring import enquire, set_up

__all__ = ["room"]


class Clock:
    """Seconds, which pass when somebody works or sleeps."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept = 0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept += 1
        self.now += seconds * 0.999  # a timer that rings a little early


@pytest.mark.parametrize(("worked", "beats"), [(0.0, 1), (0.1, 1), (0.5, 1), (0.999, 1), (1.001, 2), (1.7, 2), (7.2, 8)])
@pytest.mark.parametrize("fails", [False, True])
async def test_an_answer_ends_on_the_next_beat(worked: float, beats: int, fails: bool) -> None:
    clock = Clock()
    begun = clock.now
    with suppress(LookupError):
        async with on_the_beat(clock, clock.sleep):
            clock.now += worked * BEAT_S
            if fails:
                raise LookupError
    assert clock.now - begun == pytest.approx(beats * BEAT_S, abs=1e-9)


async def _took(ask: Callable[[], Awaitable[object]]) -> float:
    begun = time.monotonic()
    await ask()
    return time.monotonic() - begun


async def test_an_enquiry_is_never_answered_before_the_beat(town: Town) -> None:
    await set_up(town)
    for name in ("Covered Person", "Hidden Person", "Restricted Person", "Nobody Atall", ""):
        assert await _took(lambda name=name: enquire(town, name)) >= BEAT_S, name


async def test_a_partners_search_is_never_answered_before_the_beat(room: Room) -> None:
    why = {"purpose": "CHILD_SAFEGUARDING", "reason": "A child was referred"}
    await agree(room, shown="NAME", districts=("Byford",))
    for said in ({"text": "stephen thompson"}, {"text": "ermintrude zebra"}, {"text": "zebra", "purpose": None}):
        assert await _took(lambda said=said: room.ask(ASK, room.partner, **(why | said))) >= BEAT_S, said
