"""Queries of trusted documents by GET: what is answered, what is refused, and that nothing is kept."""

from typing import Any
from urllib.parse import quote

import httpx2
import orjson
import pytest

from tests.protocol.line import Line, code, trusted_id
from tests.reading.conftest import URL

COLLEAGUES = trusted_id("colleagues(")
BEARER = {"authorization": "Bearer x"}


async def get(line: Line, headers: dict[str, str] | None = None, **parameters: Any) -> httpx2.Response:
    said = {
        name: value if isinstance(value, str) else orjson.dumps(value).decode() for name, value in parameters.items()
    }
    return await line.client.get("/graphql", params=said, headers=BEARER if headers is None else headers)


async def test_a_trusted_query_is_answered_as_by_post_and_never_kept(line: Line) -> None:
    by_get = await get(line, documentId=COLLEAGUES, variables={"first": 5})
    by_post = await line.post({"documentId": COLLEAGUES, "variables": {"first": 5}})

    assert by_get.status_code == 200
    assert by_get.json() == by_post.json()
    assert by_get.headers["cache-control"] == "no-store"
    assert "etag" not in by_get.headers


@pytest.mark.parametrize("where", ["documentId", "extensions"])
async def test_a_document_may_be_named_as_apollos_clients_name_it(line: Line, where: str) -> None:
    extensions = {"persistedQuery": {"version": 1, "sha256Hash": COLLEAGUES.removeprefix("sha256:")}}
    named = {"documentId": COLLEAGUES} if where == "documentId" else {"extensions": extensions}

    assert (await get(line, variables={"first": 5}, **named)).status_code == 200


@pytest.mark.parametrize("word", ["mutation SyncHello", "subscription ScopeMoved"])
async def test_what_is_no_query_is_not_done_by_get(bare: Line, word: str) -> None:
    answer = await get(bare, documentId=trusted_id(word))

    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize(
    "parameters", ["", "?query={me{name}}", f"?documentId={quote(COLLEAGUES)}&query={{me{{name}}}}"]
)
async def test_text_by_get_is_refused(bare: Line, parameters: str) -> None:
    answer = await bare.client.get(f"/graphql{parameters}", headers=BEARER)

    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        (f"documentId=sha256:{'0' * 64}", "PERSISTED_QUERY_NOT_FOUND"),
        ("other=1", "BAD_USER_INPUT"),
        (f"documentId={COLLEAGUES}&documentId={COLLEAGUES}", "BAD_USER_INPUT"),
        (f"documentId={COLLEAGUES}&variables=[1]", "BAD_USER_INPUT"),
        (f"documentId={COLLEAGUES}&variables={{", "BAD_USER_INPUT"),
        (f"documentId={COLLEAGUES}&variables=%ff", "BAD_USER_INPUT"),
        (f"documentId={COLLEAGUES}&extensions=1", "BAD_USER_INPUT"),
        (f"documentId={COLLEAGUES}&variables={'[' * 2000}", "BAD_USER_INPUT"),
    ],
)
async def test_a_query_string_that_is_no_request_is_refused(bare: Line, parameters: str, found: str) -> None:
    answer = await bare.client.get(f"/graphql?{parameters}", headers=BEARER)

    assert (answer.status_code, code(answer)) == (400, found)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"origin": URL}, 403),
        ({"x-doorstep-client": "pwa/1"}, 403),
        ({"x-doorstep-client": "pwa/1", "sec-fetch-site": "cross-site"}, 403),
        ({"x-doorstep-client": "pwa/1", "origin": "https://elsewhere.example"}, 403),
        ({"x-doorstep-client": "pwa/1", "sec-fetch-site": "same-origin"}, 200),
    ],
)
async def test_a_get_with_a_cookie_must_come_from_our_own_app(line: Line, headers: dict[str, str], status: int) -> None:
    answer = await get(line, headers, documentId=COLLEAGUES, variables={"first": 1})

    assert answer.status_code == status


@pytest.mark.parametrize("method", ["HEAD", "PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_other_methods_are_refused_with_those_that_are_not(bare: Line, method: str) -> None:
    answer = await bare.client.request(method, "/graphql", headers=BEARER)

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
