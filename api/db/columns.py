"""How a table is written here: every row belongs to a force, every constraint has a name, every enumeration is text
with a check.

The primary key and every foreign key start with `force_id`. So a row can never point into another force, and every
table can be distributed by force without being changed.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import UUID
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    schema="doorstep",
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s_idx",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_1_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    },
)


def record(name: str, *items: SchemaItem, schema: str = "doorstep", comment: str) -> Table:
    """A table of a force's records, keyed by (force_id, id)."""
    return Table(
        name,
        metadata,
        Column("force_id", Integer, nullable=False),
        identifier("id"),
        *items,
        PrimaryKeyConstraint("force_id", "id"),
        schema=schema,
        comment=comment,
    )


def identifier(name: str, *, optional: bool = False, comment: str | None = None) -> Column[Any]:
    """A UUID column."""
    return Column(name, UUID(as_uuid=True), nullable=optional, comment=comment)


def instant(
    name: str, *, optional: bool = False, comment: str | None = None, default: str | None = None
) -> Column[Any]:
    """A UTC instant."""
    return Column(
        name,
        DateTime(timezone=True),
        nullable=optional,
        comment=comment,
        server_default=text(default) if default else None,
    )


def belongs_to(column: str, table: str, *, schema: str = "doorstep") -> ForeignKeyConstraint:
    """A foreign key that stays inside the force."""
    return ForeignKeyConstraint(["force_id", column], [f"{schema}.{table}.force_id", f"{schema}.{table}.id"])


def choice(
    name: str, options: type[StrEnum], *, optional: bool = False, default: StrEnum | None = None
) -> tuple[Column[Any], CheckConstraint]:
    """A text column that holds one member of an enumeration."""
    column = Column(name, Text, nullable=optional, server_default=default and default.value)
    return column, CheckConstraint(_one_of(name, options), name=name)


def limited(name: str, characters: int, *, optional: bool = False) -> tuple[Column[Any], CheckConstraint]:
    """A text column with a limit in characters."""
    return (
        Column(name, Text, nullable=optional),
        CheckConstraint(f"char_length({name}) <= {characters}", name=f"{name}_length"),
    )


def _one_of(column: str, options: Iterable[StrEnum]) -> str:
    listed = ", ".join(f"'{option.value}'" for option in options)
    return f"{column} in ({listed})"
