"""What phones ask and are answered, as clients see it (docs/sync.md). The services' own records are returned as they
are: each type here only names what of them is public.
"""

from datetime import datetime

import strawberry
from strawberry import ID, field

from api.sync.commands import PullStatus, PushStatus
from api.sync.digests import Comparison
from api.sync.tables import MutationState, WipeMode
from schema.publish import publish_enum
from schema.reading.declare import plain
from schema.scalars import JSON

publish_enum(
    PushStatus,
    {
        "OK": "Everything that was sent has a receipt.",
        "GAP": "A submission before the next one is missing: send again from `lastSeq` + 1.",
        "FORK": "The phone's log is not the one that the server knows: begin a new device log.",
        "EPOCH_CHANGED": "The server was restored: begin a new device log and send again what is kept.",
        "BUSY": "Nothing was taken in: send the same again after `retryAfterMs`.",
        "UPGRADE_REQUIRED": "Never given to a push; reserved.",
        "DEVICE_UNKNOWN": "The caller has no such device: register it.",
    },
)
publish_enum(
    PullStatus,
    {
        "OK": "The pages follow.",
        "EPOCH_CHANGED": "The server was restored: begin a new device log, then pull without cursors.",
        "UPGRADE_REQUIRED": "The phone's `schemaVersion` is too old to be told; it may still push.",
        "BUSY": "Nothing was read: ask again after `retryAfterMs`.",
        "DEVICE_REVOKED": "This phone is out of use: erase what it holds. It may still push.",
    },
)

publish_enum(
    Comparison,
    {
        "SAME": "The phone has exactly what it should have.",
        "DIFFERS": "It has something else: drop the scope's cursor and pull it anew. The outbox is not touched.",
        "MOVED": "Something changed since the cursor, or it is none: pull first, and compare again.",
    },
)


@strawberry.input(description="Make an installation known, once, before it pushes or pulls.")
class SyncDeviceInput:
    device_id: ID = field(description="The installation's id, a UUID made on the phone.")
    public_key: JSON = field(description="The phone's ECDSA P-256 public key as a JWK: it signs what the phone sends.")
    name: str = field(description="What the phone calls itself; at most 200 characters.")


@strawberry.input(description="What a phone says of itself when it connects.")
class SyncHelloInput:
    device_id: ID | None = field(default=None, description="The installation's id; null before it is registered.")
    app_version: str = field(description="The build of the app; at most 100 characters.")
    protocol: list[int] = field(description="The versions of the protocol that it speaks; 1 is the only one.")
    schema_version: int = field(description="The shape of documents that it reads.")
    device_now: datetime = field(description="The phone's clock as it asks.")
    pending: int = field(description="How many submissions it holds that are not acknowledged.")
    oldest_pending_at: datetime | None = field(default=None, description="When the oldest of them was saved.")
    storage: JSON | None = field(
        default=None,
        description="The browser's estimate of its store, and what it has thrown away; 4,000 characters at most.",
    )


@strawberry.input(description="Submissions in the order of the device's log: 100 at most, 512 KiB at most.")
class SyncPushInput:
    device_id: ID = field(description="The installation's id.")
    epoch: str = field(description="The epoch that syncHello gave.")
    device_now: datetime = field(description="The phone's clock as it asks: the difference to ours is kept.")
    mutations: list[JSON] = field(
        description="100 at most, each {id, seq, prevId, op, opVersion, at, sealed}; with {group, groupSize}, all of a "
        "group or none are applied: they come side by side in one push, 20 at most. JSON on purpose: one that is not "
        "understood is kept and held for a person, and refuses none of the others."
    )


@strawberry.input(description="How far a phone has read one scope.")
class SyncHave:
    scope: ID = field(description="The scope, as syncHello names it.")
    cursor: str | None = field(default=None, description="The cursor that the last page gave; null: nothing yet.")


@strawberry.input(description="What a phone has, and how much it can take.")
class SyncPullInput:
    device_id: ID = field(description="The installation's id.")
    epoch: str = field(description="The epoch that syncHello gave.")
    schema_version: int = field(description="The shape of documents that it reads.")
    have: list[SyncHave] = field(description="Its scopes and cursors, one for each scope.")
    limit: int = field(default=500, description="The most changes in the answer, 1 to 2,000.")
    max_bytes: int = field(default=1_000_000, description="About the most bytes in the answer, at most 4,000,000.")


@strawberry.input(description="What a phone holds of one scope, made from its own rows.")
class SyncHolding:
    scope: ID = field(description="The scope, as syncHello names it.")
    cursor: str | None = field(default=None, description="The cursor that the last page gave; null: nothing yet.")
    count: int = field(description="How many records.")
    sum: str = field(
        description="The sum modulo 2^64 of the first 8 bytes of SHA-256 of `entity|id|version`; 20 digits at most."
    )


@strawberry.input(description="What a phone holds of its scopes, 100 at most.")
class SyncDigestInput:
    device_id: ID = field(description="The installation's id.")
    epoch: str = field(description="The epoch that syncHello gave.")
    scopes: list[SyncHolding] = field(description="Its scopes, each once.")


@plain
class SyncDevice:
    """An installation as the server knows it, with the head of its log."""

    id: ID = field(description="The installation's id.")
    last_seq: int = field(description="The place of the last submission taken in; 0 if there is none.")
    last_id: ID | None = field(description="The id of that submission.")
    revoked_at: datetime | None = field(description="When it was put out of use; null while it is trusted.")


