"""What belongs to a child abuse case: whom it is about, what was found, what was decided and done."""

from datetime import date, datetime

from strawberry import ID

from api.assessments.words import SubjectCategory
from api.cases.words import (
    CaseEventKind,
    CaseTransferAnswer,
    CaseTransferDirection,
    Deconfliction,
    KiratBand,
    SafeguardingStep,
    ShareDecision,
    WithholdReason,
)
from api.nominals.commands import AgeBand
from api.nominals.known import IdentityKind
from schema import assessment_words, case_words
from schema.organisation import Officer
from schema.reading.declare import column, expression, records, to_many, to_one
from schema.reading.sources import Parameters, Row

# Their words are published before the types that use them.
assert assessment_words
assert case_words


@records("case_likeness")
class Likeness:
    """A person's decision whether a subject of a case is a nominal."""

    id: ID = column("The decision's id: a UUID.")
    subject_id: ID = column("The subject's id.")
    nominal_id: ID = column("The nominal's id.")
    decision: Deconfliction = column("What was decided; the latest about the two counts.")
    reason: str = column("Why; at most 2,000 characters.")
    decided_at: datetime = column("When.")
    decider: Officer = to_one("Who decided.", "decided_by")


@records("case_subject")
class CaseSubject:
    """Somebody whom a case is about."""

    id: ID = column("The subject's id: a UUID.")
    name: str = column("The name; at most 200 characters.")
    other_names: list[str] = column("Other names, 50 at most.")
    date_of_birth: date | None = column("The date of birth, if it is known.")
    category: SubjectCategory = column("What they are in the case.")
    works_with_children: bool = column("They work or volunteer with children.")
    nominal_id: ID | None = column("The nominal whom a person found them to be.")
    likenesses: list[Likeness] = to_many(
        "What was decided about whom they may be, the latest first, 200 at most.", "subject_id", "decided_at desc", "id"
    )


@records("case_identity")
class CaseIdentity:
    """A name on a platform, an address or a number by which a suspect was found."""

    id: ID = column("Its id: a UUID.")
    kind: IdentityKind = column("What kind it is.")
    platform: str = column("The platform, if it is of one; at most 100 characters.")
    value: str = column("What it is; at most 200 characters.")


@records("case_address")
class CaseAddress:
    """Where a case leads."""

    id: ID = column("Its id: a UUID.")
    lines: list[str] = column("The address without the postcode, each entry one line.")
    postcode: str = column("The postcode; at most 10 characters.")


@records("case_child")
class CaseChild:
    """A child in the household or within reach: first name and age band, no more."""

    id: ID = column("Its id: a UUID.")
    first_name: str = column("The first name; at most 100 characters.")
    age_band: AgeBand = column("The age, as a band.")
    relationship: str = column("What the child is to the suspect; at most 100 characters.")
    lives_there: bool = column("The child lives there.")


@records("case_device")
class CaseDevice:
    """A device that was seized. What is on it stays with the evidence."""

    id: ID = column("Its id: a UUID.")
    description: str = column("What it is; at most 500 characters.")
    exhibit: str = column("The exhibit's reference; at most 100 characters.")
    seized_at: datetime = column("When it was seized.")


def _content(row: Row, _: Parameters) -> str:
    return f"encode({row['content']}, 'base64')"


@records("case_document")
class CaseDocument:
    """A file that passed the gate: no picture, and nothing that carries one."""

    id: ID = column("Its id: a UUID.")
    name: str = column("What it is called; at most 200 characters.")
    kind: str = column("What it is, found in its content; at most 40 characters.")
    bytes: int = column("How many bytes it has.")
    sha256: str = column("The SHA-256 of its content, in hexadecimal.")
    added_at: datetime = column("When it was added.")
    content: str = expression("Its content in base64, lines of 76 characters.", _content)


@records("kirat_result")
class KiratResult:
    """What KIRAT gave. The latest by what was known counts; all are kept."""

    id: ID = column("The result's id: a UUID.")
    band: KiratBand = column("The band.")
    version: str = column("The tool's version; at most 40 characters.")
    assessor: str = column("Who scored it; at most 200 characters.")
    trained_until: date | None = column("Until when the assessor's training holds.")
    band_as_of: datetime = column("By what was known at this time.")
    reason: str = column("Why, where it does not apply; at most 2,000 characters.")
    recorded_at: datetime = column("When it was recorded.")
    recorder: Officer = to_one("Who recorded it.", "recorded_by")


