"""What may be asked of dip samples and of the queue of reviews, and what is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from api.nominals.commands import RiskLevel
from api.oversight.words import Finding, Sampled
from api.visits.commands import CrewMode, VisitFlag, VisitOutcome
from api.visits.following import ReviewStep


@dataclass(frozen=True, kw_only=True)
class DrawDipSample:
    """Draw so many records of a period, as was recorded by `known_at`: now, if it is not said."""

    id: UUID
    sampled: Sampled
    begins_at: datetime
    ends_at: datetime
    size: int
    seed: int
    known_at: datetime | None = None
    unit_id: UUID | None = None
    risk_levels: tuple[RiskLevel, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class RecordFinding:
    """What was found of one record of a sample. What needs work goes back to its officer, if it may still go back."""

    id: UUID
    item_id: UUID
    finding: Finding
    comment: str = ""


@dataclass(frozen=True, kw_only=True)
class SampleItem:
    """One record of a sample that the caller may see."""

    id: UUID
    record_id: UUID
    nominal_id: UUID
    reference: str
    name: str
    officer_name: str
    done_at: datetime
    finding: Finding | None
    comment: str | None
    returned: bool
    may_find: bool


@dataclass(frozen=True, kw_only=True)
class DipSample:
    """A sample as it was drawn, with those of its records that the caller may see."""

    id: UUID
    sampled: Sampled
    drawn_at: datetime
    begins_at: datetime
    ends_at: datetime
    known_at: datetime
    unit_name: str | None
    risk_levels: Sequence[RiskLevel] | None
    seed: int
    size: int
    population: int
    digest: str
    items: Sequence[SampleItem]


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """A visit that waits for its review. `urgent`: something about it must reach a supervisor the same day."""

    visit_id: UUID
    nominal_id: UUID
    reference: str
    name: str
    risk_level: RiskLevel
    outcome: VisitOutcome
    started_at: datetime
    received_at: datetime
    crew_mode: CrewMode
    flags: Sequence[VisitFlag]
    triggers: Sequence[str]
    officer_name: str
    due_at: datetime
    days_overdue: int
    last_step: ReviewStep | None
    urgent: bool


@dataclass(frozen=True, kw_only=True)
class ReviewQueue:
    """The visits that wait for review: what is urgent first, then the longest overdue. `returned` are with officers."""

    size: int
    urgent: int
    overdue: int
    returned: int
    rows: Sequence[Awaited]
    next: str | None
