"""What is done about a visit after it is recorded: review, rework, write-up, the decision after failed attempts."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.visits import reviews
from api.visits.commands import AttemptDecision, DecideAttempts
from api.visits.following import NationalSystem, ReviewStep, ReviewVisit, ReworkVisit, WriteUp, WriteUpVisit
from schema.assessing import REQUEST_ID
from schema.context import Asking
from schema.errors import UserError
from schema.inputs import command_of
from schema.nominals import Nominal
from schema.outcomes import changed, told
from schema.reading.declare import plain
from schema.visits import Visit


@strawberry.input(description="A supervisor's word about a visit that was submitted.")
class ReviewVisitInput:
    id: ID = field(description=REQUEST_ID)
    visit_id: ID = field(description="The visit.")
    step: ReviewStep = field(description="REVIEWED, COUNTERSIGNED or RETURNED.")
    comment: str = field(default="", description="Needed to return it; at most 2,000 characters.")


@strawberry.input(description="What an officer adds to a visit that was returned.")
class ReworkVisitInput:
    id: ID = field(description=REQUEST_ID)
    visit_id: ID = field(description="The visit.")
    comment: str = field(description="What is added or put right; at most 2,000 characters.")


@strawberry.input(description="A visit, or a breach suspected at it, was keyed into the national system.")
class WriteUpVisitInput:
    id: ID = field(description=REQUEST_ID)
    visit_id: ID = field(description="The visit.")
    what: WriteUp = field(description="The visit or the breach.")
    system: NationalSystem = field(description="Which system.")
    reference: str = field(description="Its reference there; at most 100 characters.")
    keyed_at: datetime = field(description="When, with an offset; not after now.")


@strawberry.input(description="What follows attempts that failed.")
class DecideAttemptsInput:
    id: ID = field(description=REQUEST_ID)
    nominal_id: ID = field(description="Whom the attempts were to visit.")
    decision: AttemptDecision = field(
        description="What follows; WARRANT needs as many searchAttempts as warrantAttempts says."
    )
    reason: str = field(description="Why; at most 2,000 characters.")


@plain
class VisitPayload:
    """What came of a command on a visit: the visit as the caller may see it, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=Visit | None, description="The visit; null if nothing was done.")
    async def visit(self, info: Asking) -> object:
        return await changed(info, "Visit", self.key)


@plain
class DecideAttemptsPayload:
    """What came of decideAttempts: the nominal as the caller may see it, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=Nominal | None, description="The nominal; null if nothing was decided.")
    async def nominal(self, info: Asking) -> object:
        return await changed(info, "Nominal", self.key)


async def review_visit(
    info: Asking, asked: Annotated[ReviewVisitInput, strawberry.argument(name="input", description="The verdict.")]
) -> VisitPayload:
    given = info.context
    return VisitPayload(**told(await reviews.review(given.services, given.principal, command_of(ReviewVisit, asked))))


async def rework_visit(
    info: Asking, asked: Annotated[ReworkVisitInput, strawberry.argument(name="input", description="What is added.")]
) -> VisitPayload:
    given = info.context
    return VisitPayload(**told(await reviews.rework(given.services, given.principal, command_of(ReworkVisit, asked))))


async def write_up_visit(
    info: Asking, asked: Annotated[WriteUpVisitInput, strawberry.argument(name="input", description="Where and when.")]
) -> VisitPayload:
    given = info.context
    return VisitPayload(
        **told(await reviews.write_up(given.services, given.principal, command_of(WriteUpVisit, asked)))
    )


async def decide_attempts(
    info: Asking, asked: Annotated[DecideAttemptsInput, strawberry.argument(name="input", description="What follows.")]
) -> DecideAttemptsPayload:
    given = info.context
    outcome = await reviews.decide_attempts(given.services, given.principal, command_of(DecideAttempts, asked))
    return DecideAttemptsPayload(**told(outcome))


@strawberry.type
class ReviewMutations:
    review_visit: VisitPayload = strawberry.mutation(
        resolver=review_visit,
        graphql_type=VisitPayload,
        description="Review a visit, countersign it or return it. For supervisors who did not make it. Scope"
        " visits:write.",
    )
    rework_visit: VisitPayload = strawberry.mutation(
        resolver=rework_visit,
        graphql_type=VisitPayload,
        description="Add to a visit that was returned; it is reviewed anew. Scope visits:write.",
    )
    write_up_visit: VisitPayload = strawberry.mutation(
        resolver=write_up_visit,
        graphql_type=VisitPayload,
        description="Say that a visit, or a suspected breach, is on the national system. Scope visits:write.",
    )
    decide_attempts: DecideAttemptsPayload = strawberry.mutation(
        resolver=decide_attempts,
        graphql_type=DecideAttemptsPayload,
        description="Decide what follows failed attempts. For supervisors. Scope visits:write.",
    )
