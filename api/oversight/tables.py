"""What oversight keeps: the force's dated numbers, moves of work that were proposed, samples that were drawn."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Float, Index, Integer, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY

from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.commands import RiskLevel
from api.nominals.standing import about_nominal
from api.oversight.commands import StandardCode
from api.oversight.words import REASON_CHARACTERS_MAX, Finding, MoveState, Sampled

standard = record(
    "standard",
    *choice("code", StandardCode),
    Column("value", Integer, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date, comment="The first day on which it no longer holds; null: still in force."),
    *limited("source", 500),
    CheckConstraint("value >= 0", name="value"),
    CheckConstraint("valid_to is null or valid_to > valid_from", name="period"),
    Index(None, "force_id", "code", "valid_from"),
    comment="A number that oversight compares with, from one date to another, with who says so.",
)

move_proposal = record(
    "move_proposal",
    instant("made_at", comment="As of when it was made."),
    identifier("made_by", comment="The principal who asked for it."),
    identifier("unit_id", optional=True, comment="Whose work it moves; null: that of every unit the asker oversees."),
    Column("most", Integer, nullable=False, comment="The standard it keeps to: nominals per officer."),
    Column("overdue", Integer, nullable=False, comment="How many were overdue then, as its maker might see."),
    Column(
        "attention", Float, nullable=False, comment="How much more time the overdue get with its moves; 1: as much."
    ),
    Column("weeks", Integer, nullable=False, comment="After how many weeks it expects the two sizes below."),
    Column("expected_as_it_is", Integer, nullable=False),
    Column("expected_with_moves", Integer, nullable=False),
    belongs_to("made_by", "principal"),
    belongs_to("unit_id", "unit"),
    Index(None, "force_id", "made_at"),
    comment="Moves of work that were proposed together: as of when, by which standard, with what effect expected.",
)

proposed_move = record(
    "proposed_move",
    *about_nominal(),
    identifier("proposal_id"),
    Column("position", Integer, nullable=False, comment="The first matters most."),
    identifier("from_officer_id"),
    identifier("from_unit_id"),
    identifier("to_officer_id"),
    identifier("to_unit_id"),
    *choice("risk_level", RiskLevel),
    Column("days_overdue", Integer, nullable=False),
    Column("overdue", Integer, nullable=False),
    *limited("why", 1000),
    *choice("state", MoveState),
    instant("given_at", optional=True, comment="When the giving unit's supervisor, or governance, agreed."),
    identifier("given_by", optional=True),
    instant("taken_at", optional=True, comment="When the receiving unit's supervisor agreed."),
    identifier("taken_by", optional=True),
    instant("closed_at", optional=True),
    *limited("reason", REASON_CHARACTERS_MAX, optional=True),
    belongs_to("proposal_id", "move_proposal"),
    belongs_to("from_officer_id", "officer"),
    belongs_to("from_unit_id", "unit"),
    belongs_to("to_officer_id", "officer"),
    belongs_to("to_unit_id", "unit"),
    belongs_to("given_by", "principal"),
    belongs_to("taken_by", "principal"),
    CheckConstraint("(state = 'PROPOSED') = (closed_at is null)", name="closed"),
    UniqueConstraint("force_id", "proposal_id", "nominal_id"),
    Index(None, "force_id", "nominal_id"),
    Index(None, "force_id", "state"),
    comment="One nominal who was proposed to be given from one officer to another, and what people decided.",
)

dip_sample = record(
    "dip_sample",
    *choice("sampled", Sampled),
    instant("drawn_at"),
    identifier("drawn_by", comment="The principal who drew it."),
    instant("begins_at", comment="Drawn of what was done from here on."),
    instant("ends_at", comment="Drawn of what was done before this."),
    instant("known_at", comment="Drawn of what was recorded by then."),
    identifier("unit_id", optional=True),
    Column("risk_levels", ARRAY(Text)),
    Column("seed", Integer, nullable=False),
    Column("size", Integer, nullable=False, comment="How many were asked for."),
    Column("population", Integer, nullable=False, comment="Of how many it was drawn."),
    Column("digest", Text, nullable=False, comment="SHA-256 of the ids drawn, in their order."),
    belongs_to("drawn_by", "principal"),
    belongs_to("unit_id", "unit"),
    Index(None, "force_id", "drawn_at"),
    comment="Some records drawn by chance from all of a period, to be looked at for their quality.",
)

sample_item = record(
    "sample_item",
    *about_nominal(),
    identifier("sample_id"),
    Column("position", Integer, nullable=False),
    identifier("record_id", comment="The visit, assessment or plan."),
    identifier("officer_id", comment="Who made or wrote it."),
    instant("done_at", comment="When it was made, or submitted."),
    *choice("finding", Finding, optional=True),
    *limited("comment", REASON_CHARACTERS_MAX, optional=True),
    instant("found_at", optional=True),
    identifier("found_by", optional=True),
    Column("returned", Boolean, nullable=False, server_default="false", comment="It went back to its officer."),
    belongs_to("sample_id", "dip_sample"),
    belongs_to("officer_id", "officer"),
    belongs_to("found_by", "principal"),
    CheckConstraint("num_nulls(finding, found_at, found_by) in (0, 3)", name="found"),
    UniqueConstraint("force_id", "sample_id", "record_id"),
    Index(None, "force_id", "nominal_id"),
    Index(None, "force_id", "record_id"),
    comment="One record of a dip sample, and what was found.",
)
