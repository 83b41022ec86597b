"""Intelligence about a share of the nominals, at every stage: to be graded, to be sanitised, ready to be read."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import Any, Final

from api.demo.chance import Chance
from api.demo.organisation import FORCE_ID, Organisation, Row
from api.demo.owing import owed
from api.intelligence import tables as _tables  # noqa: F401 - what is copied in
from api.nominals.standing import standing_of
from api.obligations.calendar import london_day
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.policy import rule_for
from api.obligations.reckoning import reckon

_SHARE: Final = 0.04
# Of those of the last month; older ones are all ready.
_READY_SHARE: Final = 0.3
_TEXTS: Final = (
    "He has a second phone that he does not show at visits.",
    "A child was seen to enter the house on a Saturday afternoon.",
    "He has begun to help at a market stall beside a school.",
    "He was heard to say that he would move without telling anybody.",
    "A profile with his picture was seen on a dating site.",
)
_TWINS: Final = (
    "The nominal may have a second phone.",
    "A child may visit the address at weekends.",
    "The nominal may work near a school.",
    "The nominal may plan to move.",
    "The nominal may use a dating site.",
)
# What each of these is, in law: opinion where somebody has made something of it.
_BASES: Final = ("THIRD_PARTY_SAID", "THIRD_PARTY_SAID", "FACT_OBSERVED", "SUBJECT_SAID", "ASSESSMENT")
_PROVENANCE: Final = ("Told to an officer on patrol.", "Seen during other enquiries.", "From a caller who left a name.")


class Reports:
    """Makes the reports about one nominal after another."""

    def __init__(self, chance: Chance, organisation: Organisation) -> None:
        self.chance = chance
        self.organisation = organisation
        self.unit = chance.identifier()
        self._numbers = count(1)

    def of(self, nominal: dict[str, Any]) -> Iterator[Row]:
        """A report about some of them."""
        chance = self.chance
        if not chance.hits(_SHARE):
            return
        at = datetime.combine(chance.day_ago(1, 300), time(chance.between(8, 20), chance.between(0, 59)), UTC)
        settled = chance.hits(_READY_SHARE)
        state = "READY" if settled or at.date() < chance.today - timedelta(days=30) else "TO_EVALUATE"
        if state == "TO_EVALUATE" and chance.hits(0.4):
            state = "TO_SANITISE"
        handling = "C" if chance.hits(0.2) else "P"
        due = reckon(rule_for(self.organisation.policy, ObligationKind.INTEL_REVIEW, london_day(at)), at)
        report = self.waiting(at, priority=chance.one_of(("HIGH", "MEDIUM", "LOW", "LOW"))) | {
            "state": state,
            "information_at": at - timedelta(hours=chance.between(1, 70)),
            "source_evaluation": chance.one_of(("RELIABLE", "UNTESTED", "UNTESTED", "NOT_RELIABLE")),
            "handling": handling,
            "conditions": "Consult the originator before any action." if handling == "C" else "",
            "is_ready": state == "READY",
            "is_conditional": handling == "C",
            "restricted": nominal["restricted"],
            "sanitised_version": int(state == "READY"),
            "evaluated_by": None if state == "TO_EVALUATE" else self.unit,
            "evaluated_at": None if state == "TO_EVALUATE" else at + timedelta(hours=9),
            "review_at": due.due_at if state == "READY" else None,
        }
        yield "intelligence_report", report
        yield from self._told(report, nominal, at)
        if state == "READY":
            opened = (RecordKind.INTELLIGENCE, report["id"])
            read = at + timedelta(hours=20)
            yield owed(chance, self.organisation, nominal, ObligationKind.INTEL_REVIEW, read, opened=opened)

    def waiting(self, at: datetime, *, priority: str) -> dict[str, Any]:
        """A report that the intelligence unit has not graded yet."""
        return {
            "force_id": FORCE_ID,
            "id": self.chance.identifier(),
            "urn": f"{self.chance.today.year}-{next(self._numbers):06d}",
            "state": "TO_EVALUATE",
            "information_at": at,
            "received_at": at,
            "source_evaluation": "RELIABLE",
            "handling": "P",
            "conditions": "",
            "marking": "OFFICIAL_SENSITIVE",
            "priority": priority,
            "is_ready": False,
            "is_conditional": False,
            "restricted": False,
            "sanitised_version": 0,
            "evaluated_by": None,
            "evaluated_at": None,
            "review_at": None,
        }

    def _told(self, report: dict[str, Any], nominal: dict[str, Any], at: datetime) -> Iterator[Row]:
        chance = self.chance
        of_report = {"force_id": FORCE_ID, "report_id": report["id"]}
        submission, item, place = chance.identifier(), chance.identifier(), chance.between(0, len(_TEXTS) - 1)
        by = {"officer_id": nominal["owner_id"], "principal_id": self.unit}
        told = {"provenance": chance.one_of(_PROVENANCE), "has_source": True, "received_at": at}
        yield "intelligence_submission", of_report | {"id": submission} | by | told
        sealed = {"submission_id": submission, "identity": f"{chance.person()}, a caller", "recorded_at": at}
        yield "intelligence_source", {"force_id": FORCE_ID, "id": chance.identifier()} | sealed
        grade = chance.one_of("ABCCD")
        statement = {"basis": _BASES[place], "subject_category": "CONVICTED"}
        yield "intelligence_item", of_report | {"id": item, "position": 0, "assessment": grade}
        raw = {"item_id": item, "submission_id": submission, "officer_id": nominal["owner_id"], "position": 0}
        words = {"text": _TEXTS[place], "assessment": grade} | statement
        yield "intelligence_raw", {"force_id": FORCE_ID, "id": chance.identifier()} | raw | words
        linked = {"nominal_id": nominal["id"], "is_ready": report["is_ready"]} | standing_of(nominal)
        yield "intelligence_link", of_report | {"id": chance.identifier()} | linked
        if report["is_ready"]:
            twin, written = chance.identifier(), at + timedelta(hours=20)
            by_unit = {"version": 1, "written_at": written, "written_by": self.unit}
            yield "intelligence_twin", of_report | {"id": twin} | by_unit
            text = {"twin_id": twin, "item_id": item, "version": 1, "position": 0, "text": _TWINS[place]} | statement
            yield "intelligence_text", of_report | {"id": chance.identifier()} | text
