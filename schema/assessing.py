"""Commands on assessments: drafts, signatures, countersignatures, tools' results."""

from datetime import date
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.assessments import service
from api.assessments.commands import DecideArms, DecideArmsApplies, RecordToolResult, SaveArms, SubmitArms
from api.assessments.words import (
    ArmsApplies,
    ArmsFactor,
    Band,
    EvidenceSource,
    FactorRating,
    Priority,
    StatementBasis,
    SubjectCategory,
    Tool,
)
from api.nominals.signing import Verdict
from schema.assessments import ArmsAssessment, ToolResult
from schema.context import Asking
from schema.errors import UserError
from schema.inputs import command_of
from schema.nominals import Nominal
from schema.outcomes import changed, told
from schema.reading.declare import plain

REQUEST_ID = "Made by the client; names this request for ever. The same again is not done twice."
EXPECTED_VERSION = "The version that the caller read; refused with STALE_VERSION if it is another by now."


@strawberry.input(description="One piece of evidence for a factor.")
class EvidenceInput:
    text: str = field(description="What it is; at most 1,000 characters.")
    basis: StatementBasis = field(description="Whether it is fact or opinion, and whose.")
    source: EvidenceSource = field(description="Where it comes from.")
    subject_category: SubjectCategory = field(
        default=SubjectCategory.CONVICTED, description="Whom it is about; the nominal, if it is not given."
    )
    statement_id: ID | None = field(default=None, description="The statement of a visit that it is taken from.")


@strawberry.input(description="One factor with its rating and its evidence.")
class FactorAssessedInput:
    factor: ArmsFactor = field(description="Which factor; each once.")
    rating: FactorRating | None = field(default=None, description="How far it is present; left out: not decided yet.")
    evidence: list[EvidenceInput] = field(default_factory=list, description="What the rating rests on; 50 at most.")


@strawberry.input(description="A draft of an ARMS assessment, whole: it takes the place of what the draft held.")
class SaveArmsInput:
    id: ID = field(description=REQUEST_ID)
    assessment_id: ID = field(description="Made by the client; names the assessment for ever.")
    nominal_id: ID = field(description="Whom it is about.")
    expected_version: int = field(description=f"0 begins a new one. Else: {EXPECTED_VERSION}")
    factors: list[FactorAssessedInput] = field(
        default_factory=list, description="The factors looked at so far, each once."
    )
    formulation: str = field(default="", description="How it all hangs together; at most 8,000 characters.")
    priority: Priority | None = field(default=None, description="The priority for work that comes of it.")


@strawberry.input(description="Sign a draft: it can be changed no more.")
class SubmitArmsInput:
    id: ID = field(description=REQUEST_ID)
    assessment_id: ID = field(description="The assessment.")
    expected_version: int = field(description=EXPECTED_VERSION)


@strawberry.input(description="Countersign an assessment that was submitted, or return it.")
class DecideArmsInput:
    id: ID = field(description=REQUEST_ID)
    assessment_id: ID = field(description="The assessment.")
    expected_version: int = field(description=EXPECTED_VERSION)
    verdict: Verdict = field(description="What is said to it.")
    comment: str = field(default="", description="Needed to return it; at most 2,000 characters.")


@strawberry.input(description="Say whether ARMS applies to a nominal.")
class DecideArmsAppliesInput:
    id: ID = field(description=REQUEST_ID)
    nominal_id: ID = field(description="Whom it is about.")
    applies: ArmsApplies = field(description="Whether it applies, or why not.")
    reason: str = field(description="Why, in words; at most 2,000 characters.")


@strawberry.input(description="What a tool gave for a nominal, as the tool gave it.")
class RecordToolResultInput:
    id: ID = field(description=REQUEST_ID)
    nominal_id: ID = field(description="Whom it is about.")
    tool: Tool = field(description="Which tool.")
    tool_version: str = field(description="Which version of it; at most 30 characters.")
    band: Band = field(description="Its result in bands.")
    score: str | None = field(default=None, description="Its score as the tool writes it; at most 30 characters.")
    assessed_on: date = field(description="When it was used; not after today.")
    assessor: str = field(description="Who used it; at most 200 characters.")
    replaces_id: ID | None = field(default=None, description="A result recorded wrongly, that this replaces.")


