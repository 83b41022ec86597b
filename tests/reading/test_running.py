"""How a read runs: one statement, its audit in the same transaction, and the same answer by both ways."""

import asyncio
from typing import Any
from uuid import UUID

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.access.operations import OPERATIONS
from schema.root import catalogue
from schema.serving.pipeline import Pipeline
from tests.makers import Owner
from tests.reading import oracle
from tests.reading.conftest import Desk
from tests.reading.operations import operations

EVERYTHING = """
query Everything($first: Int) {
  overdueObligations(first: $first) {
    totalCount
    edges { node { dueAt owner { name unit { name } } policy { source } nominal {
      name addresses { lines } orders { conditions { text } } household { firstName }
      visits(first: 3) { nodes { outcome people { name } conditionChecks { condition { text } } } }
      obligations(first: 2) { nodes { metBy { outcome } } }
    } } }
    pageInfo { endCursor hasNextPage }
  }
}
"""


def watch(desk: Desk) -> list[str]:
    """The statements that the application sends from now on."""
    sent: list[str] = []
    pool: Any = desk.services.database._pool
    for holder in pool._holders:
        if holder._con is not None:
            holder._con.add_query_logger(lambda record: sent.append(record.query))
    return sent


async def test_an_operation_is_one_statement_beside_its_context_and_its_audit(desk: Desk) -> None:
    first = await desk.ask(EVERYTHING, {"first": 1})
    sent = watch(desk)
    answer = await desk.ask(EVERYTHING, {"first": 100})

    assert len(first["data"]["overdueObligations"]["edges"]) == 1 < len(answer["data"]["overdueObligations"]["edges"])
    words = [statement.split(maxsplit=1)[0].lower().rstrip(";") for statement in sent]
    assert words == ["begin", "select", "select", "insert", "commit"], sent


async def test_one_plan_serves_every_caller_and_every_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    compiled = Pipeline._compile
    monkeypatch.setattr(Pipeline, "_compile", lambda self, asked: made.append(asked) or compiled(self, asked))

    for caller in (desk.scene.manager, desk.scene.supervisor, desk.scene.analyst):
        for first in (1, 2, 50):
            await desk.ask(EVERYTHING, {"first": first}, caller)

    assert len(made) == 1


async def test_a_read_names_its_records_and_their_nominals_in_the_audit(desk: Desk, owner: Owner) -> None:
    answer = await desk.ask("{ visits(first: 2) { nodes { id nominalId } } }")

    nodes = answer["data"]["visits"]["nodes"]
    event = await owner.fetchrow("select * from doorstep.audit_event order by seq desc limit 1")
    assert event is not None
    assert (event["operation"], event["action"], event["object_type"]) == ("consultation", "visits", "visit")
    assert event["object_ids"] == [UUID(node["id"]) for node in nodes]
    assert set(event["subject_ids"]) == {UUID(node["nominalId"]) for node in nodes}
    assert (event["row_count"], event["principal_id"]) == (2, desk.scene.manager.id)
    assert event["document_hash"]


async def test_what_cannot_be_audited_is_not_answered(desk: Desk, owner: Owner) -> None:
    await owner.execute("revoke insert on doorstep.audit_event from doorstep_app")

    answer = await desk.ask("{ caseload { nodes { name } } }")

    assert answer["data"] is None
    assert answer["errors"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    assert "requestId" in answer["errors"][0]["extensions"]


async def test_a_bug_is_masked_and_noted_without_its_message(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("Ada Vale lives here")

    monkeypatch.setattr("schema.reading.run.Reader._read", broken)
    answer = await desk.ask("{ caseload { nodes { name } } }")

    assert "Ada" not in orjson.dumps(answer).decode() + caplog.text
    assert "RuntimeError" in caplog.text


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
async def test_both_ways_answer_alike(desk: Desk, owner: Owner, data: Any) -> None:
    world = await oracle.load(owner)
    asked = oracle.Oracle(world, catalogue(), desk.scene.manager)
    operation = data.draw(operations(asked, desk.scene.elsewhere))

    compiled = await desk.ask(operation.text, operation.variables)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pipeline, "is_compiled", lambda *_: False)
        executed = await desk.ask(operation.text, operation.variables)

    assert compiled == executed


@pytest.mark.parametrize(
    "query",
    [
        "{ caseload(first: 0) { totalCount } }",
        '{ nominal(id: "x") { name } me { name } }',
        '{ me { name } a: nominal(id: "x") { name } b: caseload(last: 0) { totalCount } }',
        "query Q($v: Int!) { caseload(first: $v) { totalCount } }",
        '{ caseload(after: "x") { totalCount } colleagues { totalCount } }',
    ],
)
async def test_both_ways_refuse_alike(desk: Desk, query: str) -> None:
    compiled = await desk.ask(query)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pipeline, "is_compiled", lambda *_: False)
        executed = await desk.ask(query)

    assert compiled == executed
    assert compiled["errors"]


async def test_a_moved_scope_is_heard_as_an_event(desk: Desk) -> None:
    scope = f"unit:{desk.scene.manager.unit_ids[0]}"

    async def wake() -> None:
        while not desk.hub._subscribers:  # noqa: ASYNC110 - the hub tells nobody who comes
            await asyncio.sleep(0.01)
        desk.hub.hear(f"50:{scope}")
        desk.hub.hear(f"6:{scope}")

    waking = asyncio.create_task(wake())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "schema.serving.stream.results.__kwdefaults__", {"life_s": 0.5, "ping_s": 0.1, "again_every_s": 0.1}
        )
        response = await desk.send({"query": "subscription { scopeMoved { scope at } }"}, accept="text/event-stream")
    await waking

    events = [block for block in response.text.split("\n\n") if block.startswith("event")]
    assert response.headers["content-type"].startswith("text/event-stream")
    assert len(events) == 2
    said = orjson.loads(events[0].split("data: ")[1])
    assert said["data"]["scopeMoved"] == {"scope": scope, "at": "2026-03-01T09:30:00.123Z"}
    assert events[1].startswith("event: complete")
    assert not desk.hub._subscribers


async def test_a_subscription_is_not_run_as_a_query(desk: Desk) -> None:
    response = await desk.send({"query": "subscription { scopeMoved { scope } }"})

    assert response.status_code == 406
    assert "text/event-stream" in response.json()["errors"][0]["message"]


def test_every_compiled_root_is_guarded() -> None:
    assert set(catalogue().roots) <= set(OPERATIONS)


async def test_a_null_where_none_may_be_is_noticed(desk: Desk, owner: Owner) -> None:
    """The check that every answer of these tests goes through can fail."""
    await owner.execute("alter table doorstep.nominal alter name drop not null")
    await owner.execute("update doorstep.nominal set name = null")

    with pytest.raises(AssertionError, match=r"caseload\.nodes\.0\.name"):
        await desk.ask("{ caseload(first: 2) { nodes { name } } }")
