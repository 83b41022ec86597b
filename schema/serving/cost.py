"""What an operation costs in points, known before it runs: a function of its variables, made once when it is prepared.

    scalar, enumeration, __typename       0
    object                                1 + what is selected of it
    list of objects without pages         LIST_ASSUMED × (1 + what is selected of each)
    nodes(ids)                            ids × (1 + what is selected of each)
    connection                            1 + page size × (1 + what is selected of a record); `edges`, `nodes` and
                                          `pageInfo` are ways to write one page and cost nothing themselves
    totalCount                            TOTAL_COUNT more: it counts beyond the page
    root field of a mutation              MUTATION + what is selected of its payload
    __schema, __type                      INTROSPECTION, whatever is selected

What `@skip` and `@include` leave out costs nothing. A field that is selected twice under one key is counted once. The
fields of all types that an interface may turn out to be are counted, though a record is of one.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    BooleanValueNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
)
from graphql.language import SelectionNode

from schema.reading.pages import PAGE_DEFAULT, PAGE_MAX
from schema.reading.roots import IDS_MAX

OBJECT = 1
LIST_ASSUMED = 5
TOTAL_COUNT = 10
MUTATION = 10
INTROSPECTION = 10

Variables = Mapping[str, Any]
Condition = tuple[str | None, bool]
Conditions = frozenset[Condition]
Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType


@dataclass(frozen=True)
class Part:
    """`times` × (own + inner), where one of the alternatives of `when` holds."""

    when: frozenset[Conditions]
    times: Callable[[Variables], int] | int
    own: int
    inner: tuple["Part", ...]

    @property
    def is_constant(self) -> bool:
        is_sure = frozenset() in self.when and isinstance(self.times, int)
        return is_sure and all(part.is_constant for part in self.inner)

    def cost(self, variables: Variables) -> int:
        if not any(all(_holds(condition, variables) for condition in conditions) for conditions in self.when):
            return 0
        times = self.times if isinstance(self.times, int) else self.times(variables)
        return times * (self.own + sum(part.cost(variables) for part in self.inner))


@dataclass(frozen=True)
class Price:
    """The price of one operation."""

    parts: tuple[Part, ...]
    constant: int | None

    def of(self, variables: Variables) -> int:
        """In points, for these coerced variables."""
        if self.constant is not None:
            return self.constant
        return sum(part.cost(variables) for part in self.parts)


def price(
    schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode], operation: OperationDefinitionNode
) -> Price:
    """The price of a valid operation."""
    root = schema.get_root_type(operation.operation)
    assert root is not None
    pricing = _Pricing(schema, fragments)
    own = MUTATION if operation.operation is OperationType.MUTATION else 0
    parts = pricing.parts([_Placed(root, operation.selection_set, frozenset())], extra=own)
    is_constant = all(part.is_constant for part in parts)
    return Price(parts, sum(part.cost({}) for part in parts) if is_constant else None)


@dataclass(frozen=True)
class _Placed:
    """A selection of a type, reached if the conditions hold."""

    kind: Composite
    selection: SelectionSetNode
    conditions: Conditions


@dataclass(frozen=True)
class _Item:
    """A field that is selected, if the conditions hold."""

    kind: Composite
    node: FieldNode
    conditions: Conditions

    @property
    def name(self) -> str:
        return self.node.name.value


class _Pricing:
    def __init__(self, schema: GraphQLSchema, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self._schema = schema
        self._fragments = fragments

    def parts(self, selections: Iterable[_Placed], *, extra: int = 0) -> tuple[Part, ...]:
        """What the fields of some selections of one record cost. Each field has its price, plus `extra`."""
        found = [self._field(items, extra) for items in self._collect(selections).values()]
        return tuple(part for part in found if part is not None)

    def _field(self, items: list[_Item], extra: int) -> Part | None:
        first, when = items[0], _when(items)
        if first.name.startswith("__"):
            return None if first.name == "__typename" else Part(when, 1, INTROSPECTION, ())
        field = _field_of(first)
        named = get_named_type(field.type)
        if not isinstance(named, Composite):
            return Part(when, 1, extra, ()) if extra else None
        below = self._below(items, named)
        if isinstance(named, GraphQLObjectType) and "pageInfo" in named.fields:
            return Part(when, 1, OBJECT + extra, self._page(first.node, below))
        return Part(when, _times(first.node, field), OBJECT + extra, self.parts(below))

    def _page(self, node: FieldNode, selections: list[_Placed]) -> tuple[Part, ...]:
        """The parts of a connection: its rows, once however they are written, and its count."""
        rows: list[_Item] = []
        records: list[_Placed] = []
        found: list[Part] = []
        for items in self._collect(selections).values():
            match items[0].name:
                case "totalCount":
                    found.append(Part(_when(items), 1, TOTAL_COUNT, ()))
                case "nodes":
                    rows += items
                    records += self._of_record(items)
                case "edges":
                    rows += items
                    records += self._of_edges(items)
                case "pageInfo":
                    rows += items
        if rows:
            found.append(Part(_when(rows), _size(node), OBJECT, self.parts(records)))
        return tuple(found)

    def _of_record(self, items: list[_Item]) -> list[_Placed]:
        named = get_named_type(_field_of(items[0]).type)
        assert isinstance(named, Composite)
        return self._below(items, named)

    def _of_edges(self, items: list[_Item]) -> list[_Placed]:
        edges = self._collect(self._of_record(items)).values()
        return [placed for found in edges if found[0].name == "node" for placed in self._of_record(found)]

    def _below(self, items: list[_Item], kind: Composite) -> list[_Placed]:
        return [
            _Placed(kind, item.node.selection_set, item.conditions)
            for item in items
            if item.node.selection_set is not None
        ]

    def _collect(self, selections: Iterable[_Placed]) -> dict[tuple[str, str], list[_Item]]:
        found: dict[tuple[str, str], list[_Item]] = {}
        visited: set[tuple[str, Conditions]] = set()
        for placed in selections:
            self._walk(placed, found, visited)
        return found

    def _walk(
        self, placed: _Placed, found: dict[tuple[str, str], list[_Item]], visited: set[tuple[str, Conditions]]
    ) -> None:
        for item in placed.selection.selections:
            conditions = placed.conditions | _conditions(item)
            if isinstance(item, FieldNode):
                key = item.alias.value if item.alias else item.name.value
                found.setdefault((placed.kind.name, key), []).append(_Item(placed.kind, item, conditions))
            elif isinstance(item, InlineFragmentNode):
                kind = item.type_condition.name.value if item.type_condition else placed.kind.name
                self._walk(_Placed(self._kind(kind), item.selection_set, conditions), found, visited)
            elif isinstance(item, FragmentSpreadNode) and (item.name.value, conditions) not in visited:
                visited.add((item.name.value, conditions))
                fragment = self._fragments[item.name.value]
                kind = fragment.type_condition.name.value
                self._walk(_Placed(self._kind(kind), fragment.selection_set, conditions), found, visited)

    def _kind(self, name: str) -> Composite:
        kind = self._schema.type_map[name]
        assert isinstance(kind, Composite)
        return kind


def _field_of(item: _Item) -> GraphQLField:
    assert not isinstance(item.kind, GraphQLUnionType)  # of a union itself, nothing but __typename can be selected
    field: GraphQLField = item.kind.fields[item.name]
    return field


def _when(items: list[_Item]) -> frozenset[Conditions]:
    return frozenset(item.conditions for item in items)


def _conditions(item: SelectionNode) -> Conditions:
    found: set[Condition] = set()
    for directive in item.directives or ():
        if directive.name.value in ("skip", "include"):
            value, wanted = (directive.arguments or ())[0].value, directive.name.value == "include"
            if isinstance(value, VariableNode):
                found.add((value.name.value, wanted))
            elif isinstance(value, BooleanValueNode) and value.value is not wanted:
                found.add((None, True))
    return frozenset(found)


def _holds(condition: Condition, variables: Variables) -> bool:
    """Whether a variable has the wanted value. No variable at all: a literal that leaves the field out."""
    name, wanted = condition
    return name is not None and bool(variables.get(name)) is wanted


def _times(node: FieldNode, field: GraphQLField) -> Callable[[Variables], int] | int:
    kind = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
    if not isinstance(kind, GraphQLList):
        return 1
    ids = _argument(node, "ids") if "ids" in field.args else None
    if isinstance(ids, ListValueNode):
        return min(len(ids.values), IDS_MAX)
    if isinstance(ids, VariableNode):
        name = ids.name.value
        return lambda variables: min(len(variables.get(name) or ()), IDS_MAX)
    return LIST_ASSUMED


def _size(node: FieldNode) -> Callable[[Variables], int] | int:
    """How many records a page has. A size that is no size is refused when the page is read."""
    said = [value for name in ("first", "last") if (value := _argument(node, name)) is not None]
    literals = [int(value.value) for value in said if isinstance(value, IntValueNode)]
    if literals:
        return _bounded(literals[0])
    names = [value.name.value for value in said if isinstance(value, VariableNode)]
    if not names:
        return PAGE_DEFAULT
    return lambda variables: _bounded(next((variables[name] for name in names if name in variables), None))


def _bounded(size: int | None) -> int:
    return PAGE_DEFAULT if size is None else min(max(size, 0), PAGE_MAX)


def _argument(node: FieldNode, name: str) -> ValueNode | None:
    return next((item.value for item in node.arguments or () if item.name.value == name), None)
