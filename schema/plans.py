"""Risk management plans, and the actions that visits fired."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import ID

from api.nominals.signing import SigningState
from api.plans.words import ActionBy, ContingencyOn, Urgency
from schema import assessment_words as _words  # noqa: F401 - publishes what is signed
from schema.organisation import Officer
from schema.paging import Node
from schema.publish import publish_enum
from schema.reading.declare import column, expression, records, to_many, to_one
from schema.reading.sources import Parameters, Row

if TYPE_CHECKING:
    from schema.nominals import Nominal

publish_enum(
    ContingencyOn,
    {
        "TRIGGER_HAPPENED": "A trigger happened.",
        "SUSPECTED_BREACH": "A condition may have been broken.",
        "FAILED_ATTEMPT": "An attempt to visit failed.",
        "NOT_RESIDENT": "The nominal no longer lives there.",
        "OTHER": "Something that people notice; no answer fires it.",
    },
)
publish_enum(ActionBy, {"OWNER": "The nominal's officer.", "SUPERVISOR": "The unit's supervisor."})
publish_enum(
    Urgency,
    {
        "AT_ONCE": "At once: as long as policy gives.",
        "WITHIN_DAYS": "Within days, as policy has it.",
        "WITHIN_A_WEEK": "Within a week, as policy has it.",
    },
    name="ActionUrgency",
)


def _due(row: Row, _: Parameters) -> str:
    return (
        f"(select asked.due_at from doorstep.obligation asked where asked.force_id = {row['force_id']}"
        f" and asked.nominal_id = {row['nominal_id']} and asked.kind = 'PLAN_ACTION'"
        f" and asked.opened_by = {row['id']} and asked.superseded_at is null)"
    )


@records("plan_trigger", subject="nominal_id")
class PlanTrigger:
    """Something that makes this nominal more dangerous, asked about by name at every visit."""

    id: ID = column("The trigger's id: a UUID.")
    position: int = column("Its place in the plan, 0 the first.")
    text: str = column("What it is; at most 500 characters.")


@records("contingency", subject="nominal_id")
class Contingency:
    """If this happens, then that is done."""

    id: ID = column("The row's id: a UUID.")
    position: int = column("Its place in the plan, 0 the first.")
    on_what: ContingencyOn = column("What at a visit fires it.")
    trigger: PlanTrigger | None = to_one("The trigger that fires it; null: any.", "trigger_id")
    if_text: str = column("If; at most 500 characters.")
    then_text: str = column("Then; at most 500 characters.")
    who: ActionBy = column("Who does it.")
    urgency: Urgency = column("By when.")


@records("plan", subject="nominal_id")
class Plan(Node):
    """One risk management plan. Once signed it is never changed; the last countersigned one is in force."""

    nominal: Annotated["Nominal", strawberry.lazy("schema.nominals")] | None = to_one(
        "Whom it is about; null if the caller may not see them.", "nominal_id"
    )
    nominal_id: ID = column("The id of that nominal.")
    number: int = column("How many there were with this one: 1 for the nominal's first.")
    version: int = column("The version, raised by each change of the draft: what expectedVersion is compared with.")
    state: SigningState = column("How far it has come.")
    author: Officer = to_one("Who wrote it.", "author_id")
    author_id: ID = column("The id of that officer.")
    started_at: datetime = column("When it was begun.")
    submitted_at: datetime | None = column("When its author signed it.")
    decided_at: datetime | None = column("When a supervisor countersigned or returned it.")
    decider: Officer | None = to_one("That supervisor.", "decided_by")
    comment: str | None = column("What the supervisor said; at most 2,000 characters.")
    ended_at: datetime | None = column("When the next plan took its place.")
    current_situation: str = column("How things stand; at most 4,000 characters.")
    supervision: str = column("The first pillar: supervision; at most 4,000 characters.")
    monitoring_control: str = column("The second pillar: monitoring and control; at most 4,000 characters.")
    interventions_treatment: str = column("The third pillar: interventions and treatment; at most 4,000 characters.")
    victim_safety: str = column("The fourth pillar: victim safety; at most 4,000 characters.")
    triggers: list[PlanTrigger] = to_many("What sets this person off, 15 at most.", "plan_id", "position", "id")
    contingencies: list[Contingency] = to_many("If and then, 30 at most.", "plan_id", "position", "id")
    visit_every_months: int | None = column(
        "How often to visit, in months, if not as policy has it for the risk level."
    )
    visit_interval_reason: str | None = column("Why not; at most 2,000 characters.")


@records("plan_action", subject="nominal_id")
class PlanAction(Node):
    """What a contingency asked for after a visit. What is owed of it is an obligation PLAN_ACTION."""

    nominal: Annotated["Nominal", strawberry.lazy("schema.nominals")] | None = to_one(
        "Whom it is about; null if the caller may not see them.", "nominal_id"
    )
    nominal_id: ID = column("The id of that nominal.")
    visit_id: ID = column("The id of the visit whose answers fired it.")
    what: str = column("What is to be done; at most 500 characters.")
    why: str = column("What happened; at most 500 characters.")
    who: ActionBy = column("Who does it.")
    urgency: Urgency = column("How soon.")
    fired_at: datetime = column("When it was fired.")
    due_at: datetime | None = expression("By when it is owed; null if policy sets no time.", _due)
    done_at: datetime | None = column("When it was done.")
    done_by_officer: Officer | None = to_one("Who did it.", "done_by")
    outcome: str | None = column("What came of it; at most 2,000 characters.")
