"""What is refused, with which code and words, and how quickly."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from api.identity.principal import Principal
from tests.makers import Owner
from tests.reading.conftest import Desk


def only(answer: Any) -> tuple[str, str]:
    """The code and the words of the one error."""
    (error,) = answer["errors"]
    return error["extensions"]["code"], error["message"]


@pytest.mark.parametrize("cursor", ["", "not a cursor", "e30", "WyJhIl0", "WzFd", "A" * 2000, "é"])
async def test_a_malformed_cursor_is_refused_with_what_to_do(desk: Desk, cursor: str) -> None:
    answer = await desk.ask("query Q($c: String) { caseload(after: $c) { totalCount } }", {"c": cursor})

    code, words = only(answer)
    assert code == "BAD_USER_INPUT"
    assert "pageInfo.endCursor" in words
    assert answer["errors"][0]["path"] == ["caseload"]
    assert answer["data"] is None


async def test_a_cursor_of_another_order_is_refused_and_not_misread(desk: Desk) -> None:
    page = await desk.ask("{ caseload(first: 1, orderBy: [NAME]) { pageInfo { endCursor } } }")
    cursor = page["data"]["caseload"]["pageInfo"]["endCursor"]

    answer = await desk.ask("query Q($c: String) { caseload(after: $c) { totalCount } }", {"c": cursor})

    assert only(answer)[0] == "BAD_USER_INPUT"
    assert "another order" in only(answer)[1]


@pytest.mark.parametrize("said", ["first: 0", "first: 101", "last: -1", "first: 1, last: 1"])
async def test_a_page_of_no_size_is_refused(desk: Desk, said: str) -> None:
    answer = await desk.ask(f"{{ caseload({said}) {{ nodes {{ id }} }} }}")

    assert only(answer)[0] == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    "said",
    [
        '{name: {contains: ""}}',
        '{ownerId: "nobody"}',
        '{id: ["x"]}',
        "{not: " * 60 + "{}" + "}" * 60,
    ],
)
async def test_a_bad_filter_is_refused(desk: Desk, said: str) -> None:
    answer = await desk.ask(f"{{ caseload(filter: {said}) {{ totalCount }} }}")

    assert only(answer)[0] == "BAD_USER_INPUT"
    assert answer["errors"][0]["path"] == ["caseload"]


async def test_an_instant_without_offset_is_refused_with_an_example(desk: Desk) -> None:
    answer = await desk.ask('{ visits(filter: {startedAt: {from: "2026-03-01T09:30:00"}}) { totalCount } }')

    assert "2026-03-01T09:30:00.000Z" in only(answer)[1]


@pytest.mark.parametrize(
    "query",
    [
        "{ caselode { totalCount } }",
        "{ caseload(frist: 1) { totalCount } }",
        "{ caseload(orderBy: [NAMES]) { totalCount } }",
    ],
)
async def test_a_mistake_gets_no_suggestion(desk: Desk, query: str) -> None:
    response = await desk.send({"query": query})

    assert response.status_code == 400
    code, words = only(response.json())
    assert code == "GRAPHQL_VALIDATION_FAILED"
    assert "Did you mean" not in words
    assert "data" not in response.json()


async def test_two_operations_without_a_name_are_refused(desk: Desk) -> None:
    text = "query A { me { name } } query B { me { principalId } }"

    assert (await desk.send({"query": text})).status_code == 400
    assert "name" in (await desk.send({"query": text, "operationName": "A"})).json()["data"]["me"]
    assert (await desk.send({"query": text, "operationName": "C"})).status_code == 400


@pytest.mark.parametrize(
    "raw",
    [
        b"null",
        b'"x"',
        b"0",
        b"[]",
        b"{}",
        b"",
        b"\xff",
        b'{"query": 1}',
        b'{"query": "{me{name}}", "variables": [1]}',
        b'{"query": "{me{name}}", "operationName": "\\ud800"}',
        b'{"query": "{me{name}}", "variables": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
        b'{"query": "{", "variables": null}',
    ],
)
async def test_a_body_that_is_no_request_is_refused(desk: Desk, raw: bytes) -> None:
    response = await desk.send(raw)

    assert response.status_code in (400, 413)
    assert response.headers["content-type"].startswith("application/graphql-response+json")
    assert response.json()["errors"][0]["extensions"]["code"] in ("BAD_USER_INPUT", "GRAPHQL_PARSE_FAILED")


async def test_a_fragment_bomb_is_answered_at_once(desk: Desk) -> None:
    bomb = (
        "{ me { ...F0 } }"
        + "".join(f" fragment F{n} on Me {{ ...F{n + 1} ...F{n + 1} }}" for n in range(24))
        + " fragment F24 on Me { name }"
    )

    answer = await desk.ask(bomb)  # one that walked every spread would take 2^24 steps and never come back

    assert "fields" in only(answer)[1]


@pytest.mark.parametrize("depth", [3, 20])
async def test_fragments_that_spread_themselves_are_refused(desk: Desk, depth: int) -> None:
    ring = "{ me { ...F0 } }" + "".join(
        f" fragment F{n} on Me {{ ...F{(n + 1) % depth} ...F{(n + 1) % depth} }}" for n in range(depth)
    )

    assert (await desk.send({"query": ring})).status_code == 400


async def test_a_nominal_of_another_force_looks_like_none(desk: Desk) -> None:
    query = "query Q($id: ID!) { nominal(id: $id) { name } node(id: $id) { id } nodes(ids: [$id]) { id } }"

    for key in (desk.scene.elsewhere, desk.scene.manager.id):
        answer = await desk.ask(query, {"id": str(key)}, desk.scene.analyst)
        assert answer == {"data": {"nominal": None, "node": None, "nodes": [None]}}


async def test_whoever_has_no_role_for_it_is_refused_and_the_audit_knows(desk: Desk, owner: Owner) -> None:
    desk.caller = desk.scene.auditor
    response = await desk.send({"query": "{ me { name } caseload { totalCount } }"})

    assert response.status_code == 403
    assert only(response.json())[0] == "FORBIDDEN"
    event = await owner.fetchrow("select * from doorstep.audit_event order by seq desc limit 1")
    assert event is not None
    assert (event["decision"], event["action"], event["principal_id"]) == ("deny", "caseload", desk.caller.id)


async def test_whoever_is_not_signed_in_is_told_so(desk: Desk) -> None:
    desk.caller = None
    response = await desk.send({"query": "{ me { name } }"})

    assert response.status_code == 401
    assert only(response.json())[0] == "UNAUTHENTICATED"


async def test_the_schema_is_told_to_whoever_has_the_scope(desk: Desk) -> None:
    query = "{ __schema { queryType { name } } __typename }"
    assert only((await desk.send({"query": query})).json())[0] == "FORBIDDEN"

    told: Principal = replace(desk.scene.integrator, scopes=frozenset({"profile:read", "schema:read", "adhoc:query"}))
    assert (await desk.ask(query, None, told))["data"]["__schema"]["queryType"]["name"] == "Query"


async def test_a_trusted_document_is_known_by_its_digest(desk: Desk) -> None:
    known = next(iter(orjson.loads(desk.manifest.read_bytes()).items()))
    colleagues = next(key for key, text in orjson.loads(desk.manifest.read_bytes()).items() if "colleagues(" in text)

    assert known[0].startswith("sha256:")
    answer = (await desk.send({"documentId": colleagues, "variables": {"first": 5}})).json()
    assert len(answer["data"]["colleagues"]["edges"]) == 2
    unknown = await desk.send({"documentId": "sha256:" + "0" * 64})
    assert (unknown.status_code, only(unknown.json())[0]) == (400, "PERSISTED_QUERY_NOT_FOUND")


@pytest.mark.parametrize(
    ("accept", "status", "kind"),
    [
        ("*/*", 400, "application/graphql-response+json"),
        ("application/json", 200, "application/json"),
        ("application/json;q=0.5, application/graphql-response+json", 400, "application/graphql-response+json"),
        ("application/json, application/graphql-response+json;q=0.1", 200, "application/json"),
        ("text/html", 406, "application/graphql-response+json"),
    ],
)
async def test_the_answer_is_of_the_kind_that_the_client_takes(desk: Desk, accept: str, status: int, kind: str) -> None:
    response = await desk.send({"query": "{ nothing }"}, accept=accept)

    assert (response.status_code, response.headers["content-type"].split(";")[0]) == (status, kind)


async def test_other_methods_and_other_bodies_are_refused(desk: Desk) -> None:
    got = await desk.client.get("/graphql?query={me{name}}")
    assert (got.status_code, got.headers["allow"]) == (405, "POST")
    form = await desk.client.post("/graphql", content=b"{}", headers={"content-type": "application/jsonx"})
    assert form.status_code == 415
    large = await desk.send({"query": "{ me { name } }", "extensions": {"x": "y" * 70_000}})
    assert large.status_code == 413
