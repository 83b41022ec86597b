"""What the board answers, as supervisors and governance see it. The service's own records are returned as they are."""

from datetime import date, datetime

import strawberry
from strawberry import ID, field

from api.nominals.commands import MarkerCode, RiskLevel
from api.obligations.commands import ObligationKind
from api.oversight.commands import Knowledge
from schema.publish import publish_enum
from schema.reading.declare import plain

publish_enum(
    Knowledge,
    {
        "AT_THE_TIME": "Each day with what was recorded by then: what a board of that day showed.",
        "NOW": "Each day with what is recorded by now: what was so, whenever it was told.",
    },
    name="OverdueKnowledge",
)
_SIZE = "How many are overdue."
_OLDEST = "When the oldest of them fell due; null if there is none."


@strawberry.input(description="Which obligations are counted. What is given must hold together; a null says nothing.")
class OverdueWhich:
    kinds: list[ObligationKind] | None = field(default=None, description="Of one of these kinds, 100 at most.")
    risk_levels: list[RiskLevel] | None = field(
        default=None, description="About nominals of one of these risk levels, 100 at most, at the time asked about."
    )
    unit_id: ID | None = field(default=None, description="Of the unit with this id at that time.")
    district: str | None = field(
        default=None,
        description="Of the units of this district, 200 characters at most; empty: of those that serve "
        "the whole force.",
    )
    owner_id: ID | None = field(default=None, description="Of the officer with this id at that time.")
    days_from: int | None = field(default=None, description="Overdue by this many days or more.")
    days_to: int | None = field(default=None, description="Overdue by this many days or fewer.")


@plain
class KindSize:
    """How many of one kind are overdue."""

    kind: ObligationKind = field(description="What is owed.")
    size: int = field(description=_SIZE)
    oldest_due_at: datetime | None = field(description=_OLDEST)


@plain
class RiskSize:
    """How many are overdue about nominals of one risk level."""

    risk_level: RiskLevel = field(description="The risk level at that time.")
    size: int = field(description=_SIZE)
    oldest_due_at: datetime | None = field(description=_OLDEST)


@plain
class UnitSize:
    """How many are overdue in one unit."""

    unit_id: ID = field(description="The unit that owed it at that time.")
    name: str = field(description="What it is called; at most 200 characters.")
    size: int = field(description=_SIZE)
    oldest_due_at: datetime | None = field(description=_OLDEST)


@plain
class DistrictSize:
    """How many are overdue in the units of one district."""

    district: str | None = field(description="The district; null: units that serve the whole force.")
    size: int = field(description=_SIZE)
    oldest_due_at: datetime | None = field(description=_OLDEST)


@plain
class OfficerSize:
    """How many one officer has overdue."""

    owner_id: ID = field(description="The officer who owed it at that time.")
    name: str = field(description="Rank and name; at most 200 characters.")
    size: int = field(description=_SIZE)
    oldest_due_at: datetime | None = field(description=_OLDEST)


@plain
class BandSize:
    """How many have been overdue for some days. The bands are the force's own dated numbers."""

    days_from: int = field(description="Overdue by this many days or more, by the calendar in London.")
    days_to: int | None = field(description="And by this many days or fewer; null in the last band.")
    size: int = field(description=_SIZE)
    oldest_due_at: datetime | None = field(description=_OLDEST)