@plain
class SyncScope:
    """A scope that the caller may pull."""

    scope: ID = field(description="Its name: caseload, unit or user, and whose.")
    priority: int = field(description="Its place in the order of pulling: the smallest number first.")


@plain
class SyncLimits:
    """The most that one call carries."""

    batch: int = field(description="Submissions in a push.")
    bytes: int = field(description="Bytes in a push.")
    page: int = field(description="Changes in a pull.")


@plain
class SchemaAdvice:
    """The shapes that the server reads and writes."""

    current: int = field(description="The shape of documents it writes.")
    oldest_push: int = field(description="The oldest shape it still reads; older pushes are kept and held.")
    oldest_pull: int = field(description="The oldest shape it still writes.")


@plain
class SyncHello:
    """What a phone needs before it syncs."""

    protocol: int = field(description="The version of the protocol to speak.")
    epoch: str = field(description="Names one unbroken life of the database: it changes on restore and failover.")
    server_time: datetime = field(description="The server's clock.")
    schema: SchemaAdvice = field(description="The shapes that the server reads and writes.")
    scopes: list[SyncScope] = field(description="What the caller may pull now, each scope once.")
    limits: SyncLimits = field(description="The most that one call carries.")
    seal_keys: JSON = field(description="A JWK set, newest first: seal to the first key.")
    is_registered: bool = field(
        description="Whether `deviceId` is known as the caller's. Else register it, whatever answered before."
    )
    keep_acked_for_days: int = field(description="How many days to keep what was acknowledged, for a restore.")
    keep_fetched_for_days: int | None = field(
        description="After so many days without an answer of the server the phone erases what it has fetched; what"
        " was written on it stays. Null: no policy of the force says it."
    )
    wipe: WipeMode | None = field(
        description="How to erase what can be read: the phone is out of use; null: it is not."
    )
    marker: str = field(description="Always sync/1: an answer without it is not ours.")


@plain
class SyncReceipt:
    """The verdict on one submission: the same submission always gets the same receipt."""

    id: ID = field(description="The submission's id.")
    seq: int = field(description="Its place in the device's log.")
    state: MutationState = field(description="The verdict.")
    version: str | None = field(description="The version of the record it made; null if it made none.")
    reason: str | None = field(description="Why it is held: a stable code; null if it is not.")
    message: str | None = field(description="The same in words for the officer.")
    received_at: datetime = field(description="When the server had it.")
    payload_sha256: str = field(
        name="payloadSha256",
        description="Lowercase hexadecimal SHA-256 of `sealed`: believe the receipt only if equal.",
    )


@plain
class SyncPushResult:
    """The receipts of a prefix of what was sent, and the head of the device's log."""

    status: PushStatus = field(description="How it went.")
    epoch: str = field(description="The server's epoch.")
    last_seq: int = field(description="The place of the last submission taken in.")
    last_id: ID | None = field(description="Its id.")
    results: list[SyncReceipt] = field(description="The receipts, in the order of the log, 100 at most.")
    retry_after_ms: int | None = field(description="Milliseconds to wait before asking again; null: none.")
    server_time: datetime = field(description="The server's clock.")
    marker: str = field(description="Always sync/1: an answer without it is not ours.")


@plain
class SyncPage:
    """What changed in one scope since the phone's cursor."""

    scope: ID = field(description="The scope.")
    from_: str | None = field(name="from", description="The cursor that it goes on from; null: from the start.")
    reset: bool = field(description="The scope starts anew: what is not sent again is gone.")
    cursor: str = field(description="Where to go on from. Keep it in the transaction that keeps the changes.")
    more: bool = field(description="Whether there is more in this scope.")
    changes: JSON = field(
        description="A list of [0, entity, id, version, document] to put"
        " and [1, entity, id, version, reason] to remove."
    )


@plain
class SyncPullResult:
    """What changed in the caller's scopes, all read at one instant."""

    status: PullStatus = field(description="How it went.")
    epoch: str = field(description="The server's epoch.")
    server_time: datetime = field(description="The server's clock.")
    removed_scopes: list[ID] = field(
        description="Scopes that the caller may no longer see, each once: delete all of them."
    )
    pages: list[SyncPage] = field(description="One for each scope that was read, the most urgent first.")
    more: bool = field(description="Whether to ask again.")
    retry_after_ms: int | None = field(description="Milliseconds to wait before asking again; null: none.")
    wipe: WipeMode | None = field(description="With DEVICE_REVOKED: how to erase what can be read.")
    marker: str = field(description="Always sync/1: an answer without it is not ours.")


@plain
class SyncScopeDigest:
    """The server's digest of what the caller should hold of one scope."""

    scope: ID = field(description="The scope.")
    verdict: Comparison = field(description="What came of comparing.")
    count: int = field(description="How many records the caller may hold.")
    sum: str = field(description="Their sum, as SyncHolding has it.")


@plain
class SyncDigestResult:
    """What came of comparing a phone with the server, all read at one instant."""

    status: PullStatus = field(description="How it went.")
    epoch: str = field(description="The server's epoch.")
    server_time: datetime = field(description="The server's clock.")
    scopes: list[SyncScopeDigest] = field(description="The scopes that were asked about and may be pulled, each once.")
    marker: str = field(description="Always sync/1: an answer without it is not ours.")
