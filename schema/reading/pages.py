"""Connections: one page by keyset on (sort values, id), in either direction, inside the statement that asks for it.

The page's relation reads one row more than asked for; whether it came is `hasNextPage` (or `hasPreviousPage`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphql import FieldNode, GraphQLInputObjectType, get_nullable_type

from api.access.language import to_sql
from api.refusals import BadInput
from schema.reading import compile as compiling
from schema.reading import cursors
from schema.reading.filters import compile_filter
from schema.reading.selection import below
from schema.reading.sources import Found, Pages, Row
from schema.reading.terms import Term, Values

if TYPE_CHECKING:
    from schema.reading.catalogue import PublishedField, PublishedType
    from schema.reading.compile import Compiler

PAGE_DEFAULT = 50
PAGE_MAX = 100
COUNT_MAX = 10_000


@dataclass(frozen=True)
class Page:
    """A compiled page: the connection's JSON over `relation`, whose rows are aliased `row`."""

    json: str
    relation: str
    row: Row | None
    limit: str

    def ids(self, column: str) -> str:
        """A column of the rows answered, as an array."""
        if self.row is None:
            return "'{}'::uuid[]"
        value = self.row[column]
        kept = f"{self.row.alias}.rn <= {self.limit} and {value} is not null"
        return f"coalesce(array_agg({value}) filter (where {kept}), '{{}}')"


class PageCompiler:
    """Compiles one connection field."""

    def __init__(self, compiler: "Compiler", source: Pages, target: "PublishedType", parent: str) -> None:
        self._compiler = compiler
        self._binds = compiler.binds
        self._source = source
        self._target = target
        self._from = "found" if isinstance(source, Found) else f"doorstep.{target.source.table}"
        self._parent = parent

    def compile(self, node: FieldNode, nodes: list[FieldNode], conditions: Callable[[Row], list[str]]) -> Page:
        """The page that `nodes` select. `conditions` are those of the place where the connection stands."""
        arguments = self._compiler.arguments(self._parent, node)
        self._backward = "last" in arguments and "first" not in arguments
        names = self._order(arguments)
        self._tag = "+".join(names)
        self._keys = [self._source.orders[name] for name in names]
        self._id_descends = all(key.descending for key in self._keys)
        self._limit = self._binds.value(_size(arguments), "int")
        self._arguments = arguments
        self._filter_type = self._type_of_filter(node)
        self._conditions = conditions
        row = self._compiler.new_row()
        json = self._connection(nodes, row)
        needs_page = bool(row.columns)
        row["id"]
        if self._target.source.subject:
            row[self._target.source.subject]
        if not needs_page:
            self._check_cursors()
        relation = self._relation(row) if needs_page else f"(select) {row.alias}"
        return Page(json, relation, row if needs_page else None, self._limit)

    def _order(self, arguments: dict[str, Term]) -> list[str]:
        if "orderBy" not in arguments or not arguments["orderBy"].items:
            return list(self._source.default)
        return list(dict.fromkeys(str(item.choice) for item in arguments["orderBy"].items))

    def _type_of_filter(self, node: FieldNode) -> GraphQLInputObjectType | None:
        found = self._compiler.object_type(self._parent).fields[node.name.value].args.get("filter")
        kind = get_nullable_type(found.type) if found else None
        return kind if isinstance(kind, GraphQLInputObjectType) else None

    def _connection(self, nodes: list[FieldNode], row: Row) -> str:
        name = f"{self._target.name}Connection"
        pairs: dict[str, str] = {}
        for key, found in self._compiler.selected(name, below(nodes)).items():
            match found[0].name.value:
                case "__typename":
                    pairs[key] = f"'{name}'"
                case "edges":
                    pairs[key] = self._listed(self._edge(found, row), row)
                case "nodes":
                    pairs[key] = self._listed(self._compiler.object(self._target, below(found), row), row)
                case "pageInfo":
                    pairs[key] = self._page_info(found, row)
                case "totalCount":
                    pairs[key] = self._count()
        return compiling.json_object(pairs)

    def _listed(self, item: str, row: Row) -> str:
        row["rn"]
        return f"coalesce(json_agg({item} order by {self._placed(row)}) filter (where {self._kept(row)}), '[]'::json)"

    def _placed(self, row: Row) -> str:
        return f"{row['rn']} desc" if self._backward else row["rn"]

    def _kept(self, row: Row) -> str:
        return f"{row['rn']} <= {self._limit}"

    def _edge(self, nodes: list[FieldNode], row: Row) -> str:
        name = f"{self._target.name}Edge"
        pairs: dict[str, str] = {}
        for key, found in self._compiler.selected(name, below(nodes)).items():
            match found[0].name.value:
                case "__typename":
                    pairs[key] = f"'{name}'"
                case "cursor":
                    pairs[key] = row["cursor"]
                case "node":
                    pairs[key] = self._compiler.object(self._target, below(found), row)
        return compiling.json_object(pairs)

    def _page_info(self, nodes: list[FieldNode], row: Row) -> str:
        listed = f"(array_agg({row['cursor']} order by {self._placed(row)}) filter (where {self._kept(row)}))"
        row["rn"]
        more, given = f"count(*) > {self._limit}", "true" if self._came_from() in self._arguments else "false"
        values = {
            "__typename": "'PageInfo'",
            "hasNextPage": given if self._backward else more,
            "hasPreviousPage": more if self._backward else given,
            "startCursor": f"{listed}[1]",
            "endCursor": f"{listed}[least(count(*), {self._limit})]",
        }
        selected = self._compiler.selected("PageInfo", below(nodes))
        return compiling.json_object({key: values[found[0].name.value] for key, found in selected.items()})

    def _came_from(self) -> str:
        return "before" if self._backward else "after"

    def _base(self, row: Row) -> str:
        """The condition on every row of the connection, on whatever page."""
        conditions = self._conditions(row)
        if self._source.where:
            conditions.append(self._source.where(row, self._binds))
        if self._source.rule:
            conditions.append(to_sql(self._source.rule, row.alias, self._binds.fact))
        if "filter" in self._arguments and self._filter_type:
            allowed = self._compiler.catalogue.matched
            conditions.append(compile_filter(self._arguments["filter"], self._filter_type, allowed, row, self._binds))
        return " and ".join(conditions) or "true"

    def _count(self) -> str:
        row = self._compiler.new_row()
        where = self._base(row)
        return f"(select count(*) from (select from {self._from} {row.alias} where {where} limit {COUNT_MAX}) counted)"

    def _relation(self, page: Row) -> str:
        row = self._compiler.new_row()
        keys = [key.sql(row, self._binds) for key in self._keys]
        where = [self._base(row)]
        where += [self._beyond(name, row, keys) for name in ("after", "before") if name in self._arguments]
        made = {"rn", "cursor"}
        columns = [f"{row.alias}.{column}" for column in page.columns if column not in made]
        columns += [f"{key} as k{place}" for place, key in enumerate(keys)]
        cursor = ""
        if "cursor" in page.columns:
            cursor = f", {cursors.sql(self._tag, [f'q.k{place}' for place in range(len(keys))], 'q.id')} as cursor"
        order = self._scan("q")
        return (
            f"(select q.*, row_number() over (order by {order}) as rn{cursor}"
            f" from (select {', '.join(columns)} from {self._from} {row.alias}"
            f" where {' and '.join(where)}"
            f" order by {self._scan(row.alias, inner=True)} limit {self._limit} + 1) q) {page.alias}"
        )

    def _check_cursors(self) -> None:
        """Have the cursors read although nothing needs them: a bad one is refused whatever is selected."""
        row = self._compiler.new_row()
        keys = [key.sql(row, self._binds) for key in self._keys]
        for name in ("after", "before"):
            if name in self._arguments:
                self._beyond(name, row, keys)

    def _scan(self, alias: str, *, inner: bool = False) -> str:
        """The order in which rows are read: the page's own, or its reverse where the last rows are asked for."""
        parts = [
            (f"k{place}" if inner else f"{alias}.k{place}", key.descending) for place, key in enumerate(self._keys)
        ]
        parts.append((f"{alias}.id", self._id_descends))
        return ", ".join(f"{sql} {'desc' if down is not self._backward else 'asc'}" for sql, down in parts)

    def _beyond(self, name: str, row: Row, keys: list[str]) -> str:
        """Rows after (or before) the cursor in the page's own order."""
        kinds = tuple(key.kind for key in self._keys)
        given = [
            self._binds.value(_part(self._arguments[name], self._tag, kinds, name, place), "text") + f"::{kind}"
            for place, kind in enumerate((*kinds, "uuid"))
        ]
        columns = [*keys, row["id"]]
        falls = [*(key.descending for key in self._keys), self._id_descends]
        signs = ["<" if down is (name == "after") else ">" for down in falls]
        if len(set(signs)) == 1:
            return f"({', '.join(columns)}) {signs[0]} ({', '.join(given)})"
        steps = []
        for place, sign in enumerate(signs):
            same = [f"{columns[n]} = {given[n]}" for n in range(place)]
            steps.append("(" + " and ".join([*same, f"{columns[place]} {sign} {given[place]}"]) + ")")
        return f"({columns[0]} {signs[0]}= {given[0]} and ({' or '.join(steps)}))"


