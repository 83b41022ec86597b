"""What a partner does with what it was told: acknowledges it, acknowledges a recall, asks about it.

A disclosure of another agency is answered like one that does not exist. Who acted, and for whom, is kept.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.identity.principal import Principal
from api.nominals.carrying import Command, Done, Refused, Turn, carry_out, refused
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.held import Cause
from api.services import Services
from api.sharing import ledger, releasing, rules, store
from api.sharing.commands import TEXT_MAX, Acknowledge, AcknowledgeRecall, AskQuestion
from api.sharing.ledger import Ledgered
from api.sharing.matter import Matter, locked, owing
from api.sharing.tables import partner_question, recall_notice

Decide = Callable[[Matter, Ledgered], Awaitable[Done | Refused]]


async def acknowledge(services: Services, principal: Principal, command: Acknowledge) -> Done | Refused:
    """Somebody at the agency has read it. The first acknowledgement counts."""

    async def decide(matter: Matter, told: Ledgered) -> Done | Refused:
        if told.acknowledged_at is None:
            await ledger.note(
                matter.connection,
                principal.force_id,
                told.id,
                acknowledged_at=matter.now,
                acknowledged_by=principal.id,
                acknowledged_for=principal.on_behalf_of,
            )
            await meet(matter, ObligationKind.DISCLOSURE_ACK, told.id, RecordKind.DISCLOSURE)
        return Done(told.id)

    async def find(_: AsyncConnection) -> UUID | None:
        return command.disclosure_id

    return await _act(
        services, principal, command, action="acknowledgeDisclosure", at="disclosureId", find=find, decide=decide
    )


async def acknowledge_recall(services: Services, principal: Principal, command: AcknowledgeRecall) -> Done | Refused:
    """Somebody at the agency has read the recall. It holds after the agreement's end too: a recall always arrives."""

    async def find(connection: AsyncConnection) -> UUID | None:
        found: UUID | None = await connection.scalar(
            select(recall_notice.c.disclosure_id).where(
                recall_notice.c.force_id == principal.force_id,
                recall_notice.c.id == command.notice_id,
                recall_notice.c.agency_id == principal.agency_id,
            )
        )
        return found

    async def decide(matter: Matter, _: Ledgered) -> Done | Refused:
        changed = await matter.connection.execute(
            update(recall_notice)
            .where(
                recall_notice.c.force_id == principal.force_id,
                recall_notice.c.id == command.notice_id,
                recall_notice.c.acknowledged_at.is_(None),
            )
            .values(acknowledged_at=matter.now, acknowledged_by=principal.id, acknowledged_for=principal.on_behalf_of)
        )
        if changed.rowcount:
            await meet(matter, ObligationKind.RECALL_ACK, command.notice_id, RecordKind.RECALL)
        return Done(command.notice_id)

    return await _act(
        services,
        principal,
        command,
        action="acknowledgeRecall",
        at="noticeId",
        record="recall_notice",
        find=find,
        decide=decide,
        needs_agreement=False,
    )


async def ask(services: Services, principal: Principal, command: AskQuestion) -> Done | Refused:
    """Ask about something that was shared; a person of the force answers, by a clock."""

    async def find(_: AsyncConnection) -> UUID | None:
        return command.disclosure_id

    async def decide(matter: Matter, told: Ledgered) -> Done | Refused:
        faults = tuple(rules.needed("text", command.text, TEXT_MAX, "Write what you want to know."))
        if faults:
            return Refused(faults)
        await matter.connection.execute(
            insert(partner_question).values(
                force_id=principal.force_id,
                id=command.id,
                disclosure_id=told.id,
                nominal_id=told.nominal_id,
                case_id=told.case_id,
                agency_id=told.agency_id,
                text=command.text.strip(),
                asked_at=matter.now,
                asked_by=principal.id,
                on_behalf_of=principal.on_behalf_of,
            )
        )
        async with owing(matter) as owed:
            owed.open(ObligationKind.QUESTION_ANSWER, matter.now, Cause(kind=RecordKind.QUESTION, id=command.id))
        return Done(command.id)

    return await _act(
        services,
        principal,
        command,
        action="askQuestion",
        at="disclosureId",
        record="partner_question",
        find=find,
        decide=decide,
    )


async def meet(matter: Matter, kind: ObligationKind, opened_by: UUID, record: RecordKind) -> None:
    """What was owed because of this record is done."""
    async with owing(matter) as owed:
        for each in owed.open_of(kind, opened_by=opened_by):
            owed.meet(each, matter.now, Cause(kind=record, id=opened_by))


Find = Callable[[AsyncConnection], Awaitable[UUID | None]]


async def _act(
    services: Services,
    principal: Principal,
    command: Command,
    *,
    action: str,
    at: str,
    find: Find,
    decide: Decide,
    record: str = "disclosure",
    needs_agreement: bool = True,
) -> Done | Refused:
    """One command of a partner about something that reached its agency, under the lock of whom or what it is about."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        key = await find(connection)
        told = None if key is None else await ledger.one(connection, principal.force_id, key)
        agreed = not needs_agreement or await store.current(connection, principal.force_id, principal.agency_id, now)
        matter = None
        if told is not None and agreed and told.is_told and told.agency_id == principal.agency_id:
            matter = await locked(connection, principal, now, nominal_id=told.nominal_id, case_id=told.case_id)
        if told is None or matter is None or (needs_agreement and await _is_hidden(matter, told)):
            return refused("UNKNOWN_RECORD", at, "There is none that was shared with your agency.")
        again = await ledger.one(connection, principal.force_id, told.id)
        assert again is not None
        return Turn(lambda: decide(matter, again), () if told.nominal_id is None else (told.nominal_id,))

    return await carry_out(services, principal, command, action=action, record=record, begin=begin)


async def _is_hidden(matter: Matter, told: Ledgered) -> bool:
    """What was told and is seen no more: of somebody restricted since, or with conditions and released no longer."""
    if matter.restricted or not told.is_conditional:
        return matter.restricted
    force_id = matter.principal.force_id
    return not await releasing.is_released(matter.connection, force_id, told.record_id, told.agency_id, matter.now)
