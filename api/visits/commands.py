"""Recording a visit: the command, its words, and what can come of it.

The words are the trade's (docs/domain.md 2). Only SUCCESSFUL meets a visit obligation: an attempt is
not a visit, and a doorstep conversation without entry is not one either unless policy says so.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from api.assessments.words import ArmsFactor, Direction, StatementBasis, SubjectCategory
from api.refusals import UserError
from api.visits.attached import AttachmentPromised

# Limits, in characters or items. A note of 4,000 characters is about 700 words, more than any visit in the pilot forms.
NOTE_CHARACTERS_MAX: Final = 4_000
SHORT_TEXT_CHARACTERS_MAX: Final = 500
NAME_CHARACTERS_MAX: Final = 200
ITEMS_MAX: Final = 50
STATEMENT_CHARACTERS_MAX: Final = 1_000
REASON_CHARACTERS_MAX: Final = 2_000


class VisitType(StrEnum):
    """Why the visit was made."""

    INITIAL = "INITIAL"
    ROUTINE = "ROUTINE"
    ARMS = "ARMS"
    TARGETED = "TARGETED"
    ADDRESS_CHANGE = "ADDRESS_CHANGE"
    REINSTATED = "REINSTATED"
    JOINT = "JOINT"
    S96B_WARRANT = "S96B_WARRANT"
    SIGHTING_ONLY = "SIGHTING_ONLY"


class VisitOutcome(StrEnum):
    """What came of it."""

    SUCCESSFUL = "SUCCESSFUL"
    PARTIAL_NO_ENTRY = "PARTIAL_NO_ENTRY"
    NO_REPLY = "NO_REPLY"
    ENTRY_REFUSED = "ENTRY_REFUSED"
    NOT_RESIDENT = "NOT_RESIDENT"
    OTHERS_PRESENT_ONLY = "OTHERS_PRESENT_ONLY"
    ABORTED_SAFETY = "ABORTED_SAFETY"
    IN_CUSTODY = "IN_CUSTODY"
    IN_HOSPITAL = "IN_HOSPITAL"
    ABROAD = "ABROAD"
    DECEASED = "DECEASED"


# Somebody was met, so that there is something to ask and to check; the phone asks the same (pwa/src/visits/draft.ts).
MET: Final = frozenset(
    {
        VisitOutcome.SUCCESSFUL,
        VisitOutcome.PARTIAL_NO_ENTRY,
        VisitOutcome.ENTRY_REFUSED,
        VisitOutcome.OTHERS_PRESENT_ONLY,
        VisitOutcome.ABORTED_SAFETY,
    }
)
# An attempt that did not come to a visit, and did not find a reason why there could be none.
FAILED: Final = frozenset(
    {
        VisitOutcome.NO_REPLY,
        VisitOutcome.ENTRY_REFUSED,
        VisitOutcome.PARTIAL_NO_ENTRY,
        VisitOutcome.OTHERS_PRESENT_ONLY,
        VisitOutcome.NOT_RESIDENT,
    }
)


class AnnouncedReason(StrEnum):
    """Why a visit was announced beforehand; unannounced is the rule."""

    ARMS_INTERVIEW = "ARMS_INTERVIEW"
    INTERPRETER = "INTERPRETER"
    VULNERABLE_HOUSEHOLD = "VULNERABLE_HOUSEHOLD"
    JOINT_AGENCY = "JOINT_AGENCY"
    WELFARE = "WELFARE"
    OTHER = "OTHER"


class CrewMode(StrEnum):
    """How many went. Practice is two; one needs a supervisor's authority beforehand."""

    DOUBLE = "DOUBLE"
    SINGLE_AUTHORISED = "SINGLE_AUTHORISED"
    SINGLE_UNAUTHORISED = "SINGLE_UNAUTHORISED"


class ConditionResult(StrEnum):
    """What a check of one condition showed."""

    COMPLIED = "COMPLIED"
    SUSPECTED_BREACH = "SUSPECTED_BREACH"
    NOT_CHECKED = "NOT_CHECKED"
    NOT_APPLICABLE = "NOT_APPLICABLE"


class AttemptDecision(StrEnum):
    """What follows failed attempts."""

    WARRANT = "WARRANT"
    ARREST = "ARREST"
    MISSING_PROCEDURE = "MISSING_PROCEDURE"
    FURTHER_ATTEMPT = "FURTHER_ATTEMPT"


class DevicePermitted(StrEnum):
    """Whether a device found is allowed by the nominal's order."""

    YES = "YES"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


