"""What was decided about a nominal: levels, intervals, time that clocks disregard."""

from datetime import date, datetime

from strawberry import ID

from api.nominals.commands import ManagementMode, RiskLevel
from api.obligations.commands import PauseKind, StartedKind
from api.obligations.decisions import ReactiveVerdict
from schema import obligation_words
from schema.publish import publish_enum
from schema.reading.declare import column, records

# Their words are published before the types that use them.
assert obligation_words


publish_enum(
    ManagementMode,
    {
        "ACTIVE": "Visited as policy says.",
        "REACTIVE": "Managed when something happens; no routine visits.",
        "CUSTODY": "In prison.",
        "HOSPITAL": "Detained in hospital.",
        "ABROAD": "Out of the country.",
        "MISSING": "Whereabouts not known: wanted.",
        "TRANSFER_OUT_PENDING": "Another force has been asked to take over.",
        "TRANSFER_IN_PENDING": "Another force asks us to take over.",
        "CLOSED": "Managed no longer.",
    },
)


publish_enum(
    ReactiveVerdict,
    {"KEEP": "Reactive management goes on.", "REINSTATE": "Visits are owed again from today."},
)


@records("mode_change", subject="nominal_id")
class ModeChange:
    """A change of how a nominal is managed, with what was before it."""

    id: ID = column("The change's id: a UUID.")
    previous_mode: ManagementMode = column("How they were managed before.")
    mode: ManagementMode = column("How they are managed from then on.")
    from_day: date = column("The first day on which it counts.")
    reason: str = column("Why; at most 2,000 characters.")
    spoke_against: list[str] | None = column(
        "What spoke against reactive management as it was decided, 200 at most; null of any other mode."
    )
    decided_at: datetime = column("When it was decided.")


@records("reactive_review", subject="nominal_id")
class ReactiveReview:
    """What a supervisor said to news of somebody managed reactively."""

    id: ID = column("The decision's id: a UUID.")
    verdict: ReactiveVerdict = column("Whether it goes on, or visits are owed again.")
    reason: str = column("Why; at most 2,000 characters.")
    reviews: int = column("How many records of news it answers.")
    decided_at: datetime = column("When it was decided.")


publish_enum(
    StartedKind,
    {
        "MOPI_REVIEW": "The review whether the record is kept; made, the next one runs.",
        "BREACH_ICO": "A breach of data, of which the Information Commissioner must be told.",
        "SAR": "A request for one's own data.",
    },
)


@records("started_clock", subject="nominal_id")
class StartedClock:
    """A clock that no other record starts: a person said that it runs."""

    id: ID = column("The clock's id: a UUID.")
    kind: StartedKind = column("What is owed.")
    began_at: datetime = column("Since when it runs.")
    reason: str = column("Why; at most 2,000 characters.")
    recorded_at: datetime = column("When that was recorded.")
    ended_at: datetime | None = column("When it was done; null: it is still owed.")
    outcome: str | None = column("What came of it; at most 2,000 characters.")


@records("risk_decision", subject="nominal_id")
class RiskDecision:
    """A person's decision about the risk level. It may wait for a supervisor's signature."""

    id: ID = column("The decision's id: a UUID.")
    previous_level: RiskLevel = column("The level before it.")
    level: RiskLevel = column("The level that was decided.")
    tool_level: RiskLevel | None = column("The level that an assessment tool proposed, if one was used.")
    reason: str = column("Why; at most 2,000 characters.")
    decided_at: datetime = column("When it was decided.")
    countersigned_at: datetime | None = column("When a supervisor countersigned it; null: nobody did or had to.")
    effective_at: datetime | None = column("From when it counts; null: it waits for a signature.")


@records("visit_interval", subject="nominal_id")
class VisitInterval:
    """An interval of routine visits for one nominal, instead of the one of their risk level."""

    id: ID = column("The interval's id: a UUID.")
    months: int | None = column("How many months, if it is in months.")
    days: int | None = column("How many days, if it is in days.")
    is_longer: bool = column("Longer than policy's: a supervisor must approve it.")
    reason: str = column("Why; at most 2,000 characters.")
    proposed_at: datetime = column("When it was proposed.")
    approved_at: datetime | None = column("When a supervisor approved it; null: nobody did or had to.")
    since: datetime | None = column("From when it counts; null: it waits for approval.")
    until: datetime | None = column("When another took its place; null: it holds, or waits.")
    plan_id: ID | None = column("The plan that it came with; null: it was set by itself.")


@records("pause", subject="nominal_id", hidden="{row}.superseded_at is not null")
class Pause:
    """Time in custody, in hospital or abroad, that some clocks disregard."""

    id: ID = column("The pause's id: a UUID.")
    kind: PauseKind = column("Where the nominal was.")
    from_day: date = column("The first day that does not count.")
    to_day: date | None = column("The first day that counts again; null: it goes on.")
    source: str = column("How it is known; at most 500 characters.")
    recorded_at: datetime = column("When this was written.")
