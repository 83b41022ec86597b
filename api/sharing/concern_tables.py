"""Concerns: what a partner tells the force about somebody, and what it may be told came of it.

Invariant: what was said is never changed. A concern about somebody who was only described names no nominal until a
person of the force links it.
"""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKeyConstraint, Index

from api.db.columns import belongs_to, identifier, instant, limited, record
from api.nominals.standing import STANDING
from api.sharing.commands import LINE_MAX, NAME_MAX, PERSON_MAX, TEXT_MAX

_OWN = "The nominal's own, kept equal by the database: for row policy."
concern = record(
    "concern",
    identifier("nominal_id", optional=True, comment="Whom it is about; null: nobody has linked it yet."),
    identifier("access_owner_id", optional=True, comment=_OWN),
    identifier("access_unit_id", optional=True, comment=_OWN),
    Column("access_restricted", Boolean, comment=_OWN),
    identifier(
        "case_id", optional=True, comment="The case that it is about, where the agency named one that it was told of."
    ),
    identifier("agency_id"),
    identifier("told_by", comment="The principal who told."),
    *limited("on_behalf_of", PERSON_MAX, optional=True),
    identifier("disclosure_id", optional=True, comment="What the agency had been told of whom it is about."),
    *limited("about_name", NAME_MAX, optional=True),
    Column("about_born", Date),
    *limited("about", LINE_MAX, optional=True),
    *limited("text", TEXT_MAX),
    instant("happened_at", optional=True),
    instant("received_at"),
    instant("linked_at", optional=True),
    identifier("linked_by", optional=True, comment="The principal who linked it; null: the agency named whom."),
    instant("answered_at", optional=True),
    *limited("answer", LINE_MAX, optional=True),
    ForeignKeyConstraint(
        ["force_id", "nominal_id", *STANDING],
        [f"doorstep.nominal.{column}" for column in ("force_id", "id", "owner_id", "unit_id", "restricted")],
        onupdate="CASCADE",
    ),
    ForeignKeyConstraint(
        ["force_id", "case_id", *STANDING],
        [f"doorstep.ocait_case.{column}" for column in ("force_id", "id", "owner_id", "unit_id", "embargoed")],
        onupdate="CASCADE",
    ),
    belongs_to("agency_id", "agency"),
    belongs_to("disclosure_id", "disclosure"),
    CheckConstraint("num_nonnulls(disclosure_id, about_name, about) > 0", name="about"),
    CheckConstraint("num_nonnulls(nominal_id, case_id) <= 1", name="one"),
    CheckConstraint("(nominal_id is null) = (linked_at is null)", name="linked"),
    CheckConstraint("(answered_at is null) = (answer is null)", name="answered"),
    Index(None, "force_id", "agency_id", "received_at"),
    Index(None, "force_id", "nominal_id"),
    Index("concern_of_case", "force_id", "case_id"),
    comment="What a partner tells the force about somebody.",
)
