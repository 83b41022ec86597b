"""Plain answers are written without the executor's steps for each field, and read as if they had been taken."""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
import strawberry
from graphql import ExecutionResult, execute, parse, print_ast
from graphql.execution.executor import Executor
from hypothesis import given
from hypothesis import strategies as st
from strawberry import ID
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from schema.reading.declare import plain
from schema.serving.executor import PassingFragments


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


strawberry.enum(Colour)


@plain
class Leaf:
    """A part of a part."""

    id: ID = strawberry.field(description="Its id.")
    colour: Colour | None = strawberry.field(description="Its colour.")
    grown_at: datetime = strawberry.field(description="Since when.")


@plain
class Branch:
    """A part."""

    name: str = strawberry.field(description="Its name.")
    leaves: list[Leaf] = strawberry.field(description="Its leaves.")
    longest: Leaf | None = strawberry.field(description="One of them.")
    weight: float | None = strawberry.field(description="In kilograms.")


@strawberry.type
class Shouted:
    name: strawberry.Private[str]

    @strawberry.field
    def loud(self) -> str:
        return self.name.upper()


@plain
class Tree:
    """The whole."""

    branches: list[Branch] | None = strawberry.field(description="Its branches.")
    size: int = strawberry.field(description="How many they are.")
    called: Shouted | None = strawberry.field(description="What a resolver answers.")


@strawberry.type
class Query:
    @strawberry.field
    def tree(self) -> Tree | None:
        return self["tree"]  # type: ignore[index, no-any-return] - the root value of these tests

    @strawberry.field
    async def late(self) -> list[Branch]:
        return self["late"]  # type: ignore[index, no-any-return]


SCHEMA = strawberry.Schema(Query)._schema


class AsEver(StrawberryGraphQLCoreExecutionContext):
    """The executor without our way."""


class Counting(PassingFragments):
    """Ours; counts what it asks of objects field by field."""

    asked = 0

    def complete_object_value(self, *said: Any) -> Any:
        Counting.asked += 1
        return super().complete_object_value(*said)


def leaf(colour: object = Colour.RED, **more: object) -> SimpleNamespace:
    told = {"id": UUID(int=7), "colour": colour, "grown_at": datetime(2026, 11, 2, tzinfo=UTC)}
    return SimpleNamespace(**(told | more))


def branch(*leaves: object, **more: object) -> SimpleNamespace:
    told = {"name": "bough", "leaves": list(leaves), "longest": leaves[0] if leaves else None, "weight": 2.5}
    return SimpleNamespace(**(told | more))


def tree(*branches: object, **more: object) -> SimpleNamespace:
    return SimpleNamespace(**({"branches": branches, "size": len(branches), "called": None} | more))


async def answered(how: type[Executor[Any]], document: str, root: dict[str, Any], **variables: object) -> Any:
    found = execute(SCHEMA, parse(document), root, variable_values=variables, executor_class=how)
    result = found if isinstance(found, ExecutionResult) else await found
    return result.formatted


LEAF = "{ id colour grownAt __typename }"
ALL = f"{{ tree {{ size again: size branches {{ name weight leaves {LEAF} longest {LEAF} }} }} late {{ name }} }}"


@pytest.mark.parametrize(
    ("document", "variables"),
    [
        (ALL, {}),
        ("query($no: Boolean!) { tree { size @skip(if: $no) branches @include(if: $no) { name } } }", {"no": True}),
        ("query($no: Boolean!) { tree { size @skip(if: $no) branches @include(if: $no) { name } } }", {"no": False}),
        ("{ tree { ...A ...A branches { leaves { colour } } } } fragment A on Tree { branches { name } size }", {}),
        ("{ late { ... on Branch { n: name } ... { weight } } }", {}),
    ],
)
async def test_what_is_asked_of_a_plain_answer_is_written_at_once(document: str, variables: dict[str, Any]) -> None:
    root = {"tree": tree(branch(leaf(), leaf(Colour.BLUE), leaf(None)), branch()), "late": (branch(leaf()),)}
    ordinary = await answered(AsEver, document, root, **variables)
    Counting.asked = 0
    assert await answered(Counting, document, root, **variables) == ordinary
    assert "errors" not in ordinary
    assert Counting.asked == 0, "some object was asked for field by field"


class Broken(SimpleNamespace):
    @property
    def name(self) -> str:
        raise LookupError("nobody gave it a name")


@pytest.mark.parametrize(
    "odd",
    [
        tree(branch(leaf(), name=None)),
        tree(branch(leaf(), None)),
        tree(branch(leaf("mauve"))),
        tree(branch(leaf(grown_at="yesterday"))),
        tree(branch(leaf(), weight="heavy")),
        tree(branch(leaf(), leaves="none")),
        tree(size=None),
        tree(branches=None),
        tree(Broken(leaves=[], longest=None, weight=None)),
        tree(SimpleNamespace(name="without the rest")),
        tree(called=Shouted(name="oak")),
        None,
        LookupError("no tree"),
    ],
    ids=repr,
)
async def test_what_is_unusual_is_answered_as_ever(odd: object) -> None:
    root = {"tree": odd, "late": [branch(leaf())]}
    document = ALL.replace("size again", "called { loud } size again")
    ordinary = await answered(AsEver, document, root)
    assert await answered(PassingFragments, document, root) == ordinary


_COLOURS = st.sampled_from([Colour.RED, Colour.BLUE, None, "mauve"])
_LEAVES = st.builds(leaf, _COLOURS)
_BRANCHES = st.builds(
    lambda leaves, more: branch(*leaves, **more),
    st.lists(_LEAVES | st.none(), max_size=3),
    st.fixed_dictionaries({}, optional={"name": st.none() | st.text(max_size=3), "weight": st.none() | st.floats()}),
)
_FIELDS = st.recursive(
    st.sampled_from(["name", "weight", "n: name", "__typename", "longest { colour id }", "leaves { colour grownAt }"]),
    lambda inner: inner.map(lambda one: f"... on Branch {{ {one} }}"),
    max_leaves=3,
)


@given(
    branches=st.lists(_BRANCHES | st.none(), max_size=3) | st.none(), asked=st.lists(_FIELDS, min_size=1, max_size=6)
)
async def test_both_ways_answer_alike(branches: list[Any] | None, asked: list[str]) -> None:
    document = print_ast(parse(f"{{ tree {{ branches {{ {' '.join(asked)} }} }} late {{ {' '.join(asked)} }} }}"))
    root = {"tree": tree(branches=branches), "late": branches}
    ordinary = _without_places(await answered(AsEver, document, root))
    assert _without_places(await answered(PassingFragments, document, root)) == ordinary


def _without_places(said: dict[str, Any]) -> tuple[object, list[object]]:
    """NaN is not equal to itself; text of it is."""
    return repr(said["data"]), sorted(map(repr, _errors(said)))


def _errors(said: dict[str, Any]) -> Iterator[object]:
    yield from said.get("errors", ())
