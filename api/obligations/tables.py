"""Obligations, the dated policy they follow, the pauses that stop their clocks, and the bank holidays.

Overdue at T is `due_at < T and (met_at is null or met_at > T) and (cancelled_at is null or cancelled_at > T)`, over the
rows in force. Each row is kept by when it held (`opened_at`, `met_at`) and by when that was recorded (`recorded_at`,
`met_recorded_at`, `superseded_at`): a visit that arrives late splits an old row by superseding it, so what was known
on any past day can still be counted. A clock that stands still has no due date: what is paused is not overdue.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    DateTime,
    ForeignKeyConstraint,
    Index,
    Integer,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.commands import RiskLevel
from api.nominals.standing import STANDING, about_nominal
from api.obligations.commands import (
    ONE_AT_A_TIME,
    CancelReason,
    Counting,
    Disposal,
    NotificationKind,
    ObligationKind,
    ParticularKind,
    PauseKind,
    PauseRule,
    RecordKind,
    Revision,
)
from api.obligations.decisions import ReactiveVerdict

policy_row = record(
    "policy_row",
    *choice("code", ObligationKind),
    *choice("risk_level", RiskLevel, optional=True),
    *limited("applies_to", 60, optional=True),
    Column("months", Integer),
    Column("days", Integer),
    Column("hours", Integer),
    Column("working_days", Integer),
    Column(
        "unlimited", Boolean, nullable=False, server_default="false", comment="Never ends: the only one without a unit."
    ),
    *choice("counting", Counting, default=Counting.AFTER),
    *choice("pause_rule", PauseRule, default=PauseRule.RUNS_ON),
    Column(
        "extension_days", Integer, comment="EXTENDS: how many days, beginning with the day on which the pause ends."
    ),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date, comment="The first day on which it no longer holds; null: still in force."),
    *limited("source", 500),
    CheckConstraint(
        "num_nonnulls(months, days, hours, working_days) = case when unlimited then 0 else 1 end", name="one_unit"
    ),
    CheckConstraint("(pause_rule = 'EXTENDS') = (extension_days is not null)", name="extension"),
    CheckConstraint("valid_to is null or valid_to > valid_from", name="period"),
    Index(None, "force_id", "code", "risk_level", "valid_from"),
    comment="How long something may take, by law or force policy, from one date to another. Never a constant in code.",
)

bank_holiday = record(
    "bank_holiday",
    Column("day", Date, nullable=False),
    *limited("name", 100),
    *limited("source", 500),
    UniqueConstraint("force_id", "day"),
    comment="A day that is no working day beside Saturdays and Sundays.",
)

pause = record(
    "pause",
    *about_nominal(),
    *choice("kind", PauseKind),
    Column("from_day", Date, nullable=False, comment="The first day that does not count."),
    Column("to_day", Date, comment="The first day that counts again; null: it goes on."),
    *limited("source", 500),
    instant("recorded_at", comment="When this row was written."),
    identifier("recorded_by", optional=True, comment="The principal who recorded it."),
    instant("superseded_at", optional=True, comment="When later knowledge replaced this row; null: it stands."),
    CheckConstraint("to_day is null or to_day >= from_day", name="period"),
    Index(None, "force_id", "nominal_id"),
    comment="Time in custody, in hospital or abroad, that some clocks disregard.",
)

# Whoever asks about T with the knowledge of K, T at most K, finds what was overdue among the rows with
# due_at < T < overdue_until: what was met and recorded in time never enters the index below.
_OVERDUE_UNTIL = (
    "least(coalesce(superseded_at, 'infinity'),"
    " coalesce(greatest(met_at, met_recorded_at), 'infinity'),"
    " coalesce(greatest(cancelled_at, cancelled_recorded_at), 'infinity'))"
)
_OPEN = "met_at is null and cancelled_at is null and superseded_at is null"
_SINGLE = ", ".join(f"'{kind.value}'" for kind in ObligationKind if kind in ONE_AT_A_TIME)

obligation = record(
    "obligation",
    *choice("kind", ObligationKind),
    *about_nominal(optional=True),
    identifier("case_id", optional=True, comment="The case that it is about, where it is about no nominal."),
    identifier("unit_id"),
    identifier("owner_id"),
    identifier(
        "named_owner_id",
        optional=True,
        comment="The officer whom a decision named to owe it; null: whoever has the nominal or the case does.",
    ),
    identifier("policy_row_id"),
    instant("opened_at"),
    identifier("opened_by", optional=True, comment="The record that opened it."),
    *choice("opened_with", RecordKind, optional=True),
    instant("basis", comment="The instant that the period is counted from; before it, where policy counts BEFORE."),
    instant("due_at", optional=True, comment="Null: its clock stands still."),
    *limited("explanation", 1000),
    instant("met_at", optional=True),
    identifier("met_by", optional=True, comment="The record that met it, of the kind met_with."),
    *choice("met_with", RecordKind, optional=True),
    instant("cancelled_at", optional=True),
    *choice("cancel_reason", CancelReason, optional=True),
    instant("cancelled_recorded_at", optional=True),
    instant("recorded_at", comment="When this row was written."),
    *choice("revised_for", Revision, optional=True),
    instant("met_recorded_at", optional=True),
    instant("superseded_at", optional=True, comment="When later knowledge replaced this row; null: it stands."),
    Column(
        "overdue_until",
        DateTime(timezone=True),
        Computed(_OVERDUE_UNTIL, persisted=True),
        comment="The last anybody could take it for overdue: its end and the record of its end, or its being replaced.",
    ),
    belongs_to("unit_id", "unit"),
    belongs_to("owner_id", "officer"),
    belongs_to("policy_row_id", "policy_row"),
    # Of what is about a case the three columns are the case's, and the nominal's key is not checked (MATCH SIMPLE).
    ForeignKeyConstraint(
        ["force_id", "case_id", *STANDING],
        [f"doorstep.ocait_case.{column}" for column in ("force_id", "id", "owner_id", "unit_id", "embargoed")],
        onupdate="CASCADE",
    ),
    CheckConstraint("num_nonnulls(nominal_id, case_id) = 1", name="about"),
    CheckConstraint("named_owner_id = owner_id", name="named"),
    CheckConstraint("num_nulls(met_at, met_by, met_with, met_recorded_at) in (0, 4)", name="met"),
    CheckConstraint("(opened_by is null) = (opened_with is null)", name="opened"),
    CheckConstraint("num_nulls(cancelled_at, cancel_reason, cancelled_recorded_at) in (0, 3)", name="cancelled"),
    Index(None, "force_id", "nominal_id"),
    Index(
        "obligation_one_open",
        "force_id",
        "nominal_id",
        "kind",
        unique=True,
        postgresql_where=text(f"{_OPEN} and kind in ({_SINGLE})"),
    ),
    Index(
        "obligation_one_open_for_record",
        "force_id",
        "nominal_id",
        "kind",
        "opened_by",
        unique=True,
        postgresql_where=text(_OPEN),
    ),
    Index(
        "obligation_owed_by_name",
        "force_id",
        "nominal_id",
        "case_id",
        postgresql_where=text("named_owner_id is not null"),
    ),
    Index("obligation_of_case", "force_id", "case_id", postgresql_where=text("case_id is not null")),
    Index(
        "obligation_one_open_for_record_of_case",
        "force_id",
        "case_id",
        "kind",
        "opened_by",
        unique=True,
        postgresql_where=text(f"{_OPEN} and case_id is not null"),
    ),
    Index("obligation_open_by_due", "force_id", "unit_id", "due_at", "id", postgresql_where=text(_OPEN)),
    Index("obligation_open_by_due_in_force", "force_id", "due_at", "id", postgresql_where=text(_OPEN)),
    # What waits for a supervisor's review: few of all that is owed.
    Index(
        "obligation_to_review", "force_id", "due_at", "id", postgresql_where=text(f"{_OPEN} and kind = 'SUP_REVIEW'")
    ),
    Index(
        "obligation_was_overdue",
        "force_id",
        "overdue_until",
        "due_at",
        postgresql_where=text("due_at < overdue_until"),
    ),
    comment="Something owed by a date. Of some kinds one is open for a nominal, of others one for each event.",
)

visit_interval = record(
    "visit_interval",
    *about_nominal(),
    Column("months", Integer),
    Column("days", Integer),
    Column("is_longer", Boolean, nullable=False, comment="Longer than policy's: a supervisor must approve it."),
    *limited("reason", 2000),
    instant("proposed_at"),
    identifier("proposed_by", comment="The principal who proposed it; with a plan, the officer who signed the plan."),
    instant("approved_at", optional=True),
    identifier("approved_by", optional=True, comment="The supervisor who approved it."),
    instant("since", optional=True, comment="From when it counts; null: it waits for approval."),
    instant("until", optional=True, comment="When another took its place; null: it holds, or waits."),
    identifier("plan_id", optional=True, comment="The plan that it came with; null: it was set by itself."),
    CheckConstraint("num_nonnulls(months, days) = 1", name="one_unit"),
    CheckConstraint("(approved_at is null) = (approved_by is null)", name="approved"),
    Index(None, "force_id", "nominal_id"),
    comment="An interval of routine visits for one nominal, instead of the one of their risk level.",
)

reactive_review = record(
    "reactive_review",
    *about_nominal(),
    *choice("verdict", ReactiveVerdict),
    *limited("reason", 2000),
    Column("reviews", Integer, nullable=False, comment="How many records of news it answers."),
    instant("decided_at"),
    identifier("decided_by", comment="The principal who decided."),
    Index(None, "force_id", "nominal_id", "decided_at"),
    comment="What a supervisor said to news of somebody managed reactively: no review is dismissed without a reason.",
)

notification_period = record(
    "notification_period",
    *about_nominal(),
    *choice("disposal", Disposal),
    Column("relevant_on", Date, nullable=False, comment="The relevant date (SOA 2003 s.82(6))."),
    Column("terms", JSONB, nullable=False, server_default="[]", comment="Terms of imprisonment as they were passed."),
    Column("discharge_ends_on", Date),
    Column("last_day", Date, comment="The last day of the duty by s.82 alone; null: it has no end."),
    *limited("explanation", 1000),
    instant("recorded_at"),
    identifier("recorded_by", comment="The principal who recorded it."),
    Index(None, "force_id", "nominal_id", "recorded_at"),
    comment="Why and how long somebody must notify (SOA 2003 s.82). The latest recorded counts.",
)

notified_particular = record(
    "notified_particular",
    identifier("notification_id"),
    *about_nominal(),
    Column("position", Integer, nullable=False),
    *choice("kind", ParticularKind),
    *limited("text", 500),
    belongs_to("notification_id", "notification"),
    Index(None, "force_id", "notification_id"),
    Index(None, "force_id", "nominal_id"),
    comment="One thing that was notified: a name, an account, a passport, a vehicle.",
)

stay = record(
    "stay",
    *about_nominal(),
    *limited("premises", 300),
    Column("from_day", Date, nullable=False),
    Column("to_day", Date, nullable=False, comment="The last day of the stay, itself counted."),
    Column("child_hours", Integer, comment="Hours in a household where somebody under 18 lives or stays; null: none."),
    *limited("source", 500),
    instant("recorded_at"),
    identifier("recorded_by", comment="The principal who recorded it."),
    instant("withdrawn_at", optional=True, comment="When it was found to be recorded wrongly; null: it stands."),
    *limited("withdrawn_why", 500, optional=True),
    CheckConstraint("to_day >= from_day", name="period"),
    CheckConstraint("(withdrawn_at is null) = (withdrawn_why is null)", name="withdrawn"),
    Index(None, "force_id", "nominal_id", "from_day"),
    comment="Days at an address that is not notified: 7 in 12 months must be (SOA 2003 s.84(6)).",
)

notification = record(
    "notification",
    *about_nominal(),
    *choice("kind", NotificationKind),
    Column("event_on", Date, comment="The day of the change, stay, departure or return, or the day named in advance."),
    instant("notified_at", optional=True, comment="When police were told; null: the duty is known, and not done yet."),
    Column(
        "with_excuse", Boolean, nullable=False, server_default="false", comment="Travel told late, for good reason."
    ),
    *limited("details", 2000),
    *limited("acknowledgement", 100, optional=True),
    instant("recorded_at"),
    identifier("recorded_by", comment="The principal who recorded it."),
    Index(None, "force_id", "nominal_id", "recorded_at"),
    comment="The notification register: what a nominal notified, and what they were bound to.",
)
