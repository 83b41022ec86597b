"""Clocks that no other record starts: a request for data, a breach of data, the review whether to keep a record.

A person says since when they run and why; what is owed follows from policy. A retention review that was made begins the
next: what is kept is looked at again. None of them ends because management does.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, insert, select, update

from api.nominals.desk import Desk, Done, Refused, refused
from api.obligations.clock_tables import started_clock as kept
from api.obligations.commands import ObligationKind, RecordKind, StartedKind
from api.obligations.decisions import EndClock, StartClock
from api.obligations.held import Cause
from api.obligations.owing import owing
from api.refusals import Misconfigured
from api.values import new_id

# Done once, it is owed again from then on.
_AGAIN: Final = frozenset({StartedKind.MOPI_REVIEW})


async def start(desk: Desk, command: StartClock) -> Done | Refused:
    """Keep that it runs, and owe what policy gives it."""
    running = await desk.connection.scalar(
        select(kept.c.id).where(*_of(desk), kept.c.kind == command.kind, kept.c.ended_at.is_(None)).limit(1)
    )
    if command.kind in _AGAIN and running is not None:
        return refused("RUNS_ALREADY", "kind", "This clock runs already: end it first, or leave it.")
    await _begin(desk, command.id, command.kind, command.began_at, command.reason)
    return Done(command.id)


async def end(desk: Desk, command: EndClock) -> Done | Refused:
    """It was done: what was owed is met, late or in time."""
    row = (
        await desk.connection.execute(
            select(kept.c.kind, kept.c.began_at).where(
                *_of(desk), kept.c.id == command.clock_id, kept.c.ended_at.is_(None)
            )
        )
    ).one_or_none()
    if row is None:
        return refused("UNKNOWN_CLOCK", "clockId", "No such clock of this nominal runs: read them again.")
    if command.ended_at < row.began_at:
        return refused("ENDS_BEFORE_IT_BEGINS", "endedAt", "It cannot have been done before it began.")
    said = {"ended_at": command.ended_at, "outcome": command.outcome, "ended_by": desk.principal.id}
    await desk.connection.execute(update(kept).where(*_of(desk), kept.c.id == command.clock_id).values(**said))
    kind = StartedKind(row.kind)
    async with owing(desk) as owed:
        for each in owed.open_of(ObligationKind(kind), opened_by=command.clock_id):
            owed.meet(each, command.ended_at, Cause(kind=RecordKind.DECISION, id=command.id))
    if kind in _AGAIN:
        await _begin(desk, new_id(), kind, command.ended_at, command.outcome)
    return Done(command.clock_id)


async def _begin(desk: Desk, key: UUID, kind: StartedKind, at: datetime, reason: str) -> None:
    said = {"kind": kind, "began_at": at, "reason": reason}
    noted = {"recorded_at": desk.now, "recorded_by": desk.principal.id}
    await desk.connection.execute(insert(kept).values(**desk.about(), id=key, **said, **noted))
    async with owing(desk) as owed:
        if not owed.has_rule(ObligationKind(kind), at):
            raise Misconfigured(f"No policy says how long {kind} may take: add a policy row.")
        owed.open(ObligationKind(kind), at, Cause(kind=RecordKind.RECORD, id=key))


def _of(desk: Desk) -> tuple[ColumnElement[bool], ...]:
    return (kept.c.force_id == desk.principal.force_id, kept.c.nominal_id == desk.subject.id)
