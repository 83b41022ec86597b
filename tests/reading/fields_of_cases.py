"""The derived fields, lists and orders of cases and intelligence a second time, in plain Python over plain rows."""

import base64
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tests.reading.scene_of_sync import NOW

if TYPE_CHECKING:
    from tests.reading.oracle import Oracle

Row = dict[str, Any]
LAST = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)
BANDS = ("VERY_HIGH", "HIGH", "MEDIUM", "PENDING", "LOW", "NOT_APPLICABLE")


def _open_due(kind: str) -> Callable[["Oracle", Row], datetime | None]:
    def due(oracle: "Oracle", row: Row) -> datetime | None:
        found = [
            item["due_at"]
            for item in oracle.rows("obligation").values()
            if item["case_id"] == row["id"]
            and item["kind"] == kind
            and not (item["met_at"] or item["cancelled_at"] or item["superseded_at"])
        ]
        return min(found, default=None)

    return due


action_due, share_due, review_due = (_open_due(kind) for kind in ("KIRAT_ACTION", "SHARE_DECISION", "SHARE_REVIEW"))


def escalated(oracle: "Oracle", row: Row) -> bool:
    due = review_due(oracle, row)
    return due is not None and due < NOW


def _day(at: datetime) -> date:
    return at.astimezone(ZoneInfo("Europe/London")).date()


def _hours(_: "Oracle", row: Row) -> float | None:
    first = row["first_shared_at"]
    return None if first is None else (first - row["received_at"]).total_seconds() / 3600


def _check_due(oracle: "Oracle", row: Row) -> datetime | None:
    found = [
        item["due_at"]
        for item in oracle.rows("obligation").values()
        if item["case_id"] == row["case_id"]
        and item["kind"] == "SUSPECT_WELFARE"
        and item["opened_by"] == row["id"]
        and not (item["met_at"] or item["cancelled_at"] or item["superseded_at"])
    ]
    return found[0] if found else None


def _linked(name: str) -> Callable[["Oracle", Row], list[Any]]:
    return lambda oracle, row: sorted(
        link[name]
        for link in oracle.rows("intelligence_link").values()
        if link["report_id"] == row["id"] and link[name] is not None
    )


def _in_twin(name: str) -> Callable[["Oracle", Row], str | None]:
    def told(oracle: "Oracle", row: Row) -> str | None:
        report = oracle.rows("intelligence_report").get(row["report_id"])
        found = [
            said[name]
            for said in oracle.rows("intelligence_text").values()
            if report and said["item_id"] == row["id"] and said["version"] == report["sanitised_version"]
        ]
        return found[0] if found else None

    return told


EXPRESSIONS: Mapping[tuple[str, str], Any] = {
    ("Case", "actionDueAt"): action_due,
    ("Case", "ageDays"): lambda _, row: (_day(row["closed_at"] or NOW) - _day(row["received_at"])).days,
    ("Case", "escalated"): escalated,
    ("Case", "hoursToFirstShare"): _hours,
    ("Case", "shareDueAt"): share_due,
    ("Case", "shareReviewDueAt"): review_due,
    ("CaseDocument", "content"): lambda _, row: base64.b64encode(row["content"]).decode(),
    ("NominalDocument", "content"): lambda _, row: base64.b64encode(row["content"]).decode(),
    ("CaseEvent", "checkDueAt"): _check_due,
    ("IntelligenceItem", "basis"): _in_twin("basis"),
    ("IntelligenceItem", "subjectCategory"): _in_twin("subject_category"),
    ("IntelligenceItem", "text"): _in_twin("text"),
    ("IntelligenceReport", "caseIds"): _linked("case_id"),
    ("IntelligenceReport", "nominalIds"): _linked("nominal_id"),
}
CHILDREN: Mapping[str, Callable[["Oracle", Row], bool]] = {
    "c.is_ready": lambda _, row: row["is_ready"],
    "c.superseded_at is null": lambda _, row: row["superseded_at"] is None,
    "c.until is null": lambda _, row: row["until"] is None,
}
# What filters ask of an expression instead of a column.
FILTERS: Mapping[str, Any] = {
    "escalated": escalated,
    "actionDueAt": action_due,
    "shareDueAt": share_due,
    "shared": lambda _, row: row["first_shared_at"] is not None,
    "sharedWithinADay": lambda oracle, row: (hours := _hours(oracle, row)) is not None and hours <= 24,
}
_PRIORITIES = {"HIGH": 0, "MEDIUM": 1}


def _most_urgent(oracle: "Oracle", row: Row) -> datetime:
    return min((due for clock in (action_due, share_due, review_due) if (due := clock(oracle, row))), default=LAST)


ORDERS: Mapping[tuple[str, str], tuple[Any, bool]] = {
    ("Case", "BAND"): (lambda _, row: BANDS.index(row["band"]), False),
    ("Case", "LATEST"): (lambda _, row: row["received_at"], True),
    ("Case", "MOST_URGENT"): (_most_urgent, False),
    ("DescribedPerson", "MOST_URGENT"): (lambda _, row: _PRIORITIES.get(row["priority"], 2), False),
    ("DescribedPerson", "NEWEST"): (lambda _, row: row["told_at"], True),
    ("DescribedPerson", "OLDEST"): (lambda _, row: row["told_at"], False),
    ("IntelligenceReport", "MOST_URGENT"): (lambda _, row: _PRIORITIES.get(row["priority"], 2), False),
    ("IntelligenceReport", "NEWEST"): (lambda _, row: row["received_at"], True),
    ("IntelligenceReport", "OLDEST"): (lambda _, row: row["received_at"], False),
    ("IntelligenceReport", "REVIEW_DUE"): (lambda _, row: row["review_at"] or LAST, False),
}
