"""A backlog as a file for a spreadsheet, and its digest for an inspector who asks again later. Pure."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from api.obligations.calendar import LONDON
from api.oversight.commands import Export, When
from api.values import digest

# What is dated by when it was recorded, or never changes: the same question gives the same lines for ever.
_FACTS: Final = (
    "id", "kind", "nominal_id", "risk_level", "unit_id", "owner_id", "opened_at", "due_at", "recorded_at",
    "days_overdue", "last_successful_visit_at", "failed_attempts",
)  # fmt: skip
_COLUMNS: Final = {
    "kind": "Owed",
    "reference": "Nominal",
    "risk_level": "Risk level",
    "unit_name": "Unit",
    "collar_number": "Officer's number",
    "opened_at": "Owed since",
    "due_at": "Due",
    "days_overdue": "Days overdue",
    "last_successful_visit_at": "Last successful visit",
    "failed_attempts": "Failed attempts since",
    "recorded_at": "Recorded",
    "id": "Obligation",
}
# A cell that begins so is a formula to a spreadsheet.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def export(when: When, rows: Iterable[Mapping[str, Any]]) -> Export:
    """The file: what was asked, then a line for each row. No names of people stand in it."""
    found = list(rows)
    facts = "\n".join("|".join(_fact(row[name]) for name in _FACTS) for row in found)
    said = digest(f"{_fact(when.at)}|{_fact(when.known_at)}\n{facts}")
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["Overdue at", _cell(when.at), "as known at", _cell(when.known_at), "rows", len(found)])
    writer.writerow(["SHA-256 of ids, times and codes", said])
    writer.writerow(_COLUMNS.values())
    writer.writerows([_cell(row[name]) for name in _COLUMNS] for row in found)
    return Export(at=when.at, known_at=when.known_at, rows=len(found), digest=said, content=text.getvalue())


def _fact(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else "" if value is None else str(value)


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(LONDON).isoformat(sep=" ", timespec="seconds")
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
