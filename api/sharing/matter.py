"""What a disclosure is about, its row locked: a nominal or a child abuse case. Where commands about it are decided.

Whoever works with neither is answered as if there were none; a partner's command is let through by its own ledger.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Table, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.access.language import GRANTED, holds
from api.access.rules import CASE_ITSELF, case_whole
from api.cases.tables import case_access, ocait_case
from api.identity.principal import Principal
from api.nominals import desk as nominals
from api.nominals.carrying import Command, Done, Refused, Turn, carry_out, refused
from api.nominals.desk import Subject
from api.obligations import store
from api.obligations.engine import Ledger
from api.obligations.rules import Investigated, Managed
from api.services import Services


@dataclass(frozen=True, kw_only=True)
class Matter:
    """The nominal or the case, as it stands under the lock; the caller, the time and the transaction."""

    connection: AsyncConnection
    principal: Principal
    now: datetime
    owed_of: Managed | Investigated
    restricted: bool

    @property
    def nominal_id(self) -> UUID | None:
        return self.owed_of.about()["nominal_id"]

    @property
    def case_id(self) -> UUID | None:
        return self.owed_of.about()["case_id"]

    @property
    def owner_id(self) -> UUID:
        return self.owed_of.owner_id

    @property
    def key(self) -> UUID:
        """The nominal's id, or the case's."""
        found = self.nominal_id or self.case_id
        assert found is not None
        return found

    def about(self) -> dict[str, Any]:
        """The columns by which a record is about it."""
        return {"force_id": self.principal.force_id} | self.owed_of.about()


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a command is about, under the input's field that names it: a record that names a nominal or a case."""

    field: str
    key: UUID
    table: Table

    async def about(self, connection: AsyncConnection, force_id: int) -> tuple[UUID | None, UUID | None]:
        row = (
            await connection.execute(
                select(self.table.c.nominal_id, self.table.c.case_id).where(
                    self.table.c.force_id == force_id, self.table.c.id == self.key
                )
            )
        ).one_or_none()
        return (None, None) if row is None else (row.nominal_id, row.case_id)


Decide = Callable[[Matter], Awaitable[Done | Refused]]


async def act(
    services: Services, principal: Principal, command: Command, *, action: str, record: str, at: Place, decide: Decide
) -> Done | Refused:
    """Carry out a command of the force about something shared, or say what stands against it."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        nominal_id, case_id = await at.about(connection, principal.force_id)
        matter = await locked(connection, principal, now, nominal_id=nominal_id, case_id=case_id, is_worked=True)
        if matter is None:
            return refused("UNKNOWN_RECORD", at.field, "There is none that you may work with: choose one listed.")
        return Turn(lambda: decide(matter), () if matter.nominal_id is None else (matter.nominal_id,))

    return await carry_out(services, principal, command, action=action, record=record, begin=begin)


async def locked(
    connection: AsyncConnection,
    principal: Principal,
    now: datetime,
    *,
    nominal_id: UUID | None = None,
    case_id: UUID | None = None,
    is_worked: bool = False,
) -> Matter | None:
    """The nominal or the case, locked; with `is_worked` only if the caller works with it."""
    if case_id is not None:
        return await _case(connection, principal, now, case_id, is_worked=is_worked)
    if is_worked:
        subject = await nominals.worked_with(connection, principal, nominal_id)
    else:
        subject = await nominals.locked(connection, principal.force_id, nominal_id)
    return None if subject is None else of_nominal(connection, principal, now, subject)


def of_nominal(connection: AsyncConnection, principal: Principal, now: datetime, subject: Subject) -> Matter:
    """A nominal that is locked already."""
    managed = Managed(
        force_id=principal.force_id,
        nominal_id=subject.id,
        unit_id=subject.unit_id,
        owner_id=subject.owner_id,
        risk_level=subject.risk_level,
        management_mode=subject.management_mode,
        opened_at=subject.opened_at,
    )
    return Matter(connection=connection, principal=principal, now=now, owed_of=managed, restricted=subject.restricted)


async def _case(
    connection: AsyncConnection, principal: Principal, now: datetime, key: UUID, *, is_worked: bool
) -> Matter | None:
    table, force_id = ocait_case, principal.force_id
    columns = (table.c.id, table.c.unit_id, table.c.owner_id, table.c.embargoed)
    row = (
        await connection.execute(
            select(*columns).where(table.c.force_id == force_id, table.c.id == key).with_for_update()
        )
    ).one_or_none()
    if row is None:
        return None
    if is_worked:
        found = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
        facts = principal.row_context().facts() | {GRANTED: await _granted(connection, principal, key)}
        if not holds(case_whole(CASE_ITSELF), found, facts):
            return None
    case = Investigated(force_id=force_id, case_id=row.id, unit_id=row.unit_id, owner_id=row.owner_id)
    return Matter(connection=connection, principal=principal, now=now, owed_of=case, restricted=row.embargoed)


async def _granted(connection: AsyncConnection, principal: Principal, key: UUID) -> list[UUID]:
    rows = await connection.execute(
        select(case_access.c.case_id).where(
            case_access.c.force_id == principal.force_id,
            case_access.c.case_id == key,
            case_access.c.officer_id == principal.officer_id,
            or_(case_access.c.until.is_(None), case_access.c.until > func.now()),
        )
    )
    return [row.case_id for row in rows]


@asynccontextmanager
async def owing(matter: Matter) -> AsyncIterator[Ledger]:
    """What is owed of it but for routine visits: changed in memory, written at the end."""
    if isinstance(matter.owed_of, Managed):
        held = await store.ledger(matter.connection, matter.owed_of)
    else:
        held = await store.of_case(matter.connection, matter.owed_of)
    yield held
    await store.write(matter.connection, [held], matter.now)
