"""What PostgreSQL builds is what graphql-core's executor would have built from the same rows."""

import os
from typing import Any

from graphql import parse, validate
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from schema.root import catalogue
from tests.makers import Owner
from tests.reading import oracle
from tests.reading.conftest import Desk
from tests.reading.operations import operations

# Raised for a soak: DOORSTEP_READ_EXAMPLES=10000.
EXAMPLES = int(os.environ.get("DOORSTEP_READ_EXAMPLES", "500"))
# Shrinking a failure takes minutes: DOORSTEP_READ_SHRINK=1 asks for it.
PHASES = [phase for phase in Phase if phase is not Phase.shrink or os.environ.get("DOORSTEP_READ_SHRINK")]
CALLERS = tuple("manager colleague supervisor admin analyst integrator district auditor partner dpo".split())
_worlds: dict[int, oracle.World] = {}


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=PHASES,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
async def test_compiled_reads_answer_as_the_ordinary_executor_does(desk: Desk, owner: Owner, data: Any) -> None:
    if id(desk) not in _worlds:
        _worlds[id(desk)] = await oracle.load(owner)
    caller = getattr(desk.scene, data.draw(st.sampled_from(CALLERS)))
    asked = oracle.Oracle(_worlds[id(desk)], catalogue(), caller)
    operation = data.draw(operations(asked, desk.scene.elsewhere))

    answer = await desk.ask(operation.text, operation.variables, caller)

    assume(not _too_large(answer))
    # Types of one interface may have a field of the same name and another type: such an operation is rightly refused.
    assume("errors" not in answer or not validate(oracle.SCHEMA, parse(operation.text)))
    assert "errors" not in answer, (answer["errors"], operation)
    differs = difference(answer["data"], asked.ask(operation.text, operation.variables))
    assert differs is None, (differs, caller.roles, operation)


def difference(ours: Any, theirs: Any, place: str = "") -> str | None:
    """Where two answers first differ; None if they are the same, the order of keys included."""
    if isinstance(ours, dict) and isinstance(theirs, dict) and list(ours) == list(theirs):
        found = (difference(ours[key], theirs[key], f"{place}.{key}") for key in ours)
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        found = (difference(*pair, f"{place}[{number}]") for number, pair in enumerate(zip(ours, theirs, strict=True)))
    else:
        return None if ours == theirs and type(ours) is type(theirs) else f"{place}: {ours!r} but {theirs!r}"
    return next((each for each in found if each), None)


def _too_large(answer: Any) -> bool:
    return any("at most" in error["message"] for error in answer.get("errors", ()))