@records("share_decision")
class SharingDecided:
    """A decision about telling partners."""

    id: ID = column("The decision's id: a UUID.")
    decision: ShareDecision = column("What was decided.")
    meaning: str = column("What it means for the child, in a line; at most 500 characters.")
    told: str = column("Who is told, in words; at most 500 characters.")
    withheld_for: WithholdReason | None = column("For what reason they are not told.")
    reason: str = column("Why, in words; at most 2,000 characters.")
    reviewer: Officer | None = to_one(
        "Whom the decision named to review it; obligations say who owes it now.", "review_by_id"
    )
    disclosure_id: ID | None = column("The id of the act of telling, once there is one.")
    decided_at: datetime = column("When.")
    decider: Officer = to_one("Who decided.", "decided_by")


@records("safeguarding_step")
class SafeguardingRecorded:
    """A step to safeguard children, or something that calls for one."""

    id: ID = column("Its id: a UUID.")
    step: SafeguardingStep = column("What it is.")
    at: datetime = column("When it was.")
    agency: str = column("The other agency; at most 200 characters.")
    reference: str = column("That agency's reference; at most 100 characters.")
    note: str = column("What else is to be known; at most 2,000 characters.")
    recorder: Officer = to_one("Who recorded it.", "recorded_by")


@records("case_embargo")
class Embargo:
    """A covert phase. A person ends it; that a day has passed does not."""

    id: ID = column("Its id: a UUID.")
    reason: str = column("Why; at most 2,000 characters.")
    not_to_be_acted_on_until: datetime | None = column("Until when nobody acts on it.")
    warrant_planned_at: datetime | None = column("When a warrant is planned.")
    strategy_reference: str = column("The reference of the joint strategy discussion; at most 100 characters.")
    set_at: datetime = column("When it was set.")
    lifted_at: datetime | None = column("When a person ended it; null: it holds.")
    lift_reason: str | None = column("Why it was ended; at most 2,000 characters.")


@records("case_access")
class Named:
    """Who may know of a covert case, beside its officer and their supervisor."""

    id: ID = column("Its id: a UUID.")
    officer: Officer = to_one("Who.", "officer_id")
    officer_id: ID = column("That officer's id.")
    reason: str = column("Why; at most 500 characters.")
    granted_at: datetime = column("Since when.")
    until: datetime | None = column("Until when; null: without end.")


def _check_due(row: Row, _: Parameters) -> str:
    return (
        f"(select asked.due_at from doorstep.obligation asked where asked.force_id = {row['force_id']}"
        f" and asked.case_id = {row['case_id']} and asked.kind = 'SUSPECT_WELFARE' and asked.opened_by = {row['id']}"
        " and asked.superseded_at is null and asked.met_at is null and asked.cancelled_at is null limit 1)"
    )


@records("case_event")
class CaseEvent:
    """Something that happened to the suspect, or is to happen at a time that is known."""

    id: ID = column("Its id: a UUID.")
    kind: CaseEventKind = column("What it is.")
    at: datetime = column("When.")
    note: str = column("What else is to be known; at most 2,000 characters.")
    recorder: Officer = to_one("Who recorded it.", "recorded_by")
    check_due_at: datetime | None = expression(
        "By when somebody looks after the suspect after it; null: it was done, or is owed no longer.", _check_due
    )


@records("welfare_plan")
class WelfarePlan:
    """How the suspect is looked after; the latest holds."""

    id: ID = column("Its id: a UUID.")
    text: str = column("The plan; at most 2,000 characters.")
    written_at: datetime = column("When it was written.")
    writer: Officer = to_one("Who wrote it.", "written_by")


@records("welfare_check")
class WelfareCheck:
    """Somebody looked after the suspect after an event."""

    id: ID = column("Its id: a UUID.")
    event_id: ID = column("The event.")
    at: datetime = column("When.")
    outcome: str = column("What came of it; at most 2,000 characters.")
    checker: Officer = to_one("Who did it.", "checked_by")


@records("case_transfer")
class CaseTransfer:
    """A case that goes to another force, or came from one."""

    id: ID = column("Its id: a UUID.")
    direction: CaseTransferDirection = column("Which way.")
    force: str = column("The other force; at most 200 characters.")
    reason: str = column("Why; at most 2,000 characters.")
    asked_at: datetime = column("When it was asked.")
    answer: CaseTransferAnswer | None = column("What was answered; null: nothing yet.")
    answered_by: str | None = column("Who answered; at most 200 characters.")
    reference: str | None = column("The other force's reference; at most 100 characters.")
    answered_at: datetime | None = column("When it was answered.")
