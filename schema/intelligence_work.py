"""What is read and done about intelligence: submitted, graded, sanitised, graded anew, reviewed."""

from datetime import date, datetime
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.assessments.words import StatementBasis, SubjectCategory
from api.intelligence import commands as asked_of
from api.intelligence import service
from api.intelligence.words import (
    Handling,
    IntelligenceAssessment,
    MentionKind,
    Priority,
    SecurityMarking,
    SourceEvaluation,
)
from api.nominals.desk import Done, Refused
from api.sharing import regrading
from schema.assessing import EXPECTED_VERSION, REQUEST_ID
from schema.context import Asking
from schema.described import DescribedMutations, DescribedQueries
from schema.errors import UserError
from schema.intelligence import (
    REPORTS,
    IntelligenceFile,
    IntelligenceFilter,
    IntelligenceOrder,
    IntelligenceReport,
    IntelligenceReportConnection,
)
from schema.outcomes import changed, doing, told
from schema.reading.declare import argument, compiled, paged, plain
from schema.reading.sources import Single

_REPORT = "The report."


@strawberry.input(description="One item of information: one paragraph, with its own grade.")
class SubmittedItemInput:
    text: str = field(description="What is known; at most 2,000 characters, one paragraph.")
    assessment: IntelligenceAssessment = field(description="How it is known.")
    basis: StatementBasis | None = field(
        default=None, description="Whether it is fact or opinion, and whose; left out: the intelligence unit says it."
    )
    subject_category: SubjectCategory | None = field(
        default=None, description="Whom it is about; left out: the intelligence unit says it."
    )


@strawberry.input(description="What a report names beside nominals and cases.")
class MentionInput:
    kind: MentionKind = field(description="What kind it is.")
    value: str = field(description="What it is; at most 200 characters.")


@strawberry.input(description="Somebody who could not be looked up: a name, an address or a description at least.")
class DescribedPersonInput:
    name: str = field(default="", description="The name as told; at most 200 characters.")
    date_of_birth: date | None = field(default=None, description="The date of birth, if it was told.")
    age: int | None = field(default=None, description="How many years old they seemed, from 0 to 120.")
    address: str = field(default="", description="Where they live or were seen, as told; at most 500 characters.")
    description: str = field(
        default="",
        description="What they look like and what else was told of them; at most 2,000 characters. Not who told it.",
    )


@strawberry.input(description="Tell what became known.")
class SubmitIntelligenceInput:
    id: ID = field(description=REQUEST_ID)
    report_id: ID = field(description="Made by the client; names the report for ever.")
    information_at: datetime = field(description="When it was so, or was learned.")
    provenance: str = field(description="How it came to be known, naming nobody; at most 500 characters.")
    source: str = field(
        default="",
        description="Who told it; at most 500 characters. Sealed at once: only the source register reads it.",
    )
    source_evaluation: SourceEvaluation = field(description="How reliable the source is.")
    items: list[SubmittedItemInput] = field(description="What is known, item by item; from 1 to 20.")
    handling: Handling = field(default=Handling.P, description="Whether it may be shared, or with conditions.")
    conditions: str = field(default="", description="With C: which; at most 500 characters.")
    marking: SecurityMarking = field(
        default=SecurityMarking.OFFICIAL, description="OFFICIAL or OFFICIAL_SENSITIVE: what is above is refused."
    )
    priority: Priority = field(default=Priority.LOW, description="How urgent it is.")
    nominal_ids: list[ID] = field(
        default_factory=list, description="Whom it is about; 20 links at most, with caseIds and mentions."
    )
    case_ids: list[ID] = field(
        default_factory=list, description="Which cases it is about; 20 links at most, with nominalIds and mentions."
    )
    mentions: list[MentionInput] = field(
        default_factory=list, description="What else it names; 20 links at most, with nominalIds and caseIds."
    )
    persons: list[DescribedPersonInput] = field(
        default_factory=list,
        description="Who else it is about, whom the submitter cannot look up; 20 links at most, with the others. A"
        " person of the desk finds out who they are.",
    )


@strawberry.input(description="The grade of one item.")
class GradedItemInput:
    item_id: ID = field(description="The item.")
    assessment: IntelligenceAssessment = field(description="How it is known.")


@strawberry.input(description="Grade what was submitted, item by item.")
class EvaluateIntelligenceInput:
    id: ID = field(description=REQUEST_ID)
    report_id: ID = field(description=_REPORT)
    expected_version: int = field(description=EXPECTED_VERSION)
    source_evaluation: SourceEvaluation = field(description="How reliable the source is.")
    items: list[GradedItemInput] = field(description="Every item, each once.")
    handling: Handling = field(description="Whether it may be shared, or with conditions.")
    conditions: str = field(default="", description="With C: which; at most 500 characters.")
    marking: SecurityMarking = field(default=SecurityMarking.OFFICIAL, description="Its security classification.")
    priority: Priority = field(default=Priority.LOW, description="How urgent it is.")
    keep: bool = field(default=True, description="False: it is no intelligence.")
    reason: str = field(default="", description="Needed if it is not kept; at most 2,000 characters.")


