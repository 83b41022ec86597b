"""The endpoint with its real limits and the caller handed in: over the scene of the reading tests, or over nothing."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import httpx2
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request

import schema
from api.identity.principal import Principal, Role
from api.refusals import NotSignedIn
from api.services import Services
from api.settings import Mode, Settings
from api.sync.wakes import Hub
from schema.serving.telemetry import Telemetry
from tests.conftest import Place
from tests.makers import Owner
from tests.protocol.line import Line
from tests.reading.conftest import URL, StillClock, services_of
from tests.reading.scene import Scene, make_scene

NOBODY = Principal(
    id=UUID(int=1),
    issuer="https://idp.example",
    subject="nobody",
    name="Nobody",
    force_id=6,
    force_name="Invented",
    roles=frozenset({Role.OFFENDER_MANAGER}),
    scopes=frozenset({"profile:read", "visits:read", "visits:write", "adhoc:query"}),
    client_id="tests",
)


@pytest_asyncio.fixture
async def line(place: Place, owner: Owner) -> AsyncIterator[Line]:
    async with owner.transaction():
        scene = await make_scene(owner)
    async for found in _lines(services_of(place), scene, scene.manager):
        yield found


@pytest_asyncio.fixture
async def bare() -> AsyncIterator[Line]:
    """Without a database: for what is answered before anything is read. Much quicker."""
    nothing: Any = None
    services = Services(
        database=nothing, clock=StillClock(), secrets=nothing, seal_keys=nothing, read_documents=nothing
    )
    async for found in _lines(services, nothing, NOBODY):
        yield found


async def _lines(services: Services, scene: Scene, caller: Principal) -> AsyncIterator[Line]:
    async def authenticate(_: Request) -> Principal:
        if found.caller is None:
            raise NotSignedIn("Sign in first.")
        return found.caller

    hub = Hub(services.database)
    settings = Settings(mode=Mode.PRODUCTION, public_url=URL)
    telemetry = Telemetry()
    routes: list[Any] = schema.routes(services, hub, settings, authenticate=authenticate, telemetry=telemetry)
    app = Starlette(routes=routes)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=URL) as client:
        found = Line(app, client, scene, services, hub, telemetry, caller)
        yield found
