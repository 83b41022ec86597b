"""Decides about cases: KIRAT's band, sharing, safeguarding, each with its own clock, and who has the case.

The clocks are independent: the band moves only the target to act, and whether partners are told is decided at intake,
whatever the band.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import func, insert, select, update

from api.cases import rules
from api.cases.commands import (
    NAME_MAX,
    TEXT_MAX,
    AssignCase,
    DecideSharing,
    RecordKirat,
    RecordSafeguarding,
)
from api.cases.desk import Desk, act, could_work_with, owing, settle
from api.cases.history import case_assignment, kirat_result, safeguarding_step, share_decision
from api.cases.places import is_here, works_in
from api.cases.words import KiratBand, SafeguardingStep, ShareDecision
from api.identity.organisation import UnitKind
from api.identity.principal import Principal
from api.nominals.carrying import Done, Refused, refused
from api.obligations.commands import CancelReason, ObligationKind, RecordKind, Revision
from api.obligations.engine import Ledger
from api.obligations.held import Cause
from api.obligations.tables import obligation
from api.services import Services

_MAY_NOT_SEE: Final = (
    "They do not work with this case, or cannot sign in, and could not review it: name its officer, one of an online"
    " child abuse team, or the unit's supervisor. Of a covert case, first name them among those who may know."
)
_NO_SUCH_OFFICER: Final = "There is no such officer in an online child abuse team: choose one."


async def record_kirat(services: Services, principal: Principal, command: RecordKirat) -> Done | Refused:
    """Record a band. The latest by what was known counts; its clock is counted again from the receipt."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = tuple(rules.of_kirat(command, desk.now))
        if errors:
            return Refused(errors)
        told = {name: value for name, value in vars(command).items() if name != "case_id"}
        await desk.add(kirat_result, **told, recorded_at=desk.now, recorded_by=desk.officer_id)
        if desk.case.band_as_of is not None and command.band_as_of < desk.case.band_as_of:
            return desk.done  # It is kept, but something newer is known.
        await desk.change(band=command.band, band_as_of=command.band_as_of)
        async with owing(desk) as owed:
            _count_action(owed, desk, command.band)
        return desk.done

    return await act(services, principal, command, action="recordKirat", decide=decide)


def _count_action(owed: Ledger, desk: Desk, band: KiratBand) -> None:
    waiting = owed.open_of(ObligationKind.KIRAT_ACTION)
    if band is KiratBand.NOT_APPLICABLE:
        owed.cancel_all(ObligationKind.KIRAT_ACTION, desk.now, CancelReason.NO_LONGER_APPLIES)
    elif waiting:
        for each in waiting:
            owed.recount(each, band, Revision.RISK_CHANGED)
    elif desk.case.acted_at is None:
        owed.open(ObligationKind.KIRAT_ACTION, desk.case.received_at, desk.cause(), opened_at=desk.now, applies_to=band)


async def decide_sharing(services: Services, principal: Principal, command: DecideSharing) -> Done | Refused:
    """Decide that partners are not told: it is reviewed, and escalates where it is not.

    That they are told is no word of ours but the telling itself (`api/sharing/case_sharing.py`), which decides and
    writes the ledger at once: nothing counts as shared of which the ledger says nothing (decision 150).
    """

    async def decide(desk: Desk) -> Done | Refused:
        if command.decision in rules.TELLS:
            words = "Tell the agency through its agreement: that decides it, and what was told stands in the ledger."
            return refused("TELL_THE_AGENCY", "decision", words)
        return await sharing_decided(desk, command)

    return await act(services, principal, command, action="decideSharing", decide=decide)


async def sharing_decided(desk: Desk, command: DecideSharing) -> Done | Refused:
    """The decision itself, at the case's desk: also for whatever tells a partner in the same transaction."""
    async with owing(desk) as owed:
        reviews = owed.open_of(ObligationKind.SHARE_REVIEW)
        late = any(each.due_at is not None and each.due_at < desk.now for each in reviews)
        errors = tuple(rules.of_sharing(command, is_escalated=late, supervises=desk.supervises))
        if errors:
            return Refused(errors)
        wrong = await _misnamed(desk, command.review_by_id)
        if wrong is not None:
            return wrong
        cause = Cause(kind=RecordKind.DECISION, id=command.id)
        for each in (*owed.open_of(ObligationKind.SHARE_DECISION), *reviews):
            owed.meet(each, desk.now, cause)
        if command.decision is ShareDecision.WITHHELD:
            # Whoever names the officer who has the case means whoever has it.
            named = None if command.review_by_id == desk.case.owner_id else command.review_by_id
            owed.open(ObligationKind.SHARE_REVIEW, desk.now, cause, named=named)
    told = {name: value for name, value in vars(command).items() if name != "case_id"}
    await desk.add(share_decision, **told, decided_at=desk.now, decided_by=desk.officer_id)
    first = desk.case.first_shared_at
    if command.decision is not ShareDecision.WITHHELD and first is None:
        first = desk.now
    await desk.change(sharing=command.decision, withheld_for=command.withheld_for, first_shared_at=first)
    return desk.done


