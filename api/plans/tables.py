"""Risk management plans: four pillars, individual triggers, contingencies, and the actions that visits fired.

A plan that is signed is never changed; triggers of the database refuse it (`migrations`: 0020). One that is
countersigned is in force until the next one is.
"""

from sqlalchemy import CheckConstraint, Column, Index, Integer, text

from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.signing import signed_record
from api.nominals.standing import about_nominal
from api.plans.commands import (
    LINE_CHARACTERS_MAX,
    OUTCOME_CHARACTERS_MAX,
    PILLAR_CHARACTERS_MAX,
    REASON_CHARACTERS_MAX,
)
from api.plans.words import ActionBy, ContingencyOn, Urgency

plan = record(
    "plan",
    *about_nominal(),
    *signed_record("plan"),
    *limited("current_situation", PILLAR_CHARACTERS_MAX),
    *limited("supervision", PILLAR_CHARACTERS_MAX),
    *limited("monitoring_control", PILLAR_CHARACTERS_MAX),
    *limited("interventions_treatment", PILLAR_CHARACTERS_MAX),
    *limited("victim_safety", PILLAR_CHARACTERS_MAX),
    Column("visit_every_months", Integer, comment="How often to visit, if not as policy has it for the risk level."),
    *limited("visit_interval_reason", REASON_CHARACTERS_MAX, optional=True),
    instant("ended_at", optional=True, comment="When the next plan took its place; null: it is in force, if decided."),
    CheckConstraint("state = 'DRAFT' or submitted_at is not null", name="submitted"),
    CheckConstraint("(state in ('COUNTERSIGNED', 'RETURNED')) = (decided_at is not null)", name="decided"),
    CheckConstraint("visit_every_months between 1 and 24", name="visit_every_months"),
    CheckConstraint("visit_every_months is null or visit_interval_reason is not null", name="interval_reason"),
    Index(None, "force_id", "nominal_id", "number"),
    Index("plan_one_draft", "force_id", "nominal_id", unique=True, postgresql_where=text("state = 'DRAFT'")),
    Index(
        "plan_one_in_force",
        "force_id",
        "nominal_id",
        unique=True,
        postgresql_where=text("state = 'COUNTERSIGNED' and ended_at is null"),
    ),
    comment="One risk management plan of a nominal: a draft, or what was signed.",
)

plan_trigger = record(
    "plan_trigger",
    identifier("plan_id"),
    *about_nominal(),
    Column("position", Integer, nullable=False),
    *limited("text", LINE_CHARACTERS_MAX),
    belongs_to("plan_id", "plan"),
    Index(None, "force_id", "plan_id"),
    Index(None, "force_id", "nominal_id"),
    comment="Something that makes this nominal more dangerous, asked about by name at every visit.",
)

contingency = record(
    "contingency",
    identifier("plan_id"),
    *about_nominal(),
    Column("position", Integer, nullable=False),
    *choice("on_what", ContingencyOn),
    identifier("trigger_id", optional=True),
    *limited("if_text", LINE_CHARACTERS_MAX),
    *limited("then_text", LINE_CHARACTERS_MAX),
    *choice("who", ActionBy),
    *choice("urgency", Urgency),
    belongs_to("plan_id", "plan"),
    belongs_to("trigger_id", "plan_trigger"),
    CheckConstraint("trigger_id is null or on_what = 'TRIGGER_HAPPENED'", name="trigger"),
    Index(None, "force_id", "plan_id"),
    Index(None, "force_id", "nominal_id"),
    comment="If this happens, then that is done, by whom and by when.",
)

plan_action = record(
    "plan_action",
    *about_nominal(),
    identifier("plan_id"),
    identifier("contingency_id"),
    identifier("visit_id", comment="The visit whose answers fired it."),
    *limited("what", LINE_CHARACTERS_MAX),
    *limited("why", LINE_CHARACTERS_MAX),
    *choice("who", ActionBy),
    *choice("urgency", Urgency),
    instant("fired_at"),
    instant("done_at", optional=True),
    identifier("done_by", optional=True),
    *limited("outcome", OUTCOME_CHARACTERS_MAX, optional=True),
    belongs_to("plan_id", "plan"),
    belongs_to("contingency_id", "contingency"),
    belongs_to("done_by", "officer"),
    CheckConstraint("num_nulls(done_at, done_by, outcome) in (0, 3)", name="done"),
    Index(None, "force_id", "nominal_id", "fired_at"),
    comment="What a contingency asked for after a visit: the obligation PLAN_ACTION says by when.",
)
