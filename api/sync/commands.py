"""What phones ask and are answered: the words of the sync protocol (docs/sync.md). JSON members are plain Python."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import orjson

from api.refusals import UserError
from api.sync.tables import MutationState, WipeMode

# Every successful answer carries it, so that a captive portal's 200 is not believed.
MARKER: Final = "sync/1"
PROTOCOL: Final = 1
# Limits of one call: what a slow connection carries in one try, and what one transaction should hold.
BATCH_MAX: Final = 100
PUSH_BYTES_MAX: Final = 512 * 1024
PAGE_ROWS_MAX: Final = 2_000
# What a phone waits at least before it asks a busy server again.
RETRY_AFTER_MS: Final = 2_000
PAGE_BYTES_MAX: Final = 4_000_000
RECEIPTS_MAX: Final = 500
# How long a phone keeps what was acknowledged, so that a server put back to yesterday can be told again.
KEEP_ACKED_DAYS: Final = 14
# The shapes of documents and payloads that this server writes and reads.
SCHEMA_CURRENT: Final = 1
SCHEMA_OLDEST_PUSH: Final = 1
SCHEMA_OLDEST_PULL: Final = 1


class PushStatus(StrEnum):
    """How a push went. Whatever the status, `results` holds the receipts of what was taken in."""

    OK = "OK"
    GAP = "GAP"
    FORK = "FORK"
    EPOCH_CHANGED = "EPOCH_CHANGED"
    BUSY = "BUSY"
    UPGRADE_REQUIRED = "UPGRADE_REQUIRED"
    DEVICE_UNKNOWN = "DEVICE_UNKNOWN"


class PullStatus(StrEnum):
    """How a pull went."""

    OK = "OK"
    EPOCH_CHANGED = "EPOCH_CHANGED"
    UPGRADE_REQUIRED = "UPGRADE_REQUIRED"
    BUSY = "BUSY"
    DEVICE_REVOKED = "DEVICE_REVOKED"


class HeldReason(StrEnum):
    """Why a submission was held for a person."""

    AUTHOR_MISMATCH = "AUTHOR_MISMATCH"
    DEVICE_REVOKED = "DEVICE_REVOKED"
    GONE = "GONE"
    GROUP_INCOMPLETE = "GROUP_INCOMPLETE"
    INVALID = "INVALID"
    KEY_REUSED = "KEY_REUSED"
    OUT_OF_SCOPE = "OUT_OF_SCOPE"
    SERVER_ERROR = "SERVER_ERROR"
    SIGNATURE_INVALID = "SIGNATURE_INVALID"
    UNKNOWN_OPERATION = "UNKNOWN_OPERATION"
    UNREADABLE = "UNREADABLE"


@dataclass(frozen=True, kw_only=True)
class Applied:
    """The submission took effect, on a visit or a nominal's records; `state` says whether in full."""

    visit_id: UUID | None = None
    nominal_id: UUID | None = None
    state: MutationState = MutationState.APPLIED
    message: str | None = None


@dataclass(frozen=True)
class Held:
    """The submission is kept for a person. `message` says what to do and holds nothing that was submitted."""

    reason: HeldReason
    message: str


class Resolution(StrEnum):
    """What a supervisor does with a held submission."""

    APPLY = "APPLY"
    DISMISS = "DISMISS"


@dataclass(frozen=True, kw_only=True)
class SyncDeviceInput:
    """Make an installation known. `device_id` is made on the phone; `public_key` is its ECDSA P-256 key as a JWK."""

    device_id: UUID
    public_key: Any
    name: str


@dataclass(frozen=True, kw_only=True)
class SyncDevice:
    """An installation as the server knows it, with the head of its log."""

    id: UUID
    last_seq: int
    last_id: UUID | None
    revoked_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class SyncHelloInput:
    """What a phone says of itself when it connects."""

    app_version: str
    protocol: tuple[int, ...]
    schema_version: int
    device_now: datetime
    pending: int
    device_id: UUID | None = None
    oldest_pending_at: datetime | None = None
    storage: Any = None


