"""Carries out what is asked about risk management plans: drafts, signatures, countersignatures, actions.

A plan that is countersigned is in force at once, meets what asked for its review and opens the next. The phone then
asks about its triggers by name at every visit, and its contingencies fire by what is answered.
"""

from api.identity.principal import Principal
from api.nominals.desk import Desk, Done, Place, Refused, act, refused
from api.nominals.signing import SigningState, Verdict, may_change, may_decide, officer_required
from api.obligations import intervals
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.held import Cause
from api.obligations.owing import owing
from api.plans import rules, store
from api.plans.commands import CompletePlanAction, DecidePlan, SavePlan, SignPlan
from api.plans.tables import plan, plan_action
from api.services import Services


async def save(services: Services, principal: Principal, command: SavePlan) -> Done | Refused:
    """Keep a draft, or begin one."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = list(rules.of_draft(command))
        found = await store.found(desk.connection, principal.force_id, command.plan_id)
        if found is not None:
            errors += may_change(found, command.expected_version)
        if principal.officer_id is None:
            errors.append(officer_required())
        if errors:
            return Refused(tuple(errors))
        if found is not None:
            await store.change(desk, command)
        elif not await store.begin(desk, command):
            return refused("DRAFT_EXISTS", "planId", "There is a draft already: go on with that one.")
        await store.replace_rows(desk, command)
        return Done(command.plan_id)

    at = Place(field="nominalId", key=command.nominal_id)
    return await act(services, principal, command, action="savePlan", record="plan", at=at, decide=decide)


async def sign(services: Services, principal: Principal, command: SignPlan) -> Done | Refused:
    """Sign a draft and put it before a supervisor."""

    async def decide(desk: Desk) -> Done | Refused:
        found = await store.found(desk.connection, principal.force_id, command.plan_id)
        assert found is not None, "the desk found it"
        errors = list(may_change(found, command.expected_version))
        if principal.officer_id is None:
            errors.append(officer_required())
        if not errors:
            errors += rules.of_signature(*await store.content(desk.connection, principal.force_id, found.id))
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
            owed.open(ObligationKind.SUP_REVIEW, desk.now, Cause(kind=RecordKind.PLAN, id=found.id))
        return Done(found.id)

    at = Place(field="planId", key=command.plan_id, table=plan)
    return await act(services, principal, command, action="signPlan", record="plan", at=at, decide=decide)


async def decide_plan(services: Services, principal: Principal, command: DecidePlan) -> Done | Refused:
    """Countersign a plan, or return it."""

    async def decide(desk: Desk) -> Done | Refused:
        found = await store.found(desk.connection, principal.force_id, command.plan_id)
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
        said = {
            "version": found.version + 1,
            "decided_at": desk.now,
            "decided_by": principal.officer_id,
            "comment": command.comment,
        }
        cause = Cause(kind=RecordKind.PLAN, id=found.id)
        async with owing(desk) as owed:
            for review in owed.open_of(ObligationKind.SUP_REVIEW, opened_by=found.id):
                owed.meet(review, desk.now, cause)
            if command.verdict is Verdict.RETURN:
                await store.set_state(desk, found.id, state=SigningState.RETURNED, **said)
            else:
                await store.put_in_force(desk, found.id, **said)
                for asked in owed.open_of(ObligationKind.RMP_REVIEW):
                    owed.meet(asked, desk.now, cause)
                owed.open(ObligationKind.RMP_REVIEW, desk.now, cause)
        if command.verdict is Verdict.COUNTERSIGN:
            await intervals.follow_plan(desk, await store.interval(desk, found.id))
        return Done(found.id)

    at = Place(field="planId", key=command.plan_id, table=plan)
    return await act(services, principal, command, action="decidePlan", record="plan", at=at, decide=decide)


async def complete_action(services: Services, principal: Principal, command: CompletePlanAction) -> Done | Refused:
    """Say that what a contingency asked for is done."""

    async def decide(desk: Desk) -> Done | Refused:
        errors = list(rules.of_completion(command))
        if principal.officer_id is None:
            errors.append(officer_required())
        if errors:
            return Refused(tuple(errors))
        if not await store.complete(desk, command.action_id, command.outcome):
            return refused("DONE_ALREADY", "actionId", "It was done before: read it again.")
        async with owing(desk) as owed:
            for asked in owed.open_of(ObligationKind.PLAN_ACTION, opened_by=command.action_id):
                owed.meet(asked, desk.now, Cause(kind=RecordKind.ACTION, id=command.action_id))
        return Done(command.action_id)

    at = Place(field="actionId", key=command.action_id, table=plan_action)
    record = "plan_action"
    return await act(services, principal, command, action="completePlanAction", record=record, at=at, decide=decide)
