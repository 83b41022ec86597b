"""Intelligence: what was submitted, who the source is (sealed), and the report that may be shared.

A submission holds the words of whoever told it; the report holds grades and, once somebody else has written it, the
sanitised twin. The source's identity stands in a table of its own, which only the source register may read: not the
submitter, not the intelligence unit, not the service itself.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    Text,
    UniqueConstraint,
)

from api.assessments.words import StatementBasis, SubjectCategory
from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.intelligence.commands import LINE_MAX, NAME_MAX, TEXT_MAX
from api.intelligence.words import (
    Graded,
    Handling,
    IntelligenceAssessment,
    MentionKind,
    NewsKind,
    PersonState,
    Priority,
    ReportState,
    SecurityMarking,
    SourceEvaluation,
)
from api.nominals.standing import STANDING

intelligence_report = record(
    "intelligence_report",
    *limited("urn", 30),
    *choice("state", ReportState),
    instant("information_at", comment="When it was so, or was learned."),
    instant("received_at"),
    *choice("source_evaluation", SourceEvaluation),
    *choice("handling", Handling),
    *limited("conditions", LINE_MAX),
    *choice("marking", SecurityMarking),
    *choice("priority", Priority),
    Column("is_ready", Boolean, nullable=False, server_default="false", comment="It has a sanitised twin."),
    Column("is_conditional", Boolean, nullable=False, server_default="false", comment="Its handling is C."),
    Column(
        "restricted", Boolean, nullable=False, server_default="false", comment="About a restricted nominal or case."
    ),
    Column("sanitised_version", Integer, nullable=False, server_default="0"),
    Column("version", Integer, nullable=False, server_default="1", comment="Raised by each command about it."),
    identifier("evaluated_by", optional=True, comment="The principal of the intelligence unit who graded it."),
    instant("evaluated_at", optional=True),
    *limited("not_kept_for", TEXT_MAX, optional=True),
    instant("review_at", optional=True, comment="When somebody is to look at it again."),
    UniqueConstraint("force_id", "urn"),
    CheckConstraint("marking in ('OFFICIAL', 'OFFICIAL_SENSITIVE')", name="marking_held"),
    CheckConstraint("handling = 'P' or conditions <> ''", name="conditions_given"),
    CheckConstraint("is_ready = (sanitised_version > 0) and is_conditional = (handling = 'C')", name="standing"),
    CheckConstraint("(state = 'NOT_KEPT') = (not_kept_for is not null)", name="not_kept"),
    Index(None, "force_id", "state", "received_at"),
    comment="A report by its number, graded: shareable once somebody has written its sanitised twin.",
)

intelligence_submission = record(
    "intelligence_submission",
    identifier("report_id"),
    identifier("officer_id", comment="Who submitted it."),
    identifier("principal_id"),
    *limited("provenance", LINE_MAX),
    Column("has_source", Boolean, nullable=False, comment="The source register knows who the source is."),
    instant("made_at", optional=True, comment="By the phone's clock."),
    instant("received_at"),
    belongs_to("report_id", "intelligence_report"),
    belongs_to("officer_id", "officer"),
    UniqueConstraint("force_id", "report_id"),
    Index(None, "force_id", "officer_id"),
    comment="What an officer told, in the officer's own words: never shared as it is.",
)

intelligence_source = record(
    "intelligence_source",
    identifier("submission_id"),
    *limited("identity", LINE_MAX),
    instant("recorded_at"),
    belongs_to("submission_id", "intelligence_submission"),
    Index(None, "force_id", "submission_id"),
    comment="Who the source of a submission is: for the source register alone.",
)

intelligence_item = record(
    "intelligence_item",
    identifier("report_id"),
    Column("position", Integer, nullable=False),
    *choice("assessment", IntelligenceAssessment),
    belongs_to("report_id", "intelligence_report"),
    UniqueConstraint("force_id", "report_id", "position"),
    comment="One item of a report with its grade; its words stand in the submission and in the sanitised twin.",
)

intelligence_raw = record(
    "intelligence_raw",
    identifier("item_id"),
    identifier("submission_id"),
    identifier("officer_id", comment="Who submitted it."),
    Column("position", Integer, nullable=False),
    *limited("text", TEXT_MAX),
    *choice("assessment", IntelligenceAssessment),
    *choice("basis", StatementBasis, optional=True),
    *choice("subject_category", SubjectCategory, optional=True),
    belongs_to("item_id", "intelligence_item"),
    belongs_to("submission_id", "intelligence_submission"),
    Index(None, "force_id", "submission_id"),
    comment="An item in the submitter's words, with the grade the submitter gave.",
)

intelligence_twin = record(
    "intelligence_twin",
    identifier("report_id"),
    Column("version", Integer, nullable=False),
    instant("written_at"),
    identifier("written_by", comment="The principal who wrote it: never who submitted it."),
    belongs_to("report_id", "intelligence_report"),
    UniqueConstraint("force_id", "report_id", "version"),
    comment="One version of the sanitised twin; all versions are kept.",
)

intelligence_text = record(
    "intelligence_text",
    identifier("twin_id"),
    identifier("report_id"),
    identifier("item_id"),
    Column("version", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    *limited("text", TEXT_MAX),
    *choice("basis", StatementBasis, optional=True),
    *choice("subject_category", SubjectCategory, optional=True),
    belongs_to("twin_id", "intelligence_twin"),
    belongs_to("report_id", "intelligence_report"),
    belongs_to("item_id", "intelligence_item"),
    Index(None, "force_id", "twin_id"),
    Index(None, "force_id", "report_id"),
    comment="One item of a sanitised twin.",
)

intelligence_grading = record(
    "intelligence_grading",
    identifier("report_id"),
    *choice("graded", Graded),
    identifier("item_id", optional=True),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    *limited("reason", TEXT_MAX),
    instant("graded_at"),
    identifier("graded_by", comment="The principal who graded."),
    belongs_to("report_id", "intelligence_report"),
    belongs_to("item_id", "intelligence_item"),
    CheckConstraint("(graded = 'ITEM') = (item_id is not null)", name="of_item"),
    Index(None, "force_id", "report_id", "graded_at"),
    comment="A change of a grade, with what was before it.",
)

intelligence_link = record(
    "intelligence_link",
    identifier("report_id"),
    identifier("nominal_id", optional=True),
    identifier("case_id", optional=True),
    identifier("access_owner_id", comment="The nominal's or case's own: for row policy."),
    identifier("access_unit_id", comment="The nominal's or case's own: for row policy."),
    Column("access_restricted", Boolean, nullable=False, comment="The nominal's or case's own: for row policy."),
    Column("is_ready", Boolean, nullable=False, server_default="false", comment="The report's own: for row policy."),
    belongs_to("report_id", "intelligence_report"),
    *(
        ForeignKeyConstraint(
            ["force_id", key, *STANDING],
            [f"doorstep.{table}.{column}" for column in ("force_id", "id", "owner_id", "unit_id", hidden)],
            onupdate="CASCADE",
        )
        for key, table, hidden in (("nominal_id", "nominal", "restricted"), ("case_id", "ocait_case", "embargoed"))
    ),
    CheckConstraint("num_nonnulls(nominal_id, case_id) = 1", name="about"),
    Index(None, "force_id", "report_id"),
    Index(None, "force_id", "nominal_id"),
    Index(None, "force_id", "case_id"),
    comment="Whom or which case a report is about.",
)

intelligence_mention = record(
    "intelligence_mention",
    identifier("report_id"),
    *choice("kind", MentionKind),
    *limited("value", 200),
    belongs_to("report_id", "intelligence_report"),
    Index(None, "force_id", "report_id"),
    Index("intelligence_mention_value", "force_id", "kind", "value"),
    comment="An address, vehicle, phone, online identity or device that a report names.",
)

intelligence_person = record(
    "intelligence_person",
    identifier("report_id"),
    identifier("unit_id", comment="Whose supervisor is asked beside the intelligence unit: for row policy."),
    Column("position", Integer, nullable=False),
    *limited("name", NAME_MAX),
    Column("date_of_birth", Date),
    Column("age", Integer, comment="In years, as it seemed."),
    *limited("address", LINE_MAX),
    *limited("description", TEXT_MAX),
    *choice("priority", Priority),
    instant("told_at", comment="When the server had it."),
    *choice("state", PersonState),
    identifier("nominal_id", optional=True, comment="Who it is: the report is linked to them."),
    *limited("reason", TEXT_MAX, optional=True),
    instant("settled_at", optional=True),
    identifier("settled_by", optional=True, comment="The principal who settled it."),
    belongs_to("report_id", "intelligence_report"),
    belongs_to("unit_id", "unit"),
    belongs_to("nominal_id", "nominal"),
    UniqueConstraint("force_id", "report_id", "position"),
    CheckConstraint("(state = 'LINKED') = (nominal_id is not null)", name="linked"),
    CheckConstraint("(state = 'TO_LINK') = (settled_at is null)", name="settled"),
    CheckConstraint("(state = 'NOBODY') = (reason is not null)", name="reason_given"),
    Index(None, "force_id", "state", "told_at"),
    Index(None, "force_id", "nominal_id"),
    comment="Somebody whom the submitter described and could not look up; priority is as it was told.",
)

intelligence_review = record(
    "intelligence_review",
    identifier("report_id"),
    *limited("reason", TEXT_MAX),
    instant("reviewed_at"),
    identifier("reviewed_by", comment="The principal who reviewed it."),
    belongs_to("report_id", "intelligence_report"),
    Index(None, "force_id", "report_id"),
    comment="Somebody looked at a report again and left it as it is.",
)

intelligence_news = record(
    "intelligence_news",
    identifier("report_id"),
    *choice("kind", NewsKind),
    Column("sanitised_version", Integer, nullable=False),
    instant("at"),
    identifier("cause_id", comment="The command that made it so."),
    belongs_to("report_id", "intelligence_report"),
    Index(None, "force_id", "at"),
    comment="What whoever was given a report must be told of: an outbox, in the order of its ids' times.",
)
