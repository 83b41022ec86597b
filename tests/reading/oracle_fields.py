"""The derived fields a second time, in plain Python over plain rows."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from api.access.language import holds
from api.access.rules import ABOUT_NOMINAL, seen, whole
from api.visits.attempts import NO_ENTRY
from schema.nominal_sql import OF_PLAN_IN_FORCE, PLAN_IN_FORCE, SINCE_LAST_ARMS
from tests.reading import fields_of_cases, fields_of_sharing
from tests.reading.scene import NOW

if TYPE_CHECKING:
    from tests.reading.oracle import Oracle

Row = dict[str, Any]


def next_due(oracle: "Oracle", row: Row) -> datetime | None:
    due = [
        item["due_at"]
        for item in oracle.rows("obligation").values()
        if item["nominal_id"] == row["id"]
        and item["kind"] == "VISIT_ROUTINE"
        and not (item["met_at"] or item["cancelled_at"] or item["superseded_at"])
    ]
    return due[0] if due else None


def _failed(oracle: "Oracle", row: Row) -> int:
    since = row["last_successful_visit_at"]
    return sum(
        visit["nominal_id"] == row["id"]
        and visit["outcome"] != "SUCCESSFUL"
        and visit["joined_to"] is None
        and (since is None or visit["started_at"] > since)
        for visit in oracle.rows("visit").values()
    )


def _days_overdue(_: "Oracle", row: Row) -> int:
    if row["met_at"] or row["cancelled_at"] or row["due_at"] is None:
        return 0
    return max(0, (_london_day(NOW) - _london_day(row["due_at"])).days)


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


def _holder(oracle: "Oracle", row: Row) -> str:
    holder = oracle.rows("principal").get(row["principal_id"])
    return holder["name"] if holder else "Not known"


def _proposer(oracle: "Oracle", row: Row) -> str:
    by = oracle.rows("principal").get(row["proposed_by"])
    return by["name"] if by else "Somebody outside your unit"


def _app_version(_: "Oracle", row: Row) -> str | None:
    said = (row["reported"] or {}).get("appVersion")
    return None if said is None else str(said)


def _storage(row: Row, name: str, kind: type) -> Any:
    said = (row["reported"] or {}).get("storage", {}).get(name)
    return said if isinstance(said, kind) else None


def _free_mb(_: "Oracle", row: Row) -> int | None:
    said = _storage(row, "freeMb", int | float)  # type: ignore[arg-type]
    return None if said is None else min(2_000_000_000, int(said + 0.5))


def _lost(row: Row, name: str) -> int | None:
    said = (row["reported"] or {}).get("lost", {}).get(name)
    return said if type(said) is int else None


def _lost_at(row: Row, name: str) -> datetime | None:
    said = _lost(row, name)
    return None if said is None else datetime.fromtimestamp(min(said, 4_000_000_000), UTC)


def _search_attempts(oracle: "Oracle", row: Row) -> int:
    since, officers = row["last_successful_visit_at"], oracle.rows("officer")
    return sum(
        visit["nominal_id"] == row["id"]
        and visit["entry_sought_to_search"]
        and visit["outcome"] in NO_ENTRY
        and visit["joined_to"] is None
        and (since is None or visit["started_at"] > since)
        and any(
            key in officers and officers[key]["is_constable"]
            for key in (visit["officer_id"], visit["second_officer_id"])
        )
        for visit in oracle.rows("visit").values()
    )


def _warrant_attempts(oracle: "Oracle", _: Row) -> int | None:
    day = _london_day(NOW)
    needed = (
        rule["days"]
        for rule in oracle.rows("policy_row").values()
        if (rule["code"], rule["applies_to"]) == ("S96B", "WARRANT")
        and rule["valid_from"] <= day
        and (rule["valid_to"] is None or rule["valid_to"] > day)
    )
    return min(needed, default=None)


def _is_disputed(oracle: "Oracle", row: Row) -> bool:
    return any(
        row["id"] in (pair["one_id"], pair["other_id"])
        and (pair["likeness"], pair["outcomes_differ"], pair["verdict"]) == ("SAME", True, None)
        for pair in oracle.rows("visit_pairing").values()
    )


def _may_answer(oracle: "Oracle", row: Row) -> bool:
    facts = oracle.facts
    asked = row["from_unit_id"] if row["kind"] == "FORCE_OUT" else row["to_unit_id"]
    is_own = row["kind"] in ("OFFICER", "UNIT") and row["proposed_by"] == facts["principal_id"]
    is_asked = "supervisor" in facts["roles"] and asked in facts["unit_ids"]
    return row["state"] == "PROPOSED" and is_asked and not is_own


def _may_withdraw(oracle: "Oracle", row: Row) -> bool:
    rule = seen(ABOUT_NOMINAL) & whole(ABOUT_NOMINAL)
    return row["state"] == "PROPOSED" and holds(rule, row, oracle.facts)


def _is_replaced(oracle: "Oracle", row: Row) -> bool:
    return any(later["replaces_id"] == row["id"] for later in oracle.rows("tool_result").values())


def _action_due(oracle: "Oracle", row: Row) -> datetime | None:
    asked = [
        item["due_at"]
        for item in oracle.rows("obligation").values()
        if item["kind"] == "PLAN_ACTION" and item["opened_by"] == row["id"] and item["superseded_at"] is None
    ]
    return asked[0] if asked else None


def _is_in_force(plan: Row | None) -> bool:
    return plan is not None and plan["state"] == "COUNTERSIGNED" and plan["ended_at"] is None


def _since_last_arms(oracle: "Oracle", row: Row) -> bool:
    told = oracle.rows("visit").get(row["visit_id"])
    return told is None or not any(
        last["nominal_id"] == row["access_nominal_id"]
        and last["state"] == "COUNTERSIGNED"
        and last["submitted_at"] >= told["received_at"]
        for last in oracle.rows("arms_assessment").values()
    )


_WAITING = ("SUP_REVIEW", "REACTIVE_REVIEW", "S96B", "ORDER_END", "TRANSFER", "NOTIF_PERIOD_END")


def _attachments(oracle: "Oracle", row: Row, *, only_here: bool) -> int:
    return sum(
        item["visit_id"] == row["id"] and (item["state"] == "COMPLETE" or not only_here)
        for item in oracle.rows("visit_attachment").values()
    )


def _received_bytes(_: "Oracle", row: Row) -> int:
    return row["bytes"] if row["state"] == "COMPLETE" else min(row["received_bytes"], row["bytes"])


# Which children a list shows, by the condition in SQL.
CHILDREN: Mapping[str, Callable[["Oracle", Row], bool]] = {
    **fields_of_cases.CHILDREN,
    **fields_of_sharing.CHILDREN,
    "c.kind = 'HOME' and c.until is null": lambda _, row: row["kind"] == "HOME" and row["until"] is None,
    "c.ended_on is null": lambda _, row: row["ended_on"] is None,
    "c.ended_on is not null": lambda _, row: row["ended_on"] is not None,
    PLAN_IN_FORCE: lambda _, row: _is_in_force(row),
    OF_PLAN_IN_FORCE: lambda oracle, row: _is_in_force(oracle.rows("plan").get(row["plan_id"])),
    SINCE_LAST_ARMS: _since_last_arms,
}
EXPRESSIONS: Mapping[tuple[str, str], Any] = {
    **fields_of_cases.EXPRESSIONS,
    **fields_of_sharing.EXPRESSIONS,
    ("Conflict", "author"): lambda oracle, row: _name(oracle, row["officer_id"]),
    ("Conflict", "theirsAuthor"): lambda oracle, row: _name(oracle, row["theirs_officer_id"]),
    ("HeldSubmission", "author"): _author,
    ("Me", "roles"): lambda _, row: [role.upper() for role in row["roles"]],
    ("Nominal", "failedAttemptsSince"): _failed,
    ("Nominal", "nextVisitDueAt"): next_due,
    ("Nominal", "otherNames"): _other_names,
    ("Nominal", "searchAttempts"): _search_attempts,
    ("Nominal", "warrantAttempts"): _warrant_attempts,
    ("Obligation", "daysOverdue"): _days_overdue,
    ("Obligation", "riskLevel"): risk_of,
    ("OrderCondition", "lastCheckedOn"): _checked_on,
    ("PlanAction", "dueAt"): _action_due,
    ("Phone", "appVersion"): _app_version,
    ("Phone", "holder"): _holder,
    ("Phone", "lostDrafts"): lambda _, row: _lost(row, "drafts"),
    ("Phone", "lostItems"): lambda _, row: _lost(row, "items"),
    ("Phone", "lostNoticedAt"): lambda _, row: _lost_at(row, "noticed"),
    ("Phone", "lostSince"): lambda _, row: _lost_at(row, "since"),
    ("Phone", "storageFreeMb"): _free_mb,
    ("Phone", "storageKept"): lambda _, row: _storage(row, "isKept", bool),
    ("ToolResult", "isReplaced"): _is_replaced,
    ("Visit", "outcomeDisputed"): _is_disputed,
    ("Transfer", "mayAnswer"): _may_answer,
    ("Transfer", "mayWithdraw"): _may_withdraw,
    ("Transfer", "proposer"): _proposer,
    ("Visit", "attachmentsArrived"): partial(_attachments, only_here=True),
    ("Visit", "attachmentsPromised"): partial(_attachments, only_here=False),
    ("Visit", "officerName"): lambda oracle, row: _name(oracle, row["officer_id"]),
    ("Visit", "secondOfficerName"): lambda oracle, row: _name(oracle, row["second_officer_id"]),
    ("VisitAttachment", "receivedBytes"): _received_bytes,
}
ROOT_CONDITIONS: Mapping[str | None, Any] = {
    "conflicts": lambda row: row["resolved_at"] is None,
    "heldNominals": lambda row: row["removed_at"] is None or row["removed_at"] > NOW - timedelta(hours=72),
    "heldSubmissions": lambda row: row["state"] == "QUARANTINED" and row["resolved_at"] is None,
    "visitPairings": lambda row: row["verdict"] is None and (row["likeness"] == "MAYBE" or row["outcomes_differ"]),
    "overdueObligations": lambda row: (
        row["due_at"] is not None and row["due_at"] < NOW and row["met_at"] is None and row["cancelled_at"] is None
    ),
    "describedConcerns": lambda row: not (row["nominal_id"] or row["case_id"] or row["answered_at"]),
    "waiting": lambda row: row["kind"] in _WAITING and row["met_at"] is None and row["cancelled_at"] is None,
}
