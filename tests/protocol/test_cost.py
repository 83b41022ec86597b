"""What operations cost, who may spend how much, and how they are told."""

from dataclasses import replace
from typing import Any

import pytest
from graphql import FragmentDefinitionNode, OperationDefinitionNode, parse

from api.identity.principal import Role
from schema.root import built, graphql_schema
from schema.serving.budgets import Budgets
from schema.serving.cost import price
from schema.serving.rate import BUCKETS_MAX, Buckets
from tests.protocol.line import TRUSTED, Line, code, trusted_id

SCHEMA = graphql_schema(built())
DEAR = "{ overdueObligations(first: 100) { nodes { nominal { visits(first: 10) { nodes { id } } } } } }"


def cost(text: str, **variables: Any) -> int:
    document = parse(text)
    fragments = {item.name.value: item for item in document.definitions if isinstance(item, FragmentDefinitionNode)}
    (operation,) = (item for item in document.definitions if isinstance(item, OperationDefinitionNode))
    return price(SCHEMA, fragments, operation).of(variables)


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (0, "{ __typename }"),
        (1, "{ me { name roles } }"),
        (1, '{ nominal(id: "x") { name } }'),
        (1 + 50, "{ caseload { nodes { name } } }"),
        (1 + 3, "{ caseload(first: 3) { edges { cursor node { name } } pageInfo { endCursor } } }"),
        (1 + 3, "{ caseload(last: 3) { nodes { name } } }"),
        (1 + 100, "{ caseload(first: 1000000) { nodes { name } } }"),
        (1 + 10, "{ caseload(first: 3) { totalCount } }"),
        (1 + 10 * (1 + 1 + 3 * 1), "{ caseload(first: 10) { nodes { visits(first: 3) { nodes { id } } } } }"),
        (1 + 2 * (1 + 1), "{ overdueObligations(first: 2) { nodes { owner { name } } } }"),
        (1 + 2 * (1 + 5), "{ caseload(first: 2) { nodes { addresses { lines } } } }"),
        (3, '{ nodes(ids: ["a", "b", "c"]) { id } }'),
        (10, "{ __schema { types { fields { args { name } } } } }"),
        (1, "{ me { name } me { roles } ...A } fragment A on Query { me { name } }"),
        (2, "{ me { name } other: me { roles } }"),
        (1, "{ me { name } caseload @skip(if: true) { nodes { id } } }"),
    ],
)
def test_the_price_table(points: int, text: str) -> None:
    assert cost(text) == points


def test_a_mutation_costs_ten_and_its_payload() -> None:
    text = "mutation A($i: AssignNominalInput!) { assignNominal(input: $i) { nominal { name } userErrors { code } } }"

    assert cost(text, i={}) == 10 + 1 + 1 + 5


def test_the_price_follows_the_variables() -> None:
    text = """query Q($n: Int, $ids: [ID!]!, $more: Boolean!) {
      caseload(first: $n) { nodes { name unit @include(if: $more) { name } } } nodes(ids: $ids) { id }
    }"""

    assert cost(text, n=7, ids=["a"], more=False) == 1 + 7 + 1
    assert cost(text, n=7, ids=["a", "b"], more=True) == 1 + 7 * 2 + 2
    assert cost(text, ids=[], more=False) == 1 + 50
    assert cost(text, n=None, ids=[], more=False) == 1 + 50


def test_a_bomb_of_fragments_is_priced_or_refused_but_never_walked_for_ever() -> None:
    chain = "{ ...F0 }" + "".join(f" fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(60))

    assert cost(chain + " fragment F60 on Query { me { name } }") == 1


@pytest.mark.parametrize("text", TRUSTED.values())
def test_our_own_app_can_pay_for_its_documents(text: str) -> None:
    assert cost(text, first=100, input={}) <= Budgets().trusted


async def test_an_operation_that_is_too_dear_is_refused_before_it_runs_with_both_numbers(bare: Line) -> None:
    answer = await bare.ask(DEAR)

    assert (answer.status_code, code(answer)) == (400, "COST_LIMIT_EXCEEDED")
    (error,) = answer.json()["errors"]
    assert error["extensions"] == {"code": "COST_LIMIT_EXCEEDED", "requested": cost(DEAR), "limit": 1_000}
    assert f"{cost(DEAR)} points" in error["message"]
    assert "1000 is the most" in error["message"]
    assert "data" not in answer.json()


async def test_an_integrator_may_spend_more_than_a_person_with_a_text(line: Line) -> None:
    assert line.caller is not None
    line.caller = replace(line.caller, roles=frozenset({Role.INTEGRATOR}), client_id="integrator")

    assert (await line.ask(DEAR)).status_code == 200


async def test_text_needs_a_scope_and_our_own_documents_do_not(line: Line) -> None:
    assert line.caller is not None
    line.caller = replace(line.caller, scopes=line.caller.scopes - {"adhoc:query"})

    refused = await line.ask("{ me { name } }")
    assert (refused.status_code, code(refused)) == (403, "FORBIDDEN")
    assert "adhoc:query" in refused.json()["errors"][0]["message"]
    for body in ({"documentId": trusted_id("colleagues(")}, {"query": TRUSTED[trusted_id("colleagues(")]}):
        assert (await line.post(body | {"variables": {"first": 5}})).status_code == 200


async def test_whoever_asks_is_told_what_it_cost(line: Line) -> None:
    plain = await line.ask("{ me { name } }")
    told = await line.ask("{ caseload(first: 4) { nodes { id } } }", X_Doorstep_Cost="1")

    assert plain.json().keys() == {"data"}
    said = told.json()["extensions"]["cost"]
    assert said | {"remaining": 0} == {
        "requested": 5,
        "limit": 1_000,
        "remaining": 0,
        "resetAt": "2026-03-01T09:30:01.123Z",
    }
    assert 59_990 < said["remaining"] <= 60_000
    assert told.headers["ratelimit-policy"] == '"points";q=60000;w=60'
    assert told.headers["ratelimit"].startswith('"points";r=599')
    assert ";t=" in told.headers["ratelimit"]


async def test_whoever_asks_too_often_is_told_when_to_come_back(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    take = Buckets(per_minute=60, now=lambda: 0.0).take
    monkeypatch.setattr(Buckets, "take", lambda _, key, cost, limit: take(key, cost, limit=limit))

    first, second = [await line.ask("{ caseload(first: 40) { nodes { id } } }") for _ in range(2)]

    assert first.status_code == 200
    assert (second.status_code, code(second)) == (429, "RATE_LIMITED")
    assert second.headers["retry-after"] == "22"
    assert second.json()["errors"][0]["extensions"]["retryAfterMs"] == 22_000
    assert "41 points" in second.json()["errors"][0]["message"]


def test_a_bucket_fills_again_and_never_beyond_its_brim() -> None:
    now = [0.0]
    buckets = Buckets(60, lambda: now[0])

    assert buckets.take("a", 60, limit=0).remaining == 0
    assert buckets.take("a", 1, limit=0).wait_s == 1
    now[0] = 10
    assert buckets.take("a", 3, limit=0).remaining == 7
    now[0] = 10_000
    assert buckets.take("a", 0, limit=0).remaining == 59


def test_callers_and_programs_have_buckets_of_their_own_and_a_bounded_number_is_kept() -> None:
    buckets = Buckets(60, lambda: 0.0)

    for number in range(BUCKETS_MAX + 10):
        assert buckets.take((number, "client"), 60, limit=0).wait_s == 0

    assert len(buckets) == BUCKETS_MAX
