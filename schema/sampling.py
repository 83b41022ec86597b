"""Dip samples and the queue of reviews, as supervisors and governance ask for them."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, argument, field

from api.nominals.commands import RiskLevel
from api.oversight import review_queue as queue
from api.oversight import sampled, samples
from api.oversight.sampled import DrawDipSample, RecordFinding
from api.oversight.words import Finding, Sampled
from api.visits.commands import CrewMode, VisitFlag, VisitOutcome
from api.visits.following import ReviewStep
from schema.assessing import REQUEST_ID
from schema.context import Asking
from schema.errors import UserError
from schema.identifiers import maybe_id
from schema.inputs import command_of
from schema.outcomes import told
from schema.publish import publish_enum
from schema.reading.declare import plain

publish_enum(
    Sampled, {"VISITS": "Visits.", "ASSESSMENTS": "ARMS assessments that were submitted.", "PLANS": "Plans signed."}
)
publish_enum(Finding, {"GOOD": "As it should be.", "NEEDS_WORK": "A comment says what it needs."})


@plain
class SampleItem:
    """One record of a dip sample, and what was found."""

    id: ID = field(description="The item's id.")
    record_id: ID = field(description="The id of the visit, assessment or plan.")
    nominal_id: ID = field(description="Whom it is about.")
    reference: str = field(description="The force's reference of that nominal; at most 30 characters.")
    name: str = field(description="The nominal's name; at most 200 characters.")
    officer_name: str = field(description="Who made or wrote it; at most 200 characters.")
    done_at: datetime = field(description="When it was made, or submitted.")
    finding: Finding | None = field(description="What was found; null: nobody has looked at it.")
    comment: str | None = field(description="What was said; at most 2,000 characters. Null: nothing.")
    returned: bool = field(description="Whether it went back to its officer.")
    may_find: bool = field(description="Whether the caller may say what it is worth.")


@plain
class DipSample:
    """Some records drawn by chance. The same question with the same seed draws the same, to the row, for callers with
    the same access.
    """

    id: ID = field(description="The sample's id.")
    sampled: Sampled = field(description="What it is drawn of.")
    drawn_at: datetime = field(description="When it was drawn.")
    begins_at: datetime = field(description="Of what was done at this time or later.")
    ends_at: datetime = field(description="And before this time.")
    known_at: datetime = field(description="As was recorded by this time.")
    unit_name: str | None = field(description="Of the unit that managed them then; null: of every unit.")
    risk_levels: list[RiskLevel] | None = field(
        description="Of nominals at one of these levels then, each once; null: of all."
    )
    seed: int = field(description="The seed of its chance, a number without unit or place.")
    size: int = field(description="How many records were asked for.")
    population: int = field(description="Of how many records it was drawn.")
    digest: str = field(description="SHA-256 of the ids drawn, in hexadecimal: the same draw has the same.")
    items: list[SampleItem] = field(
        description="Those of its records that the caller may see, 50 at most, as they were drawn."
    )


@plain
class AwaitedReview:
    """A visit that waits for its review."""

    visit_id: ID = field(description="The visit's id.")
    nominal_id: ID = field(description="Who was visited.")
    reference: str = field(description="The force's reference of that nominal; at most 30 characters.")
    name: str = field(description="The nominal's name; at most 200 characters.")
    risk_level: RiskLevel = field(description="The risk level now.")
    outcome: VisitOutcome = field(description="What came of the visit.")
    started_at: datetime = field(description="When it began, as the phone said.")
    received_at: datetime = field(description="When the server had it.")
    crew_mode: CrewMode = field(description="How many went.")
    flags: list[VisitFlag] = field(description="What a supervisor should know of how it was recorded, each once.")
    triggers: list[str] = field(description="The triggers of the plan that happened, each once, in the plan's words.")
    officer_name: str = field(description="Who made it; at most 200 characters.")
    due_at: datetime = field(description="By when it should be reviewed.")
    days_overdue: int = field(description="For how many days the review has been overdue; 0 if it is not.")
    last_step: ReviewStep | None = field(description="The last step of its review; null: there is none.")
    urgent: bool = field(description="Whether a supervisor should see it the same day.")


@plain
class ReviewQueue:
    """The visits that wait for review: what is urgent first, then what fell due first."""

    size: int = field(description="How many wait.")
    urgent: int = field(description="How many of those are urgent.")
    overdue: int = field(description="How many of those are overdue.")
    returned: int = field(description="How many visits were returned and are with their officers.")
    rows: list[AwaitedReview] = field(description="A page of those that wait, 100 at most.")
    next: ID | None = field(description="What to ask after for the next page; null if there is none.")


@strawberry.input(description="Which sample to draw.")
class DrawDipSampleInput:
    id: ID = field(description=REQUEST_ID)
    sampled: Sampled = field(description="What to draw.")
    begins_at: datetime = field(description="Of what was done at this time or later.")
    ends_at: datetime = field(description="And before this time.")
    size: int = field(description="How many records, 1 to 50; all, if there are fewer.")
    seed: int = field(
        description="The seed of its chance, from 0, a number without unit or place: the same seed draws the same."
    )
    known_at: datetime | None = field(default=None, description="As was recorded by this time; null: by now.")
    unit_id: ID | None = field(default=None, description="Of the unit that managed them then; null: of every unit.")
    risk_levels: list[RiskLevel] | None = field(
        default=None, description="Of nominals at one of these levels then, 100 at most; null: of all."
    )


@strawberry.input(description="What was found of one record of a sample.")
class RecordFindingInput:
    id: ID = field(description=REQUEST_ID)
    item_id: ID = field(description="The item.")
    finding: Finding = field(description="What was found.")
    comment: str = field(default="", description="Needed where it needs work; at most 2,000 characters.")


@plain
class DipSamplePayload:
    """What came of a command on a dip sample: the sample, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=DipSample | None, description="The sample; null if nothing was done.")
    async def sample(self, info: Asking) -> object:
        if self.key is None:
            return None
        found = await samples.samples(info.context.services, info.context.principal)
        return next((each for each in found if each.id == self.key), None)


