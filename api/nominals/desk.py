"""One command about a nominal, from the lock to the receipt: the steps that all of them share.

The nominal's row is locked first, so that commands about one person take turns. Whoever may not work with the nominal
is answered as if there were none. The same command sent again gets the same answer. What is decided, its audit event
and its receipt are one transaction.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Protocol
from uuid import UUID

from sqlalchemy import Select, Table, func, or_, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from api.access.language import GRANTED, holds
from api.access.rules import ITSELF, seen, whole
from api.audit import ledger, receipts
from api.audit.receipts import Receipt, content_digest
from api.audit.vocabulary import AuditOperation
from api.db.locks import wait_at_most, was_held
from api.identity.principal import Principal, Role
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.tables import nominal, nominal_access
from api.refusals import UserError
from api.services import Services

_WAIT_MS: Final = 2_000


class Command(Protocol):
    """What is asked. `id` is made by the client and names the request for ever."""

    @property
    def id(self) -> UUID: ...


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


@dataclass(frozen=True)
class Done:
    """It was done; `record_id` is what came of it or was changed. `waits`: it counts once somebody else has agreed."""

    record_id: UUID
    waits: bool = False


@dataclass(frozen=True)
class Refused:
    """Nothing was changed: mend what `errors` name."""

    errors: tuple[UserError, ...]


def refused(code: str, field: str, message: str) -> Refused:
    """A refusal for one reason."""
    return Refused((UserError(code=code, field=field, message=message),))


_ROW: Final = select(*(nominal.c[name] for name in Subject.__annotations__))
_BUSY: Final = refused(
    "BUSY", "id", "Something is being recorded about this person at this moment: send the same again."
)
_REUSED: Final = refused("ID_REUSED", "id", "This id was used before for something else: make a new id.")
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
    told = _Told(action, record, operation)
    for _ in range(2):
        try:
            return await _act(services, principal, command, told, at=at, decide=decide)
        except IntegrityError:
            continue  # The same id arrived twice at once, for different nominals: the second time finds the first.
        except DBAPIError as error:
            if not was_held(error):
                raise
            return _BUSY
    return await _act(services, principal, command, told, at=at, decide=decide)


@dataclass(frozen=True)
class _Told:
    """How the audit tells of the act."""

    action: str
    record: str
    operation: AuditOperation


async def _act(
    services: Services, principal: Principal, command: Command, told: _Told, *, at: Place, decide: Decide
) -> Done | Refused:
    async with services.database.writing(principal.service_context()) as connection:
        await wait_at_most(connection, _WAIT_MS)
        said = content_digest(told.action, command)
        subject = await _locked(connection, principal, at)
        before = await receipts.find(connection, principal.force_id, command.id)
        # Who asked is told again, even where they work with the nominal no longer: it may be what they asked for.
        if before is not None and (subject is not None or before.principal_id == principal.id):
            return Done(before.record_id, before.waits) if before.content_digest == said else _REUSED
        if subject is None:
            return at.unknown()
        now = services.clock.now()
        outcome = await decide(Desk(connection=connection, principal=principal, subject=subject, now=now))
        if isinstance(outcome, Refused):
            await connection.rollback()
            return outcome
        event = ledger.by(
            principal,
            told.operation,
            told.action,
            request_id=command.id,
            object_type=told.record,
            object_ids=(outcome.record_id,),
            subject_ids=(subject.id,),
            row_count=1,
        )
        await ledger.append(connection, event)
        receipt = Receipt(said, outcome.record_id, principal.id, outcome.waits)
        await receipts.give(connection, principal.force_id, command.id, action=told.action, receipt=receipt, now=now)
        return outcome


async def _locked(connection: AsyncConnection, principal: Principal, at: Place) -> Subject | None:
    """The nominal, locked, if the caller works with them."""
    key = await at.nominal_id(connection, principal.force_id)
    if key is None:
        return None
    rows = _ROW.where(nominal.c.force_id == principal.force_id, nominal.c.id == key)
    return await _theirs(connection, principal, at, rows.with_for_update(key_share=not at.moves))


async def looked_up(connection: AsyncConnection, principal: Principal, at: Place) -> Subject | None:
    """The same for who only asks: nothing is locked, and nobody waits."""
    key = await at.nominal_id(connection, principal.force_id)
    rows = _ROW.where(nominal.c.force_id == principal.force_id, nominal.c.id == key)
    return await _theirs(connection, principal, at, rows)


async def _theirs(connection: AsyncConnection, principal: Principal, at: Place, rows: Select[Any]) -> Subject | None:
    """The nominal, if policy itself says that the caller works with them."""
    row = (await connection.execute(rows)).one_or_none()
    if row is None:
        return None
    found = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    facts = principal.row_context().facts() | {GRANTED: await _granted(connection, principal, row.id)}
    theirs = holds(seen(ITSELF) & whole(ITSELF), found, facts)
    if not theirs and (at.admits is None or not await at.admits(connection, principal)):
        return None
    words = {"risk_level": RiskLevel(row.risk_level), "management_mode": ManagementMode(row.management_mode)}
    return Subject(**(found | words))


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
