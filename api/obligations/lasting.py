"""How long somebody must notify, kept as an obligation for its last day: a person confirms what follows.

The period follows from the disposal (`terms.py`); an order that keeps the duty alive moves its end, and that is told
where it happens.
"""

from dataclasses import asdict
from datetime import date

import orjson
from sqlalchemy import func, insert, select

from api.nominals.commands import OrderKind
from api.nominals.desk import Desk, Done
from api.nominals.tables import nominal_order
from api.obligations import store
from api.obligations.calendar import start_of_london_day
from api.obligations.commands import CancelReason, ObligationKind, RecordKind, Revision
from api.obligations.decisions import SetNotificationPeriod
from api.obligations.held import Cause
from api.obligations.owing import owing
from api.obligations.tables import notification_period as kept
from api.obligations.terms import OrderLasting, Term, notification_period, with_orders
from api.writing import json_bytes

_KIND, _CASE = ObligationKind.NOTIF_PERIOD_END, "LAST_DAY"


async def set_period(desk: Desk, command: SetNotificationPeriod) -> Done:
    """Keep why and how long, and what is owed at its end."""
    policy = await store.every_policy(desk.connection, desk.principal.force_id)
    terms = [Term(**asdict(term)) for term in command.terms]
    period = notification_period(
        policy,
        command.disposal,
        command.relevant_on,
        born=desk.subject.date_of_birth,
        terms=terms,
        discharge_ends=command.discharge_ends_on,
    )
    await desk.connection.execute(
        insert(kept).values(
            **desk.about(),
            id=command.id,
            disposal=command.disposal,
            relevant_on=command.relevant_on,
            terms=orjson.loads(json_bytes([asdict(term) for term in command.terms])),
            discharge_ends_on=command.discharge_ends_on,
            last_day=period.last_day,
            explanation=period.explanation,
            recorded_at=desk.now,
            recorded_by=desk.principal.id,
        )
    )
    await follow(desk, Revision.RECORD_CORRECTED)
    return Done(command.id)


async def follow(desk: Desk, reason: Revision) -> None:
    """Bring the end of the duty to what is known now; nothing where nobody has recorded why they must notify."""
    row = (
        await desk.connection.execute(
            select(kept.c.id, kept.c.last_day)
            .where(kept.c.force_id == desk.principal.force_id, kept.c.nominal_id == desk.subject.id)
            .order_by(kept.c.recorded_at.desc(), kept.c.id.desc())
            .limit(1)
        )
    ).one_or_none()
    if row is None:
        return
    orders = await _orders(desk)
    async with owing(desk) as owed:
        last = with_orders(row.last_day, orders, owed.policy)
        standing = owed.open_of(_KIND)
        if last is None:
            for each in standing:
                owed.cancel(each, desk.now, CancelReason.NO_LONGER_APPLIES)
        elif standing:
            owed.rebase(standing[0], start_of_london_day(last), reason, applies_to=_CASE)
        elif owed.has_rule(_KIND, start_of_london_day(last), _CASE):
            cause = Cause(kind=RecordKind.RECORD, id=row.id)
            owed.open(_KIND, start_of_london_day(last), cause, opened_at=desk.now, applies_to=_CASE)


async def _orders(desk: Desk) -> list[OrderLasting]:
    last_day = func.least(nominal_order.c.expires_on, nominal_order.c.ended_on)
    rows = await desk.connection.execute(
        select(nominal_order.c.kind, nominal_order.c.made_on, last_day.label("last_day")).where(
            nominal_order.c.force_id == desk.principal.force_id, nominal_order.c.nominal_id == desk.subject.id
        )
    )
    found: list[tuple[str, date, date | None]] = [(row.kind, row.made_on, row.last_day) for row in rows]
    return [OrderLasting(kind=OrderKind(kind), made_on=made, last_day=last) for kind, made, last in found]
