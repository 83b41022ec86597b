"""Assessments: ARMS with its factors and evidence, whether ARMS applies, and what other tools gave.

Nothing signed or recorded is ever changed; triggers refuse it (`migrations`: 0020 and 0021). What is new is a new row.
"""

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, UniqueConstraint, text

from api.assessments.commands import (
    ASSESSOR_CHARACTERS_MAX,
    EVIDENCE_CHARACTERS_MAX,
    FORMULATION_CHARACTERS_MAX,
    REASON_CHARACTERS_MAX,
    SCORE_CHARACTERS_MAX,
    VERSION_CHARACTERS_MAX,
)
from api.assessments.words import (
    ArmsApplies,
    ArmsFactor,
    Band,
    EvidenceSource,
    FactorRating,
    Priority,
    StatementBasis,
    SubjectCategory,
    Tool,
)
from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.signing import signed_record
from api.nominals.standing import about_nominal

arms_assessment = record(
    "arms_assessment",
    *about_nominal(),
    *signed_record("arms_assessment"),
    *limited("formulation", FORMULATION_CHARACTERS_MAX),
    *choice("priority", Priority, optional=True),
    CheckConstraint("state = 'DRAFT' or (submitted_at is not null and priority is not null)", name="submitted"),
    CheckConstraint("(state in ('COUNTERSIGNED', 'RETURNED')) = (decided_at is not null)", name="decided"),
    Index(None, "force_id", "nominal_id", "number"),
    Index("arms_assessment_one_draft", "force_id", "nominal_id", unique=True, postgresql_where=text("state = 'DRAFT'")),
    comment="One ARMS assessment of a nominal: a draft, or what was signed.",
)

arms_factor = record(
    "arms_factor",
    identifier("assessment_id"),
    *about_nominal(),
    *choice("factor", ArmsFactor),
    *choice("rating", FactorRating, optional=True),
    belongs_to("assessment_id", "arms_assessment"),
    UniqueConstraint("force_id", "assessment_id", "factor"),
    Index(None, "force_id", "nominal_id"),
    comment="One factor of an ARMS assessment with its rating.",
)

arms_evidence = record(
    "arms_evidence",
    identifier("assessment_id"),
    identifier("factor_id"),
    *about_nominal(),
    Column("position", Integer, nullable=False),
    *limited("text", EVIDENCE_CHARACTERS_MAX),
    *choice("basis", StatementBasis),
    *choice("source", EvidenceSource),
    *choice("subject_category", SubjectCategory),
    identifier("statement_id", optional=True, comment="The statement of a visit that it is taken from."),
    belongs_to("assessment_id", "arms_assessment"),
    belongs_to("factor_id", "arms_factor"),
    Index(None, "force_id", "factor_id"),
    Index(None, "force_id", "assessment_id"),
    Index(None, "force_id", "nominal_id"),
    comment="One piece of evidence for a factor, with its source, whom it is about and whether it is fact or opinion.",
)

arms_applicability = record(
    "arms_applicability",
    *about_nominal(),
    *choice("applies", ArmsApplies),
    *limited("reason", REASON_CHARACTERS_MAX),
    instant("decided_at"),
    identifier("decided_by"),
    belongs_to("decided_by", "officer"),
    Index(None, "force_id", "nominal_id", "decided_at"),
    comment="Whether ARMS applies to a nominal, from one decision to the next.",
)

tool_result = record(
    "tool_result",
    *about_nominal(),
    *choice("tool", Tool),
    *limited("tool_version", VERSION_CHARACTERS_MAX),
    *choice("band", Band),
    *limited("score", SCORE_CHARACTERS_MAX, optional=True),
    Column("assessed_on", Date, nullable=False),
    *limited("assessor", ASSESSOR_CHARACTERS_MAX),
    instant("recorded_at"),
    identifier("recorded_by"),
    identifier("replaces_id", optional=True, comment="The result that was recorded wrongly, and that this replaces."),
    belongs_to("recorded_by", "officer"),
    belongs_to("replaces_id", "tool_result"),
    UniqueConstraint("force_id", "replaces_id"),
    Index(None, "force_id", "nominal_id", "assessed_on"),
    comment="What a tool gave for a nominal: recorded, never scored here, never overwritten.",
)
