"""The reviews that supervisors owe of the last days' visits, a few of them made alone without leave."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from api.demo.chance import Chance
from api.demo.organisation import Organisation, Row
from api.demo.owing import owed
from api.obligations.commands import ObligationKind, RecordKind
from api.visits.commands import CrewMode, VisitFlag

# Supervisors review most visits within days: of the last ten days some wait, a few too long.
_DAYS = 10
_WAIT = 0.4
_WITHOUT_LEAVE = 0.3


class Awaiting:
    """Makes what is owed of one nominal's latest visits after another."""

    def __init__(self, chance: Chance, organisation: Organisation) -> None:
        self.chance = chance
        self.organisation = organisation

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
                reviewed = (RecordKind.VISIT, visit["id"])
                yield owed(
                    self.chance,
                    self.organisation,
                    nominal,
                    ObligationKind.SUP_REVIEW,
                    visit["received_at"],
                    opened=reviewed,
                )
