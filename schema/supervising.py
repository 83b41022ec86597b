"""What supervisors decide: who manages a nominal, and what becomes of a submission that is held."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from api.nominals.commands import AssignNominal, NominalAssigned
from api.obligations.handover import assign_in_unit
from api.sync.commands import Resolution, ResolveSubmission, SubmissionResolved
from api.sync.resolution import resolve
from schema.context import Asking
from schema.errors import UserError, published
from schema.identifiers import one_id
from schema.nominals import Nominal
from schema.publish import publish_enum
from schema.reading.declare import plain
from schema.visits import Visit

publish_enum(
    Resolution,
    {
        "APPLY": "Apply it now, as its author's.",
        "DISMISS": "Do nothing with it. What was sent stays in the ledger.",
    },
)


@strawberry.input(description="Give a nominal to another officer of the force.")
class AssignNominalInput:
    id: ID = field(description="Made by the client; names this request for ever. The same again is not done twice.")
    nominal_id: ID = field(description="The nominal, of the caller's unit.")
    owner_id: ID = field(
        description="Who is to manage them: an officer of the caller's units; for another unit use proposeTransfer."
    )


@strawberry.input(description="A decision about a held submission.")
class ResolveSubmissionInput:
    submission_id: ID = field(description="The submission.")
    action: Resolution = field(description="What to do with it.")
    note: str = field(description="Why, in words; 1 to 2,000 characters.")


@plain
class AssignNominalPayload:
    """What came of assignNominal: the nominal as the caller may see it, or what to mend."""

    nominal_id: strawberry.Private[ID | None]
    user_errors: list[UserError] = field(
        description="What to mend, one for each fault; empty if the nominal was assigned."
    )

    @strawberry.field(graphql_type=Nominal | None, description="The nominal; null if it was not assigned.")
    async def nominal(self, info: Asking) -> object:
        if self.nominal_id is None:
            return None
        return await info.context.read_record("Nominal", one_id(self.nominal_id, "nominalId"), info._raw_info)  # noqa: SLF001


@plain
class ResolveSubmissionPayload:
    """What came of resolveSubmission."""

    resolved_id: ID | None = field(description="The submission that is decided; null if it is not.")
    visit_id: strawberry.Private[ID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it is decided.")

    @strawberry.field(graphql_type=Visit | None, description="The visit that came of it; null if none did.")
    async def visit(self, info: Asking) -> object:
        if self.visit_id is None:
            return None
        return await info.context.read_record("Visit", one_id(self.visit_id, "visitId"), info._raw_info)  # noqa: SLF001


async def assign_nominal(
    info: Asking, asked: Annotated[AssignNominalInput, strawberry.argument(name="input", description="Who to whom.")]
) -> AssignNominalPayload:
    command = AssignNominal(
        id=one_id(asked.id, "id"),
        nominal_id=one_id(asked.nominal_id, "nominalId"),
        owner_id=one_id(asked.owner_id, "ownerId"),
    )
    outcome = await assign_in_unit(info.context.services, info.context.principal, command)
    if isinstance(outcome, NominalAssigned):
        return AssignNominalPayload(nominal_id=ID(str(outcome.nominal_id)), user_errors=[])
    return AssignNominalPayload(nominal_id=None, user_errors=published(outcome.errors))


async def resolve_submission(
    info: Asking,
    asked: Annotated[ResolveSubmissionInput, strawberry.argument(name="input", description="The decision.")],
) -> ResolveSubmissionPayload:
    command = ResolveSubmission(
        submission_id=one_id(asked.submission_id, "submissionId"), action=asked.action, note=asked.note
    )
    outcome = await resolve(info.context.services, info.context.principal, command)
    if isinstance(outcome, SubmissionResolved):
        visit = None if outcome.visit_id is None else ID(str(outcome.visit_id))
        return ResolveSubmissionPayload(resolved_id=ID(str(outcome.submission_id)), visit_id=visit, user_errors=[])
    return ResolveSubmissionPayload(resolved_id=None, visit_id=None, user_errors=published(outcome.errors))
