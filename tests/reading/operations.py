"""Generated operations: any shape the contract allows, with arguments that mean something in the scene."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLUnionType,
    ast_from_value,
    get_named_type,
    get_nullable_type,
    parse_type,
    print_ast,
    type_from_ast,
)
from hypothesis import strategies as st

from api.access.operations import OPERATIONS
from schema.reading.sources import Pages
from tests.reading import oracle_pages, oracle_search
from tests.reading.oracle import SCHEMA, Oracle
from tests.reading.scene import NAMES

DEPTH_MAX = 4
_NODES = (
    "nominal visit obligation officer unit policy_row sync_mutation sync_conflict sync_device sync_holding transfer"
    " agreement disclosure recall"
).split()
# Of a union, what the force's own people may find.
_FOUND = ("Nominal", "Case", "IntelligenceReport")
_INSTANTS = ("2025-05-01T09:30:00Z", "2025-12-01T10:30:00.000+01:00", "2026-02-19T09:30:00.123456Z")
_TEXTS = ("vale", "VALE", "o'h", '"q"', "\\", "Ölm", *NAMES)


@dataclass
class Operation:
    """What is sent."""

    text: str
    variables: dict[str, Any]


@st.composite
def operations(draw: Callable[[Any], Any], oracle: Oracle, elsewhere: UUID, root: str | None = None) -> Operation:
    """Any operation that the oracle's caller may send; of one root field, if it is named."""
    return Writer(draw, oracle, elsewhere, root).operation()


