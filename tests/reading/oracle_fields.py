"""The derived fields a second time, in plain Python over plain rows."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.reading.scene import NOW

if TYPE_CHECKING:
    from tests.reading.oracle import Oracle

Row = dict[str, Any]


def next_due(oracle: "Oracle", row: Row) -> datetime | None:
    due = [
        item["due_at"]
        for item in oracle.rows("obligation").values()
        if item["nominal_id"] == row["id"] and not (item["met_at"] or item["cancelled_at"] or item["superseded_at"])
    ]
    return due[0] if due else None


def _failed(oracle: "Oracle", row: Row) -> int:
    since = row["last_successful_visit_at"]
    return sum(
        visit["nominal_id"] == row["id"]
        and visit["outcome"] != "SUCCESSFUL"
        and (since is None or visit["started_at"] > since)
        for visit in oracle.rows("visit").values()
    )


def _days_overdue(_: "Oracle", row: Row) -> int:
    late = (_london_day(NOW) - _london_day(row["due_at"])).days
    return max(0, late) if row["met_at"] is None and row["cancelled_at"] is None else 0


def risk_of(oracle: "Oracle", row: Row) -> str | None:
    nominal = oracle.rows("nominal").get(row["nominal_id"])
    return nominal["risk_level"] if nominal else None


def _name(oracle: "Oracle", key: UUID | None) -> str | None:
    officer = oracle.rows("officer").get(key) if key else None
    return officer["name"] if officer else None


def _other_names(oracle: "Oracle", row: Row) -> list[str]:
    found = [item for item in oracle.rows("nominal_name").values() if item["nominal_id"] == row["id"]]
    return [item["name"] for item in sorted(found, key=lambda item: (item["name"].encode(), item["id"]))]


def _checked_on(_: "Oracle", row: Row) -> date | None:
    at = row["last_checked_at"]
    return _london_day(at) if at else None


def _london_day(at: datetime) -> date:
    return at.astimezone(ZoneInfo("Europe/London")).date()


def _author(oracle: "Oracle", row: Row) -> str:
    sender = oracle.rows("principal").get(row["principal_id"])
    return sender["name"] if sender else "Somebody outside your unit"


EXPRESSIONS: Mapping[tuple[str, str], Any] = {
    ("HeldSubmission", "author"): _author,
    ("Me", "roles"): lambda _, row: [role.upper() for role in row["roles"]],
    ("Nominal", "failedAttemptsSince"): _failed,
    ("Nominal", "nextVisitDueAt"): next_due,
    ("Nominal", "otherNames"): _other_names,
    ("Obligation", "daysOverdue"): _days_overdue,
    ("Obligation", "riskLevel"): risk_of,
    ("OrderCondition", "lastCheckedOn"): _checked_on,
    ("Visit", "officerName"): lambda oracle, row: _name(oracle, row["officer_id"]),
    ("Visit", "secondOfficerName"): lambda oracle, row: _name(oracle, row["second_officer_id"]),
}
ROOT_CONDITIONS: Mapping[str | None, Any] = {
    "heldSubmissions": lambda row: row["state"] in ("CONFLICT", "QUARANTINED") and row["resolved_at"] is None,
    "overdueObligations": lambda row: row["due_at"] < NOW and row["met_at"] is None and row["cancelled_at"] is None,
}
