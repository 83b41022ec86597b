"""Joins weak signals on one nominal into one alert, in the transaction in which the last of them was learned.

Other rooms call `heard` under the nominal's lock whenever they write what may be a signal. The alert is owed an answer
by a clock (ALERT_ANSWER), which puts it before the officer and the supervisor, on phones too; how far back signals are
joined is policy as well (ALERT_ANSWER for SIGNALS). A force that has no such row joins none: nobody is refused for it.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.alerts import rules, signals
from api.alerts.rules import Signal
from api.alerts.tables import alert, alert_signal
from api.alerts.words import SignalKind
from api.db.rows import insert_all
from api.obligations import store as obligation_store
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.engine import Ledger
from api.obligations.held import Cause
from api.obligations.policy import rule_for
from api.obligations.rules import Managed
from api.values import new_id


async def heard(connection: AsyncConnection, managed: Managed, now: datetime) -> UUID | None:
    """Look at the nominal's signals anew; gives the alert that holds them, None where there is none."""
    owed = await obligation_store.ledger(connection, managed)
    within = _within(owed, now)
    if within is None:
        return None
    force_id, nominal_id = managed.force_id, managed.nominal_id
    found = await signals.since(connection, force_id, nominal_id, since=now - within, now=now)
    news = rules.unheard(found, await _told(connection, force_id, nominal_id))
    key = await _open_alert(connection, force_id, nominal_id)
    if not news or not (key or rules.is_alert(found)):
        return key
    if key is None:
        key = new_id()
        own = {"force_id": force_id, "id": key, "nominal_id": nominal_id, "opened_at": now, "joined_at": now}
        await connection.execute(insert(alert).values(own))
        owed.open(ObligationKind.ALERT_ANSWER, now, Cause(kind=RecordKind.ALERT, id=key))
        await obligation_store.write(connection, [owed], now)
        news = found  # the whole of what came together, told of before or not
    else:
        await connection.execute(
            update(alert).where(alert.c.force_id == force_id, alert.c.id == key).values(joined_at=now)
        )
    await insert_all(connection, alert_signal, [_row(managed, key, signal) for signal in news])
    return key


def _within(owed: Ledger, now: datetime) -> timedelta | None:
    day = london_day(now)
    rows = [row for row in owed.policy if row.code is ObligationKind.ALERT_ANSWER and row.holds_on(day)]
    if not any(row.applies_to == "SIGNALS" for row in rows):
        return None
    return timedelta(days=rule_for(rows, ObligationKind.ALERT_ANSWER, day, applies_to="SIGNALS").days or 0)


async def _told(connection: AsyncConnection, force_id: int, nominal_id: UUID) -> set[tuple[SignalKind, UUID]]:
    rows = await connection.execute(
        select(alert_signal.c.kind, alert_signal.c.record_id).where(
            alert_signal.c.force_id == force_id, alert_signal.c.nominal_id == nominal_id
        )
    )
    return {(SignalKind(row.kind), row.record_id) for row in rows}


async def _open_alert(connection: AsyncConnection, force_id: int, nominal_id: UUID) -> UUID | None:
    found: UUID | None = await connection.scalar(
        select(alert.c.id).where(
            alert.c.force_id == force_id, alert.c.nominal_id == nominal_id, alert.c.answered_at.is_(None)
        )
    )
    return found


def _row(managed: Managed, key: UUID, signal: Signal) -> dict[str, Any]:
    about = {"force_id": managed.force_id, "id": new_id(), "nominal_id": managed.nominal_id, "alert_id": key}
    return about | vars(signal)
