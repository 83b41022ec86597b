"""The key under which the bytes of attachments lie in the database.

It lies in the data folder beside the seal keys, not in the database: a stolen backup of the database then shows no
picture. Back it up with the seal keys. Losing it loses every attachment, and no visit.
"""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

BYTES = 32


def load(folder: Path) -> bytes:
    """The installation's vault key, made at the first start."""
    path = folder / "vault.key"
    if not path.exists():
        _make(path)
    return bytes.fromhex(path.read_text().strip())


def _make(path: Path) -> None:
    """Whole or not at all, and once: several processes may start at the same time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_hex(BYTES))
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    Path(draft).unlink()
