"""The sync operations: each reads its input into the service's words and returns the service's record as it is."""

from typing import Annotated

import strawberry
from strawberry import ID

from api.sync import commands, devices, digests
from api.sync.comparing import compare
from api.sync.pull import pull
from api.sync.push import push
from api.sync.receipts import receipts
from schema.context import Asking
from schema.identifiers import maybe_id, one_id
from schema.syncing import (
    SyncDevice,
    SyncDeviceInput,
    SyncDigestInput,
    SyncDigestResult,
    SyncHello,
    SyncHelloInput,
    SyncPullInput,
    SyncPullResult,
    SyncPushInput,
    SyncPushResult,
    SyncReceipt,
)


async def sync_pull(
    info: Asking, asked: Annotated[SyncPullInput, strawberry.argument(name="input", description="What the phone has.")]
) -> commands.SyncPullResult:
    said = commands.SyncPullInput(
        device_id=one_id(asked.device_id, "deviceId"),
        epoch=asked.epoch,
        schema_version=asked.schema_version,
        have=tuple(commands.SyncHave(have.scope, have.cursor) for have in asked.have),
        limit=asked.limit,
        max_bytes=asked.max_bytes,
    )
    return await pull(info.context.services, info.context.principal, said)


async def sync_receipts(
    info: Asking,
    device_id: Annotated[ID, strawberry.argument(description="The installation that asks.")],
    ids: Annotated[list[ID], strawberry.argument(description="The submissions' ids, 500 at most.")],
) -> tuple[commands.SyncReceipt, ...]:
    one_id(device_id, "deviceId")
    wanted = [one_id(key, "ids") for key in ids]
    return await receipts(info.context.services, info.context.principal, wanted)


async def sync_hello(
    info: Asking,
    asked: Annotated[SyncHelloInput, strawberry.argument(name="input", description="What the phone says of itself.")],
) -> commands.SyncHello:
    said = commands.SyncHelloInput(
        device_id=maybe_id(asked.device_id, "deviceId"),
        app_version=asked.app_version,
        protocol=tuple(asked.protocol),
        schema_version=asked.schema_version,
        device_now=asked.device_now,
        pending=asked.pending,
        oldest_pending_at=asked.oldest_pending_at,
        storage=asked.storage,
    )
    return await devices.hello(info.context.services, info.context.principal, said)


async def sync_register_device(
    info: Asking, asked: Annotated[SyncDeviceInput, strawberry.argument(name="input", description="The installation.")]
) -> commands.SyncDevice:
    said = commands.SyncDeviceInput(
        device_id=one_id(asked.device_id, "deviceId"), public_key=asked.public_key, name=asked.name
    )
    return await devices.register(info.context.services, info.context.principal, said)


async def sync_push(
    info: Asking, asked: Annotated[SyncPushInput, strawberry.argument(name="input", description="The submissions.")]
) -> commands.SyncPushResult:
    said = commands.SyncPushInput(
        device_id=one_id(asked.device_id, "deviceId"),
        epoch=asked.epoch,
        device_now=asked.device_now,
        mutations=tuple(asked.mutations),
    )
    result = await push(info.context.services, info.context.principal, said)
    info.context.figures.pushed(result)
    return result


async def sync_digest(
    info: Asking, asked: Annotated[SyncDigestInput, strawberry.argument(name="input", description="What it holds.")]
) -> digests.SyncDigestResult:
    said = digests.SyncDigestInput(
        device_id=one_id(asked.device_id, "deviceId"),
        epoch=asked.epoch,
        scopes=tuple(
            digests.SyncHolding(scope=one.scope, cursor=one.cursor, count=one.count, sum=one.sum)
            for one in asked.scopes
        ),
    )
    return await compare(info.context.services, info.context.principal, said)


@strawberry.type
class SyncQueries:
    """The part of Query that phones ask."""

    sync_pull = strawberry.field(
        resolver=sync_pull,
        graphql_type=SyncPullResult,
        description="What changed in the caller's scopes since the phone's cursors.",
    )
    sync_receipts = strawberry.field(
        resolver=sync_receipts,
        graphql_type=list[SyncReceipt],
        description="The receipts of those submissions of the caller's that arrived, 500 at most.",
    )


@strawberry.type
class SyncMutations:
    """The part of Mutation that phones ask."""

    sync_hello = strawberry.mutation(
        resolver=sync_hello,
        graphql_type=SyncHello,
        description="Meet the server: its epoch, the caller's scopes, the keys to seal to.",
    )
    sync_register_device = strawberry.mutation(
        resolver=sync_register_device,
        graphql_type=SyncDevice,
        description="Make an installation known. The same again changes nothing.",
    )
    sync_push = strawberry.mutation(
        resolver=sync_push,
        graphql_type=SyncPushResult,
        description="Take in submissions in the order of the device's log. Never an error for one of them: each gets a "
        "receipt, and what cannot be applied is kept and held for a person.",
    )
    sync_digest = strawberry.mutation(
        resolver=sync_digest,
        graphql_type=SyncDigestResult,
        description="Compare what a phone holds with what it should hold; a difference is counted. Scope visits:read.",
    )
