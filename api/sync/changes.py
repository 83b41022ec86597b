"""Reads the change log inside a pull's snapshot. The statements are written in SQLAlchemy and run on asyncpg, on the
connection that compiled reads use, so that log and documents come from one snapshot.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BigInteger, Integer, Select, Text, bindparam, column, func, or_, select, true
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql.asyncpg import dialect

from api.db.columns import metadata
from api.db.database import Reading
from api.sync.devices import REVOKED_AT, WIPE
from api.sync.tables import RemoveReason, sync_device, sync_row, sync_scope_floor

# Entities whose table has another name than they have on the phone.
TABLE_OF: Final[Mapping[str, str]] = MappingProxyType(
    {"submission": "sync_mutation", "conflict": "sync_conflict", "unitConflict": "sync_conflict"}
)


@dataclass(frozen=True)
class Change:
    """The latest change of one record in one scope."""

    entity: str
    id: UUID
    ticket: int
    present: bool
    reason: RemoveReason | None


class _Statement:
    """A statement compiled once, run by name."""

    def __init__(self, statement: Select[Any]) -> None:
        compiled = statement.compile(dialect=dialect())  # type: ignore[no-untyped-call]
        self._text = str(compiled)
        self._order = tuple(compiled.positiontup or ())
        self._fixed = compiled.params

    async def fetch(self, connection: Reading, **values: Any) -> list[Any]:
        given = {**self._fixed, **values}
        rows: list[Any] = await connection.fetch(self._text, *(given[name] for name in self._order))
        return rows


_asked = (
    func.unnest(bindparam("scopes", type_=ARRAY(Text)), bindparam("after", type_=ARRAY(BigInteger)))
    .table_valued(column("scope", Text), column("after", BigInteger), name="asked")
    .render_derived()
)
_found = (
    select(sync_row.c.entity, sync_row.c.id, sync_row.c.ticket, sync_row.c.present, sync_row.c.reason)
    .where(
        sync_row.c.force_id == bindparam("force", type_=Integer),
        sync_row.c.scope == _asked.c.scope,
        sync_row.c.ticket > _asked.c.after,
    )
    .order_by(sync_row.c.ticket)
    .limit(bindparam("most", type_=Integer))
    .lateral("found")
)
_CHANGES: Final = _Statement(
    select(_asked.c.scope, _found.c.entity, _found.c.id, _found.c.ticket, _found.c.present, _found.c.reason)
    .select_from(_asked.join(_found, true()))
    .order_by(_asked.c.scope, _found.c.ticket)
)
_standing = (
    select(sync_row.c.entity, sync_row.c.id, sync_row.c.ticket, sync_row.c.present, sync_row.c.reason)
    .where(
        sync_row.c.force_id == bindparam("force", type_=Integer),
        sync_row.c.scope == _asked.c.scope,
        or_(sync_row.c.present, sync_row.c.ticket > _asked.c.after),
    )
    .lateral("standing")
)
_STANDING: Final = _Statement(
    select(
        _asked.c.scope,
        _standing.c.entity,
        _standing.c.id,
        _standing.c.ticket,
        _standing.c.present,
        _standing.c.reason,
    ).select_from(_asked.join(_standing, true()))
)
_FLOORS: Final = _Statement(
    select(sync_scope_floor.c.scope, sync_scope_floor.c.floor).where(
        sync_scope_floor.c.force_id == bindparam("force", type_=Integer),
        sync_scope_floor.c.scope == func.any(bindparam("scopes", type_=ARRAY(Text))),
    )
)
_DEVICE: Final = _Statement(
    select(REVOKED_AT, WIPE, func.doorstep.sync_epoch().label("epoch")).where(
        sync_device.c.force_id == bindparam("force", type_=Integer),
        sync_device.c.id == bindparam("device"),
        sync_device.c.principal_id == bindparam("principal"),
    )
)

_EPOCH: Final = _Statement(select(func.doorstep.sync_epoch().label("epoch")))


async def after(
    connection: Reading, force_id: int, tickets: Mapping[str, int], *, most: int
) -> dict[str, list[Change]]:
    """Of each scope the changes after its ticket, in the order of commits; up to `most` of each scope."""
    rows = await _CHANGES.fetch(
        connection, force=force_id, scopes=list(tickets), after=list(tickets.values()), most=most
    )
    return _by_scope(rows)


async def standing(connection: Reading, force_id: int, tickets: Mapping[str, int]) -> dict[str, list[Change]]:
    """Of each scope everything that is in it now, and everything that changed after its ticket; in no order."""
    return _by_scope(
        await _STANDING.fetch(connection, force=force_id, scopes=list(tickets), after=list(tickets.values()))
    )


async def visible(connection: Reading, force_id: int, rows: Iterable[Change]) -> dict[str, frozenset[UUID]]:
    """Which of these records row security shows to whoever the connection acts for, by entity."""
    ids: dict[str, list[UUID]] = defaultdict(list)
    for row in rows:
        if row.present:
            ids[row.entity].append(row.id)
    return {entity: await _seen(connection, force_id, entity, wanted) for entity, wanted in ids.items()}


async def _seen(connection: Reading, force_id: int, entity: str, ids: Sequence[UUID]) -> frozenset[UUID]:
    table = metadata.tables[f"doorstep.{TABLE_OF.get(entity, entity)}"]
    rows = await connection.fetch(
        f"select id from {table.fullname} where force_id = $1 and id = any ($2::uuid[])",  # noqa: S608 - our own names
        force_id,
        list(ids),
    )
    return frozenset(row["id"] for row in rows)


def _by_scope(rows: Iterable[Any]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = defaultdict(list)
    for row in rows:
        reason = RemoveReason(row["reason"]) if row["reason"] is not None else None
        found[row["scope"]].append(Change(row["entity"], row["id"], row["ticket"], row["present"], reason))
    return found


async def floors(connection: Reading, force_id: int, scopes: Sequence[str]) -> dict[str, int]:
    """The ticket of each scope below which the marks of what left were purged; absent: nothing was."""
    rows = await _FLOORS.fetch(connection, force=force_id, scopes=list(scopes))
    return {row["scope"]: row["floor"] for row in rows}


async def device(connection: Reading, force_id: int, principal_id: UUID, device_id: UUID) -> Mapping[str, Any] | None:
    """Whether the caller's device is trusted still, and the epoch; None for what is not the caller's."""
    rows = await _DEVICE.fetch(connection, force=force_id, principal=principal_id, device=device_id)
    return rows[0] if rows else None


async def epoch(connection: Reading) -> str:
    """The history that this database tells."""
    return str((await _EPOCH.fetch(connection))[0]["epoch"])
