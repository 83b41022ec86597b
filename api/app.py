"""The composition root: one worker's application, made from the data folder. The only room that imports `schema`."""

import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import schema
from api import explorer, metrics, running, web
from api.access.role_scopes import ROLE_SCOPES
from api.attachments import showing
from api.attachments.service import Uploads
from api.attachments.tus import Tus
from api.attachments.vault import Vault
from api.audit.access import record_access
from api.clock import system_clock
from api.db import seal_keys, secrets, vault_key
from api.db.database import Database
from api.headers import SecurityHeaders
from api.identity.front_door import FrontDoor
from api.identity.principal import Role
from api.services import Services
from api.settings import Settings
from api.sync.wakes import Hub
from schema import reference
from schema.reading.documents import documents
from schema.root import catalogue
from schema.serving.telemetry import Telemetry

# What fits into one packet gains nothing from being smaller; beyond level 4 the time grows and the size hardly falls
# (docs/decisions/0061).
_PACKET_BYTES: Final = 1_400
_COMPRESSION: Final = 4


def from_data_folder() -> Starlette:
    """A worker's application for the data folder that `doorstep serve` named."""
    data = Path(os.environ[running.FOLDER_VARIABLE])
    state = running.look(data)
    settings = Settings(
        mode=state.mode,
        data=data,
        public_url=state.public_url,
        points_per_minute=state.points_per_minute,
        metrics_ports=state.metrics_ports,
    )
    return create(settings, state.app_url)


def create(settings: Settings, app_url: str) -> Starlette:
    """The application over an open port in the wall: everything it needs is made here and handed in."""
    keys = secrets.load(settings.data)
    database = Database(app_url, keys.row_key)
    hub = Hub(database)
    services = Services(
        database=database,
        clock=system_clock,
        secrets=keys,
        seal_keys=seal_keys.load(settings.data),
        read_documents=documents(catalogue(), system_clock),
    )
    vault = Vault(vault_key.load(settings.data))
    telemetry = Telemetry()
    door = FrontDoor(settings, keys, database, journal=record_access, scopes_of=scopes_of)

    @asynccontextmanager
    async def open_for_business(_: Starlette) -> AsyncIterator[None]:
        await database.open()
        _keep_for_good()
        try:
            async with hub.listening():
                with metrics.told(telemetry.figures.registry, settings.metrics_ports):
                    yield
        finally:
            await database.close()

    return Starlette(
        routes=[
            Route("/health", health),
            *door.routes(),
            *schema.routes(
                services,
                hub,
                settings,
                authenticate=door.authenticate,
                look_again=door.look_again,
                telemetry=telemetry,
            ),
            *Tus(Uploads(services, vault), door.authenticate).routes(),
            *showing.routes(services, vault, door.authenticate),
            *reference.routes(),
            *explorer.routes(settings.explorer, door.authenticate),
            *web.routes(settings.build, settings.data),
        ],
        middleware=[
            Middleware(SecurityHeaders, public_url=settings.public_url),
            Middleware(GZipMiddleware, minimum_size=_PACKET_BYTES, compresslevel=_COMPRESSION),
        ],
        lifespan=open_for_business,
    )


def _keep_for_good() -> None:
    """What was made so far lives as long as the process: the collector need not look through it again and again.

    That takes a tenth of a second, and a push of 100 visits makes so many objects that it was due in each.
    """
    gc.collect()
    gc.freeze()


async def health(_: Request) -> Response:
    """The process is up. It says nothing else, since anybody may ask."""
    return JSONResponse({"status": "ok"})


def scopes_of(roles: frozenset[Role]) -> frozenset[str]:
    """What a person in these roles may let the web app do for them."""
    return frozenset().union(*(ROLE_SCOPES[role] for role in roles))
