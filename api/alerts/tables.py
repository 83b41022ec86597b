"""Alerts: weak signals on one nominal, joined, until a person answers them.

Invariant: a nominal has one alert open at most; a signal that comes while it is open joins it. What a partner is told
of its concern stands on the concern (`api/sharing`).
"""

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text

from api.alerts.rules import REASON_MAX
from api.alerts.words import AlertAnswer, SignalKind
from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.standing import about_nominal

alert = record(
    "alert",
    *about_nominal(),
    instant("opened_at"),
    instant("joined_at", comment="When the last signal joined it."),
    instant("answered_at", optional=True),
    identifier("answered_by", optional=True, comment="The principal who answered."),
    *choice("answer", AlertAnswer, optional=True),
    *limited("reason", REASON_MAX, optional=True),
    CheckConstraint("num_nulls(answered_at, answered_by, answer, reason) in (0, 4)", name="answered"),
    Index(None, "force_id", "nominal_id"),
    Index("alert_one_open", "force_id", "nominal_id", unique=True, postgresql_where=text("answered_at is null")),
    comment="Weak signals on one nominal, put before a person together.",
)
alert_signal = record(
    "alert_signal",
    *about_nominal(),
    identifier("alert_id"),
    *choice("kind", SignalKind),
    identifier("record_id", comment="The concern, the answer to a trigger, the report, or what was owed."),
    instant("at"),
    *limited("says", 500),
    belongs_to("alert_id", "alert"),
    UniqueConstraint("force_id", "alert_id", "kind", "record_id"),
    comment="One signal of an alert.",
)
