"""Clocks that a person starts and ends: who said so, since when, why, and what came of it."""

from sqlalchemy import CheckConstraint, Index

from api.db.columns import choice, identifier, instant, limited, record
from api.nominals.standing import about_nominal
from api.obligations.commands import StartedKind

started_clock = record(
    "started_clock",
    *about_nominal(),
    *choice("kind", StartedKind),
    instant("began_at"),
    *limited("reason", 2000),
    instant("recorded_at"),
    identifier("recorded_by", comment="The principal who recorded it."),
    instant("ended_at", optional=True, comment="When it was done; null: it is still owed."),
    *limited("outcome", 2000, optional=True),
    identifier("ended_by", optional=True, comment="The principal who recorded that it was done."),
    CheckConstraint("num_nulls(ended_at, outcome, ended_by) in (0, 3)", name="ended"),
    Index(None, "force_id", "nominal_id", "began_at"),
    comment="A clock that no other record starts: a retention review, a request for data, a breach of data.",
)
