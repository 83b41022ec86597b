"""The keys that one installation makes for itself, kept in the data folder and readable by their owner only."""

import os
import secrets as random
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

from api.writing import json_bytes


@dataclass(frozen=True, kw_only=True)
class Secrets:
    """Made once at the first start; a production operator supplies the same file from a secret store.

    `row_key` signs the row context (32 bytes, hexadecimal); `cursor_key` signs page and sync cursors.
    """

    owner_password: str
    app_password: str
    row_key: str
    cursor_key: str
    session_key: str


def load(folder: Path) -> Secrets:
    """The secrets of the installation in `folder`, made if there are none."""
    path = folder / "secrets.json"
    if path.exists():
        return Secrets(**orjson.loads(path.read_bytes()))
    made = Secrets(**{name: random.token_hex(32) for name in Secrets.__dataclass_fields__})
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(json_bytes(asdict(made)))
    return made
