"""Answers to partners about who is known come on a beat.

Somebody hidden and nobody are the same rows, bytes and statements (decisions 92 and 113), and nearly the same work.
What is left is a millisecond in a large force: how a name ranks depends on whether it is anybody's. An answer therefore
waits for the next beat after the question, so that its time says which beat and no more (decision 123).
"""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

# About twice what a search of a large force takes at the median: nearly every answer comes on the first beat.
BEAT_S: Final = 0.05


@asynccontextmanager
async def on_the_beat(
    now: Callable[[], float] = time.monotonic, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
) -> AsyncGenerator[None]:
    """Ends a whole number of beats after it began, in failure as in success. Hold no connection around it."""
    begun = now()
    try:
        yield
    finally:
        ends = begun + BEAT_S * (1 + (now() - begun) // BEAT_S)
        while (left := ends - now()) > 0:
            await sleep(left)
