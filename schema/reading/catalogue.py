"""Every published type and field with its source and its policy, read once from the built schema.

A type or field without a source, or without policy, stops the build: a column is never public by accident.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from graphql import GraphQLInputObjectType, GraphQLObjectType, GraphQLSchema, get_named_type

from api.access.entity import EntityPolicy
from api.access.language import (
    All,
    Always,
    Any_,
    ColumnAmong,
    ColumnIs,
    HasRole,
    IsSet,
    IsTrue,
    Named,
    Never,
    Not,
    Rule,
    to_sql,
)
from api.access.policy import OWN_FACTS, POLICY
from api.access.rules import REPEATED
from api.refusals import Misconfigured
from schema.reading.filters import Matched
from schema.reading.sources import Expression, Pages, Parameters, Row, Source, ToAny, ToMany, TypeSource

_DEFINITION = "strawberry-definition"


@dataclass(frozen=True)
class PublishedField:
    """One field: where it comes from, what shows it, and the type it leads to."""

    name: str
    source: Source
    rule: Rule
    leads_to: str


@dataclass(frozen=True)
class PublishedType:
    """One type of records."""

    name: str
    source: TypeSource
    policy: EntityPolicy
    fields: Mapping[str, PublishedField]
    is_node: bool


class Catalogue:
    """What the compiler may read."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self.types = {kind.name: kind for kind in _published(schema)}
        self.roots = _sources(cast("GraphQLObjectType", schema.query_type))
        self._filters: dict[tuple[str, str], Matched] = {
            (kind.name, name): source
            for kind in schema.type_map.values()
            if isinstance(kind, GraphQLInputObjectType)
            for name, source in _sources(kind).items()
            if isinstance(source, Matched)
        }
        for published in self.types.values():
            self._check(published)

    def matched(self, kind: str, name: str) -> Matched:
        """What a filter's field is about."""
        return self._filters[kind, name]

    def nodes(self) -> list[PublishedType]:
        """The types that `node` looks through, in a fixed order."""
        return [kind for kind in self.types.values() if kind.is_node]

    def withheld(self, kind: PublishedType) -> dict[str, Rule]:
        """The fields of a type that some callers who see the row do not see, or not in full; with what shows them."""
        found = {name: self._whole_if(kind, item) for name, item in sorted(kind.fields.items())}
        return {name: rule for name, rule in found.items() if rule != Always()}

    def _whole_if(self, kind: PublishedType, item: PublishedField) -> Rule:
        if item.rule != Always():
            return item.rule
        if isinstance(item.source, ToMany | Pages):
            target = self.types.get(item.leads_to) or self.types[item.leads_to.removesuffix("Connection")]
            return _of_parent(target.policy.read, kind.source.table)
        if isinstance(item.source, Expression) and item.source.over:
            return _of_parent(POLICY[item.source.over].read, kind.source.table)
        return Always()

    def _check(self, kind: PublishedType) -> None:
        for item in kind.fields.values():
            for target in self._targets(item):
                if target.source.subject and not kind.source.subject:
                    raise Misconfigured(
                        f"{kind.name}.{item.name} leads to records about nominals that the audit would not name."
                    )

    def _targets(self, item: PublishedField) -> list[PublishedType]:
        if isinstance(item.source, ToAny):
            return [self.types[name] for name in item.source.types.values()]
        target = self.types.get(item.leads_to.removesuffix("Connection"))
        return [] if target is None else [target]


def _published(schema: GraphQLSchema) -> Iterator[PublishedType]:
    for kind in schema.type_map.values():
        if not isinstance(kind, GraphQLObjectType) or kind.name.startswith("__"):
            continue
        origin = _origin(kind)
        if kind in (schema.query_type, schema.mutation_type, schema.subscription_type) or hasattr(origin, "__plain__"):
            continue
        source = getattr(origin, "__source__", None)
        if not isinstance(source, TypeSource):
            raise Misconfigured(f"The type {kind.name} says neither where its rows come from nor that it has none.")
        policy = EntityPolicy(read=Always(), fields=OWN_FACTS) if source.rows else POLICY.get(source.table)
        if policy is None:
            raise Misconfigured(f"The type {kind.name} has no policy for {source.table}.")
        is_node = any(interface.name == "Node" for interface in kind.interfaces)
        yield PublishedType(kind.name, source, policy, _fields(kind, policy), is_node)


