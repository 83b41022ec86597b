"""Where the server of a data folder runs, noted in `server.json` for its workers and for `doorstep token`."""

import os
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

from api.refusals import Misconfigured
from api.settings import Mode
from api.writing import json_bytes

# Tells a worker process which data folder it serves.
FOLDER_VARIABLE = "DOORSTEP_DATA"


@dataclass(frozen=True)
class Running:
    """A server that runs: its mode, its address, how its workers reach the database, what callers may ask of each, and
    where each tells its figures.
    """

    mode: Mode
    public_url: str
    app_url: str
    points_per_minute: int
    metrics_ports: tuple[int, ...]


def note(data: Path, state: Running) -> None:
    """Note it, readable by its owner only: the URL holds the application's password."""
    forget(data)
    descriptor = os.open(data / "server.json", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(json_bytes(asdict(state)))


def look(data: Path) -> Running:
    """The server that runs on this data folder."""
    try:
        kept = orjson.loads((data / "server.json").read_bytes())
    except FileNotFoundError as missing:
        words = f"No server is running on {data}. Start one with: doorstep serve --data {data}"
        raise Misconfigured(words) from missing
    return Running(**kept | {"mode": Mode(kept["mode"]), "metrics_ports": tuple(kept["metrics_ports"])})


def forget(data: Path) -> None:
    """The server has stopped."""
    (data / "server.json").unlink(missing_ok=True)
