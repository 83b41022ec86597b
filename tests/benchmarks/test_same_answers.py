"""What is measured side by side answers the same operation with the same data: else it would compare nothing."""

import json
import urllib.request
from typing import Any

import pytest

from benchmarks import peer
from benchmarks.operations import OPERATIONS, Operation
from benchmarks.standing import BARE, DOORSTEP, KEPT, POSTGRAPHILE, RESOLVERS, Standing
from tests.benchmarks.same import as_postgraphile_can, of_postgraphile, plain

pytestmark = pytest.mark.asyncio(loop_scope="module")
READS = [operation for operation in OPERATIONS if not operation.is_mutation]
[ATTEMPT] = [operation for operation in OPERATIONS if operation.is_mutation]


@pytest.mark.parametrize("operation", READS, ids=lambda operation: operation.name)
@pytest.mark.parametrize("contender", [KEPT, BARE, RESOLVERS])
async def test_answers_what_doorstep_answers(stands: Standing, contender: str, operation: Operation) -> None:
    ours = _ask(stands, DOORSTEP, operation)
    assert _is_about_somebody(ours)
    assert plain(_ask(stands, contender, operation)) == plain(ours)


@pytest.mark.parametrize("operation", READS, ids=lambda operation: operation.name)
async def test_postgraphile_answers_what_doorstep_answers(stands: Standing, operation: Operation) -> None:
    assert peer.is_installed(), "make test installs it in benchmarks/peers"
    theirs = of_postgraphile(operation.name, _ask(stands, POSTGRAPHILE, operation))
    ours = as_postgraphile_can(operation.name, _ask(stands, DOORSTEP, operation))
    assert plain(theirs) == plain(ours)


@pytest.mark.parametrize("contender", [DOORSTEP, KEPT, BARE, RESOLVERS, POSTGRAPHILE])
async def test_each_records_the_attempt(stands: Standing, contender: str) -> None:
    answer = _ask(stands, contender, ATTEMPT)["submitVisit"]
    assert answer["visit"]["outcome"] == "NO_REPLY"
    assert answer.get("userErrors", []) == []
    kept = _asked(stands, DOORSTEP, _TOLD, {"id": answer["visit"]["id"]}, stands.token("integrator"))
    assert kept["node"] == {"outcome": "NO_REPLY", "crewMode": "SINGLE_AUTHORISED"}


_TOLD = "query Told($id: ID!) { node(id: $id) { ... on Visit { outcome crewMode } } }"


def _ask(stands: Standing, contender: str, operation: Operation) -> Any:
    target = stands.target(contender, operation)
    return _send(target.url, target.token, stands.body(contender, operation))


def _asked(stands: Standing, contender: str, document: str, variables: dict[str, Any], token: str) -> Any:
    return _send(stands.urls[contender], token, json.dumps({"query": document, "variables": variables}).encode())


def _send(url: str, token: str, body: bytes) -> Any:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=30) as answer:
        content = json.load(answer)
    assert "errors" not in content, content
    return content["data"]


def _is_about_somebody(found: Any) -> bool:
    """Whether an answer holds anything: two empty answers are equal, and prove nothing."""
    if isinstance(found, dict):
        return any(_is_about_somebody(value) for value in found.values())
    return bool(found)
