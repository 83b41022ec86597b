"""Where a published field comes from. A field that says nothing here is not published.

A SQL maker takes the row and the statement's parameters and gives an expression; it names columns by `row["name"]`, so
that a page carries only the columns that are read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from api.access.language import FactToSql, Rule


class Parameters(Protocol):
    """The bind parameters of the statement being made: the caller's facts, the time, and the operation's values."""

    def fact(self, name: str) -> str: ...
    def now(self) -> str: ...
    def value(self, get: Callable[[Mapping[str, Any]], Any], kind: str) -> str: ...


class Row:
    """One row in a statement under an alias. Naming a column records that it is needed."""

    def __init__(self, alias: str) -> None:
        self.alias = alias
        self.columns: dict[str, None] = {}

    def __getitem__(self, column: str) -> str:
        self.columns[column] = None
        return f"{self.alias}.{column}"


SqlMaker = Callable[[Row, Parameters], str]


@dataclass(frozen=True)
class Column:
    """The row's own column; None: of the field's own name."""

    name: str | None = None


@dataclass(frozen=True)
class Expression:
    """A SQL expression over the row. `over` names a table whose rows it counts, so that hidden rows are told of."""

    sql: SqlMaker
    over: str | None = None


@dataclass(frozen=True)
class ToOne:
    """The one record whose id stands in our column."""

    column: str


@dataclass(frozen=True)
class ToMany:
    """Records that name us in their column, in an order, as a plain list of at most LIST_MAX; or only the first.

    They name what stands in our column `own`: ourselves, or something that we name too.
    """

    column: str
    order: tuple[str, ...]
    where: str | None = None
    first_only: bool = False
    own: str = "id"


@dataclass(frozen=True)
class SortKey:
    """One order of a page. `sql` must never be null. `kind` is its PostgreSQL type, to which cursors' text is cast."""

    sql: SqlMaker
    kind: str
    descending: bool = False


@dataclass(frozen=True)
class Pages:
    """A connection: which rows, in which orders. `column` is what names the parent; None at the root."""

    orders: Mapping[str, SortKey]
    default: tuple[str, ...]
    column: str | None = None
    where: Callable[[Row, Parameters], str] | None = None
    rule: Rule | None = None


@dataclass(frozen=True)
class Found(Pages):
    """A connection over a relation `found` that the statement makes first, out of the field's arguments.

    `making` gives common table expressions, of which `found` is the last, with the columns of the type's own table
    that its fields name, and `force_id` and `id`; it holds row policy by itself. `telling`: for whom something is
    written before they are answered, and how.
    """

    making: Callable[[Mapping[str, Any], Parameters], str] = lambda _, __: ""
    telling: "Telling | None" = None


class Telling(Protocol):
    """Some callers are told only what is written down first: `tell` does that and gives what they are told.

    It has a connection of a command's, as the service; what it gives stands among the variables of `making`.
    """

    def applies(self, principal: Any) -> bool: ...
    async def tell(
        self, connection: Any, principal: Any, arguments: Mapping[str, Any], now: Any
    ) -> Mapping[str, Any]: ...
    def making(self, arguments: Mapping[str, Any], binds: Parameters) -> str: ...


@dataclass(frozen=True)
class Listed:
    """Plain objects, each a row of a relation whose columns are named as their fields are, in the order of `place`."""

    relation: SqlMaker


@dataclass(frozen=True)
class ToAny:
    """The one record of a union: which type it is of says our column `kind`, by its own words; our `id` names it."""

    kind: str
    types: Mapping[str, str]


@dataclass(frozen=True)
class Single:
    """A root field that finds one record by its `id` argument."""


@dataclass(frozen=True)
class ByIds:
    """A root field that finds records of any Node type by `id` or `ids`."""

    many: bool


@dataclass(frozen=True)
class Caller:
    """A root field about the caller's own facts."""


@dataclass(frozen=True)
class WithheldFields:
    """Which fields of this record policy keeps from the caller."""


Source = Column | Expression | ToOne | ToAny | ToMany | Listed | Pages | Single | ByIds | Caller | WithheldFields


@dataclass(frozen=True)
class TypeSource:
    """Where a type's rows come from, and which column leads to the nominal they are about (None: about no nominal).

    `rows` replaces the table by a made-up relation, for what is no table: the caller's own facts.
    """

    table: str
    subject: str | None = None
    key: str = "id"
    rows: Callable[[Parameters], str] | None = None
    hidden: str | None = field(default=None)  # a condition over the table's alias under which a row does not exist

    def relation(self, binds: Parameters) -> str:
        """What stands after `from`."""
        return f"doorstep.{self.table}" if self.rows is None else f"({self.rows(binds)})"


def fact_of(binds: Parameters) -> FactToSql:
    """Policy's way to name a caller's fact in this statement."""
    return binds.fact
