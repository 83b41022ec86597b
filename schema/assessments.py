"""Assessments: ARMS from draft to countersignature, whether it applies, and what other tools gave."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import ID

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
from api.nominals.signing import SigningState
from schema import assessment_words as _words  # noqa: F401 - publishes them
from schema.organisation import Officer
from schema.paging import Node
from schema.reading.declare import column, expression, records, to_many, to_one
from schema.reading.sources import Parameters, Row

if TYPE_CHECKING:
    from schema.nominals import Nominal


def _is_replaced(row: Row, _: Parameters) -> str:
    return (
        f"exists (select from doorstep.tool_result later where later.force_id = {row['force_id']}"
        f" and later.replaces_id = {row['id']})"
    )


@records("arms_evidence", subject="nominal_id")
class ArmsEvidence:
    """One piece of evidence for a factor."""

    id: ID = column("The entry's id: a UUID.")
    text: str = column("What it is; at most 1,000 characters.")
    basis: StatementBasis = column("Whether it is fact or opinion, and whose.")
    source: EvidenceSource = column("Where it comes from.")
    subject_category: SubjectCategory = column("Whom it is about.")
    statement_id: ID | None = column("The statement of a visit that it is taken from.")


@records("arms_factor", subject="nominal_id")
class ArmsFactorAssessed:
    """One factor of an ARMS assessment."""

    id: ID = column("The entry's id: a UUID.")
    factor: ArmsFactor = column("Which factor.")
    rating: FactorRating | None = column("How far it is present; null while that is not decided.")
    evidence: list[ArmsEvidence] = to_many(
        "What the rating rests on, in the author's order, 200 at most.", "factor_id", "position", "id"
    )


@records("arms_assessment", subject="nominal_id")
class ArmsAssessment(Node):
    """One ARMS assessment. Once signed it is never changed. Its priority proposes a risk level; a person sets it."""

    nominal: Annotated["Nominal", strawberry.lazy("schema.nominals")] | None = to_one(
        "Whom it is about; null if the caller may not see them.", "nominal_id"
    )
    nominal_id: ID = column("The id of that nominal.")
    number: int = column("How many there were with this one: 1 for the nominal's first.")
    version: int = column("The version, raised by each change of the draft: what expectedVersion is compared with.")
    state: SigningState = column("How far it has come.")
    author: Officer = to_one("Who assessed.", "author_id")
    author_id: ID = column("The id of that officer.")
    started_at: datetime = column("When it was begun.")
    submitted_at: datetime | None = column("When its author signed it.")
    decided_at: datetime | None = column("When a supervisor countersigned or returned it.")
    decider: Officer | None = to_one("That supervisor.", "decided_by")
    comment: str | None = column("What the supervisor said; at most 2,000 characters.")
    formulation: str = column("How it all hangs together; at most 8,000 characters.")
    priority: Priority | None = column("The priority for work that comes of it; null while that is not decided.")
    factors: list[ArmsFactorAssessed] = to_many(
        "The factors that were looked at, 11 at most.", "assessment_id", 'factor collate "C"', "id"
    )


@records("arms_applicability", subject="nominal_id")
class ArmsApplicability:
    """A decision whether ARMS applies to a nominal."""

    id: ID = column("The decision's id: a UUID.")
    applies: ArmsApplies = column("Whether it applies, or why not.")
    reason: str = column("Why, in words; at most 2,000 characters.")
    decided_at: datetime = column("When it was decided.")
    decider: Officer = to_one("Who decided.", "decided_by")


@records("tool_result", subject="nominal_id")
class ToolResult(Node):
    """What a tool gave for a nominal. Recorded as the tool gave it, never scored here, never overwritten."""

    nominal: Annotated["Nominal", strawberry.lazy("schema.nominals")] | None = to_one(
        "Whom it is about; null if the caller may not see them.", "nominal_id"
    )
    nominal_id: ID = column("The id of that nominal.")
    tool: Tool = column("Which tool.")
    tool_version: str = column("Which version of it; at most 30 characters.")
    band: Band = column("Its result in bands.")
    score: str | None = column("Its score as the tool writes it; at most 30 characters.")
    assessed_on: date = column("When it was used.")
    assessor: str = column("Who used it; at most 200 characters.")
    recorded_at: datetime = column("When this was written.")
    recorder: Officer = to_one("Who wrote it.", "recorded_by")
    replaces_id: ID | None = column("The id of the result that was recorded wrongly, and that this replaces.")
    is_replaced: bool = expression("Whether a later entry replaces it.", _is_replaced)
