"""What may be asked about sharing. `id` is made by the client and names each request for ever."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from api.cases.words import WithholdReason
from api.sharing.words import Purpose, RecallKind, SharedField

# Limits, in characters or items.
LINE_MAX: Final = 500
TEXT_MAX: Final = 2_000
NAME_MAX: Final = 200
PERSON_MAX: Final = 200
# More people of one name and date of birth than this are no answer.
MATCHES_MAX: Final = 3
RELEASE_DAYS: Final = range(1, 91)


@dataclass(frozen=True, kw_only=True)
class SignAgreement:
    """Sign a drafted version: `signature` is the data-protection officer's name as it is to stand there."""

    id: UUID
    agreement_id: UUID
    signature: str


@dataclass(frozen=True, kw_only=True)
class EndAgreement:
    """End a version at once, before its time."""

    id: UUID
    agreement_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class Disclose:
    """Share what is held of a nominal, or of a report about them, with an agency.

    `content_digest` names what the officer saw before deciding: refused if that is another by now. `leave_out` are
    fields that the agreement would show and that this recipient does not need.
    """

    id: UUID
    disclosure_id: UUID
    nominal_id: UUID
    agency_id: UUID
    purpose: Purpose
    meaning: str
    content_digest: str
    report_id: UUID | None = None
    leave_out: tuple[SharedField, ...] = ()
    conditions: str = ""
    kept_from_subject_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class DiscloseCase:
    """Share a child abuse case with an agency: the case's share decision and the telling in one act.

    Or a report about the case, by its id: that decides nothing about telling of the case itself.
    """

    id: UUID
    disclosure_id: UUID
    case_id: UUID
    agency_id: UUID
    purpose: Purpose
    meaning: str
    content_digest: str
    report_id: UUID | None = None
    leave_out: tuple[SharedField, ...] = ()
    conditions: str = ""


@dataclass(frozen=True, kw_only=True)
class Withhold:
    """Decide that an agency is not told, for a reason, with an officer who looks at it again."""

    id: UUID
    disclosure_id: UUID
    nominal_id: UUID
    agency_id: UUID
    withhold_reason: WithholdReason
    reason: str
    review_by_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Enquire:
    """A partner asks about somebody, by name with date of birth, or by the force's reference."""

    id: UUID
    purpose: Purpose
    reason: str
    name: str | None = None
    date_of_birth: date | None = None
    reference: str | None = None


@dataclass(frozen=True, kw_only=True)
class Acknowledge:
    """Somebody at the agency has read it."""

    id: UUID
    disclosure_id: UUID


@dataclass(frozen=True, kw_only=True)
class AcknowledgeRecall:
    """Somebody at the agency has read the recall and acted on it."""

    id: UUID
    notice_id: UUID


@dataclass(frozen=True, kw_only=True)
class AskQuestion:
    """A partner asks about something that was shared."""

    id: UUID
    disclosure_id: UUID
    text: str


@dataclass(frozen=True, kw_only=True)
class AnswerQuestion:
    """A person of the force answers."""

    id: UUID
    question_id: UUID
    text: str


@dataclass(frozen=True, kw_only=True)
class ProposeRecall:
    """Something that was shared is wrong. `fields` says what; empty: all of it."""

    id: UUID
    disclosure_id: UUID
    kind: RecallKind
    reason: str
    fields: tuple[SharedField, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SendRecall:
    """Tell everybody who has it."""

    id: UUID
    recall_id: UUID


@dataclass(frozen=True, kw_only=True)
class DismissRecall:
    """Let a proposed recall be, for a reason."""

    id: UUID
    recall_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class KeepFromSubject:
    """Keep a disclosure out of what the person concerned is given, or put it back with an empty reason."""

    id: UUID
    disclosure_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class SeeNotice:
    """Somebody of the force has seen that a partner asked about a person whom its agreement hides."""

    id: UUID
    notice_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReleaseReport:
    """Let a report with conditions be shared with an agency."""

    id: UUID
    report_id: UUID
    agency_id: UUID
    days: int


@dataclass(frozen=True, kw_only=True)
class Recalled:
    """What a new grade proposes to recall."""

    report_id: UUID
    cause_id: UUID
    reason: str
    at: datetime
