"""Every answer tells the browser to be strict, errors too."""

import httpx2
import pytest
from starlette.applications import Starlette

from api.headers import HEADERS, SecurityHeaders
from tests.identity.conftest import HERE, House


@pytest.mark.parametrize("path", ["/auth/session", "/idp/jwks", "/nowhere"])
async def test_every_answer_has_the_security_headers(house: House, path: str) -> None:
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=house.app), base_url=HERE) as http:
        answer = await http.get(path)

    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "strict-transport-security" not in answer.headers


async def test_https_is_insisted_on_where_there_is_https() -> None:
    app = SecurityHeaders(Starlette(), public_url="https://doorstep.example")
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="https://x") as http:
        answer = await http.get("/")

    assert answer.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"
    assert "unsafe" not in answer.headers["content-security-policy"]
