"""Argument values while a statement is made: their shape is fixed in it, their content is a bind parameter.

A statement serves every request whose values have the same shape: the same filters named, the same sort orders, the
same of `first` or `last`. So shape is part of a plan's key, and content never reaches SQL text.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any
from uuid import UUID

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    ListValueNode,
    ObjectValueNode,
    Undefined,
    ValueNode,
    VariableNode,
)
from graphql.utilities import value_from_ast

from api.refusals import BadInput

Values = Mapping[str, Any]
Getter = Callable[[Values], Any]
ABSENT: Hashable = "absent"


@dataclass(frozen=True)
class Term:
    """One value. `is_null` and the members are its shape; `get` takes the content out of the operation's variables.

    `choice` is set where the value itself is shape: an enum value of a sort order, or a boolean.
    """

    get: Getter
    is_null: bool = False
    choice: Any = None
    fields: Mapping[str, "Term"] = field(default_factory=dict)
    items: tuple["Term", ...] = ()


def nullable(kind: GraphQLInputType) -> GraphQLInputType:
    """The type without its exclamation mark."""
    return kind.of_type if isinstance(kind, GraphQLNonNull) else kind


def is_structural(kind: GraphQLInputType) -> bool:
    """A sort order's values decide the statement's text."""
    return isinstance(kind, GraphQLEnumType) and kind.name.endswith("Order")


def term_of_ast(node: ValueNode, kind: GraphQLInputType, variables: Values) -> Term | None:
    """The term of a value as it stands in a document; None where it is a variable that was not given."""
    if isinstance(node, VariableNode):
        name = node.name.value
        return term_of_value(variables[name], kind, lambda values: values[name]) if name in variables else None
    kind = nullable(kind)
    if isinstance(kind, GraphQLInputObjectType) and isinstance(node, ObjectValueNode):
        return _object(node, kind, variables)
    if isinstance(kind, GraphQLList) and isinstance(node, ListValueNode):
        found = [term_of_ast(item, kind.of_type, variables) for item in node.values]
        items = tuple(item for item in found if item is not None)
        return Term(lambda values: [item.get(values) for item in items], items=items)
    if isinstance(kind, GraphQLList) and not isinstance(node, ListValueNode):
        only = term_of_ast(node, kind.of_type, variables)
        assert only is not None
        return only if only.is_null else Term(lambda values: [only.get(values)], items=(only,))
    value = value_from_ast(node, kind, dict(variables))
    if value is Undefined:
        raise BadInput("An argument is not of its type.")
    return term_of_value(value, kind, lambda _: value)


def _object(node: ObjectValueNode, kind: GraphQLInputObjectType, variables: Values) -> Term:
    fields: dict[str, Term] = {}
    for item in node.fields:
        term = term_of_ast(item.value, kind.fields[item.name.value].type, variables)
        if term is not None:
            fields[item.name.value] = term
    return Term(lambda values: {name: term.get(values) for name, term in fields.items()}, fields=fields)


def term_of_value(value: Any, kind: GraphQLInputType, get: Getter) -> Term:
    """The term of a coerced value and of the way to it."""
    kind = nullable(kind)
    if value is None:
        return Term(get, is_null=True)
    if isinstance(kind, GraphQLInputObjectType):
        return Term(
            get,
            fields={
                name: term_of_value(item, kind.fields[name].type, _then(get, name)) for name, item in value.items()
            },
        )
    if isinstance(kind, GraphQLList):
        inner = kind.of_type
        return Term(get, items=tuple(term_of_value(item, inner, _then(get, place)) for place, item in enumerate(value)))
    return Term(get, choice=_choice(value) if is_structural(kind) or isinstance(value, bool) else None)


def _choice(value: Any) -> Any:
    """A literal comes as the value of its enumeration's member, a variable as the member."""
    return value.value if isinstance(value, Enum) else value


def _then(get: Getter, step: Any) -> Getter:
    return lambda values: get(values)[step]


def shape(value: Any, kind: GraphQLInputType) -> Hashable:
    """What of a variable's value decides the statement's text."""
    kind = nullable(kind)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(kind, GraphQLInputObjectType):
        return tuple((name, shape(item, kind.fields[name].type)) for name, item in value.items())
    if isinstance(kind, GraphQLList):
        inner = nullable(kind.of_type)
        if isinstance(inner, GraphQLInputObjectType) or is_structural(inner):
            return tuple(shape(item, inner) for item in value)
        return "list"
    return value if is_structural(kind) else "set"


def read_id(text: str, field: str) -> UUID:
    """An id as it came, or a refusal that says what an id looks like."""
    try:
        return UUID(text)
    except ValueError as error:
        raise BadInput(
            f"{field} takes an id as Doorstep gave it, for example 01890a5d-ac96-774b-bcce-b302099a8057.", field=field
        ) from error