@plain
class OverdueItem:
    """One overdue obligation with the specific risk of its nominal at the time asked about."""

    id: ID = field(description="The obligation's id.")
    kind: ObligationKind = field(description="What is owed.")
    due_at: datetime = field(description="By when it was owed.")
    days_overdue: int = field(description="Days since the day it fell due, by the calendar in London.")
    nominal_id: ID = field(description="Whom it is about; of what is owed of a case, the case's id.")
    case_id: ID | None = field(description="The case that it is about; null: it is about a nominal.")
    reference: str = field(description="The reference of that nominal or case; at most 60 characters.")
    name: str = field(description="The nominal's name, or a case by its reference; at most 200 characters.")
    risk_level: RiskLevel = field(description="The risk level at that time.")
    unit_id: ID = field(description="The unit that owed it at that time.")
    unit_name: str = field(description="What that unit is called.")
    owner_id: ID = field(description="The officer who owed it at that time.")
    owner_name: str = field(description="That officer's rank and name.")
    last_successful_visit_at: datetime | None = field(
        description="The last visit that succeeded by that time, as was known; null if none ever did."
    )
    days_since_last_successful_visit: int | None = field(description="Days since then. Failed attempts reset nothing.")
    failed_attempts: int = field(description="How many attempts since then did not succeed.")
    markers: list[MarkerCode] = field(description="Warnings that held, each once, in alphabetical order, as known now.")
    orders: int = field(description="How many orders, licences and bail were in force, as known now.")
    children: int = field(description="How many children live in or visit the home, as known now.")


@plain
class OverdueBoard:
    """The backlog at one time as known at another: its size, how it falls apart, the most overdue of it.

    A restricted nominal is counted only for callers who may see that nominal: every number is the length of its list.
    """

    at: datetime = field(description="Overdue at this time.")
    known_at: datetime = field(description="With what was recorded by this time.")
    size: int = field(description=_SIZE)
    bands: list[BandSize] = field(description="By how long, each band once, the shortest first; empty bands too.")
    ages: list[BandSize] = field(
        description="The same in steps of 30 days up to a year, for a plot: 13 at most, empty ones too."
    )
    by_kind: list[KindSize] = field(description="By what is owed, each kind once, the most first.")
    by_risk_level: list[RiskSize] = field(description="By risk level, each once, the most first.")
    by_unit: list[UnitSize] = field(description="By unit, each once, the most first.")
    by_district: list[DistrictSize] = field(description="By district, each once, the most first.")
    by_officer: list[OfficerSize] = field(description="By officer, each once, the most first.")
    most_overdue: OverdueItem | None = field(description="What has been overdue longest; null if nothing is.")


@plain
class OverdueList:
    """A page of what is behind a number of the board."""

    at: datetime = field(description="Overdue at this time: ask with the same for the next page.")
    known_at: datetime = field(description="With what was recorded by this time: ask with the same again.")
    size: int = field(description="How many there are on all pages.")
    rows: list[OverdueItem] = field(description="The oldest first, then the riskiest; 100 at most.")
    next: ID | None = field(description="What to ask after for the next page; null if there is none.")


@plain
class TrendPoint:
    """The backlog at one instant."""

    at: datetime = field(description="The instant: the start of a day in London, or now.")
    size: int = field(description=_SIZE)
    came: int = field(description="How many of them were not overdue at the point before; 0 at the first.")
    left: int = field(description="How many that were overdue at the point before are not now; 0 at the first.")


@plain
class OverdueChange:
    """The backlog at two times."""

    before: datetime = field(description="The earlier time.")
    after: datetime = field(description="The later time.")
    size_before: int = field(description="How many were overdue at the earlier.")
    size_after: int = field(description="How many were overdue at the later.")
    percent: int | None = field(
        description="How many per cent it changed by, in whole numbers; null if nothing was overdue before."
    )
    managed_before: int = field(description="How many nominals were managed at the earlier.")
    managed_after: int = field(description="How many nominals were managed at the later.")


@plain
class OverdueExport:
    """A backlog as a file for a spreadsheet. It names no person: nominals by reference, officers by number."""

    at: datetime = field(description="Overdue at this time.")
    known_at: datetime = field(description="With what was recorded by this time.")
    rows: int = field(description="How many rows it has; 20,000 at most.")
    digest: str = field(
        description="SHA-256 of its ids, times and codes, in hexadecimal: the same question has the same for ever, for"
        " callers with the same access."
    )
    content: str = field(description="The file: comma-separated values.")


