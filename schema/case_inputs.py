"""What commands about cases are told."""

from datetime import date, datetime

import strawberry
from strawberry import ID, field

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
from schema.assessing import REQUEST_ID

_CASE = "The case."
_NOTE = "What else is to be known; at most 2,000 characters."


@strawberry.input(description="Somebody whom a referral names.")
class ReferredSubjectInput:
    name: str = field(description="The name; at most 200 characters.")
    date_of_birth: date | None = field(default=None, description="The date of birth, if it is known.")
    other_names: list[str] = field(default_factory=list, description="Other names, each at most 200 characters.")
    category: SubjectCategory = field(default=SubjectCategory.SUSPECT, description="What they are in the case.")
    works_with_children: bool = field(
        default=False, description="They work or volunteer with children: the designated officer is then to be told."
    )


@strawberry.input(description="By what a suspect was found.")
class ReferredIdentityInput:
    kind: IdentityKind = field(description="What kind it is.")
    value: str = field(description="What it is; at most 200 characters.")
    platform: str = field(default="", description="The platform, if it is of one; at most 100 characters.")


@strawberry.input(description="Where a referral leads.")
class ReferredAddressInput:
    lines: list[str] = field(description="The address without the postcode; at most 500 characters in all.")
    postcode: str = field(default="", description="The postcode; at most 10 characters.")


@strawberry.input(description="A child in the household or within reach: first name and age band, no more.")
class ReferredChildInput:
    first_name: str = field(description="The first name alone; at most 100 characters.")
    age_band: AgeBand = field(description="The age, as a band.")
    relationship: str = field(default="", description="What the child is to the suspect; at most 100 characters.")
    lives_there: bool = field(default=True, description="The child lives there.")


@strawberry.input(
    description="A referral. The same reference from the same source is one case, however often it comes."
)
class ReceiveReferralInput:
    id: ID = field(description=f"{REQUEST_ID} It names the case for ever.")
    source: ReferralSource = field(description="Who told the force.")
    reference: str = field(description="The source's reference; at most 60 characters.")
    received_at: datetime = field(description="When the force received it: every clock counts from then.")
    summary: str = field(description="What it is about, in words; at most 2,000 characters. No pictures.")
    origin_received_at: datetime | None = field(
        default=None, description="When it was received where it came from; with OTHER_FORCE we are asked to take it."
    )
    origin_force: str | None = field(default=None, description="That force; at most 200 characters.")
    owner_id: ID | None = field(default=None, description="The officer who has it from now on; left out: the caller.")
    embargo: str | None = field(
        default=None, description="Why it is covert from the first moment; at most 2,000 characters."
    )
    subjects: list[ReferredSubjectInput] = field(default_factory=list, description="Whom it names; 50 at most.")
    identities: list[ReferredIdentityInput] = field(default_factory=list, description="By what; 50 at most.")
    addresses: list[ReferredAddressInput] = field(default_factory=list, description="Where; 50 at most.")
    children: list[ReferredChildInput] = field(default_factory=list, description="Children; 50 at most.")


@strawberry.input(description="Give a case to another officer of an online child abuse team.")
class AssignCaseInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    owner_id: ID = field(description="The officer who has it from now on.")


@strawberry.input(description="Decide whether a subject of a case is a nominal.")
class DecideLikenessInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    subject_id: ID = field(description="The subject.")
    nominal_id: ID = field(description="The nominal.")
    decision: Deconfliction = field(description="What is decided.")
    reason: str = field(description="Why; at most 2,000 characters.")


@strawberry.input(description="Record what KIRAT gave.")
class RecordKiratInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    band: KiratBand = field(description="The band; not PENDING.")
    version: str = field(description="The tool's version; at most 40 characters.")
    assessor: str = field(description="Who scored it; at most 200 characters.")
    trained_until: date | None = field(default=None, description="Until when the assessor's training holds.")
    band_as_of: datetime = field(description="By what was known at this time.")
    reason: str = field(default="", description="Needed where it does not apply; at most 2,000 characters.")


@strawberry.input(description="Decide whether partners are told.")
class DecideSharingInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    decision: ShareDecision = field(
        description="WITHHELD: partners are not told yet. That they are told is decided by telling: `discloseCase`."
    )
    meaning: str = field(description="What it means for the child, in a line; at most 500 characters.")
    told: str = field(default="", description="Who is told; at most 500 characters. Needed unless it is withheld.")
    withheld_for: WithholdReason | None = field(default=None, description="With WITHHELD: for what reason.")
    reason: str = field(default="", description="With WITHHELD: why, in words; at most 2,000 characters.")
    review_by_id: ID | None = field(
        default=None, description="With WITHHELD: the officer who owes the review. One who works with the case."
    )
    disclosure_id: ID | None = field(default=None, description="The act of telling, if it is recorded.")


