"""Intelligence reports: grades, the sanitised twin, what they are about; and, for whoever may, what was submitted."""

from datetime import datetime
from enum import Enum
from typing import Annotated

import strawberry
from strawberry import ID

from api.assessments.words import StatementBasis, SubjectCategory
from api.intelligence.words import (
    Graded,
    Handling,
    IntelligenceAssessment,
    MentionKind,
    Priority,
    ReportState,
    SecurityMarking,
    SourceEvaluation,
)
from schema import intelligence_words
from schema.matching import InstantRange, TextMatch
from schema.organisation import Officer
from schema.paging import Node, connection_of
from schema.reading.declare import column, expression, matched, records, to_many, to_one
from schema.reading.sources import Pages, SortKey, SqlMaker

# Their words are published before the types that use them.
assert intelligence_words


def _in_twin(part: str) -> SqlMaker:
    return lambda row, _: (
        f"(select said.{part} from doorstep.intelligence_text said where said.force_id = {row['force_id']}"
        f" and said.report_id = {row['report_id']} and said.item_id = {row['id']}"
        " and said.version = (select of.sanitised_version from doorstep.intelligence_report of"
        f" where of.force_id = {row['force_id']} and of.id = {row['report_id']}))"
    )


@records("intelligence_item")
class IntelligenceItem:
    """One item of a report with its grade."""

    id: ID = column("The item's id: a UUID.")
    position: int = column("Its place, 0 the first.")
    assessment: IntelligenceAssessment = column("How it is known.")
    text: str | None = expression(
        "Its words in the latest sanitised twin; null if there is none yet, or if it was left out.", _in_twin("text")
    )
    basis: StatementBasis | None = expression(
        "Whether these are fact or opinion, and whose; null where there are none, or it is from before this was asked.",
        _in_twin("basis"),
    )
    subject_category: SubjectCategory | None = expression(
        "Whom they are about; null where there are none, or it is from before this was asked.",
        _in_twin("subject_category"),
    )


@records("intelligence_text")
class TwinText:
    """One item in words that tell of no source."""

    id: ID = column("Its id: a UUID.")
    item_id: ID = column("The item.")
    position: int = column("Its place, 0 the first.")
    text: str = column("The words; at most 2,000 characters.")
    basis: StatementBasis | None = column("Whether it is fact or opinion, and whose; null: from before this was asked.")
    subject_category: SubjectCategory | None = column("Whom it is about; null: from before this was asked.")


@records("intelligence_twin")
class IntelligenceTwin:
    """One version of the sanitised twin, written by another person than who submitted."""

    id: ID = column("Its id: a UUID.")
    version: int = column("The version: 1 the first.")
    written_at: datetime = column("When it was written.")
    texts: list[TwinText] = to_many("Its items, 20 at most.", "twin_id", "position", "id")


@records("intelligence_grading")
class IntelligenceGrading:
    """A change of a grade, with what was before it."""

    id: ID = column("Its id: a UUID.")
    graded: Graded = column("What was graded.")
    item_id: ID | None = column("The item, if it was one.")
    before: str = column("The grade before, as its code.")
    after: str = column("The grade after, as its code.")
    reason: str = column("Why; at most 2,000 characters.")
    graded_at: datetime = column("When.")


@records("intelligence_mention")
class IntelligenceMention:
    """An address, vehicle, phone, online identity or device that a report names."""

    id: ID = column("Its id: a UUID.")
    kind: MentionKind = column("What kind it is.")
    value: str = column("What it is; at most 200 characters.")


@records("intelligence_link", subject="nominal_id")
class IntelligenceLink:
    """That a report is about a nominal or a case."""

    id: ID = column("Its id: a UUID.")
    nominal_id: ID | None = column("The nominal, if it is about one.")
    case_id: ID | None = column("The case, if it is about one.")
    report: Annotated["IntelligenceReport", strawberry.lazy("schema.intelligence")] | None = to_one(
        "The report; null if the caller may not see it.", "report_id"
    )


@records("intelligence_link", hidden="{row}.case_id is null")
class CaseIntelligence:
    """That a report is about a case."""

    id: ID = column("Its id: a UUID.")
    report: Annotated["IntelligenceReport", strawberry.lazy("schema.intelligence")] | None = to_one(
        "The report; null if the caller may not see it.", "report_id"
    )


@records("intelligence_raw")
class SubmittedItem:
    """An item in the submitter's own words: never shared."""

    id: ID = column("Its id: a UUID.")
    item_id: ID = column("The item of the report.")
    position: int = column("Its place, 0 the first.")
    text: str = column("The words; at most 2,000 characters.")
    assessment: IntelligenceAssessment = column("The grade that the submitter gave.")
    basis: StatementBasis | None = column("Whether it is fact or opinion, and whose; null: the submitter did not say.")
    subject_category: SubjectCategory | None = column("Whom it is about; null: the submitter did not say.")


@records("intelligence_source")
class IntelligenceSource:
    """Who the source is: for the source register alone."""

    id: ID = column("Its id: a UUID.")
    identity: str = column("Who it is; at most 500 characters.")
    recorded_at: datetime = column("When it was told.")


