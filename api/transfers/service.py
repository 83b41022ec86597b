"""Carries out what is asked about transfers. Somebody is responsible at every moment: the owner until acceptance, then
the officer who was accepted for; the nominal, their history and what is owed move in one transaction.

The obligation TRANSFER makes the wait visible as work of the giving side; the receiving side lists what is put to it.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.identity.principal import Principal
from api.nominals import store as nominals
from api.nominals.commands import AssignNominal, ManagementMode
from api.nominals.desk import Desk, Done, Place, Refused, act, refused
from api.obligations import handover, mode_changes
from api.obligations.calendar import london_day
from api.obligations.commands import CancelReason, ObligationKind, RecordKind
from api.obligations.decisions import ChangeMode
from api.obligations.held import Cause
from api.obligations.owing import owing
from api.services import Services
from api.transfers import rules, store
from api.transfers.commands import (
    AnswerTransfer,
    ProposeTransfer,
    TransferAnswer,
    TransferKind,
    TransferState,
    WithdrawTransfer,
)
from api.transfers.rules import Known
from api.transfers.tables import transfer
from api.values import new_id

_OURS = (TransferKind.OFFICER, TransferKind.UNIT)


async def propose(services: Services, principal: Principal, command: ProposeTransfer) -> Done | Refused:
    """Put a nominal before who is to have them. Nothing changes hands yet."""

    async def decide(desk: Desk) -> Done | Refused:
        recipient = None
        if command.to_owner_id is not None:
            recipient = await nominals.recipient(desk.connection, principal.force_id, command.to_owner_id)
        target = rules.target_of(command, desk.subject, recipient, await store.found_unit(desk, command.to_unit_id))
        standing = await store.standing(desk.connection, principal.force_id, desk.subject.id)
        errors = tuple(rules.of_proposing(desk.subject, command, target, standing))
        if errors:
            return Refused(errors)
        if await store.known(desk.connection, principal.force_id, command.transfer_id) is not None:
            return refused("ID_REUSED", "transferId", "There is a transfer of this id: make a new id.")
        if standing is not None:
            await _close(desk, standing, TransferState.OVERTAKEN, "The nominal moved before it was answered.")
        if not await store.grant(desk, command.tell, command.reason):
            return refused("UNKNOWN_OFFICER", "tell", "One of them is no active officer of this force.")
        by = await _ask(desk, command.transfer_id)
        await store.add(
            desk,
            command.transfer_id,
            kind=target.kind,
            to_unit_id=target.unit_id,
            to_owner_id=command.to_owner_id,
            other_force=command.other_force,
            reason=command.reason,
            answer_by=by,
        )
        if target.kind is TransferKind.FORCE_OUT:
            await _change_mode(desk, ManagementMode.TRANSFER_OUT_PENDING, command.reason)
        return Done(command.transfer_id, waits=True)

    at = Place(field="nominalId", key=command.nominal_id)
    return await act(services, principal, command, action="proposeTransfer", record="transfer", at=at, decide=decide)


async def answer(services: Services, principal: Principal, command: AnswerTransfer) -> Done | Refused:
    """Accept, and the nominal moves; or refuse, and all stays as it is."""

    async def decide(desk: Desk) -> Done | Refused:
        known = await store.known(desk.connection, principal.force_id, command.transfer_id)
        assert known is not None, "the desk found it"
        owner = command.owner_id or known.to_owner_id
        recipient = None if owner is None else await nominals.recipient(desk.connection, principal.force_id, owner)
        errors = tuple(
            rules.of_answering(
                known,
                command,
                principal,
                desk.subject,
                recipient=recipient,
                may_know=await store.may_know(desk),
            )
        )
        if errors:
            return Refused(errors)
        if command.answer is TransferAnswer.REFUSE:
            await _undo(desk, known, TransferState.REFUSED, command.reason)
            return Done(known.id)
        said = {"contact": command.contact, "contact_reference": command.reference}
        said = {name: value for name, value in said.items() if value is not None}
        await _close(desk, known, TransferState.ACCEPTED, command.reason, to_owner_id=owner, **said)
        await _take(desk, known, owner, command)
        return Done(known.id)

    at = _at(command.transfer_id)
    return await act(services, principal, command, action="answerTransfer", record="transfer", at=at, decide=decide)


async def withdraw(services: Services, principal: Principal, command: WithdrawTransfer) -> Done | Refused:
    """Take it back: whoever works with the nominal may."""

    async def decide(desk: Desk) -> Done | Refused:
        known = await store.known(desk.connection, principal.force_id, command.transfer_id)
        assert known is not None, "the desk found it"
        errors = tuple(rules.of_withdrawing(known, command))
        if errors:
            return Refused(errors)
        await _undo(desk, known, TransferState.WITHDRAWN, command.reason)
        return Done(known.id)

    at = Place(field="transferId", key=command.transfer_id, table=transfer)
    return await act(services, principal, command, action="withdrawTransfer", record="transfer", at=at, decide=decide)


def _at(key: UUID) -> Place:
    """The transfer, for those who work with its nominal and for those whose answer it waits for."""

    async def admits(connection: AsyncConnection, principal: Principal) -> bool:
        known = await store.known(connection, principal.force_id, key)
        return known is not None and rules.may_answer(known, principal)

    return Place(field="transferId", key=key, table=transfer, admits=admits, moves=True)


async def _take(desk: Desk, known: Known, owner: UUID | None, command: AnswerTransfer) -> None:
    """The nominal changes hands, or its force does."""
    if known.kind in _OURS:
        assert owner is not None, "the rules found an officer"
        assert known.to_unit_id is not None, "the rules found a unit"
        given = AssignNominal(command.id, desk.subject.id, owner)
        await handover.move(desk.connection, desk.principal, given, unit_id=known.to_unit_id, now=desk.now)
    elif known.kind is TransferKind.FORCE_OUT:
        await _change_mode(desk, ManagementMode.CLOSED, f"Transferred: {command.contact}, {command.reference}.")
    else:
        await _change_mode(desk, ManagementMode.ACTIVE, command.reason or "Transferred from another force.")


async def _undo(desk: Desk, known: Known, state: TransferState, reason: str) -> None:
    """It waits no longer, and all is as before it was proposed."""
    await _close(desk, known, state, reason)
    await store.revoke(desk, known)
    if known.kind is TransferKind.FORCE_IN:
        await _change_mode(desk, ManagementMode.CLOSED, reason)
    elif desk.subject.management_mode is ManagementMode.TRANSFER_OUT_PENDING:
        await _change_mode(desk, known.mode_before, reason)


async def _ask(desk: Desk, key: UUID) -> datetime | None:
    async with owing(desk) as owed:
        if not owed.has_rule(ObligationKind.TRANSFER, desk.now):
            return None
        return owed.open(ObligationKind.TRANSFER, desk.now, Cause(kind=RecordKind.TRANSFER, id=key)).due_at


async def _close(desk: Desk, known: Known, state: TransferState, decision: str, **values: object) -> None:
    await store.close(desk, known.id, state, decision=decision, **values)
    async with owing(desk) as owed:
        for each in owed.open_of(ObligationKind.TRANSFER, opened_by=known.id):
            if state in (TransferState.ACCEPTED, TransferState.REFUSED):
                owed.meet(each, desk.now, Cause(kind=RecordKind.TRANSFER, id=known.id))
            else:
                owed.cancel(each, desk.now, CancelReason.NO_LONGER_APPLIES)


async def _change_mode(desk: Desk, mode: ManagementMode, reason: str) -> None:
    command = ChangeMode(
        id=new_id(), nominal_id=desk.subject.id, mode=mode, from_day=london_day(desk.now), reason=reason
    )
    await mode_changes.change_mode(desk, command)
