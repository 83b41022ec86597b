"""What a person decides about a conflict, as it is sent; and who may decide. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from api.identity.principal import Principal, Role
from api.nominals.editable import EDITABLE, Verb, fitting
from api.nominals.patches import FieldPatch, Patch
from api.refusals import UserError
from api.sync.tables import ConflictChoice
from api.values import id_said

SETTLE_CONFLICT: Final = "SettleConflict"
CURRENT_VERSION: Final = 1
NOTE_CHARACTERS_MAX: Final = 2_000


@dataclass(frozen=True, kw_only=True)
class SettleConflict:
    """Mine, theirs, or another value; with the reason in words. `value` counts for OTHER alone."""

    conflict_id: UUID
    nominal_id: UUID
    choice: ConflictChoice
    value: Any
    note: str


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A conflict as far as deciding about it goes."""

    id: UUID
    nominal_id: UUID
    submission_id: UUID
    author_id: UUID
    entity: str
    record_id: UUID
    field: str
    mine: Any
    theirs: Any
    is_open: bool


def decode(payload: object) -> SettleConflict | tuple[UserError, ...]:
    """The decision, or everything that is wrong with it."""
    said = payload if isinstance(payload, Mapping) else {}
    conflict_id, nominal_id = id_said(said.get("conflictId")), id_said(said.get("nominalId"))
    choice = str(said.get("choice"))
    note = said.get("note")
    errors = []
    if conflict_id is None or nominal_id is None:
        errors.append(UserError("INVALID", "conflictId", "conflictId and nominalId must be UUIDs."))
    if choice not in list(ConflictChoice):
        errors.append(UserError("INVALID", "choice", f"choice must be one of {', '.join(ConflictChoice)}."))
    if not isinstance(note, str) or not note.strip() or len(note) > NOTE_CHARACTERS_MAX or "\0" in note:
        errors.append(UserError("INVALID", "note", f"Give the reason in 1 to {NOTE_CHARACTERS_MAX} characters."))
    if errors or conflict_id is None or nominal_id is None or not isinstance(note, str):
        return tuple(errors)
    return SettleConflict(
        conflict_id=conflict_id,
        nominal_id=nominal_id,
        choice=ConflictChoice(choice),
        value=said.get("value"),
        note=note,
    )


def may_settle(principal: Principal, conflict: Conflict) -> bool:
    """Whoever wrote one of the two values, or a supervisor; that they work with the nominal is asked elsewhere."""
    return conflict.author_id == principal.id or Role.SUPERVISOR in principal.roles


def fault_of(conflict: Conflict, command: SettleConflict) -> UserError | None:
    """What is wrong with the chosen value; None: nothing."""
    words = fitting(EDITABLE[conflict.entity], conflict.field, chosen(conflict, command))
    return UserError("INVALID", "value", f"{conflict.field} {words}.") if words is not None else None


def chosen(conflict: Conflict, command: SettleConflict) -> Any:
    """The value that shall stand."""
    match command.choice:
        case ConflictChoice.MINE:
            return conflict.mine
        case ConflictChoice.THEIRS:
            return conflict.theirs
        case ConflictChoice.OTHER:
            return command.value


def as_patch(conflict: Conflict, command: SettleConflict) -> Patch:
    """The decision as an ordinary patch of what stood when the conflict arose."""
    field = FieldPatch(conflict.theirs, chosen(conflict, command))
    return Patch(
        verb=Verb.AMEND,
        kind=EDITABLE[conflict.entity],
        nominal_id=conflict.nominal_id,
        record_id=conflict.record_id,
        fields={conflict.field: field},
    )
