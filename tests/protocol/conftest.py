"""The endpoint with its real limits, over the scene of the reading tests, with the caller handed in."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request

import schema
from api.identity.principal import Principal
from api.refusals import NotSignedIn
from api.settings import Mode, Settings
from api.sync.wakes import Hub
from tests.conftest import Place
from tests.makers import Owner
from tests.protocol.line import Line
from tests.reading.conftest import URL, services_of
from tests.reading.scene import make_scene


@pytest_asyncio.fixture
async def line(place: Place, owner: Owner) -> AsyncIterator[Line]:
    async with owner.transaction():
        scene = await make_scene(owner)
    services = services_of(place)
    settings = Settings(mode=Mode.PRODUCTION, public_url=URL)

    async def authenticate(_: Request) -> Principal:
        if found.caller is None:
            raise NotSignedIn("Sign in first.")
        return found.caller

    hub = Hub(place.database)
    routes: list[Any] = schema.routes(services, hub, settings, authenticate=authenticate)
    app = Starlette(routes=routes)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=URL) as client:
        found = Line(app, client, scene, services, hub, scene.manager)
        yield found
