"""How a type is published: a Strawberry type whose fields say where they come from.

@records("unit", node=True)
class Unit(Node):
name: str = column("What the unit is called; at most 200 characters.")
"""

from collections.abc import Callable
from typing import Any, TypeVar, dataclass_transform

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from schema.reading.filters import Matched
from schema.reading.sources import (
    Column,
    Expression,
    Source,
    SqlMaker,
    ToMany,
    ToOne,
    TypeSource,
)

T = TypeVar("T")
AFTER = "The cursor of the record after which the page starts, as pageInfo.endCursor gave it."
BEFORE = "The cursor of the record before which the page ends, as pageInfo.startCursor gave it."
FIRST = "How many records to give from the start, 1 to 100; 50 if neither first nor last is given."
LAST = "How many records to give from the end, 1 to 100. Not together with first."
ORDER = (
    "In which order, each named once; ties by the next, and last by id. The connection's own order if it is not given."
)


class CompiledField(StrawberryField):
    """A field that the compiler answers. At the root of an operation it asks the request's compiled reading."""

    @property
    def is_basic_field(self) -> bool:
        return False

    def get_result(self, source: Any, info: Any, args: list[Any], kwargs: Any) -> Any:  # noqa: ARG002 - its shape
        return info.context.read_root(info._raw_info)  # noqa: SLF001 - Strawberry keeps the nodes there


def compiled(
    source: Source | Matched,
    description: str,
    *arguments: StrawberryArgument,
    name: str | None = None,
    deprecated: str | None = None,
) -> Any:
    """A field from a source. `deprecated` says what to use instead and when it ends (docs/changelog.md)."""
    field = CompiledField(
        description=description, metadata={"source": source}, graphql_name=name, deprecation_reason=deprecated
    )
    field.arguments = list(arguments)
    return field


def column(description: str, name: str | None = None, *, deprecated: str | None = None) -> Any:
    """A field that is a column, by default of the same name."""
    return compiled(Column(name), description, deprecated=deprecated)


def expression(description: str, sql: SqlMaker, *, over: str | None = None) -> Any:
    """A field that is a SQL expression over the row."""
    return compiled(Expression(sql, over), description)


def to_one(description: str, column_name: str) -> Any:
    """A field that is the record named by a column."""
    return compiled(ToOne(column_name), description)


def to_many(
    description: str,
    column_name: str,
    *order: str,
    where: str | None = None,
    first_only: bool = False,
    own: str = "id",
) -> Any:
    """A field that lists the records that name this one in their column; or, in theirs, what our column `own` names."""
    return compiled(ToMany(column_name, order, where, first_only, own), description)


def matched(description: str, sql: SqlMaker | str, kind: str) -> Any:
    """A filter's field: the expression (or column) that it is about, and its PostgreSQL type."""
    maker: SqlMaker = (lambda row, _: row[sql]) if isinstance(sql, str) else sql
    return strawberry.field(
        description=description, default=strawberry.UNSET, metadata={"source": Matched(maker, kind)}
    )


def argument(name: str, annotation: Any, description: str) -> StrawberryArgument:
    """An argument of a compiled field."""
    return StrawberryArgument(name, None, StrawberryAnnotation(annotation), description=description)


def paged(filter_type: Any = None, order_type: Any = None) -> list[StrawberryArgument]:
    """The arguments of a connection."""
    found = [
        argument("first", int | None, FIRST),
        argument("after", str | None, AFTER),
        argument("last", int | None, LAST),
        argument("before", str | None, BEFORE),
    ]
    if filter_type is not None:
        found.append(argument("filter", filter_type | None, "Which records to give; all if it is not given."))
    if order_type is not None:
        found.append(argument("order_by", list[order_type] | None, ORDER))
    return found


def records(table: str, **source: Any) -> Callable[[type[T]], type[T]]:
    """Publish a class as the type of a table's records; the class docstring is its description."""

    def publish(cls: type[T]) -> type[T]:
        cls.__source__ = TypeSource(table, **source)  # type: ignore[attr-defined]
        return strawberry.type(cls, description=docstring(cls))

    return publish


@dataclass_transform(kw_only_default=True, field_specifiers=(strawberry.field, compiled))
def plain(cls: type[T]) -> type[T]:
    """Publish a class that is no record: an answer of a service, or a part of the protocol."""
    cls.__plain__ = True  # type: ignore[attr-defined]
    return strawberry.type(cls, description=docstring(cls))


def docstring(cls: type) -> str:
    """A class docstring as one paragraph."""
    return " ".join((cls.__doc__ or "").split())
