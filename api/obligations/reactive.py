"""News of somebody who is managed reactively leads to a review at once (docs/domain.md 2.3).

Other rooms call this in their own transaction, under the nominal's lock, whenever they learn something: intelligence, a
visit, a notification, what a partner says. With a ledger at hand (`owing(desk)`) they call `review_for`, else `heard`.
Nothing is decided here: a supervisor reviews, keeps it as it is for a reason, or has visits reinstated.
"""

from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from api.clock import Clock
from api.nominals.commands import ManagementMode
from api.nominals.desk import Desk, Done, Refused, refused
from api.obligations import store
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.decisions import ChangeMode, DecideReactiveReview, ReactiveVerdict
from api.obligations.engine import Ledger
from api.obligations.held import Cause
from api.obligations.mode_changes import change_mode
from api.obligations.owing import owing
from api.obligations.rules import Managed
from api.obligations.tables import reactive_review
from api.values import new_id

_KIND = ObligationKind.REACTIVE_REVIEW


def review_for(owed: Ledger, cause: Cause, now: datetime) -> bool:
    """Something became known by the record `cause`: open a review, once for each record.

    False where the nominal is visited as usual. Pure: the caller writes the ledger.
    """
    managed = owed.managed
    if not isinstance(managed, Managed) or managed.management_mode is not ManagementMode.REACTIVE:
        return False
    if not owed.has_rule(_KIND, now):
        return False
    if not owed.open_of(_KIND, opened_by=cause.id):
        owed.open(_KIND, now, cause)
    return True


async def heard(connection: AsyncConnection, managed: Managed, cause: Cause, clock: Clock) -> bool:
    """The same for who has no ledger at hand: it is read and written."""
    if managed.management_mode is not ManagementMode.REACTIVE:
        return False
    now = clock.now()
    owed = await store.ledger(connection, managed)
    opened = review_for(owed, cause, now)
    await store.write(connection, [owed], now)
    return opened


async def decide_review(desk: Desk, command: DecideReactiveReview) -> Done | Refused:
    """A supervisor's word about all that became known: it is kept with its reason, and meets every open review."""
    async with owing(desk) as owed:
        asked = owed.open_of(_KIND)
        if not asked:
            return refused("NOTHING_TO_REVIEW", "nominalId", "No review of reactive management waits here.")
        if not desk.supervises:
            return refused("SUPERVISOR_NEEDED", "nominalId", "Only a supervisor of the unit decides this.")
        for each in asked:
            owed.meet(each, desk.now, Cause(kind=RecordKind.DECISION, id=command.id))
    said = {"verdict": command.verdict, "reason": command.reason, "reviews": len(asked)}
    noted = {"decided_at": desk.now, "decided_by": desk.principal.id}
    await desk.connection.execute(insert(reactive_review).values(**desk.about(), id=command.id, **said, **noted))
    if command.verdict is ReactiveVerdict.REINSTATE:
        day = london_day(desk.now)
        active = ChangeMode(
            id=new_id(),
            nominal_id=desk.subject.id,
            mode=ManagementMode.ACTIVE,
            from_day=day,
            reason=command.reason,
        )
        await change_mode(desk, active)
    return Done(command.id)
