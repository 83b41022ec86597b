"""Carries out what is asked about assessments: drafts, signatures, countersignatures, and what they meet and open.

A countersigned ARMS assessment meets what asked for one and opens the next review, counted from when its author signed
it: a supervisor who takes their time must not move the next one. Its priority proposes a risk level; a person sets it.
"""

from datetime import datetime
from uuid import UUID

from api.assessments import rules, store
from api.assessments.commands import DecideArms, DecideArmsApplies, RecordToolResult, SaveArms, SubmitArms
from api.assessments.tables import arms_assessment
from api.assessments.words import ArmsApplies
from api.identity.principal import Principal
from api.nominals.desk import Desk, Done, Place, Refused, act, refused
from api.nominals.signing import SigningState, Verdict, may_change, may_decide, officer_required
from api.obligations.calendar import london_day
from api.obligations.commands import CancelReason, ObligationKind, RecordKind
from api.obligations.engine import Ledger
from api.obligations.held import Cause
from api.obligations.owing import owing
from api.services import Services

_ARMS = (ObligationKind.ARMS_INITIAL, ObligationKind.ARMS_REVIEW)


async def save(services: Services, principal: Principal, command: SaveArms) -> Done | Refused:
    """Keep a draft, or begin one."""

    async def decide(desk: Desk) -> Done | Refused:
        wanted = {
            piece.statement_id for one in command.factors for piece in one.evidence if piece.statement_id is not None
        }
        known = await store.statements(desk.connection, principal.force_id, desk.subject.id, wanted)
        errors = list(rules.of_draft(command, known))
        found = await store.assessment(desk.connection, principal.force_id, command.assessment_id)
        if found is not None:
            errors += may_change(found, command.expected_version)
        if principal.officer_id is None:
            errors.append(officer_required())
        if errors:
            return Refused(tuple(errors))
        if found is not None:
            await store.change(desk, command)
        elif not await store.begin(desk, command):
            return refused("DRAFT_EXISTS", "assessmentId", "There is a draft already: go on with that one.")
        await store.replace_factors(desk, command)
        return Done(command.assessment_id)

    at = Place(field="nominalId", key=command.nominal_id)
    return await act(services, principal, command, action="saveArms", record="arms_assessment", at=at, decide=decide)


async def submit(services: Services, principal: Principal, command: SubmitArms) -> Done | Refused:
    """Sign a draft and put it before a supervisor."""

    async def decide(desk: Desk) -> Done | Refused:
        found = await store.assessment(desk.connection, principal.force_id, command.assessment_id)
        assert found is not None, "the desk found it"
        errors = list(may_change(found, command.expected_version))
        if principal.officer_id is None:
            errors.append(officer_required())
        if not errors:
            errors += rules.of_submission(
                *await store.content(desk.connection, principal.force_id, command.assessment_id)
            )
        if errors:
            return Refused(tuple(errors))
        await store.set_state(
            desk,
            found.id,
            state=SigningState.SUBMITTED,
            version=found.version + 1,
            author_id=principal.officer_id,
            submitted_at=desk.now,
        )
        async with owing(desk) as owed:
            owed.open(ObligationKind.SUP_REVIEW, desk.now, Cause(kind=RecordKind.ASSESSMENT, id=found.id))
        return Done(found.id)

    at = Place(field="assessmentId", key=command.assessment_id, table=arms_assessment)
    return await act(services, principal, command, action="submitArms", record="arms_assessment", at=at, decide=decide)


