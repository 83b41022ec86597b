"""Stays at addresses that are not notified, kept day by day: the seventh in 12 months opens the duty to notify it.

Some hours in a household with a child open a duty too. Which days count is `stays.py`'s to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import insert, select, update

from api.nominals.desk import Desk, Done, Refused, refused
from api.obligations.calendar import start_of_london_day
from api.obligations.commands import CancelReason, ObligationKind, RecordKind, Revision
from api.obligations.decisions import RecordStay, WithdrawStay
from api.obligations.engine import Ledger
from api.obligations.held import Cause
from api.obligations.owing import owing
from api.obligations.reactive import review_for
from api.obligations.stays import Stay, is_long_with_child, qualifying_day, same_place
from api.obligations.tables import stay

_KIND = ObligationKind.NOTIF_STAY7
_PARTS = ("id", "premises", "from_day", "to_day", "child_hours", "source")


@dataclass(frozen=True, kw_only=True)
class _Kept(Stay):
    """A stay as it is kept; one that was recorded wrongly counts no longer."""

    id: UUID
    premises: str
    withdrawn: bool


async def record(desk: Desk, command: RecordStay) -> Done:
    """Keep a stay, and open what it makes owed."""
    told = {name: getattr(command, name) for name in _PARTS}
    noted = {"recorded_at": desk.now, "recorded_by": desk.principal.id}
    await desk.connection.execute(insert(stay).values(**desk.about(), **told, **noted))
    async with owing(desk) as owed:
        review_for(owed, Cause(kind=RecordKind.STAY, id=command.id), desk.now)
        if is_long_with_child(command.child_hours, command.from_day, owed.policy):
            cause = Cause(kind=RecordKind.STAY, id=command.id)
            owed.open(ObligationKind.NOTIF_CHANGE, start_of_london_day(command.from_day), cause)
        _follow(desk, owed, _at(command.premises, await _of(desk)))
    return Done(command.id)


async def withdraw(desk: Desk, command: WithdrawStay) -> Done | Refused:
    """It was recorded wrongly: what it opened is owed no longer, unless other stays still make it so."""
    found = next((each for each in await _of(desk) if each.id == command.stay_id and not each.withdrawn), None)
    if found is None:
        return refused("UNKNOWN_STAY", "stayId", "No such stay of this nominal stands: read the register again.")
    values = {"withdrawn_at": desk.now, "withdrawn_why": command.reason}
    await desk.connection.execute(
        update(stay).where(stay.c.force_id == desk.principal.force_id, stay.c.id == found.id).values(**values)
    )
    async with owing(desk) as owed:
        for each in owed.open_of(ObligationKind.NOTIF_CHANGE, opened_by=found.id):
            owed.cancel(each, desk.now, CancelReason.NO_LONGER_APPLIES)
        _follow(desk, owed, _at(found.premises, await _of(desk)))
    return Done(found.id)


def _follow(desk: Desk, owed: Ledger, here: Sequence[_Kept]) -> None:
    """Open the duty of these premises, or bring it to the day on which the days now first were enough.

    Once it was notified, police know the address: what follows there is no such stay.
    """
    ids = {each.id for each in here}
    ever = [each for each in owed.in_force if each.kind is _KIND and each.opened_by in ids]
    if any(each.met_at is not None for each in ever):
        return
    standing = [each for each in ever if each.ended_at is None]
    counted = [each for each in here if not each.withdrawn]
    day = qualifying_day(counted, owed.policy, pauses=owed.circumstances.pauses)
    if day is None:
        for each in standing:
            owed.cancel(each, desk.now, CancelReason.NO_LONGER_APPLIES)
    elif standing:
        owed.rebase(standing[0], start_of_london_day(day), Revision.RECORD_CORRECTED)
    else:
        tripped = next(each for each in counted if each.from_day <= day <= each.to_day)
        owed.open(_KIND, start_of_london_day(day), Cause(kind=RecordKind.STAY, id=tripped.id))


def _at(premises: str, stays: Sequence[_Kept]) -> list[_Kept]:
    place = same_place(premises)
    return [each for each in stays if same_place(each.premises) == place]


async def _of(desk: Desk) -> list[_Kept]:
    rows = await desk.connection.execute(
        select(stay.c.id, stay.c.premises, stay.c.from_day, stay.c.to_day, stay.c.withdrawn_at)
        .where(stay.c.force_id == desk.principal.force_id, stay.c.nominal_id == desk.subject.id)
        .order_by(stay.c.from_day, stay.c.id)
    )
    return [
        _Kept(
            id=row.id,
            premises=row.premises,
            from_day=row.from_day,
            to_day=row.to_day,
            withdrawn=row.withdrawn_at is not None,
        )
        for row in rows
    ]
