"""One command about a nominal, from the lock to the receipt: the steps that all of them share.

The nominal's row is locked first, so that commands about one person take turns. Whoever may not work with the nominal
is answered as if there were none. The same command sent again gets the same answer. What is decided, its audit event
and its receipt are one transaction.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.access.language import GRANTED, holds
from api.access.rules import ITSELF, seen, whole
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


Decide = Callable[[Desk], Awaitable[Done | Refused]]


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a command is about: the nominal, or a record about one, under the input's field that names it."""

    field: str
    key: UUID
    table: Table = nominal

    async def nominal_id(self, connection: AsyncConnection, force_id: int) -> UUID | None:
        if self.table is nominal:
            return self.key
        found: UUID | None = await connection.scalar(
            select(self.table.c.nominal_id).where(self.table.c.force_id == force_id, self.table.c.id == self.key)
        )
        return found

    def unknown(self) -> Refused:
        return refused("UNKNOWN_RECORD", self.field, "There is none that you may work with: choose one from the page.")


async def act(
    services: Services, principal: Principal, command: Command, *, action: str, record: str, at: Place, decide: Decide
) -> Done | Refused:
    """Carry the command out, or say what stands against it. The audit names the `action` and the kind of `record`."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        subject = await worked_with(connection, principal, await at.nominal_id(connection, principal.force_id))
        if subject is None:
            return at.unknown()
        desk = Desk(connection=connection, principal=principal, subject=subject, now=now)
        return Turn(lambda: decide(desk), (subject.id,))

    return await carry_out(services, principal, command, action=action, record=record, begin=begin)


async def worked_with(connection: AsyncConnection, principal: Principal, key: UUID | None) -> Subject | None:
    """The nominal, locked, if the caller works with them: policy itself is asked."""
    subject = await locked(connection, principal.force_id, key)
    if subject is None:
        return None
    facts = principal.row_context().facts() | {GRANTED: await _granted(connection, principal, subject.id)}
    return subject if holds(seen(ITSELF) & whole(ITSELF), vars(subject), facts) else None


async def locked(connection: AsyncConnection, force_id: int, key: UUID | None) -> Subject | None:
    """The nominal, locked, whoever asks: for what a rule has let through already."""
    if key is None:
        return None
    columns = (nominal.c[name] for name in Subject.__annotations__)
    row = (
        await connection.execute(
            select(*columns).where(nominal.c.force_id == force_id, nominal.c.id == key).with_for_update(key_share=True)
        )
    ).one_or_none()
    if row is None:
        return None
    words = {"risk_level": RiskLevel(row.risk_level), "management_mode": ManagementMode(row.management_mode)}
    return Subject(**(dict(row._mapping) | words))  # noqa: SLF001 - SQLAlchemy's public name for it


async def _granted(connection: AsyncConnection, principal: Principal, key: UUID) -> list[UUID]:
    rows = await connection.execute(
        select(nominal_access.c.nominal_id).where(
            nominal_access.c.force_id == principal.force_id,
            nominal_access.c.nominal_id == key,
            nominal_access.c.officer_id == principal.officer_id,
            or_(nominal_access.c.until.is_(None), nominal_access.c.until > func.now()),
        )
    )
    return [row.nominal_id for row in rows]
