"""What a client gets that asks wrongly: where its mistake is, nothing of our insides, and no end without a word."""

import logging
from typing import Any

import pytest

from tests.protocol.line import Line, code

MODERN = "application/graphql-response+json; charset=utf-8"


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("{ caselode { totalCount } }", {}),
        ("{ caseload(frist: 1) { totalCount } }", {}),
        ("{ caseload(orderBy: [NAMES]) { totalCount } }", {}),
        ("{ caseload(filter: {nam: {}}) { totalCount } }", {}),
        ("query Q($f: NominalFiltre) { caseload(filter: $f) { totalCount } }", {}),
        ("{ ...F } fragment F on Quary { __typename }", {}),
        ("{ me { ...on Mee { name } } }", {}),
        ("{ me { name @includ(if: true) } }", {}),
        ("query Q($f: NominalFilter) { caseload(filter: $f) { totalCount } }", {"f": {"nam": {}}}),
        ("query Q($o: [NominalOrder!]) { caseload(orderBy: $o) { totalCount } }", {"o": ["NAMES"]}),
    ],
)
async def test_no_mistake_is_answered_by_a_guess_at_the_contract(bare: Line, text: str, variables: Any) -> None:
    answer = await bare.ask(text, variables)

    assert answer.status_code == 400
    assert answer.headers["content-type"] == MODERN
    assert "data" not in answer.json()
    assert "Did you mean" not in answer.text


async def test_a_stream_that_cannot_begin_is_refused_and_not_empty(bare: Line) -> None:
    for text, said in (("{", "GRAPHQL_PARSE_FAILED"), ("subscription { moved }", "GRAPHQL_VALIDATION_FAILED")):
        answer = await bare.ask(text, accept="text/event-stream")

        assert (answer.status_code, answer.headers["content-type"]) == (400, MODERN)
        assert code(answer) == said


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain; x=application/json",
        "application/jsonp",
        "xapplication/json",
        "application/json; charset=latin-1",
        "",
    ],
)
async def test_a_body_that_only_looks_like_json_by_its_name_is_not_read(bare: Line, kind: str) -> None:
    answer = await bare.client.post("/graphql", content=b'{"query":"{me{name}}"}', headers={"content-type": kind})

    assert answer.status_code == 415


async def test_a_flood_of_mistakes_writes_no_traces(bare: Line, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for text in ("{", "{ nothing }", "query Q($n: Int!) { caseload(first: $n) { totalCount } }"):
        for _ in range(20):
            await bare.ask(text)

    assert not [record for record in caplog.records if record.exc_info or not record.name.startswith("httpx2")]


async def test_a_compiled_read_never_enters_the_executor(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schema.serving.pipeline.execute", None)

    answer = await line.ask("{ caseload(first: 2) { nodes { name orders { conditions { text } } } } __typename }")

    assert answer.json()["data"]["__typename"] == "Query"


async def test_a_document_is_looked_at_once(bare: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []
    monkeypatch.setattr("schema.serving.prepared.validate", lambda *_, **__: looked.append(1) or [])
    for _ in range(5):
        await bare.ask("{ __typename }")

    assert looked == [1]