def _fields(kind: GraphQLObjectType, policy: EntityPolicy) -> dict[str, PublishedField]:
    found: dict[str, PublishedField] = {}
    sources = _sources(kind)
    for name, item in kind.fields.items():
        python_name = item.extensions[_DEFINITION].python_name
        rule = policy.fields.get(python_name)
        if name not in sources or rule is None:
            raise Misconfigured(f"The field {kind.name}.{name} has no {'policy' if name in sources else 'source'}.")
        found[name] = PublishedField(name, cast("Source", sources[name]), rule, get_named_type(item.type).name)
    return found


def _sources(kind: GraphQLObjectType | GraphQLInputObjectType) -> dict[str, Any]:
    """The sources of a type's fields by their GraphQL names."""
    found: dict[str, Any] = {}
    for name, item in kind.fields.items():
        definition = item.extensions.get(_DEFINITION)
        source = (getattr(definition, "metadata", None) or {}).get("source")
        if source is not None:
            found[name] = source
    return found


def _origin(kind: GraphQLObjectType) -> Any:
    definition = kind.extensions.get(_DEFINITION)
    return getattr(definition, "origin", None)


def _of_parent(rule: Rule, table: str) -> Rule:
    """When all children of a parent are seen, as far as the parent's row and the caller tell. The parent is seen."""
    names = REPEATED.get(table, {})
    match rule:
        case Always() | HasRole():
            return rule
        case IsTrue(column) if column in names:
            found: Rule = IsTrue(names[column])
        case IsSet(column):
            # A child that is listed under its parent names the parent, and no parent of another kind.
            return Always() if column in names else Never()
        case ColumnIs(column, fact) if column in names:
            found = ColumnIs(names[column], fact)
        case ColumnAmong(column, fact) if column in names:
            found = ColumnAmong(names[column], fact)
        case Not(IsTrue(column)) if column in names:
            found = Not(IsTrue(names[column]))
        case Named(name, part):
            inner_rule = _of_parent(part, table)
            found = inner_rule if inner_rule in (Always(), Never()) else Named(name, inner_rule)
        case Any_(parts):
            inner = tuple(_of_parent(part, table) for part in parts)
            found = Always() if Always() in inner else Any_(inner)
        case All(parts):
            found = All(tuple(_of_parent(part, table) for part in parts))
        case _:
            return Never()
    return Always() if found == POLICY[table].read else _simply(found)


def _simply(rule: Rule) -> Rule:
    """The rule without parts that say nothing."""
    match rule:
        case Any_(parts):
            kept = tuple(part for part in parts if part != Never())
            return Any_(kept) if kept else Never()
        case All(parts) if Never() in parts:
            return Never()
        case All(parts):
            kept = tuple(part for part in parts if part != Always())
            return All(kept) if len(kept) > 1 else kept[0] if kept else Always()
    return rule


def condition(rule: Rule, row: Row, binds: Parameters) -> str:
    """A rule of policy as a condition on a row, for a field that says what the caller may do."""
    for column in sorted(columns_of(rule)):
        row[column]
    return to_sql(rule, row.alias, binds.fact)


def columns_of(rule: Rule) -> set[str]:
    """The columns of its row that a rule looks at."""
    found: set[str] = set()
    for value in vars(rule).values():
        if isinstance(value, tuple):
            found |= {column for part in value if isinstance(part, Rule) for column in columns_of(part)}
    if hasattr(rule, "part"):
        found |= columns_of(rule.part)
    if hasattr(rule, "column"):
        found |= {rule.column, "force_id"}
    return found
