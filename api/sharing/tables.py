"""The ledger of disclosures: what was told to whom, when, why and by whom; what partners asked; what was recalled.

Invariants: nothing reaches a partner but out of `disclosure` and `disclosed_statement`, for no other record shows a row
to a partner (api/access/partners.py): so nothing is told without its row here. What was told is never changed; triggers
refuse it (`migrations`: 0081). That it was acknowledged, recalled or kept from the subject is added beside it.
"""

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKeyConstraint, Index, Integer, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.schema import SchemaItem

from api.assessments.words import StatementBasis, SubjectCategory
from api.cases.words import WithholdReason
from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.standing import STANDING, about_nominal
from api.sharing.commands import LINE_MAX, PERSON_MAX, TEXT_MAX
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


def about_nominal_or_case(table: str) -> tuple[SchemaItem, ...]:
    """The columns by which a record is about a nominal or a case, and stands where that stands (decision 8)."""
    return (
        *about_nominal(optional=True),
        identifier("case_id", optional=True, comment="The case that it is about, where it is about no nominal."),
        ForeignKeyConstraint(
            ["force_id", "case_id", *STANDING],
            [f"doorstep.ocait_case.{column}" for column in ("force_id", "id", "owner_id", "unit_id", "embargoed")],
            onupdate="CASCADE",
        ),
        CheckConstraint("num_nonnulls(nominal_id, case_id) = 1", name="about"),
        Index(None, "force_id", "nominal_id"),
        Index(f"{table}_of_case", "force_id", "case_id"),
    )


enquiry = record(
    "enquiry",
    identifier("agency_id"),
    identifier("agreement_id", optional=True),
    identifier("principal_id"),
    *limited("on_behalf_of", PERSON_MAX, optional=True),
    *choice("purpose", Purpose),
    *limited("reason", LINE_MAX),
    instant("asked_at"),
    belongs_to("agency_id", "agency"),
    Index(None, "force_id", "agency_id", "asked_at"),
    comment="A partner asked about somebody. Whom it asked for is kept only with what it was told.",
)

silent_notice = record(
    "silent_notice",
    identifier("enquiry_id"),
    identifier("agency_id"),
    # No foreign key: checking one would take time that tells the partner of a match.
    identifier("nominal_id", optional=True, comment="Whom the agreement hides; null, in most rows: nobody."),
    instant("at"),
    instant("seen_at", optional=True),
    identifier("seen_by", optional=True),
    Index(None, "force_id", "nominal_id"),
    comment="As many rows of each enquiry, whatever was found: so that writing them tells nothing (decision 92).",
)

disclosure = record(
    "disclosure",
    *about_nominal_or_case("disclosure"),
    identifier("agency_id"),
    identifier("agreement_id", optional=True, comment="Null: withheld without one."),
    *choice("record_kind", SharedRecord),
    identifier("record_id", comment="The record that was shared: the nominal, the report, the case, the question."),
    Column("record_version", Integer, nullable=False),
    *choice("decision", DisclosureDecision),
    Column("is_told", Boolean, nullable=False, comment="Something reached the agency: all but WITHHELD."),
    *choice("purpose", Purpose, optional=True),
    *choice("gateway", Gateway, optional=True),
    *choice("withhold_reason", WithholdReason, optional=True),
    *limited("reason", TEXT_MAX),
    identifier("review_by_id", optional=True, comment="The officer whom the decision names to review it."),
    instant("review_at", optional=True),
    *limited("grading", LINE_MAX),
    *limited("conditions", LINE_MAX),
    instant("as_of"),
    *limited("verified_by", LINE_MAX),
    *choice("subject_category", SubjectCategory),
    *limited("meaning", LINE_MAX),
    *choice("onward", OnwardRule),
    Column("kept_back", ARRAY(Text), nullable=False, comment="Fields that hold something and were not told."),
    Column("content_digest", Text, nullable=False),
    instant("disclosed_at"),
    identifier("disclosed_by", comment="The principal who shared it, or asked."),
    identifier("officer_id", optional=True, comment="The officer who shared it; null: an enquiry was answered."),
    identifier("enquiry_id", optional=True),
    identifier("corrects_id", optional=True, comment="The recalled disclosure whose place it takes."),
    instant("acknowledge_by", optional=True),
    instant("acknowledged_at", optional=True),
    identifier("acknowledged_by", optional=True),
    *limited("acknowledged_for", PERSON_MAX, optional=True),
    Column("is_recalled", Boolean, nullable=False, server_default="false"),
    Column(
        "is_conditional",
        Boolean,
        nullable=False,
        server_default="false",
        comment="The shared report's handling is C: its own, kept equal by the database.",
    ),
    Column("kept_from_subject", Boolean, nullable=False, server_default="false"),
    *limited("kept_from_subject_reason", LINE_MAX, optional=True),
    belongs_to("agency_id", "agency"),
    belongs_to("agreement_id", "agreement"),
    belongs_to("enquiry_id", "enquiry"),
    belongs_to("corrects_id", "disclosure"),
    CheckConstraint("is_told = (decision <> 'WITHHELD')", name="told"),
    CheckConstraint(
        "(decision = 'WITHHELD') = (withhold_reason is not null and review_by_id is not null"
        " and review_at is not null and reason <> '')",
        name="withheld",
    ),
    CheckConstraint(
        "not is_told or (agreement_id is not null and purpose is not null and gateway is not null)", name="lawful"
    ),
    CheckConstraint("(acknowledged_at is null) = (acknowledged_by is null)", name="acknowledged"),
    CheckConstraint("kept_from_subject = (kept_from_subject_reason is not null)", name="kept_from_subject"),
    Index(None, "force_id", "agency_id", "disclosed_at"),
    Index(None, "force_id", "officer_id", "disclosed_at"),
    Index(None, "force_id", "record_kind", "record_id"),
    Index(None, "force_id", "enquiry_id"),
    comment="One act of sharing, or of not sharing: the ledger.",
)

