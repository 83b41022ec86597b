"""What may be asked about intelligence. `id` is made by the client and names each request for ever."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from uuid import UUID

from api.assessments.words import StatementBasis, SubjectCategory
from api.intelligence.words import (
    Handling,
    IntelligenceAssessment,
    MentionKind,
    Priority,
    SecurityMarking,
    SourceEvaluation,
)

# Limits, in characters or items.
TEXT_MAX: Final = 2_000
LINE_MAX: Final = 500
ITEMS_MAX: Final = 20
NAME_MAX: Final = 200
AGE_MAX: Final = 120
LINKS_MAX: Final = 20


@dataclass(frozen=True, kw_only=True)
class SubmittedItem:
    """One item of information, with how it is known: its grade, and what it is and whom it is about, if that is said.

    `basis` and `subject_category` are those of every statement (DPA 2018 s.38); phones ask for them since version 3.
    """

    text: str
    assessment: IntelligenceAssessment
    basis: StatementBasis | None = None
    subject_category: SubjectCategory | None = None


@dataclass(frozen=True, kw_only=True)
class Mention:
    """An address, vehicle, phone, online identity or device that the report names."""

    kind: MentionKind
    value: str


@dataclass(frozen=True, kw_only=True)
class DescribedPerson:
    """Somebody whom the submitter could not look up, in the words in which they were told of: a name, an address or
    a description at least. `age` is in years, as it seemed.
    """

    name: str = ""
    date_of_birth: date | None = None
    age: int | None = None
    address: str = ""
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class SubmitIntelligence:
    """Tell what became known. `source` says who told it: it is sealed at once, and only the source register reads it.

    `report_id` is made by the client and names the report for ever.
    """

    report_id: UUID
    information_at: datetime
    provenance: str
    source_evaluation: SourceEvaluation
    items: tuple[SubmittedItem, ...]
    id: UUID = field(default=UUID(int=0))
    source: str = ""
    handling: Handling = Handling.P
    conditions: str = ""
    marking: SecurityMarking = SecurityMarking.OFFICIAL
    priority: Priority = Priority.LOW
    nominal_ids: tuple[UUID, ...] = ()
    case_ids: tuple[UUID, ...] = ()
    mentions: tuple[Mention, ...] = ()
    persons: tuple[DescribedPerson, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GradedItem:
    """The grade of one item."""

    item_id: UUID
    assessment: IntelligenceAssessment


@dataclass(frozen=True, kw_only=True)
class EvaluateReport:
    """The intelligence unit's grading of what was submitted; `keep` false: it is no intelligence, for a reason."""

    id: UUID
    report_id: UUID
    expected_version: int
    source_evaluation: SourceEvaluation
    items: tuple[GradedItem, ...]
    handling: Handling
    conditions: str = ""
    marking: SecurityMarking = SecurityMarking.OFFICIAL
    priority: Priority = Priority.LOW
    keep: bool = True
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SanitisedItem:
    """One item in words that tell of no source; empty: the item is left out.

    What it is and whom it is about is as the submitter said, if it is not said here; one of them must say it.
    """

    item_id: UUID
    text: str
    basis: StatementBasis | None = None
    subject_category: SubjectCategory | None = None


@dataclass(frozen=True, kw_only=True)
class SanitiseReport:
    """Write the twin that may be shared: by another person than who submitted it. Earlier versions are kept."""

    id: UUID
    report_id: UUID
    expected_version: int
    items: tuple[SanitisedItem, ...]


@dataclass(frozen=True, kw_only=True)
class RegradeReport:
    """Grade a report anew after it was shared or could be: who has it must be told."""

    id: UUID
    report_id: UUID
    expected_version: int
    reason: str
    source_evaluation: SourceEvaluation | None = None
    items: tuple[GradedItem, ...] = ()
    handling: Handling | None = None
    conditions: str = ""


@dataclass(frozen=True, kw_only=True)
class ReviewReport:
    """It was looked at again and stays as it is."""

    id: UUID
    report_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class LinkPerson:
    """Somebody whom a report describes is this nominal: the report is about them from now on."""

    id: UUID
    person_id: UUID
    nominal_id: UUID


@dataclass(frozen=True, kw_only=True)
class RecordNobody:
    """Somebody whom a report describes is nobody known, for a reason. Should they become known, they are linked yet."""

    id: UUID
    person_id: UUID
    reason: str
