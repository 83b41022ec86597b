"""What was decided and done in a case, each once and never changed: likenesses, bands, sharing, safeguarding, embargo,
events, welfare, transfers.
"""

from sqlalchemy import CheckConstraint, Column, Date, Index

from api.cases.commands import LINE_MAX, NAME_MAX, TEXT_MAX
from api.cases.standing import about_case
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
from api.db.columns import belongs_to, choice, identifier, instant, limited, record

case_likeness = record(
    "case_likeness",
    *about_case(),
    identifier("subject_id"),
    identifier("nominal_id"),
    *choice("decision", Deconfliction),
    *limited("reason", TEXT_MAX),
    instant("decided_at"),
    identifier("decided_by", comment="The officer who decided."),
    belongs_to("subject_id", "case_subject"),
    belongs_to("nominal_id", "nominal"),
    belongs_to("decided_by", "officer"),
    Index(None, "force_id", "case_id", "decided_at"),
    comment="A person's decision whether a subject of a case is a nominal. No machine decides it.",
)

case_assignment = record(
    "case_assignment",
    *about_case(),
    identifier("owner_id"),
    identifier("unit_id"),
    instant("since"),
    instant("until", optional=True),
    identifier("assigned_by", comment="The principal who gave it."),
    belongs_to("owner_id", "officer"),
    belongs_to("unit_id", "unit"),
    Index(None, "force_id", "case_id", "since"),
    comment="Who had a case and when.",
)

kirat_result = record(
    "kirat_result",
    *about_case(),
    *choice("band", KiratBand),
    *limited("version", 40),
    *limited("assessor", NAME_MAX),
    Column("trained_until", Date),
    instant("band_as_of", comment="By what was known at this time it was given."),
    *limited("reason", TEXT_MAX),
    instant("recorded_at"),
    identifier("recorded_by", comment="The officer who recorded it."),
    belongs_to("recorded_by", "officer"),
    CheckConstraint("band <> 'PENDING'", name="given"),
    CheckConstraint("band <> 'NOT_APPLICABLE' or reason <> ''", name="reason_given"),
    Index(None, "force_id", "case_id", "recorded_at"),
    comment="What KIRAT gave: every result is kept, the last one counts.",
)

share_decision = record(
    "share_decision",
    *about_case(),
    *choice("decision", ShareDecision),
    *limited("meaning", LINE_MAX),
    *limited("told", LINE_MAX),
    *choice("withheld_for", WithholdReason, optional=True),
    *limited("reason", TEXT_MAX),
    identifier("review_by_id", optional=True, comment="The officer whom the decision names to review it."),
    identifier("disclosure_id", optional=True, comment="The act of telling, once there is one."),
    instant("decided_at"),
    identifier("decided_by", comment="The officer who decided."),
    belongs_to("review_by_id", "officer"),
    belongs_to("decided_by", "officer"),
    CheckConstraint("decision <> 'PENDING'", name="decided"),
    CheckConstraint(
        "(decision = 'WITHHELD') = (withheld_for is not null and review_by_id is not null and reason <> '')",
        name="withheld",
    ),
    Index(None, "force_id", "case_id", "decided_at"),
    comment="Whether partners are told, by whom and why not: withholding is an exception with an owner and a review.",
)

safeguarding_step = record(
    "safeguarding_step",
    *about_case(),
    *choice("step", SafeguardingStep),
    instant("at"),
    *limited("agency", NAME_MAX),
    *limited("reference", 100),
    *limited("note", TEXT_MAX),
    instant("recorded_at"),
    identifier("recorded_by", comment="The officer who recorded it."),
    belongs_to("recorded_by", "officer"),
    Index(None, "force_id", "case_id", "at"),
    comment="A step to safeguard children, or something that calls for one.",
)

case_embargo = record(
    "case_embargo",
    *about_case(),
    *limited("reason", TEXT_MAX),
    instant("not_to_be_acted_on_until", optional=True),
    instant("warrant_planned_at", optional=True),
    *limited("strategy_reference", 100),
    instant("set_at"),
    identifier("set_by", comment="The principal who set it."),
    instant("lifted_at", optional=True),
    identifier("lifted_by", optional=True, comment="The principal who lifted it."),
    *limited("lift_reason", TEXT_MAX, optional=True),
    CheckConstraint("num_nulls(lifted_at, lifted_by, lift_reason) in (0, 3)", name="lifted"),
    Index(None, "force_id", "case_id", "set_at"),
    comment="A covert phase. A person ends it; that a day has passed does not.",
)

case_event = record(
    "case_event",
    *about_case(),
    *choice("kind", CaseEventKind),
    instant("at"),
    *limited("note", TEXT_MAX),
    instant("recorded_at"),
    identifier("recorded_by", comment="The officer who recorded it."),
    belongs_to("recorded_by", "officer"),
    Index(None, "force_id", "case_id", "at"),
    comment="Something that happened to the suspect, or is to happen at a time that is known.",
)

welfare_plan = record(
    "welfare_plan",
    *about_case(),
    *limited("text", TEXT_MAX),
    instant("written_at"),
    identifier("written_by", comment="The officer who wrote it."),
    belongs_to("written_by", "officer"),
    Index(None, "force_id", "case_id", "written_at"),
    comment="How the suspect is looked after; the last one holds.",
)

welfare_check = record(
    "welfare_check",
    *about_case(),
    identifier("event_id"),
    instant("at"),
    *limited("outcome", TEXT_MAX),
    identifier("checked_by", comment="The officer who did it."),
    belongs_to("event_id", "case_event"),
    belongs_to("checked_by", "officer"),
    Index(None, "force_id", "case_id", "at"),
    comment="Somebody looked after the suspect's welfare after an event.",
)

case_transfer = record(
    "case_transfer",
    *about_case(),
    *choice("direction", CaseTransferDirection),
    *limited("force", NAME_MAX),
    *limited("reason", TEXT_MAX),
    instant("asked_at"),
    identifier("asked_by", comment="The principal who recorded it."),
    *choice("answer", CaseTransferAnswer, optional=True),
    *limited("answered_by", NAME_MAX, optional=True),
    *limited("reference", 100, optional=True),
    instant("answered_at", optional=True),
    CheckConstraint("num_nulls(answer, answered_by, answered_at) in (0, 3)", name="answered"),
    Index(None, "force_id", "case_id", "asked_at"),
    comment="A case that goes to another force, or came from one: it has an owner until the other accepts.",
)
