"""Search, and the union that it answers, over generated operations: as the ordinary executor over plain rows."""

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from schema.root import catalogue
from tests.makers import Owner
from tests.reading import oracle
from tests.reading.conftest import Desk
from tests.reading.operations import operations
from tests.reading.test_equality import EXAMPLES, PHASES

_worlds: dict[int, oracle.World] = {}


@settings(
    max_examples=EXAMPLES // 10,
    deadline=None,
    phases=PHASES,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
async def test_compiled_searches_answer_as_the_ordinary_executor_does(desk: Desk, owner: Owner, data: Any) -> None:
    if id(desk) not in _worlds:
        _worlds[id(desk)] = await oracle.load(owner)
    caller = getattr(
        desk.scene, data.draw(st.sampled_from(("manager", "colleague", "supervisor", "analyst", "district")))
    )
    asked = oracle.Oracle(_worlds[id(desk)], catalogue(), caller)
    operation = data.draw(operations(asked, desk.scene.elsewhere, root="search"))

    answer = await desk.ask(operation.text, operation.variables, caller)

    codes = {error["extensions"]["code"] for error in answer.get("errors", ())}
    assume(codes != {"GRAPHQL_VALIDATION_FAILED"})
    assert "errors" not in answer, (answer["errors"], operation)
    assert answer["data"] == asked.ask(operation.text, operation.variables), operation
