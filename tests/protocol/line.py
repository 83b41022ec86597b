"""The API as its protocol has it: requests whole, answers whole."""

from dataclasses import dataclass
from typing import Any

import httpx2
import orjson
from starlette.applications import Starlette

from api.identity.principal import Principal
from api.services import Services
from api.settings import Settings
from api.sync.wakes import Hub
from schema.serving.telemetry import Telemetry
from tests.reading.scene import Scene

TRUSTED: dict[str, str] = orjson.loads(Settings().documents.read_bytes())


def trusted_id(word: str) -> str:
    """The id of our app's document that holds a word."""
    return next(key for key, text in TRUSTED.items() if word in text)


@dataclass(repr=False)
class Line:
    """Speaks as whoever is set."""

    app: Starlette
    client: httpx2.AsyncClient
    scene: Scene
    services: Services
    hub: Hub
    telemetry: Telemetry
    caller: Principal | None

    async def post(self, body: Any, **headers: str) -> httpx2.Response:
        """One request; header names have _ for -."""
        said = {key.replace("_", "-"): value for key, value in headers.items()}
        return await self.client.post("/graphql", json=body, headers=said)

    async def ask(self, query: str, variables: dict[str, Any] | None = None, **headers: str) -> httpx2.Response:
        """One operation of text."""
        return await self.post({"query": query, "variables": variables}, **headers)


def code(response: httpx2.Response) -> str:
    """The code of the one error."""
    (error,) = response.json()["errors"]
    return str(error["extensions"]["code"])
