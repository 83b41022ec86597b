"""Referrals as a file: JSON Lines with the members of `ReceiveReferralInput`, or CSV with a line for each case. Pure.

Each line is a referral or words that say what is wrong with it. The id of each follows from the file's id and its
place, so that the same file sent again is the same commands.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid5

import orjson

from api.cases.commands import ReceiveReferral
from api.nominals.said import read_as
from api.refusals import UserError

COLUMNS: Final = (
    "source", "reference", "receivedAt", "summary", "originReceivedAt", "originForce", "name", "dateOfBirth",
    "platform", "identity", "address", "postcode", "child", "childAgeBand", "worksWithChildren",
)  # fmt: skip


@dataclass(frozen=True)
class Unreadable:
    """A line that is no referral, and why."""

    reference: str
    errors: tuple[UserError, ...]


def read(file_id: UUID, content: bytes) -> list[ReceiveReferral | Unreadable]:
    """Each line of a file, in its order."""
    text = content.decode("utf-8-sig", errors="replace")
    lines = [line for line in text.splitlines() if line.strip()]
    rows: Iterator[Any] = _json(lines) if lines and lines[0].lstrip().startswith("{") else _csv(text)
    return [_read(uuid5(file_id, str(place)), row) for place, row in enumerate(rows)]


def _json(lines: list[str]) -> Iterator[Any]:
    for line in lines:
        try:
            yield orjson.loads(line)
        except orjson.JSONDecodeError:
            yield None


def _csv(text: str) -> Iterator[Any]:
    for row in csv.DictReader(io.StringIO(text)):
        told: dict[str, Any] = {name: value.strip() for name, value in row.items() if name and value and value.strip()}
        yield _nested(told)


def _nested(told: dict[str, Any]) -> dict[str, Any]:
    """A flat line as a referral: one subject, one identity, one address, one child at most."""
    name, born = told.pop("name", None), told.pop("dateOfBirth", None)
    works = told.pop("worksWithChildren", "").lower() in ("yes", "true", "1")
    if name:
        told["subjects"] = [{"name": name, "dateOfBirth": born, "worksWithChildren": works}]
    identity, platform = told.pop("identity", None), told.pop("platform", "")
    if identity:
        told["identities"] = [{"kind": "ONLINE", "value": identity, "platform": platform}]
    address, postcode = told.pop("address", None), told.pop("postcode", "")
    if address:
        told["addresses"] = [{"lines": [part.strip() for part in address.split(",")], "postcode": postcode}]
    child, band = told.pop("child", None), told.pop("childAgeBand", "UNKNOWN")
    if child:
        told["children"] = [{"firstName": child, "ageBand": band}]
    return told


def _read(key: UUID, row: Any) -> ReceiveReferral | Unreadable:
    if not isinstance(row, Mapping):
        words = "This line is no JSON object: mend it and send the file again."
        return Unreadable("", (UserError(code="NOT_JSON", field="", message=words),))
    found = read_as(ReceiveReferral, dict(row) | {"id": str(key)})
    return Unreadable(str(row.get("reference", "")), found) if isinstance(found, tuple) else found
