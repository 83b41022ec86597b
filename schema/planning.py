"""Commands on risk management plans: drafts, signatures, countersignatures, actions."""

from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.nominals.signing import Verdict
from api.plans import service
from api.plans.commands import CompletePlanAction, DecidePlan, SavePlan, SignPlan
from api.plans.words import ActionBy, ContingencyOn, Urgency
from schema.assessing import EXPECTED_VERSION, REQUEST_ID
from schema.context import Asking
from schema.errors import UserError
from schema.inputs import command_of
from schema.outcomes import changed, told
from schema.plans import Plan, PlanAction
from schema.reading.declare import plain


@strawberry.input(description="If this happens, then that is done.")
class ContingencyInput:
    on_what: ContingencyOn = field(description="What at a visit fires it.")
    trigger_number: int | None = field(
        default=None,
        description="With TRIGGER_HAPPENED: the place of a trigger of this plan, 1 the first; left out: any.",
    )
    if_text: str = field(description="If; at most 500 characters.")
    then_text: str = field(description="Then; at most 500 characters.")
    who: ActionBy = field(description="Who does it.")
    urgency: Urgency = field(description="By when.")


@strawberry.input(description="A draft of a risk management plan, whole: it takes the place of what the draft held.")
class SavePlanInput:
    id: ID = field(description=REQUEST_ID)
    plan_id: ID = field(description="Made by the client; names the plan for ever.")
    nominal_id: ID = field(description="Whom it is about.")
    expected_version: int = field(description=f"0 begins a new one. Else: {EXPECTED_VERSION}")
    current_situation: str = field(default="", description="How things stand; at most 4,000 characters.")
    supervision: str = field(default="", description="The first pillar; at most 4,000 characters.")
    monitoring_control: str = field(default="", description="The second pillar; at most 4,000 characters.")
    interventions_treatment: str = field(default="", description="The third pillar; at most 4,000 characters.")
    victim_safety: str = field(default="", description="The fourth pillar; at most 4,000 characters.")
    triggers: list[str] = field(
        default_factory=list, description="What sets this person off; 15 at most, each at most 500 characters."
    )
    contingencies: list[ContingencyInput] = field(default_factory=list, description="If and then; 30 at most.")
    visit_every_months: int | None = field(
        default=None, description="How often to visit, from 1 to 24 months, if not as policy has it."
    )
    visit_interval_reason: str | None = field(default=None, description="Why not; at most 2,000 characters.")


@strawberry.input(description="Sign a draft: it can be changed no more.")
class SignPlanInput:
    id: ID = field(description=REQUEST_ID)
    plan_id: ID = field(description="The plan.")
    expected_version: int = field(description=EXPECTED_VERSION)


@strawberry.input(description="Countersign a plan that was signed, which puts it in force, or return it.")
class DecidePlanInput:
    id: ID = field(description=REQUEST_ID)
    plan_id: ID = field(description="The plan.")
    expected_version: int = field(description=EXPECTED_VERSION)
    verdict: Verdict = field(description="What is said to it.")
    comment: str = field(default="", description="Needed to return it; at most 2,000 characters.")


@strawberry.input(description="Say that what a contingency asked for is done.")
class CompletePlanActionInput:
    id: ID = field(description=REQUEST_ID)
    action_id: ID = field(description="The action.")
    outcome: str = field(description="What came of it; at most 2,000 characters.")


@plain
class PlanPayload:
    """What came of a command on a plan: the plan as the caller may see it, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=Plan | None, description="The plan; null if nothing was changed.")
    async def plan(self, info: Asking) -> object:
        return await changed(info, "Plan", self.key)


@plain
class PlanActionPayload:
    """What came of completePlanAction: the action as the caller may see it, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=PlanAction | None, description="The action; null if nothing was changed.")
    async def action(self, info: Asking) -> object:
        return await changed(info, "PlanAction", self.key)


async def save_plan(
    info: Asking, asked: Annotated[SavePlanInput, strawberry.argument(name="input", description="The draft.")]
) -> PlanPayload:
    given = info.context
    return PlanPayload(**told(await service.save(given.services, given.principal, command_of(SavePlan, asked))))


async def sign_plan(
    info: Asking, asked: Annotated[SignPlanInput, strawberry.argument(name="input", description="Which.")]
) -> PlanPayload:
    given = info.context
    return PlanPayload(**told(await service.sign(given.services, given.principal, command_of(SignPlan, asked))))


async def decide_plan(
    info: Asking, asked: Annotated[DecidePlanInput, strawberry.argument(name="input", description="The verdict.")]
) -> PlanPayload:
    given = info.context
    outcome = await service.decide_plan(given.services, given.principal, command_of(DecidePlan, asked))
    return PlanPayload(**told(outcome))


async def complete_plan_action(
    info: Asking,
    asked: Annotated[CompletePlanActionInput, strawberry.argument(name="input", description="What came of it.")],
) -> PlanActionPayload:
    given = info.context
    outcome = await service.complete_action(given.services, given.principal, command_of(CompletePlanAction, asked))
    return PlanActionPayload(**told(outcome))


@strawberry.type
class PlanMutations:
    save_plan: PlanPayload = strawberry.mutation(
        resolver=save_plan,
        graphql_type=PlanPayload,
        description="Keep a draft of a risk management plan, or begin one. Scope visits:write.",
    )
    sign_plan: PlanPayload = strawberry.mutation(
        resolver=sign_plan,
        graphql_type=PlanPayload,
        description="Sign a plan and put it before a supervisor. Scope visits:write.",
    )
    decide_plan: PlanPayload = strawberry.mutation(
        resolver=decide_plan,
        graphql_type=PlanPayload,
        description="Countersign a plan, which puts it in force, or return it. For supervisors, never its author."
        " Scope visits:write.",
    )
    complete_plan_action: PlanActionPayload = strawberry.mutation(
        resolver=complete_plan_action,
        graphql_type=PlanActionPayload,
        description="Say that what a contingency asked for is done. Scope visits:write.",
    )
