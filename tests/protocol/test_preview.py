"""/graphql/preview: the service as it will be once every deprecated member is gone."""

import httpx2
from starlette.applications import Starlette
from starlette.requests import Request

import schema
from api.identity.principal import Principal
from api.settings import Mode, Settings
from schema.serving.budgets import Budgets
from tests.protocol.line import Line
from tests.reading.conftest import URL

PREVIEW = "/graphql/preview"


async def _ask(line: Line, path: str, document: str) -> httpx2.Response:
    return await line.client.post(path, json={"query": document})


async def test_the_preview_answers_as_the_service_does(line: Line) -> None:
    document = "{ me { id name } visits(first: 2) { nodes { id nominal { reference } } } }"

    now, later = await _ask(line, "/graphql", document), await _ask(line, PREVIEW, document)

    assert later.status_code == 200
    assert later.json() == now.json()


async def test_a_deprecated_member_is_there_today_and_not_in_the_preview(line: Line) -> None:
    document = "{ me { id principalId } }"

    now, later = await _ask(line, "/graphql", document), await _ask(line, PREVIEW, document)

    assert now.json()["data"]["me"]["id"] == now.json()["data"]["me"]["principalId"]
    assert later.status_code == 400
    assert later.json()["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"


async def test_the_preview_is_guarded_as_the_service_is(line: Line) -> None:
    line.caller = None

    assert (await _ask(line, PREVIEW, "{ me { id } }")).status_code == 401


async def test_a_caller_has_one_budget_for_both(line: Line) -> None:
    async def authenticate(_: Request) -> Principal:
        assert line.caller is not None
        return line.caller

    settings, budgets = Settings(mode=Mode.PRODUCTION), Budgets(per_minute=6)
    routes = schema.routes(line.services, line.hub, settings, authenticate=authenticate, budgets=budgets)
    transport = httpx2.ASGITransport(app=Starlette(routes=routes))
    async with httpx2.AsyncClient(transport=transport, base_url=URL) as client:
        spent = await client.post("/graphql", json={"query": "{ visits(first: 5) { nodes { id } } }"})
        refused = await client.post(PREVIEW, json={"query": "{ visits(first: 5) { nodes { id } } }"})

    assert (spent.status_code, refused.status_code) == (200, 429)
