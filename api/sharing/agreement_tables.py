"""Agreements: one version a row, with its purposes, the people it covers and the fields it decides.

Invariant: once signed, a version says what it said; triggers refuse any change but its end (`migrations`: 0080).
"""

from sqlalchemy import Boolean, CheckConstraint, Column, Index, Integer, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY

from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.sharing.checking import CLAUSE_MAX, TEXT_MAX, TITLE_MAX
from api.sharing.words import Gateway, OnwardRule, Purpose, SharedField, WithheldCategory

agreement = record(
    "agreement",
    identifier("agency_id"),
    Column("version", Integer, nullable=False, comment="1, 2, 3 … of the agency's agreement with this force."),
    *limited("title", TITLE_MAX),
    instant("valid_from"),
    instant("valid_to", comment="The first instant at which it holds no longer: no agreement is without an end."),
    *limited("contact_name", TITLE_MAX),
    *limited("contact", TITLE_MAX),
    *choice("onward", OnwardRule),
    Column("pointer", Boolean, nullable=False, comment="Of whom it does not cover, it may be told that police hold."),
    Column("names_person", Boolean, nullable=False, comment="The agency's machines must name the person they ask for."),
    *limited("schedule_8", TEXT_MAX),
    instant("drafted_at"),
    identifier("drafted_by", optional=True, comment="The principal who drafted it; null: from the command line."),
    instant("signed_at", optional=True),
    identifier("signed_by", optional=True, comment="The data-protection officer's principal."),
    *limited("signature", TITLE_MAX, optional=True),
    instant("ended_at", optional=True, comment="When somebody ended it before its time."),
    identifier("ended_by", optional=True),
    *limited("end_reason", TEXT_MAX, optional=True),
    belongs_to("agency_id", "agency"),
    UniqueConstraint("force_id", "agency_id", "version"),
    CheckConstraint("valid_to > valid_from", name="period"),
    CheckConstraint("num_nulls(signed_at, signed_by, signature) in (0, 3)", name="signed"),
    CheckConstraint("num_nulls(ended_at, ended_by, end_reason) in (0, 3)", name="ended"),
    comment="One version of an information sharing agreement between the force and an agency.",
)

agreement_purpose = record(
    "agreement_purpose",
    identifier("agreement_id"),
    identifier("agency_id"),
    Column("position", Integer, nullable=False),
    *choice("purpose", Purpose),
    *choice("gateway", Gateway, optional=True),
    *limited("necessity", TEXT_MAX),
    belongs_to("agreement_id", "agreement"),
    Index(None, "force_id", "agreement_id"),
    comment="What an agreement shares for, and the gateway of the law that allows it.",
)

agreement_rows = record(
    "agreement_rows",
    identifier("agreement_id"),
    identifier("agency_id"),
    Column("position", Integer, nullable=False),
    Column("districts", ARRAY(Text), nullable=False),
    Column("risk_levels", ARRAY(Text), nullable=False),
    Column("modes", ARRAY(Text), nullable=False),
    Column("with_children", Boolean, nullable=False),
    belongs_to("agreement_id", "agreement"),
    Index(None, "force_id", "agreement_id"),
    comment="Whom an agreement covers: all that a line says must hold; any line is enough.",
)

agreement_field = record(
    "agreement_field",
    identifier("agreement_id"),
    identifier("agency_id"),
    Column("position", Integer, nullable=False),
    *choice("field", SharedField),
    Column("shown", Boolean, nullable=False),
    *choice("category", WithheldCategory, optional=True),
    *limited("clause", CLAUSE_MAX),
    *limited("reason", TEXT_MAX),
    Column("told", Boolean, nullable=False, comment="The partner is told that the field is withheld."),
    belongs_to("agreement_id", "agreement"),
    Index(None, "force_id", "agreement_id"),
    comment="Whether an agreement shows a field, and why not.",
)
