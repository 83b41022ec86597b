"""Brings answers of the same data to one shape: what differs is only how it is written."""

from datetime import UTC, datetime
from typing import Any

# A day or an instant has these at its fifth and eighth places.
_DASHES = (4, 7)


def plain(found: Any) -> Any:
    """Instants in UTC, lists in the order of their records, a connection as the list of its nodes."""
    if isinstance(found, dict):
        if set(found) == {"nodes"}:
            return plain(found["nodes"])
        return {key: plain(value) for key, value in found.items()}
    if isinstance(found, list):
        return sorted((plain(item) for item in found), key=repr)
    return _instant(found) if isinstance(found, str) and len(found) > 10 and found[10] == "T" else found


def _instant(text: str) -> Any:
    if any(text[place] != "-" for place in _DASHES):
        return text
    return datetime.fromisoformat(text).astimezone(UTC).replace(microsecond=0)


def of_postgraphile(name: str, found: Any) -> Any:
    """PostGraphile's answer, where it must write something differently."""
    if name == "board":
        board = found["overdueBoard"]
        for group, key in (("byKind", "kind"), ("byUnit", "unitId"), ("byOfficer", "ownerId")):
            board[group] = [{key: one["keys"][0], "size": int(one["distinctCount"]["rowId"])} for one in board[group]]
    if name in {"caseload", "search"}:
        for nominal in found["caseload"]["nodes"]:
            nominal["nextVisitDueAt"] = next((one["dueAt"] for one in nominal["nextVisitDueAt"]["nodes"]), None)
            nominal["currentAddress"] = next(iter(nominal["currentAddress"]["nodes"]), None)
    if name == "page":
        found["nominal"]["otherNames"] = [one["name"] for one in found["nominal"]["otherNames"]["nodes"]]
    return found


def as_postgraphile_can(name: str, found: Any) -> Any:
    """Doorstep's answer without what PostGraphile cannot tell: how many days something is overdue, and faults."""
    if name == "overdue":
        for owed in found["overdueObligations"]["nodes"]:
            del owed["daysOverdue"]
    if name == "attempt":
        del found["submitVisit"]["userErrors"]
    return found
