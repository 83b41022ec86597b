"""The reviews that supervisors owe of the last days' visits, a few of them made alone without leave."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from api.demo.chance import Chance
from api.demo.organisation import FORCE_ID, Organisation, Row
from api.nominals.standing import STANDING
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.policy import rule_for
from api.obligations.reckoning import reckon
from api.visits.commands import CrewMode, VisitFlag

# Supervisors review most visits within days: of the last ten days some wait, a few too long.
_DAYS = 10
_WAIT = 0.4
_WITHOUT_LEAVE = 0.3


class Awaiting:
    """Makes what is owed of one nominal's latest visits after another."""

    def __init__(self, chance: Chance, organisation: Organisation) -> None:
        self.chance = chance
        self.policy = organisation.policy

    def of(self, nominal: dict[str, Any], history: Sequence[Row]) -> Iterator[Row]:
        """The reviews that wait; it marks visits of one officer who had no leave."""
        since = self.chance.today - timedelta(days=_DAYS)
        for table, visit in history:
            if table != "visit" or visit["started_at"].date() < since:
                continue
            if visit["second_officer_id"] is None and self.chance.hits(_WITHOUT_LEAVE):
                visit["crew_mode"] = CrewMode.SINGLE_UNAUTHORISED.value
                visit["flags"] = [VisitFlag.SINGLE_CREWED_UNAUTHORISED.value]
            if self.chance.hits(_WAIT):
                yield "obligation", self._review(nominal, visit)

    def _review(self, nominal: dict[str, Any], visit: dict[str, Any]) -> dict[str, Any]:
        at = visit["received_at"]
        row = rule_for(self.policy, ObligationKind.SUP_REVIEW, london_day(at))
        reckoned = reckon(row, at)
        return {
            "force_id": FORCE_ID,
            "id": self.chance.identifier(),
            "kind": ObligationKind.SUP_REVIEW.value,
            "nominal_id": nominal["id"],
            **{column: visit[column] for column in STANDING},
            "unit_id": nominal["unit_id"],
            "owner_id": nominal["owner_id"],
            "policy_row_id": row.id,
            "opened_at": at,
            "opened_by": visit["id"],
            "opened_with": RecordKind.VISIT.value,
            "basis": at,
            "due_at": reckoned.due_at,
            "explanation": reckoned.explanation,
            "met_at": None,
            "met_by": None,
            "met_with": None,
            "recorded_at": at,
            "met_recorded_at": None,
        }
