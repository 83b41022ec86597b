"""What the operator sees of each operation, and what nobody does."""

from collections.abc import Iterator
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from api.values import digest
from tests.protocol.line import Line, trusted_id
from tests.protocol.wire import connected

NAMED = (
    "query AdaVale($n: String!) { caseload(first: 3, filter: {name: {contains: $n}}) { nodes { name } } me { name } }"
)


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """Set up before the application is."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer", provider.get_tracer)
    yield exporter
    provider.shutdown()


def attributes(spans: InMemorySpanExporter) -> dict[str, Any]:
    """Those of the one span."""
    (span,) = spans.get_finished_spans()
    assert "Ada" not in span.to_json()
    return dict(span.attributes or {})


async def test_an_operation_is_a_span_that_names_nobody(spans: InMemorySpanExporter, line: Line) -> None:
    answer = await line.ask(NAMED, {"n": "Ada Vale"})

    assert spans.get_finished_spans()[0].name == "graphql query"
    told = attributes(spans)
    assert told.pop("graphql.document.id") == f"sha256:{digest(NAMED)}"
    assert told == {
        "graphql.operation.type": "query",
        "doorstep.roots": "caseload me",
        "doorstep.plan": "miss",
        "doorstep.statements": 2,
        "doorstep.rows": 2,
        "doorstep.bytes": len(answer.content),
        "doorstep.cost": 5,
        "doorstep.code": "OK",
    }


async def test_a_span_says_whether_the_plan_was_known(spans: InMemorySpanExporter, line: Line) -> None:
    for name in ("Ada Vale", "Bea Vale"):
        await line.ask(NAMED, {"n": name})

    assert [(span.attributes or {})["doorstep.plan"] for span in spans.get_finished_spans()] == ["miss", "hit"]


async def test_our_own_documents_are_told_apart_by_name(spans: InMemorySpanExporter, line: Line) -> None:
    await line.post({"documentId": trusted_id("colleagues("), "variables": {"first": 1}})

    assert attributes(spans)["graphql.operation.name"] == "Colleagues"


@pytest.mark.parametrize("where", ["schema.reading.run.Reader._read", "schema.serving.pipeline.Pipeline.is_compiled"])
async def test_the_words_of_a_bug_are_not_in_its_span(
    spans: InMemorySpanExporter, line: Line, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Ada Vale lives here")

    monkeypatch.setattr(where, broken)
    await line.ask("{ me { name } }")

    assert attributes(spans)["doorstep.code"] == "INTERNAL_SERVER_ERROR"
    assert spans.get_finished_spans()[0].status.status_code is StatusCode.ERROR


async def test_a_subscription_is_one_span_however_many_results_it_has(spans: InMemorySpanExporter, line: Line) -> None:
    async with connected(line.app) as wire:
        await wire.greet()
        wire.subscribe("1", query="subscription { scopeMoved { scope } }")
        wire.subscribe("2", query="{ __typename }")
        await wire.hear()
        await wire.hear()
        for _ in range(2):
            line.hub.hear(f"6:unit:{line.scene.manager.unit_ids[0]}")
            await wire.hear()

    told = [dict(span.attributes or {}) for span in spans.get_finished_spans()]
    assert [one["graphql.operation.type"] for one in told] == ["query", "subscription"]
    assert told[1]["doorstep.code"] == "OK"
    assert told[1]["doorstep.bytes"] > 2 * len('{"data":{"scopeMoved":{"scope":""}}}')


async def test_without_an_sdk_a_span_is_nothing(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("schema.serving.telemetry._attributes", None)  # would fail if it were asked

    assert "errors" not in (await line.ask("{ me { name } }")).json()
