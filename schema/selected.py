"""What a resolver is asked for, where it need not work out all that it could say."""

from collections.abc import Iterator
from typing import Any

from graphql import FieldNode, FragmentSpreadNode, SelectionSetNode
from graphql.type import GraphQLResolveInfo
from strawberry import Info

from schema.context import RequestContext


def asked_of(info: Info[RequestContext, None]) -> frozenset[str]:
    """The names of the fields asked of the answer, by the contract. What @skip and @include leave out is among them."""
    told = info._raw_info  # noqa: SLF001 - Strawberry keeps the nodes there
    return frozenset(name for node in told.field_nodes for name in _names(told, node.selection_set, set()))


def _names(told: GraphQLResolveInfo[Any], asked: SelectionSetNode | None, walked: set[str]) -> Iterator[str]:
    """Each fragment is walked once: spread many times over in each other they would take for ever."""
    for one in asked.selections if asked else ():
        if isinstance(one, FieldNode):
            yield one.name.value
        elif not isinstance(one, FragmentSpreadNode):
            yield from _names(told, one.selection_set, walked)  # type: ignore[attr-defined]
        elif one.name.value not in walked:
            walked.add(one.name.value)
            yield from _names(told, told.fragments[one.name.value].selection_set, walked)