class VisitFlag(StrEnum):
    """What a supervisor should know of a visit that was accepted. A flag never stops a visit from being kept."""

    LATE_AUTHORISED = "LATE_AUTHORISED"
    OUT_OF_SCOPE = "OUT_OF_SCOPE"
    SINGLE_CREWED_UNAUTHORISED = "SINGLE_CREWED_UNAUTHORISED"
    CLOCK_SKEWED = "CLOCK_SKEWED"
    FUTURE_DATED = "FUTURE_DATED"
    ANNOUNCED_WITHOUT_REASON = "ANNOUNCED_WITHOUT_REASON"
    SUSPECTED_BREACH = "SUSPECTED_BREACH"
    NOT_CHECKED_WITHOUT_REASON = "NOT_CHECKED_WITHOUT_REASON"
    TRIGGER_UNANSWERED = "TRIGGER_UNANSWERED"
    CONDITION_UNANSWERED = "CONDITION_UNANSWERED"
    CONDITION_ENDED = "CONDITION_ENDED"
    ATTACHMENTS_TOO_MANY = "ATTACHMENTS_TOO_MANY"
    ATTACHMENT_TOO_BIG = "ATTACHMENT_TOO_BIG"
    ATTACHMENT_NOT_TAKEN = "ATTACHMENT_NOT_TAKEN"


@dataclass(frozen=True)
class PersonPresent:
    """Someone met at the visit, other than the nominal."""

    name: str
    relationship: str
    is_child: bool
    note: str | None = None


@dataclass(frozen=True)
class RoomSeen:
    """A room, whether it was seen, and why not."""

    name: str
    seen: bool
    note: str | None = None


@dataclass(frozen=True)
class DeviceFound:
    """A device found at the visit."""

    kind: str
    description: str
    permitted: DevicePermitted
    examined: bool
    note: str | None = None


@dataclass(frozen=True)
class ConditionChecked:
    """The check of one condition of an order."""

    condition_id: UUID
    result: ConditionResult
    note: str | None = None


@dataclass(frozen=True)
class FactorTag:
    """For which ARMS factor a statement speaks, and in which direction."""

    factor: ArmsFactor
    direction: Direction


@dataclass(frozen=True)
class Statement:
    """One thing seen, read or heard: fact or opinion, about whom, and for which ARMS factors it counts."""

    text: str
    basis: StatementBasis
    subject_category: SubjectCategory
    factors: tuple[FactorTag, ...] = ()


@dataclass(frozen=True)
class TriggerAnswer:
    """The answer to one individual trigger of the plan. What happened needs an action, or a reason for none."""

    trigger_id: UUID
    happened: bool
    action: str | None = None
    no_action_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecordVisit:
    """One attempt, by named officers, to see a nominal. `visit_id` is made by the client and names the visit for ever.

    `started_at` and `ended_at` are what the officer's phone said; the server keeps its own time of receipt beside them.
    `officer_id` None is the caller's own officer record; only a machine names another's.
    """

    visit_id: UUID
    nominal_id: UUID
    officer_id: UUID | None = None
    visit_type: VisitType
    outcome: VisitOutcome
    started_at: datetime
    ended_at: datetime | None = None
    announced: bool = False
    announced_reason: AnnouncedReason | None = None
    announced_reason_text: str | None = None
    crew_mode: CrewMode = CrewMode.DOUBLE
    second_officer_id: UUID | None = None
    nominal_seen: bool = False
    entry_sought_to_search: bool = False
    people: tuple[PersonPresent, ...] = field(default=())
    rooms: tuple[RoomSeen, ...] = field(default=())
    devices: tuple[DeviceFound, ...] = field(default=())
    condition_checks: tuple[ConditionChecked, ...] = field(default=())
    notes: str = ""
    statements: tuple[Statement, ...] = field(default=())
    trigger_answers: tuple[TriggerAnswer, ...] = field(default=())
    attachments: tuple[AttachmentPromised, ...] = field(default=())


@dataclass(frozen=True, kw_only=True)
class SubmitVisit(RecordVisit):
    """A visit told through the typed mutation. `id` is made by the client and names this submission for ever."""

    id: UUID


@dataclass(frozen=True, kw_only=True)
class DecideAttempts:
    """A supervisor's decision about what follows failed attempts."""

    id: UUID
    nominal_id: UUID
    decision: AttemptDecision
    reason: str


@dataclass(frozen=True)
class VisitRecorded:
    """The visit is kept, and has met what it meets. The same submission gets the same answer."""

    visit_id: UUID
    flags: tuple[VisitFlag, ...]


@dataclass(frozen=True)
class VisitRefused:
    """Nothing was kept: mend what `errors` name, and send it again."""

    errors: tuple[UserError, ...]
