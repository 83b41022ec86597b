"""Members that are on their way out: what their reason must say, and the contract as it will be without them."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_introspection_type,
    is_specified_scalar_type,
)

# What to use instead, in a sentence, and the last day on which the member is still there.
_REASON = re.compile(r".+\. Removed after (\d{4}-\d{2}-\d{2})\.", re.DOTALL)
_Fielded = GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType


def last_day(reason: str) -> date | None:
    """The last day on which a deprecated member is still there; None if the reason does not say it as it must."""
    found = _REASON.fullmatch(reason)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def deprecated(schema: GraphQLSchema) -> dict[str, str]:
    """The reason of every deprecated member, by its coordinate, as in `Me.principalId`."""
    return {
        coordinate: member.deprecation_reason
        for coordinate, _, _, member in _members(schema)
        if member.deprecation_reason is not None
    }


def drop_deprecated(schema: GraphQLSchema, is_gone: Callable[[str], bool] = lambda _: True) -> None:
    """Take out of a schema, in place, the deprecated members whose reason `is_gone` says yes to, and the types that
    nothing leads to any more.
    """
    for _, siblings, name, member in list(_members(schema)):
        if member.deprecation_reason is not None and is_gone(member.deprecation_reason):
            siblings.pop(name, None)
    reached = _reached(schema)
    for name in set(schema.type_map) - reached:
        del schema.type_map[name]


def _members(schema: GraphQLSchema) -> Iterator[tuple[str, dict[str, Any], str, Any]]:
    """Coordinate, the dict that the member stands in, its key there, the member."""
    for kind in schema.type_map.values():
        if is_introspection_type(kind):
            continue
        if isinstance(kind, GraphQLEnumType):
            for name, value in kind.values.items():
                yield f"{kind.name}.{name}", kind.values, name, value
        elif isinstance(kind, _Fielded):
            for name, item in kind.fields.items():
                yield f"{kind.name}.{name}", kind.fields, name, item
                for key, argument in getattr(item, "args", {}).items():
                    yield f"{kind.name}.{name}({key}:)", item.args, key, argument


def _reached(schema: GraphQLSchema) -> set[str]:
    """The types that some operation can meet. Types of an interface are met where the interface is."""
    roots = (schema.query_type, schema.mutation_type, schema.subscription_type)
    waiting: list[GraphQLNamedType] = [kind for kind in roots if kind is not None]
    found = {name for name, kind in schema.type_map.items() if is_introspection_type(kind)}
    found |= {name for name, kind in schema.type_map.items() if is_specified_scalar_type(kind)}
    while waiting:
        kind = waiting.pop()
        if kind.name not in found:
            found.add(kind.name)
            waiting += _neighbours(schema, kind)
    return found


def _neighbours(schema: GraphQLSchema, kind: GraphQLNamedType) -> Iterable[GraphQLNamedType]:
    if isinstance(kind, _Fielded):
        for item in kind.fields.values():
            yield get_named_type(item.type)
            yield from (get_named_type(argument.type) for argument in getattr(item, "args", {}).values())
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
        yield from kind.interfaces
    if isinstance(kind, GraphQLInterfaceType | GraphQLUnionType):
        yield from schema.get_possible_types(kind)
