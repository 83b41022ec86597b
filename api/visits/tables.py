"""Visits: append-only facts. A correction is a new record that points to the first; what was said is never changed.

Two clocks, two columns: `started_at` is what the phone said, `received_at` what the server knows.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.schema import SchemaItem

from api.assessments.words import ArmsFactor, Direction, StatementBasis, SubjectCategory
from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.standing import STANDING, about_nominal, standing
from api.visits.attached import (
    CAPTION_CHARACTERS_MAX,
    MIME_CHARACTERS_MAX,
    AttachmentKind,
    AttachmentProblem,
    AttachmentState,
)
from api.visits.commands import (
    NAME_CHARACTERS_MAX,
    NOTE_CHARACTERS_MAX,
    REASON_CHARACTERS_MAX,
    SHORT_TEXT_CHARACTERS_MAX,
    STATEMENT_CHARACTERS_MAX,
    AnnouncedReason,
    AttemptDecision,
    ConditionResult,
    CrewMode,
    DevicePermitted,
    VisitOutcome,
    VisitType,
)
from api.visits.following import REFERENCE_CHARACTERS_MAX, NationalSystem, ReviewStep, WriteUp
from api.visits.joining import Likeness, Verdict


def _part_of_visit() -> tuple[SchemaItem, ...]:
    """The columns and the foreign key of a part of a visit: of whom, by whom, and where the nominal stands now."""
    return (
        identifier("visit_id"),
        identifier("access_nominal_id", comment="The visit's nominal: for row policy."),
        *standing(),
        identifier("access_officer_id", comment="The visit's officer: for row policy."),
        identifier("access_second_officer_id", optional=True, comment="The visit's second officer: for row policy."),
        ForeignKeyConstraint(
            ["force_id", "visit_id", "access_nominal_id", *STANDING],
            [f"doorstep.visit.{column}" for column in ("force_id", "id", "nominal_id", *STANDING)],
            onupdate="CASCADE",
        ),
    )


visit = record(
    "visit",
    *about_nominal(),
    identifier("officer_id"),
    identifier("second_officer_id", optional=True),
    *choice("visit_type", VisitType),
    *choice("outcome", VisitOutcome),
    instant("started_at", comment="When the visit began, as the phone said."),
    instant("ended_at", optional=True),
    instant("received_at", comment="When the server had it."),
    Column("announced", Boolean, nullable=False),
    *choice("announced_reason", AnnouncedReason, optional=True),
    *limited("announced_reason_text", SHORT_TEXT_CHARACTERS_MAX, optional=True),
    *choice("crew_mode", CrewMode),
    Column("nominal_seen", Boolean, nullable=False),
    Column("entry_sought_to_search", Boolean, nullable=False, comment="SOA 2003 s.96B: entry sought to search."),
    *limited("notes", NOTE_CHARACTERS_MAX),
    Column("flags", ARRAY(Text), nullable=False, server_default="{}"),
    Column("clock_skew_seconds", Integer, comment="Server minus phone, measured when it was sent; null if not known."),
    identifier("submission_id", optional=True, comment="The submission that told of it: the client's idempotency key."),
    Column("content_digest", Text, comment="SHA-256 of what was said, so that an id reused is noticed."),
    identifier(
        "joined_to",
        optional=True,
        comment="The record that speaks for the visit of which this is another officer's; null: this one speaks for"
        " itself.",
    ),
    belongs_to("officer_id", "officer"),
    belongs_to("second_officer_id", "officer"),
    belongs_to("joined_to", "visit"),
    CheckConstraint("joined_to <> id", name="joined_to"),
    UniqueConstraint("force_id", "submission_id"),
    # What the parts of a visit repeat.
    UniqueConstraint("force_id", "id", "nominal_id", *STANDING, name="visit_standing_key"),
    Index(None, "force_id", "nominal_id", "started_at", "id"),
    Index(None, "force_id", "officer_id", "started_at", "id"),
    Index(None, "force_id", "started_at", "id"),
    Index(None, "force_id", "joined_to", postgresql_where=text("joined_to is not null")),
    comment="One attempt, by named officers, to see a nominal at an address.",
)

visit_pairing = record(
    "visit_pairing",
    *about_nominal(),
    identifier("one_id"),
    identifier("other_id"),
    *choice("likeness", Likeness, optional=True),
    Column("outcomes_differ", Boolean, nullable=False),
    instant("noticed_at"),
    *choice("verdict", Verdict, optional=True),
    identifier("lead_id", optional=True, comment="Which of the two speaks for the visit, if a supervisor said."),
    *limited("note", REASON_CHARACTERS_MAX, optional=True),
    instant("decided_at", optional=True),
    identifier("decided_by", optional=True),
    belongs_to("one_id", "visit"),
    belongs_to("other_id", "visit"),
    belongs_to("lead_id", "visit"),
    belongs_to("decided_by", "officer"),
    UniqueConstraint("force_id", "one_id", "other_id"),
    CheckConstraint("one_id < other_id", name="order"),
    CheckConstraint("(verdict is null) = (decided_at is null)", name="decided"),
    Index(None, "force_id", "nominal_id"),
    comment="Two records that are, or may be, of one visit: what the rule said, and what a supervisor decided.",
)

visit_joining = record(
    "visit_joining",
    *_part_of_visit(),
    identifier("joined_to", optional=True, comment="As of then; null: it spoke for itself again."),
    instant("recorded_at"),
    belongs_to("joined_to", "visit"),
    Index(None, "force_id", "visit_id", "recorded_at", "id"),
    comment="Each time a visit was joined to another record, or parted: what was known then does not change.",
)

visit_person = record(
    "visit_person",
    *_part_of_visit(),
    Column("position", Integer, nullable=False),
    *limited("name", NAME_CHARACTERS_MAX),
    *limited("relationship", NAME_CHARACTERS_MAX),
    Column("is_child", Boolean, nullable=False),
    *limited("note", SHORT_TEXT_CHARACTERS_MAX, optional=True),
    Index(None, "force_id", "visit_id"),
    comment="Someone met at a visit, other than the nominal.",
)

visit_room = record(
    "visit_room",
    *_part_of_visit(),
    Column("position", Integer, nullable=False),
    *limited("name", NAME_CHARACTERS_MAX),
    Column("seen", Boolean, nullable=False),
    *limited("note", SHORT_TEXT_CHARACTERS_MAX, optional=True),
    Index(None, "force_id", "visit_id"),
    comment="A room at a visit: seen, or not and why.",
)

visit_device = record(
    "visit_device",
    *_part_of_visit(),
    Column("position", Integer, nullable=False),
    *limited("kind", NAME_CHARACTERS_MAX),
    *limited("description", SHORT_TEXT_CHARACTERS_MAX),
    *choice("permitted", DevicePermitted),
    Column("examined", Boolean, nullable=False),
    *limited("note", SHORT_TEXT_CHARACTERS_MAX, optional=True),
    Index(None, "force_id", "visit_id"),
    comment="A device found at a visit.",
)

condition_check = record(
    "condition_check",
    *_part_of_visit(),
    identifier("condition_id"),
    *choice("result", ConditionResult),
    *limited("note", SHORT_TEXT_CHARACTERS_MAX, optional=True),
    belongs_to("condition_id", "order_condition"),
    Index(None, "force_id", "visit_id"),
    Index(None, "force_id", "condition_id"),
    comment="What the check of one condition showed at one visit.",
)

visit_statement = record(
    "visit_statement",
    *_part_of_visit(),
    Column("position", Integer, nullable=False),
    *limited("text", STATEMENT_CHARACTERS_MAX),
    *choice("basis", StatementBasis),
    *choice("subject_category", SubjectCategory),
    Index(None, "force_id", "visit_id"),
    comment="One thing seen, read or heard at a visit: fact or opinion, and about whom.",
)

statement_factor = record(
    "statement_factor",
    *_part_of_visit(),
    identifier("statement_id"),
    Column("position", Integer, nullable=False),
    *choice("factor", ArmsFactor),
    *choice("direction", Direction),
    belongs_to("statement_id", "visit_statement"),
    Index(None, "force_id", "visit_id"),
    Index(None, "force_id", "statement_id"),
    Index(None, "force_id", "access_nominal_id", "factor"),
    comment="For which ARMS factor a statement speaks.",
)

trigger_answer = record(
    "trigger_answer",
    *_part_of_visit(),
    identifier("trigger_id"),
    Column("happened", Boolean, nullable=False),
    *limited("action", SHORT_TEXT_CHARACTERS_MAX, optional=True),
    *limited("no_action_reason", SHORT_TEXT_CHARACTERS_MAX, optional=True),
    belongs_to("trigger_id", "plan_trigger"),
    Index(None, "force_id", "visit_id"),
    Index(None, "force_id", "trigger_id"),
    comment="What was answered to an individual trigger of the plan at one visit.",
)

visit_attachment = record(
    "visit_attachment",
    *_part_of_visit(),
    identifier("principal_id", comment="Who told of the visit: whose phone may deliver the bytes."),
    Column("position", Integer, nullable=False),
    *choice("kind", AttachmentKind),
    *limited("mime", MIME_CHARACTERS_MAX),
    Column("bytes", Integer, nullable=False),
    Column("sha256", Text, nullable=False, comment="Of the file as it was promised; kept also where it is re-encoded."),
    *limited("caption", CAPTION_CHARACTERS_MAX, optional=True),
    Column("key", Text, comment="Under which the file travels, base64url; null: it travels as it is."),
    *choice("state", AttachmentState),
    *choice("problem", AttachmentProblem, optional=True),
    Column("received_bytes", Integer, nullable=False, server_default="0", comment="Of what travels, from its start."),
    instant("touched_at", optional=True, comment="When bytes last arrived, or the upload was opened; null: it is not."),
    instant("completed_at", optional=True),
    identifier("content_id", optional=True, comment="The attachment whose pieces are shown: its own, or its twin's."),
    Column("shown_mime", Text),
    Column("shown_bytes", Integer),
    belongs_to("principal_id", "principal"),
    CheckConstraint("bytes > 0 and received_bytes >= 0", name="bytes"),
    CheckConstraint("(state = 'REJECTED') = (problem is not null)", name="rejected"),
    CheckConstraint(
        "(state = 'COMPLETE') = (completed_at is not null and content_id is not null and shown_bytes is not null)",
        name="complete",
    ),
    Index(None, "force_id", "visit_id", "position"),
    Index("visit_attachment_unfinished", "force_id", "touched_at", postgresql_where=text("state = 'RECEIVING'")),
    comment="What a visit promised to bring along, and how far it has come.",
)

attempt_decision = record(
    "attempt_decision",
    *about_nominal(),
    *choice("decision", AttemptDecision),
    *limited("reason", REASON_CHARACTERS_MAX),
    Column("attempts", Integer, nullable=False, comment="Failed attempts since the last successful visit, by then."),
    Column("qualifying", Integer, nullable=False, comment="Those of them that count under SOA 2003 s.96B."),
    instant("decided_at"),
    identifier("decided_by"),
    belongs_to("decided_by", "officer"),
    Index(None, "force_id", "nominal_id", "decided_at"),
    comment="What a supervisor decided after attempts that failed.",
)

visit_review = record(
    "visit_review",
    *_part_of_visit(),
    *choice("step", ReviewStep),
    *limited("comment", REASON_CHARACTERS_MAX),
    instant("at"),
    identifier("by_id"),
    belongs_to("by_id", "officer"),
    Index(None, "force_id", "visit_id", "at"),
    comment="One step of a visit's review: returned, reworked, reviewed, countersigned.",
)

visit_writeup = record(
    "visit_writeup",
    *_part_of_visit(),
    *choice("what", WriteUp),
    *choice("system", NationalSystem),
    *limited("reference", REFERENCE_CHARACTERS_MAX),
    instant("keyed_at"),
    identifier("keyed_by"),
    instant("recorded_at"),
    belongs_to("keyed_by", "officer"),
    UniqueConstraint("force_id", "visit_id", "what"),
    comment="A visit, or a suspected breach, as it was keyed into the national system: by whom and when.",
)
