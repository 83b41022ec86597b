"""Writes what was done into the audit, in the transaction that does it. No audit, no act.

The ledger holds ids and never content. It is written for lawfulness, integrity and discipline (DPA 2018 s.62(4)):
nothing that counts an officer's work may read it.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit.tables import audit_event
from api.audit.vocabulary import AuditDecision, AuditOperation
from api.db.database import Reading
from api.db.rows import insert_all
from api.identity.principal import Principal

_COLUMNS = (
    "force_id operation decision actor principal_id client_id session_id device_id action document_hash"
    " request_id object_type object_ids subject_ids row_count reason on_behalf_of"
).split()


@dataclass(frozen=True, kw_only=True)
class AuditEvent:
    """One act. `object_ids` are the records of `object_type` touched, `subject_ids` the nominals they are about.

    With a `row_count` of 0, `object_ids` are those that were asked for by id and not found.
    """

    operation: AuditOperation
    action: str
    actor: str = "unknown"
    decision: AuditDecision = AuditDecision.PERMIT
    force_id: int | None = None
    principal_id: UUID | None = None
    client_id: str | None = None
    session_id: UUID | None = None
    device_id: UUID | None = None
    document_hash: str | None = None
    request_id: UUID | None = None
    object_type: str | None = None
    object_ids: Sequence[UUID] = ()
    subject_ids: Sequence[UUID] = ()
    row_count: int | None = None
    reason: str | None = None
    on_behalf_of: str | None = None


def by(principal: Principal, operation: AuditOperation, action: str, **rest: Any) -> AuditEvent:
    """An act of this caller."""
    return AuditEvent(
        operation=operation,
        action=action,
        actor=principal.actor,
        force_id=principal.force_id,
        principal_id=principal.id,
        client_id=principal.client_id,
        session_id=principal.session_id,
        on_behalf_of=principal.on_behalf_of,
        **rest,
    )


async def append(connection: AsyncConnection, event: AuditEvent) -> None:
    """Write the event in a command's transaction."""
    values = asdict(event) | {"object_ids": list(event.object_ids), "subject_ids": list(event.subject_ids)}
    await connection.execute(insert(audit_event).values(values).inline())


async def append_all(connection: AsyncConnection, events: Sequence[AuditEvent]) -> None:
    """Write the events of a command's transaction, in their order, by one statement."""
    await insert_all(connection, audit_event, [vars(event) for event in events])


async def append_to_read(connection: Reading, *events: AuditEvent) -> None:
    """Write the events in a compiled read's transaction, by one statement."""
    values = [_plain(getattr(event, name)) for event in events for name in _COLUMNS]
    await connection.execute(_insert(len(events)), *values)


@cache
def _insert(events: int) -> str:
    """For a compiled read: one prepared statement on asyncpg's own connection."""
    width = len(_COLUMNS)
    rows = (", ".join(f"${row * width + place}" for place in range(1, width + 1)) for row in range(events))
    listed = ", ".join(f"({row})" for row in rows)
    return f"insert into doorstep.audit_event ({', '.join(_COLUMNS)}) values {listed}"  # noqa: S608 - names of ours


def _plain(value: Any) -> Any:
    if isinstance(value, AuditOperation | AuditDecision):
        return value.value
    return list(value) if isinstance(value, tuple | list) else value