def nested(
    compiler: "Compiler",
    kind: "PublishedType",
    item: "PublishedField",
    *,
    source: Pages,
    nodes: list[FieldNode],
    row: Row,
) -> str:
    """A connection of a record, as a JSON expression over that record's row."""
    target = compiler.catalogue.types[item.leads_to.removesuffix("Connection")]

    def belongs(inner: Row) -> list[str]:
        return [f"{inner['force_id']} = {row['force_id']}", f"{inner[str(source.column)]} = {row['id']}"]

    page = PageCompiler(compiler, source, target, kind.name).compile(nodes[0], nodes, belongs)
    return f"(select {page.json} from {page.relation} having true)"


def _size(arguments: dict[str, Term]) -> Callable[[Values], int]:
    def get(values: Values) -> int:
        given = {name: arguments[name].get(values) for name in ("first", "last") if name in arguments}
        if len(given) > 1:
            raise BadInput("Ask for first or for last, not for both.", field="last")
        for name, size in given.items():
            if not 1 <= size <= PAGE_MAX:
                raise BadInput(f"{name} is a number of records from 1 to {PAGE_MAX}.", field=name)
            return int(size)
        return PAGE_DEFAULT

    return get


def _part(term: Term, tag: str, kinds: tuple[str, ...], name: str, place: int) -> Callable[[Values], Any]:
    return lambda values: cursors.read(term.get(values), tag, kinds, field=name)[place]