@dataclass(frozen=True)
class SyncScope:
    """One scope that the caller may pull; the smallest priority first."""

    scope: str
    priority: int


@dataclass(frozen=True)
class SyncLimits:
    """The most that one call carries: submissions and bytes of a push, rows of a pull."""

    batch: int = BATCH_MAX
    bytes: int = PUSH_BYTES_MAX
    page: int = PAGE_ROWS_MAX


@dataclass(frozen=True)
class SchemaAdvice:
    """The shapes that the server reads and writes. A phone below `oldest_pull` updates first; no push is refused."""

    current: int = SCHEMA_CURRENT
    oldest_push: int = SCHEMA_OLDEST_PUSH
    oldest_pull: int = SCHEMA_OLDEST_PULL


@dataclass(frozen=True, kw_only=True)
class SyncHello:
    """What a phone needs before it syncs. `seal_keys` is a JWK set, newest first."""

    epoch: str
    server_time: datetime
    scopes: tuple[SyncScope, ...]
    seal_keys: Any
    wipe: WipeMode | None = None
    is_registered: bool = False
    protocol: int = PROTOCOL
    schema: SchemaAdvice = field(default_factory=SchemaAdvice)
    limits: SyncLimits = field(default_factory=SyncLimits)
    keep_acked_for_days: int = KEEP_ACKED_DAYS
    keep_fetched_for_days: int | None = None
    marker: str = MARKER


@dataclass(frozen=True, kw_only=True)
class SyncPushInput:
    """Submissions in the order of the device's log. Each is JSON on purpose: one bad one must not refuse the rest."""

    device_id: UUID
    epoch: str
    device_now: datetime
    mutations: tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class SyncReceipt:
    """The verdict on one submission. The same submission always gets the same receipt."""

    id: UUID
    seq: int
    state: MutationState
    received_at: datetime
    payload_sha256: str
    version: str | None = None
    reason: str | None = None
    message: str | None = None


@dataclass(frozen=True, kw_only=True)
class SyncPushResult:
    """The receipts of a prefix of what was sent, and the head of the device's log after it."""

    status: PushStatus
    epoch: str
    server_time: datetime
    last_seq: int = 0
    last_id: UUID | None = None
    results: tuple[SyncReceipt, ...] = ()
    retry_after_ms: int | None = None
    marker: str = MARKER


@dataclass(frozen=True)
class SyncHave:
    """How far a phone has read one scope; no cursor: nothing yet."""

    scope: str
    cursor: str | None = None


@dataclass(frozen=True, kw_only=True)
class SyncPullInput:
    """What a phone has, and how much it can take."""

    device_id: UUID
    epoch: str
    schema_version: int
    have: tuple[SyncHave, ...]
    limit: int = 500
    max_bytes: int = 1_000_000


@dataclass(frozen=True, kw_only=True)
class SyncPage:
    """What changed in one scope. `changes` is JSON text made by the database: it is passed on, not read."""

    scope: str
    from_: str | None
    reset: bool
    cursor: str
    more: bool
    changes: orjson.Fragment


@dataclass(frozen=True, kw_only=True)
class SyncPullResult:
    """One call's changes, all read at one instant."""

    status: PullStatus
    epoch: str
    server_time: datetime
    removed_scopes: tuple[str, ...] = ()
    pages: tuple[SyncPage, ...] = ()
    more: bool = False
    retry_after_ms: int | None = None
    wipe: WipeMode | None = None
    marker: str = MARKER


@dataclass(frozen=True, kw_only=True)
class ResolveSubmission:
    """A supervisor's decision about a held submission, with the reason in words."""

    submission_id: UUID
    action: Resolution
    note: str


@dataclass(frozen=True)
class SubmissionResolved:
    """The submission is settled. `visit_id` is the visit that came of it, if it was applied."""

    submission_id: UUID
    visit_id: UUID | None


@dataclass(frozen=True)
class ResolveRefused:
    """Nothing was changed: mend what `errors` name."""

    errors: tuple[UserError, ...]
