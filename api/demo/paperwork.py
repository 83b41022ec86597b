"""Each nominal's risk management plan and ARMS assessment, as somebody signed them and a supervisor countersigned them.

They are copied in as drafts and countersigned by `COUNTERSIGN` at the end: what is signed takes no more parts.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from api.assessments import tables as _assessments  # noqa: F401 - what is copied in
from api.assessments.words import ArmsFactor
from api.demo.chance import Chance
from api.demo.organisation import FORCE_ID, Organisation, Row, Team
from api.nominals.commands import RiskLevel
from api.nominals.standing import standing_of
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.policy import rule_for
from api.obligations.reckoning import reckon
from api.plans import tables as _plans  # noqa: F401

COUNTERSIGN = (
    "update doorstep.plan set state = 'COUNTERSIGNED', decided_at = submitted_at where force_id = $1",
    "update doorstep.arms_assessment set state = 'COUNTERSIGNED', decided_at = submitted_at where force_id = $1",
)
_TRIGGERS = (
    "Drinking again",
    "Rejected by a partner",
    "Loses work or routine",
    "Spends nights online",
    "Moves near a school",
    "Stops taking medication",
)
_PILLARS = {
    "current_situation": "Lives alone; in part-time work; keeps appointments.",
    "supervision": "Home visits as planned; probation sees him each fortnight.",
    "monitoring_control": "Order conditions checked at every visit; monitoring software where devices are allowed.",
    "interventions_treatment": "Completed the programme; relapse plan kept with probation.",
    "victim_safety": "Exclusion zone known to neighbourhood officers; victim liaison told of moves.",
}
# One factor in so many carries a line of evidence: enough to read, and loading stays quick.
_EVIDENCE_EACH = 4
_TEXTS = ("Seen at home; nothing new.", "Says that he keeps to his routine.", "Probation reports no concern.")
_RATINGS = ("LOW", "LOW", "MEDIUM", "HIGH", "NOT_KNOWN")


class Paperwork:
    """Makes the plan and, of some, the assessment of one nominal after another."""

    def __init__(self, chance: Chance, organisation: Organisation) -> None:
        self.chance = chance
        self.policy = organisation.policy

    def of(self, nominal: dict[str, Any], team: Team, history: Sequence[Row]) -> Iterator[Row]:
        """A plan with its review owed, and the assessment that the history names last."""
        own = {"force_id": FORCE_ID, "nominal_id": nominal["id"]} | standing_of(nominal)
        yield from self._plan(own, nominal, team)
        for table, row in history:
            if table == "obligation" and row["opened_with"] == RecordKind.ASSESSMENT and row["met_at"] is None:
                yield from self._assessment(own, nominal, team, row)

    def _plan(self, own: dict[str, Any], nominal: dict[str, Any], team: Team) -> Iterator[Row]:
        at = self._day_in(25)
        head = self._signed(own, nominal, team, at) | _PILLARS
        yield "plan", head
        under = own | {"plan_id": head["id"]}
        triggers = [
            under | {"id": self.chance.identifier(), "position": n, "text": text}
            for n, text in enumerate(self.chance.random.sample(_TRIGGERS, 2))
        ]
        yield from (("plan_trigger", trigger) for trigger in triggers)
        rows = (
            ("TRIGGER_HAPPENED", triggers[0]["id"], triggers[0]["text"], "Tell probation the same day", "AT_ONCE"),
            ("SUSPECTED_BREACH", None, "A condition may be broken", "Supervisor decides on arrest", "AT_ONCE"),
            ("NOT_RESIDENT", None, "He no longer lives there", "Begin the missing procedure", "WITHIN_DAYS"),
        )
        for n, (on_what, trigger, when, then, urgency) in enumerate(rows):
            told = {"on_what": on_what, "trigger_id": trigger, "if_text": when, "then_text": then, "urgency": urgency}
            who = "SUPERVISOR" if on_what == "SUSPECTED_BREACH" else "OWNER"
            yield "contingency", under | {"id": self.chance.identifier(), "position": n, "who": who} | told
        yield self._review(own, nominal, head)

    def _assessment(
        self, own: dict[str, Any], nominal: dict[str, Any], team: Team, review: dict[str, Any]
    ) -> Iterator[Row]:
        level = nominal["risk_level"]
        words = {"formulation": "Risk rises with isolation and falls with work.", "priority": level}
        head = self._signed(own, nominal, team, review["opened_at"]) | words | {"id": review["opened_by"]}
        yield "arms_assessment", head
        under = own | {"assessment_id": head["id"]}
        for number, factor in enumerate(ArmsFactor):
            key = self.chance.identifier()
            yield "arms_factor", under | {"id": key, "factor": factor, "rating": self.chance.one_of(_RATINGS)}
            if number % _EVIDENCE_EACH:
                continue
            told = {"text": self.chance.one_of(_TEXTS), "basis": "FACT_OBSERVED", "source": "VISIT"}
            told["subject_category"] = "CONVICTED"
            yield (
                "arms_evidence",
                under | {"id": self.chance.identifier(), "factor_id": key, "position": 0, "statement_id": None} | told,
            )

    def _signed(self, own: dict[str, Any], nominal: dict[str, Any], team: Team, at: datetime) -> dict[str, Any]:
        return own | {
            "id": self.chance.identifier(),
            "number": 1,
            "version": 3,
            "state": "DRAFT",
            "author_id": nominal["owner_id"],
            "started_at": at - timedelta(days=1),
            "submitted_at": at,
            "decided_by": team.supervisor_id,
            "comment": "",
        }

    def _review(self, own: dict[str, Any], nominal: dict[str, Any], head: dict[str, Any]) -> Row:
        at = head["submitted_at"]
        row = rule_for(self.policy, ObligationKind.RMP_REVIEW, london_day(at), risk=RiskLevel(nominal["risk_level"]))
        reckoned = reckon(row, at)
        return (
            "obligation",
            own
            | {
                "id": self.chance.identifier(),
                "kind": ObligationKind.RMP_REVIEW,
                "unit_id": nominal["unit_id"],
                "owner_id": nominal["owner_id"],
                "policy_row_id": row.id,
                "opened_at": at,
                "opened_by": head["id"],
                "opened_with": RecordKind.PLAN,
                "basis": at,
                "due_at": reckoned.due_at,
                "explanation": reckoned.explanation,
                "met_at": None,
                "met_by": None,
                "met_with": None,
                "recorded_at": at,
                "met_recorded_at": None,
            },
        )

    def _day_in(self, days: int) -> datetime:
        """A working hour of one of the last days."""
        return datetime.combine(self.chance.day_ago(1, days), time(self.chance.between(9, 16)), UTC)
