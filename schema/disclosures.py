"""The ledger of disclosures as the force reads it: by nominal, by agency, by officer; recalls; silent notices."""

from datetime import datetime
from enum import Enum

import strawberry
from strawberry import ID

from api.assessments.words import SubjectCategory
from api.cases.words import WithholdReason
from api.sharing.words import (
    DisclosureDecision,
    Gateway,
    OnwardRule,
    Purpose,
    RecallKind,
    RecallState,
    SharedField,
    SharedRecord,
)
from schema.agreements import Agreement
from schema.matching import InstantRange
from schema.nominals import Nominal
from schema.organisation import Agency, Officer
from schema.paging import Node, connection_of
from schema.reading.declare import column, matched, records, to_many, to_one
from schema.reading.sources import Pages, Parameters, Row, SortKey
from schema.shared import TIMES, PartnerQuestion, RecallNotice, SharedStatement


@records("enquiry")
class Enquiry:
    """A partner asked about somebody. Whom it asked for stands only in what it was told."""

    id: ID = column("The enquiry's id: a UUID.")
    agency: Agency = to_one("The agency that asked.", "agency_id")
    purpose: Purpose = column("What for.")
    reason: str = column("Why, in the agency's words; at most 500 characters.")
    on_behalf_of: str | None = column("The person for whom the agency's machine asked.")
    asked_at: datetime = column("When.")


@records("silent_notice", subject="nominal_id")
class SilentNotice(Node):
    """A partner asked about somebody whom its agreement hides, and was told what anybody is told of nobody."""

    agency: Agency = to_one("The agency that asked.", "agency_id")
    enquiry: Enquiry | None = to_one("What it asked; null if the caller may not see it.", "enquiry_id")
    nominal: Nominal | None = to_one("About whom; null if the caller may not see them.", "nominal_id")
    nominal_id: ID = column("The id of that nominal.")
    at: datetime = column("When.")
    seen_at: datetime | None = column("When somebody of the force saw this; null: not yet.")


@records("disclosure", subject="nominal_id")
class Disclosure(Node):
    """One act of sharing, or of not sharing: what was told to whom, why, by which law, and what became of it."""

    nominal: Nominal | None = to_one("About whom; null if the caller may not see them.", "nominal_id")
    nominal_id: ID | None = column("The id of that nominal.")
    case_id: ID | None = column("The id of the case that it is about, where it is about no nominal.")
    agency: Agency = to_one("Which agency.", "agency_id")
    agency_id: ID = column("The id of that agency.")
    agreement: Agreement | None = to_one("The version of the agreement by which it was told.", "agreement_id")
    record_kind: SharedRecord = column("What kind of record it is of.")
    record_id: ID = column("The id of that record.")
    record_version: int = column("Which version of it.")
    decision: DisclosureDecision = column("What was decided.")
    withhold_reason: WithholdReason | None = column("Why it was withheld.")
    reason: str = column("The same in words; at most 2,000 characters.")
    reviewer: Officer | None = to_one(
        "Whom the decision named to look again; obligations say who owes it now.", "review_by_id"
    )
    review_at: datetime | None = column("By when.")
    purpose: Purpose | None = column("What for.")
    gateway: Gateway | None = column("The law that allows it.")
    grading: str = column("How it was graded.")
    conditions: str = column("On what conditions.")
    as_of: datetime = column("As of when it was read from the records.")
    verified_by: str = column("Who verified it.")
    subject_category: SubjectCategory = column("Whom it is about, in law.")
    meaning: str = column("What it means for the child, or for safety.")
    onward: OnwardRule = column("Whether the agency may tell others.")
    kept_back: list[SharedField] = column("Fields that held something and were not told, each once.")
    disclosed_at: datetime = column("When.")
    officer: Officer | None = to_one("Who shared or withheld; null: an enquiry was answered.", "officer_id")
    officer_id: ID | None = column("The id of that officer.")
    enquiry: Enquiry | None = to_one("The enquiry that it answers.", "enquiry_id")
    corrects_id: ID | None = column("The id of the recalled disclosure whose place it takes.")
    acknowledge_by: datetime | None = column("By when the agency must acknowledge it.")
    acknowledged_at: datetime | None = column("When the agency acknowledged it; null: not yet.")
    acknowledged_for: str | None = column("The person for whom the agency's machine acknowledged it.")
    is_recalled: bool = column("It is recalled.")
    kept_from_subject: bool = column("It is kept out of what the person concerned is given (DPA 2018 s.45(4)).")
    kept_from_subject_reason: str | None = column("Why.")
    statements: list[SharedStatement] = to_many(
        "What was told, in its own order, 200 at most.", "disclosure_id", "position", "id"
    )
    recall_notices: list[RecallNotice] = to_many(
        "Its recall, 200 at most; one if it is recalled.", "disclosure_id", "sent_at desc", "id"
    )
    questions: list[PartnerQuestion] = to_many(
        "What the agency asked about it, the latest first, 200 at most.", "disclosure_id", "asked_at desc", "id"
    )


