"""The audit ledger: insert-only for the application, ids only, never content."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Identity,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, UUID

from api.audit.vocabulary import AuditDecision, AuditOperation
from api.db.columns import choice, identifier, instant, metadata, record

audit_event = Table(
    "audit_event",
    metadata,
    Column("seq", BigInteger, Identity(always=True), nullable=False),
    Column("force_id", Integer, comment="Null only where nobody could be told: a refused sign-in."),
    instant("at", default="clock_timestamp()"),
    *choice("operation", AuditOperation),
    *choice("decision", AuditDecision),
    Column("actor", Text, nullable=False, comment="issuer|subject, or 'unknown'."),
    identifier("principal_id", optional=True),
    Column("client_id", Text),
    identifier("session_id", optional=True),
    identifier("device_id", optional=True),
    Column("action", Text, nullable=False, comment="The root field or the act, for example overdueObligations."),
    Column("document_hash", Text, comment="SHA-256 of the GraphQL document."),
    identifier("request_id", optional=True),
    Column("object_type", Text),
    Column("object_ids", ARRAY(UUID(as_uuid=True)), nullable=False, server_default="{}"),
    Column("subject_ids", ARRAY(UUID(as_uuid=True)), nullable=False, server_default="{}", comment="Nominals touched."),
    Column("row_count", Integer),
    Column("reason", Text),
    identifier(
        "fields_id", optional=True, comment="Which fields were told: a row of read_fields; null: as the action says."
    ),
    Column(
        "on_behalf_of", Text, comment="The person at the agency for whom its machine acted, as the agency names them."
    ),
    PrimaryKeyConstraint("seq"),
    Index("audit_event_subject", "subject_ids", postgresql_using="gin"),
    Index("audit_event_actor", "force_id", "actor", "at"),
    # Who asked for a record by its id and was shown none: few rows of many.
    Index(
        "audit_event_reports",
        "object_ids",
        postgresql_using="gin",
        postgresql_where=text("object_type = 'intelligence_report'"),
    ),
    Index("audit_event_missed", "object_ids", postgresql_using="gin", postgresql_where=text("row_count = 0")),
    CheckConstraint("operation <> 'consultation' or object_type is not null", name="consultation_of"),
    comment="One act upon personal data or access to it (DPA 2018 s.62), written in the act's own transaction.",
)

read_fields = record(
    "read_fields",
    Column("fields", ARRAY(Text), nullable=False, comment="Type and field, for example Nominal.name; alphabetical."),
    comment="A set of fields that was told at once, kept once: its id follows from it. Names of fields, never content.",
)
