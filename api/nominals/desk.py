"""One command about a nominal, from the lock to the receipt: the steps that all of them share.

The nominal's row is locked first, so that commands about one person take turns. Whoever may not work with the nominal
is answered as if there were none. The same command sent again gets the same answer. What is decided, its audit event
and its receipt are one transaction.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, Table, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.access.language import GRANTED, holds
from api.access.rules import ITSELF, seen, whole
from api.audit.vocabulary import AuditOperation
from api.db.context import RowContext
from api.identity.callers import callers
from api.identity.principal import Principal, Role
from api.nominals.carrying import Command, Done, Refused, Turn, carry_out, refused
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.tables import nominal, nominal_access
from api.services import Services

__all__ = ["Command", "Desk", "Done", "Place", "Refused", "Subject", "act", "refused"]


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The nominal, as they stand under the lock."""

    id: UUID
    unit_id: UUID
    owner_id: UUID
    risk_level: RiskLevel
    management_mode: ManagementMode
    opened_at: datetime
    date_of_birth: date | None
    restricted: bool
    version: int


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where a command is decided: the caller, the nominal, the time and the transaction."""

    connection: AsyncConnection
    principal: Principal
    subject: Subject
    now: datetime

    @property
    def supervises(self) -> bool:
        """Whether the caller supervises the nominal's unit."""
        return Role.SUPERVISOR in self.principal.roles and self.subject.unit_id in self.principal.unit_ids

    def about(self) -> dict[str, Any]:
        """The columns by which a new record belongs to the nominal."""
        return {"force_id": self.principal.force_id, "nominal_id": self.subject.id}


_ROW: Final = select(*(nominal.c[name] for name in Subject.__annotations__))
Decide = Callable[[Desk], Awaitable[Done | Refused]]


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a command is about: the nominal, or a record about one, under the input's field that names it."""

    field: str
    key: UUID
    table: Table = nominal
    code: str = "UNKNOWN_RECORD"
    # Who may besides those who work with the nominal: a receiving side knows what is put before it.
    admits: Callable[[AsyncConnection, Principal], Awaitable[bool]] | None = None
    # The nominal may change hands: its row is locked as for a change of its key (standing.py).
    moves: bool = False

    async def nominal_id(self, connection: AsyncConnection, force_id: int) -> UUID | None:
        if self.table is nominal:
            return self.key
        found: UUID | None = await connection.scalar(
            select(self.table.c.nominal_id).where(self.table.c.force_id == force_id, self.table.c.id == self.key)
        )
        return found

    def unknown(self) -> Refused:
        return refused(self.code, self.field, "There is none that you may work with: choose one from the page.")


async def act(
    services: Services,
    principal: Principal,
    command: Command,
    *,
    action: str,
    record: str,
    at: Place,
    decide: Decide,
    operation: AuditOperation = AuditOperation.ALTERATION,
) -> Done | Refused:
    """Carry the command out, or say what stands against it. The audit names the `action` and the kind of `record`."""

    async def begin(connection: AsyncConnection, _: datetime) -> Turn | Refused:
        key = await at.nominal_id(connection, principal.force_id)
        subject = await locked(connection, principal.force_id, key, moves=at.moves)
        if subject is None or not await _may(connection, principal, subject, at):
            return at.unknown()
        # The time is taken under the lock: whoever waited decides after whom they waited for.
        desk = Desk(connection=connection, principal=principal, subject=subject, now=services.clock.now())
        return Turn(lambda: decide(desk), (subject.id,))

    return await carry_out(services, principal, command, action=action, record=record, begin=begin, operation=operation)


async def worked_with(connection: AsyncConnection, principal: Principal, key: UUID | None) -> Subject | None:
    """The nominal, locked, if the caller works with them: policy itself is asked."""
    subject = await locked(connection, principal.force_id, key)
    return subject if subject is not None and await _works_with(connection, principal, subject) else None


async def looked_up(connection: AsyncConnection, principal: Principal, at: Place) -> Subject | None:
    """The nominal for who only asks: nothing is locked, and nobody waits."""
    key = await at.nominal_id(connection, principal.force_id)
    subject = await _found(connection, _of(principal.force_id, key))
    return subject if subject is not None and await _may(connection, principal, subject, at) else None


async def locked(
    connection: AsyncConnection, force_id: int, key: UUID | None, *, moves: bool = False
) -> Subject | None:
    """The nominal, locked, whoever asks: for what a rule has let through already. For `moves` see Place."""
    return await _found(connection, _of(force_id, key).with_for_update(key_share=not moves))


def _of(force_id: int, key: UUID | None) -> Select[Any]:
    return _ROW.where(nominal.c.force_id == force_id, nominal.c.id == key)


async def _may(connection: AsyncConnection, principal: Principal, subject: Subject, at: Place) -> bool:
    if await _works_with(connection, principal, subject):
        return True
    return at.admits is not None and await at.admits(connection, principal)


async def could_work_with(connection: AsyncConnection, force_id: int, subject: Subject, officer_id: UUID) -> bool:
    """Whether this officer works with the nominal: policy itself is asked, as it is when they come."""
    for standing_in in await callers(connection, force_id, officer_id):
        if await _is_whole(connection, standing_in, subject):
            return True
    return False


async def _works_with(connection: AsyncConnection, principal: Principal, subject: Subject) -> bool:
    return await _is_whole(connection, principal.row_context(), subject)


async def _is_whole(connection: AsyncConnection, caller: RowContext, subject: Subject) -> bool:
    facts = caller.facts() | {GRANTED: await _granted(connection, caller, subject.id)}
    return holds(seen(ITSELF) & whole(ITSELF), vars(subject), facts)


async def _found(connection: AsyncConnection, rows: Select[Any]) -> Subject | None:
    row = (await connection.execute(rows)).one_or_none()
    if row is None:
        return None
    words = {"risk_level": RiskLevel(row.risk_level), "management_mode": ManagementMode(row.management_mode)}
    return Subject(**(dict(row._mapping) | words))  # noqa: SLF001 - SQLAlchemy's public name for it


async def _granted(connection: AsyncConnection, caller: RowContext, key: UUID) -> list[UUID]:
    rows = await connection.execute(
        select(nominal_access.c.nominal_id).where(
            nominal_access.c.force_id == caller.force_id,
            nominal_access.c.nominal_id == key,
            nominal_access.c.officer_id == caller.officer_id,
            or_(nominal_access.c.until.is_(None), nominal_access.c.until > func.now()),
        )
    )
    return [row.nominal_id for row in rows]