@dataclass
class Writer:
    """Writes one operation, drawing every choice."""

    draw: Callable[[Any], Any]
    oracle: Oracle
    elsewhere: UUID
    root: str | None = None
    variables: dict[str, tuple[str, Any]] = field(default_factory=dict)
    fragments: list[str] = field(default_factory=list)
    names: int = 0
    omitted: set[str] = field(default_factory=set)
    # Orders that a cursor was made in: left out, the cursor would rightly be refused.
    kept: set[str] = field(default_factory=set)

    def operation(self) -> Operation:
        query = SCHEMA.query_type
        assert query is not None
        roots = [
            name
            for name in self.oracle.catalogue.roots
            if not OPERATIONS[name].roles.isdisjoint(self.oracle.caller.roles)
            and OPERATIONS[name].scope in self.oracle.caller.scopes
            and self.root in (None, name)
            and not (name == "search" and self.oracle.caller.agency_id)  # it writes what it tells: tests/search
        ]
        chosen = self.draw(st.lists(st.sampled_from(roots), min_size=1, max_size=2))
        fields = " ".join(self._field("Query", name, query.fields[name], 0) for name in chosen)
        declared = ", ".join(self._declared(name, kind, value) for name, (kind, value) in self.variables.items())
        head = f"query Generated{f'({declared})' if declared else ''} {{ {fields} }}"
        return Operation(
            " ".join([head, *self.fragments]),
            {name: value for name, (_, value) in self.variables.items() if name not in self.omitted},
        )

    def _declared(self, name: str, kind: str, value: Any) -> str:
        """A variable with its value sent, or as its default and not sent, or, where it may be, neither."""
        declared = f"${name}: {kind}"
        match self.draw(st.integers(0, 9)):
            case 0 | 1 if value is not None:
                self.omitted.add(name)
                default = self._constant(value, type_from_ast(SCHEMA, parse_type(kind)))
                return f"{declared} = {default}"
            case 2 if not kind.endswith("!") and name not in self.kept:
                self.omitted.add(name)
        return declared

    def _constant(self, value: Any, kind: Any) -> str:
        return print_ast(ast_from_value(value, kind))  # type: ignore[arg-type]

    def _flip(self, percent: int) -> bool:
        return bool(self.draw(st.integers(0, 99)) < percent)

    def _name(self, prefix: str) -> str:
        self.names += 1
        return f"{prefix}{self.names}"

    def _selection(self, kind: str, depth: int) -> str:
        parts = []
        published = SCHEMA.type_map[kind]
        if isinstance(published, GraphQLInterfaceType):
            parts.append(self.draw(st.sampled_from(["id", "__typename", "key: id"])))
            nodes = [node.name for node in self.oracle.catalogue.nodes()]
            chosen = self.draw(st.lists(st.sampled_from(nodes), max_size=3))
            return " ".join([*parts, *(f"... on {node} {{ {self._selection(node, depth + 1)} }}" for node in chosen)])
        if isinstance(published, GraphQLUnionType):
            kinds = [kind.name for kind in published.types if kind.name in _FOUND]
            chosen = self.draw(st.lists(st.sampled_from(kinds), max_size=2))
            parts = [f"... on {kind} {{ {self._selection(kind, depth + 1)} }}" for kind in chosen]
            return " ".join([self.draw(st.sampled_from(["__typename", "kind: __typename"])), *parts])
        assert isinstance(published, GraphQLObjectType)
        names = list(published.fields)
        if depth >= DEPTH_MAX:
            nested = GraphQLObjectType | GraphQLUnionType
            names = [name for name in names if not isinstance(_named(published, name), nested)] or names
        chosen = self.draw(st.lists(st.sampled_from(names), min_size=1, max_size=6 if depth < 2 else 3))
        parts += [self._wrapped(kind, self._field(kind, name, published.fields[name], depth)) for name in chosen]
        if self._flip(15):
            parts.append("__typename")
        return " ".join(parts)

    def _wrapped(self, kind: str, text: str) -> str:
        match self.draw(st.integers(0, 9)):
            case 0:
                return f"... on {kind}{self._directive()} {{ {text} }}"
            case 1:
                return f"...{self._directive()} {{ {text} }}"
            case 2:
                name = self._name("F")
                self.fragments.append(f"fragment {name} on {kind} {{ {text} }}")
                return f"...{name}{self._directive()} ...{name}"
            case 3 if any(node.name == kind for node in self.oracle.catalogue.nodes()):
                return f"... on Node {{ id }} {text}"
        return text

    def _directive(self) -> str:
        if not self._flip(15):
            return ""
        value = self._flip(60)
        said = f"${self._variable('Boolean!', value)}" if self._flip(50) else json.dumps(value)
        return f" @{self.draw(st.sampled_from(['include', 'skip']))}(if: {said})"

    def _field(self, parent: str, name: str, item: GraphQLField, depth: int) -> str:
        arguments = self._arguments(parent, name, item)
        alias = f"{self._name('a')}: " if arguments or depth == 0 or self._flip(15) else ""
        kind = get_named_type(item.type)
        text = f"{alias}{name}{arguments}{self._directive()}"
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType):
            deeper = depth if kind.name.endswith(("Connection", "Edge", "PageInfo")) else depth + 1
            text += f" {{ {self._selection(kind.name, deeper)} }}"
        return text

    # Arguments

    def _arguments(self, parent: str, name: str, item: GraphQLField) -> str:
        said: dict[str, Any] = {}
        for argument in ("id", "ids"):
            if argument in item.args:
                said[argument] = self._ids(many=argument == "ids")
        if name == "search":
            return self._search(item)
        if "first" in item.args:
            said |= self._page(parent, name, item)
        if not said:
            return ""
        has_cursor = not said.keys().isdisjoint(("after", "before"))
        texts = [
            f"{key}: {self._said(item.args[key].type, value, kept=has_cursor and key == 'orderBy')}"
            for key, value in said.items()
        ]
        return f"({', '.join(texts)})"

    def _search(self, item: GraphQLField) -> str:
        """What is looked for. Cursors of a search are tested by themselves (tests/search)."""
        said: dict[str, Any] = {"text": self.draw(st.sampled_from(oracle_search.TEXTS))}
        if self._flip(40):
            said["dateOfBirth"] = self.draw(st.sampled_from(oracle_search.BORN))
        if self._flip(20):
            said["kinds"] = self.draw(st.sampled_from([["NOMINAL"], ["CASE"], ["NOMINAL", "INTELLIGENCE"]]))
        if self._flip(50):
            said["first"] = self.draw(st.sampled_from([1, 2, 5]))
        texts = [f"{key}: {self._said(item.args[key].type, value, kept=key == 'text')}" for key, value in said.items()]
        return f"({', '.join(texts)})"

    def _ids(self, *, many: bool) -> Any:
        pool = [str(key) for table in _NODES for key in list(self.oracle.world[table])[:6]]
        one = st.sampled_from([*pool, str(self.elsewhere), str(uuid4())])
        return self.draw(st.lists(one, max_size=5) if many else one)

    def _page(self, parent: str, name: str, item: GraphQLField) -> dict[str, Any]:
        said: dict[str, Any] = {}
        if self._flip(70):
            said[self.draw(st.sampled_from(["first", "first", "last"]))] = self.draw(st.sampled_from([1, 2, 3, 5, 100]))
        if "orderBy" in item.args and self._flip(50):
            kind = get_named_type(item.args["orderBy"].type)
            assert isinstance(kind, GraphQLEnumType)
            said["orderBy"] = self.draw(st.lists(st.sampled_from(list(kind.values)), max_size=3))
        if "filter" in item.args and self._flip(50):
            kind = get_named_type(item.args["filter"].type)
            assert isinstance(kind, GraphQLInputObjectType)
            said["filter"] = self._filter(kind, 0)
        for argument in ("after", "before"):
            if self._flip(25):
                said[argument] = self._cursor(parent, name, item, said.get("orderBy") or [])
        return {key: value for key, value in said.items() if value is not None}

    def _cursor(self, parent: str, name: str, item: GraphQLField, orders: list[str]) -> str | None:
        catalogue = self.oracle.catalogue
        source = catalogue.roots[name] if parent == "Query" else catalogue.types[parent].fields[name].source
        assert isinstance(source, Pages)
        names = list(dict.fromkeys(orders or source.default))
        kind = get_named_type(item.type).name.removesuffix("Connection")
        rows = list(self.oracle.rows(catalogue.types[kind].source.table).values())
        if kind == "Obligation":
            rows = [row for row in rows if row["case_id"] is None]
        if not rows:
            return None
        row = self.draw(st.sampled_from(rows))
        made = [oracle_pages.ORDERS[kind, order] for order in names]
        return oracle_pages.cursor(self.oracle, names, made, row)

    def _filter(self, kind: GraphQLInputObjectType, depth: int) -> dict[str, Any]:
        names = [name for name in kind.fields if depth < 2 or name not in ("and", "or", "not")]
        chosen = self.draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
        return {name: self._condition(kind.fields[name].type, depth) for name in chosen}

    def _condition(self, kind: GraphQLInputType, depth: int) -> Any:
        inner = get_nullable_type(kind)
        if self._flip(5):
            return None
        if isinstance(inner, GraphQLList):
            item = get_nullable_type(inner.of_type)
            return [self._condition_value(item, depth) for _ in range(self.draw(st.integers(0, 3)))]
        return self._condition_value(inner, depth)

    def _condition_value(self, kind: Any, depth: int) -> Any:
        if isinstance(kind, GraphQLEnumType):
            return self.draw(st.sampled_from(list(kind.values)))
        if isinstance(kind, GraphQLInputObjectType):
            if kind.name.endswith("Filter"):
                return self._filter(kind, depth + 1)
            names = self.draw(st.lists(st.sampled_from(list(kind.fields)), max_size=2, unique=True))
            return {key: self._condition(kind.fields[key].type, depth) for key in names}
        if kind.name == "Boolean":
            return self._flip(50)
        if kind.name == "ID":
            return self._ids(many=False)
        return self.draw(st.sampled_from(_INSTANTS if kind.name == "Instant" else [*_TEXTS, "RecordVisit"]))

    def _said(self, kind: GraphQLInputType, value: Any, *, kept: bool = False) -> str:
        if self._flip(40):
            name = self._variable(str(kind), value)
            if kept:
                self.kept.add(name)
            return f"${name}"
        return self._literal(kind, value)

    def _literal(self, kind: GraphQLInputType, value: Any) -> str:
        inner = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        if value is None:
            return "null"
        if isinstance(inner, GraphQLList):
            return f"[{', '.join(self._said(inner.of_type, item) for item in value)}]"
        if isinstance(inner, GraphQLInputObjectType):
            members = [f"{name}: {self._said(inner.fields[name].type, item)}" for name, item in value.items()]
            return f"{{{', '.join(members)}}}"
        return str(value) if isinstance(inner, GraphQLEnumType) else json.dumps(value)

    def _variable(self, kind: str, value: Any) -> str:
        name = self._name("v")
        self.variables[name] = (kind, value)
        return name


def _named(kind: GraphQLObjectType, name: str) -> Any:
    return get_named_type(kind.fields[name].type)
