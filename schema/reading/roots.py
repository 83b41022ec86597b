"""Root fields: each becomes one statement that answers JSON and names what it touched.

Every statement answers at most one row of: `body` (JSON text), `objects` (ids of the root's records), `subjects` (the
nominals they are about), `kind` (the table of the records). No row means null.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from graphql import FieldNode

from api.access.language import to_sql
from api.refusals import BadInput
from schema.reading.binds import Statement
from schema.reading.catalogue import Catalogue, PublishedType
from schema.reading.compile import Compiler
from schema.reading.pages import PageCompiler
from schema.reading.selection import Document, below
from schema.reading.sources import ByIds, Caller, Found, Pages, Parameters, Row, Single, Telling
from schema.reading.terms import Term, Values, read_id

IDS_MAX = 100
# What a plan costs beside its text: bookkeeping, and each parameter's filler.
_PLAN_BYTES = 4_096
_FILLER_BYTES = 256
Making = Callable[[Mapping[str, Term], Parameters], str]


@dataclass(frozen=True)
class Plan:
    """A statement, how its parameters are filled, the audit's names for what it reads, and the ids asked for."""

    statement: Statement
    object_type: str
    asked: Callable[[Values], list[UUID]] = lambda _: []
    telling: "Told | None" = None
    fields: tuple[str, ...] = ()

    @property
    def weight_bytes(self) -> int:
        fillers = len(self.statement.sent) + len(self.statement.checked_only)
        own = len(self.statement.text) + _FILLER_BYTES * fillers + _PLAN_BYTES
        return own + (self.telling.plan.weight_bytes if self.telling else 0)


@dataclass(frozen=True)
class Told:
    """For some callers another plan, once what they are told is written down."""

    telling: Telling
    arguments: Mapping[str, Term]
    plan: Plan


def compile_root(catalogue: Catalogue, document: Document, nodes: list[FieldNode]) -> Plan:
    """The plan of one root field of a query."""
    compiler = Compiler(catalogue, document)
    name = nodes[0].name.value
    match catalogue.roots[name]:
        case Found() as source:
            return _found(catalogue, document, source, nodes)
        case Pages() as source:
            return _page(compiler, source, nodes)
        case Single():
            return _single(compiler, nodes)
        case ByIds(many):
            return (_many_nodes if many else _one_node)(compiler, nodes)
        case Caller():
            return _caller(compiler, nodes)
    raise AssertionError(name)


def compile_record(catalogue: Catalogue, document: Document, kind: str, nodes: list[FieldNode]) -> Plan:
    """The plan of one record of a type by id, the variable `$id` of `Asking`: for the payloads of mutations."""
    compiler = Compiler(catalogue, document)
    return _record(compiler, catalogue.types[kind], nodes, lambda values: values["id"])


def compile_records(catalogue: Catalogue, document: Document, kind: str, selection: Any) -> Plan:
    """The plan of many records of a type by the variable `ids`: rows of (id, body), for the phone's documents."""
    compiler = Compiler(catalogue, document)
    target = catalogue.types[kind]
    row = compiler.new_row()
    body = compiler.object(target, [selection], row)
    keys = compiler.binds.value(lambda values: values["ids"], "uuid[]")
    sql = (
        f"select {row['id']}, ({body})::text as body from doorstep.{target.source.table} {row.alias}"
        f" where {row['id']} = any ({keys}) and {_visible(compiler, target, row)}"
    )
    return Plan(compiler.binds.statement(sql), target.source.table, fields=compiler.fields())


def _visible(compiler: Compiler, target: PublishedType, row: Row) -> str:
    """The explicit tenancy and row rule of a root's rows. The database's own row security holds beneath it."""
    conditions = [f"{row['force_id']} = {compiler.binds.fact('force_id')}"]
    conditions.append(to_sql(target.policy.read, row.alias, compiler.binds.fact))
    if target.source.hidden:
        conditions.append(f"not ({target.source.hidden.format(row=row.alias)})")
    return " and ".join(conditions)


def _found(catalogue: Catalogue, document: Document, source: Found, nodes: list[FieldNode]) -> Plan:
    """A page of what the statement finds; for whom something is written first, of what they were told."""
    plan = _page(Compiler(catalogue, document), source, nodes, source.making)
    if source.telling is None:
        return plan
    compiler = Compiler(catalogue, document)
    arguments = compiler.arguments("Query", nodes[0])
    told = _page(compiler, source, nodes, source.telling.making)
    return replace(plan, telling=Told(source.telling, arguments, told))


