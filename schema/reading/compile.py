"""Makes the JSON of one selected object as a SQL expression over its row.

Every nesting is a scalar sub-select inside the one statement: a to-one finds its row by primary key, a list and a
connection aggregate theirs. The row policy of nested rows is the database's; a field rule becomes a `case`.
"""

from collections.abc import Iterable, Mapping

from graphql import FieldNode, GraphQLObjectType, SelectionSetNode, get_named_type, get_nullable_type

from api.access.language import Always, Rule
from schema.reading import pages
from schema.reading.binds import Binds
from schema.reading.catalogue import Catalogue, PublishedField, PublishedType, condition
from schema.reading.selection import Document, Selected, below, collect
from schema.reading.sources import (
    Column,
    Expression,
    Listed,
    Pages,
    Row,
    ToAny,
    ToMany,
    ToOne,
    WithheldFields,
)
from schema.reading.terms import Term, term_of_ast

LIST_MAX = 200
# PostgreSQL takes 100 arguments to a function: 50 keys with their values.
_PAIRS_MAX = 50
WITHHELD_REASON = "NEED_TO_KNOW"


class Compiler:
    """Makes one statement's expressions; numbers its aliases and collects its parameters."""

    def __init__(self, catalogue: Catalogue, document: Document) -> None:
        self.catalogue = catalogue
        self.document = document
        self.binds = Binds()
        self._aliases = 0
        self._read: set[str] = set()

    def fields(self) -> tuple[str, ...]:
        """What the statement tells, type and field, alphabetical: for the audit."""
        return tuple(sorted(self._read))

    def new_row(self) -> Row:
        self._aliases += 1
        return Row(f"t{self._aliases}")

    def selected(self, kind: str, selections: Iterable[SelectionSetNode | None]) -> Selected:
        """The fields selected of a type by name."""
        return collect(self.document, self.object_type(kind), selections)

    def object_type(self, name: str) -> GraphQLObjectType:
        found = self.catalogue.schema.type_map[name]
        assert isinstance(found, GraphQLObjectType)
        return found

    def arguments(self, parent: str, node: FieldNode) -> dict[str, Term]:
        """The arguments given to a field; a null is as good as none."""
        allowed = self.object_type(parent).fields[node.name.value].args
        found = {
            item.name.value: term_of_ast(item.value, allowed[item.name.value].type, self.document.variables)
            for item in node.arguments or ()
        }
        return {name: term for name, term in found.items() if term is not None and not term.is_null}

    def object(self, kind: PublishedType, selections: Iterable[SelectionSetNode | None], row: Row) -> str:
        """The JSON object of a row."""
        pairs = {
            key: f"'{kind.name}'" if nodes[0].name.value == "__typename" else self._field(kind, nodes, row)
            for key, nodes in self.selected(kind.name, selections).items()
        }
        return json_object(pairs)

    def _field(self, kind: PublishedType, nodes: list[FieldNode], row: Row) -> str:
        item = kind.fields[nodes[0].name.value]
        self._read.add(f"{kind.name}.{item.name}")
        value = self._value(kind, item, nodes, row)
        return value if item.rule == Always() else f"case when {self.holds(item.rule, row)} then {value} end"

    def holds(self, rule: Rule, row: Row) -> str:
        """A rule as a condition on a row."""
        return condition(rule, row, self.binds)

    def _value(  # noqa: PLR0911 - one match over the kinds of source
        self, kind: PublishedType, item: PublishedField, nodes: list[FieldNode], row: Row
    ) -> str:
        graphql_field = self.object_type(kind.name).fields[item.name]
        match item.source:
            case Column(name):
                column = row[name or graphql_field.extensions["strawberry-definition"].python_name]
                return _as_text(column, get_named_type(graphql_field.type).name)
            case Expression(sql):
                return _as_text(sql(row, self.binds), get_named_type(graphql_field.type).name)
            case ToOne(column):
                return self._to_one(self.catalogue.types[item.leads_to], column, nodes, row)
            case ToAny() as source:
                return self._to_any(source, nodes, row)
            case ToMany() as source:
                return self._to_many(self.catalogue.types[item.leads_to], source, nodes, row)
            case Listed(relation):
                return self._listed(item.leads_to, relation(row, self.binds), nodes)
            case Pages() as source:
                return pages.nested(self, kind, item, source=source, nodes=nodes, row=row)
            case WithheldFields():
                return self._withheld(kind, nodes, row)
        raise AssertionError(item.source)

    def _to_one(self, target: PublishedType, column: str, nodes: list[FieldNode], row: Row) -> str:
        inner = self.new_row()
        body = self.object(target, below(nodes), inner)
        return (
            f"(select {body} from doorstep.{target.source.table} {inner.alias}"
            f" where {inner['force_id']} = {row['force_id']} and {inner['id']} = {row[column]})"
        )

    def _to_any(self, source: ToAny, nodes: list[FieldNode], row: Row) -> str:
        """A record of a union: each type that it may be of answers the fragments that apply to it."""
        choices = [
            f"when '{word}' then {self._to_one(self.catalogue.types[name], 'id', nodes, row)}"
            for word, name in source.types.items()
        ]
        return f"case {row[source.kind]} {' '.join(choices)} end"

    def _listed(self, kind: str, relation: str, nodes: list[FieldNode]) -> str:
        pairs = {
            key: f"'{kind}'" if found[0].name.value == "__typename" else f"w.{self._python_name(kind, found[0])}"
            for key, found in self.selected(kind, below(nodes)).items()
        }
        return f"(select coalesce(json_agg({json_object(pairs)} order by w.place), '[]'::json) from {relation})"

    def _python_name(self, kind: str, node: FieldNode) -> str:
        self._read.add(f"{kind}.{node.name.value}")
        definition = self.object_type(kind).fields[node.name.value].extensions["strawberry-definition"]
        return str(definition.python_name)

    def _to_many(self, target: PublishedType, source: ToMany, nodes: list[FieldNode], row: Row) -> str:
        inner = self.new_row()
        body = self.object(target, below(nodes), inner)
        conditions = [f"c.force_id = {row['force_id']}", f"c.{source.column} = {row[source.own]}"]
        if source.where:
            conditions.append(source.where)
        columns = ", ".join(f"c.{name}" for name in inner.columns) or "1"
        listed = (
            f"(select {columns} from doorstep.{target.source.table} c where {' and '.join(conditions)}"
            f" order by {', '.join(f'c.{key}' for key in source.order)}"
            f" limit {1 if source.first_only else LIST_MAX}) {inner.alias}"
        )
        if source.first_only:
            return f"(select {body} from {listed})"
        return f"(select coalesce(json_agg({body}), '[]'::json) from {listed})"

    def _withheld(self, kind: PublishedType, nodes: list[FieldNode], row: Row) -> str:
        hidden = [f"('{name}', {self.holds(rule, row)})" for name, rule in self.catalogue.withheld(kind).items()]
        if not hidden:
            return "'[]'::json"
        values = {"field": "w.field", "reason": f"'{WITHHELD_REASON}'", "__typename": "'Withheld'"}
        pairs = {key: values[found[0].name.value] for key, found in self.selected("Withheld", below(nodes)).items()}
        return (
            f"(select coalesce(json_agg({json_object(pairs)} order by w.field), '[]'::json)"
            f" from (values {', '.join(hidden)}) w(field, shown) where w.shown is not true)"
        )


def json_object(pairs: Mapping[str, str]) -> str:
    """A JSON object in SQL. Keys are GraphQL names, which need no escaping."""
    listed = [f"'{key}', {value}" for key, value in pairs.items()]
    parts = [
        f"json_build_object({', '.join(listed[start : start + _PAIRS_MAX])})"
        for start in range(0, len(listed), _PAIRS_MAX)
    ]
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return parts[0] if parts else "json_build_object()"
    inner = " || ', ' || ".join(f"substr(left({part}::text, -1), 2)" for part in parts)
    return f"('{{' || {inner} || '}}')::json"


def _as_text(value: str, kind: str) -> str:
    """What PostgreSQL's JSON writes otherwise than the contract says (instants) or the executor does (40 for 40.0)."""
    if kind == "Instant":
        return f"""to_char({value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""
    if kind == "Float":
        is_whole = f"{value} = trunc({value}) and abs({value}) < 1e15"
        return f"case when {is_whole} then to_json({value}::numeric(16, 1)) else to_json({value}) end"
    return value


def is_nullable(kind: GraphQLObjectType, name: str) -> bool:
    """Whether a field may be null."""
    return get_nullable_type(kind.fields[name].type) is kind.fields[name].type
