"""What may be asked about child abuse cases. `id` is made by the client and names each request for ever."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from api.assessments.words import SubjectCategory
from api.cases.words import (
    CaseEventKind,
    CaseOutcome,
    CaseTransferAnswer,
    Deconfliction,
    KiratBand,
    ReferralSource,
    SafeguardingStep,
    ShareDecision,
    WithholdReason,
)
from api.nominals.commands import AgeBand
from api.nominals.known import IdentityKind

# Limits, in characters or items.
REFERENCE_MAX: Final = 60
NAME_MAX: Final = 200
LINE_MAX: Final = 500
TEXT_MAX: Final = 2_000
PARTS_MAX: Final = 50
BULK_MAX: Final = 100


@dataclass(frozen=True, kw_only=True)
class ReferredSubject:
    """Somebody whom a referral names; what is not known is left out."""

    name: str
    date_of_birth: date | None = None
    other_names: tuple[str, ...] = ()
    category: SubjectCategory = SubjectCategory.SUSPECT
    works_with_children: bool = False


@dataclass(frozen=True, kw_only=True)
class ReferredIdentity:
    """A name on a platform, a number or an address of the network by which the suspect was found."""

    kind: IdentityKind
    value: str
    platform: str = ""


@dataclass(frozen=True, kw_only=True)
class ReferredAddress:
    """Where a referral leads."""

    lines: tuple[str, ...]
    postcode: str = ""


@dataclass(frozen=True, kw_only=True)
class ReferredChild:
    """A child in the household or within reach: first name and age band, no more (docs/domain.md 5.2)."""

    first_name: str
    age_band: AgeBand
    relationship: str = ""
    lives_there: bool = True


@dataclass(frozen=True, kw_only=True)
class ReceiveReferral:
    """A referral came in. `owner_id` is the officer who has the case; left out: the caller.

    With `embargo` the case is covert from the first moment: only its officer, their supervisor and those named later
    know of it.
    """

    id: UUID
    source: ReferralSource
    reference: str
    received_at: datetime
    summary: str
    origin_received_at: datetime | None = None
    origin_force: str | None = None
    owner_id: UUID | None = None
    embargo: str | None = None
    subjects: tuple[ReferredSubject, ...] = ()
    identities: tuple[ReferredIdentity, ...] = ()
    addresses: tuple[ReferredAddress, ...] = ()
    children: tuple[ReferredChild, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AssignCase:
    """Give a case to another officer of an online child abuse team."""

    id: UUID
    case_id: UUID
    owner_id: UUID


@dataclass(frozen=True, kw_only=True)
class DecideLikeness:
    """A person's decision whether a subject of a case is a nominal whom the force knows."""

    id: UUID
    case_id: UUID
    subject_id: UUID
    nominal_id: UUID
    decision: Deconfliction
    reason: str


@dataclass(frozen=True, kw_only=True)
class RecordKirat:
    """Record what KIRAT gave. The answers stay in the tool."""

    id: UUID
    case_id: UUID
    band: KiratBand
    version: str
    assessor: str
    trained_until: date | None
    band_as_of: datetime
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DecideSharing:
    """Decide whether partners are told. `disclosure_id` names the act of telling, once there is one."""

    id: UUID
    case_id: UUID
    decision: ShareDecision
    meaning: str
    told: str = ""
    withheld_for: WithholdReason | None = None
    reason: str = ""
    review_by_id: UUID | None = None
    disclosure_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class RecordSafeguarding:
    """A step to safeguard children, or something that calls for one, with the other agency's reference."""

    id: UUID
    case_id: UUID
    step: SafeguardingStep
    at: datetime
    agency: str = ""
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SetEmbargo:
    """Make a case covert: only those named, its officer and their supervisor know of it."""

    id: UUID
    case_id: UUID
    reason: str
    officer_ids: tuple[UUID, ...] = ()
    not_to_be_acted_on_until: datetime | None = None
    warrant_planned_at: datetime | None = None
    strategy_reference: str = ""


@dataclass(frozen=True, kw_only=True)
class LiftEmbargo:
    """End the covert phase: a person decides it, no date does."""

    id: UUID
    case_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class PlanWelfare:
    """How the suspect is looked after: everybody investigated for this is at risk of suicide."""

    id: UUID
    case_id: UUID
    text: str


@dataclass(frozen=True, kw_only=True)
class RecordCaseEvent:
    """Something happened to the suspect, or is to happen at a time that is known: bail, hearing, sentence."""

    id: UUID
    case_id: UUID
    kind: CaseEventKind
    at: datetime
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CheckWelfare:
    """Somebody looked after the suspect's welfare after an event, and what came of it."""

    id: UUID
    case_id: UUID
    event_id: UUID
    at: datetime
    outcome: str


@dataclass(frozen=True, kw_only=True)
class SeizeDevice:
    """A device was seized. What is on it stays with the evidence and never comes here."""

    id: UUID
    case_id: UUID
    description: str
    exhibit: str
    seized_at: datetime


@dataclass(frozen=True, kw_only=True)
class OfferCaseTransfer:
    """Ask another force to take the case over. Until it accepts, the case is ours."""

    id: UUID
    case_id: UUID
    force: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class AnswerCaseTransfer:
    """What the force that was asked said: the other one, or ours of a case that came to us."""

    id: UUID
    case_id: UUID
    transfer_id: UUID
    answer: CaseTransferAnswer
    by: str
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class CloseCase:
    """End a case without a conviction."""

    id: UUID
    case_id: UUID
    outcome: CaseOutcome
    reason: str


@dataclass(frozen=True, kw_only=True)
class RecordConviction:
    """A suspect was convicted: they become a registered offender of a unit, with all that the case knows of them.

    Whom deconfliction found takes it all in; for anybody else a nominal is made under `reference`, for the officer
    `owner_id`, whom a person names. The risk level is that unit's to decide.
    """

    id: UUID
    case_id: UUID
    subject_id: UUID
    convicted_on: date
    court: str
    owner_id: UUID | None = None
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class AddDocument:
    """Keep a file with a case. Pictures, and files that carry any, are refused."""

    id: UUID
    case_id: UUID
    name: str
    content: bytes