def _page(compiler: Compiler, source: Pages, nodes: list[FieldNode], making: Making | None = None) -> Plan:
    name = nodes[0].name.value
    query = compiler.catalogue.schema.query_type
    assert query is not None
    leads_to = str(query.fields[name].type).rstrip("!").removesuffix("Connection")
    target = compiler.catalogue.types[leads_to]
    page = PageCompiler(compiler, source, target, query.name).compile(
        nodes[0], nodes, lambda row: [] if making else [_visible(compiler, target, row)]
    )
    first = f"with {making(compiler.arguments(query.name, nodes[0]), compiler.binds)} " if making else ""
    subjects = page.ids(target.source.subject) if target.source.subject else "'{}'::uuid[]"
    sql = (
        f"{first}select ({page.json})::text as body, {page.ids('id')} as objects, {subjects} as subjects,"
        f" '{target.source.table}' as kind from {page.relation} having true"
    )
    return Plan(compiler.binds.statement(sql), target.source.table, fields=compiler.fields())


def _single(compiler: Compiler, nodes: list[FieldNode]) -> Plan:
    query = compiler.catalogue.schema.query_type
    assert query is not None
    name = nodes[0].name.value
    target = compiler.catalogue.types[str(query.fields[name].type).rstrip("!")]
    term = compiler.arguments(query.name, nodes[0])["id"]
    return _record(compiler, target, nodes, _uuid(term, "id"))


def _record(compiler: Compiler, target: PublishedType, nodes: list[FieldNode], key: Callable[[Values], UUID]) -> Plan:
    sql = _record_sql(compiler, target, nodes, compiler.binds.value(key, "uuid"))
    return Plan(
        compiler.binds.statement(sql), target.source.table, lambda values: [key(values)], fields=compiler.fields()
    )


def _record_sql(compiler: Compiler, target: PublishedType, nodes: list[FieldNode], key: str) -> str:
    row = compiler.new_row()
    body = compiler.object(target, below(nodes), row)
    subjects = f"array[{row[target.source.subject]}]" if target.source.subject else "'{}'::uuid[]"
    return (
        f"select ({body})::text as body, array[{row['id']}] as objects, {subjects} as subjects,"
        f" '{target.source.table}' as kind from doorstep.{target.source.table} {row.alias}"
        f" where {row['id']} = {key} and {_visible(compiler, target, row)}"
    )


def _one_node(compiler: Compiler, nodes: list[FieldNode]) -> Plan:
    query = compiler.catalogue.schema.query_type
    assert query is not None
    get = _uuid(compiler.arguments(query.name, nodes[0])["id"], "id")
    key = compiler.binds.value(get, "uuid")
    parts = [_record_sql(compiler, target, nodes, key) for target in compiler.catalogue.nodes()]
    statement = compiler.binds.statement(f"select * from ({' union all '.join(parts)}) found limit 1")
    return Plan(statement, "node", lambda values: [get(values)], fields=compiler.fields())


def _many_nodes(compiler: Compiler, nodes: list[FieldNode]) -> Plan:
    query = compiler.catalogue.schema.query_type
    assert query is not None
    get = _uuids(compiler.arguments(query.name, nodes[0])["ids"])
    keys = compiler.binds.value(get, "uuid[]")
    parts = [_record_sql(compiler, target, nodes, "asked.id") for target in compiler.catalogue.nodes()]
    sql = (
        "select coalesce(json_agg(found.body::json order by asked.place), '[]'::json)::text as body,"
        " coalesce(array_agg(found.objects[1]) filter (where found.body is not null), '{}') as objects,"
        " coalesce(array_agg(found.subjects[1]) filter (where found.subjects[1] is not null), '{}') as subjects,"
        f" 'node' as kind from unnest({keys}) with ordinality asked(id, place)"
        f" left join lateral (select * from ({' union all '.join(parts)}) any_kind limit 1) found on true"
    )
    return Plan(compiler.binds.statement(sql), "node", get, fields=compiler.fields())


def _caller(compiler: Compiler, nodes: list[FieldNode]) -> Plan:
    target = compiler.catalogue.types["Me"]
    row = compiler.new_row()
    body = compiler.object(target, below(nodes), row)
    sql = (
        f"select ({body})::text as body, array[{row['principal_id']}] as objects, '{{}}'::uuid[] as subjects,"
        f" 'principal' as kind from {target.source.relation(compiler.binds)} {row.alias}"
    )
    return Plan(compiler.binds.statement(sql), "principal", fields=compiler.fields())


def _uuid(term: Term, field: str) -> Callable[[Values], UUID]:
    return lambda values: read_id(term.get(values), field)


def _uuids(term: Term) -> Callable[[Values], list[UUID]]:
    def get(values: Values) -> list[UUID]:
        found = term.get(values)
        if len(found) > IDS_MAX:
            raise BadInput(f"ids may hold {IDS_MAX} ids at most.", field="ids")
        return [read_id(item, "ids") for item in found]

    return get
