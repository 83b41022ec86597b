"""The backlog counted by plain Python, one row at a time."""

from collections import Counter
from datetime import datetime
from typing import Any
from uuid import UUID

from api.obligations.calendar import london_day
from api.oversight.commands import When, Which
from tests.oversight.histories import History

RANKS = ["VERY_HIGH", "HIGH", "MEDIUM", "UNASSESSED", "LOW"]


def is_overdue(row: dict[str, Any], when: When) -> bool:
    """Whether it was overdue at that time, to the knowledge of that other time."""
    if row["due_at"] is None or not row["due_at"] < when.at:
        return False
    if row["recorded_at"] > when.known_at:
        return False
    if row["superseded_at"] is not None and row["superseded_at"] <= when.known_at:
        return False
    for end, told in (("met_at", "met_recorded_at"), ("cancelled_at", "cancelled_recorded_at")):
        if row[end] is not None and row[told] <= when.known_at and row[end] <= when.at:
            return False
    return True


def describe(history: History, row: dict[str, Any], at: datetime) -> dict[str, Any]:
    """What a board groups the row by."""
    owner = history.owner_at(row["nominal_id"], at)
    unit = history.officers[owner]
    return {
        "id": row["id"],
        "due_at": row["due_at"],
        "kind": row["kind"],
        "risk_level": history.level_at(row["nominal_id"], at),
        "owner_id": owner,
        "unit_id": unit,
        "district": history.units[unit],
        "days": (london_day(at) - london_day(row["due_at"])).days,
        "nominal_id": row["nominal_id"],
    }


def backlog(history: History, when: When, which: Which, hidden: set[UUID]) -> list[dict[str, Any]]:
    """What is overdue and asked for, in the order of the list."""
    found = [
        described
        for row in history.rows
        if row["nominal_id"] not in hidden and is_overdue(row, when)
        for described in (describe(history, row, when.at),)
        if _asked(described, which)
    ]
    return sorted(found, key=lambda item: (item["due_at"], RANKS.index(item["risk_level"]), item["id"]))


def _asked(item: dict[str, Any], which: Which) -> bool:
    return (
        (which.kinds is None or item["kind"] in which.kinds)
        and (which.risk_levels is None or item["risk_level"] in which.risk_levels)
        and (which.unit_id is None or item["unit_id"] == which.unit_id)
        and (which.district is None or (item["district"] or "") == which.district)
        and (which.owner_id is None or item["owner_id"] == which.owner_id)
        and (which.days_from is None or item["days"] >= which.days_from)
        and (which.days_to is None or item["days"] <= which.days_to)
    )


def counted(items: list[dict[str, Any]], by: str) -> Counter[Any]:
    return Counter(item[by] for item in items)
