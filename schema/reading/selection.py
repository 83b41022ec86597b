"""What an operation selects of one type: fields by response key, fragments walked once, skip and include decided.

Directives are decided while the statement is made: the booleans they name are part of the plan's key.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLAbstractType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    VariableNode,
)
from graphql.language import BooleanValueNode, SelectionNode


@dataclass(frozen=True)
class Document:
    """What stays the same while one plan is made: the schema, the fragments, and the variables as an example."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Mapping[str, Any]


Selected = dict[str, list[FieldNode]]


def collect(document: Document, kind: GraphQLObjectType, selections: Iterable[SelectionSetNode | None]) -> Selected:
    """The fields selected of `kind`, in the order in which the specification answers them."""
    found: Selected = {}
    visited: set[str] = set()
    for selection in selections:
        if selection is not None:
            _walk(document, kind, selection, found, visited)
    return found


def below(nodes: list[FieldNode]) -> list[SelectionSetNode | None]:
    """What is selected below fields that share a response key."""
    return [node.selection_set for node in nodes]


def _walk(
    document: Document, kind: GraphQLObjectType, selection: SelectionSetNode, found: Selected, visited: set[str]
) -> None:
    for item in selection.selections:
        if not _is_included(document, item):
            continue
        if isinstance(item, FieldNode):
            key = item.alias.value if item.alias else item.name.value
            found.setdefault(key, []).append(item)
        elif isinstance(item, FragmentSpreadNode):
            name = item.name.value
            if name in visited:
                continue
            visited.add(name)
            fragment = document.fragments[name]
            if _applies(document, fragment.type_condition.name.value, kind):
                _walk(document, kind, fragment.selection_set, found, visited)
        elif isinstance(item, InlineFragmentNode) and (
            item.type_condition is None or _applies(document, item.type_condition.name.value, kind)
        ):
            _walk(document, kind, item.selection_set, found, visited)


def _applies(document: Document, condition: str, kind: GraphQLObjectType) -> bool:
    if condition == kind.name:
        return True
    named = document.schema.type_map[condition]
    return isinstance(named, GraphQLAbstractType) and document.schema.is_sub_type(named, kind)


def _is_included(document: Document, item: SelectionNode) -> bool:
    for directive in item.directives or ():
        name = directive.name.value
        if name in ("skip", "include"):
            value = (directive.arguments or ())[0].value
            if isinstance(value, VariableNode):
                holds = bool(document.variables[value.name.value])
            else:
                assert isinstance(value, BooleanValueNode)
                holds = value.value
            if holds is (name == "skip"):
                return False
    return True


def mentioned(fragments: Mapping[str, FragmentDefinitionNode], selection: SelectionSetNode) -> set[str]:
    """The names of all fields at this level, whatever is skipped; each fragment is looked into once."""
    found: set[str] = set()
    visited: set[str] = set()
    waiting = [selection]
    while waiting:
        for item in waiting.pop().selections:
            if isinstance(item, FieldNode):
                found.add(item.name.value)
            elif isinstance(item, InlineFragmentNode):
                waiting.append(item.selection_set)
            elif isinstance(item, FragmentSpreadNode) and item.name.value not in visited:
                visited.add(item.name.value)
                waiting.append(fragments[item.name.value].selection_set)
    return found