@plain
class VisitPractice:
    """How the visits of a period were made."""

    visits: int = field(description="How many attempts there were.")
    succeeded: int = field(description="How many succeeded.")
    announced: int = field(description="How many were announced; visits should be unannounced.")
    announced_without_reason: int = field(description="How many of those gave no reason.")
    single_crewed: int = field(description="How many one officer made alone.")
    single_crewed_unauthorised: int = field(description="How many of those nobody had authorised.")
    sampled: int = field(description="How many records were in the dip samples drawn in the period.")
    sampled_good: int = field(description="How many of those were found good.")
    sampled_needs_work: int = field(description="How many of those were found to need work; the others wait.")


@plain
class UnseenNominal:
    """A nominal whom officers tried to see in vain more often than policy lets pass without a decision."""

    nominal_id: ID = field(description="The nominal's id.")
    reference: str = field(description="The force's reference; at most 30 characters.")
    name: str = field(description="The nominal's name; at most 200 characters.")
    risk_level: RiskLevel = field(description="The risk level now.")
    unit_name: str = field(description="The unit that manages them.")
    owner_name: str = field(description="The officer who manages them.")
    failed_attempts: int = field(description="How many attempts since the last successful visit did not succeed.")
    last_attempt_at: datetime = field(description="When the last of them was.")
    last_successful_visit_at: datetime | None = field(description="The last visit that succeeded; null if none did.")
    days_since_last_successful_visit: int | None = field(description="Days since then.")


@plain
class DecisionsDemanded:
    """Failed attempts that demand a supervisor's decision: a warrant under SOA 2003 s.96B, an arrest, a search for
    somebody missing, or a further attempt with a reason.
    """

    attempts: int = field(description="After how many failed attempts policy demands a decision.")
    source: str = field(description="The law or policy that says so.")
    size: int = field(description="How many nominals there are in all.")
    rows: list[UnseenNominal] = field(description="The longest unseen first; 100 at most.")
    next: ID | None = field(description="What `after` takes for the next page; null on the last.")


@plain
class OfficerCaseload:
    """How much one officer carries now."""

    owner_id: ID = field(description="The officer's id.")
    name: str = field(description="Rank and name; at most 200 characters.")
    unit_name: str = field(description="The officer's unit.")
    nominals: int = field(description="How many nominals the officer manages, of those the caller may see.")
    overdue: int = field(description="How many of the officer's obligations are overdue.")


@plain
class Caseloads:
    """Every officer's caseload now, and the number that the force compares with."""

    most: int = field(description="How many nominals one officer should have at most.")
    since: date = field(description="From when the force has held that number.")
    source: str = field(description="Who says so.")
    officers: list[OfficerCaseload] = field(description="Each officer once, the largest caseload first.")


@plain
class OverdueForecastWeek:
    """The backlog after so many weeks, in eight of ten futures."""

    week: int = field(description="How many weeks after the start.")
    low: int = field(description="How many are overdue, where one future in ten has fewer.")
    middle: int = field(description="How many are overdue, where half of the futures have fewer.")
    high: int = field(description="How many are overdue, where one future in ten has more.")
    counted: int | None = field(description="How many were overdue in truth; null if that week is to come.")


@plain
class OverdueForecast:
    """Futures drawn from the weeks before, with what they assume: that weeks to come are like a stretch of those, that
    officers added make as much as the others, that more nominals bring as much more that comes overdue.
    """

    start: datetime = field(description="From when it counts, with what was recorded by then.")
    size: int = field(description="How many were overdue then.")
    weeks: list[OverdueForecastWeek] = field(description="The weeks after it, each once.")
    clears_in: int | None = field(description="How many weeks until the middle has nothing overdue; null: not in time.")
    weeks_drawn_from: int = field(description="How many weeks before the start it draws from.")
    came_a_week: float = field(description="How many came to be overdue in one of those, on average.")
    left_percent_a_week: float = field(
        description="How many per cent of the overdue one of those weeks dealt with, on average."
    )
    officers: int = field(description="How many officers there are now.")
    more_officers: int = field(description="How many more were supposed.")
    intake_percent_a_year: int = field(description="How many more nominals were supposed, in per cent a year.")
    seed: int = field(description="The seed of its chance, a number without unit or place: the same gives the same.")
