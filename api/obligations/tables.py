"""Obligations and the dated policy they follow.

Overdue at T is `due_at < T and (met_at is null or met_at > T) and (cancelled_at is null or cancelled_at > T)`, over the
rows in force. Each row is kept by when it held (`opened_at`, `met_at`) and by when that was recorded (`recorded_at`,
`met_recorded_at`, `superseded_at`): a visit that arrives late splits an old row by superseding it, so what was known
on any past day can still be counted.
"""

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, text

from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.commands import RiskLevel
from api.nominals.standing import about_nominal
from api.obligations.commands import CancelReason, ObligationKind

policy_row = record(
    "policy_row",
    *choice("code", ObligationKind),
    *choice("risk_level", RiskLevel, optional=True),
    Column("months", Integer),
    Column("days", Integer),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date, comment="The first day on which it no longer holds; null: still in force."),
    *limited("source", 500),
    CheckConstraint("(months is null) <> (days is null)", name="one_unit"),
    CheckConstraint("valid_to is null or valid_to > valid_from", name="period"),
    Index(None, "force_id", "code", "risk_level", "valid_from"),
    comment="How long something may take, by law or force policy, from one date to another. Never a constant in code.",
)

obligation = record(
    "obligation",
    *choice("kind", ObligationKind),
    *about_nominal(),
    identifier("unit_id"),
    identifier("owner_id"),
    identifier("policy_row_id"),
    instant("opened_at"),
    instant("due_at"),
    instant("met_at", optional=True),
    identifier("met_by", optional=True),
    instant("cancelled_at", optional=True),
    *choice("cancel_reason", CancelReason, optional=True),
    instant("recorded_at", comment="When this row was written."),
    instant("met_recorded_at", optional=True),
    instant("superseded_at", optional=True, comment="When later knowledge replaced this row; null: it stands."),
    belongs_to("unit_id", "unit"),
    belongs_to("owner_id", "officer"),
    belongs_to("policy_row_id", "policy_row"),
    belongs_to("met_by", "visit"),
    CheckConstraint("(met_at is null) = (met_by is null)", name="met"),
    CheckConstraint("(met_at is null) = (met_recorded_at is null)", name="met_recorded"),
    CheckConstraint("(cancelled_at is null) = (cancel_reason is null)", name="cancelled"),
    Index(None, "force_id", "nominal_id"),
    Index(
        "obligation_one_open",
        "force_id",
        "nominal_id",
        "kind",
        unique=True,
        postgresql_where=text("met_at is null and cancelled_at is null and superseded_at is null"),
    ),
    Index(
        "obligation_open_by_due",
        "force_id",
        "unit_id",
        "due_at",
        "id",
        postgresql_where=text("met_at is null and cancelled_at is null and superseded_at is null"),
    ),
    Index(
        "obligation_open_by_due_in_force",
        "force_id",
        "due_at",
        "id",
        postgresql_where=text("met_at is null and cancelled_at is null and superseded_at is null"),
    ),
    comment="Something owed by a date. At most one of a kind is open for a nominal.",
)
