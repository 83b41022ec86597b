"""What was decided about a nominal: levels, intervals, time that clocks disregard."""

from datetime import date, datetime

from strawberry import ID

from api.nominals.commands import RiskLevel
from api.obligations.commands import PauseKind
from schema import obligation_words
from schema.reading.declare import column, records

# Their words are published before the types that use them.
assert obligation_words


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
