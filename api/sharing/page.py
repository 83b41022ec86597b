"""An agreement as one readable file (TOML): what a data-protection officer reads, and a machine checks."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from api.identity.organisation import AgencyKind
from api.nominals.commands import ManagementMode, RiskLevel
from api.obligations.calendar import LONDON
from api.refusals import BadInput
from api.sharing.agreement import AgreedField, AgreedPurpose, AgreedRows, Agreement
from api.sharing.words import Gateway, OnwardRule, Purpose, SharedField, WithheldCategory

_NOBODY = UUID(int=0)
W = TypeVar("W", bound=StrEnum)
_TOP = {
    "agency", "kind", "title", "valid_from", "valid_to", "contact_name", "contact", "onward", "pointer",
    "names_person", "schedule_8", "purposes", "rows", "shown", "withheld",
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """What a file says: the agency by name, and the agreement."""

    agency: str
    agreement: Agreement


def read(text: str, *, agency_id: UUID = _NOBODY) -> Page:
    """The agreement of a file. BadInput says where what cannot be read; whether it is right is `checking`'s."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"This is no TOML: {error}.", field="file") from error
    _only(said, _TOP, "the file")
    agreement = Agreement(
        agency_id=agency_id,
        agency_kind=_word(AgencyKind, _text(said, "kind"), "kind"),
        title=_text(said, "title"),
        valid_from=_day(said, "valid_from"),
        valid_to=_day(said, "valid_to"),
        contact_name=_text(said, "contact_name"),
        contact=_text(said, "contact"),
        onward=_word(OnwardRule, said.get("onward", "NONE"), "onward"),
        pointer=_yes(said, "pointer", otherwise=False),
        names_person=_yes(said, "names_person", otherwise=True),
        schedule_8=said.get("schedule_8", ""),
        purposes=_each(said, "purposes", _purpose),
        rows=_each(said, "rows", _rows),
        fields=(*_shown(said), *_withheld(said)),
    )
    return Page(_text(said, "agency"), agreement)


def _purpose(said: Mapping[str, Any], path: str) -> AgreedPurpose:
    _only(said, {"purpose", "gateway", "necessity"}, path)
    gateway = said.get("gateway")
    return AgreedPurpose(
        purpose=_word(Purpose, said.get("purpose"), f"{path}.purpose"),
        gateway=None if gateway is None else _word(Gateway, gateway, f"{path}.gateway"),
        necessity=str(said.get("necessity", "")).strip(),
    )


def _rows(said: Mapping[str, Any], path: str) -> AgreedRows:
    _only(said, {"districts", "risk_levels", "modes", "with_children"}, path)
    return AgreedRows(
        districts=tuple(str(each) for each in said.get("districts", ())),
        risk_levels=tuple(_word(RiskLevel, each, f"{path}.risk_levels") for each in said.get("risk_levels", ())),
        modes=tuple(_word(ManagementMode, each, f"{path}.modes") for each in said.get("modes", ())),
        with_children=_yes(said, "with_children", otherwise=False),
    )


def _shown(said: Mapping[str, Any]) -> tuple[AgreedField, ...]:
    names = said.get("shown", ())
    return tuple(AgreedField(field=_word(SharedField, name, "shown"), shown=True) for name in names)


def _withheld(said: Mapping[str, Any]) -> tuple[AgreedField, ...]:
    return _each(said, "withheld", _withheld_field)


def _withheld_field(said: Mapping[str, Any], path: str) -> AgreedField:
    _only(said, {"field", "category", "clause", "reason", "told"}, path)
    category = said.get("category")
    return AgreedField(
        field=_word(SharedField, said.get("field"), f"{path}.field"),
        shown=False,
        category=None if category is None else _word(WithheldCategory, category, f"{path}.category"),
        clause=str(said.get("clause", "")),
        reason=str(said.get("reason", "")).strip(),
        told=_yes(said, "told", otherwise=True),
    )


T = TypeVar("T")


def _each(said: Mapping[str, Any], name: str, read_one: Callable[[Mapping[str, Any], str], T]) -> tuple[T, ...]:
    found = said.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise BadInput(f"{name} is written as [[{name}]], once for each.", field=name)
    return tuple(read_one(one, f"{name}.{place}") for place, one in enumerate(found))


def _only(said: Mapping[str, Any], known: set[str], path: str) -> None:
    unknown = sorted(set(said) - known)
    if unknown:
        raise BadInput(f"{path} has {', '.join(unknown)}, which is no part of an agreement.", field=path)


def _word(words: type[W], said: Any, path: str) -> W:
    try:
        return words(said)
    except ValueError as error:
        known = ", ".join(word.value for word in words)
        raise BadInput(f"{path}: there is no {said!r}. Choose one of {known}.", field=path) from error


def _text(said: Mapping[str, Any], name: str) -> str:
    found = said.get(name)
    if not isinstance(found, str):
        raise BadInput(f'{name} is missing: write {name} = "…".', field=name)
    return found.strip()


def _day(said: Mapping[str, Any], name: str) -> datetime:
    found = said.get(name)
    if not isinstance(found, date) or isinstance(found, datetime):
        raise BadInput(f"{name} is a day, for example {name} = 2026-04-01.", field=name)
    return datetime.combine(found, time(), LONDON)


def _yes(said: Mapping[str, Any], name: str, *, otherwise: bool) -> bool:
    found = said.get(name, otherwise)
    if not isinstance(found, bool):
        raise BadInput(f"{name} is true or false.", field=name)
    return found
