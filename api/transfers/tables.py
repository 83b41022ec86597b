"""Transfers: proposed by the giving side, answered by the receiving one. Until then the owner stays responsible.

Invariant: at most one is open for a nominal. Who a restricted nominal is stands in `name` for those with need to know.
"""

from sqlalchemy import CheckConstraint, Column, Index, Text, text

from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.commands import ManagementMode, RiskLevel
from api.nominals.standing import about_nominal
from api.transfers.commands import (
    CONTACT_CHARACTERS_MAX,
    FORCE_CHARACTERS_MAX,
    REASON_CHARACTERS_MAX,
    REFERENCE_CHARACTERS_MAX,
    TransferKind,
    TransferState,
)

transfer = record(
    "transfer",
    *about_nominal(),
    *choice("kind", TransferKind),
    *choice("state", TransferState),
    identifier("from_unit_id"),
    identifier("from_owner_id"),
    identifier("to_unit_id", optional=True, comment="Null: another force."),
    identifier("to_owner_id", optional=True, comment="Null: the receiving supervisor chooses, or another force."),
    *limited("other_force", FORCE_CHARACTERS_MAX, optional=True),
    Column("reference", Text, nullable=False, comment="The nominal's, for who may not see the nominal yet."),
    Column("name", Text, nullable=False, comment="The nominal's; of a restricted one for need to know only."),
    *choice("risk_level", RiskLevel),
    *choice("mode_before", ManagementMode),
    instant("visit_due_at", optional=True, comment="When their visit was due, as it was proposed."),
    instant("answer_by", optional=True, comment="By when it is to be answered, by policy."),
    *limited("reason", REASON_CHARACTERS_MAX),
    instant("proposed_at"),
    identifier("proposed_by", comment="The principal who proposed it."),
    *limited("contact", CONTACT_CHARACTERS_MAX, optional=True),
    *limited("contact_reference", REFERENCE_CHARACTERS_MAX, optional=True),
    instant("decided_at", optional=True),
    identifier("decided_by", optional=True, comment="The principal who answered it, took it back or overtook it."),
    *limited("decision", REASON_CHARACTERS_MAX, optional=True),
    belongs_to("from_unit_id", "unit"),
    belongs_to("from_owner_id", "officer"),
    belongs_to("to_unit_id", "unit"),
    belongs_to("to_owner_id", "officer"),
    CheckConstraint("(state = 'PROPOSED') = (decided_at is null)", name="decided"),
    CheckConstraint("(kind in ('FORCE_OUT', 'FORCE_IN')) = (other_force is not null)", name="force"),
    Index("transfer_one_open", "force_id", "nominal_id", unique=True, postgresql_where=text("state = 'PROPOSED'")),
    Index("transfer_open_to", "force_id", "to_unit_id", "proposed_at", postgresql_where=text("state = 'PROPOSED'")),
    Index(None, "force_id", "nominal_id"),
    comment="A nominal is proposed to be managed by another officer, unit or force.",
)
