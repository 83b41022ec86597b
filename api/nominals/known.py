"""What else is known of a nominal: identities on networks, devices, other agencies' references, and what they are.

An online child abuse case hands these over on conviction, so that nothing is typed twice (docs/domain.md 12.9).
"""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, LargeBinary, Text

from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.standing import about_nominal


class IdentityKind(StrEnum):
    """What kind of identity it is."""

    ONLINE = "ONLINE"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    NETWORK_ADDRESS = "NETWORK_ADDRESS"
    VEHICLE = "VEHICLE"


class NominalCategory(StrEnum):
    """What a nominal is to the law: suspects and convicted people are kept apart (DPA 2018 s.38(3))."""

    SUSPECT = "SUSPECT"
    CONVICTED = "CONVICTED"


known_identity = record(
    "known_identity",
    *about_nominal(),
    *choice("kind", IdentityKind),
    *limited("platform", 100),
    *limited("value", 200),
    instant("recorded_at"),
    identifier("case_id", optional=True, comment="The case that it came from."),
    Index(None, "force_id", "nominal_id"),
    Index("known_identity_value", "force_id", "kind", "value"),
    comment="A name on a platform, an address or a number by which a nominal is known.",
)

known_device = record(
    "known_device",
    *about_nominal(),
    *limited("description", 500),
    *limited("exhibit", 100),
    instant("seized_at", optional=True),
    identifier("case_id", optional=True, comment="The case that it came from."),
    Index(None, "force_id", "nominal_id"),
    comment="A device that a nominal has or had. What is on it is never kept here.",
)

agency_reference = record(
    "agency_reference",
    *about_nominal(),
    *limited("agency", 200),
    *limited("reference", 100),
    Column("what", Text, nullable=False, comment="What it is of, as a code."),
    instant("since"),
    identifier("case_id", optional=True, comment="The case that it came from."),
    Index(None, "force_id", "nominal_id"),
    comment="Another agency's reference about a nominal.",
)

nominal_category = record(
    "nominal_category",
    *about_nominal(),
    *choice("category", NominalCategory),
    Column("since", Date, nullable=False),
    Column("until", Date, comment="The first day on which it holds no longer; null: it holds."),
    *limited("source", 500),
    identifier("case_id", optional=True, comment="The case that says so."),
    CheckConstraint("until is null or until >= since", name="period"),
    Index(None, "force_id", "nominal_id"),
    comment="What a nominal was to the law and when: nothing before a conviction is told of a convicted person.",
)

nominal_document = record(
    "nominal_document",
    *about_nominal(),
    *limited("name", 200),
    *limited("kind", 40),
    Column("bytes", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    instant("added_at"),
    identifier("case_id", optional=True, comment="The case that it came from."),
    Index(None, "force_id", "nominal_id"),
    comment="A file about a nominal that a case handed over: it passed the gate there, and is no picture.",
)

nominal_welfare_plan = record(
    "nominal_welfare_plan",
    *about_nominal(),
    *limited("text", 2_000),
    instant("written_at"),
    identifier("written_by", comment="The officer who wrote it."),
    identifier("case_id", optional=True, comment="The case that it came from."),
    belongs_to("written_by", "officer"),
    Index(None, "force_id", "nominal_id"),
    comment="How somebody was looked after while they were a suspect; the last one holds.",
)
