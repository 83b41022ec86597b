"""Nominals: a person known to police and managed by the force, with what a visitor must know first."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import ID

from api.nominals.commands import ManagementMode, RiskLevel
from schema import risk
from schema.assessments import ArmsApplicability, ArmsAssessment, ToolResult
from schema.decided import ModeChange, Pause, ReactiveReview, RiskDecision, StartedClock, VisitInterval
from schema.intelligence import IntelligenceLink
from schema.known import (
    AgencyReference,
    Category,
    KnownDevice,
    KnownIdentity,
    NominalDocument,
    NominalWelfarePlan,
)
from schema.nominal_parts import Address, HouseholdMember, Marker, Order
from schema.nominal_sql import (
    OF_PLAN_IN_FORCE,
    SINCE_LAST_ARMS,
    failed_attempts,
    next_due,
    other_names,
    search_attempts,
    warrant_attempts,
)
from schema.organisation import Officer, Unit
from schema.paging import Node
from schema.plans import Plan, PlanAction, PlanTrigger
from schema.reading.declare import (
    column,
    compiled,
    expression,
    paged,
    records,
    to_many,
    to_one,
)
from schema.reading.sources import Pages, SortKey, ToMany, WithheldFields
from schema.register import Notification, NotificationPeriod, Stay
from schema.visit_statements import FailedAttemptsDecision, TaggedEvidence
from schema.visits import VISITS_OF_NOMINAL, VisitConnection, VisitFilter, VisitOrder
from schema.withholding import Withheld

if TYPE_CHECKING:
    from schema.obligations import ObligationConnection

# Its words are published before the types that use them.
assert risk

CURRENT_HOME = ToMany("nominal_id", ("since desc", "id"), "c.kind = 'HOME' and c.until is null", first_only=True)


@records("nominal", subject="id")
class Nominal(Node):
    """A person known to police who is managed by this force. Seen by their owner, the owner's unit, and whoever policy
    names; a restricted nominal by the owner and those granted need-to-know.
    """

    reference: str = column("The force's own reference; at most 30 characters, unique in the force.")
    name: str = column("The name used in the force's records; at most 200 characters.")
    other_names: list[str] = expression("Other names that the nominal uses or has used, 200 at most.", other_names)
    date_of_birth: date | None = column("The date of birth; null if not known.")
    risk_level: RiskLevel = column("The risk level that a person decided.")
    management_mode: ManagementMode = column("How the nominal is managed now.")
    restricted: bool = column("Only the owner and those granted need-to-know see this record.")
    unit: Unit = to_one("The unit that manages the nominal.", "unit_id")
    unit_id: ID = column("The id of that unit.")
    owner: Officer = to_one("The officer who manages the nominal.", "owner_id")
    owner_id: ID = column("The id of that officer.")
    addresses: list[Address] = to_many(
        "Where the nominal lives, stays or may be found, the latest first, 200 at most.",
        "nominal_id",
        "since desc",
        "id",
    )
    current_address: Address | None = compiled(CURRENT_HOME, "The registered home address; null if there is none now.")
    markers: list[Marker] = to_many(
        "Warnings that hold now, the latest first, 200 at most.",
        "nominal_id",
        "since desc",
        "id",
        where="c.ended_on is null",
    )
    orders: list[Order] = to_many(
        "Orders, licences and bail that impose conditions, the latest first, 200 at most. One whose last day has passed"
        " stands here until an officer has ended it.",
        "nominal_id",
        "made_on desc",
        "id",
        where="c.ended_on is null",
    )
    past_orders: list[Order] = to_many(
        "Orders, licences and bail that have ended, the latest first, 200 at most.",
        "nominal_id",
        "ended_on desc",
        "id",
        where="c.ended_on is not null",
    )
    household: list[HouseholdMember] = to_many(
        "Who lives in or visits the home now, children first, 200 at most.",
        "nominal_id",
        "is_child desc",
        'first_name collate "C"',
        "id",
        where="c.ended_on is null",
    )
    version: int = column(
        "The version, raised by each decision about the nominal: what expectedVersion is compared with."
    )
    risk_decisions: list[RiskDecision] = to_many(
        "Decisions about the risk level, the latest first, 200 at most.", "nominal_id", "decided_at desc", "id"
    )
    mode_changes: list[ModeChange] = to_many(
        "How the nominal came to be managed as they are, the latest first, 200 at most.",
        "nominal_id",
        "decided_at desc",
        "id",
    )
    reactive_reviews: list[ReactiveReview] = to_many(
        "What supervisors said to news while the nominal was managed reactively, the latest first, 200 at most.",
        "nominal_id",
        "decided_at desc",
        "id",
    )
    started_clocks: list[StartedClock] = to_many(
        "Clocks that people started, the latest first, 200 at most.", "nominal_id", "began_at desc", "id"
    )
    visit_intervals: list[VisitInterval] = to_many(
        "Intervals of visits of the nominal's own, the latest first, 200 at most.",
        "nominal_id",
        "proposed_at desc",
        "id",
    )
    pauses: list[Pause] = to_many(
        "Time in custody, in hospital or abroad, the latest first, 200 at most.", "nominal_id", "from_day desc", "id"
    )
    notifications: list[Notification] = to_many(
        "The notification register, the latest first, 200 at most.", "nominal_id", "recorded_at desc", "id"
    )
    notification_period: NotificationPeriod | None = compiled(
        ToMany("nominal_id", ("recorded_at desc", "id"), first_only=True),
        "Why and how long the nominal must notify; null: nobody has recorded it.",
    )
    stays: list[Stay] = to_many(
        "Stays at addresses that were not notified, the latest first, 200 at most.", "nominal_id", "from_day desc", "id"
    )
    last_successful_visit_at: datetime | None = column("When a visit last met what is owed; null if none ever did.")
    next_visit_due_at: datetime | None = expression(
        "When the routine visit that is owed now falls due; in the past if it is overdue; null if none is owed.",
        next_due,
    )
    failed_attempts_since: int = expression(
        "How many attempts since the last successful visit did not succeed.", failed_attempts, over="visit"
    )
    visits: VisitConnection = compiled(
        VISITS_OF_NOMINAL, "Attempts to visit the nominal, the latest first.", *paged(VisitFilter, VisitOrder)
    )
    obligations: Annotated["ObligationConnection", strawberry.lazy("schema.obligations")] = compiled(
        Pages(
            orders={
                "LATEST_DUE": SortKey(
                    lambda row, _: f"coalesce({row['due_at']}, 'infinity')", "timestamptz", descending=True
                )
            },
            default=("LATEST_DUE",),
            column="nominal_id",
            where=lambda row, _: f"{row['superseded_at']} is null",
        ),
        "What is or was owed about the nominal: what waits first, then the latest due.",
        *paged(),
    )
    search_attempts: int = expression(
        "How many attempts since the last successful visit count under SOA 2003 s.96B: a constable sought entry in"
        " order to search, and could not obtain it. A warrant may be sought after as many as warrantAttempts says.",
        search_attempts,
        over="visit",
    )
    warrant_attempts: int | None = expression(
        "How many such attempts a warrant needs by the law of today (SOA 2003 s.96B(5), the policy row S96B WARRANT);"
        " null: no row says.",
        warrant_attempts,
    )
    attempt_decisions: list[FailedAttemptsDecision] = to_many(
        "What supervisors decided after failed attempts, the latest first, 200 at most.",
        "nominal_id",
        "decided_at desc",
        "id",
    )
    arms_assessments: list[ArmsAssessment] = to_many(
        "ARMS assessments, the latest first, 200 at most.", "nominal_id", "number desc", "id"
    )
    arms_evidence: list[TaggedEvidence] = to_many(
        "What visits said for ARMS factors since the last countersigned assessment was signed, the latest first, 200"
        " at most: the next assessment's evidence.",
        "access_nominal_id",
        "id desc",
        where=SINCE_LAST_ARMS,
    )
    arms_applicability: ArmsApplicability | None = compiled(
        ToMany("nominal_id", ("decided_at desc", "id"), first_only=True),
        "The last decision whether ARMS applies; null: it applies.",
    )
    tool_results: list[ToolResult] = to_many(
        "What tools gave, the latest first, 200 at most.", "nominal_id", "assessed_on desc", "recorded_at desc", "id"
    )
    plans: list[Plan] = to_many(
        "Risk management plans, the latest first, 200 at most.", "nominal_id", "number desc", "id"
    )
    plan: Plan | None = compiled(
        ToMany(
            "nominal_id", ("number desc", "id"), "c.state = 'COUNTERSIGNED' and c.ended_at is null", first_only=True
        ),
        "The plan in force; null if there is none.",
    )
    triggers: list[PlanTrigger] = to_many(
        "The triggers of the plan in force: every visit asks about each by name.",
        "nominal_id",
        "position",
        "id",
        where=OF_PLAN_IN_FORCE,
    )
    plan_actions: list[PlanAction] = to_many(
        "What contingencies asked for, what waits first, 200 at most.",
        "nominal_id",
        "done_at desc",
        "fired_at desc",
        "id",
    )
    identities: list[KnownIdentity] = to_many(
        "Names on platforms, addresses and numbers by which the nominal is known, 200 at most.", "nominal_id", "id"
    )
    devices: list[KnownDevice] = to_many("Devices that the nominal has or had, 200 at most.", "nominal_id", "id")
    agency_references: list[AgencyReference] = to_many(
        "Other agencies' references, the latest first, 200 at most.", "nominal_id", "since desc", "id"
    )
    categories: list[Category] = to_many(
        "What the nominal was to the law and when, the latest first, 200 at most.", "nominal_id", "since desc", "id"
    )
    documents: list[NominalDocument] = to_many(
        "Files that a case handed over on conviction, the latest first, 200 at most.",
        "nominal_id",
        "added_at desc",
        "id",
    )
    welfare_plans: list[NominalWelfarePlan] = to_many(
        "How the nominal was looked after as a suspect, the latest first, 200 at most.",
        "nominal_id",
        "written_at desc",
        "id",
    )
    intelligence: list[IntelligenceLink] = to_many(
        "Intelligence that is about the nominal and may be read, 200 at most.",
        "nominal_id",
        "id desc",
        where="c.is_ready",
    )
    withheld: list[Withheld] = compiled(
        WithheldFields(),
        "The fields of this record that policy keeps from the caller, each once, in alphabetical order.",
    )
