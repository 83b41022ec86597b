"""The derived fields, lists, orders and filters of sharing a second time, in plain Python over plain rows."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.reading.scene_of_sync import NOW

if TYPE_CHECKING:
    from tests.reading.oracle import Oracle

Row = dict[str, Any]
LAST = datetime.max.replace(tzinfo=UTC) - timedelta(days=1)


def holds_now(row: Row) -> bool:
    """Whether a version is signed and its period holds."""
    return bool(
        row["signed_at"] is not None and row["ended_at"] is None and row["valid_from"] <= NOW and row["valid_to"] > NOW
    )


def in_force(oracle: "Oracle", row: Row) -> bool:
    return holds_now(row) and not any(
        other["agency_id"] == row["agency_id"] and other["version"] > row["version"] and holds_now(other)
        for other in oracle.rows("agreement").values()
    )


def agreed(oracle: "Oracle", agency_id: UUID | None) -> tuple[list[UUID], list[str]]:
    """The agency, if an agreement with it is in force, and the fields which that shows: past all row security."""
    versions = [row for row in oracle.world["agreement"].values() if row["agency_id"] == agency_id and holds_now(row)]
    if agency_id is None or not versions:
        return [], []
    key = max(versions, key=lambda row: row["version"])["id"]
    lines = oracle.world["agreement_field"].values()
    return [agency_id], [line["field"] for line in lines if line["agreement_id"] == key and line["shown"]]


def released(oracle: "Oracle", agency_id: UUID | None) -> list[UUID]:
    """The reports with conditions that are released to the agency: past all row security."""
    rows = oracle.world["intelligence_release"].values()
    return [row["report_id"] for row in rows if row["agency_id"] == agency_id and row["until"] > NOW]


def _told(field: str) -> Callable[["Oracle", Row], str | None]:
    def told(oracle: "Oracle", row: Row) -> str | None:
        found = [
            said
            for said in oracle.rows("disclosed_statement").values()
            if said["disclosure_id"] == row["id"] and said["field"] == field
        ]
        return min(found, key=lambda said: said["position"])["text"] if found else None

    return told


def _is_acknowledged(oracle: "Oracle", row: Row) -> bool:
    place = oracle.world["partner_cursor"].get(oracle.caller.id)
    return bool(place and row["ticket"] <= place["ticket"])


def _recall_acknowledged(oracle: "Oracle", row: Row) -> bool | None:
    sent = [notice for notice in oracle.rows("recall_notice").values() if notice["disclosure_id"] == row["id"]]
    sent.sort(key=lambda notice: (-notice["sent_at"].timestamp(), notice["id"]))
    return sent[0]["acknowledged_at"] is not None if sent else None


def _first_of_case(oracle: "Oracle", row: Row) -> bool:
    def tells(other: Row) -> bool:
        return other["record_kind"] == "CASE" and other["is_told"]

    def place(one: Row) -> Any:
        return one["disclosed_at"], one["id"]

    same = ("case_id", "agency_id")
    return tells(row) and not any(
        tells(other) and all(other[name] == row[name] for name in same) and place(other) < place(row)
        for other in oracle.rows("disclosure").values()
    )


def _case_received(oracle: "Oracle", row: Row) -> datetime | None:
    case = oracle.rows("ocait_case").get(row["case_id"])
    return None if case is None else case["received_at"]


def _case_within_a_day(oracle: "Oracle", row: Row) -> bool | None:
    received = _case_received(oracle, row)
    return None if received is None else row["disclosed_at"] <= received + timedelta(hours=24)


EXPRESSIONS: Mapping[tuple[str, str], Any] = {
    ("Agreement", "inForce"): in_force,
    ("SharedItem", "isPointer"): lambda _, row: row["decision"] == "POINTER",
    ("SharedItem", "name"): _told("NAME"),
    ("SharedItem", "reference"): _told("REFERENCE"),
}
CHILDREN: Mapping[str, Callable[["Oracle", Row], bool]] = {
    "c.shown": lambda _, row: bool(row["shown"]),
    "not c.shown": lambda _, row: not row["shown"],
    "not c.shown and c.told": lambda _, row: not row["shown"] and row["told"],
}
ORDERS: Mapping[tuple[str, str], tuple[Any, bool]] = {
    ("Agreement", "ENDS_FIRST"): (lambda _, row: row["valid_to"], False),
    ("Agreement", "LATEST"): (lambda _, row: row["drafted_at"], True),
    ("Disclosure", "DUE_FIRST"): (lambda _, row: row["acknowledge_by"] or LAST, False),
    **{
        (kind, name): (lambda _, row: row["disclosed_at"], name == "LATEST")
        for kind in ("Disclosure", "SharedItem")
        for name in ("LATEST", "OLDEST")
    },
    ("Alert", "LATEST"): (lambda _, row: row["joined_at"], True),
    ("Concern", "OLDEST"): (lambda _, row: row["received_at"], False),
    ("Concern", "LATEST"): (lambda _, row: row["received_at"], True),
    ("PartnerEvent", "QUEUE"): (lambda _, row: row["ticket"], False),
    ("PartnerQuestion", "LATEST"): (lambda _, row: row["asked_at"], True),
    ("Recall", "LATEST"): (lambda _, row: row["proposed_at"], True),
    ("RecallNotice", "LATEST"): (lambda _, row: row["sent_at"], True),
    ("SilentNotice", "LATEST"): (lambda _, row: row["at"], True),
}
# What a filter's field is about, where that is no column of its name.
ABOUT: Mapping[tuple[str, str], Any] = {
    ("Agreement", "inForce"): in_force,
    ("Agreement", "signed"): lambda _, row: row["signed_at"] is not None,
    **{
        (kind, "acknowledged"): lambda _, row: row["acknowledged_at"] is not None
        for kind in ("Disclosure", "SharedItem", "RecallNotice")
    },
    **{(kind, "recalled"): lambda _, row: row["is_recalled"] for kind in ("Disclosure", "SharedItem")},
    ("Disclosure", "recallAcknowledged"): _recall_acknowledged,
    ("Disclosure", "firstOfCase"): _first_of_case,
    ("Disclosure", "caseReceivedAt"): _case_received,
    ("Disclosure", "caseWithinADay"): _case_within_a_day,
    ("PartnerEvent", "acknowledged"): _is_acknowledged,
    **{(kind, "answered"): lambda _, row: row["answered_at"] is not None for kind in ("Alert", "Concern")},
    ("PartnerQuestion", "answered"): lambda _, row: row["answered_at"] is not None,
    ("SilentNotice", "seen"): lambda _, row: row["seen_at"] is not None,
}
