"""What a partner agency is shown: what was told to it, with all that it needs to judge it by.

These are types of their own. A partner reads the ledger and nothing else, so no path leads from here to a record.
"""

from datetime import datetime
from enum import Enum

import strawberry
from strawberry import ID

from api.assessments.words import StatementBasis, SubjectCategory
from api.sharing.words import Gateway, OnwardRule, Purpose, RecallKind, SharedField, SharedRecord
from schema.agreements import WITHHELD_AND_TOLD, Agreement, AgreementField
from schema.organisation import Agency
from schema.paging import Node, connection_of
from schema.reading.declare import column, expression, matched, records, to_many, to_one
from schema.reading.sources import Pages, Parameters, Row, SortKey, SqlMaker


def _told(field: SharedField) -> SqlMaker:
    def sql(row: Row, _: Parameters) -> str:
        return (
            f"(select said.text from doorstep.disclosed_statement said where said.force_id = {row['force_id']}"
            f" and said.disclosure_id = {row['id']} and said.field = '{field.value}' order by said.position limit 1)"
        )

    return sql


def _is_pointer(row: Row, _: Parameters) -> str:
    return f"({row['decision']} = 'POINTER')"


@records("disclosed_statement")
class SharedStatement:
    """One statement as it was told."""

    id: ID = column("The statement's id: a UUID.")
    field: SharedField = column("What it tells.")
    text: str = column("What was told; at most 2,000 characters. A date is written 2026-04-01.")
    basis: StatementBasis = column("Whether it is fact or opinion, and whose.")
    subject_category: SubjectCategory = column("Whom it is about.")
    as_of: datetime | None = column("As of when it was known; null: as of the whole.")


@records("recall_notice", subject="nominal_id")
class RecallNotice(Node):
    """Something that was shared is recalled. Acknowledge it, and use what was told no longer."""

    agency: Agency = to_one("The agency that is told.", "agency_id")
    disclosure_id: ID = column("The id of what is recalled.")
    kind: RecallKind = column("Whether something right follows.")
    reason: str = column("What was wrong; at most 500 characters.")
    sent_at: datetime = column("When the agency was told.")
    acknowledged_at: datetime | None = column("When the agency acknowledged it; null: not yet.")
    acknowledged_for: str | None = column("The person for whom the agency's machine acknowledged it.")


@records("partner_question", subject="nominal_id")
class PartnerQuestion(Node):
    """What a partner asked about something shared."""

    agency: Agency = to_one("The agency that asked.", "agency_id")
    disclosure_id: ID = column("The id of what it is about.")
    text: str = column("The question; at most 2,000 characters.")
    asked_at: datetime = column("When it was asked.")
    on_behalf_of: str | None = column("The person for whom the agency's machine asked.")
    answered_at: datetime | None = column("When it was answered; null: not yet.")
    answer_id: ID | None = column("The id of the disclosure that is the answer.")


