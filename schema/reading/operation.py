"""The compiled parts of one operation, for one shape of its variables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, FragmentDefinitionNode, GraphQLNonNull, SelectionSetNode

from api.refusals import Refusal
from schema.reading.catalogue import Catalogue
from schema.reading.roots import Plan, compile_root
from schema.reading.selection import Document, collect


@dataclass(frozen=True)
class RootPlan:
    """One root field: its plan, a refusal where its arguments ask for too much, or None for `__typename`."""

    key: str
    name: str
    nodes: list[FieldNode]
    plan: Plan | Refusal | None
    is_nullable: bool

    def wanted(self) -> Plan:
        """The plan, or the refusal of what the arguments ask for."""
        if isinstance(self.plan, Refusal):
            raise self.plan
        assert self.plan is not None
        return self.plan


@dataclass(frozen=True)
class OperationPlan:
    """All compiled root fields, in the order in which they are answered."""

    roots: Mapping[str, RootPlan]

    @property
    def weight_bytes(self) -> int:
        return 512 + sum(root.plan.weight_bytes for root in self.roots.values() if isinstance(root.plan, Plan))


def compile_operation(
    catalogue: Catalogue,
    fragments: Mapping[str, FragmentDefinitionNode],
    selection: SelectionSetNode,
    variables: Mapping[str, Any],
) -> OperationPlan:
    """The plans of a query's compiled root fields. Of `variables` only the shape may matter."""
    query = catalogue.schema.query_type
    assert query is not None
    document = Document(catalogue.schema, fragments, variables)
    roots: dict[str, RootPlan] = {}
    for key, nodes in collect(document, query, [selection]).items():
        name = nodes[0].name.value
        if name == "__typename":
            roots[key] = RootPlan(key, name, nodes, None, is_nullable=False)
        elif name in catalogue.roots:
            plan = _compiled(catalogue, document, nodes)
            nullable = not isinstance(query.fields[name].type, GraphQLNonNull)
            roots[key] = RootPlan(key, name, nodes, plan, is_nullable=nullable)
    return OperationPlan(roots)


def _compiled(catalogue: Catalogue, document: Document, nodes: list[FieldNode]) -> Plan | Refusal:
    try:
        return compile_root(catalogue, document, nodes)
    except Refusal as refusal:
        return refusal
