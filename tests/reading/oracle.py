"""The same questions answered by graphql-core's ordinary executor over plain Python rows: what the compiler must equal.

It shares with the compiler only the declarations of where fields come from and the policy; rows are filtered by the
policy's Python reading, and ordering, paging, filters and expressions are written here a second time.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from graphql import build_schema, execute, parse

from api.access.language import AGREED, GRANTED, RELEASED, SHOWN, Child, Parent, Rule, holds
from api.access.policy import POLICY
from api.identity.principal import Principal
from schema.reading.catalogue import Catalogue
from schema.reading.run import facts_of
from schema.reading.sources import Column, Expression, Listed, Pages, ToAny, ToMany, ToOne, WithheldFields
from schema.root import sdl
from tests.makers import FORCE, Owner
from tests.reading import fields_of_sharing, oracle_pages, oracle_search
from tests.reading.oracle_fields import CHILDREN, EXPRESSIONS, ROOT_CONDITIONS
from tests.reading.scene import NOW

SCHEMA = build_schema(sdl())
_PARENT_COLUMN = {
    "nominal": "nominal_id", "visit": "visit_id", "officer": "officer_id", "principal": "principal_id",
    "intelligence_report": "report_id", "disclosure": "disclosure_id",
}  # fmt: skip
_JSON = ("payload", "base", "mine", "theirs", "chosen", "reported")
_RECORDS = """
select c.table_name from information_schema.columns c
where c.table_schema = 'doorstep' and c.column_name in ('force_id', 'id')
group by c.table_name having count(*) = 2
"""
Row = dict[str, Any]
World = dict[str, dict[UUID, Row]]


async def load(owner: Owner) -> World:
    """Every row of the force, past all row security."""
    tables = [row["table_name"] for row in await owner.fetch(_RECORDS)]
    world: World = {
        table: {
            row["id"]: _parsed(dict(row))
            for row in await owner.fetch(f"select * from doorstep.{table} where force_id = $1", FORCE)
        }
        for table in tables
        if table in POLICY
    }
    return world | {"asked": await oracle_search.read(owner)}  # type: ignore[dict-item] - of texts, not of ids


def _parsed(row: Row) -> Row:
    return row | {name: json.loads(row[name]) for name in _JSON if row.get(name)}


# Roots that answer one record by its id, and its table.
_SINGLE = {
    "nominal": "nominal",
    "case": "ocait_case",
    "agreement": "agreement",
    "disclosure": "disclosure",
    "sharedItem": "disclosure",
    "intelligenceReport": "intelligence_report",
    "intelligenceFile": "intelligence_report",
    "describedPerson": "intelligence_person",
}


@dataclass(frozen=True)
class Record:
    """One row as a source of fields."""

    table: str
    row: Row


class Oracle:
    """Answers one caller."""

    def __init__(self, world: World, catalogue: Catalogue, caller: Principal) -> None:
        self.world = world
        self.catalogue = catalogue
        self.caller = caller
        agreed, shown = fields_of_sharing.agreed(self, caller.agency_id)
        self.facts = facts_of(caller) | {GRANTED: self._granted(), AGREED: agreed, SHOWN: shown}
        self.facts[RELEASED] = fields_of_sharing.released(self, caller.agency_id)

    def ask(self, text: str, variables: Mapping[str, Any]) -> Any:
        """The answer, as a client would get it."""
        result = execute(
            SCHEMA,
            parse(text),
            variable_values=dict(variables),
            field_resolver=self._resolve,
            type_resolver=lambda value, *_: self._type_of(value),
        )
        assert not result.errors, result.errors  # type: ignore[union-attr]
        return result.data  # type: ignore[union-attr]

    # Which rows and fields

    @cached_property
    def _visible(self) -> dict[str, dict[UUID, Row]]:
        return {}

    def rows(self, table: str) -> dict[UUID, Row]:
        """The rows of a table that the caller sees."""
        if table not in self._visible:
            rule = POLICY[table].read
            self._visible[table] = {
                key: row for key, row in self.world[table].items() if holds(rule, self.view(table, row), self.facts)
            }
        return self._visible[table]

    def view(self, table: str, row: Row) -> Row:
        """A row as policy's Python reading wants it: with its parents where they are seen."""
        found = dict(row)
        for parent in _parents(POLICY[table]):
            seen = self.rows(parent).get(row[_PARENT_COLUMN[parent]])
            found[parent] = None if seen is None else self.view(parent, seen)
        for child, column in _children_asked(POLICY[table]):
            found[child] = [each for each in self.rows(child).values() if each[column] == row["id"]]
        return found

    def _granted(self) -> set[UUID]:
        return {
            grant.get("nominal_id") or grant["case_id"]
            for table in ("nominal_access", "case_access")
            for grant in self.world[table].values()
            if grant["officer_id"] == self.caller.officer_id and (grant["until"] is None or grant["until"] > NOW)
        }

    # Fields

    def _resolve(self, source: Any, info: Any, **arguments: Any) -> Any:
        parent, name = info.parent_type.name, info.field_name
        if parent == "Query":
            return self._root(name, arguments)
        if isinstance(source, Record):
            return self._field(parent, name, source, arguments)
        value = source[name]
        return value() if callable(value) else value

    def _field(  # noqa: PLR0911 - one match over the kinds of source is the clearest form
        self, parent: str, name: str, record: Record, arguments: Mapping[str, Any]
    ) -> Any:
        published = self.catalogue.types[parent].fields[name]
        if record.table != "me" and not holds(published.rule, self.view(record.table, record.row), self.facts):
            return None
        row = record.row
        match published.source:
            case Column(column):
                return plain(row[column or snake(name)])
            case Expression():
                return plain(EXPRESSIONS[parent, name](self, row))
            case ToOne(column):
                return self.find(self.catalogue.types[published.leads_to].source.table, row[column])
            case ToAny(kind, types):
                return self.find(self.catalogue.types[types[row[kind]]].source.table, row["id"])
            case Listed():
                return row[snake(name)]
            case ToMany() as source:
                found = self._children(self.catalogue.types[published.leads_to].source.table, source, row)
                return (found[0] if found else None) if source.first_only else found
            case Pages() as source:
                return self._page(published.leads_to.removesuffix("Connection"), source, arguments, row)
            case WithheldFields():
                return self._withheld(parent, record)
        raise AssertionError(published)

    def find(self, table: str, key: UUID | None) -> Record | None:
        """One visible row."""
        row = self.rows(table).get(key) if key else None
        return None if row is None else Record(table, row)

    def _children(self, table: str, source: ToMany, row: Row) -> list[Record]:
        found = [child for child in self.rows(table).values() if child[source.column] == row[source.own]]
        if source.where:
            found = [child for child in found if CHILDREN[source.where](self, child)]
        for key in reversed(source.order):
            column, *words = key.split()
            found.sort(key=lambda child: _comparable(child[column]), reverse="desc" in words)
        return [Record(table, child) for child in found]

    def _withheld(self, parent: str, record: Record) -> list[dict[str, str]]:
        kind = self.catalogue.types[parent]
        view = self.view(record.table, record.row)
        return [
            {"field": name, "reason": "NEED_TO_KNOW"}
            for name, rule in sorted(self.catalogue.withheld(kind).items())
            if not holds(rule, view, self.facts)
        ]

    # Roots

    def _root(self, name: str, arguments: Mapping[str, Any]) -> Any:
        match name:
            case "me":
                return Record("me", self.facts | {"roles": self.facts["roles"]})
            case single if single in _SINGLE:
                return self.find(_SINGLE[single], UUID(arguments["id"]))
            case "node":
                return self._node(UUID(arguments["id"]))
            case "nodes":
                return [self._node(UUID(key)) for key in arguments["ids"]]
            case "search":
                rows = oracle_search.matches(self, arguments)
                return oracle_pages.page(self, "SearchMatch", rows, arguments, ("BEST",))
        source = self.catalogue.roots[name]
        assert isinstance(source, Pages)
        leads_to = str(SCHEMA.query_type.fields[name].type).rstrip("!").removesuffix("Connection")  # type: ignore[union-attr]
        return self._page(leads_to, source, arguments, None, root=name)

    def _node(self, key: UUID) -> Record | None:
        for kind in self.catalogue.nodes():
            found = self.find(kind.source.table, key)
            if found and not found.row.get("superseded_at"):
                return found
        return None

    def _type_of(self, value: Record) -> str:
        if value.table == "obligation":
            return "Obligation" if value.row["case_id"] is None else "CaseObligation"
        return next(kind.name for kind in self.catalogue.nodes() if kind.source.table == value.table)

    def _page(
        self, kind: str, source: Pages, arguments: Mapping[str, Any], parent: Row | None, root: str | None = None
    ) -> dict[str, Any]:
        table = self.catalogue.types[kind].source.table
        rows = [row for row in self.rows(table).values() if not row.get("superseded_at")]
        if kind == "Obligation":
            rows = [row for row in rows if row["case_id"] is None]
        if parent is not None:
            rows = [row for row in rows if row[source.column] == parent["id"]]
        if source.rule:
            rows = [row for row in rows if holds(source.rule, self.view(table, row), self.facts)]
        rows = [row for row in rows if root not in ROOT_CONDITIONS or ROOT_CONDITIONS[root](row)]
        return oracle_pages.page(self, kind, rows, arguments, source.default)


def _children_asked(policy: Any) -> set[tuple[str, str]]:
    """The tables of which a rule asks for one record that names the row, with the column that does."""
    found: set[tuple[str, str]] = set()

    def walk(rule: Rule) -> None:
        if isinstance(rule, Child):
            found.add((rule.table, rule.column))
        for value in vars(rule).values():
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, Rule) and not isinstance(rule, Child):
                    walk(part)

    walk(policy.read)
    return found


def _parents(policy: Any) -> set[str]:
    found: set[str] = set()

    def walk(rule: Rule) -> None:
        if isinstance(rule, Parent):
            found.add(rule.table)
        for value in vars(rule).values():
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, Rule) and not isinstance(rule, Parent):
                    walk(part)

    for rule in (policy.read, *policy.fields.values()):
        walk(rule)
    return found


def snake(name: str) -> str:
    if name == "schedule8":
        return "schedule_8"  # Of other names a digit is a part: sha256.
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def plain(value: Any) -> Any:
    """A stored value as the contract writes it."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case list():
            return [plain(item) for item in value]
    return value


def _comparable(value: Any) -> Any:
    return value.encode() if isinstance(value, str) else value
