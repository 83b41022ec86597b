"""Writes many rows by one statement: they travel as one JSON document, and PostgreSQL reads it as the table's rows.

One statement is planned once, asks row security for the caller's facts once, and takes one round trip, however many
rows it writes. The text depends on the table and its columns alone, so that the driver keeps it prepared.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Table, TextClause, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as UUID_TYPE
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.elements import BindParameter, CollectionAggregate
from sqlalchemy.sql.expression import any_

from api.writing import json_text, known

_OPTIONS = orjson.OPT_PASSTHROUGH_DATETIME


async def insert_all(connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows in their order. Each has the same columns; what none of them names takes its default."""
    if rows:
        await connection.execute(_insert(table, tuple(rows[0])), {"rows": as_json(rows)})


async def update_all(
    connection: AsyncConnection, table: Table, rows: Sequence[Mapping[str, Any]], *, only_if: str = "true"
) -> None:
    """Update rows of the table by `force_id` and `id`; the other columns are set. `only_if` compares `old` to `new`."""
    if rows:
        await connection.execute(_update(table, tuple(rows[0]), only_if), {"rows": as_json(rows)})


def among(ids: Iterable[UUID]) -> CollectionAggregate[bool]:
    """To compare a column with: equal to any of these. One parameter, so that the statement's text stays the same."""
    given: BindParameter[Any] = bindparam(None, list(ids), type_=ARRAY(UUID_TYPE(as_uuid=True)))
    return any_(given)


def as_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """The rows as PostgreSQL reads them back."""
    return json_text([dict(row) for row in rows], default=_plain, option=_OPTIONS)


def _plain(value: object) -> object:
    if isinstance(value, UUID):  # asked first: most of what the writer does not know
        return str(value)
    if isinstance(value, datetime):
        # An offset may have seconds, which JSON's usual form of an instant cannot say.
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return known(value)


@cache
def _insert(table: Table, columns: tuple[str, ...]) -> TextClause:
    listed = ", ".join(table.c[name].name for name in columns)
    return text(
        f"insert into {table.fullname} ({listed})"  # noqa: S608 - names of our own tables
        f" select {listed} from json_populate_recordset(null::{table.fullname}, cast(cast(:rows as text) as json))"
    )


@cache
def _update(table: Table, columns: tuple[str, ...], only_if: str) -> TextClause:
    settings = ", ".join(f"{name} = new.{name}" for name in columns if name not in ("force_id", "id"))
    return text(
        f"update {table.fullname} as old set {settings}"  # noqa: S608 - names of our own tables
        f" from json_populate_recordset(null::{table.fullname}, cast(cast(:rows as text) as json)) as new"
        f" where old.force_id = new.force_id and old.id = new.id and ({only_if})"
    )
