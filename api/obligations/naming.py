"""What an officer owes because a decision named them: theirs until it is met, whoever has the nominal meanwhile.

It is not theirs where they can see to it no longer: they left, changed units, or know the nominal no more. Then whoever
has the nominal owes it, as all else: nothing is owed by nobody. The row that named them is kept as superseded, so a
board of a past day says who owed it then (docs/decisions/0180).
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.nominals import desk
from api.obligations import store
from api.obligations.engine import Ledger
from api.obligations.rules import Investigated, Managed
from api.obligations.tables import obligation

# Whether an officer works with the nominal, or the case, as it stands now.
Could = Callable[[UUID], Awaitable[bool]]


async def settle(connection: AsyncConnection, force_id: int, nominal_id: UUID, now: datetime) -> int:
    """Whoever was named for a nominal and cannot see to it gives it up; gives how much changed hands."""
    subject = await desk.locked(connection, force_id, nominal_id)
    assert subject is not None, "something is owed of them"
    about = Managed.of(force_id, vars(subject))

    async def could(officer_id: UUID) -> bool:
        return await desk.could_work_with(connection, force_id, subject, officer_id)

    return await release(connection, about, could, now)


async def release(connection: AsyncConnection, about: Managed | Investigated, could: Could, now: datetime) -> int:
    """The same of a nominal or a case whose row is locked already."""
    lost = [key for key in await _named(connection, about) if not await could(key)]
    if not lost:
        return 0
    held = await _ledger(connection, about)
    count = held.release(lost)
    await store.write(connection, [held], now)
    return count


async def _named(connection: AsyncConnection, about: Managed | Investigated) -> list[UUID]:
    own = (obligation.c[name] == key for name, key in about.about().items() if key is not None)
    rows = await connection.scalars(
        select(obligation.c.named_owner_id)
        .distinct()
        .where(
            obligation.c.force_id == about.force_id,
            *own,
            obligation.c.named_owner_id.is_not(None),
            obligation.c.met_at.is_(None),
            obligation.c.cancelled_at.is_(None),
            obligation.c.superseded_at.is_(None),
        )
    )
    return list(rows)


async def _ledger(connection: AsyncConnection, about: Managed | Investigated) -> Ledger:
    return await (store.ledger(connection, about) if isinstance(about, Managed) else store.of_case(connection, about))