async def dip_samples(info: Asking) -> tuple[sampled.DipSample, ...]:
    return await samples.samples(info.context.services, info.context.principal)


async def review_queue(
    info: Asking,
    unit_id: Annotated[ID | None, argument(description="Of the unit with this id now; all if it is not given.")] = None,
    first: Annotated[int, argument(description="How many rows to give, 1 to 100.")] = 50,
    after: Annotated[ID | None, argument(description="The row before the page, as `next` gave it.")] = None,
) -> sampled.ReviewQueue:
    given = info.context
    return await queue.queue(
        given.services,
        given.principal,
        unit_id=maybe_id(unit_id, "unitId"),
        first=first,
        after=maybe_id(after, "after"),
    )


async def draw_dip_sample(
    info: Asking, asked: Annotated[DrawDipSampleInput, argument(name="input", description="The question.")]
) -> DipSamplePayload:
    given = info.context
    return DipSamplePayload(
        **told(await samples.draw(given.services, given.principal, command_of(DrawDipSample, asked)))
    )


async def record_finding(
    info: Asking, asked: Annotated[RecordFindingInput, argument(name="input", description="The finding.")]
) -> DipSamplePayload:
    given = info.context
    return DipSamplePayload(
        **told(await samples.find(given.services, given.principal, command_of(RecordFinding, asked)))
    )


@strawberry.type
class SampleQueries:
    """What may be read of reviews and samples."""

    dip_samples = strawberry.field(
        resolver=dip_samples,
        graphql_type=list[DipSample],
        description="Dip samples, 20 at most, the latest first. Scope visits:read.",
    )
    review_queue = strawberry.field(
        resolver=review_queue,
        graphql_type=ReviewQueue,
        description="The visits that wait for a supervisor's review. Scope visits:read.",
    )


@strawberry.type
class SampleMutations:
    """What may be done about samples."""

    draw_dip_sample: DipSamplePayload = strawberry.mutation(
        resolver=draw_dip_sample,
        graphql_type=DipSamplePayload,
        description="Draw some records by chance, to look at their quality.",
    )
    record_finding: DipSamplePayload = strawberry.mutation(
        resolver=record_finding,
        graphql_type=DipSamplePayload,
        description="Say what a sampled record is worth; what needs work goes back to its officer.",
    )
