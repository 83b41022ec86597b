"""Replication for a stock RxDB client: its three handlers, for each collection (docs/integrators.md)."""

from collections.abc import AsyncIterator
from typing import Annotated

import strawberry
from strawberry import ID, field

from api.sync import replication, scopes
from api.sync.collections import Collection
from api.sync.pushed import ROWS_MAX, push
from api.sync.replication import PAGE_MAX
from schema.context import Asking
from schema.publish import publish_enum
from schema.reading.declare import plain
from schema.scalars import JSON

_STREAM_ROWS = 100

publish_enum(
    Collection,
    {
        "HOUSEHOLD_MEMBER": "Who lives with a nominal: editable, field by field.",
        "MARKER": "Warnings about a nominal: editable, field by field; never removed by a client.",
        "VISIT": "Visits: a new document records one, and none is ever changed.",
    },
    name="ReplicateCollection",
)


@strawberry.input(name="ReplicateCheckpointInput", description="How far a client has read a collection.")
class CheckpointInput:
    id: ID = field(description="The document, as the last page gave it.")
    sync_seq: float = field(description="Its place in the order of changes, as the last page gave it.")
    epoch: str = field(description="The epoch, as the last page gave it.")


@strawberry.input(description="What a client has of a collection, and how much it can take.")
class ReplicatePullInput:
    collection: Collection = field(description="Which collection.")
    checkpoint: CheckpointInput | None = field(default=None, description="The last checkpoint; null: from the start.")
    limit: int = field(
        description=f"How many documents, 1 to {PAGE_MAX}: the client's pull.batchSize, which must be set. A page with"
        " fewer is the last."
    )


@strawberry.input(description="What a client wrote.")
class ReplicatePushInput:
    collection: Collection = field(description="Which collection.")
    rows: list[JSON] = field(
        description=f"{ROWS_MAX} at most, each {{newDocumentState, assumedMasterState}}, as RxDB has them. JSON on"
        " purpose: one that is not understood is kept and held for a person, and refuses none of the others."
    )


@plain
class ReplicateCheckpoint:
    """How far a client has read a collection: to be given back as it is."""

    id: ID = field(description="The last document of those with the same number.")
    sync_seq: float = field(description="The place of the last document in the order of changes.")
    epoch: str = field(description="Names one unbroken life of the database.")


@plain
class ReplicateBulk:
    """Documents of one collection, and where to read on."""

    documents: list[JSON] = field(
        description=f"{PAGE_MAX} at most, in the order in which they changed. One that was removed, or that the caller"
        " may no longer see, has `_deleted` and its id, and says nothing else."
    )
    checkpoint: ReplicateCheckpoint = field(description="Where to read on.")


@plain
class ReplicatePushPayload:
    """What stands where it is not what was pushed."""

    conflicts: list[JSON] = field(
        description=f"{ROWS_MAX} at most: the documents that stand now, as far as the caller may see them; empty if all"
        " was stored as it was pushed. RxDB's own conflict handler, which takes them, is the right one."
    )


async def replicate_pull(
    info: Asking, asked: Annotated[ReplicatePullInput, strawberry.argument(name="input", description="From where.")]
) -> replication.Bulk:
    given, had = info.context, asked.checkpoint
    checkpoint = None if had is None else replication.Checkpoint(id=had.id, sync_seq=had.sync_seq, epoch=had.epoch)
    return await replication.pull(given.services, given.principal, asked.collection, checkpoint, limit=asked.limit)


async def replicate_push(
    info: Asking,
    asked: Annotated[ReplicatePushInput, strawberry.argument(name="input", description="What was written.")],
) -> ReplicatePushPayload:
    given = info.context
    stand = await push(given.services, given.principal, asked.collection, asked.rows)
    return ReplicatePushPayload(conflicts=[JSON(document) for document in stand])


async def replicate_stream(
    info: Asking, collection: Annotated[Collection, strawberry.argument(description="Which collection.")]
) -> AsyncIterator[replication.Bulk]:
    """What changes from now on. The client reads again whenever it is connected anew, so that nothing falls between."""
    given = info.context
    mine = [scope.scope for scope in scopes.of(given.principal)]
    at = await replication.head(given.services, given.principal)
    async for _ in given.hub.subscribe(given.principal.force_id, mine):
        while True:
            bulk = await replication.pull(given.services, given.principal, collection, at, limit=_STREAM_ROWS)
            at = bulk.checkpoint
            if bulk.documents:
                yield bulk
            if len(bulk.documents) < _STREAM_ROWS:
                break


@strawberry.type
class ReplicationQueries:
    """The part of Query that RxDB clients ask."""

    replicate_pull = strawberry.field(
        resolver=replicate_pull,
        graphql_type=ReplicateBulk,
        description="What changed of a collection of the caller's caseload: RxDB's pull handler.",
    )


@strawberry.type
class ReplicationMutations:
    """The part of Mutation that RxDB clients ask."""

    replicate_push = strawberry.mutation(
        resolver=replicate_push,
        graphql_type=ReplicatePushPayload,
        description="Take in what a client wrote: RxDB's push handler. Never an error for one document.",
    )


@strawberry.type
class ReplicationSubscriptions:
    """The part of Subscription that RxDB clients listen to."""

    replicate_stream = strawberry.subscription(
        resolver=replicate_stream,
        graphql_type=ReplicateBulk,
        description="What changes of a collection of the caller's caseload from now on: RxDB's pull stream.",
    )
