"""One command about a case: its row is locked, and policy itself is asked whether the caller works with it.

Whoever does not, or may not know of a covert case, is answered as if there were none. Every command raises the case's
version and is answered with the case.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Protocol
from uuid import UUID

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.access.language import GRANTED, holds
from api.access.rules import CASE_ITSELF, case_seen, case_worked
from api.cases.tables import case_access, ocait_case
from api.cases.words import CaseState, KiratBand, ShareDecision, WithholdReason
from api.db.context import RowContext
from api.identity.callers import callers
from api.identity.principal import Principal, Role
from api.nominals.carrying import Done, Refused, Turn, carry_out, refused
from api.obligations import naming, store
from api.obligations.commands import RecordKind
from api.obligations.engine import Ledger
from api.obligations.held import Cause
from api.obligations.rules import Investigated
from api.services import Services


class CaseCommand(Protocol):
    """A command about a case that is here."""

    @property
    def id(self) -> UUID: ...
    @property
    def case_id(self) -> UUID: ...


@dataclass(frozen=True, kw_only=True)
class Case:
    """The case, as it stands under the lock."""

    id: UUID
    reference: str
    state: CaseState
    unit_id: UUID
    owner_id: UUID
    embargoed: bool
    band: KiratBand
    band_as_of: datetime | None
    sharing: ShareDecision
    withheld_for: WithholdReason | None
    received_at: datetime
    first_shared_at: datetime | None
    acted_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where a command is decided: the caller, their officer, the case, the time and the transaction."""

    connection: AsyncConnection
    principal: Principal
    officer_id: UUID
    case: Case
    now: datetime

    @property
    def supervises(self) -> bool:
        """Whether the caller supervises the case's unit."""
        return Role.SUPERVISOR in self.principal.roles and self.case.unit_id in self.principal.unit_ids

    @property
    def investigated(self) -> Investigated:
        """The case as the rules of obligations know it."""
        return Investigated(
            force_id=self.principal.force_id,
            case_id=self.case.id,
            unit_id=self.case.unit_id,
            owner_id=self.case.owner_id,
        )

    @property
    def done(self) -> Done:
        """It was done: the case is what changed."""
        return Done(self.case.id)

    def cause(self) -> Cause:
        """The case itself, as what opens or meets something."""
        return Cause(kind=RecordKind.CASE, id=self.case.id)

    async def add(self, table: Any, **values: Any) -> None:
        """Write a record about the case."""
        about = {"force_id": self.principal.force_id, "case_id": self.case.id}
        await self.connection.execute(insert(table).values(**about, **values))

    async def change(self, **values: Any) -> None:
        """Change the case itself."""
        await self.connection.execute(
            update(ocait_case)
            .where(ocait_case.c.force_id == self.principal.force_id, ocait_case.c.id == self.case.id)
            .values(**values)
        )

    async def find(self, table: Any, key: UUID) -> Any | None:
        """A record of the case by its id; None if the case has none such."""
        return (
            await self.connection.execute(
                select(table).where(
                    table.c.force_id == self.principal.force_id, table.c.id == key, table.c.case_id == self.case.id
                )
            )
        ).one_or_none()


_UNKNOWN: Final = refused("UNKNOWN_CASE", "caseId", "There is no such case that you may work with: choose one listed.")
_NO_OFFICER: Final = refused("OFFICER_NEEDED", "id", "Only an officer decides about a case: sign in as one.")
_GONE: Final = refused("CASE_TRANSFERRED", "caseId", "Another force has this case now: nothing is decided here.")
Decide = Callable[[Desk], Awaitable[Done | Refused]]


