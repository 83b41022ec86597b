"""The contract as pages at /docs/, made from `schema.graphql` when the process starts. Plain HTML: no script at all.

Open to everybody, in production too: the contract is published with the source and holds nothing about anybody
(docs/decisions/0060). What may be typed into the search are the contract's own words.
"""

from pathlib import Path

from graphql import build_schema
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from schema.reference.contents import Contents
from schema.reference.pages import Pages

_HERE = Path(__file__).parent
_HEADERS = {"Cache-Control": "no-cache"}
_SEARCHED_CHARACTERS_MAX = 100


def routes() -> list[BaseRoute]:
    """/docs/, /docs/<Type>, and their style sheet."""
    pages = Pages(Contents(build_schema((_HERE.parent / "schema.graphql").read_text())))
    style = (_HERE / "style.css").read_bytes()

    async def front(request: Request) -> Response:
        words = request.query_params.get("q", "")[:_SEARCHED_CHARACTERS_MAX].strip()
        return HTMLResponse(pages.found(words) if words else pages.front(), headers=_HEADERS)

    async def member(request: Request) -> Response:
        page = pages.of(request.path_params["name"])
        return HTMLResponse(page or pages.missing(), 200 if page else 404, headers=_HEADERS)

    async def sheet(_: Request) -> Response:
        return Response(style, media_type="text/css", headers=_HEADERS)

    async def home(_: Request) -> Response:
        return RedirectResponse("/docs/", status_code=307)

    return [
        Route("/docs", home),
        Route("/docs/", front),
        Route("/docs/style.css", sheet),
        Route("/docs/{name}", member),
    ]
