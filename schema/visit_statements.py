"""What visits say in statements, answers to triggers, and what supervisors decide after failed attempts."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import ID

from api.assessments.words import ArmsFactor, Direction, StatementBasis, SubjectCategory
from api.visits.commands import AttemptDecision
from schema import assessment_words as _words  # noqa: F401 - publishes them
from schema.organisation import Officer
from schema.plans import PlanTrigger
from schema.publish import publish_enum
from schema.reading.declare import column, records, to_many, to_one

if TYPE_CHECKING:
    from schema.visits import Visit

publish_enum(
    AttemptDecision,
    {
        "WARRANT": "A warrant to enter and search is sought (SOA 2003 s.96B).",
        "ARREST": "The nominal is to be arrested for a suspected breach.",
        "MISSING_PROCEDURE": "The procedure for missing nominals begins.",
        "FURTHER_ATTEMPT": "Another attempt is made, for a reason.",
    },
)


@records("statement_factor", subject="access_nominal_id")
class TaggedEvidence:
    """For which ARMS factor a statement of a visit speaks: evidence for the next assessment."""

    id: ID = column("The entry's id: a UUID.")
    factor: ArmsFactor = column("The factor.")
    direction: Direction = column("Whether it speaks for more of it than before, for less, or for as much.")
    statement: Annotated["VisitStatement", strawberry.lazy("schema.visit_statements")] = to_one(
        "What was said.", "statement_id"
    )
    visit: Annotated["Visit", strawberry.lazy("schema.visits")] | None = to_one(
        "At which visit; null if the caller may not see it.", "visit_id"
    )


@records("visit_statement", subject="access_nominal_id")
class VisitStatement:
    """One thing seen, read or heard at a visit: fact and opinion are told apart (DPA 2018 s.38)."""

    id: ID = column("The statement's id: a UUID.")
    text: str = column("What; at most 1,000 characters.")
    basis: StatementBasis = column("Whether it is fact or opinion, and whose.")
    subject_category: SubjectCategory = column("Whom it is about.")
    factors: list[TaggedEvidence] = to_many(
        "The ARMS factors for which it speaks, 50 at most.", "statement_id", "position", "id"
    )


@records("trigger_answer", subject="access_nominal_id")
class TriggerAnswer:
    """What was answered to one individual trigger of the plan at one visit."""

    id: ID = column("The entry's id: a UUID.")
    trigger: PlanTrigger | None = to_one("The trigger; null if the caller may not see the plan.", "trigger_id")
    trigger_id: ID = column("The id of that trigger.")
    happened: bool = column("Whether it happened.")
    action: str | None = column("What was done; at most 500 characters.")
    no_action_reason: str | None = column("Why nothing was done; at most 500 characters.")


@records("attempt_decision", subject="nominal_id")
class FailedAttemptsDecision:
    """What a supervisor decided after attempts that failed."""

    id: ID = column("The decision's id: a UUID.")
    decision: AttemptDecision = column("What follows.")
    reason: str = column("Why; at most 2,000 characters.")
    attempts: int = column("How many attempts had failed since the last successful visit, by then.")
    qualifying: int = column("How many of them count under SOA 2003 s.96B.")
    decided_at: datetime = column("When it was decided.")
    decider: Officer = to_one("Who decided.", "decided_by")
