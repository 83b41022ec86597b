"""A case goes to another force, comes from one, or ends. It has an officer here until another force has accepted it."""

from sqlalchemy import update

from api.cases import rules
from api.cases.commands import NAME_MAX, TEXT_MAX, AnswerCaseTransfer, CloseCase, OfferCaseTransfer
from api.cases.desk import Desk, act, owing
from api.cases.history import case_transfer
from api.cases.words import CaseOutcome, CaseState, CaseTransferAnswer, CaseTransferDirection
from api.identity.principal import Principal
from api.nominals.carrying import Done, Refused, refused
from api.obligations.commands import CancelReason, ObligationKind
from api.services import Services

# What a force that has the case owes from then on; what was begun with other agencies goes on.
_GOES_ALONG = (
    ObligationKind.KIRAT_ACTION,
    ObligationKind.SHARE_DECISION,
    ObligationKind.SHARE_REVIEW,
    ObligationKind.SUSPECT_WELFARE,
)


async def offer(services: Services, principal: Principal, command: OfferCaseTransfer) -> Done | Refused:
    """Ask another force to take the case over."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = tuple(rules.texts(command, force=NAME_MAX, reason=TEXT_MAX))
        if errors:
            return Refused(errors)
        if desk.case.state is not CaseState.OPEN:
            return refused("NOT_OPEN", "caseId", "Only a case that is open can be offered: read it again.")
        asked = {"id": command.id, "force": command.force, "reason": command.reason}
        await desk.add(
            case_transfer, **asked, direction=CaseTransferDirection.OUT, asked_at=desk.now, asked_by=principal.id
        )
        await desk.change(state=CaseState.TRANSFER_OUT_PENDING)
        return desk.done

    return await act(services, principal, command, action="offerCaseTransfer", decide=decide)


async def answer(services: Services, principal: Principal, command: AnswerCaseTransfer) -> Done | Refused:
    """Record what was answered: by the other force, or by ours to a case that came to us."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = tuple(rules.texts(command, by=NAME_MAX, reference_optional=100))
        if errors:
            return Refused(errors)
        found = await desk.find(case_transfer, command.transfer_id)
        if found is None or found.answer is not None:
            return refused("UNKNOWN_TRANSFER", "transferId", "There is no such transfer that waits for an answer.")
        said = {"answer": command.answer, "answered_by": command.by, "reference": command.reference}
        await desk.connection.execute(
            update(case_transfer)
            .where(case_transfer.c.force_id == principal.force_id, case_transfer.c.id == found.id)
            .values(**said, answered_at=desk.now)
        )
        if command.answer is CaseTransferAnswer.ACCEPTED and found.direction == CaseTransferDirection.OUT:
            await _let_go(desk)
        elif command.answer is CaseTransferAnswer.DECLINED and found.direction == CaseTransferDirection.IN:
            await _end(desk, CaseOutcome.NOT_OURS, command.by)
        else:
            await desk.change(state=CaseState.OPEN)
        return desk.done

    return await act(services, principal, command, action="answerCaseTransfer", decide=decide)


async def close(services: Services, principal: Principal, command: CloseCase) -> Done | Refused:
    """End a case without a conviction. Whether partners are told is decided first: no case ends with that open.

    Where there is nobody who could be told, the unit's supervisor may end it withheld.
    """

    async def decide(desk: Desk) -> Done | Refused:
        errors = tuple(rules.texts(command, reason=TEXT_MAX))
        if errors:
            return Refused(errors)
        if command.outcome is CaseOutcome.CONVICTED:
            return refused("USE_CONVICTION", "outcome", "Record the conviction: it hands the suspect over.")
        if desk.case.state is not CaseState.OPEN:
            return refused("NOT_OPEN", "caseId", "Only a case that is open can be closed: read it again.")
        if not rules.may_end(desk.case.sharing, desk.case.withheld_for, supervises=desk.supervises):
            words = "Tell partners first. Where nobody can be told, the unit's supervisor may end the case withheld."
            return refused("SHARING_OPEN", "outcome", words)
        await _end(desk, command.outcome, command.reason)
        return desk.done

    return await act(services, principal, command, action="closeCase", decide=decide)


async def _let_go(desk: Desk) -> None:
    await desk.change(state=CaseState.TRANSFERRED)
    async with owing(desk) as owed:
        owed.stop(desk.now, CancelReason.MANAGEMENT_ENDED, kinds=_GOES_ALONG)


async def _end(desk: Desk, outcome: CaseOutcome, reason: str) -> None:
    await desk.change(state=CaseState.CLOSED, outcome=outcome, outcome_reason=reason, closed_at=desk.now)
    stops = (
        _GOES_ALONG if outcome is CaseOutcome.NOT_OURS else (ObligationKind.KIRAT_ACTION, ObligationKind.SHARE_REVIEW)
    )
    async with owing(desk) as owed:
        owed.stop(desk.now, CancelReason.MANAGEMENT_ENDED, kinds=stops)