async def act(
    services: Services, principal: Principal, command: CaseCommand, *, action: str, decide: Decide
) -> Done | Refused:
    """Carry the command out, or say what stands against it."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        if principal.officer_id is None:
            return _NO_OFFICER
        case = await _worked_with(connection, principal, command.case_id)
        if case is None:
            return _UNKNOWN
        desk = Desk(connection=connection, principal=principal, officer_id=principal.officer_id, case=case, now=now)

        async def decided() -> Done | Refused:
            if case.state is CaseState.TRANSFERRED:
                return _GONE
            outcome = await decide(desk)
            if isinstance(outcome, Done):
                await desk.change(version=ocait_case.c.version + 1)
            return outcome

        return Turn(decided)

    return await carry_out(services, principal, command, action=action, record="ocait_case", begin=begin)


@asynccontextmanager
async def owing(desk: Desk) -> AsyncIterator[Ledger]:
    """What is owed of the case: changed in memory, written at the end."""
    held = await store.of_case(desk.connection, desk.investigated)
    yield held
    await store.write(desk.connection, [held], desk.now)


async def settle(desk: Desk, **changed: Any) -> None:
    """Whoever was named to owe something of the case, and cannot see to it after what `changed`, gives it up."""
    await release(desk.connection, desk.principal.force_id, replace(desk.case, **changed), desk.now)


async def release(connection: AsyncConnection, force_id: int, case: Case, now: datetime) -> int:
    """The same of a case that is locked already; gives how much changed hands."""

    async def could(officer_id: UUID) -> bool:
        return await could_work_with(connection, force_id, case, officer_id)

    about = Investigated(force_id=force_id, case_id=case.id, unit_id=case.unit_id, owner_id=case.owner_id)
    return await naming.release(connection, about, could, now)


async def could_work_with(connection: AsyncConnection, force_id: int, case: Case, officer_id: UUID) -> bool:
    """Whether this officer works with the case: policy itself is asked, as it is when they come."""
    for caller in await callers(connection, force_id, officer_id):
        if holds(case_worked(CASE_ITSELF), vars(case), await _facts(connection, caller, case.id)):
            return True
    return False


async def locked(connection: AsyncConnection, force_id: int, key: UUID) -> Case | None:
    """The case, locked, whoever asks: for what a rule has let through already."""
    columns = (ocait_case.c[name] for name in Case.__annotations__)
    row = (
        await connection.execute(
            select(*columns).where(ocait_case.c.force_id == force_id, ocait_case.c.id == key).with_for_update()
        )
    ).one_or_none()
    if row is None:
        return None
    words = {
        "state": CaseState(row.state),
        "band": KiratBand(row.band),
        "sharing": ShareDecision(row.sharing),
        "withheld_for": None if row.withheld_for is None else WithholdReason(row.withheld_for),
    }
    return Case(**(dict(row._mapping) | words))  # noqa: SLF001 - SQLAlchemy's public name for it


async def _worked_with(connection: AsyncConnection, principal: Principal, key: UUID) -> Case | None:
    case = await locked(connection, principal.force_id, key)
    if case is None:
        return None
    facts = await _facts(connection, principal.row_context(), key)
    return case if holds(case_worked(CASE_ITSELF), vars(case), facts) else None


async def knows(connection: AsyncConnection, principal: Principal, key: UUID) -> bool:
    """Whether the caller may know that there is such a case."""
    own = (ocait_case.c.force_id == principal.force_id, ocait_case.c.id == key)
    found = (await connection.execute(select(ocait_case).where(*own))).mappings().one()
    return holds(case_seen(CASE_ITSELF), dict(found), await _facts(connection, principal.row_context(), key))


async def _facts(connection: AsyncConnection, caller: RowContext, key: UUID) -> dict[str, Any]:
    """What policy asks of a caller, and whether they were named for the case."""
    rows = await connection.execute(
        select(case_access.c.case_id).where(
            case_access.c.force_id == caller.force_id,
            case_access.c.case_id == key,
            case_access.c.officer_id == caller.officer_id,
            or_(case_access.c.until.is_(None), case_access.c.until > func.now()),
        )
    )
    return caller.facts() | {GRANTED: [row.case_id for row in rows]}
