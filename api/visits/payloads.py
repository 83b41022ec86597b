"""Reads `RecordVisit` as phones send it, every version that was ever shipped, into today's command. Pure.

A version is read for at least 18 months after the last phone sent it: see the golden payloads in tests/sync/golden.
Names that are not known here are left alone: the ledger keeps what was sent.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, Never, TypeVar
from uuid import UUID

from api.assessments.words import ArmsFactor, Direction, StatementBasis, SubjectCategory
from api.refusals import UserError
from api.visits.attached import KEY_BYTES, SHA256, AttachmentKind, AttachmentPromised, is_key
from api.visits.commands import (
    AnnouncedReason,
    ConditionChecked,
    ConditionResult,
    CrewMode,
    DeviceFound,
    DevicePermitted,
    FactorTag,
    PersonPresent,
    RecordVisit,
    RoomSeen,
    Statement,
    TriggerAnswer,
    VisitOutcome,
    VisitType,
)

CURRENT_VERSION: Final = 3
_BYTES_TOLD_MAX: Final = 2**31 - 1


def _without_statements(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """Version 1 had no statements and asked about no triggers: whatever such a name held was not ours."""
    return {**payload, "statements": [], "triggerAnswers": []}


def _without_attachments(payload: Mapping[str, Any]) -> Mapping[str, Any]:
    """Version 2 promised no attachments."""
    return {**payload, "attachments": []}


# From each older version to the one after it: a function over the payload as it was sent.
UPCASTS: Mapping[int, Callable[[Mapping[str, Any]], Mapping[str, Any]]] = MappingProxyType(
    {1: _without_statements, 2: _without_attachments}
)

_Choice = TypeVar("_Choice", bound=StrEnum)
_Item = TypeVar("_Item")


def decode(payload: object, version: int) -> RecordVisit | tuple[UserError, ...]:
    """The command, or everything that could not be read."""
    if not isinstance(payload, Mapping):
        return (UserError(code="MALFORMED", field="payload", message="The submission is not an object."),)
    for older in range(version, CURRENT_VERSION):
        payload = UPCASTS[older](payload)
    said = _Said(payload)
    command = _record_visit(said)
    return tuple(said.errors) if said.errors else command


def _record_visit(said: "_Said") -> RecordVisit:
    return RecordVisit(
        visit_id=said.id("visitId"),
        nominal_id=said.id("nominalId"),
        visit_type=said.choice("visitType", VisitType),
        outcome=said.choice("outcome", VisitOutcome),
        started_at=said.instant("startedAt"),
        ended_at=said.instant("endedAt") if said.has("endedAt") else None,
        announced=said.flag("announced"),
        announced_reason=said.choice("announcedReason", AnnouncedReason) if said.has("announcedReason") else None,
        announced_reason_text=said.optional_text("announcedReasonText"),
        crew_mode=said.choice("crewMode", CrewMode),
        second_officer_id=said.id("secondOfficerId") if said.has("secondOfficerId") else None,
        nominal_seen=said.flag("nominalSeen"),
        entry_sought_to_search=said.flag("entrySoughtToSearch"),
        people=said.items("people", _person),
        rooms=said.items("rooms", _room),
        devices=said.items("devices", _device),
        condition_checks=said.items("conditionChecks", _check),
        notes=said.optional_text("notes") or "",
        statements=said.items("statements", _statement),
        trigger_answers=said.items("triggerAnswers", _answer),
        attachments=said.items("attachments", _promise),
    )


def _person(said: "_Said") -> PersonPresent:
    return PersonPresent(said.text("name"), said.text("relationship"), said.flag("isChild"), said.optional_text("note"))


def _room(said: "_Said") -> RoomSeen:
    return RoomSeen(said.text("name"), said.flag("seen"), said.optional_text("note"))


def _device(said: "_Said") -> DeviceFound:
    return DeviceFound(
        said.text("kind"),
        said.text("description"),
        said.choice("permitted", DevicePermitted),
        said.flag("examined"),
        said.optional_text("note"),
    )


def _check(said: "_Said") -> ConditionChecked:
    return ConditionChecked(said.id("conditionId"), said.choice("result", ConditionResult), said.optional_text("note"))


def _statement(said: "_Said") -> Statement:
    return Statement(
        said.text("text"),
        said.choice("basis", StatementBasis),
        said.choice("subjectCategory", SubjectCategory),
        said.items("factors", _tag),
    )


def _tag(said: "_Said") -> FactorTag:
    return FactorTag(said.choice("factor", ArmsFactor), said.choice("direction", Direction))


def _answer(said: "_Said") -> TriggerAnswer:
    return TriggerAnswer(
        said.id("triggerId"),
        said.flag("happened"),
        said.optional_text("action"),
        said.optional_text("noActionReason"),
    )


def _promise(said: "_Said") -> AttachmentPromised:
    return AttachmentPromised(
        id=said.id("id"),
        kind=said.choice("kind", AttachmentKind),
        mime=said.text("mime"),
        bytes=said.count("bytes"),
        sha256=said.sha256("sha256"),
        caption=said.optional_text("caption"),
        key=said.key("key") if said.has("key") else None,
    )


class _Said:
    """One object as it was sent. Every reading of it that fails is noted, so that all faults are told at once."""

    def __init__(self, values: Mapping[str, Any], path: str = "", errors: list[UserError] | None = None) -> None:
        self._values = values
        self._path = path
        self.errors: list[UserError] = errors if errors is not None else []

    def has(self, name: str) -> bool:
        return self._values.get(name) is not None

    def id(self, name: str) -> UUID:
        value = self._values.get(name)
        try:
            return UUID(value) if isinstance(value, str) else self._fault(name, "an id (UUID)")
        except ValueError:
            return self._fault(name, "an id (UUID)")

    def text(self, name: str) -> str:
        value = self._values.get(name)
        return value if isinstance(value, str) else self._fault(name, "text")

    def optional_text(self, name: str) -> str | None:
        return self.text(name) if self.has(name) else None

    def flag(self, name: str) -> bool:
        value = self._values.get(name)
        return value if isinstance(value, bool) else self._fault(name, "true or false")

    def choice(self, name: str, options: type[_Choice]) -> _Choice:
        value = self._values.get(name)
        if isinstance(value, str) and value in options.__members__:
            return options(value)
        return self._fault(name, "one of " + ", ".join(options))

    def count(self, name: str) -> int:
        value = self._values.get(name)
        fits = type(value) is int and 1 <= value <= _BYTES_TOLD_MAX
        return value if fits else self._fault(name, "a whole number of bytes, 1 or more")  # type: ignore[return-value]

    def sha256(self, name: str) -> str:
        value = self._values.get(name)
        fits = isinstance(value, str) and SHA256.fullmatch(value) is not None
        return value if fits else self._fault(name, "a SHA-256 in lowercase hexadecimal")  # type: ignore[return-value]

    def key(self, name: str) -> str:
        value = self.text(name)
        return value if is_key(value) else self._fault(name, f"{KEY_BYTES} bytes as base64url")

    def instant(self, name: str) -> datetime:
        value = self._values.get(name)
        try:
            at = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            at = None
        if at is None or at.tzinfo is None:
            return self._fault(name, "an instant with an offset, for example 2026-03-01T09:30:00Z")
        return at

    def items(self, name: str, read: Callable[["_Said"], _Item]) -> tuple[_Item, ...]:
        listed = self._values.get(name)
        if listed is None:
            return ()
        if not isinstance(listed, list) or not all(isinstance(item, Mapping) for item in listed):
            return self._fault(name, "a list of objects")
        return tuple(read(_Said(item, f"{self._path}{name}.{n}.", self.errors)) for n, item in enumerate(listed))

    def _fault(self, name: str, wanted: str) -> Never:
        code = "MALFORMED" if self.has(name) else "MISSING"
        self.errors.append(UserError(code=code, field=self._path + name, message=f"{name} must be {wanted}."))
        # Nothing stands in for it until all is read: a reading with errors never leaves `decode`.
        return None  # type: ignore[misc]
