"""The change log that phones read, and the ledger of what phones sent.

`sync_row` holds the latest ticket of every record in every scope: it grows with records, not with edits. Tickets are
taken at commit under a lock (`migrations`: `doorstep.sync_mark`), so a reader that has seen ticket n has seen every
ticket below n. `sync_mutation` is ledger, idempotency store and receipt in one; it is never purged before retention.
"""

from enum import StrEnum

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, UUID

from api.db.columns import (
    belongs_to,
    choice,
    identifier,
    instant,
    limited,
    metadata,
    record,
)
from api.nominals.standing import about_nominal


class MutationState(StrEnum):
    """The verdict on one submission. Nothing is refused: what cannot be applied is kept and put before a person."""

    APPLIED = "APPLIED"
    MERGED = "MERGED"
    CONFLICT = "CONFLICT"
    QUARANTINED = "QUARANTINED"
    RESOLVED = "RESOLVED"


class ConflictChoice(StrEnum):
    """What a person decided about a conflict."""

    MINE = "MINE"
    THEIRS = "THEIRS"
    OTHER = "OTHER"


class WipeMode(StrEnum):
    """How what can be read on a phone that is put out of use goes."""

    AFTER_UPLOAD = "AFTER_UPLOAD"
    NOW = "NOW"


class RetentionCode(StrEnum):
    """What is kept for a time."""

    TOMBSTONES = "TOMBSTONES"
    UPLOADS = "UPLOADS"
    PARTNER_EVENTS = "PARTNER_EVENTS"
    # What a phone has fetched, from its last contact.
    FETCHED = "FETCHED"


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
    instant("marked_at", default="now()", comment="By the database's clock."),
    PrimaryKeyConstraint("force_id", "scope", "entity", "id"),
    Index("sync_row_pull", "force_id", "scope", "ticket", unique=True),
    Index("sync_row_gone", "force_id", "marked_at", postgresql_where=text("not present")),
    comment="The latest change of one record in one scope.",
)

sync_touch = Table(
    "sync_touch",
    metadata,
    Column("force_id", Integer, nullable=False),
    Column("id", UUID(as_uuid=True), nullable=False, server_default=text("gen_random_uuid()")),
    Column("entity", Text, nullable=False),
    Column("ids", ARRAY(UUID(as_uuid=True)), nullable=False),
    Column("owner_ids", ARRAY(UUID(as_uuid=True)), nullable=False),
    Column("unit_ids", ARRAY(UUID(as_uuid=True)), nullable=False),
    Column("stand", ARRAY(Boolean), nullable=False, comment="Which of them are part of the caseload still."),
    PrimaryKeyConstraint("force_id", "id"),
    comment="The records of caseloads that one statement touched, until the commit marks them. Nothing stays here.",
    prefixes=["UNLOGGED"],
)

sync_scope_floor = Table(
    "sync_scope_floor",
    metadata,
    Column("force_id", Integer, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("floor", BigInteger, nullable=False),
    comment="Tombstones below this ticket were purged: a phone behind it gets the scope anew.",
)

retention = record(
    "retention",
    *choice("code", RetentionCode),
    Column("days", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date, comment="The first day on which it no longer holds; null: still in force."),
    *limited("source", 500),
    CheckConstraint("days > 0", name="days"),
    CheckConstraint("valid_to is null or valid_to > valid_from", name="period"),
    comment="How long something is kept, from one date to another. Never a constant in code.",
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
    *choice("wipe", WipeMode, optional=True),
    identifier("revoked_by", optional=True),
    Column("skew_seconds", Integer, comment="Server minus phone, when it last said hello."),
    instant("last_seen_at", optional=True),
    Column("pending", Integer, nullable=False, server_default="0", comment="Unsent submissions the phone reported."),
    instant("oldest_pending_at", optional=True),
    instant("compared_at", optional=True, comment="When its digest was last compared."),
    instant("repaired_at", optional=True),
    Column("repairs", Integer, nullable=False, server_default="0", comment="Scopes that had to be fetched anew."),
    Column("reported", JSONB, comment="Storage and application version, as the phone reported them."),
    belongs_to("principal_id", "principal"),
    Index(None, "force_id", "principal_id"),
    comment="One installation on one phone, with the head of its log.",
)

sync_holding = Table(
    "sync_holding",
    metadata,
    Column("force_id", Integer, nullable=False),
    identifier("device_id"),
    Column("scope", Text, nullable=False),
    identifier("nominal_id"),
    Column("id", UUID(as_uuid=True), nullable=False, server_default=text("gen_random_uuid()")),
    identifier("principal_id"),
    instant("first_at"),
    instant("last_at"),
    instant("removed_at", optional=True),
    PrimaryKeyConstraint("force_id", "device_id", "scope", "nominal_id"),
    # What `node(id)` looks it up by, as every other record by its primary key.
    UniqueConstraint("force_id", "id", name="sync_holding_id_key"),
    Index(None, "force_id", "nominal_id"),
    # No foreign keys: they would make a pull wait for whoever pushes, and a reassignment wait for pulls.
    comment="A nominal that was sent to a phone, and when the phone was told to let go.",
)

sync_mutation = record(
    "sync_mutation",
    identifier("device_id", optional=True),
    Column("seq", Integer, comment="Place in the device's log; null when the log's place was taken (a reused key)."),
    identifier("prev_id", optional=True),
    identifier("group_id", optional=True, comment="Applied with the others of this group, all or none."),
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

sync_conflict = record(
    "sync_conflict",
    *about_nominal(),
    identifier("submission_id"),
    identifier("author_id"),
    identifier("officer_id", optional=True),
    *limited("entity", 50),
    identifier("record_id"),
    *limited("field", 50),
    Column("base", JSONB, nullable=False, comment="What the author's phone showed."),
    Column("mine", JSONB, nullable=False, comment="What the author wrote."),
    Column("theirs", JSONB, nullable=False, comment="What the record held, and holds until somebody decides."),
    instant("mine_at", optional=True, comment="By the phone's clock."),
    identifier("theirs_by", optional=True),
    identifier("theirs_officer_id", optional=True),
    instant("theirs_at", optional=True),
    instant("opened_at"),
    instant("resolved_at", optional=True),
    identifier("resolved_by", optional=True),
    identifier("resolution_id", optional=True, comment="The submission or request by which it was decided."),
    *choice("choice", ConflictChoice, optional=True),
    Column("chosen", JSONB),
    *limited("note", 2000, optional=True),
    belongs_to("submission_id", "sync_mutation"),
    belongs_to("author_id", "principal"),
    belongs_to("officer_id", "officer"),
    belongs_to("theirs_officer_id", "officer"),
    CheckConstraint("(resolved_at is null) = (choice is null)", name="resolved"),
    Index(None, "force_id", "submission_id"),
    Index(None, "force_id", "nominal_id"),
    Index(None, "force_id", "access_unit_id", "opened_at", postgresql_where=text("resolved_at is null")),
    comment="Two people changed the same field: both values are kept until a person decides.",
)
