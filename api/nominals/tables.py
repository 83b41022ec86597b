"""Nominals and what belongs to one: names, addresses, markers, orders with their conditions, household.

Invariant: every nominal has exactly one owner and one unit, at every moment (`assignment` keeps the history).
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    Text,
    UniqueConstraint,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.commands import (
    AddressKind,
    AgeBand,
    ConditionKind,
    ManagementMode,
    MarkerCode,
    OrderKind,
    RiskLevel,
)
from api.nominals.standing import OWN_STANDING, about_nominal

nominal = record(
    "nominal",
    *limited("reference", 30),
    *limited("name", 200),
    Column("date_of_birth", Date),
    *choice("risk_level", RiskLevel),
    *choice("management_mode", ManagementMode),
    Column("restricted", Boolean, nullable=False, server_default="false", comment="Need-to-know: see nominal_access."),
    identifier("unit_id"),
    identifier("owner_id"),
    instant("opened_at", comment="When this force began to manage the nominal."),
    Column(
        "version", Integer, nullable=False, server_default="1", comment="Raised by each decision about the nominal."
    ),
    instant(
        "last_successful_visit_at", optional=True, comment="Kept by the visits service in the visit's transaction."
    ),
    belongs_to("unit_id", "unit"),
    belongs_to("owner_id", "officer"),
    UniqueConstraint("force_id", "reference"),
    # What records about a nominal repeat: see standing.py. Being a key, it is also what their inserts lock against.
    UniqueConstraint("force_id", "id", *OWN_STANDING, name="nominal_standing_key"),
    Index(None, "force_id", "owner_id"),
    Index(None, "force_id", "unit_id"),
    Index("nominal_born", "force_id", "date_of_birth"),
    comment="A person known to police who is managed by this force.",
)

nominal_name = record(
    "nominal_name",
    *about_nominal(),
    *limited("name", 200),
    Index(None, "force_id", "nominal_id"),
    comment="Another name that a nominal uses or has used.",
)

nominal_access = record(
    "nominal_access",
    identifier("nominal_id"),
    identifier("officer_id"),
    *limited("reason", 500),
    instant("granted_at"),
    instant("until", optional=True),
    belongs_to("nominal_id", "nominal"),
    belongs_to("officer_id", "officer"),
    Index(None, "force_id", "nominal_id", "officer_id"),
    Index(None, "force_id", "officer_id"),
    comment="A person's need to know of one nominal, beyond what their role and unit give.",
)

assignment = record(
    "assignment",
    *about_nominal(),
    identifier("owner_id"),
    identifier("unit_id"),
    instant("since"),
    instant("until", optional=True),
    identifier("assigned_by", optional=True),
    belongs_to("owner_id", "officer"),
    belongs_to("unit_id", "unit"),
    Index(None, "force_id", "nominal_id", "since"),
    # Who moved since a past day.
    Index(None, "force_id", "since"),
    comment="Who owned a nominal and when: a visit is judged by who was assigned at the time of the act.",
)

address = record(
    "address",
    *about_nominal(),
    *choice("kind", AddressKind),
    Column("lines", ARRAY(Text), nullable=False),
    *limited("postcode", 10),
    Column("since", Date, nullable=False),
    Column("until", Date),
    Index(None, "force_id", "nominal_id"),
    CheckConstraint("until is null or until >= since", name="period"),
    comment="Where a nominal lives, stays or may be found.",
)

marker = record(
    "marker",
    *about_nominal(),
    *choice("code", MarkerCode),
    *limited("detail", 500, optional=True),
    Column("since", Date, nullable=False),
    Column("reviewed_on", Date, nullable=False),
    Column("ended_on", Date),
    Index(None, "force_id", "nominal_id"),
    comment="A warning about a nominal or an address, with how fresh it is.",
)

nominal_order = record(
    "nominal_order",
    *about_nominal(),
    *choice("kind", OrderKind),
    Column("made_on", Date, nullable=False),
    Column("expires_on", Date, comment="Its last day; null: until further order."),
    *limited("court", 200, optional=True),
    Column("ended_on", Date, comment="The first day on which it holds no longer; null: it holds."),
    Index(None, "force_id", "nominal_id"),
    comment="An order, licence or bail that imposes conditions.",
)

order_condition = record(
    "order_condition",
    identifier("order_id"),
    *about_nominal(),
    *choice("kind", ConditionKind),
    *limited("text", 2000),
    *limited("check_method", 500, optional=True),
    Column("position", Text, nullable=False, comment="The condition's number in the order, as printed."),
    instant("last_checked_at", optional=True),
    Column("since", Date, comment="The first day on which it holds; null: since the order was made."),
    Column("ended_on", Date, comment="The first day on which it holds no longer; null: it holds."),
    belongs_to("order_id", "nominal_order"),
    Index(None, "force_id", "order_id"),
    Index(None, "force_id", "nominal_id"),
    comment="One condition of an order: the visit form asks about each.",
)

household_member = record(
    "household_member",
    *about_nominal(),
    *limited("first_name", 100),
    *limited("relationship", 100),
    Column("is_child", Boolean, nullable=False),
    *choice("age_band", AgeBand),
    Column("lives_there", Boolean, nullable=False),
    Column("ended_on", Date, comment="From which day they neither live there nor visit; null: now."),
    Index(None, "force_id", "nominal_id"),
    comment="Someone who lives in or visits a nominal's home. A child is a first name and an age band, no more.",
)

risk_decision = record(
    "risk_decision",
    *about_nominal(),
    *choice("previous_level", RiskLevel),
    *choice("level", RiskLevel),
    *choice("tool_level", RiskLevel, optional=True),
    *limited("reason", 2000),
    instant("decided_at"),
    identifier("decided_by", comment="The principal who decided."),
    instant("countersigned_at", optional=True),
    identifier("countersigned_by", optional=True, comment="The supervisor who countersigned."),
    instant("effective_at", optional=True, comment="From when it counts; null: it waits for a countersignature."),
    CheckConstraint("(countersigned_at is null) = (countersigned_by is null)", name="countersigned"),
    Index(None, "force_id", "nominal_id", "decided_at"),
    comment="A person's decision about a nominal's risk level, with what was before it.",
)

mode_change = record(
    "mode_change",
    *about_nominal(),
    *choice("previous_mode", ManagementMode),
    *choice("mode", ManagementMode),
    Column("from_day", Date, nullable=False, comment="The first day on which it counts."),
    *limited("reason", 2000),
    Column("spoke_against", ARRAY(Text), comment="What spoke against reactive management, as it was decided."),
    instant("decided_at"),
    identifier("decided_by", comment="The principal who decided."),
    Index(None, "force_id", "nominal_id", "decided_at"),
    comment="A change of how a nominal is managed, with what was before it.",
)

amendment = record(
    "amendment",
    *about_nominal(),
    *limited("entity", 50),
    identifier("record_id"),
    *limited("field", 50),
    Column("before", JSONB),
    Column("after", JSONB),
    identifier("author_id"),
    identifier("officer_id", optional=True),
    identifier("submission_id"),
    instant("made_at", optional=True, comment="By the phone's clock; null if it could not be read."),
    instant("recorded_at"),
    belongs_to("author_id", "principal"),
    belongs_to("officer_id", "officer"),
    Index(None, "force_id", "record_id", "field"),
    Index(None, "force_id", "nominal_id"),
    comment="One change of one field of a record about a nominal: who made it, when, and what it was before.",
)
