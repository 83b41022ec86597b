"""scopeMoved: something changed in a scope of the caller's. It says which scope and nothing of what changed."""

from collections.abc import AsyncIterator
from datetime import datetime

import strawberry
from strawberry import ID, Info

from api.sync import scopes
from schema.context import RequestContext
from schema.partner_events import PartnerEventsWait, partner_events_wait
from schema.reading.declare import plain
from schema.rxdb import ReplicationSubscriptions


@plain
class ScopeMoved:
    """A scope in which something changed. Read again what it shows; two changes may be told of as one."""

    scope: ID = strawberry.field(description="The scope's name, as syncHello gave it.")
    at: datetime = strawberry.field(description="When the server told of it.")


async def scope_moved(info: Info[RequestContext, None]) -> AsyncIterator[ScopeMoved]:
    """The caller's scopes as they move, for as long as the caller listens."""
    context = info.context
    mine = [scope.scope for scope in scopes.of(context.principal)]
    async for scope in context.hub.subscribe(context.principal.force_id, mine):
        yield ScopeMoved(scope=ID(scope), at=context.services.clock.now())


_GOES_ON = "Ends by itself after some minutes, and with the caller's credentials: ask again, as whoever it then is."


@strawberry.type(description="What can be listened to: as an event stream (graphql-sse) or over graphql-transport-ws.")
class Subscription(ReplicationSubscriptions):
    scope_moved = strawberry.subscription(
        resolver=scope_moved,
        graphql_type=ScopeMoved,
        description="Tells that something changed in one of the caller's scopes. Ends by itself after some minutes, and"
        " with the caller's credentials: ask again, as whoever the caller then is.",
    )
    partner_events_wait = strawberry.subscription(
        resolver=partner_events_wait,
        graphql_type=PartnerEventsWait,
        description=f"Tells that the queue of the caller's agency holds something. {_GOES_ON}",
    )
