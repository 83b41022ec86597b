"""A force's policy as a file: printed, started from the baseline, and changed by rows that take over from a day.

`relaw.py` changes it and reckons anew what is open. A row is never edited: what was due by it was due by it. A new one
for the same case ends the old one on its first day.
"""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import asyncpg

from api.db.context import SERVICE, RowContext
from api.db.database import ENTER
from api.obligations import baseline
from api.obligations.commands import ObligationKind
from api.refusals import BadInput
from api.values import new_id

COLUMNS: Final = (
    "code", "risk_level", "applies_to", "months", "days", "hours", "working_days", "unlimited", "counting",
    "pause_rule", "extension_days", "valid_from", "valid_to", "source",
)  # fmt: skip
_LIST: Final = ", ".join(COLUMNS)
_READ: Final = (
    f"select {_LIST} from doorstep.policy_row where force_id = $1"  # noqa: S608 - our own columns
    " order by code, risk_level nulls first, applies_to nulls first, valid_from"
)
_ADD: Final = (
    f"insert into doorstep.policy_row (force_id, id, {_LIST})"  # noqa: S608
    f" values ($1, $2, {', '.join(f'${n}' for n in range(3, 3 + len(COLUMNS)))})"
)
_END: Final = (
    "update doorstep.policy_row set valid_to = $5 where force_id = $1 and code = $2"
    " and risk_level is not distinct from $3 and applies_to is not distinct from $4 and valid_to is null"
    " and valid_from < $5"
)
_HOLIDAY: Final = (
    "insert into doorstep.bank_holiday (force_id, id, day, name, source) values ($1, $2, $3, $4, $5)"
    " on conflict (force_id, day) do nothing"
)


async def show(app_url: str, row_key: str, force_id: int) -> str:
    """The force's policy rows as CSV, in the form that `change` reads."""
    async with _Book(app_url, row_key, force_id) as connection:
        rows = await connection.fetch(_READ, force_id)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        ["true" if value is True else "" if value in (None, False) else value for value in row] for row in rows
    )
    return text.getvalue()


async def start(app_url: str, row_key: str, force_id: int) -> int:
    """Copy the baseline for every case that the force has no row of, and the bank holidays; how many rows it added.

    A case is a code with what it applies to: one that a later version brings is added to a code that is there. Whether
    the force tells risk levels apart is its own affair, and a row that it ended stays ended.
    """
    async with _Book(app_url, row_key, force_id) as connection:
        known = {(row["code"], row["applies_to"]) for row in await connection.fetch(_READ, force_id)}
        fresh = [row for row in baseline.policy_rows() if (row["code"], row["applies_to"]) not in known]
        for row in fresh:
            await connection.execute(_ADD, force_id, new_id(), *(row[name] for name in COLUMNS))
        for day in baseline.bank_holidays():
            await connection.execute(_HOLIDAY, force_id, new_id(), day["day"], day["name"], day["source"])
    return len(fresh)


def read(text: str) -> list[baseline.Row]:
    """The rows of this CSV. BadInput says what cannot be read."""
    try:
        rows = list(baseline.read_rows(text))
    except (KeyError, ValueError) as fault:
        raise BadInput(f"The file cannot be read: {fault}. Its columns are {_LIST}.", field="file") from fault
    if unknown := {row["code"] for row in rows} - set(ObligationKind):
        raise BadInput(f"There is no such code: {', '.join(sorted(unknown))}.", field="file")
    return rows


async def take_over(connection: Any, force_id: int, rows: Sequence[baseline.Row]) -> None:
    """Add the rows in this transaction of the driver's; each ends the one that held for its case."""
    for row in rows:
        since: date = row["valid_from"]
        await connection.execute(_END, force_id, row["code"], row["risk_level"], row["applies_to"], since)
        try:
            await connection.execute(_ADD, force_id, new_id(), *(row[name] for name in COLUMNS))
        except asyncpg.IntegrityConstraintViolationError as fault:
            raise BadInput(f"A row of {row['code']} breaks a rule: {fault}.", field="file") from fault


class _Book:
    """A transaction inside the force, as the service."""

    def __init__(self, app_url: str, row_key: str, force_id: int) -> None:
        self._url, self._key, self._force_id = app_url, row_key, force_id

    async def __aenter__(self) -> Any:
        self._connection = await asyncpg.connect(self._url)
        self._transaction = self._connection.transaction()
        await self._transaction.start()
        context = RowContext(force_id=self._force_id, roles=(SERVICE,))
        facts, signature = context.signed(bytes.fromhex(self._key))
        await self._connection.execute(ENTER, facts, signature)
        return self._connection

    async def __aexit__(self, kind: object, *_: object) -> None:
        try:
            await (self._transaction.rollback() if kind else self._transaction.commit())
        finally:
            await self._connection.close()