async def _misnamed(desk: Desk, reviewer: UUID | None) -> Refused | None:
    """Somebody whom the force does not have, or who could not look again."""
    if reviewer is None or reviewer == desk.case.owner_id:
        return None
    if not await is_here(desk.connection, desk.principal.force_id, reviewer):
        return refused("UNKNOWN_OFFICER", "reviewById", "There is no such officer: choose one who works here.")
    if not await could_work_with(desk.connection, desk.principal.force_id, desk.case, reviewer):
        return refused("REVIEWER_MAY_NOT_SEE", "reviewById", _MAY_NOT_SEE)
    return None


# What each step opens, meets and makes pointless.
_OPENS: Final = {
    SafeguardingStep.CSC_REFERRAL: ObligationKind.CSC_DECISION,
    SafeguardingStep.STRATEGY_DISCUSSION: ObligationKind.ICPC,
    SafeguardingStep.LADO_KNOWN: ObligationKind.LADO,
}
_MEETS: Final = {
    SafeguardingStep.CSC_DECIDED: ObligationKind.CSC_DECISION,
    SafeguardingStep.ICPC_HELD: ObligationKind.ICPC,
    SafeguardingStep.ASSESSMENT_DONE: ObligationKind.CHILD_ASSESSMENT,
    SafeguardingStep.LADO_REFERRAL: ObligationKind.LADO,
}


async def record_safeguarding(services: Services, principal: Principal, command: RecordSafeguarding) -> Done | Refused:
    """Record a step to safeguard children, with the statutory clock that it starts or stops."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = (
            *rules.past("at", command.at, desk.now),
            *rules.texts(command, agency_optional=NAME_MAX, reference_optional=100, note_optional=TEXT_MAX),
        )
        if errors:
            return Refused(errors)
        told = {name: value for name, value in vars(command).items() if name != "case_id"}
        await desk.add(safeguarding_step, **told, recorded_at=desk.now, recorded_by=desk.officer_id)
        cause = Cause(kind=RecordKind.RECORD, id=command.id)
        async with owing(desk) as owed:
            if command.step in _OPENS:
                owed.open(_OPENS[command.step], command.at, cause)
            elif command.step in _MEETS:
                for each in owed.open_of(_MEETS[command.step]):
                    owed.meet(each, max(command.at, each.opened_at), cause)
            elif command.step is SafeguardingStep.SECTION_47:
                await _assess(desk, owed, command.at, cause)
            else:
                owed.cancel_all(ObligationKind.ICPC, desk.now, CancelReason.NO_LONGER_APPLIES)
        return desk.done

    return await act(services, principal, command, action="recordSafeguarding", decide=decide)


async def _assess(desk: Desk, owed: Ledger, at: datetime, cause: Cause) -> None:
    """The child's assessment is owed since the enquiry, and counts from the referral that led to it where one is
    recorded. A second enquiry beside the first is the same assessment.
    """
    if owed.open_of(ObligationKind.CHILD_ASSESSMENT):
        return
    step = safeguarding_step
    steps = await desk.connection.execute(
        select(step.c.step, step.c.at).where(
            step.c.force_id == desk.principal.force_id, step.c.case_id == desk.case.id, step.c.at <= at
        )
    )
    found = [(SafeguardingStep(row.step), row.at) for row in steps]
    owed.open(ObligationKind.CHILD_ASSESSMENT, rules.assessed_from(found, at), cause, opened_at=at)


async def assign(services: Services, principal: Principal, command: AssignCase) -> Done | Refused:
    """Give the case, and what is owed of it, to another officer of an online child abuse team."""

    async def decide(desk: Desk) -> Done | Refused:
        unit_id = await works_in(desk.connection, desk.principal.force_id, command.owner_id, UnitKind.OCAIT)
        if unit_id is None:
            return refused("UNKNOWN_OFFICER", "ownerId", _NO_SUCH_OFFICER)
        force_id = desk.principal.force_id
        of_case = (case_assignment.c.force_id == force_id, case_assignment.c.case_id == desk.case.id)
        await desk.connection.execute(
            update(case_assignment).where(*of_case, case_assignment.c.until.is_(None)).values(until=desk.now)
        )
        await desk.change(owner_id=command.owner_id, unit_id=unit_id)
        held = {"owner_id": command.owner_id, "unit_id": unit_id, "since": desk.now, "assigned_by": desk.principal.id}
        await desk.connection.execute(
            insert(case_assignment).values(force_id=force_id, id=command.id, case_id=desk.case.id, **held)
        )
        await desk.connection.execute(
            update(obligation)
            .where(
                obligation.c.force_id == force_id,
                obligation.c.case_id == desk.case.id,
                obligation.c.met_at.is_(None),
                obligation.c.cancelled_at.is_(None),
                obligation.c.superseded_at.is_(None),
            )
            .values(owner_id=func.coalesce(obligation.c.named_owner_id, command.owner_id), unit_id=unit_id)
        )
        await settle(desk, owner_id=command.owner_id, unit_id=unit_id)
        return desk.done

    return await act(services, principal, command, action="assignCase", decide=decide)
