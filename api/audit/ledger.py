"""Writes what was done into the audit, in the transaction that does it. No audit, no act.

The ledger holds ids and never content. It is written for lawfulness, integrity and discipline (DPA 2018 s.62(4)):
nothing that counts an officer's work may read it.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit.tables import audit_event
from api.audit.vocabulary import AuditDecision, AuditOperation
from api.db.database import Reading
from api.db.rows import as_json, insert_all
from api.identity.principal import Principal
from api.values import digest

_COLUMNS = (
    "force_id operation decision actor principal_id client_id session_id device_id action document_hash"
    " request_id object_type object_ids subject_ids row_count reason on_behalf_of fields_id"
).split()

_KEEP: Final = """
insert into doorstep.read_fields (force_id, id, fields)
select force_id, id, fields from json_populate_recordset(null::doorstep.read_fields, cast({} as json))
on conflict do nothing
"""
_TOGETHER: Final = text(
    f"with kept as ({_KEEP.format('cast(:fields as text)')})"  # noqa: S608 - names of ours
    f" insert into doorstep.audit_event ({', '.join(_COLUMNS)}) select {', '.join(_COLUMNS)}"
    " from json_populate_recordset(null::doorstep.audit_event, cast(cast(:rows as text) as json))"
)


@dataclass(frozen=True, kw_only=True)
class AuditEvent:
    """One act. `object_ids` are the records of `object_type` touched, `subject_ids` the nominals they are about.

    With a `row_count` of 0, `object_ids` are those that were asked for by id and not found. `fields` are those that
    were told, type and field, alphabetical; none where the action by itself says what was.
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
    fields: tuple[str, ...] = ()

    @property
    def fields_id(self) -> UUID | None:
        """Names the fields within the force: the same set has the same id."""
        return None if self.force_id is None or not self.fields else _name(self.force_id, self.fields)


@lru_cache(4_096)
def _name(force_id: int, fields: tuple[str, ...]) -> UUID:
    return UUID(hex=digest(f"{force_id} {' '.join(fields)}")[:32])


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
    if event.fields:
        await append_all(connection, [event])
    else:
        await connection.execute(insert(audit_event).values(_row(event)).inline())


async def append_all(connection: AsyncConnection, events: Sequence[AuditEvent]) -> None:
    """Write the events of a command's transaction, in their order, and the fields that they name: by one statement."""
    rows = [_row(event) for event in events]
    if fields := _fields(events):
        await connection.execute(_TOGETHER, {"fields": fields, "rows": as_json(rows)})
    else:
        await insert_all(connection, audit_event, rows)


async def append_to_read(connection: Reading, *events: AuditEvent, known: Container[UUID] = ()) -> None:
    """Write the events in a compiled read's transaction, and the fields that they name: by one statement.

    `known` are ids of fields that are committed, so that whoever asks the same again and again writes them once.
    """
    values = [_plain(getattr(event, name)) for event in events for name in _COLUMNS]
    if fields := _fields(events, known):
        kept = _KEEP.format(f"${len(values) + 1}::text")
        await connection.execute(f"with kept as ({kept}) {_insert(len(events))}", *values, fields)
    else:
        await connection.execute(_insert(len(events)), *values)


def _row(event: AuditEvent) -> dict[str, Any]:
    values = {name: getattr(event, name) for name in _COLUMNS}
    return values | {"object_ids": list(event.object_ids), "subject_ids": list(event.subject_ids)}


def _fields(events: Sequence[AuditEvent], known: Container[UUID] = ()) -> str | None:
    """The sets of fields to keep, as JSON, in the order of their ids: two transactions never wait crosswise."""
    sets = {key: event for event in events if (key := event.fields_id) is not None and key not in known}
    if not sets:
        return None
    rows = [{"force_id": sets[key].force_id, "id": key, "fields": sets[key].fields} for key in sorted(sets)]
    return as_json(rows)


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
