"""The change log that phones read, and the ledger of what phones sent.

`sync_row` holds the latest ticket of every record in every scope: it grows with records, not with edits. Tickets are
taken at commit under a lock (`migrations`: `doorstep.sync_touch`), so a reader that has seen ticket n has seen every
ticket below n. `sync_mutation` is ledger, idempotency store and receipt in one; it is never purged before retention.
"""

from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from api.db.columns import (
    belongs_to,
    choice,
    identifier,
    instant,
    limited,
    metadata,
    record,
)


class MutationState(StrEnum):
    """The verdict on one submission. Nothing is refused: what cannot be applied is kept and put before a person."""

    APPLIED = "APPLIED"
    MERGED = "MERGED"
    CONFLICT = "CONFLICT"
    QUARANTINED = "QUARANTINED"
    RESOLVED = "RESOLVED"


class RemoveReason(StrEnum):
    """Why a record leaves a scope."""

    DELETED = "DELETED"
    LEFT_SCOPE = "LEFT_SCOPE"
    REDACTED = "REDACTED"


sync_row = Table(
    "sync_row",
    metadata,
    Column("force_id", Integer, nullable=False),
    Column("scope", Text, nullable=False),
    Column("entity", Text, nullable=False),
    identifier("id"),
    Column("ticket", BigInteger, nullable=False),
    Column("present", Boolean, nullable=False),
    *choice("reason", RemoveReason, optional=True),
    PrimaryKeyConstraint("force_id", "scope", "entity", "id"),
    Index("sync_row_pull", "force_id", "scope", "ticket", unique=True),
    comment="The latest change of one record in one scope.",
)

sync_scope_floor = Table(
    "sync_scope_floor",
    metadata,
    Column("force_id", Integer, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("floor", BigInteger, nullable=False),
    comment="Tombstones below this ticket were purged: a phone behind it gets the scope anew.",
)

sync_device = record(
    "sync_device",
    identifier("principal_id"),
    *limited("name", 200),
    Column(
        "public_key", JSONB, nullable=False, comment="The phone's ECDSA P-256 key as a JWK: it signs what it sends."
    ),
    Column("last_seq", Integer, nullable=False, server_default="0"),
    identifier("last_id", optional=True),
    instant("created_at"),
    instant("revoked_at", optional=True),
    instant("last_seen_at", optional=True),
    Column("pending", Integer, nullable=False, server_default="0", comment="Unsent submissions the phone reported."),
    instant("oldest_pending_at", optional=True),
    Column("reported", JSONB, comment="Storage and application version, as the phone reported them."),
    belongs_to("principal_id", "principal"),
    Index(None, "force_id", "principal_id"),
    comment="One installation on one phone, with the head of its log.",
)

sync_mutation = record(
    "sync_mutation",
    identifier("device_id", optional=True),
    Column("seq", Integer, comment="Place in the device's log; null when the log's place was taken (a reused key)."),
    identifier("prev_id", optional=True),
    identifier("principal_id"),
    identifier("nominal_id", optional=True),
    identifier("unit_id", optional=True, comment="The unit whose supervisor a held submission waits for."),
    identifier("author_id", optional=True, comment="Who the opened item says wrote it; null if it was not opened."),
    identifier(
        "claimed_id", optional=True, comment="The id it came under, where another submission already held that id."
    ),
    Column("nominal_unknown", Boolean, Computed("nominal_id is null", persisted=True), nullable=False),
    *limited("op", 50),
    Column("op_version", Integer, nullable=False),
    Column("payload", JSONB, comment="What was sent, opened; null if it could not be opened."),
    Column("sealed", Text, comment="What was sent, as it came, where it could not be opened or verified."),
    Column("payload_sha256", Text, nullable=False),
    instant("device_at", optional=True),
    Column("skew_seconds", Integer),
    instant("received_at"),
    *choice("state", MutationState),
    Column("reason", Text),
    Column("message", Text),
    Column("ticket", BigInteger),
    instant("resolved_at", optional=True),
    identifier("resolved_by", optional=True),
    *limited("resolution_note", 2000, optional=True),
    belongs_to("device_id", "sync_device"),
    belongs_to("principal_id", "principal"),
    belongs_to("unit_id", "unit"),
    UniqueConstraint("force_id", "device_id", "seq"),
    Index(None, "force_id", "principal_id", "state"),
    Index(None, "force_id", "unit_id", "state"),
    Index(None, "force_id", "claimed_id", postgresql_where=text("claimed_id is not null")),
    CheckConstraint("payload is not null or sealed is not null", name="kept"),
    comment="The ledger: every submission that ever arrived, its verdict and its receipt.",
)
