"""Paging a second time, over lists: filters, orders, cursors, in the plainest way."""

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tests.reading import fields_of_cases, fields_of_sharing
from tests.reading.oracle_fields import next_due, risk_of

if TYPE_CHECKING:
    from tests.reading.oracle import Oracle

Row = dict[str, Any]
FIRST = datetime.min.replace(tzinfo=UTC)
LAST = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)
RISKS = ("VERY_HIGH", "HIGH", "MEDIUM", "UNASSESSED", "LOW")


def _oldest_unsent(_: Any, row: Row) -> datetime:
    return (row["oldest_pending_at"] or FIRST) if row["pending"] else LAST


# Filters whose column has another name.
COLUMNS: Mapping[tuple[str, str], str] = {("HeldNominal", "phoneId"): "device_id"}
# Filters over what is reckoned.
_FILTERS: Mapping[str, Any] = {"riskLevel": risk_of, "nextVisitDueAt": next_due, **fields_of_cases.FILTERS}
# By (type, order): the sort value, and whether it falls.
ORDERS: Mapping[tuple[str, str], tuple[Any, bool]] = {
    **fields_of_cases.ORDERS,
    **fields_of_sharing.ORDERS,
    ("Conflict", "NEWEST"): (lambda _, row: row["opened_at"], True),
    ("Conflict", "OLDEST"): (lambda _, row: row["opened_at"], False),
    ("HeldNominal", "LATEST"): (lambda _, row: row["last_at"], True),
    ("HeldSubmission", "NEWEST"): (lambda _, row: row["received_at"], True),
    ("HeldSubmission", "OLDEST"): (lambda _, row: row["received_at"], False),
    ("Nominal", "LONGEST_UNSEEN"): (lambda _, row: row["last_successful_visit_at"] or FIRST, False),
    ("Nominal", "MOST_OVERDUE"): (lambda oracle, row: next_due(oracle, row) or LAST, False),
    ("Nominal", "NAME"): (lambda _, row: row["name"].lower(), False),
    ("Nominal", "RISKIEST"): (lambda _, row: RISKS.index(row["risk_level"]), False),
    ("Obligation", "LATEST_DUE"): (lambda _, row: row["due_at"] or LAST, True),
    ("Obligation", "OLDEST_DUE"): (lambda _, row: row["due_at"] or LAST, False),
    ("Obligation", "RISKIEST"): (lambda oracle, row: RISKS.index(risk_of(oracle, row)), False),
    ("Officer", "NAME"): (lambda _, row: row["name"].lower(), False),
    ("Phone", "LAST_SEEN"): (lambda _, row: row["last_seen_at"] or FIRST, True),
    ("Phone", "LONGEST_UNSENT"): (_oldest_unsent, False),
    ("SearchMatch", "BEST"): (lambda _, row: row["score"], True),
    ("Transfer", "NEWEST"): (lambda _, row: row["proposed_at"], True),
    ("Transfer", "OLDEST"): (lambda _, row: row["proposed_at"], False),
    ("Unit", "NAME"): (lambda _, row: row["name"].lower(), False),
    ("Visit", "NEWEST"): (lambda _, row: row["started_at"], True),
    ("Visit", "OLDEST"): (lambda _, row: row["started_at"], False),
    ("Visit", "RECEIVED_NEWEST"): (lambda _, row: row["received_at"], True),
    ("VisitPairing", "NEWEST"): (lambda _, row: row["noticed_at"], True),
    ("VisitPairing", "OLDEST"): (lambda _, row: row["noticed_at"], False),
}


