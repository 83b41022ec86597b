"""The event queue of the caller's agency: what happened that it may look at, in order, with nothing personal in it."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, Info, field

from api.sharing import queue
from api.sharing.event_tables import PartnerEventType
from api.sharing.queue import AcknowledgeEvents
from schema.assessing import REQUEST_ID
from schema.context import Asking, RequestContext
from schema.errors import UserError
from schema.inputs import command_of
from schema.matching import InstantRange
from schema.outcomes import changed, told
from schema.paging import connection_of
from schema.publish import publish_enum
from schema.reading.declare import column, compiled, matched, paged, plain, records
from schema.reading.sources import Pages, Parameters, Row, SortKey

publish_enum(
    PartnerEventType,
    {
        "DISCLOSURE_MADE": "Something was told to the agency: read sharedItem(id: nodeId).",
        "DISCLOSURE_CORRECTED": "Something takes the place of what was recalled: read sharedItem(id: nodeId).",
        "DISCLOSURE_RECALLED": "Something told is recalled: read recallNotices, acknowledge the one of nodeId.",
        "QUESTION_ANSWERED": "A question was answered: read partnerQuestions; the answer is an item.",
        "CONCERN_ANSWERED": "A concern was answered: read concerns.",
        "AGREEMENT_CHANGED": "A version of the agreement was signed or ended: read agreement(id: nodeId).",
        "RISK_LEVEL_CHANGED": "The risk level of somebody of whom the agency was told it has changed: enquire anew.",
        "MANAGEMENT_MODE_CHANGED": "The same of how they are managed: enquire anew.",
        "ALERT_OPENED": "Something new was heard of somebody of whom the agency was told, which works with triggers:"
        " speak to the officer.",
        "PLAN_TOUCHED": "Something happened that the plan of somebody whom the agreement covers speaks of, to an agency"
        " that works with triggers: speak to the officer. nodeId is what the agency heard last of them, or null.",
    },
)


@records("partner_event")
class PartnerEvent:
    """Something happened. It says whom by a reference of the agency's own, and where to read it."""

    id: ID = column("The event's id: a UUID. The same event may be read more than once: it has the same id.")
    event_type: PartnerEventType = column("What happened.")
    subject_ref: ID | None = column(
        "Whom it is about: the same person always by the same reference, which no other agency has; null: nobody."
    )
    node_id: ID | None = column("The record to read under the agency's own policy; null: enquire.")
    occurred_at: datetime = column("When it happened.")


def _acknowledged(row: Row, binds: Parameters) -> str:
    return (
        f"({row['ticket']} <= coalesce((select c.ticket from doorstep.partner_cursor c where c.force_id ="
        f" {row['force_id']} and c.id = {binds.fact('principal_id')}), 0))"
    )


@strawberry.input(description="Which events. What is given must hold together; a null says nothing.")
class PartnerEventFilter:
    acknowledged: bool | None = matched(
        "Acknowledged by the caller's own program, or not yet: false gives what waits.", _acknowledged, "boolean"
    )
    occurred_at: InstantRange | None = matched("About when it happened: to read again.", "occurred_at", "timestamptz")


@connection_of(PartnerEvent, "events")
class PartnerEventConnection:
    """A page of the queue."""


EVENTS = Pages(
    orders={"QUEUE": SortKey(lambda row, _: row["ticket"], "bigint")},
    default=("QUEUE",),
    where=lambda row, _: f"{row['ticket']} is not null",
)


@strawberry.input(description="How far the caller's program has come.")
class AcknowledgeEventsInput:
    id: ID = field(description=REQUEST_ID)
    event_id: ID = field(description="The last event that is dealt with: it, and all before it.")


@plain
class AcknowledgeEventsPayload:
    """What came of it: the event up to which all is acknowledged, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(graphql_type=PartnerEvent | None, description="The event; null if nothing was done.")
    async def event(self, info: Asking) -> object:
        return await changed(info, "PartnerEvent", self.key)


async def acknowledge_events(
    info: Asking, asked: Annotated[AcknowledgeEventsInput, strawberry.argument(name="input", description="How far.")]
) -> AcknowledgeEventsPayload:
    given = info.context
    outcome = await queue.acknowledge(given.services, given.principal, command_of(AcknowledgeEvents, asked))
    return AcknowledgeEventsPayload(**told(outcome))


@plain
class PartnerEventsWait:
    """There is more in the queue: read it. Two events may be told of as one."""

    at: datetime = strawberry.field(description="When the server told of it.")


async def partner_events_wait(info: Info[RequestContext, None]) -> AsyncIterator[PartnerEventsWait]:
    """Once at the start, and whenever something is written to the queue, for as long as the caller listens."""
    context = info.context
    yield PartnerEventsWait(at=context.services.clock.now())
    if context.principal.agency_id is not None:
        mine = [queue.scope(context.principal.agency_id)]
        async for _ in context.hub.subscribe(context.principal.force_id, mine):
            yield PartnerEventsWait(at=context.services.clock.now())


@strawberry.type
class PartnerEventQueries:
    partner_events: PartnerEventConnection = compiled(
        EVENTS,
        "The event queue of the caller's agency, the oldest first: what happened while nobody read it is in it.",
        *paged(PartnerEventFilter),
    )


@strawberry.type
class PartnerEventMutations:
    acknowledge_events: AcknowledgeEventsPayload = strawberry.mutation(
        resolver=acknowledge_events,
        graphql_type=AcknowledgeEventsPayload,
        description="Move the place of the caller's program in its agency's queue. It only moves forward.",
    )
