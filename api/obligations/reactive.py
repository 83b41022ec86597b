"""News of somebody who is managed reactively leads to a review at once (docs/domain.md 2.3).

Other rooms call this in their own transaction, under the nominal's lock, whenever they learn something: intelligence, a
notification, what a partner says. Nothing is decided here: a supervisor reviews, and may have visits reinstated.
"""

from sqlalchemy.ext.asyncio import AsyncConnection

from api.clock import Clock
from api.nominals.commands import ManagementMode
from api.obligations import store
from api.obligations.commands import ObligationKind
from api.obligations.held import Cause
from api.obligations.rules import Managed


async def heard(connection: AsyncConnection, managed: Managed, cause: Cause, clock: Clock) -> bool:
    """Something became known: open a review, once for each record. False where the nominal is visited as usual."""
    if managed.management_mode is not ManagementMode.REACTIVE:
        return False
    now = clock.now()
    owed = await store.ledger(connection, managed)
    if owed.open_of(ObligationKind.REACTIVE_REVIEW, opened_by=cause.id):
        return True
    owed.open(ObligationKind.REACTIVE_REVIEW, now, cause)
    await store.write(connection, [owed], now)
    return True
