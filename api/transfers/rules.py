"""What stands against proposing, answering or taking back a transfer. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from api.identity.principal import Principal, Role
from api.nominals.commands import ManagementMode
from api.nominals.desk import Subject
from api.nominals.rules import Recipient
from api.refusals import UserError
from api.transfers.commands import (
    CONTACT_CHARACTERS_MAX,
    FORCE_CHARACTERS_MAX,
    REASON_CHARACTERS_MAX,
    REFERENCE_CHARACTERS_MAX,
    TOLD_MAX,
    AnswerTransfer,
    ProposeTransfer,
    TransferAnswer,
    TransferKind,
    TransferState,
    WithdrawTransfer,
)


@dataclass(frozen=True, kw_only=True)
class Known:
    """A transfer as it is kept."""

    id: UUID
    kind: TransferKind
    state: TransferState
    from_unit_id: UUID
    from_owner_id: UUID
    to_unit_id: UUID | None
    to_owner_id: UUID | None
    proposed_at: datetime
    proposed_by: UUID
    mode_before: ManagementMode

    def is_overtaken(self, subject: Subject) -> bool:
        """Whether the nominal has another owner or unit by now than when it was proposed."""
        return (subject.owner_id, subject.unit_id) != (self.from_owner_id, self.from_unit_id)


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where a proposal leads: what was found of whom or what it names. `unit_id` None: another force, or not found."""

    kind: TransferKind
    unit_id: UUID | None
    recipient: Recipient | None = None


def target_of(command: ProposeTransfer, subject: Subject, recipient: Recipient | None, unit: UUID | None) -> Target:
    """Where a proposal leads."""
    if command.other_force is not None:
        return Target(kind=TransferKind.FORCE_OUT, unit_id=None)
    if command.to_owner_id is not None:
        where = recipient.unit_id if recipient else None
        kind = TransferKind.OFFICER if where == subject.unit_id else TransferKind.UNIT
        return Target(kind=kind, unit_id=where, recipient=recipient)
    return Target(kind=TransferKind.UNIT, unit_id=unit)


def of_proposing(
    subject: Subject, command: ProposeTransfer, target: Target, standing: Known | None
) -> Iterator[UserError]:
    """What stands against a proposal."""
    named = [command.to_owner_id, command.to_unit_id, command.other_force]
    if sum(each is not None for each in named) != 1:
        yield UserError("ONE_RECIPIENT", "toOwnerId", "Name an officer, a unit or another force: one of them.")
    elif command.to_owner_id is not None:
        yield from _officer("toOwnerId", target.recipient)
        if command.to_owner_id == subject.owner_id:
            yield UserError("NOTHING_TO_CHANGE", "toOwnerId", "The nominal is this officer's already.")
    elif command.to_unit_id is not None and (target.unit_id is None or target.unit_id == subject.unit_id):
        yield UserError("UNKNOWN_UNIT", "toUnitId", "No other such unit in this force: choose one from the list.")
    elif command.other_force is not None:
        yield from _text("otherForce", command.other_force, FORCE_CHARACTERS_MAX)
    if standing is not None and not standing.is_overtaken(subject):
        yield UserError(
            "PROPOSED_ALREADY", "nominalId", "A transfer of this nominal waits already: take it back first."
        )
    if subject.management_mode in (ManagementMode.CLOSED, ManagementMode.TRANSFER_IN_PENDING):
        yield UserError(
            "NOT_MANAGED", "nominalId", "The nominal is not managed here now: there is nothing to transfer."
        )
    if len(command.tell) > TOLD_MAX:
        yield UserError("TOO_MANY", "tell", f"At most {TOLD_MAX} officers.")
    yield from _text("reason", command.reason, REASON_CHARACTERS_MAX)


def may_answer(known: Known, principal: Principal) -> bool:
    """Whether the answer is this caller's to give: a supervisor of the receiving unit; of the giving unit for a force
    that has no desk here.
    """
    unit = known.from_unit_id if known.kind is TransferKind.FORCE_OUT else known.to_unit_id
    return Role.SUPERVISOR in principal.roles and unit in principal.unit_ids


def of_answering(
    known: Known,
    command: AnswerTransfer,
    principal: Principal,
    subject: Subject,
    *,
    recipient: Recipient | None,
    may_know: bool,
) -> Iterator[UserError]:
    """What stands against an answer. `may_know`: whether the caller may know who the nominal is."""
    if not may_answer(known, principal):
        yield UserError("SUPERVISOR_NEEDED", "transferId", "Only a supervisor of the receiving unit answers this.")
    if known.state is not TransferState.PROPOSED:
        yield UserError("ANSWERED_ALREADY", "transferId", "It waits no longer: read it again.")
    if known.kind in (TransferKind.OFFICER, TransferKind.UNIT) and known.proposed_by == principal.id:
        yield UserError("OWN_PROPOSAL", "transferId", "Somebody else must answer what you proposed.")
    if command.answer is TransferAnswer.REFUSE:
        yield from _text("reason", command.reason, REASON_CHARACTERS_MAX)
        return
    if known.is_overtaken(subject):
        yield UserError(
            "MOVED_MEANWHILE", "transferId", "Somebody else has the nominal by now: they must propose anew."
        )
    if not may_know:
        yield UserError("NEED_TO_KNOW", "transferId", "It is restricted: ask the giving side to give you need to know.")
    if known.kind in (TransferKind.OFFICER, TransferKind.UNIT):
        yield from _officer("ownerId", recipient)
        if recipient is not None and recipient.unit_id != known.to_unit_id:
            yield UserError("ANOTHER_UNIT", "ownerId", "The officer works in another unit: choose one of yours.")
    if known.kind is TransferKind.FORCE_OUT:
        yield from _text("contact", command.contact or "", CONTACT_CHARACTERS_MAX)
        yield from _text("reference", command.reference or "", REFERENCE_CHARACTERS_MAX)


def of_withdrawing(known: Known, command: WithdrawTransfer) -> Iterator[UserError]:
    """What stands against taking it back."""
    if known.state is not TransferState.PROPOSED:
        yield UserError("ANSWERED_ALREADY", "transferId", "It waits no longer: read it again.")
    yield from _text("reason", command.reason, REASON_CHARACTERS_MAX)


def _officer(field: str, recipient: Recipient | None) -> Iterator[UserError]:
    if recipient is None:
        yield UserError("UNKNOWN_OFFICER", field, "No such officer in this force: choose one from the list.")
    elif not recipient.is_active:
        yield UserError("OFFICER_NOT_ACTIVE", field, "This officer no longer works here: choose another.")


def _text(field: str, text: str, most: int) -> Iterator[UserError]:
    if not text.strip():
        yield UserError("REQUIRED", field, f"{field} is needed.")
    elif len(text) > most:
        yield UserError("TOO_LONG", field, f"{field} may have {most} characters; it has {len(text)}. Shorten it.")