disclosed_statement = record(
    "disclosed_statement",
    identifier("disclosure_id"),
    Column("position", Integer, nullable=False),
    *choice("field", SharedField),
    *limited("text", TEXT_MAX),
    *choice("basis", StatementBasis),
    *choice("subject_category", SubjectCategory),
    instant("as_of", optional=True),
    belongs_to("disclosure_id", "disclosure"),
    Index(None, "force_id", "disclosure_id", "position"),
    comment="One statement as it was told: of a field, fact or opinion, about whom, as of when (DPA 2018 s.38).",
)

recall = record(
    "recall",
    *about_nominal_or_case("recall"),
    *choice("record_kind", SharedRecord),
    identifier("record_id"),
    Column("fields", ARRAY(Text), nullable=False, comment="What was wrong; empty: all of it."),
    *choice("kind", RecallKind),
    *choice("state", RecallState, default=RecallState.PROPOSED),
    *limited("reason", LINE_MAX),
    instant("proposed_at"),
    identifier("proposed_by", optional=True, comment="The principal who proposed it; null: a new grade did."),
    identifier("cause_id", optional=True, comment="The regrading that proposed it."),
    instant("decided_at", optional=True),
    identifier("decided_by", optional=True, comment="The principal who sent it or let it be."),
    *limited("dismissal", LINE_MAX, optional=True),
    CheckConstraint("(state = 'PROPOSED') = (decided_at is null)", name="decided"),
    CheckConstraint("(state = 'DISMISSED') = (dismissal is not null)", name="dismissed"),
    Index(None, "force_id", "state", "proposed_at"),
    comment="Something that was shared proves wrong: who has it is told, by a person's word.",
)

recall_notice = record(
    "recall_notice",
    identifier("recall_id"),
    identifier("disclosure_id"),
    identifier("nominal_id", optional=True, comment="Whom the disclosure is about: for the audit."),
    identifier("case_id", optional=True, comment="Or which case."),
    identifier("agency_id"),
    *choice("kind", RecallKind),
    *limited("reason", LINE_MAX),
    instant("sent_at"),
    instant("acknowledged_at", optional=True),
    identifier("acknowledged_by", optional=True),
    *limited("acknowledged_for", PERSON_MAX, optional=True),
    belongs_to("recall_id", "recall"),
    belongs_to("disclosure_id", "disclosure"),
    belongs_to("agency_id", "agency"),
    CheckConstraint("(acknowledged_at is null) = (acknowledged_by is null)", name="acknowledged"),
    Index(None, "force_id", "recall_id"),
    Index(None, "force_id", "disclosure_id"),
    Index(None, "force_id", "agency_id", "sent_at"),
    comment="One recipient of a recall, to be acknowledged.",
)

partner_question = record(
    "partner_question",
    identifier("disclosure_id"),
    identifier("nominal_id", optional=True, comment="Whom the disclosure is about: for the audit."),
    identifier("case_id", optional=True, comment="Or which case."),
    identifier("agency_id"),
    *limited("text", TEXT_MAX),
    instant("asked_at"),
    identifier("asked_by"),
    *limited("on_behalf_of", PERSON_MAX, optional=True),
    instant("answered_at", optional=True),
    identifier("answered_by", optional=True, comment="The principal who answered."),
    identifier("answer_id", optional=True, comment="The disclosure that is the answer."),
    belongs_to("disclosure_id", "disclosure"),
    belongs_to("agency_id", "agency"),
    belongs_to("answer_id", "disclosure"),
    CheckConstraint("num_nulls(answered_at, answered_by, answer_id) in (0, 3)", name="answered"),
    Index(None, "force_id", "disclosure_id"),
    Index(None, "force_id", "agency_id", "asked_at"),
    comment="What a partner asked about something shared. The answer is a disclosure like any other.",
)

intelligence_release = record(
    "intelligence_release",
    identifier("report_id"),
    identifier("agency_id"),
    *limited("conditions", LINE_MAX),
    instant("released_at"),
    identifier("released_by", comment="The principal of the intelligence unit who released it."),
    instant("until"),
    belongs_to("report_id", "intelligence_report"),
    belongs_to("agency_id", "agency"),
    Index(None, "force_id", "report_id", "agency_id"),
    Index("intelligence_release_of_agency", "force_id", "agency_id", "until"),
    comment="A report with conditions (C) may be shared with this agency until then.",
)