def page(
    oracle: "Oracle", kind: str, rows: Sequence[Row], arguments: Mapping[str, Any], default: tuple[str, ...]
) -> dict[str, Any]:
    """A connection as a dictionary of its fields."""
    from tests.reading.oracle import Record  # noqa: PLC0415

    names = list(dict.fromkeys(arguments.get("orderBy") or default))
    if arguments.get("filter"):
        rows = [row for row in rows if matches(oracle, kind, row, arguments["filter"])]
    total = len(rows)
    orders = [ORDERS[kind, name] for name in names]
    falls = all(down for _, down in orders)
    ordered = sorted(rows, key=lambda row: row["id"], reverse=falls)
    for value, down in reversed(orders):
        ordered.sort(key=lambda row: _key(value(oracle, row)), reverse=down)
    table = oracle.catalogue.types[kind].source.table
    for name, after in (("after", True), ("before", False)):
        if arguments.get(name):
            ordered = _beyond(oracle, table, orders, falls, ordered, arguments[name], after=after)
    backward = arguments.get("last") is not None
    size = arguments.get("last") if backward else arguments.get("first") or 50
    shown = ordered[-size:] if backward else ordered[:size]  # type: ignore[operator]
    more = len(ordered) > size  # type: ignore[operator]
    edges = [{"cursor": cursor(oracle, names, orders, row), "node": Record(table, row)} for row in shown]
    return {
        "edges": edges,
        "nodes": [edge["node"] for edge in edges],
        "totalCount": total,
        "pageInfo": {
            "hasNextPage": bool(arguments.get("before")) if backward else more,
            "hasPreviousPage": more if backward else bool(arguments.get("after")),
            "startCursor": edges[0]["cursor"] if edges else None,
            "endCursor": edges[-1]["cursor"] if edges else None,
        },
    }


def cursor(oracle: "Oracle", names: list[str], orders: list[Any], row: Row) -> str:
    """A row's cursor, as PostgreSQL writes it."""
    texts = ["+".join(names), *(_text(value(oracle, row)) for value, _ in orders), str(row["id"])]
    return base64.urlsafe_b64encode(json.dumps(texts, ensure_ascii=False).encode()).decode().rstrip("=")


def id_in(text: str) -> str:
    return str(json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))[-1])


def _beyond(
    oracle: "Oracle", table: str, orders: list[Any], falls: bool, rows: list[Row], text: str, *, after: bool
) -> list[Row]:
    mark = next(row for row in oracle.world[table].values() if str(row["id"]) == id_in(text))

    def is_after(row: Row) -> bool:
        for value, down in [*orders, (lambda _, item: item["id"], falls)]:
            here, there = _key(value(oracle, row)), _key(value(oracle, mark))
            if here != there:
                return (here < there) is down
        return False

    return [row for row in rows if row["id"] != mark["id"] and is_after(row) is after]


def matches(oracle: "Oracle", kind: str, row: Row, wanted: Mapping[str, Any]) -> bool:
    """Whether a row passes a filter."""
    return all(_holds(oracle, kind, row, name, value) for name, value in wanted.items() if value is not None)


def _holds(oracle: "Oracle", kind: str, row: Row, name: str, value: Any) -> bool:
    from tests.reading.oracle import snake  # noqa: PLC0415

    match name:
        case "and":
            return all(matches(oracle, kind, row, item) for item in value)
        case "or":
            return any(matches(oracle, kind, row, item) for item in value)
        case "not":
            return not matches(oracle, kind, row, value)
    about = fields_of_sharing.ABOUT.get((kind, name)) or _FILTERS.get(name)
    found = (
        about(oracle, row)
        if about and (kind, name) != ("Nominal", "riskLevel")
        else row[COLUMNS.get((kind, name), snake(name))]
    )
    if isinstance(value, dict):
        return all(_compare(operator, found, said) for operator, said in value.items() if said is not None)
    return _compare("in" if isinstance(value, list) else "eq", found, value)


def _compare(operator: str, found: Any, said: Any) -> bool:
    if found is None:
        return False
    if isinstance(found, datetime):
        said = datetime.fromisoformat(said)
        return found >= said if operator == "from" else found < said
    if not isinstance(found, bool):
        found = str(found)
    match operator:
        case "eq":
            return bool(found == said)
        case "in":
            return found in said
    return str(said).lower() in found.lower()


def _key(value: Any) -> Any:
    return value.encode() if isinstance(value, str) else value


def _text(value: Any) -> str:
    if value in (FIRST, LAST):
        return "-infinity" if value == FIRST else "infinity"
    if isinstance(value, datetime):
        text = value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f").rstrip("0").rstrip(".")
        return text + "+00"
    return str(value)
