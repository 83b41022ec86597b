"""What may be asked of the board, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from api.nominals.commands import MarkerCode, RiskLevel
from api.obligations.commands import ObligationKind


class StandardCode(StrEnum):
    """What a number of the force is about."""

    AGE_BAND_FROM_DAYS = "AGE_BAND_FROM_DAYS"
    MOVES_TAKEN_PER_OFFICER = "MOVES_TAKEN_PER_OFFICER"
    NOMINALS_PER_OFFICER = "NOMINALS_PER_OFFICER"


class Knowledge(StrEnum):
    """With which knowledge past days are counted."""

    AT_THE_TIME = "AT_THE_TIME"
    NOW = "NOW"


@dataclass(frozen=True, kw_only=True)
class Which:
    """Which obligations are counted; what is given must hold together. None: all. Every number is such a question."""

    kinds: Sequence[ObligationKind] | None = None
    risk_levels: Sequence[RiskLevel] | None = None
    unit_id: UUID | None = None
    district: str | None = None
    owner_id: UUID | None = None
    days_from: int | None = None
    days_to: int | None = None


@dataclass(frozen=True, kw_only=True)
class When:
    """Overdue at `at`, with only what was recorded by `known_at`."""

    at: datetime
    known_at: datetime


@dataclass(frozen=True, kw_only=True)
class Size:
    """How many are overdue in one group, and since when the oldest is."""

    size: int
    oldest_due_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class KindSize(Size):
    """Those of one kind."""

    kind: ObligationKind


@dataclass(frozen=True, kw_only=True)
class RiskSize(Size):
    """Those about nominals of one risk level."""

    risk_level: RiskLevel


@dataclass(frozen=True, kw_only=True)
class UnitSize(Size):
    """Those that one unit owes."""

    unit_id: UUID
    name: str


@dataclass(frozen=True, kw_only=True)
class DistrictSize(Size):
    """Those that the units of one district owe; None: of a force-wide unit."""

    district: str | None


@dataclass(frozen=True, kw_only=True)
class OfficerSize(Size):
    """Those that one officer owes."""

    owner_id: UUID
    name: str


@dataclass(frozen=True, kw_only=True)
class BandSize(Size):
    """Those that have been overdue for some days; `days_to` is None in the last band."""

    days_from: int
    days_to: int | None


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """One overdue obligation with the specific risk of its nominal, as it was at the time asked about.

    `failed_attempts` counts those since the last visit that succeeded. Of what is owed of a case, `case_id` is set and
    `nominal_id` is the same id: there is no nominal, and no name is told.
    """

    id: UUID
    kind: ObligationKind
    due_at: datetime
    days_overdue: int
    nominal_id: UUID
    case_id: UUID | None
    reference: str
    name: str
    risk_level: RiskLevel
    unit_id: UUID
    unit_name: str
    owner_id: UUID
    owner_name: str
    last_successful_visit_at: datetime | None
    days_since_last_successful_visit: int | None
    failed_attempts: int
    markers: Sequence[MarkerCode]
    orders: int
    children: int


@dataclass(frozen=True, kw_only=True)
class Board:
    """The backlog at one time: its size, how it falls apart, and the most overdue of it.

    A part that was not asked for is empty.
    """

    at: datetime
    known_at: datetime
    size: int
    bands: Sequence[BandSize]
    ages: Sequence[BandSize]
    by_kind: Sequence[KindSize]
    by_risk_level: Sequence[RiskSize]
    by_unit: Sequence[UnitSize]
    by_district: Sequence[DistrictSize]
    by_officer: Sequence[OfficerSize]
    most_overdue: Overdue | None


@dataclass(frozen=True, kw_only=True)
class OverdueList:
    """A page of what is behind a number: `size` is that number."""

    at: datetime
    known_at: datetime
    size: int
    rows: Sequence[Overdue]
    next: str | None


@dataclass(frozen=True, kw_only=True)
class TrendPoint:
    """The backlog at one instant, with what came to it and left it since the point before."""

    at: datetime
    size: int
    came: int
    left: int


@dataclass(frozen=True, kw_only=True)
class Change:
    """The backlog at two times. `percent` is None where there was none at first."""

    before: datetime
    after: datetime
    size_before: int
    size_after: int
    percent: int | None
    managed_before: int
    managed_after: int


@dataclass(frozen=True, kw_only=True)
class Practice:
    """How visits of a period were made: of all attempts, how many announced and by one officer; and of the records
    sampled in it, how many were found good.
    """

    visits: int
    succeeded: int
    announced: int
    announced_without_reason: int
    single_crewed: int
    single_crewed_unauthorised: int
    sampled: int
    sampled_good: int
    sampled_needs_work: int


@dataclass(frozen=True, kw_only=True)
class Unseen:
    """A nominal whom officers have tried to see more often in vain than policy lets pass without a decision."""

    nominal_id: UUID
    reference: str
    name: str
    risk_level: RiskLevel
    unit_name: str
    owner_name: str
    failed_attempts: int
    last_attempt_at: datetime
    last_successful_visit_at: datetime | None
    days_since_last_successful_visit: int | None


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """Failed attempts that demand a supervisor's decision: after how many, and of whom, the longest unseen first."""

    attempts: int
    source: str
    size: int
    rows: Sequence[Unseen] = field(default_factory=tuple)
    next: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Caseload:
    """How many nominals one officer manages now, beside what the force holds to be right."""

    owner_id: UUID
    name: str
    unit_name: str
    nominals: int
    overdue: int


@dataclass(frozen=True, kw_only=True)
class Caseloads:
    """Every officer's caseload, the largest first, and the number to compare with."""

    most: int
    since: date
    source: str
    officers: Sequence[Caseload]


@dataclass(frozen=True, kw_only=True)
class Export:
    """A backlog as a file, and what it says in one number: the same question later gives the same digest.

    `digest` is over ids, times and codes; names stand in the file for its reader and may change.
    """

    at: datetime
    known_at: datetime
    rows: int
    digest: str
    content: str


@dataclass(frozen=True, kw_only=True)
class ForecastWeek:
    """How many are overdue after so many weeks: the middle run and the band of eight in ten; and, of a forecast made
    as of a past day, how many were in truth.
    """

    week: int
    low: int
    middle: int
    high: int
    counted: int | None


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """The weeks to come, and what was assumed. `clears_in` is the first week in which the middle run has nothing
    overdue.
    """

    start: datetime
    size: int
    weeks: Sequence[ForecastWeek]
    clears_in: int | None
    weeks_drawn_from: int
    came_a_week: float
    left_percent_a_week: float
    officers: int = 0
    more_officers: int = 0
    intake_percent_a_year: int = 0
    seed: int = 1