@records("recall", subject="nominal_id")
class Recall(Node):
    """Something shared proves wrong: proposed, and sent by a person to everybody who has it."""

    nominal: Nominal | None = to_one("About whom; null if the caller may not see them.", "nominal_id")
    nominal_id: ID | None = column("The id of that nominal.")
    record_kind: SharedRecord = column("What kind of record was shared.")
    record_id: ID = column("The id of that record.")
    fields: list[SharedField] = column("What was wrong, each field once; empty: all of it.")
    kind: RecallKind = column("Whether something right follows.")
    state: RecallState = column("How far it has come.")
    reason: str = column("What was wrong: recipients read it; at most 500 characters.")
    proposed_at: datetime = column("When it was proposed.")
    decided_at: datetime | None = column("When a person sent it or let it be.")
    dismissal: str | None = column("Why it was let be.")
    notices: list[RecallNotice] = to_many("Who was told, 200 at most.", "recall_id", "sent_at", "id")


def _recall_acknowledged(row: Row, _: Parameters) -> str:
    return (
        "(select notice.acknowledged_at is not null from doorstep.recall_notice notice"
        f" where notice.force_id = {row['force_id']} and notice.disclosure_id = {row['id']}"
        " order by notice.sent_at desc, notice.id limit 1)"
    )


def _first_of_case(row: Row, _: Parameters) -> str:
    return (
        f"({row['record_kind']} = 'CASE' and {row['is_told']} and not exists (select from doorstep.disclosure earlier"
        f" where earlier.force_id = {row['force_id']} and earlier.case_id = {row['case_id']}"
        f" and earlier.agency_id = {row['agency_id']} and earlier.record_kind = 'CASE' and earlier.is_told"
        f" and (earlier.disclosed_at, earlier.id) < ({row['disclosed_at']}, {row['id']})))"
    )


def _case_received(row: Row, _: Parameters) -> str:
    return (
        f"(select told.received_at from doorstep.ocait_case told where told.force_id = {row['force_id']}"
        f" and told.id = {row['case_id']})"
    )


def _case_within_a_day(row: Row, binds: Parameters) -> str:
    return f"({row['disclosed_at']} <= {_case_received(row, binds)} + interval '24 hours')"


@strawberry.input(description="Which disclosures. What is given must hold together; a null says nothing.")
class DisclosureFilter:
    nominal_id: ID | None = matched("About the nominal with this id.", "nominal_id", "uuid")
    case_id: ID | None = matched("About the case with this id.", "case_id", "uuid")
    agency_id: ID | None = matched("To the agency with this id.", "agency_id", "uuid")
    officer_id: ID | None = matched("By the officer with this id.", "officer_id", "uuid")
    decision: list[DisclosureDecision] | None = matched(
        "Decided in one of these ways, 100 at most.", "decision", "text"
    )
    record_kind: list[SharedRecord] | None = matched("Of one of these kinds, 100 at most.", "record_kind", "text")
    disclosed_at: InstantRange | None = matched("About when.", "disclosed_at", "timestamptz")
    acknowledged: bool | None = matched(
        "Acknowledged, or not yet.", lambda row, _: f"({row['acknowledged_at']} is not null)", "boolean"
    )
    acknowledge_by: InstantRange | None = matched(
        "About when it must be acknowledged.", "acknowledge_by", "timestamptz"
    )
    recalled: bool | None = matched("Recalled, or not.", "is_recalled", "boolean")
    recall_acknowledged: bool | None = matched(
        "Recalled, and the recall acknowledged, or not yet.", _recall_acknowledged, "boolean"
    )
    first_of_case: bool | None = matched(
        "By which the agency was first told of a case, or any other.", _first_of_case, "boolean"
    )
    case_received_at: InstantRange | None = matched(
        "About the receipt of the case that it is about.", _case_received, "timestamptz"
    )
    case_within_a_day: bool | None = matched(
        "Of a case, within 24 hours of its receipt, or later.", _case_within_a_day, "boolean"
    )
    kept_from_subject: bool | None = matched(
        "Kept from the person concerned, or not: false gives what they may be given.", "kept_from_subject", "boolean"
    )


@strawberry.enum(description="An order of disclosures.")
class DisclosureOrder(Enum):
    LATEST = strawberry.enum_value("LATEST", description="The latest first.")
    OLDEST = strawberry.enum_value("OLDEST", description="The oldest first.")
    DUE_FIRST = strawberry.enum_value("DUE_FIRST", description="By when it must be acknowledged, the soonest first.")


@connection_of(Disclosure, "disclosures")
class DisclosureConnection:
    """A page of the ledger."""


@connection_of(Recall, "recalls")
class RecallConnection:
    """A page of recalls."""


@connection_of(SilentNotice, "silent notices")
class SilentNoticeConnection:
    """A page of silent notices."""


@strawberry.input(description="Which recalls. A null says nothing.")
class RecallFilter:
    state: list[RecallState] | None = matched("In one of these states, 100 at most.", "state", "text")
    nominal_id: ID | None = matched("About the nominal with this id.", "nominal_id", "uuid")


@strawberry.input(description="Which notices. A null says nothing.")
class SilentNoticeFilter:
    seen: bool | None = matched("Seen, or not yet.", lambda row, _: f"({row['seen_at']} is not null)", "boolean")


DISCLOSURES = Pages(
    orders=TIMES
    | {"DUE_FIRST": SortKey(lambda row, _: f"coalesce({row['acknowledge_by']}, 'infinity')", "timestamptz")},
    default=("LATEST",),
)
RECALLS = Pages(
    orders={"LATEST": SortKey(lambda row, _: row["proposed_at"], "timestamptz", descending=True)}, default=("LATEST",)
)
SILENT_NOTICES = Pages(
    orders={"LATEST": SortKey(lambda row, _: row["at"], "timestamptz", descending=True)}, default=("LATEST",)
)
