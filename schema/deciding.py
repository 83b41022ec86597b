"""What people decide about a nominal: level, mode, interval."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import ID, field

from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.desk import Refused
from api.obligations.asking import Eligibility
from api.obligations.asking import reactive_eligibility as ask_eligibility
from api.obligations.decisions import (
    ApproveInterval,
    ChangeMode,
    CountersignRiskLevel,
    DecideReactiveReview,
    Decision,
    ProposeInterval,
    ReactiveVerdict,
    SetRiskLevel,
)
from api.obligations.eligibility import Against
from api.obligations.managing import decide
from schema.context import Asking
from schema.errors import UserError, published
from schema.identifiers import one_id
from schema.inputs import command_of
from schema.nominals import Nominal
from schema.publish import publish_enum
from schema.reading.declare import plain

_ID = "Made by the client; names this request for ever. The same again is not done twice."
_NOMINAL = "The nominal: of the caller's caseload, or of their unit for its supervisor."
_VERSION = "The nominal's version as the caller saw it; left out: whatever it is."
_REASON = "Why, in words; from 3 to 2,000 characters."
_INPUT = "What is decided."


@strawberry.input(description="Set a nominal's risk level.")
class SetRiskLevelInput:
    id: ID = field(description=_ID)
    nominal_id: ID = field(description=_NOMINAL)
    expected_version: int | None = field(default=None, description=_VERSION)
    level: RiskLevel = field(description="The level; not UNASSESSED.")
    tool_level: RiskLevel | None = field(default=None, description="The level that an assessment tool proposed.")
    reason: str = field(description=_REASON)


@strawberry.input(description="Let another person's decision about the risk level count.")
class CountersignRiskLevelInput:
    id: ID = field(description=_ID)
    nominal_id: ID = field(description=_NOMINAL)
    expected_version: int | None = field(default=None, description=_VERSION)
    decision_id: ID = field(description="The decision that waits.")


@strawberry.input(description="Change how a nominal is managed.")
class ChangeManagementModeInput:
    id: ID = field(description=_ID)
    nominal_id: ID = field(description=_NOMINAL)
    expected_version: int | None = field(default=None, description=_VERSION)
    mode: ManagementMode = field(description="How they are managed from then on.")
    from_day: date = field(description="The first day on which it counts: today or before.")
    reason: str = field(description=_REASON)


@strawberry.input(description="A supervisor's word about news of somebody managed reactively.")
class DecideReactiveReviewInput:
    id: ID = field(description=_ID)
    nominal_id: ID = field(description=_NOMINAL)
    expected_version: int | None = field(default=None, description=_VERSION)
    verdict: ReactiveVerdict = field(description="Keep it as it is, or have visits reinstated.")
    reason: str = field(description=_REASON)


@strawberry.input(description="Visit a nominal at another interval than their level's; in months or in days.")
class ProposeVisitIntervalInput:
    id: ID = field(description=_ID)
    nominal_id: ID = field(description=_NOMINAL)
    expected_version: int | None = field(default=None, description=_VERSION)
    months: int | None = field(default=None, description="How many months, 1 to 24.")
    days: int | None = field(default=None, description="How many days, 1 to 730.")
    reason: str = field(description=_REASON)


@strawberry.input(description="Let a longer interval of visits count.")
class ApproveVisitIntervalInput:
    id: ID = field(description=_ID)
    nominal_id: ID = field(description=_NOMINAL)
    expected_version: int | None = field(default=None, description=_VERSION)
    interval_id: ID = field(description="The interval that waits.")


publish_enum(
    Against,
    {
        "NOT_LOW": "The risk level is not low.",
        "NOT_LOW_LONG_ENOUGH": "It has not been low for as long as policy asks.",
        "ORDER_IN_FORCE": "An order, licence or bail is in force.",
        "SUSPECTED_BREACH": "A breach was suspected within the time that policy looks back.",
        "OPEN_NEWS": "News waits for a review or a decision.",
        "NOT_ADULT": "Under 18, or the date of birth is not known.",
        "OVERDUE": "Something is overdue.",
    },
    name="AgainstReactive",
)


@plain
class ReactiveGround:
    """One thing that speaks against reactive management, by the policy of today."""

    code: Against = field(description="What kind of thing.")
    words: str = field(description="In words, with its date; at most 1,000 characters.")


@plain
class ReactiveEligibility:
    """What speaks against reactive management of one nominal now. A supervisor decides; this only lists."""

    low_since: date | None = field(description="Since when the level has been low without a break; null: it is not.")
    against: list[ReactiveGround] = field(description="What speaks against it, 200 at most; empty: nothing does.")


@plain
class NominalDecisionPayload:
    """What came of a decision about a nominal: the nominal as it is after it, or what to mend."""

    decided_id: strawberry.Private[ID | None]
    record_id: ID | None = field(description="The id of what was kept; null if nothing was.")
    waits: bool = field(description="It does not count until a supervisor has said so.")
    user_errors: list[UserError] = field(description="What to mend, one for each input at fault; empty if it is kept.")

    @strawberry.field(graphql_type=Nominal | None, description="The nominal; null if nothing was kept.")
    async def nominal(self, info: Asking) -> object:
        if self.decided_id is None:
            return None
        return await info.context.read_record("Nominal", one_id(self.decided_id, "nominalId"), info._raw_info)  # noqa: SLF001


async def decided(info: Asking, command: Decision) -> NominalDecisionPayload:
    outcome = await decide(info.context.services, info.context.principal, command)
    if isinstance(outcome, Refused):
        return NominalDecisionPayload(
            decided_id=None, record_id=None, waits=False, user_errors=published(outcome.errors)
        )
    return NominalDecisionPayload(
        decided_id=ID(str(command.nominal_id)),
        record_id=ID(str(outcome.record_id)),
        waits=outcome.waits,
        user_errors=[],
    )


async def set_risk_level(
    info: Asking, asked: Annotated[SetRiskLevelInput, strawberry.argument(name="input", description=_INPUT)]
) -> NominalDecisionPayload:
    command = SetRiskLevel(
        id=one_id(asked.id, "id"),
        nominal_id=one_id(asked.nominal_id, "nominalId"),
        expected_version=asked.expected_version,
        level=asked.level,
        tool_level=asked.tool_level,
        reason=asked.reason,
    )
    return await decided(info, command)


async def countersign_risk_level(
    info: Asking, asked: Annotated[CountersignRiskLevelInput, strawberry.argument(name="input", description=_INPUT)]
) -> NominalDecisionPayload:
    command = CountersignRiskLevel(
        id=one_id(asked.id, "id"),
        nominal_id=one_id(asked.nominal_id, "nominalId"),
        expected_version=asked.expected_version,
        decision_id=one_id(asked.decision_id, "decisionId"),
    )
    return await decided(info, command)


async def change_management_mode(
    info: Asking, asked: Annotated[ChangeManagementModeInput, strawberry.argument(name="input", description=_INPUT)]
) -> NominalDecisionPayload:
    command = ChangeMode(
        id=one_id(asked.id, "id"),
        nominal_id=one_id(asked.nominal_id, "nominalId"),
        expected_version=asked.expected_version,
        mode=asked.mode,
        from_day=asked.from_day,
        reason=asked.reason,
    )
    return await decided(info, command)


async def decide_reactive_review(
    info: Asking, asked: Annotated[DecideReactiveReviewInput, strawberry.argument(name="input", description=_INPUT)]
) -> NominalDecisionPayload:
    return await decided(info, command_of(DecideReactiveReview, asked))


async def reactive_eligibility(
    info: Asking, nominal_id: Annotated[ID, strawberry.argument(description=_NOMINAL)]
) -> Eligibility | None:
    context = info.context
    return await ask_eligibility(context.services, context.principal, one_id(nominal_id, "nominalId"))


async def propose_visit_interval(
    info: Asking, asked: Annotated[ProposeVisitIntervalInput, strawberry.argument(name="input", description=_INPUT)]
) -> NominalDecisionPayload:
    command = ProposeInterval(
        id=one_id(asked.id, "id"),
        nominal_id=one_id(asked.nominal_id, "nominalId"),
        expected_version=asked.expected_version,
        months=asked.months,
        days=asked.days,
        reason=asked.reason,
    )
    return await decided(info, command)


async def approve_visit_interval(
    info: Asking, asked: Annotated[ApproveVisitIntervalInput, strawberry.argument(name="input", description=_INPUT)]
) -> NominalDecisionPayload:
    command = ApproveInterval(
        id=one_id(asked.id, "id"),
        nominal_id=one_id(asked.nominal_id, "nominalId"),
        expected_version=asked.expected_version,
        interval_id=one_id(asked.interval_id, "intervalId"),
    )
    return await decided(info, command)


@strawberry.type
class DecisionQueries:
    """The part of Query that is asked before a decision."""

    reactive_eligibility = strawberry.field(
        resolver=reactive_eligibility,
        graphql_type=ReactiveEligibility | None,
        description="What speaks against managing a nominal reactively; null if there is none that the caller works"
        " with.",
    )


_WHO = "For the nominal's officer and the unit's supervisors; never for programs. Scope visits:write."


@strawberry.type
class DecisionMutations:
    set_risk_level: NominalDecisionPayload = strawberry.mutation(
        resolver=set_risk_level,
        graphql_type=NominalDecisionPayload,
        description="Set a nominal's risk level; every due date that depends on it is reckoned anew. A level that"
        f" falls, or differs from the tool's, waits for a supervisor's signature. {_WHO}",
    )
    countersign_risk_level: NominalDecisionPayload = strawberry.mutation(
        resolver=countersign_risk_level,
        graphql_type=NominalDecisionPayload,
        description="Let another person's decision about the risk level count. For supervisors. Scope visits:write.",
    )
    change_management_mode: NominalDecisionPayload = strawberry.mutation(
        resolver=change_management_mode,
        graphql_type=NominalDecisionPayload,
        description="Change how a nominal is managed, from a day on: clocks stop, go on, begin or end with it."
        f" Reactive and closed only by a supervisor. {_WHO}",
    )
    decide_reactive_review: NominalDecisionPayload = strawberry.mutation(
        resolver=decide_reactive_review,
        graphql_type=NominalDecisionPayload,
        description="Answer the news that wait for a review of reactive management, all together, for a reason. For"
        " supervisors. Scope visits:write.",
    )
    propose_visit_interval: NominalDecisionPayload = strawberry.mutation(
        resolver=propose_visit_interval,
        graphql_type=NominalDecisionPayload,
        description=f"Visit at another interval; one longer than policy's waits for a supervisor. {_WHO}",
    )
    approve_visit_interval: NominalDecisionPayload = strawberry.mutation(
        resolver=approve_visit_interval,
        graphql_type=NominalDecisionPayload,
        description="Let a longer interval of visits count. For supervisors. Scope visits:write.",
    )
