"""Changes a force's law or policy, and reckons anew what is open: from its own basis, by the row of that day.

One transaction: nobody ever sees new law beside due dates of the old, and a run that dies has changed nothing. Whoever
records something about one of these people meanwhile is told to come again, as phones do by themselves.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db.context import SERVICE, RowContext
from api.db.database import Database
from api.db.rows import among
from api.nominals.tables import nominal
from api.obligations import policy_book, store
from api.obligations.commands import Revision
from api.obligations.held import Held
from api.obligations.rules import Investigated, Managed
from api.obligations.tables import obligation

# As many nominals are read and written at once: few statements for many, and little in memory.
_AT_ONCE: Final = 500


class Relawed(NamedTuple):
    """How many rows of policy were added, and how many obligations were reckoned anew for it."""

    added: int
    anew: int


async def change(database: Database, force_id: int, said: str, now: datetime) -> Relawed:
    """Add the rows of this CSV, each ending the one that held for its case, and bring every open obligation to them.

    BadInput says what cannot be read or kept; then nothing has changed.
    """
    rows = policy_book.read(said)
    async with database.writing(RowContext(force_id=force_id, roles=(SERVICE,))) as connection:
        # A whole force takes some seconds for each thousand people, and it is one act.
        await connection.execute(text("set local statement_timeout = 0"))
        raw = await connection.get_raw_connection()
        await policy_book.take_over(raw.driver_connection, force_id, rows)
        return Relawed(len(rows), await _follow(connection, force_id, now))


async def _follow(connection: AsyncConnection, force_id: int, now: datetime) -> int:
    open_now = (
        obligation.c.met_at.is_(None),
        obligation.c.cancelled_at.is_(None),
        obligation.c.superseded_at.is_(None),
    )
    found = await connection.execute(
        select(obligation.c.nominal_id, obligation.c.case_id)
        .distinct()
        .where(obligation.c.force_id == force_id, *open_now)
    )
    about = [(row.nominal_id, row.case_id) for row in found]
    nominals = sorted(key for key, _ in about if key is not None)
    replaced = 0
    for first in range(0, len(nominals), _AT_ONCE):
        replaced += await _some(connection, force_id, nominals[first : first + _AT_ONCE], now)
    for case_id in sorted(key for _, key in about if key is not None):
        replaced += await _of_case(connection, force_id, case_id, now)
    return replaced


async def _some(connection: AsyncConnection, force_id: int, keys: Sequence[UUID], now: datetime) -> int:
    changed: list[Held] = []
    for chain, ledger in await store.everything(connection, force_id, await _locked(connection, force_id, keys)):
        chain.recompute(ledger.policy, Revision.POLICY_CHANGED)
        ledger.recompute(Revision.POLICY_CHANGED)
        changed += [chain, ledger]
    await store.write(connection, changed, now)
    return sum(len(each.superseded) for each in changed)


async def _of_case(connection: AsyncConnection, force_id: int, case_id: UUID, now: datetime) -> int:
    """Of a case, which stands above this room: its obligations themselves are locked, and say where it stands."""
    row = (
        await connection.execute(
            select(obligation.c.access_unit_id, obligation.c.access_owner_id)
            .where(obligation.c.force_id == force_id, obligation.c.case_id == case_id)
            .with_for_update()
        )
    ).first()
    assert row is not None, "something is open"
    case = Investigated(force_id=force_id, case_id=case_id, unit_id=row.access_unit_id, owner_id=row.access_owner_id)
    ledger = await store.of_case(connection, case)
    ledger.recompute(Revision.POLICY_CHANGED)
    await store.write(connection, [ledger], now)
    return len(ledger.superseded)


async def _locked(connection: AsyncConnection, force_id: int, keys: Sequence[UUID]) -> list[Managed]:
    """Under their row locks, taken in the order of their ids as everybody takes them."""
    rows = await connection.execute(
        select(nominal)
        .where(nominal.c.force_id == force_id, nominal.c.id == among(keys))
        .order_by(nominal.c.id)
        .with_for_update(key_share=True)
    )
    return [Managed.of(force_id, row) for row in map(dict, rows.mappings())]