async def decide_arms(services: Services, principal: Principal, command: DecideArms) -> Done | Refused:
    """Countersign an assessment, or return it."""

    async def decide(desk: Desk) -> Done | Refused:
        found = await store.assessment(desk.connection, principal.force_id, command.assessment_id)
        assert found is not None, "the desk found it"
        errors = tuple(
            may_decide(
                found,
                command.expected_version,
                officer_id=principal.officer_id,
                supervises=desk.supervises,
                verdict=command.verdict,
                comment=command.comment,
            )
        )
        if errors:
            return Refused(errors)
        countersigned = command.verdict is Verdict.COUNTERSIGN
        await store.set_state(
            desk,
            found.id,
            state=SigningState.COUNTERSIGNED if countersigned else SigningState.RETURNED,
            version=found.version + 1,
            decided_at=desk.now,
            decided_by=principal.officer_id,
            comment=command.comment,
        )
        cause = Cause(kind=RecordKind.ASSESSMENT, id=found.id)
        async with owing(desk) as owed:
            for review in owed.open_of(ObligationKind.SUP_REVIEW, opened_by=found.id):
                owed.meet(review, desk.now, cause)
            if countersigned:
                assert found.submitted_at is not None
                for kind in _ARMS:
                    for asked in owed.open_of(kind):
                        owed.meet(asked, desk.now, cause)
                owed.open(ObligationKind.ARMS_REVIEW, found.submitted_at, cause, opened_at=desk.now)
        return Done(found.id)

    at = Place(field="assessmentId", key=command.assessment_id, table=arms_assessment)
    return await act(services, principal, command, action="decideArms", record="arms_assessment", at=at, decide=decide)


async def decide_applies(services: Services, principal: Principal, command: DecideArmsApplies) -> Done | Refused:
    """Say whether ARMS applies: whoever is left out owes no assessment, and whoever is taken in again does."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = list(rules.of_applicability(command))
        if principal.officer_id is None:
            errors.append(officer_required())
        if not desk.supervises:
            return refused("NOT_SUPERVISOR", "nominalId", "Only a supervisor of the unit decides whether ARMS applies.")
        if errors:
            return Refused(tuple(errors))
        await store.add_applicability(desk, command.id, applies=command.applies, reason=command.reason)
        last = await store.last_countersigned(desk.connection, principal.force_id, desk.subject.id)
        async with owing(desk) as owed:
            if command.applies is ArmsApplies.APPLIES:
                _owe_again(owed, desk, command, last)
            else:
                for kind in _ARMS:
                    owed.cancel_all(kind, desk.now, CancelReason.NO_LONGER_APPLIES)
        return Done(command.id)

    at = Place(field="nominalId", key=command.nominal_id)
    return await act(
        services, principal, command, action="decideArmsApplies", record="arms_applicability", at=at, decide=decide
    )


def _owe_again(owed: Ledger, desk: Desk, command: DecideArmsApplies, last: tuple[UUID, datetime] | None) -> None:
    """What was owed goes on where it stood: to leave somebody out and take them in again gives nobody more time."""
    if any(owed.open_of(kind) for kind in _ARMS):
        return
    cause = Cause(kind=RecordKind.DECISION, id=command.id)
    if last is not None:
        owed.open(ObligationKind.ARMS_REVIEW, last[1], cause, opened_at=desk.now)
        return
    first = ObligationKind.ARMS_INITIAL
    stopped = [
        each.basis
        for each in owed.in_force
        if each.kind is first and each.cancel_reason is CancelReason.NO_LONGER_APPLIES
    ]
    owed.open(first, max(stopped, default=desk.now), cause, opened_at=desk.now)


async def record_result(services: Services, principal: Principal, command: RecordToolResult) -> Done | Refused:
    """Record what a tool gave."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = list(rules.of_result(command, london_day(desk.now)))
        if principal.officer_id is None:
            errors.append(officer_required())
        if errors:
            return Refused(tuple(errors))
        if command.replaces_id is not None and not await store.may_be_replaced(desk, command.replaces_id):
            return refused("UNKNOWN_RESULT", "replacesId", "There is no such result here that stands: read it again.")
        said = {name: value for name, value in vars(command).items() if name not in ("id", "nominal_id")}
        await store.add_result(desk, command.id, **said)
        return Done(command.id)

    at = Place(field="nominalId", key=command.nominal_id)
    return await act(
        services, principal, command, action="recordToolResult", record="tool_result", at=at, decide=decide
    )
