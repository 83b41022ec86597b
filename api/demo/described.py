"""What the district officer of the demo force reported: of somebody linked since, of nobody known, and of somebody
whose name was misheard and whom nobody has looked up yet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from api.demo.chance import Chance
from api.demo.organisation import FORCE_ID, Organisation, Row, Team
from api.demo.reports import Reports
from api.nominals.standing import standing_of


@dataclass(frozen=True, kw_only=True)
class _Told:
    """One report. `days` ago it was told; `state` is what became of the person whom it describes."""

    days: int
    text: str
    description: str
    state: str
    priority: str = "MEDIUM"
    reason: str | None = None


_TOLD: Final = (
    _Told(
        days=6, state="LINKED", text="He sits in a parked car by the school at home time.", description="Thin, grey."
    ),
    _Told(
        days=9,
        state="NOBODY",
        text="A man asks children at the bus stop for their numbers.",
        description="About sixty, a green anorak.",
        reason="Looked by name and by the bus stop's street; nobody of that age is near.",
    ),
    _Told(
        days=1,
        state="TO_LINK",
        priority="HIGH",
        text="A boy of about ten goes in and out of his flat.",
        description="Stout, a limp, drives a white van.",
    ),
)


class Described:
    """Tells of the first nominals of the first district, one report of each, in turn."""

    def __init__(self, chance: Chance, organisation: Organisation, reports: Reports) -> None:
        self.chance = chance
        self.organisation = organisation
        self.reports = reports
        self.teller = chance.identifier()
        self._left = list(_TOLD)

    def of(self, nominal: dict[str, Any], team: Team, own: Sequence[Row]) -> Iterator[Row]:
        """A report that describes this nominal, while there are reports to tell."""
        if not self._left or nominal["restricted"] or team.unit_id != self.organisation.teams[0].unit_id:
            return
        told = self._left.pop(0)
        at = datetime.combine(self.chance.today - timedelta(days=told.days), time(21, 40), UTC)
        report = self.reports.waiting(at, priority=told.priority)
        yield "intelligence_report", report
        yield from self._said(report["id"], told, at)
        is_linked = told.state == "LINKED"
        if is_linked:
            linked = {"nominal_id": nominal["id"], "is_ready": False} | standing_of(nominal)
            of_report = {"force_id": FORCE_ID, "report_id": report["id"]}
            yield "intelligence_link", of_report | {"id": self.chance.identifier()} | linked
        is_known = told.state != "NOBODY"
        settled = None if told.state == "TO_LINK" else at + timedelta(hours=11)
        born: int = nominal["date_of_birth"].year
        yield (
            "intelligence_person",
            {
                "force_id": FORCE_ID,
                "id": self.chance.identifier(),
                "report_id": report["id"],
                "unit_id": team.unit_id,
                "position": 0,
                "name": _misheard(nominal["name"]) if is_known else "",
                "date_of_birth": None,
                "age": at.year - born + 2 if is_known else 60,
                "address": _street(own) if is_known else f"The bus stop, {team.district}",
                "description": told.description,
                "priority": told.priority,
                "told_at": at,
                "state": told.state,
                "nominal_id": nominal["id"] if is_linked else None,
                "reason": told.reason,
                "settled_at": settled,
                "settled_by": None if settled is None else self.reports.unit,
            },
        )

    def _said(self, report_id: UUID, told: _Told, at: datetime) -> Iterator[Row]:
        submission, item = self.chance.identifier(), self.chance.identifier()
        by, of_report = self.organisation.response.officer_id, {"force_id": FORCE_ID, "report_id": report_id}
        how = {"provenance": "Seen on patrol.", "has_source": False, "received_at": at}
        whose = {"id": submission, "officer_id": by, "principal_id": self.teller}
        yield "intelligence_submission", of_report | whose | how
        yield "intelligence_item", of_report | {"id": item, "position": 0, "assessment": "A"}
        raw = {"item_id": item, "submission_id": submission, "officer_id": by, "position": 0}
        words = {"text": told.text, "assessment": "A", "basis": "FACT_OBSERVED", "subject_category": "SUSPECT"}
        yield "intelligence_raw", {"force_id": FORCE_ID, "id": self.chance.identifier()} | raw | words


def _misheard(name: str) -> str:
    """A surname without one of its letters, as somebody heard it."""
    return f"{name[:-2]}{name[-1]}"


def _street(own: Sequence[Row]) -> str:
    """The street of the address where they live now, without the number."""
    lines: list[str] = next(row["lines"] for table, row in own if table == "address" and row["until"] is None)
    return f"{lines[-2].split(' ', 1)[1]}, {lines[-1]}"