@records("disclosure", subject="nominal_id")
class SharedItem:
    """What was told to the caller's agency, once: with its grading, how fresh it is, who verified it, about whom it is,
    and what it means for the child. Once recalled, only that it is.
    """

    id: ID = column("The item's id: a UUID, the same for ever.")
    agreement: Agreement | None = to_one("The agreement by which it was told; null if it ended.", "agreement_id")
    record_kind: SharedRecord = column("What kind of record it is of.")
    is_pointer: bool = expression("Told only that police hold something: ask the agreement's contact.", _is_pointer)
    reference: str | None = expression("The force's reference, where it is shown.", _told(SharedField.REFERENCE))
    name: str | None = expression("The name, where it is shown.", _told(SharedField.NAME))
    purpose: Purpose | None = column("What it may be used for.")
    gateway: Gateway | None = column("The law that allows it.")
    grading: str = column("How it is graded; at most 500 characters.")
    conditions: str = column("On what conditions it may be used; empty: on none but the agreement's.")
    as_of: datetime = column("As of when it was read from the force's records.")
    verified_by: str = column("Who verified it; at most 500 characters.")
    subject_category: SubjectCategory = column("Whom it is about, in law.")
    meaning: str = column("What it means for the child, or for safety; at most 500 characters.")
    onward: OnwardRule = column("Whether the agency may tell others.")
    disclosed_at: datetime = column("When it was told.")
    acknowledge_by: datetime | None = column("By when the agency must acknowledge it; null: it asked for it itself.")
    acknowledged_at: datetime | None = column("When the agency acknowledged it; null: not yet.")
    acknowledged_for: str | None = column("The person for whom the agency's machine acknowledged it.")
    is_recalled: bool = column("It is recalled: what it said is seen no more.")
    corrects_id: ID | None = column("The id of the recalled item whose place it takes.")
    statements: list[SharedStatement] = to_many(
        "What was told, in its own order, 200 at most; only what the agreement in force shows.",
        "disclosure_id",
        "position",
        "id",
    )
    withheld: list[AgreementField] = to_many(
        "What the agreement withholds, with category, clause and reason, whether or not anything is held; 200 at most.",
        "agreement_id",
        "position",
        "id",
        where=WITHHELD_AND_TOLD,
        own="agreement_id",
    )
    recall_notices: list[RecallNotice] = to_many(
        "Its recall, 200 at most; one if it is recalled.", "disclosure_id", "sent_at desc", "id"
    )
    questions: list[PartnerQuestion] = to_many(
        "What the agency asked about it, the latest first, 200 at most.", "disclosure_id", "asked_at desc", "id"
    )


@strawberry.input(description="Which items. What is given must hold together; a null says nothing.")
class SharedItemFilter:
    acknowledged: bool | None = matched(
        "Acknowledged, or not yet.", lambda row, _: f"({row['acknowledged_at']} is not null)", "boolean"
    )
    recalled: bool | None = matched("Recalled, or not.", "is_recalled", "boolean")
    record_kind: list[SharedRecord] | None = matched("Of one of these kinds, 100 at most.", "record_kind", "text")


@strawberry.enum(description="An order of what was shared. There is none by what was told.")
class SharedItemOrder(Enum):
    LATEST = strawberry.enum_value("LATEST", description="By when it was told, the latest first.")
    OLDEST = strawberry.enum_value("OLDEST", description="By when it was told, the oldest first.")


@connection_of(SharedItem, "shared items")
class SharedItemConnection:
    """A page of what was shared."""


@connection_of(RecallNotice, "recall notices")
class RecallNoticeConnection:
    """A page of recall notices."""


@connection_of(PartnerQuestion, "partners' questions")
class PartnerQuestionConnection:
    """A page of partners' questions."""


TIMES = {
    "LATEST": SortKey(lambda row, _: row["disclosed_at"], "timestamptz", descending=True),
    "OLDEST": SortKey(lambda row, _: row["disclosed_at"], "timestamptz"),
}
SHARED_ITEMS = Pages(orders=TIMES, default=("LATEST",))
RECALL_NOTICES = Pages(
    orders={"LATEST": SortKey(lambda row, _: row["sent_at"], "timestamptz", descending=True)}, default=("LATEST",)
)
QUESTIONS = Pages(
    orders={"LATEST": SortKey(lambda row, _: row["asked_at"], "timestamptz", descending=True)}, default=("LATEST",)
)


@strawberry.input(description="Which notices. A null says nothing.")
class RecallNoticeFilter:
    acknowledged: bool | None = matched(
        "Acknowledged, or not yet.", lambda row, _: f"({row['acknowledged_at']} is not null)", "boolean"
    )


@strawberry.input(description="Which questions. A null says nothing.")
class PartnerQuestionFilter:
    answered: bool | None = matched(
        "Answered, or not yet.", lambda row, _: f"({row['answered_at']} is not null)", "boolean"
    )
