"""submitVisit: the typed way to record a visit, for programs. Phones push sealed submissions instead."""

from datetime import datetime
from typing import Annotated, Any

import strawberry
from graphql import GraphQLResolveInfo
from strawberry import ID, Info, field

from api.assessments.words import ArmsFactor, Direction, StatementBasis, SubjectCategory
from api.visits import service
from api.visits.attached import AttachmentKind
from api.visits.commands import (
    AnnouncedReason,
    ConditionResult,
    CrewMode,
    DevicePermitted,
    RecordVisit,
    VisitOutcome,
    VisitRecorded,
    VisitType,
)
from schema.context import RequestContext
from schema.errors import UserError, published
from schema.identifiers import one_id
from schema.inputs import command_of
from schema.reading.declare import plain
from schema.visits import Visit


@strawberry.input(description="Somebody met at the visit, other than the nominal.")
class PersonPresentInput:
    name: str = field(description="Their name; at most 200 characters.")
    relationship: str = field(description="What they are to the nominal; at most 200 characters.")
    is_child: bool = field(description="Whether they are under 18.")
    note: str | None = field(default=None, description="At most 500 characters.")


@strawberry.input(description="A room, whether it was seen, and why not.")
class RoomSeenInput:
    name: str = field(description="Its name; at most 200 characters.")
    seen: bool = field(description="Whether an officer saw it.")
    note: str | None = field(default=None, description="Why it was not seen; at most 500 characters.")


@strawberry.input(description="A device found at the visit.")
class DeviceFoundInput:
    kind: str = field(description="For example phone or laptop; at most 200 characters.")
    description: str = field(description="Make and model; at most 500 characters.")
    permitted: DevicePermitted = field(description="Whether the nominal's order allows it.")
    examined: bool = field(description="Whether an officer examined it.")
    note: str | None = field(default=None, description="What was found; at most 500 characters.")


@strawberry.input(description="The check of one condition of an order.")
class ConditionCheckedInput:
    condition_id: ID = field(description="The condition's id.")
    result: ConditionResult = field(description="What the check showed.")
    note: str | None = field(default=None, description="At most 500 characters.")


@strawberry.input(description="For which ARMS factor a statement speaks.")
class FactorTagInput:
    factor: ArmsFactor = field(description="The factor.")
    direction: Direction = field(description="Whether it speaks for more of it than before, for less, or for as much.")


@strawberry.input(description="One thing seen, read or heard at the visit.")
class StatementInput:
    text: str = field(description="What; at most 1,000 characters.")
    basis: StatementBasis = field(description="Whether it is fact or opinion, and whose.")
    subject_category: SubjectCategory = field(description="Whom it is about.")
    factors: list[FactorTagInput] = field(default_factory=list, description="ARMS factors it counts for; 50 at most.")


@strawberry.input(description="The answer to one individual trigger of the plan.")
class TriggerAnswerInput:
    trigger_id: ID = field(description="The trigger.")
    happened: bool = field(description="Whether it happened; then an action or a reason for none is needed.")
    action: str | None = field(default=None, description="What was done; at most 500 characters.")
    no_action_reason: str | None = field(default=None, description="Why nothing was done; at most 500 characters.")


@strawberry.input(
    description="A photo, a signature, a voice note or a document that will follow (docs/integrators.md)."
)
class AttachmentPromisedInput:
    id: ID = field(description="Made by the client; names the attachment for ever.")
    kind: AttachmentKind = field(description="What it is.")
    mime: str = field(description="Its media type, for example image/jpeg; at most 100 characters.")
    bytes: int = field(description="The size of the file in bytes; more than 20 MiB is flagged and not taken.")
    sha256: str = field(description="The SHA-256 of the file, in lowercase hexadecimal; at most 64 characters.")
    caption: str | None = field(default=None, description="What it shows, in words; at most 500 characters.")
    key: str | None = field(
        default=None,
        description="Under which it travels sealed, base64url, at most 43 characters; left out, it travels as it is.",
    )


@strawberry.input(description="One attempt, by named officers, to see a nominal.")
class SubmitVisitInput:
    id: ID = field(description="Made by the client; names this submission for ever. The same again is not done twice.")
    visit_id: ID = field(description="Made by the client; names the visit for ever.")
    nominal_id: ID = field(description="Whom the visit was to.")
    officer_id: ID | None = field(default=None, description="Who made it: given by programs, never by an officer.")
    visit_type: VisitType = field(description="Why it was made.")
    outcome: VisitOutcome = field(description="What came of it.")
    started_at: datetime = field(description="When it began, with an offset; not after now.")
    ended_at: datetime | None = field(default=None, description="When it ended; not before it began.")
    announced: bool = field(default=False, description="Whether it was announced beforehand; then a reason is needed.")
    announced_reason: AnnouncedReason | None = field(default=None, description="Why it was announced.")
    announced_reason_text: str | None = field(default=None, description="The other reason; at most 500 characters.")
    crew_mode: CrewMode = field(description="How many went.")
    second_officer_id: ID | None = field(default=None, description="The officer who went too.")
    nominal_seen: bool = field(description="Whether the nominal was seen.")
    entry_sought_to_search: bool = field(
        default=False, description="Whether entry was sought in order to search, as SOA 2003 s.96B counts attempts."
    )
    people: list[PersonPresentInput] = field(default_factory=list, description="Who was met; 50 at most.")
    rooms: list[RoomSeenInput] = field(default_factory=list, description="Rooms seen and not seen; 50 at most.")
    devices: list[DeviceFoundInput] = field(default_factory=list, description="Devices found; 50 at most.")
    condition_checks: list[ConditionCheckedInput] = field(
        default_factory=list, description="Conditions checked; 50 at most."
    )
    notes: str = field(default="", description="At most 4,000 characters.")
    statements: list[StatementInput] = field(
        default_factory=list, description="What was seen, read and heard, fact and opinion apart; 50 at most."
    )
    trigger_answers: list[TriggerAnswerInput] = field(
        default_factory=list, description="An answer to each trigger of the plan in force; 50 at most."
    )
    attachments: list[AttachmentPromisedInput] = field(
        default_factory=list,
        description="What follows by resumable upload; 20 at most: more are flagged and not taken.",
    )


@plain
class SubmitVisitPayload:
    """What came of submitVisit: the visit as the caller may see it, or what to mend."""

    visit_id: strawberry.Private[ID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if the visit is kept.")

    @strawberry.field(graphql_type=Visit | None, description="The visit; null if it was not kept.")
    async def visit(self, info: Info[RequestContext, None]) -> object:
        raw: GraphQLResolveInfo[Any] = info._raw_info  # noqa: SLF001 - Strawberry keeps the nodes there
        if self.visit_id is None:
            return None
        return await info.context.read_record("Visit", one_id(self.visit_id, "visitId"), raw)


async def submit_visit(
    info: Info[RequestContext, None],
    asked: Annotated[SubmitVisitInput, strawberry.argument(name="input", description="The visit.")],
) -> SubmitVisitPayload:
    context = info.context
    outcome = await service.submit(
        context.services, context.principal, command_of(RecordVisit, asked), submission_id=one_id(asked.id, "id")
    )
    if isinstance(outcome, VisitRecorded):
        return SubmitVisitPayload(visit_id=ID(str(outcome.visit_id)), user_errors=[])
    return SubmitVisitPayload(visit_id=None, user_errors=published(outcome.errors))
