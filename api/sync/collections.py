"""The records that a stock RxDB client may replicate: for each its fields, and how a pushed document becomes an
operation. Pure.

A client writes some fields; the server adds others, which have no say in whether two documents are the same. Fields
that are empty are left out, as RxDB has them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from api.nominals.editable import HOUSEHOLD_MEMBER, MARKER, Editable, Verb
from api.nominals.patches import CURRENT_VERSION as PATCH_VERSION
from api.sync.operations import RECORD_VISIT
from api.visits.payloads import CURRENT_VERSION as VISIT_VERSION

DELETED: Final = "_deleted"
Document = Mapping[str, Any]


class Collection(StrEnum):
    """A collection of documents."""

    HOUSEHOLD_MEMBER = "HOUSEHOLD_MEMBER"
    MARKER = "MARKER"
    VISIT = "VISIT"


@dataclass(frozen=True)
class Asked:
    """An operation that a pushed document stands for, as a phone would ask for it."""

    op: str
    version: int
    payload: dict[str, Any]


_VISIT_FIELDS: Final = (
    "nominalId", "visitType", "outcome", "startedAt", "endedAt", "announced", "announcedReason", "announcedReasonText",
    "crewMode", "secondOfficerId", "nominalSeen", "entrySoughtToSearch", "notes",
)  # fmt: skip
# What a recorder leaves out. Single-crewed is never assumed: it would be flagged.
_UNSAID: Final[Mapping[str, Any]] = MappingProxyType(
    {"announced": False, "crewMode": "DOUBLE", "nominalSeen": False, "entrySoughtToSearch": False}
    | {name: [] for name in ("people", "rooms", "devices", "conditionChecks", "statements", "triggerAnswers")}
)
_INSTANTS: Final = frozenset({"startedAt", "endedAt"})
# What a client's schema is sure to require, even of a document that is only to be taken away.
_REQUIRED: Final = {
    Collection.VISIT: ("nominalId", "visitType", "outcome", "startedAt", "notes"),
    Collection.HOUSEHOLD_MEMBER: ("nominalId", "firstName", "relationship", "ageBand"),
    Collection.MARKER: ("nominalId", "code", "since", "reviewedOn"),
}
EDITABLE: Final[Mapping[Collection, Editable]] = MappingProxyType(
    {Collection.HOUSEHOLD_MEMBER: HOUSEHOLD_MEMBER, Collection.MARKER: MARKER}
)
# The entity by which the read compiler knows each (schema/reading/documents.py).
ENTITY: Final[Mapping[Collection, str]] = MappingProxyType(
    {
        Collection.VISIT: "recordedVisit",
        Collection.HOUSEHOLD_MEMBER: "householdMember",
        Collection.MARKER: "marker",
    }
)


def writable(collection: Collection) -> frozenset[str]:
    """The fields that a client writes."""
    if collection is Collection.VISIT:
        return frozenset(_VISIT_FIELDS)
    return frozenset(EDITABLE[collection].fields) | {"nominalId"}


def same(collection: Collection, one: Document, other: Document) -> bool:
    """Whether two documents say the same in what clients write: server-managed fields, and a field that is empty
    rather than left out, make no difference.
    """
    if bool(one.get(DELETED)) != bool(other.get(DELETED)):
        return False
    if one.get(DELETED):
        return True
    names = writable(collection)
    if collection is Collection.VISIT:  # what a recorder leaves out has a default, which comes back
        names &= one.keys() & other.keys()
    return all(_said(one, name) == _said(other, name) for name in names)


def _said(document: Document, name: str) -> Any:
    value = document.get(name)
    if name in _INSTANTS and isinstance(value, str):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            return value
    return None if value == "" else value


def gone(collection: Collection, key: str) -> dict[str, Any]:
    """A document that the client is to take away: its id, and nothing of what it says."""
    return {"id": key, DELETED: True} | dict.fromkeys(_REQUIRED[collection], "")


def tidy(document: Document) -> dict[str, Any]:
    """A document as RxDB has it: what is empty is left out."""
    flat = dict(document)
    second = flat.pop("secondOfficer", None)
    if second is not None:
        flat["secondOfficerId"] = second["id"]
    return {name: value for name, value in flat.items() if value is not None} | {DELETED: False}


def asked(collection: Collection, new: Document, assumed: Document | None) -> Asked:
    """The operation that turns what the client knew of (`assumed`) into what it wrote (`new`)."""
    if collection is Collection.VISIT:
        said = {name: new.get(name) for name in _VISIT_FIELDS if new.get(name) is not None}
        return Asked(RECORD_VISIT, VISIT_VERSION, dict(_UNSAID) | said | {"visitId": new.get("id")})
    kind = EDITABLE[collection]
    known = assumed if assumed is not None and not assumed.get(DELETED) else None
    verb = Verb.END if new.get(DELETED) else Verb.AMEND if known is not None else Verb.ADD
    fields = {
        name: {"base": None if known is None else known.get(name), "value": new.get(name)}
        for name in kind.fields
        if verb is not Verb.END and (name in new or (known is not None and name in known))
    }
    payload = {"nominalId": new.get("nominalId"), "recordId": new.get("id"), "fields": fields}
    return Asked(f"{verb}{kind.name}", PATCH_VERSION, payload)


def id_of(document: object) -> UUID | None:
    """The document's id, if it has one that we could have made."""
    key = document.get("id") if isinstance(document, Mapping) else None
    try:
        return UUID(key) if isinstance(key, str) else None
    except ValueError:
        return None
