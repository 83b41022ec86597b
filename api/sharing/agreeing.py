"""Agreements are drafted from a file, checked by the machine, signed by the data-protection officer, and ended."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger as audit
from api.audit.vocabulary import AuditOperation
from api.db.context import SERVICE, RowContext
from api.db.database import Database
from api.identity.principal import Principal
from api.nominals.carrying import Done, Refused, Turn, carry_out, refused
from api.refusals import BadInput, UserError
from api.services import Services
from api.sharing import checking, law, page, rules, store
from api.sharing.agreement import Agreement
from api.sharing.commands import LINE_MAX, NAME_MAX, EndAgreement, SignAgreement


async def sign(services: Services, principal: Principal, command: SignAgreement) -> Done | Refused:
    """Sign a version: from then on, in its period, it counts, in place of the one before."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        found = await store.one(connection, principal.force_id, command.agreement_id)
        if found is None:
            return _unknown()

        async def decide() -> Done | Refused:
            if found.signed_at is not None:
                return refused("SIGNED", "agreementId", "This version is signed: what changes is a new version.")
            errors = await faults(connection, principal.force_id, found, now)
            errors += rules.needed("signature", command.signature, NAME_MAX, "Write your name as your signature.")
            if errors:
                return Refused(tuple(errors))
            await store.sign(
                connection,
                principal.force_id,
                found.id,
                signed_at=now,
                signed_by=principal.id,
                signature=command.signature.strip(),
            )
            return Done(found.id)

        return Turn(decide)

    return await carry_out(services, principal, command, action="signAgreement", record="agreement", begin=begin)


async def end(services: Services, principal: Principal, command: EndAgreement) -> Done | Refused:
    """End a version at once: whatever was told by it is seen no more from the next request on."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        found = await store.one(connection, principal.force_id, command.agreement_id)
        if found is None:
            return _unknown()

        async def decide() -> Done | Refused:
            errors = tuple(rules.needed("reason", command.reason, LINE_MAX, "Say why it ends."))
            if errors:
                return Refused(errors)
            if found.ended_at is not None:
                return refused("ENDED", "agreementId", "This version has ended.")
            await store.sign(
                connection,
                principal.force_id,
                found.id,
                ended_at=now,
                ended_by=principal.id,
                end_reason=command.reason.strip(),
            )
            return Done(found.id)

        return Turn(decide)

    return await carry_out(services, principal, command, action="endAgreement", record="agreement", begin=begin)


async def faults(connection: AsyncConnection, force_id: int, said: Agreement, now: datetime) -> list[UserError]:
    """What the machine finds wrong with it."""
    districts = await store.districts(connection, force_id)
    return checking.faults(said, now=now, reach=law.reach(), districts=districts)


def check(text: str, now: datetime) -> list[str]:
    """What is wrong with an agreement's file, one line each, without asking any database."""
    try:
        read = page.read(text)
    except BadInput as error:
        return [error.message]
    return [f"{fault.field}: {fault.message}" for fault in checking.faults(read.agreement, now=now, reach=law.reach())]


async def load(database: Database, force_id: int, text: str, now: datetime) -> UUID:
    """Keep an agreement's file as a drafted version, for the data-protection officer to sign."""
    read = page.read(text)
    async with database.writing(RowContext(force_id=force_id, roles=(SERVICE,))) as connection:
        agency = await store.agency_named(connection, force_id, read.agency)
        if agency is None:
            raise BadInput(f"The force knows no agency called {read.agency}.", field="agency")
        if agency[1] is not read.agreement.agency_kind:
            raise BadInput(f"{read.agency} is a {agency[1]}, not a {read.agreement.agency_kind}.", field="kind")
        said = page.read(text, agency_id=agency[0]).agreement
        wrong = await faults(connection, force_id, said, now)
        if wrong:
            raise BadInput("\n".join(f"{fault.field}: {fault.message}" for fault in wrong), field="file")
        key = await store.draft(connection, force_id, said, now=now, by=None)
        event = audit.AuditEvent(
            operation=AuditOperation.ADMINISTRATION,
            action="draftAgreement",
            actor="command line",
            force_id=force_id,
            object_type="agreement",
            object_ids=(key,),
            row_count=1,
        )
        await audit.append(connection, event)
    return key


def _unknown() -> Refused:
    return refused("UNKNOWN_RECORD", "agreementId", "There is no such agreement: choose one from the list.")


async def examine(services: Services, principal: Principal, agreement_id: UUID) -> tuple[UserError, ...]:
    """What the machine finds wrong with a version that is there."""
    async with services.database.writing(principal.service_context()) as connection:
        found = await store.one(connection, principal.force_id, agreement_id)
        if found is None:
            return _unknown().errors
        return tuple(await faults(connection, principal.force_id, found, services.clock.now()))
