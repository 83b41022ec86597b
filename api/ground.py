"""The ground under a command: the database up and at today's shape, the keys made, the demo force loaded if asked."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit, urlunsplit

from api.access.rls import APP_LOGIN
from api.db import embedded, seal_keys, secrets
from api.db.secrets import Secrets
from api.demo.load import load
from api.demo.personas import settle
from api.identity.personas import issuer_of
from api.migrate import migrate
from api.settings import Settings


@dataclass(frozen=True)
class Ground:
    """A database that is ready: the owner's URL, the application's URL, the installation's keys."""

    owner_url: str
    app_url: str
    secrets: Secrets


@asynccontextmanager
async def standing(settings: Settings, *, serving: bool = False) -> AsyncIterator[Ground]:
    """The database for as long as the command runs. An embedded server is stopped at the end by whoever started it.

    A command that finds it running leaves it running, for a service is at work with it. The service itself (`serving`)
    stops it in any case: what it finds running at its start is what a service that was killed left behind.
    """
    keys = secrets.load(settings.data)
    seal_keys.load(settings.data)  # made before there are workers, who would each make their own
    server = None if settings.owner_url else await embedded.start(settings.data / "postgres", keys)
    owner_url = settings.owner_url or (server.owner_url if server else "")
    try:
        await migrate(owner_url, keys)
        yield Ground(owner_url, application_url(owner_url, keys), keys)
    finally:
        if server and (serving or not server.was_running):
            server.stop()


def application_url(owner_url: str, keys: Secrets) -> str:
    """The same database for the application's own login."""
    parts = urlsplit(owner_url)
    where = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{APP_LOGIN}:{quote(keys.app_password)}@{where}"))


async def load_demo(settings: Settings, *, nominals: int, seed: int, now: datetime) -> bool:
    """Load a demo force into the installation; False if there is a force already."""
    async with standing(settings) as ground:
        return await prepare_demo(ground, settings, nominals=nominals, seed=seed, now=now)


async def prepare_demo(ground: Ground, settings: Settings, *, nominals: int, seed: int, now: datetime) -> bool:
    """Load the force if there is none, and let the personas sign in at this installation's address."""
    loaded = await load(ground.owner_url, nominals=nominals, seed=seed, now=now)
    await settle_personas(ground, settings)
    return loaded


async def settle_personas(ground: Ground, settings: Settings) -> None:
    """Let the personas of a demo force sign in at this installation's address, whatever it was before."""
    await settle(ground.app_url, ground.secrets.row_key, issuer=issuer_of(settings.public_url))
