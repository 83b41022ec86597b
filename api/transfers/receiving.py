"""Takes in somebody whom another force asks us to manage: with an owner from the first moment.

The nominal is new here, so there is none to lock: the id that the client made, and the reference, keep it from being
made twice.
"""

from collections.abc import Iterator

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger, receipts
from api.audit.receipts import Receipt, content_digest
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal, Role
from api.nominals import store as nominals
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.desk import Done, Refused, refused
from api.nominals.rules import Recipient
from api.nominals.tables import assignment, nominal
from api.refusals import UserError
from api.services import Services
from api.transfers.commands import (
    CONTACT_CHARACTERS_MAX,
    FORCE_CHARACTERS_MAX,
    REASON_CHARACTERS_MAX,
    REFERENCE_CHARACTERS_MAX,
    ReceiveNominal,
    TransferKind,
    TransferState,
)
from api.transfers.tables import transfer

_ACTION = "receiveNominal"
_LIMITS = {
    "reference": 30,
    "name": 200,
    "other_force": FORCE_CHARACTERS_MAX,
    "contact": CONTACT_CHARACTERS_MAX,
    "their_reference": REFERENCE_CHARACTERS_MAX,
    "reason": REASON_CHARACTERS_MAX,
}
_FIELDS = {"other_force": "otherForce", "their_reference": "theirReference"}
_TAKEN = refused("REFERENCE_TAKEN", "reference", "Somebody has this reference, or one of the ids, already.")


async def receive(services: Services, principal: Principal, command: ReceiveNominal) -> Done | Refused:
    """Record them, or say what stands against it."""
    for _ in range(2):
        try:
            return await _receive(services, principal, command)
        except IntegrityError:
            continue  # The same request may have arrived twice at once: the second time finds the first.
    return _TAKEN


async def _receive(services: Services, principal: Principal, command: ReceiveNominal) -> Done | Refused:
    async with services.database.writing(principal.service_context()) as connection:
        said = content_digest(_ACTION, command)
        before = await receipts.find(connection, principal.force_id, command.id)
        if before is not None:
            same = before.content_digest == said and before.principal_id == principal.id
            reused = refused("ID_REUSED", "id", "This id was used before for something else: make a new id.")
            return Done(before.record_id, waits=before.waits) if same else reused
        recipient = await nominals.recipient(connection, principal.force_id, command.owner_id)
        errors = tuple(_faults(principal, command, recipient))
        if errors or recipient is None:
            return Refused(errors)
        if await _is_taken(connection, principal.force_id, command):
            return _TAKEN
        now = services.clock.now()
        of_force = {"force_id": principal.force_id}
        theirs = {"unit_id": recipient.unit_id, "owner_id": command.owner_id}
        about = {"reference": command.reference, "name": command.name, "risk_level": RiskLevel.UNASSESSED}
        await connection.execute(
            insert(nominal).values(
                **of_force,
                **theirs,
                **about,
                id=command.nominal_id,
                date_of_birth=command.date_of_birth,
                management_mode=ManagementMode.TRANSFER_IN_PENDING,
                opened_at=now,
            )
        )
        of_nominal = of_force | {"nominal_id": command.nominal_id}
        since = {"id": command.id, "since": now, "assigned_by": principal.id}
        await connection.execute(insert(assignment).values(**of_nominal, **theirs, **since))
        await connection.execute(
            insert(transfer).values(
                **of_nominal,
                **about,
                id=command.transfer_id,
                kind=TransferKind.FORCE_IN,
                state=TransferState.PROPOSED,
                from_unit_id=recipient.unit_id,
                from_owner_id=command.owner_id,
                to_unit_id=recipient.unit_id,
                to_owner_id=command.owner_id,
                other_force=command.other_force,
                mode_before=ManagementMode.TRANSFER_IN_PENDING,
                reason=command.reason,
                proposed_at=now,
                proposed_by=principal.id,
                contact=command.contact,
                contact_reference=command.their_reference,
            )
        )
        event = ledger.by(
            principal,
            AuditOperation.COLLECTION,
            _ACTION,
            request_id=command.id,
            object_type="transfer",
            object_ids=(command.transfer_id,),
            subject_ids=(command.nominal_id,),
            row_count=1,
        )
        await ledger.append(connection, event)
        receipt = Receipt(said, command.transfer_id, principal.id, waits=True)
        await receipts.give(connection, principal.force_id, command.id, action=_ACTION, receipt=receipt, now=now)
        return Done(command.transfer_id, waits=True)


def _faults(principal: Principal, command: ReceiveNominal, recipient: Recipient | None) -> Iterator[UserError]:
    if Role.SUPERVISOR not in principal.roles or principal.is_machine:
        yield UserError("SUPERVISOR_NEEDED", "ownerId", "Only a supervisor takes somebody in.")
    if recipient is None or not recipient.is_active or recipient.unit_id not in principal.unit_ids:
        yield UserError("UNKNOWN_OFFICER", "ownerId", "No such officer in your unit: choose one from the list.")
    for name, most in _LIMITS.items():
        text = getattr(command, name)
        if not 0 < len(text.strip()) <= most:
            field = _FIELDS.get(name, name)
            yield UserError("REQUIRED", field, f"Give {field}, in 1 to {most} characters.")


async def _is_taken(connection: AsyncConnection, force_id: int, command: ReceiveNominal) -> bool:
    found = await connection.scalar(
        select(nominal.c.id)
        .where(
            nominal.c.force_id == force_id,
            (nominal.c.reference == command.reference) | (nominal.c.id == command.nominal_id),
        )
        .limit(1)
    )
    return found is not None
