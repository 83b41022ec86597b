"""Gives a nominal to another officer: the nominal, its history and what is owed of it move in one transaction.

It stands in this room and not with the nominals because what is owed follows, and a room knows only the rooms below.
The change log's triggers then move the records from one caseload to the other.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.db.locks import wait_at_most, was_held
from api.identity.principal import Principal
from api.nominals import rules
from api.nominals import store as nominals
from api.nominals.commands import AssignNominal, AssignRefused, NominalAssigned
from api.obligations import naming, store
from api.refusals import UserError
from api.services import Services

# What is being recorded about a nominal holds where they stand until it is written: milliseconds, as a rule.
_WAIT_MS: Final = 2_000
_BUSY: Final = UserError(
    code="BUSY",
    field="nominalId",
    message="Something is being recorded about this person at this moment: send the same again.",
)


async def assign(
    services: Services, principal: Principal, command: AssignNominal, agreed: rules.Agreed | None = None
) -> NominalAssigned | AssignRefused:
    """Assign, or say what stands against it. The same request gets the same answer, however often it is sent.

    What both units agreed on beforehand (`agreed`) may be carried out by whoever agreed last.
    """
    try:
        return await _assign(services, principal, command, agreed)
    except DBAPIError as error:
        if not was_held(error):
            raise
        return AssignRefused((_BUSY,))


async def assign_in_unit(
    services: Services, principal: Principal, command: AssignNominal
) -> NominalAssigned | AssignRefused:
    """The same, within the units that the caller answers for. Another unit is asked first: that is a transfer."""
    async with services.database.writing(principal.service_context()) as connection:
        recipient = await nominals.recipient(connection, principal.force_id, command.owner_id)
    if recipient is not None and recipient.unit_id not in principal.unit_ids:
        message = "The officer works in another unit, which must accept: propose a transfer."
        return AssignRefused((UserError(code="ANOTHER_UNIT", field="ownerId", message=message),))
    return await assign(services, principal, command)


async def _assign(
    services: Services, principal: Principal, command: AssignNominal, agreed: rules.Agreed | None
) -> NominalAssigned | AssignRefused:
    async with services.database.writing(principal.service_context()) as connection:
        await wait_at_most(connection, _WAIT_MS)
        holding = await nominals.holding(connection, principal, command.nominal_id)
        before = await nominals.assigned_before(connection, principal.force_id, command.id)
        if before is not None:
            return _again(command, NominalAssigned(*before))
        recipient = await nominals.recipient(connection, principal.force_id, command.owner_id)
        errors = rules.refusals(principal, holding, recipient, agreed)
        if errors or recipient is None:
            return AssignRefused(errors)
        now = services.clock.now()
        await move(connection, principal, command, unit_id=recipient.unit_id, now=now)
        await _audit(connection, principal, command)
        return NominalAssigned(command.nominal_id, command.owner_id, recipient.unit_id)


async def move(
    connection: AsyncConnection, principal: Principal, command: AssignNominal, *, unit_id: UUID, now: datetime
) -> None:
    """Move the nominal and what is open of them; the nominal's row is locked as for a change of its key."""
    await nominals.hand_over(connection, principal, command, unit_id=unit_id, now=now)
    await store.hand_over(
        connection, principal.force_id, command.nominal_id, unit_id=unit_id, owner_id=command.owner_id
    )
    await naming.settle(connection, principal.force_id, command.nominal_id, now)


def _again(command: AssignNominal, before: NominalAssigned) -> NominalAssigned | AssignRefused:
    if (before.nominal_id, before.owner_id) == (command.nominal_id, command.owner_id):
        return before
    message = "This id was used before for another assignment: make a new id."
    return AssignRefused((UserError(code="ID_REUSED", field="id", message=message),))


async def _audit(connection: AsyncConnection, principal: Principal, command: AssignNominal) -> None:
    await ledger.append(
        connection,
        ledger.by(
            principal,
            AuditOperation.ALTERATION,
            "assignNominal",
            request_id=command.id,
            object_type="nominal",
            object_ids=(command.nominal_id,),
            subject_ids=(command.nominal_id,),
            row_count=1,
        ),
    )
