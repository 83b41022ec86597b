"""What an operator may set, read once at start-up. Nothing else in the project reads the environment."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_APP = Path(__file__).parent.parent / "pwa"


class Mode(StrEnum):
    """Development carries the built-in identity provider and its personas; production refuses both."""

    DEVELOPMENT = "development"
    PRODUCTION = "production"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """One process's settings.

    `data` holds the embedded database, the keys (`secrets.json`, readable by its owner only) and `server.json`.
    `owner_url` is a PostgreSQL URL of a login that may create roles and schemas; None means the embedded server.
    `build` is the built web app, `explorer` the built API explorer; `documents` lists the operations that the app asks,
    by `sha256:<hex>`.
    `points_per_minute` is what one caller with one program may ask of one process (`schema/serving/cost.py` has what
    costs how much).
    `metrics_ports` are where workers tell their figures, one each, on the loopback address; none: nowhere.
    `public_url` is the address that people type, without a trailing slash; tokens name it as their audience.
    """

    mode: Mode = Mode.DEVELOPMENT
    host: str = "127.0.0.1"
    port: int = 8000
    data: Path = Path("data")
    owner_url: str | None = None
    public_url: str = "http://127.0.0.1:8000"
    build: Path = _APP / "dist"
    explorer: Path = _APP / "explorer" / "dist"
    documents: Path = _APP / "src" / "contract" / "generated" / "persisted-documents.json"
    points_per_minute: int = 60_000
    metrics_ports: tuple[int, ...] = ()
