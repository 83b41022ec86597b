"""Child abuse cases and what belongs to one: subjects, identities, addresses, children, devices, documents.

No image is ever kept here; what a case holds as a file has passed the gate (`gate.py`). Decisions, steps and events
stand in `history.py`. Invariant: every case has one officer and one unit, at every moment.
"""

from sqlalchemy import (
    ARRAY,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
)

from api.assessments.words import SubjectCategory
from api.cases.commands import LINE_MAX, NAME_MAX, REFERENCE_MAX, TEXT_MAX
from api.cases.standing import OWN, about_case
from api.cases.words import CaseOutcome, CaseState, KiratBand, ReferralSource, ShareDecision, WithholdReason
from api.db.columns import belongs_to, choice, identifier, instant, limited, record
from api.nominals.commands import AgeBand
from api.nominals.known import IdentityKind

ocait_case = record(
    "ocait_case",
    *choice("source", ReferralSource),
    *limited("reference", REFERENCE_MAX),
    instant("received_at", comment="Receipt in this force: every clock of the case counts from it."),
    instant("origin_received_at", optional=True, comment="Receipt where it came from: shown beside ours."),
    *limited("origin_force", NAME_MAX, optional=True),
    *limited("summary", TEXT_MAX),
    *choice("state", CaseState, default=CaseState.OPEN),
    identifier("unit_id"),
    identifier("owner_id"),
    Column("embargoed", Boolean, nullable=False, server_default="false", comment="Covert: see case_access."),
    *choice("band", KiratBand, default=KiratBand.PENDING),
    instant("band_as_of", optional=True, comment="By what was known at this time the band was given."),
    *choice("sharing", ShareDecision, default=ShareDecision.PENDING),
    *choice("withheld_for", WithholdReason, optional=True),
    instant("first_shared_at", optional=True, comment="When partners were first told; null: never yet."),
    instant("acted_at", optional=True, comment="When the suspect was first met: by warrant, arrest or interview."),
    *choice("outcome", CaseOutcome, optional=True),
    *limited("outcome_reason", TEXT_MAX, optional=True),
    instant("closed_at", optional=True),
    instant("recorded_at"),
    identifier("recorded_by", comment="The principal who recorded it."),
    Column("version", Integer, nullable=False, server_default="1", comment="Raised by each command about the case."),
    belongs_to("unit_id", "unit"),
    belongs_to("owner_id", "officer"),
    UniqueConstraint("force_id", "source", "reference"),
    UniqueConstraint("force_id", "id", *OWN, name="ocait_case_standing_key"),
    Index(None, "force_id", "received_at"),
    Index(None, "force_id", "owner_id"),
    CheckConstraint("(outcome is null) = (closed_at is null)", name="closed"),
    comment="An online child abuse case, from receipt to outcome.",
)

case_access = record(
    "case_access",
    *about_case(),
    identifier("officer_id"),
    *limited("reason", LINE_MAX),
    instant("granted_at"),
    instant("until", optional=True),
    belongs_to("officer_id", "officer"),
    Index(None, "force_id", "officer_id"),
    Index(None, "force_id", "case_id"),
    comment="Who may know of a covert case beside its officer and their supervisor.",
)

case_subject = record(
    "case_subject",
    *about_case(),
    *limited("name", NAME_MAX),
    Column("other_names", ARRAY(Text), nullable=False),
    Column("date_of_birth", Date),
    *choice("category", SubjectCategory),
    Column("works_with_children", Boolean, nullable=False, server_default="false"),
    identifier("nominal_id", optional=True, comment="Whom a person found them to be."),
    belongs_to("nominal_id", "nominal"),
    Index(None, "force_id", "case_id"),
    Index(None, "force_id", "nominal_id"),
    comment="Somebody whom a case is about.",
)

case_identity = record(
    "case_identity",
    *about_case(),
    *choice("kind", IdentityKind),
    *limited("platform", 100),
    *limited("value", 200),
    Index(None, "force_id", "case_id"),
    Index("case_identity_value", "force_id", "kind", "value"),
    comment="A name on a platform, an address or a number by which a suspect was found.",
)

case_address = record(
    "case_address",
    *about_case(),
    Column("lines", ARRAY(Text), nullable=False),
    *limited("postcode", 10),
    Index(None, "force_id", "case_id"),
    comment="Where a case leads.",
)

case_child = record(
    "case_child",
    *about_case(),
    *limited("first_name", 100),
    *choice("age_band", AgeBand),
    *limited("relationship", 100),
    Column("lives_there", Boolean, nullable=False),
    Index(None, "force_id", "case_id"),
    comment="A child in the household or within reach: first name and age band, no more.",
)

case_device = record(
    "case_device",
    *about_case(),
    *limited("description", LINE_MAX),
    *limited("exhibit", 100),
    instant("seized_at"),
    Index(None, "force_id", "case_id"),
    comment="A device that was seized. What is on it stays with the evidence.",
)

case_document = record(
    "case_document",
    *about_case(),
    *limited("name", NAME_MAX),
    *limited("kind", 40),
    Column("bytes", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    instant("added_at"),
    identifier("added_by", comment="The principal who added it."),
    Index(None, "force_id", "case_id"),
    comment="A file that passed the gate: no picture, and nothing that carries one.",
)
