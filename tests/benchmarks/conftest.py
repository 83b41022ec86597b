"""All that `make bench` measures, standing over a tiny force."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest_asyncio

from benchmarks.standing import Standing, stand
from tests.e2e.server import doorstep

NOMINALS = 60


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stands() -> AsyncIterator[Standing]:
    with _force() as data, ExitStack() as stack:
        yield await stand(data, stack)


@contextmanager
def _force() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="doorstep-bench-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        made = doorstep("demo", "--nominals", str(NOMINALS), data=folder / "data")
        assert made.returncode == 0, made.stderr
        yield folder / "data"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