@strawberry.input(description="One item in words that tell of no source.")
class SanitisedItemInput:
    item_id: ID = field(description="The item.")
    text: str = field(description="The words; at most 2,000 characters. Empty: it is left out.")
    basis: StatementBasis | None = field(
        default=None,
        description="Whether it is fact or opinion, and whose; left out: as the submitter said, who must have said it.",
    )
    subject_category: SubjectCategory | None = field(
        default=None, description="Whom it is about; left out: as the submitter said, who must have said it."
    )


@strawberry.input(description="Write the twin that may be shared, or a later version of it.")
class SanitiseIntelligenceInput:
    id: ID = field(description=REQUEST_ID)
    report_id: ID = field(description=_REPORT)
    expected_version: int = field(description=EXPECTED_VERSION)
    items: list[SanitisedItemInput] = field(description="Every item, each once.")


@strawberry.input(description="Grade a report anew: what was before is kept, and whoever has it is told.")
class RegradeIntelligenceInput:
    id: ID = field(description=REQUEST_ID)
    report_id: ID = field(description=_REPORT)
    expected_version: int = field(description=EXPECTED_VERSION)
    reason: str = field(description="Why; at most 2,000 characters.")
    source_evaluation: SourceEvaluation | None = field(default=None, description="If the source's is another now.")
    items: list[GradedItemInput] = field(
        default_factory=list, description="The items whose grade is another now, each once."
    )
    handling: Handling | None = field(default=None, description="If the handling is another now.")
    conditions: str = field(default="", description="With C: which; at most 500 characters.")


@strawberry.input(description="A report was looked at again and stays as it is.")
class ReviewIntelligenceInput:
    id: ID = field(description=REQUEST_ID)
    report_id: ID = field(description=_REPORT)
    reason: str = field(description="Why it stays; at most 2,000 characters.")


@plain
class IntelligencePayload:
    """What came of a command about intelligence: the report as the caller may see it, or what to mend."""

    key: strawberry.Private[UUID | None]
    report_id: ID | None = field(description="The report's id; null if nothing was changed.")
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(
        graphql_type=IntelligenceReport | None,
        description="The report; null if nothing was changed, or if the caller may not see it: who submits does not.",
    )
    async def report(self, info: Asking) -> object:
        return await changed(info, "IntelligenceReport", self.key)


def _said(outcome: Done | Refused) -> IntelligencePayload:
    said = told(outcome)
    key = said["key"]
    return IntelligencePayload(report_id=None if key is None else ID(str(key)), **said)


_doing = doing(IntelligencePayload, _said)


@strawberry.type
class IntelligenceQueries(DescribedQueries):
    intelligence_report: IntelligenceReport | None = compiled(
        Single(),
        "One intelligence report by id; null if there is none that the caller may see.",
        argument("id", ID, "The report's id."),
    )
    intelligence_reports: IntelligenceReportConnection = compiled(
        REPORTS,
        "Intelligence reports that the caller may see, the most urgent first.",
        *paged(IntelligenceFilter, IntelligenceOrder),
    )
    intelligence_file: IntelligenceFile | None = compiled(
        Single(),
        "One report with what was submitted, for the intelligence unit; for the source register, who the source is.",
        argument("id", ID, "The report's id."),
    )


@strawberry.type
class IntelligenceMutations(DescribedMutations):
    submit_intelligence: IntelligencePayload = _doing(
        SubmitIntelligenceInput,
        asked_of.SubmitIntelligence,
        service.submit,
        "Submit intelligence; phones push SubmitIntelligence instead. News of somebody managed reactively opens their"
        " review.",
    )
    evaluate_intelligence: IntelligencePayload = _doing(
        EvaluateIntelligenceInput,
        asked_of.EvaluateReport,
        service.evaluate,
        "Grade what was submitted, item by item, or decide that it is no intelligence.",
    )
    sanitise_intelligence: IntelligencePayload = _doing(
        SanitiseIntelligenceInput,
        asked_of.SanitiseReport,
        service.sanitise,
        "Write the twin that may be shared: another person than who submitted it.",
    )
    regrade_intelligence: IntelligencePayload = _doing(
        RegradeIntelligenceInput,
        asked_of.RegradeReport,
        regrading.regrade,
        "Grade a report anew; what was before is kept, and whoever has it is told.",
    )
    review_intelligence: IntelligencePayload = _doing(
        ReviewIntelligenceInput,
        asked_of.ReviewReport,
        service.review,
        "A report was looked at again and stays as it is; the next review counts from now.",
    )
