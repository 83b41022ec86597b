"""Where the tests' databases and browsers lie: in memory where the machine has the room for it, else on its disk.

A run writes and deletes some gigabytes of files that nobody needs afterwards. Everybody may enter either place: the
embedded database has a user of its own.
"""

import os
import shutil
from pathlib import Path

_MEMORY = Path("/dev/shm")
_BYTES_MIN = 6 * 1024**3


def _has_room() -> bool:
    return _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _BYTES_MIN


ROOM = str(_MEMORY) if _has_room() else "/tmp"
