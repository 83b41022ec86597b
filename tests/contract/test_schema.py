"""The contract is an artefact of the repository, and nothing is in it by accident."""

from pathlib import Path

import pytest
from graphql import specified_directives, validate_schema

import schema
from api.access.operations import OPERATIONS
from api.access.policy import POLICY
from api.refusals import Misconfigured
from schema.reading.catalogue import Catalogue
from schema.root import built, graphql_schema, sdl

COMMITTED = Path(schema.__file__).parent / "schema.graphql"
SCHEMA = graphql_schema(built())


def test_the_committed_contract_is_what_the_code_says() -> None:
    assert COMMITTED.read_text() == sdl(), "run `doorstep schema > schema/schema.graphql` and look at the difference"


def test_every_root_field_has_a_guard_and_every_guard_a_root_field() -> None:
    roots = {
        name for root in (SCHEMA.query_type, SCHEMA.mutation_type, SCHEMA.subscription_type) for name in root.fields
    }  # type: ignore[union-attr]
    assert roots == set(OPERATIONS)


def test_the_schema_that_is_imported_lies_in_this_repository() -> None:
    assert COMMITTED.is_relative_to(Path(__file__).parents[2])


def test_a_field_without_policy_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = {name: rule for name, rule in POLICY["unit"].fields.items() if name != "district"}
    monkeypatch.setitem(POLICY["unit"].__dict__, "fields", fields)

    with pytest.raises(Misconfigured, match=r"Unit\.district has no policy"):
        Catalogue(SCHEMA)


def test_no_optional_argument_has_a_default_of_null() -> None:
    assert "= null" not in sdl()


def test_the_contract_can_be_built_beside_another_from_the_same_types() -> None:
    assert sdl() == sdl()
    assert validate_schema(SCHEMA) == []


def test_there_is_no_directive_that_would_slow_every_field() -> None:
    assert {directive.name for directive in SCHEMA.directives} <= {item.name for item in specified_directives}