@plain
class ArmsPayload:
    """What came of a command on an ARMS assessment: the assessment as the caller may see it, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=ArmsAssessment | None, description="The assessment; null if nothing was changed.")
    async def assessment(self, info: Asking) -> object:
        return await changed(info, "ArmsAssessment", self.key)


@plain
class ArmsAppliesPayload:
    """What came of decideArmsApplies: the nominal as the caller may see it, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=Nominal | None, description="The nominal; null if nothing was changed.")
    async def nominal(self, info: Asking) -> object:
        return await changed(info, "Nominal", self.key)


@plain
class ToolResultPayload:
    """What came of recordToolResult: the result as the caller may see it, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=ToolResult | None, description="The result; null if nothing was recorded.")
    async def result(self, info: Asking) -> object:
        return await changed(info, "ToolResult", self.key)


async def save_arms(
    info: Asking, asked: Annotated[SaveArmsInput, strawberry.argument(name="input", description="The draft.")]
) -> ArmsPayload:
    given = info.context
    return ArmsPayload(**told(await service.save(given.services, given.principal, command_of(SaveArms, asked))))


async def submit_arms(
    info: Asking, asked: Annotated[SubmitArmsInput, strawberry.argument(name="input", description="Which.")]
) -> ArmsPayload:
    given = info.context
    return ArmsPayload(**told(await service.submit(given.services, given.principal, command_of(SubmitArms, asked))))


async def decide_arms(
    info: Asking, asked: Annotated[DecideArmsInput, strawberry.argument(name="input", description="The verdict.")]
) -> ArmsPayload:
    given = info.context
    outcome = await service.decide_arms(given.services, given.principal, command_of(DecideArms, asked))
    return ArmsPayload(**told(outcome))


async def decide_arms_applies(
    info: Asking,
    asked: Annotated[DecideArmsAppliesInput, strawberry.argument(name="input", description="The decision.")],
) -> ArmsAppliesPayload:
    given, command = info.context, command_of(DecideArmsApplies, asked)
    found = told(await service.decide_applies(given.services, given.principal, command))
    return ArmsAppliesPayload(key=command.nominal_id if found["key"] else None, user_errors=found["user_errors"])


async def record_tool_result(
    info: Asking,
    asked: Annotated[RecordToolResultInput, strawberry.argument(name="input", description="The result.")],
) -> ToolResultPayload:
    given = info.context
    outcome = await service.record_result(given.services, given.principal, command_of(RecordToolResult, asked))
    return ToolResultPayload(**told(outcome))


@strawberry.type
class AssessmentMutations:
    save_arms: ArmsPayload = strawberry.mutation(
        resolver=save_arms,
        graphql_type=ArmsPayload,
        description="Keep a draft of an ARMS assessment, or begin one. Scope visits:write.",
    )
    submit_arms: ArmsPayload = strawberry.mutation(
        resolver=submit_arms,
        graphql_type=ArmsPayload,
        description="Sign an ARMS assessment and put it before a supervisor. Scope visits:write.",
    )
    decide_arms: ArmsPayload = strawberry.mutation(
        resolver=decide_arms,
        graphql_type=ArmsPayload,
        description="Countersign an ARMS assessment, or return it. For supervisors, never its author. Scope"
        " visits:write.",
    )
    decide_arms_applies: ArmsAppliesPayload = strawberry.mutation(
        resolver=decide_arms_applies,
        graphql_type=ArmsAppliesPayload,
        description="Say whether ARMS applies to a nominal. For supervisors. Scope visits:write.",
    )
    record_tool_result: ToolResultPayload = strawberry.mutation(
        resolver=record_tool_result,
        graphql_type=ToolResultPayload,
        description="Record what a tool gave; nothing is scored or overwritten here. Scope visits:write.",
    )
