"""A partner asks about somebody, and is told what its agreement allows, out of the ledger.

Whom the agreement hides is answered like whom nobody knows: the same statements in the same number, the same rows
written, the same answer (docs/domain.md 14.5). The force is told of it in silence; where the agreement says so, the
partner learns that police hold something and whom to ask, and no more.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit.vocabulary import AuditOperation
from api.db.rows import insert_all
from api.identity.principal import Principal
from api.nominals.carrying import Done, Refused, Turn, carry_out, refused
from api.obligations.calendar import london_day
from api.refusals import UserError
from api.services import Services
from api.sharing import content, ledger, rules, store
from api.sharing.agreement import Agreement
from api.sharing.commands import LINE_MAX, MATCHES_MAX, NAME_MAX, Enquire
from api.sharing.ledger import Act, Shared
from api.sharing.rules import Content, Sorted
from api.sharing.tables import enquiry, silent_notice
from api.sharing.words import SharedRecord
from api.values import new_id

_POINTER: Final = Content(told=(), kept_back=())
_ASKED: Final = "Asked for by the agency"


async def enquire(services: Services, principal: Principal, command: Enquire) -> Done | Refused:
    """Answer a partner. The record of the act is the enquiry, under the command's own id."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        return Turn(lambda: _answer(connection, principal, command, now))

    return await carry_out(
        services,
        principal,
        command,
        action="enquire",
        record="enquiry",
        begin=begin,
        operation=AuditOperation.CONSULTATION,
    )


async def _answer(connection: AsyncConnection, principal: Principal, command: Enquire, now: datetime) -> Done | Refused:
    faults = tuple(_faults(command))
    if faults:
        return Refused(faults)
    agreement = await store.current(connection, principal.force_id, principal.agency_id, now)
    if agreement is None:
        return Refused((rules.no_agreement(),))
    if agreement.gateway_for(command.purpose) is None:
        return Refused((rules.not_agreed(agreement),))
    if agreement.names_person and principal.is_machine and not principal.on_behalf_of:
        return refused("PERSON_REQUIRED", "id", PERSON_REQUIRED)
    found = await content.named(
        connection,
        principal.force_id,
        name=(command.name or "").strip() or None,
        born=command.date_of_birth,
        reference=(command.reference or "").strip() or None,
    )
    who = rules.sort(found.people, agreement, found.found)
    await note(connection, principal, command, agreement=agreement, hidden=who.hidden, now=now)
    await _tell(connection, principal, command, agreement=agreement, who=who, now=now)
    return Done(command.id)


PERSON_REQUIRED: Final = (
    "The agreement asks a machine to name the person it asks for: send the header Doorstep-On-Behalf-Of with the"
    " agency's own id of the person and their role, for example `4711; social worker`."
)


def _faults(command: Enquire) -> Sequence[UserError]:
    by_name = bool((command.name or "").strip()) and command.date_of_birth is not None
    by_reference = bool((command.reference or "").strip())
    faults = []
    if by_name == by_reference:
        words = "Give a name with a date of birth, or the force's reference: one of the two."
        faults.append(UserError(code="WHO", field="name", message=words))
    if len(command.name or "") > NAME_MAX or len(command.reference or "") > NAME_MAX:
        faults.append(UserError(code="TOO_LONG", field="name", message=f"At most {NAME_MAX} characters."))
    faults += rules.needed("reason", command.reason, LINE_MAX, "Say in a line why you ask.")
    return faults


async def note(
    connection: AsyncConnection,
    principal: Principal,
    command: Enquire,
    *,
    agreement: Agreement,
    hidden: Sequence[UUID],
    now: datetime,
    most: int = MATCHES_MAX,
) -> None:
    """Write that it was asked, and as many silent notices as people could have been found, whoever was."""
    await connection.execute(
        insert(enquiry).values(
            force_id=principal.force_id,
            id=command.id,
            agency_id=principal.agency_id,
            agreement_id=agreement.id,
            principal_id=principal.id,
            on_behalf_of=principal.on_behalf_of,
            purpose=command.purpose,
            reason=command.reason.strip(),
            asked_at=now,
        )
    )
    places = [*hidden, *[None] * most][:most]
    own = {"force_id": principal.force_id, "enquiry_id": command.id, "agency_id": principal.agency_id, "at": now}
    await insert_all(connection, silent_notice, [own | {"id": new_id(), "nominal_id": each} for each in places])


async def _tell(
    connection: AsyncConnection,
    principal: Principal,
    command: Enquire,
    *,
    agreement: Agreement,
    who: Sorted,
    now: datetime,
) -> None:
    held = await content.held(connection, principal.force_id, who.covered, today=london_day(now))
    for nominal_id in (*who.covered, *who.pointed):
        is_pointer = nominal_id not in held
        told = Act(
            nominal_id=nominal_id,
            agreement=agreement,
            record=Shared(kind=SharedRecord.NOMINAL, id=nominal_id),
            content=_POINTER if is_pointer else rules.redact(held[nominal_id], agreement),
            purpose=command.purpose,
            meaning=f"{_ASKED}: {command.reason.strip()}"[:LINE_MAX],
            verified_by=f"Records of {principal.force_name}",
            is_pointer=is_pointer,
            enquiry_id=command.id,
        )
        await ledger.tell(connection, principal, told, now)


async def told_by(services: Services, principal: Principal, enquiry_id: UUID) -> tuple[UUID, ...]:
    """What the enquiry was answered with, as the caller may see it."""
    async with services.database.reading(principal.row_context()) as connection:
        rows = await connection.fetch(
            "select id from doorstep.disclosure where force_id = $1 and enquiry_id = $2 order by id",
            principal.force_id,
            enquiry_id,
        )
    return tuple(row["id"] for row in rows)