@strawberry.input(description="A step to safeguard children, or something that calls for one.")
class RecordSafeguardingInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    step: SafeguardingStep = field(description="What it is.")
    at: datetime = field(description="When it was.")
    agency: str = field(default="", description="The other agency; at most 200 characters.")
    reference: str = field(default="", description="That agency's reference; at most 100 characters.")
    note: str = field(default="", description=_NOTE)


@strawberry.input(description="Make a case covert, or say anew who may know: the last list counts.")
class SetEmbargoInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    reason: str = field(description="Why; at most 2,000 characters.")
    officer_ids: list[ID] = field(
        default_factory=list, description="Who may know, beside the case's officer and their supervisor; 50 at most."
    )
    not_to_be_acted_on_until: datetime | None = field(default=None, description="Until when nobody acts on it.")
    warrant_planned_at: datetime | None = field(default=None, description="When a warrant is planned.")
    strategy_reference: str = field(default="", description="The joint strategy discussion's reference, 100 at most.")


@strawberry.input(description="End the covert phase.")
class LiftEmbargoInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    reason: str = field(description="Why; at most 2,000 characters.")


@strawberry.input(description="How the suspect is looked after.")
class PlanWelfareInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    text: str = field(description="The plan; at most 2,000 characters.")


@strawberry.input(description="Something that happened to the suspect, or is to happen at a time that is known.")
class RecordCaseEventInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    kind: CaseEventKind = field(description="What it is. Only bail, hearings and the sentence may lie in the future.")
    at: datetime = field(description="When.")
    note: str = field(default="", description=_NOTE)


@strawberry.input(description="Somebody looked after the suspect after an event.")
class CheckWelfareInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    event_id: ID = field(description="The event.")
    at: datetime = field(description="When.")
    outcome: str = field(description="What came of it; at most 2,000 characters.")


@strawberry.input(description="A device that was seized. What is on it stays with the evidence.")
class SeizeDeviceInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    description: str = field(description="What it is; at most 500 characters.")
    exhibit: str = field(description="The exhibit's reference; at most 100 characters.")
    seized_at: datetime = field(description="When.")


@strawberry.input(description="Ask another force to take a case over.")
class OfferCaseTransferInput:
    id: ID = field(description=f"{REQUEST_ID} It names the transfer.")
    case_id: ID = field(description=_CASE)
    force: str = field(description="Which force; at most 200 characters.")
    reason: str = field(description="Why; at most 2,000 characters.")


@strawberry.input(description="What was answered to a transfer.")
class AnswerCaseTransferInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    transfer_id: ID = field(description="The transfer.")
    answer: CaseTransferAnswer = field(description="What was answered.")
    by: str = field(description="Who answered; at most 200 characters.")
    reference: str = field(default="", description="The other force's reference; at most 100 characters.")


@strawberry.input(description="End a case without a conviction. Whether partners are told is decided first.")
class CloseCaseInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    outcome: CaseOutcome = field(description="How it ended; not CONVICTED.")
    reason: str = field(description="Why; at most 2,000 characters.")


@strawberry.input(
    description="A suspect was convicted: they become a registered offender with all that the case knows."
)
class RecordConvictionInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    subject_id: ID = field(description="The suspect.")
    convicted_on: date = field(description="The day of the conviction: the relevant date of SOA 2003 s.82(6).")
    court: str = field(description="Which court; at most 500 characters.")
    owner_id: ID | None = field(
        default=None, description="The officer who manages them from then on; needed unless a nominal was found."
    )
    reference: str = field(
        default="", description="The new nominal's reference; at most 30 characters. Needed unless one was found."
    )


@strawberry.input(description="A file to keep with a case. Pictures, and files that carry any, are refused.")
class AddCaseDocumentInput:
    id: ID = field(description=REQUEST_ID)
    case_id: ID = field(description=_CASE)
    name: str = field(description="What it is called; at most 200 characters.")
    content: str = field(description="Its content in base64. A request has at most 64 KiB.")


@strawberry.input(
    description="Referrals as a file: JSON Lines with the members of ReceiveReferralInput but id, or CSV."
)
class ReceiveReferralFileInput:
    id: ID = field(description=f"{REQUEST_ID} Each line's id follows from it.")
    content: str = field(description="The file as text, at most 100 lines; see docs/integrators.md.")
