"""The GraphQL endpoint over a scene, with the caller handed in."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request

import schema
from api.identity.principal import Principal
from api.refusals import NotSignedIn
from api.services import Services
from api.settings import Mode, Settings
from api.sync.wakes import Hub
from schema.serving.budgets import Budgets
from schema.serving.pipeline import Pipeline
from tests.conftest import Place
from tests.makers import Owner
from tests.reading.nulls import forbidden_nulls
from tests.reading.scene import NOW, Scene, make_scene

# Generated operations may be of any price; what an operation may cost is tested in tests/protocol.
NO_LIMITS = Budgets(trusted=10**9, ad_hoc=10**9, integrator=10**9, per_minute=10**10)
URL = "http://127.0.0.1:8000"


class StillClock:
    def now(self) -> datetime:
        return NOW


@dataclass(repr=False)
class Desk:
    """Asks as whoever is set."""

    client: httpx2.AsyncClient
    scene: Scene
    services: Services
    caller: Principal | None
    hub: Hub
    pipeline: Pipeline
    manifest: Path = Settings().documents

    async def send(self, body: Any, **headers: str) -> httpx2.Response:
        content = body if isinstance(body, bytes) else None
        said = {"content-type": "application/json"} | {key.replace("_", "-"): value for key, value in headers.items()}
        if content is not None:
            return await self.client.post("/graphql", content=content, headers=said)
        return await self.client.post("/graphql", json=body, headers=said)

    async def ask(self, query: str, variables: Mapping[str, Any] | None = None, caller: Principal | None = None) -> Any:
        """The answer, which is never null where the contract allows no null."""
        before, self.caller = self.caller, caller or self.caller
        try:
            answer = (await self.send({"query": query, "variables": variables})).json()
        finally:
            self.caller = before
        assert forbidden_nulls(query, variables, answer) == []
        return answer


def services_of(place: Place) -> Services:
    async def nothing(*_: Any) -> dict[Any, str]:
        return {}

    return Services(
        database=place.database,
        clock=StillClock(),
        secrets=place.secrets,
        seal_keys=None,  # type: ignore[arg-type] - nothing here is sealed
        read_documents=nothing,
    )


@pytest_asyncio.fixture
async def desk(place: Place, owner: Owner) -> AsyncIterator[Desk]:
    async with owner.transaction():  # one commit: a scene is some hundred rows
        scene = await make_scene(owner)
    services = services_of(place)

    async def authenticate(_: Request) -> Principal:
        if found.caller is None:
            raise NotSignedIn("Sign in first.")
        return found.caller

    hub = Hub(place.database)
    settings = Settings(mode=Mode.PRODUCTION)
    routes = schema.routes(services, hub, settings, authenticate=authenticate, budgets=NO_LIMITS)
    app = Starlette(routes=routes)
    pipeline: Pipeline = routes[0].endpoint._pipeline  # type: ignore[attr-defined]
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=URL) as client:
        found = Desk(client, scene, services, scene.manager, hub, pipeline)
        yield found
