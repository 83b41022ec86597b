"""Referrals as a file: JSON Lines with the members of `ReceiveReferralInput`, or CSV with a line for each case. Pure.

Each line is a referral or words that say what is wrong with it. The id of each follows from the file's id and its
place, so that the same file sent again is the same commands.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid5

import orjson

from api.cases.commands import ReceiveReferral
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
    faults: list[UserError] = []
    found = _object(ReceiveReferral, dict(row) | {"id": str(key)}, "", faults)
    return Unreadable(str(row.get("reference", "")), tuple(faults)) if faults else found


def _object(kind: Any, said: Mapping[str, Any], path: str, faults: list[UserError]) -> Any:
    values, known = {}, {}
    hints = get_type_hints(kind)
    for part in fields(kind):
        head, *rest = part.name.split("_")
        known[head + "".join(word.title() for word in rest)] = part
    faults.extend(
        UserError(code="UNKNOWN_MEMBER", field=f"{path}{name}", message="There is no such member.")
        for name in sorted(said.keys() - known.keys())
    )
    for name, part in known.items():
        given = said.get(name)
        if given is None:
            if part.default is MISSING:
                faults.append(UserError(code="MISSING", field=f"{path}{name}", message="It is needed: give it."))
            continue
        try:
            values[part.name] = _value(hints[part.name], given, f"{path}{name}", faults)
        except (ValueError, TypeError, AttributeError):
            words = "This cannot be read: see what the member holds in the contract."
            faults.append(UserError(code="UNREADABLE", field=f"{path}{name}", message=words))
    return None if faults else kind(**values)


def _value(wanted: Any, given: Any, path: str, faults: list[UserError]) -> Any:
    if get_origin(wanted) in (Union, UnionType):
        wanted = next(option for option in get_args(wanted) if option is not type(None))
    if get_origin(wanted) is tuple:
        if not isinstance(given, list):
            raise TypeError(path)
        return tuple(_value(get_args(wanted)[0], item, f"{path}.{n}", faults) for n, item in enumerate(given))
    if is_dataclass(wanted):
        return _object(wanted, given, f"{path}.", faults)
    if wanted is datetime:
        at = datetime.fromisoformat(given)
        if at.tzinfo is None:
            raise ValueError(path)  # Whose clock it was nobody can tell.
        return at
    if wanted is date:
        return date.fromisoformat(given)
    if wanted is UUID or (isinstance(wanted, type) and issubclass(wanted, Enum)):
        return wanted(given)
    if not isinstance(given, wanted):
        raise TypeError(path)
    return given
