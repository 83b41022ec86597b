"""A null where the contract allows none: the executor would refuse it, a compiled read must never make one."""

from collections.abc import Mapping
from typing import Any

from graphql import GraphQLError, execute, parse

from tests.reading.oracle import SCHEMA


def forbidden_nulls(text: str, variables: Mapping[str, Any] | None, answer: Mapping[str, Any]) -> list[str]:
    """Where an answer without errors is null against the contract: the executor reads it as if it were the data."""
    if "errors" in answer:
        return []
    result = execute(
        SCHEMA,
        parse(text),
        root_value=answer["data"],
        variable_values=dict(variables or {}),
        field_resolver=lambda source, info, **_: source[info.path.key],
        type_resolver=_kind_of,
    )
    return [_told(error) for error in result.errors or () if "non-nullable" in error.message]  # type: ignore[union-attr]


def _kind_of(value: Mapping[str, Any], info: Any, _: Any) -> str:
    """Of a record of any kind: only where its name was asked for can its fields be judged."""
    if "__typename" in value:
        return str(value["__typename"])
    raise GraphQLError("Nobody asked what this is.")


def _told(error: GraphQLError) -> str:
    return f"{'.'.join(str(part) for part in error.path or ())}: {error.message}"