@records("intelligence_submission")
class IntelligenceSubmission:
    """What an officer submitted. Seen by that officer, the intelligence unit, and in part by the source register."""

    id: ID = column("Its id: a UUID.")
    report_id: ID = column("The report.")
    received_at: datetime = column("When the server had it.")
    provenance: str | None = column("How it came to be known; at most 500 characters. Null if it is withheld.")
    has_source: bool | None = column("The source register knows who the source is. Null if it is withheld.")
    officer: Officer | None = to_one("Who submitted it; null if it is withheld.", "officer_id")
    raw: list[SubmittedItem] = to_many("The items in the submitter's words, 20 at most.", "submission_id", "position")
    sources: list[IntelligenceSource] = to_many(
        "Who the source is, at most one: for the source register alone.", "submission_id", "id"
    )


def _linked(column_name: str) -> SqlMaker:
    return lambda row, _: (
        f"array(select link.{column_name} from doorstep.intelligence_link link where link.force_id = {row['force_id']}"
        f" and link.report_id = {row['id']} and link.{column_name} is not null order by link.{column_name})"
    )


@records("intelligence_report")
class IntelligenceReport(Node):
    """A report by its number, graded. Seen by the intelligence unit; once it has a sanitised twin, by whoever works
    with a nominal or case that it is about.
    """

    urn: str = column("Its number; at most 30 characters, unique in the force.")
    state: ReportState = column("How far it has come.")
    information_at: datetime = column("When it was so, or was learned.")
    received_at: datetime = column("When the server had it.")
    source_evaluation: SourceEvaluation = column("How reliable the source is.")
    handling: Handling = column("Whether it may be shared, or with conditions.")
    conditions: str = column("The conditions of handling C; at most 500 characters.")
    marking: SecurityMarking = column("Its security classification.")
    priority: Priority = column("How urgent it is.")
    is_ready: bool = column("It has a sanitised twin.")
    restricted: bool = column("It is about a restricted nominal or a covert case.")
    sanitised_version: int = column("The version of the latest twin; 0: none yet.")
    version: int = column("The version, raised by each command about it: what expectedVersion is compared with.")
    evaluated_at: datetime | None = column("When the intelligence unit graded it.")
    not_kept_for: str | None = column("Why it is no intelligence; at most 2,000 characters.")
    review_at: datetime | None = column("When somebody is to look at it again.")
    items: list[IntelligenceItem] = to_many("Its items, 20 at most.", "report_id", "position", "id")
    twins: list[IntelligenceTwin] = to_many(
        "All versions of its twin, the latest first, 200 at most.", "report_id", "version desc", "id"
    )
    gradings: list[IntelligenceGrading] = to_many(
        "How its grades changed, the latest first, 200 at most.", "report_id", "graded_at desc", "id"
    )
    nominal_ids: list[ID] = expression(
        "The nominals that it is about, of those the caller works with, 20 at most.", _linked("nominal_id")
    )
    case_ids: list[ID] = expression(
        "The cases that it is about, of those the caller works with, 20 at most.", _linked("case_id")
    )
    mentions: list[IntelligenceMention] = to_many("What else it names, 20 at most.", "report_id", "id")


@records("intelligence_report")
class IntelligenceFile:
    """The same report as the intelligence unit and the source register work with it: with what was submitted."""

    id: ID = column("The report's id: a UUID.")
    urn: str = column("Its number; at most 30 characters, unique in the force.")
    state: ReportState = column("How far it has come.")
    version: int = column("The version, raised by each command about it: what expectedVersion is compared with.")
    submissions: list[IntelligenceSubmission] = to_many("What was submitted, one for each report.", "report_id", "id")


@strawberry.enum(description="An order of reports.")
class IntelligenceOrder(Enum):
    OLDEST = strawberry.enum_value("OLDEST", description="By when the server had them, the earliest first.")
    NEWEST = strawberry.enum_value("NEWEST", description="By when the server had them, the latest first.")
    MOST_URGENT = strawberry.enum_value("MOST_URGENT", description="By priority, high first.")
    REVIEW_DUE = strawberry.enum_value(
        "REVIEW_DUE", description="By when they are to be looked at again, the earliest first."
    )


@strawberry.input(description="Which reports. What is given must hold together; a null says nothing.")
class IntelligenceFilter:
    id: list[ID] | None = matched("One of these ids, 100 at most.", "id", "uuid")
    urn: TextMatch | None = matched("About the number.", "urn", "text")
    state: list[ReportState] | None = matched("In one of these states, 100 at most.", "state", "text")
    priority: list[Priority] | None = matched("Of one of these priorities, 100 at most.", "priority", "text")
    received_at: InstantRange | None = matched("About when the server had them.", "received_at", "timestamptz")
    review_at: InstantRange | None = matched("About when they are to be looked at again.", "review_at", "timestamptz")


@connection_of(IntelligenceReport, "reports")
class IntelligenceReportConnection:
    """A page of intelligence reports."""


REPORTS = Pages(
    orders={
        "OLDEST": SortKey(lambda row, _: row["received_at"], "timestamptz"),
        "NEWEST": SortKey(lambda row, _: row["received_at"], "timestamptz", descending=True),
        "MOST_URGENT": SortKey(
            lambda row, _: f"case {row['priority']} when 'HIGH' then 0 when 'MEDIUM' then 1 else 2 end", "int"
        ),
        "REVIEW_DUE": SortKey(lambda row, _: f"coalesce({row['review_at']}, 'infinity')", "timestamptz"),
    },
    default=("MOST_URGENT", "OLDEST"),
)
