"""Information sharing agreements, as pages that a data-protection officer reads and signs."""

from datetime import datetime
from enum import Enum

import strawberry
from strawberry import ID

from api.nominals.commands import ManagementMode, RiskLevel
from api.sharing.words import Gateway, OnwardRule, Purpose, SharedField, WithheldCategory
from schema import sharing_words as _words  # noqa: F401 - publishes them
from schema.organisation import Agency
from schema.paging import Node, connection_of
from schema.reading.declare import column, expression, matched, records, to_many, to_one
from schema.reading.sources import Pages, Parameters, Row, SortKey

WITHHELD_AND_TOLD = "not c.shown and c.told"


def _in_force(row: Row, binds: Parameters) -> str:
    now = binds.now()
    return (
        f"({row['signed_at']} is not null and {row['ended_at']} is null and {row['valid_from']} <= {now}"
        f" and {row['valid_to']} > {now} and not exists (select from doorstep.agreement later"
        f" where later.force_id = {row['force_id']} and later.agency_id = {row['agency_id']}"
        f" and later.version > {row['version']} and later.signed_at is not null and later.ended_at is null"
        f" and later.valid_from <= {now} and later.valid_to > {now}))"
    )


@records("agreement_purpose")
class AgreementPurpose:
    """A purpose that an agreement is for, with the law that allows it."""

    id: ID = column("The line's id: a UUID.")
    purpose: Purpose = column("What may be shared for.")
    gateway: Gateway | None = column("The law that allows it; null only in a draft that is not finished.")
    necessity: str = column("Why it is necessary and proportionate; at most 500 characters.")


@records("agreement_rows")
class AgreementRows:
    """Whom an agreement covers: all that a line says must hold. A restricted nominal is in no agreement."""

    id: ID = column("The line's id: a UUID.")
    districts: list[str] = column("Managed by a unit of one of these districts; empty: of any.")
    risk_levels: list[RiskLevel] = column("Of one of these risk levels; empty: of any.")
    modes: list[ManagementMode] = column("Managed in one of these ways; empty: in any.")
    with_children: bool = column("A child lives in or visits the home.")


@records("agreement_field")
class AgreementField:
    """What an agreement decides about one field."""

    id: ID = column("The line's id: a UUID.")
    field: SharedField = column("Which field.")
    shown: bool = column("It is shown.")
    category: WithheldCategory | None = column("What kind of reason keeps it back; null where it is shown.")
    clause: str = column("By which clause; at most 60 characters.")
    reason: str = column("Why, in words; at most 500 characters.")
    told: bool = column("The partner is told that it is withheld.")


@records("agreement")
class Agreement(Node):
    """One version of an agreement between the force and an agency. Once signed it is never changed, only ended."""

    agency: Agency = to_one("The agency.", "agency_id")
    agency_id: ID = column("The id of that agency.")
    version: int = column("1, 2, 3 … of the agency's agreement.")
    title: str = column("What it is called; at most 200 characters.")
    valid_from: datetime = column("From when it may hold.")
    valid_to: datetime = column("The first instant at which it holds no longer.")
    contact_name: str = column("Whom to ask; at most 200 characters.")
    contact: str = column("How to reach them; at most 200 characters.")
    onward: OnwardRule = column("Whether the agency may tell others.")
    pointer: bool = column("Of people whom it does not cover, the agency may be told that police hold something.")
    names_person: bool = column("The agency's machines must name the person they ask for.")
    schedule_8: str = column("The condition of DPA 2018 Schedule 8 that is met; empty: none is named.")
    drafted_at: datetime = column("When this version was drafted.")
    signed_at: datetime | None = column("When it was signed; null: it is a draft and counts for nothing.")
    signature: str | None = column("Who signed it, as they wrote it.")
    ended_at: datetime | None = column("When somebody ended it before its time.")
    end_reason: str | None = column("Why it was ended; at most 500 characters.")
    in_force: bool = expression("It is the version that counts at this moment.", _in_force)
    purposes: list[AgreementPurpose] = to_many(
        "What it is for, in its own order, 200 at most.", "agreement_id", "position", "id"
    )
    rows: list[AgreementRows] = to_many(
        "Whom it covers, in its own order, 200 at most: any line is enough.", "agreement_id", "position", "id"
    )
    shown: list[AgreementField] = to_many(
        "The fields that it shows, in its own order, 200 at most.", "agreement_id", "position", "id", where="c.shown"
    )
    withheld: list[AgreementField] = to_many(
        "The fields that it withholds, in its own order, 200 at most.",
        "agreement_id",
        "position",
        "id",
        where="not c.shown",
    )


@strawberry.input(description="Which agreements. What is given must hold together; a null says nothing.")
class AgreementFilter:
    agency_id: ID | None = matched("With the agency of this id.", "agency_id", "uuid")
    in_force: bool | None = matched("In force now, or not.", _in_force, "boolean")
    signed: bool | None = matched("Signed, or not yet.", lambda row, _: f"({row['signed_at']} is not null)", "boolean")


@strawberry.enum(description="An order of agreements.")
class AgreementOrder(Enum):
    LATEST = strawberry.enum_value("LATEST", description="By when they were drafted, the latest first.")
    ENDS_FIRST = strawberry.enum_value("ENDS_FIRST", description="By when they end, the soonest first.")


@connection_of(Agreement, "agreements")
class AgreementConnection:
    """A page of agreements."""


AGREEMENTS = Pages(
    orders={
        "LATEST": SortKey(lambda row, _: row["drafted_at"], "timestamptz", descending=True),
        "ENDS_FIRST": SortKey(lambda row, _: row["valid_to"], "timestamptz"),
    },
    default=("LATEST",),
)
