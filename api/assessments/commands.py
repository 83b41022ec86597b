"""What may be asked about assessments. The words are in `words.py`."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final
from uuid import UUID

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
from api.nominals.signing import Verdict

# Limits, in characters or items.
FORMULATION_CHARACTERS_MAX: Final = 8_000
EVIDENCE_CHARACTERS_MAX: Final = 1_000
EVIDENCE_MAX: Final = 50
REASON_CHARACTERS_MAX: Final = 2_000
VERSION_CHARACTERS_MAX: Final = 30
SCORE_CHARACTERS_MAX: Final = 30
ASSESSOR_CHARACTERS_MAX: Final = 200


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One piece of evidence for a factor. `statement_id` names the statement of a visit that it is taken from.

    Whom it is about is the nominal, who was convicted, unless it says otherwise.
    """

    text: str
    basis: StatementBasis
    source: EvidenceSource
    subject_category: SubjectCategory = SubjectCategory.CONVICTED
    statement_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class FactorAssessed:
    """One factor with its rating and what speaks for it."""

    factor: ArmsFactor
    rating: FactorRating | None = None
    evidence: tuple[Evidence, ...] = field(default=())


@dataclass(frozen=True, kw_only=True)
class SaveArms:
    """Keep a draft whole, in place of what it held. `expected_version` 0 begins a new one under `assessment_id`."""

    id: UUID
    assessment_id: UUID
    nominal_id: UUID
    expected_version: int
    factors: tuple[FactorAssessed, ...] = field(default=())
    formulation: str = ""
    priority: Priority | None = None


@dataclass(frozen=True, kw_only=True)
class SubmitArms:
    """Sign a draft: it can be changed no more."""

    id: UUID
    assessment_id: UUID
    expected_version: int


@dataclass(frozen=True, kw_only=True)
class DecideArms:
    """Countersign what was submitted, or return it."""

    id: UUID
    assessment_id: UUID
    expected_version: int
    verdict: Verdict
    comment: str = ""


@dataclass(frozen=True, kw_only=True)
class DecideArmsApplies:
    """Say whether ARMS applies to a nominal, and why."""

    id: UUID
    nominal_id: UUID
    applies: ArmsApplies
    reason: str


@dataclass(frozen=True, kw_only=True)
class RecordToolResult:
    """Record what a tool gave. A result recorded wrongly is recorded again: `replaces_id` names the wrong one."""

    id: UUID
    nominal_id: UUID
    tool: Tool
    tool_version: str
    band: Band
    score: str | None = None
    assessed_on: date
    assessor: str
    replaces_id: UUID | None = None
