"""Puts a phone out of use (docs/sync.md, 9). What it still sends is kept and held; what it may read ends at once."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger as audit
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal, Role
from api.identity.tables import officer
from api.identity.tables import principal as principal_table
from api.refusals import UserError
from api.services import Services
from api.sync.tables import WipeMode, sync_device

# What must be typed, so that nobody puts a phone out of use by a slip of the thumb.
WORDS: Final = {WipeMode.AFTER_UPLOAD: "RETIRE", WipeMode.NOW: "WIPE NOW"}


@dataclass(frozen=True, kw_only=True)
class RevokeDevice:
    """Put a phone out of use. `words` repeat what is asked for."""

    device_id: UUID
    wipe: WipeMode
    words: str


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A phone as far as putting it out of use goes."""

    holder_unit: UUID | None
    wipe: WipeMode | None


def refusals(principal: Principal, command: RevokeDevice, phone: Phone | None) -> tuple[UserError, ...]:
    """What stands against it. A supervisor puts out phones of their units, an administrator any. Pure."""
    mine = phone is not None and (
        Role.ADMIN in principal.roles
        or (Role.SUPERVISOR in principal.roles and phone.holder_unit in principal.unit_ids)
    )
    if not mine:
        return (UserError(code="UNKNOWN_DEVICE", field="id", message="Your unit has no such phone: choose another."),)
    if command.words.strip() != WORDS[command.wipe]:
        message = f"Type {WORDS[command.wipe]} to say that this is what you want."
        return (UserError(code="WORDS_DIFFER", field="words", message=message),)
    return ()


async def revoke(services: Services, principal: Principal, command: RevokeDevice) -> tuple[UserError, ...]:
    """Put it out of use, or say what stands against it. Again changes nothing, but that NOW overrules AFTER_UPLOAD."""
    async with services.database.writing(principal.service_context()) as connection:
        phone = await _phone(connection, principal.force_id, command.device_id)
        errors = refusals(principal, command, phone)
        if errors or phone is None or phone.wipe in (command.wipe, WipeMode.NOW):
            return errors
        now = services.clock.now()
        values = {"wipe": command.wipe, "revoked_by": principal.id} | (
            {"revoked_at": now} if phone.wipe is None else {}
        )
        await connection.execute(
            update(sync_device)
            .where(sync_device.c.force_id == principal.force_id, sync_device.c.id == command.device_id)
            .values(values)
        )
        event = audit.by(
            principal,
            AuditOperation.DEVICE,
            "deviceRevoke",
            device_id=command.device_id,
            object_type="device",
            object_ids=(command.device_id,),
            reason=command.wipe,
        )
        await audit.append(connection, event)
    return ()


async def _phone(connection: AsyncConnection, force_id: int, device_id: UUID) -> Phone | None:
    of = sync_device.outerjoin(
        principal_table,
        (principal_table.c.force_id == sync_device.c.force_id) & (principal_table.c.id == sync_device.c.principal_id),
    ).outerjoin(
        officer, (officer.c.force_id == sync_device.c.force_id) & (officer.c.id == principal_table.c.officer_id)
    )
    row = (
        await connection.execute(
            select(officer.c.unit_id, sync_device.c.wipe, sync_device.c.revoked_at)
            .select_from(of)
            .where(sync_device.c.force_id == force_id, sync_device.c.id == device_id)
            .with_for_update(of=sync_device)
        )
    ).one_or_none()
    if row is None:
        return None
    wipe = WipeMode(row.wipe) if row.wipe is not None else None
    return Phone(holder_unit=row.unit_id, wipe=wipe)
