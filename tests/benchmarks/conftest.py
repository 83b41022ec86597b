"""All that `make bench` measures, standing over a tiny force."""

from collections.abc import AsyncIterator
from contextlib import ExitStack

import pytest_asyncio

from benchmarks.standing import Standing, stand
from tests.forces import force

NOMINALS = 60


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stands() -> AsyncIterator[Standing]:
    with force(NOMINALS) as data, ExitStack() as stack:
        yield await stand(data, stack)
