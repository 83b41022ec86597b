"""Forces, units, officers, agencies, and the principals that sign in as them."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY

from api.db.columns import (
    belongs_to,
    choice,
    identifier,
    instant,
    limited,
    metadata,
    record,
)
from api.identity.organisation import AgencyKind, UnitKind

force = Table(
    "force",
    metadata,
    Column("force_id", Integer, primary_key=True, autoincrement=False, comment="Home Office force code."),
    *limited("name", 200),
    comment="A police force: the tenant. No row of another force is ever visible but by agreement and disclosure.",
)

unit = record(
    "unit",
    *limited("name", 200),
    *choice("kind", UnitKind),
    Column("district", Text, comment="The district it serves; null for a force-wide unit."),
    comment="A team of officers.",
)

agency = record(
    "agency",
    *limited("name", 200),
    *choice("kind", AgencyKind),
    comment="A partner agency with which the force may have an information sharing agreement.",
)

officer = record(
    "officer",
    identifier("unit_id"),
    *limited("name", 200),
    *limited("collar_number", 20),
    Column("is_constable", Boolean, nullable=False, comment="Holds a warrant card: matters for SOA 2003 s.96B."),
    Column("is_active", Boolean, nullable=False, server_default="true"),
    belongs_to("unit_id", "unit"),
    UniqueConstraint("force_id", "collar_number"),
    Index(None, "force_id", "unit_id"),
    comment="A police officer or member of police staff who manages nominals or supervises those who do.",
)

principal = record(
    "principal",
    Column("issuer", Text, nullable=False),
    Column("subject", Text, nullable=False, comment="The identity provider's own name for this caller."),
    *limited("name", 200),
    Column("roles", ARRAY(Text), nullable=False, comment="Upper bound: intersected with the token's roles."),
    Column("is_machine", Boolean, nullable=False, server_default="false"),
    identifier("officer_id", optional=True),
    identifier("agency_id", optional=True),
    Column("is_active", Boolean, nullable=False, server_default="true"),
    instant("not_before", optional=True, comment="Tokens and sessions issued before this instant are refused."),
    belongs_to("officer_id", "officer"),
    belongs_to("agency_id", "agency"),
    UniqueConstraint("issuer", "subject"),
    comment="One caller: a person or a machine, named by (issuer, subject). The token says who; this row says what.",
)
