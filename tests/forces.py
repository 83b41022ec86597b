"""Demo forces for the tests that need a whole installation: made once a run, and copied for whoever asks.

Making one takes half a minute, copying it less than a second. Each copy is its own installation with its own keys: what
one test file does to its force no other sees.
"""

import fcntl
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.server import Server, doorstep
from tests.room import ROOM

_PLACE = "DOORSTEP_TEST_FORCES"
# Kept from the disk by the operating system's leave: a killed database loses nothing by it, only a machine without
# power would. A commit otherwise waits for the disk, which all tests share.
UNHURRIED = "fsync = off\nfull_page_writes = off\n"


def open_place() -> None:
    """By the process that starts the others: they inherit where the forces of this run are."""
    if _PLACE not in os.environ:
        place = Path(tempfile.mkdtemp(prefix="doorstep-forces-", dir=ROOM))
        place.chmod(0o755)
        os.environ[_PLACE] = str(place)


def close_place() -> None:
    """By the same process, at the end of the run."""
    shutil.rmtree(os.environ.pop(_PLACE, ""), ignore_errors=True)


@contextmanager
def force(nominals: int) -> Iterator[Path]:
    """The data folder of an installation with a demo force of so many nominals; nobody else has it."""
    folder = Path(tempfile.mkdtemp(prefix="doorstep-force-", dir=ROOM))
    folder.chmod(0o755)
    try:
        # Not shutil: the files belong to the database's own user.
        subprocess.run(["cp", "-a", str(_made(nominals)), str(folder / "data")], check=True)
        yield folder / "data"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def served_force(nominals: int) -> Iterator[Server]:
    """A server of such an installation."""
    with force(nominals) as data:
        running = Server(data)
        try:
            yield running.start()
        finally:
            running.stop()


def _made(nominals: int) -> Path:
    """The one that is copied, made by whoever asks first."""
    folder = Path(os.environ[_PLACE]) / str(nominals)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            made = doorstep("demo", "--nominals", str(nominals), data=folder)
            assert made.returncode == 0, made.stderr
            with (folder / "postgres" / "doorstep.conf").open("a") as settings:
                settings.write(UNHURRIED)
            (folder / "made").touch()
    return folder
