"""An entry of the notification register: what it meets and opens is `duties.py`'s to say."""

from typing import Final

from sqlalchemy import select

from api.db.rows import insert_all
from api.nominals.desk import Desk, Done
from api.obligations import decision_store as decisions
from api.obligations import duties
from api.obligations.commands import NotificationKind, RecordKind
from api.obligations.decisions import RecordNotification
from api.obligations.foretold import Entry
from api.obligations.held import Cause
from api.obligations.owing import managed, owing
from api.obligations.reactive import review_for
from api.obligations.tables import notification, notified_particular
from api.values import new_id

_NOTED: Final = ("kind", "event_on", "notified_at", "with_excuse", "details", "acknowledgement")


async def notify(desk: Desk, command: RecordNotification) -> Done:
    """Keep what was notified, or is known to be due."""
    told = {name: getattr(command, name) for name in _NOTED}
    noted = {"recorded_at": desk.now, "recorded_by": desk.principal.id}
    await decisions.add(desk.connection, notification, managed(desk), id=command.id, **told, **noted)
    about = desk.about() | {"notification_id": command.id}
    rows = [about | {"id": new_id(), "position": n} | vars(each) for n, each in enumerate(command.particulars)]
    await insert_all(desk.connection, notified_particular, rows)
    register = await _register(desk)
    async with owing(desk) as ledger:
        duties.take(ledger, command, desk.now, register)
        if not await decisions.is_left_out_of_arms(desk.connection, managed(desk)):
            duties.first_assessment(ledger, command)
        review_for(ledger, Cause(kind=RecordKind.NOTIFICATION, id=command.id), desk.now)
    return Done(command.id)


async def _register(desk: Desk) -> list[Entry]:
    """Whatever was notified of changes and in advance of them, in no order: it says nothing."""
    held = notification.c
    rows = await desk.connection.execute(
        select(held.id, held.kind, held.event_on, held.notified_at).where(
            held.force_id == desk.principal.force_id,
            held.nominal_id == desk.subject.id,
            held.kind.in_(sorted(duties.SETTLED_ANEW)),
        )
    )
    return [Entry(**(dict(row) | {"kind": NotificationKind(row["kind"])})) for row in rows.mappings()]
