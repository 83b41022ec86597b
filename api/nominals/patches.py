"""What an officer asks to have changed, field by field, and how that meets what others changed meanwhile. Pure.

A patch says of each field what the phone showed (`base`) and what the officer wrote (`value`). A field that the phone
showed and the officer left alone may come too, with base and value alike: it shows whether others changed the record.
The clock has no say in any of this: a phone's clock may lie.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from api.nominals.editable import OPERATIONS, Editable, Verb, fitting
from api.refusals import UserError
from api.values import id_said

CURRENT_VERSION: Final = 1


@dataclass(frozen=True)
class FieldPatch:
    """One field: what it was on the phone and what it shall be."""

    base: Any
    value: Any


@dataclass(frozen=True, kw_only=True)
class Patch:
    """A change of one record about a nominal. To add and to end are patches too."""

    verb: Verb
    kind: Editable
    nominal_id: UUID
    record_id: UUID
    fields: Mapping[str, FieldPatch]


@dataclass(frozen=True)
class Clash:
    """A field that somebody else changed to something else. The record keeps `theirs`."""

    field: str
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, kw_only=True)
class Merged:
    """What comes of a patch: fields to be set, clashes, and whether others had changed what it left alone."""

    values: Mapping[str, Any]
    clashes: tuple[Clash, ...]
    beside: bool


def merge(current: Mapping[str, Any], fields: Mapping[str, FieldPatch]) -> Merged:
    """Each field by itself: already so, nothing; as the phone showed it, set; else a clash, and the record stands."""
    values: dict[str, Any] = {}
    clashes: list[Clash] = []
    beside = False
    for name, asked in fields.items():
        now = current[name]
        if asked.value == now:
            continue
        if asked.value == asked.base:
            beside = True
        elif now == asked.base:
            values[name] = asked.value
        else:
            clashes.append(Clash(name, asked.base, asked.value, now))
    return Merged(values=values, clashes=tuple(clashes), beside=beside)


def decode(op: str, payload: object) -> Patch | tuple[UserError, ...]:
    """The patch of a known operation, or everything that is wrong with it. Fields that are not known are left alone."""
    verb, kind = OPERATIONS[op]
    said = payload if isinstance(payload, Mapping) else {}
    nominal_id, record_id = id_said(said.get("nominalId")), id_said(said.get("recordId"))
    given = said.get("fields")
    given = given if isinstance(given, Mapping) else {}
    errors = [
        _error(name, "must be a UUID") for name, key in (("nominalId", nominal_id), ("recordId", record_id)) if not key
    ]
    fields: dict[str, FieldPatch] = {}
    for name, field in kind.fields.items():
        asked = given.get(name)
        if not isinstance(asked, Mapping) or "value" not in asked:
            if verb is Verb.ADD and field.required:
                errors.append(_error(name, "is needed"))
            continue
        fault = fitting(kind, name, asked["value"])
        if fault is not None:
            errors.append(_error(name, fault))
        fields[name] = FieldPatch(asked.get("base"), asked["value"])
    if verb is Verb.AMEND and not fields:
        errors.append(_error("fields", "must name what is to be changed"))
    if errors or nominal_id is None or record_id is None:
        return tuple(errors)
    return Patch(verb=verb, kind=kind, nominal_id=nominal_id, record_id=record_id, fields=fields)


def _error(field: str, words: str) -> UserError:
    return UserError(code="INVALID", field=field, message=f"{field} {words}.")
