"""Who may decide about a held submission. Pure."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from api.identity.principal import Principal, Role
from api.refusals import UserError
from api.sync.commands import Resolution, ResolveSubmission
from api.sync.tables import MutationState

NOTE_CHARACTERS_MAX: Final = 2_000


@dataclass(frozen=True, kw_only=True)
class HeldFacts:
    """A submission as far as deciding about it goes. `seen`: its nominal is none, or one that the caller may see."""

    principal_id: UUID
    units: frozenset[UUID]
    seen: bool
    state: MutationState
    resolution: str | None


def refusals(principal: Principal, command: ResolveSubmission, held: HeldFacts | None) -> tuple[UserError, ...]:
    """What stands against deciding it; nothing: it may be decided.

    A supervisor decides for their own unit, about what they may see, and never about their own (four eyes).
    """
    if held is None or not _sees(principal, held):
        return (UserError("UNKNOWN_SUBMISSION", "submissionId", "No such submission: choose one from the list."),)
    if held.principal_id == principal.id:
        return (UserError("OWN_SUBMISSION", "submissionId", "Another supervisor must decide about what you sent."),)
    if held.state is not MutationState.QUARANTINED:
        return (UserError("NOT_HELD", "submissionId", "It was decided before: look at the list again."),)
    if not command.note.strip() or len(command.note) > NOTE_CHARACTERS_MAX or "\0" in command.note:
        return (UserError("NOTE_REQUIRED", "note", f"Give the reason in 1 to {NOTE_CHARACTERS_MAX} characters."),)
    return ()


def decided_before(principal: Principal, command: ResolveSubmission, held: HeldFacts | None) -> bool:
    """Whether this very decision was made already."""
    return (
        held is not None
        and _sees(principal, held)
        and held.state is MutationState.RESOLVED
        and held.resolution == outcome(command.action)
    )


def outcome(action: Resolution) -> str:
    """The reason that a decided submission bears."""
    return "APPLIED_BY_SUPERVISOR" if action is Resolution.APPLY else "DISMISSED_BY_SUPERVISOR"


def _sees(principal: Principal, held: HeldFacts) -> bool:
    return Role.SUPERVISOR in principal.roles and held.seen and not held.units.isdisjoint(principal.unit_ids)
