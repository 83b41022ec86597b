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
)
from sqlalchemy.dialects.postgresql import ARRAY, UUID

from api.audit.vocabulary import AuditDecision, AuditOperation
from api.db.columns import choice, identifier, instant, metadata

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
    Column(
        "on_behalf_of", Text, comment="The person at the agency for whom its machine acted, as the agency names them."
    ),
    PrimaryKeyConstraint("seq"),
    Index("audit_event_subject", "subject_ids", postgresql_using="gin"),
    Index("audit_event_actor", "force_id", "actor", "at"),
    CheckConstraint("operation <> 'consultation' or object_type is not null", name="consultation_of"),
    comment="One act upon personal data or access to it (DPA 2018 s.62), written in the act's own transaction.",
)
