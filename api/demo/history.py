"""Two years of visits for each nominal, with the attempts that failed, and the obligations that follow from them.

The obligations come from the very rule that the service uses. Ages of overdue look like those that inspectors
reported: most a matter of days or weeks, a tail of many months, and one nominal whom nobody has seen in years. How
many were overdue when is planned for the whole force beforehand (`year.py`).
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import zip_longest
from typing import Any, NamedTuple
from uuid import UUID

from api.demo.chance import Chance
from api.demo.names import FAILED_NOTES, NOTES
from api.demo.organisation import FORCE_ID, Organisation, Row, Team
from api.demo.year import Calendar, Plan
from api.nominals.commands import RiskLevel
from api.nominals.standing import STANDING, standing_of
from api.obligations.calendar import add_months, london_day
from api.obligations.circumstances import Circumstances
from api.obligations.commands import ObligationKind
from api.obligations.policy import rule_for
from api.obligations.reckoning import Reckoned, reckon

_MONTHS = {"VERY_HIGH": 1, "HIGH": 3, "MEDIUM": 6, "LOW": 12}
_ASSESSMENT_MONTHS = 12
_ROOMS = ("Hall", "Kitchen", "Living room", "Bedroom")
_FAILED = (
    *("NO_REPLY",) * 5,
    *("OTHERS_PRESENT_ONLY",) * 2,
    "PARTIAL_NO_ENTRY",
    "ENTRY_REFUSED",
    "NOT_RESIDENT",
)


class Done(NamedTuple):
    """What met one obligation and opened the next."""

    at: datetime
    recorded_at: datetime
    record: UUID
    kind: str


class History:
    """Makes the visits and obligations of one nominal after another."""

    def __init__(self, chance: Chance, organisation: Organisation, now: datetime) -> None:
        self.chance = chance
        self.now = now
        self.policy = organisation.policy

    def of(self, nominal: dict[str, Any], team: Team, plan: Plan) -> Iterator[Row]:
        """The nominal's history, oldest first. Sets `last_successful_visit_at` on the nominal's row."""
        calendar = Calendar(self.chance, plan.visits, _MONTHS[nominal["risk_level"]])
        days = self._days(calendar, nominal, plan)
        if plan.is_unseen:
            days = [nominal["opened_at"].date() + timedelta(days=30)]
        successes = [self._visit(nominal, team, self.chance.at_work(day), "SUCCESSFUL", NOTES) for day in days]
        nominal["last_successful_visit_at"] = successes[-1]["started_at"]
        attempts = [attempt for visit in successes for attempt in self._before(nominal, team, visit)]
        attempts += self._since(nominal, team, successes[-1], overdue=plan.visits[-1])
        yield from (("visit", visit) for visit in [*attempts, *successes])
        yield from self._obligations(nominal, successes, plan)
        yield from self._assessments(nominal, plan)
        yield from self._seen(successes[-1])

    def _days(self, calendar: Calendar, nominal: dict[str, Any], plan: Plan) -> list[date]:
        begun = nominal["opened_at"].date()
        return (
            calendar.since(begun + timedelta(days=self.chance.between(3, 14))) if plan.is_newcomer else calendar.days()
        )

    def _before(self, nominal: dict[str, Any], team: Team, visit: dict[str, Any]) -> list[dict[str, Any]]:
        if not self.chance.hits(0.35):
            return []
        day = visit["started_at"].date() - timedelta(days=self.chance.between(1, 4))
        return [self._visit(nominal, team, self.chance.at_work(day), self.chance.one_of(_FAILED), FAILED_NOTES)]

    def _since(
        self, nominal: dict[str, Any], team: Team, last: dict[str, Any], *, overdue: bool
    ) -> list[dict[str, Any]]:
        """Attempts that failed after the visit fell due: what makes an overdue visit worse than a late one."""
        due_day = add_months(last["started_at"].date(), _MONTHS[nominal["risk_level"]])
        days = (self.chance.today - due_day).days if overdue else 0
        # Whoever is overdue by half a year has been tried.
        tries = self.chance.between(min(2, days // 180), min(6, 1 + days // 15)) if days > 0 else 0
        return [
            self._visit(
                nominal,
                team,
                self.chance.at_work(self.chance.day_ago(1, max(1, days))),
                self.chance.one_of(_FAILED),
                FAILED_NOTES,
            )
            for _ in range(tries)
        ]

    def _visit(
        self, nominal: dict[str, Any], team: Team, at: datetime, outcome: str, notes: tuple[str, ...]
    ) -> dict[str, Any]:
        chance, done = self.chance, outcome == "SUCCESSFUL"
        announced = chance.hits(0.08)
        others = [key for key in (team.supervisor_id, *team.officer_ids) if key != nominal["owner_id"]]
        second = chance.one_of(others) if chance.hits(0.92) else None
        alone = second is None
        return {
            "force_id": FORCE_ID,
            "id": chance.identifier(),
            "nominal_id": nominal["id"],
            **standing_of(nominal),
            "officer_id": nominal["owner_id"],
            "second_officer_id": second,
            "visit_type": "ROUTINE",
            "outcome": outcome,
            "started_at": at,
            "ended_at": at + timedelta(minutes=chance.between(20, 70) if done else chance.between(3, 15)),
            "received_at": at + timedelta(minutes=chance.between(30, 400)),
            "announced": announced,
            "announced_reason": chance.one_of(("ARMS_INTERVIEW", "INTERPRETER", "WELFARE")) if announced else None,
            "announced_reason_text": None,
            "crew_mode": "SINGLE_AUTHORISED" if alone else "DOUBLE",
            "nominal_seen": done or outcome in {"PARTIAL_NO_ENTRY", "ENTRY_REFUSED"},
            "entry_sought_to_search": outcome == "ENTRY_REFUSED" and chance.hits(0.5),
            "notes": chance.one_of(notes),
            "flags": [],
            "clock_skew_seconds": None,
        }

    def _obligations(self, nominal: dict[str, Any], successes: list[dict[str, Any]], plan: Plan) -> Iterator[Row]:
        circumstances = Circumstances(level=RiskLevel(nominal["risk_level"]))
        began = Done(nominal["opened_at"], nominal["opened_at"], nominal["id"], "NOMINAL")
        done = [began] if plan.is_newcomer else []
        done += [Done(visit["started_at"], visit["received_at"], visit["id"], "VISIT") for visit in successes]
        for opened, met in zip_longest(done, done[1:]):
            reckoned = circumstances.visit_due(self.policy, opened.at, None)
            yield "obligation", self._owed(nominal, "VISIT_ROUTINE", reckoned, opened, met)

    def _assessments(self, nominal: dict[str, Any], plan: Plan) -> Iterator[Row]:
        """ARMS: the first within weeks, then once a year."""
        days = self._days(Calendar(self.chance, plan.assessments, _ASSESSMENT_MONTHS), nominal, plan)
        done = [self._assessed(day) for day in days]
        if plan.is_newcomer:
            began = Done(nominal["opened_at"], nominal["opened_at"], nominal["id"], "NOMINAL")
            yield "obligation", self._owed(nominal, "ARMS_INITIAL", self._arms("ARMS_INITIAL", began), began, done[0])
        for opened, met in zip_longest(done, done[1:]):
            reckoned = self._arms("ARMS_REVIEW", opened)
            yield "obligation", self._owed(nominal, "ARMS_REVIEW", reckoned, opened, met)

    def _assessed(self, day: date) -> Done:
        at = self.chance.at_work(day)
        return Done(at, at + timedelta(minutes=self.chance.between(30, 400)), self.chance.identifier(), "ASSESSMENT")

    def _arms(self, kind: str, opened: Done) -> Reckoned:
        return reckon(rule_for(self.policy, ObligationKind(kind), london_day(opened.at)), opened.at)

    def _owed(
        self, nominal: dict[str, Any], kind: str, reckoned: Reckoned, opened: Done, met: Done | None
    ) -> dict[str, Any]:
        return {
            "force_id": FORCE_ID,
            "id": self.chance.identifier(),
            "kind": kind,
            "nominal_id": nominal["id"],
            **standing_of(nominal),
            "unit_id": nominal["unit_id"],
            "owner_id": nominal["owner_id"],
            "policy_row_id": reckoned.row.id,
            "opened_at": opened.at,
            "opened_by": opened.record,
            "opened_with": opened.kind,
            "basis": opened.at,
            "due_at": reckoned.due_at,
            "explanation": reckoned.explanation,
            "met_at": met and met.at,
            "met_by": met and met.record,
            "met_with": met and met.kind,
            "recorded_at": opened.recorded_at,
            "met_recorded_at": met and met.recorded_at,
        }

    def _seen(self, visit: dict[str, Any]) -> Iterator[Row]:
        for position, name in enumerate(_ROOMS):
            seen = name != "Bedroom" or self.chance.hits(0.8)
            yield (
                "visit_room",
                {
                    "force_id": FORCE_ID,
                    "id": self.chance.identifier(),
                    "visit_id": visit["id"],
                    **_standing_of_part(visit),
                    "position": position,
                    "name": name,
                    "seen": seen,
                    "note": None if seen else "Partner asleep.",
                },
            )


def _standing_of_part(visit: dict[str, Any]) -> dict[str, Any]:
    own = {f"access_{column}": visit[column] for column in ("nominal_id", "officer_id", "second_officer_id")}
    return own | {column: visit[column] for column in STANDING}
