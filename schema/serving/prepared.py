"""Prepared documents: parsed, measured and validated once, kept by their text.

What is prepared belongs to no caller. A document that is refused is kept too, so that sending it again costs little.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLInputType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    get_variable_values,
    parse,
    type_from_ast,
    validate,
)

from api.values import digest
from schema.reading.plans import PlanCache
from schema.reading.selection import mentioned
from schema.reading.terms import ABSENT, shape
from schema.serving import faults, limits
from schema.serving.cost import Price, price

DOCUMENTS_BYTES_MAX = 16 * 1024 * 1024
_ERRORS_MAX = 5
# A parsed document takes about this many times the bytes of its text.
_TREE_FACTOR = 30

Fault = dict[str, Any]


@dataclass(frozen=True)
class Operation:
    """One valid operation of a document. `roots` are the names of all root fields it mentions, skipped or not."""

    key: Hashable
    node: OperationDefinitionNode
    document: DocumentNode
    fragments: Mapping[str, FragmentDefinitionNode]
    document_hash: str
    roots: frozenset[str]
    variable_types: Mapping[str, GraphQLInputType]
    price: Price
    is_trusted: bool

    @property
    def name(self) -> str | None:
        return self.node.name.value if self.node.name else None

    @property
    def kind(self) -> OperationType:
        return self.node.operation

    @property
    def asks_about_schema(self) -> bool:
        return not self.roots.isdisjoint({"__schema", "__type"})

    def shape_of(self, variables: Mapping[str, Any]) -> Hashable:
        """What of the variables' values decides the text of statements."""
        return tuple(
            shape(variables[name], kind) if name in variables else ABSENT for name, kind in self.variable_types.items()
        )


@dataclass(frozen=True)
class Prepared:
    """A document that was looked at: its operations, or why it is refused."""

    faults: list[Fault]
    operations: Mapping[str | None, Operation] = field(default_factory=dict)
    weight_bytes: int = 0

    def choose(self, name: str | None) -> Operation | Fault:
        """The operation to run. Without a name there must be one only."""
        if name is not None and name in self.operations:
            return self.operations[name]
        if name is not None:
            return faults.fault(
                faults.BAD_USER_INPUT, "The document has no operation of that name.", field="operationName"
            )
        if len(self.operations) == 1:
            return next(iter(self.operations.values()))
        words = (
            "The document has several operations: say which by operationName."
            if self.operations
            else ("The document has no operation.")
        )
        return faults.fault(faults.BAD_USER_INPUT, words, field="operationName")


class Documents:
    """Prepares documents against one schema, and keeps them."""

    def __init__(self, schema: GraphQLSchema, trusted: Mapping[str, str]) -> None:
        self._schema = schema
        self._trusted = trusted
        self.kept: PlanCache[Prepared] = PlanCache(DOCUMENTS_BYTES_MAX)

    def trusted(self, document_id: str) -> str | None:
        """The text of a trusted document, by its id `sha256:<hex>`."""
        return self._trusted.get(document_id)

    def prepare(self, text: str) -> Prepared:
        """The document of a text."""
        if len(text) > limits.CHARACTERS_MAX:
            words = f"A document may have {limits.CHARACTERS_MAX} characters at most."
            return Prepared([faults.fault(faults.VALIDATION_FAILED, words)])
        return self.kept.get(text, lambda: self._look_at(text))

    def _look_at(self, text: str) -> Prepared:
        weight = _TREE_FACTOR * len(text)
        try:
            document = parse(text, max_tokens=limits.TOKENS_MAX)
        except GraphQLError as error:
            return Prepared([faults.document_fault(error, faults.PARSE_FAILED)], weight_bytes=weight)
        excess = limits.fault(document)
        if excess:
            return Prepared([faults.fault(faults.VALIDATION_FAILED, excess)], weight_bytes=weight)
        errors = validate(self._schema, document, max_errors=_ERRORS_MAX, hide_suggestions=True)
        if errors:
            return Prepared(
                [faults.document_fault(error, faults.VALIDATION_FAILED) for error in errors], weight_bytes=weight
            )
        return Prepared([], self._operations(document, digest(text)), weight)

    def _operations(self, document: DocumentNode, document_hash: str) -> dict[str | None, Operation]:
        fragments = {item.name.value: item for item in document.definitions if isinstance(item, FragmentDefinitionNode)}
        found: dict[str | None, Operation] = {}
        for node in document.definitions:
            if isinstance(node, OperationDefinitionNode):
                name = node.name.value if node.name else None
                found[name] = Operation(
                    key=(document_hash, name),
                    node=node,
                    document=document,
                    fragments=fragments,
                    document_hash=document_hash,
                    roots=frozenset(mentioned(fragments, node.selection_set)),
                    variable_types=self._variable_types(node),
                    price=price(self._schema, fragments, node),
                    is_trusted=f"sha256:{document_hash}" in self._trusted,
                )
        return found

    def _variable_types(self, node: OperationDefinitionNode) -> dict[str, GraphQLInputType]:
        found: dict[str, GraphQLInputType] = {}
        for item in node.variable_definitions or ():
            kind = type_from_ast(self._schema, item.type)
            found[item.variable.name.value] = kind  # type: ignore[assignment]
        return found

    def coerce(self, operation: Operation, given: Mapping[str, Any]) -> dict[str, Any] | list[Fault]:
        """The variables as their types have them, or what is wrong with them."""
        if not operation.variable_types:
            return {}
        found = get_variable_values(
            self._schema,
            operation.node.variable_definitions or (),
            dict(given),
            max_errors=_ERRORS_MAX,
            hide_suggestions=True,
        )
        if isinstance(found, list):
            return [faults.document_fault(error, faults.BAD_USER_INPUT) for error in found]
        return found.coerced
