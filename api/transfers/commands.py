"""What may be asked about transfers: to another officer, another unit, another force, and from one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

# Limits, in characters or items.
REASON_CHARACTERS_MAX: Final = 2_000
FORCE_CHARACTERS_MAX: Final = 200
CONTACT_CHARACTERS_MAX: Final = 200
REFERENCE_CHARACTERS_MAX: Final = 100
TOLD_MAX: Final = 10


class TransferKind(StrEnum):
    """Between whom."""

    OFFICER = "OFFICER"
    UNIT = "UNIT"
    FORCE_OUT = "FORCE_OUT"
    FORCE_IN = "FORCE_IN"


class TransferState(StrEnum):
    """How far it has come. OVERTAKEN: the nominal moved otherwise before it was answered."""

    PROPOSED = "PROPOSED"
    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"
    OVERTAKEN = "OVERTAKEN"


class TransferAnswer(StrEnum):
    """What the receiving side says."""

    ACCEPT = "ACCEPT"
    REFUSE = "REFUSE"


@dataclass(frozen=True, kw_only=True)
class ProposeTransfer:
    """To an officer, or to a unit whose supervisor chooses one, or to another force: one of the three is named.

    `tell` are officers of the receiving side who get need to know of a restricted nominal, so that they can answer.
    """

    id: UUID
    transfer_id: UUID
    nominal_id: UUID
    reason: str
    to_owner_id: UUID | None = None
    to_unit_id: UUID | None = None
    other_force: str | None = None
    tell: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AnswerTransfer:
    """Accept, with the officer who is to have the nominal where none was named, or refuse with a reason.

    What another force says is recorded with who said it there (`contact`) and under which `reference`.
    """

    id: UUID
    transfer_id: UUID
    answer: TransferAnswer
    reason: str = ""
    owner_id: UUID | None = None
    contact: str | None = None
    reference: str | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawTransfer:
    """The giving side takes it back before it was answered."""

    id: UUID
    transfer_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReceiveNominal:
    """Another force asks us to take over: the nominal has an owner here at once, and waits for acceptance."""

    id: UUID
    transfer_id: UUID
    nominal_id: UUID
    owner_id: UUID
    reference: str
    name: str
    other_force: str
    contact: str
    their_reference: str
    reason: str
    date_of_birth: date | None = None
