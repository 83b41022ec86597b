"""The roots of one operation: one transaction and one snapshot, a statement each, and one write of their audit."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import pytest

from api.db import database
from api.values import new_id
from schema.reading.run import Reader
from schema.serving.pipeline import Pipeline
from tests.makers import Owner
from tests.reading.conftest import Desk
from tests.reading.test_running import watch

TWICE = "query Q($id: ID!) { a: nominal(id: $id) { name } b: nominal(id: $id) { name } }"
BESIDE = "query Q($id: ID!) { me { name } nominal(id: $id) { name } }"


@pytest.fixture(params=["compiled", "executed"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways to run an operation."""
    if request.param == "executed":
        monkeypatch.setattr(Pipeline, "is_compiled", lambda *_: False)
    return str(request.param)


async def one_nominal(desk: Desk) -> UUID:
    answer = await desk.ask("{ caseload(first: 1) { nodes { id } } }")
    return UUID(answer["data"]["caseload"]["nodes"][0]["id"])


def before_each_read(monkeypatch: pytest.MonkeyPatch, do: Callable[[int], Awaitable[Any]]) -> None:
    """Have something happen before the first read of an operation, the second, and so on."""
    read = Reader._read

    async def reading(self: Reader, *rest: Any) -> Any:
        await do(self.statements)
        return await read(self, *rest)

    monkeypatch.setattr(Reader, "_read", reading)


async def test_several_roots_are_a_statement_each_in_one_transaction_with_one_audit_write(desk: Desk, way: str) -> None:
    about = {"id": str(await one_nominal(desk))}
    await desk.ask(TWICE, about)
    sent = watch(desk)

    await desk.ask(TWICE, about)

    assert [statement.split(maxsplit=1)[0].lower().rstrip(";") for statement in sent] == [
        *("begin", "select"),
        *("savepoint", "select", "release"),
        *("savepoint", "select", "release"),
        *("insert", "commit"),
    ]


async def test_several_roots_see_one_moment(
    desk: Desk, owner: Owner, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = await one_nominal(desk)

    async def rename(place: int) -> None:
        if place == 1:
            await owner.execute("update doorstep.nominal set name = 'Renamed' where id = $1", about)

    before_each_read(monkeypatch, rename)
    data = (await desk.ask(TWICE, {"id": str(about)}))["data"]

    assert data["a"] == data["b"] != {"name": "Renamed"}


async def test_a_root_that_takes_too_long_is_told_by_its_path_and_its_sibling_is_answered(
    desk: Desk, owner: Owner, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = str(await one_nominal(desk))
    hurried = database.ENTER + ", set_config('statement_timeout', '200', true)"
    monkeypatch.setattr(database, "ENTER", hurried)
    async with owner.transaction():
        await owner.execute("lock table doorstep.nominal in access exclusive mode")
        answer = await desk.ask(BESIDE, {"id": about})

    (error,) = answer["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["nominal"], "TIMEOUT")
    assert answer["data"] == {"me": {"name": desk.scene.manager.name}, "nominal": None}
    assert (await desk.ask(BESIDE, {"id": about}))["data"]["nominal"]


async def test_what_only_one_of_them_asks_wrongly_is_refused_under_its_path(desk: Desk, way: str) -> None:
    answer = await desk.ask(BESIDE, {"id": "x"})

    (error,) = answer["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["nominal"], "BAD_USER_INPUT")
    assert answer["data"]["me"]


async def test_if_the_audit_of_one_cannot_be_written_none_is_answered(desk: Desk, owner: Owner, way: str) -> None:
    about = str(await one_nominal(desk))
    await owner.execute("revoke insert on doorstep.audit_event from doorstep_app")

    answer = await desk.ask(TWICE, {"id": about})

    assert answer["data"] == {"a": None, "b": None}
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"INTERNAL_SERVER_ERROR"}


async def latest(owner: Owner, count: int) -> list[tuple[Any, ...]]:
    found = await owner.fetch(
        "select action, object_type, object_ids, subject_ids, row_count from doorstep.audit_event"
        " order by seq desc limit $1",
        count,
    )
    return [tuple(row.values()) for row in reversed(found)]


@pytest.mark.parametrize(("root", "kind"), [("nominal", "nominal"), ("node", "node")])
async def test_an_id_that_finds_nothing_is_in_the_audit(desk: Desk, owner: Owner, root: str, kind: str) -> None:
    asked = new_id()

    answer = await desk.ask(f'{{ {root}(id: "{asked}") {{ __typename }} }}')

    assert answer["data"] == {root: None}
    assert await latest(owner, 1) == [(root, kind, [asked], [], 0)]


async def test_of_several_ids_those_that_find_nothing_are_in_the_audit_by_themselves(desk: Desk, owner: Owner) -> None:
    known, hidden = await one_nominal(desk), desk.scene.elsewhere

    answer = await desk.ask("query Q($ids: [ID!]!) { nodes(ids: $ids) { id } }", {"ids": [str(hidden), str(known)]})

    assert answer["data"] == {"nodes": [None, {"id": str(known)}]}
    assert await latest(owner, 2) == [
        ("nodes", "node", [known], [known], 1),
        ("nodes", "node", [hidden], [], 0),
    ]
