"""submitVisit: the typed way to record a visit, for programs. Phones push sealed submissions instead."""

from datetime import datetime
from typing import Annotated, Any

import strawberry
from graphql import GraphQLResolveInfo
from strawberry import ID, Info, field

from api.refusals import UserError as Fault
from api.visits import service
from api.visits.commands import (
    AnnouncedReason,
    ConditionChecked,
    ConditionResult,
    CrewMode,
    DeviceFound,
    DevicePermitted,
    PersonPresent,
    RecordVisit,
    RoomSeen,
    VisitOutcome,
    VisitRecorded,
    VisitType,
)
from schema.context import RequestContext
from schema.identifiers import maybe_id, one_id
from schema.reading.declare import plain
from schema.visits import Visit


@plain
class UserError:
    """One thing that was found wrong with an input, and how to mend it."""

    code: str = field(description="A stable code for programs, for example UNKNOWN_NOMINAL.")
    field: str = strawberry.field(description="The field of the input that is wrong.")
    message: str = strawberry.field(description="What is wrong and how to mend it.")


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


@plain
class SubmitVisitPayload:
    """What came of submitVisit: the visit as the caller may see it, or what to mend."""

    visit_id: strawberry.Private[ID | None]
    user_errors: list[UserError] = field(description="What to mend; empty if the visit is kept.")

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
        context.services, context.principal, _command(asked), submission_id=one_id(asked.id, "id")
    )
    if isinstance(outcome, VisitRecorded):
        return SubmitVisitPayload(visit_id=ID(str(outcome.visit_id)), user_errors=[])
    return SubmitVisitPayload(visit_id=None, user_errors=published(outcome.errors))


def published(faults: tuple[Fault, ...]) -> list[UserError]:
    """A service's findings as clients see them."""
    return [UserError(code=fault.code, field=fault.field, message=fault.message) for fault in faults]


def _command(said: SubmitVisitInput) -> RecordVisit:
    return RecordVisit(
        visit_id=one_id(said.visit_id, "visitId"),
        nominal_id=one_id(said.nominal_id, "nominalId"),
        officer_id=maybe_id(said.officer_id, "officerId"),
        visit_type=said.visit_type,
        outcome=said.outcome,
        started_at=said.started_at,
        ended_at=said.ended_at,
        announced=said.announced,
        announced_reason=said.announced_reason,
        announced_reason_text=said.announced_reason_text,
        crew_mode=said.crew_mode,
        second_officer_id=maybe_id(said.second_officer_id, "secondOfficerId"),
        nominal_seen=said.nominal_seen,
        entry_sought_to_search=said.entry_sought_to_search,
        people=tuple(PersonPresent(item.name, item.relationship, item.is_child, item.note) for item in said.people),
        rooms=tuple(RoomSeen(item.name, item.seen, item.note) for item in said.rooms),
        devices=tuple(
            DeviceFound(item.kind, item.description, item.permitted, item.examined, item.note) for item in said.devices
        ),
        condition_checks=tuple(
            ConditionChecked(one_id(item.condition_id, "conditionChecks.conditionId"), item.result, item.note)
            for item in said.condition_checks
        ),
        notes=said.notes,
    )
