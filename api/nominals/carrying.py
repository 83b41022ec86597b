"""One command of a desk, from its turn to its receipt: what commands about a nominal, a case or a report share.

The same command sent again gets the same answer. What is decided, its audit event and its receipt are one transaction.
Each room says by `Begin` what is locked first, so that commands about one thing take turns, and who may ask.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger, receipts
from api.audit.receipts import Receipt, content_digest
from api.audit.vocabulary import AuditOperation
from api.db.locks import wait_at_most, was_held
from api.identity.principal import Principal
from api.refusals import UserError
from api.services import Services

_WAIT_MS: Final = 2_000


class Command(Protocol):
    """What is asked. `id` is made by the client and names the request for ever."""

    @property
    def id(self) -> UUID: ...


@dataclass(frozen=True)
class Done:
    """It was done; `record_id` is what came of it or was changed. `subject_ids` are nominals that only this told of.

    `waits`: it counts once somebody else has agreed.
    """

    record_id: UUID
    subject_ids: tuple[UUID, ...] = ()
    waits: bool = False


@dataclass(frozen=True)
class Refused:
    """Nothing was changed: mend what `errors` name."""

    errors: tuple[UserError, ...]


def refused(code: str, field: str, message: str) -> Refused:
    """A refusal for one reason."""
    return Refused((UserError(code=code, field=field, message=message),))


@dataclass(frozen=True)
class Turn:
    """What is locked and ready: how it is decided, and which nominals the audit names."""

    decide: Callable[[], Awaitable[Done | Refused]]
    subject_ids: tuple[UUID, ...] = ()


Begin = Callable[[AsyncConnection, datetime], Awaitable[Turn | Refused]]
_BUSY: Final = refused("BUSY", "id", "Something is being recorded about this at this moment: send the same again.")
_REUSED: Final = refused("ID_REUSED", "id", "This id was used before for something else: make a new id.")


async def carry_out(
    services: Services,
    principal: Principal,
    command: Command,
    *,
    action: str,
    record: str,
    begin: Begin,
    operation: AuditOperation = AuditOperation.ALTERATION,
) -> Done | Refused:
    """Carry the command out, or say what stands against it. The audit names the `action` and the kind of `record`."""
    for last in (False, False, True):
        try:
            return await _once(
                services, principal, command, action=action, record=record, begin=begin, operation=operation
            )
        except IntegrityError:
            if last:
                raise
            # The same id arrived twice at once, for different things: the second time finds the first.
        except DBAPIError as error:
            if was_held(error):
                return _BUSY
            if last or not error.connection_invalidated:
                raise
            # The database closed the connection: it restarted, or this process stood still in the transaction longer
            # than the database lets one be idle. What was not committed was not done; what was, the receipt tells.
    raise AssertionError(action)


async def _once(
    services: Services,
    principal: Principal,
    command: Command,
    *,
    action: str,
    record: str,
    begin: Begin,
    operation: AuditOperation,
) -> Done | Refused:
    async with services.database.writing(principal.service_context()) as connection:
        await wait_at_most(connection, _WAIT_MS)
        now = services.clock.now()
        said = content_digest(action, command)
        turn = await begin(connection, now)
        before = await receipts.find(connection, principal.force_id, command.id)
        # Who asked is told again, even where it is theirs no longer: that may be what they asked for.
        if before is not None and (isinstance(turn, Turn) or before.principal_id == principal.id):
            return Done(before.record_id, waits=before.waits) if before.content_digest == said else _REUSED
        if isinstance(turn, Refused):
            return turn
        outcome = await turn.decide()
        if isinstance(outcome, Refused):
            await connection.rollback()
            return outcome
        event = ledger.by(
            principal,
            operation,
            action,
            request_id=command.id,
            object_type=record,
            object_ids=(outcome.record_id,),
            subject_ids=(*turn.subject_ids, *outcome.subject_ids),
            row_count=1,
        )
        await ledger.append(connection, event)
        receipt = Receipt(said, outcome.record_id, principal.id, outcome.waits)
        await receipts.give(connection, principal.force_id, command.id, action=action, receipt=receipt, now=now)
        return outcome
