"""Obligations: what is owed by a date, and the dated policy that says so."""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import ID

from api.nominals.commands import RiskLevel
from api.obligations.commands import ObligationKind
from schema import risk
from schema.matching import AND, NOT, OR, UNSET, InstantRange
from schema.organisation import Officer, Unit
from schema.paging import Node, connection_of
from schema.publish import publish_enum
from schema.reading.declare import column, expression, matched, records, to_one
from schema.reading.sources import Pages, Parameters, Row, SortKey

if TYPE_CHECKING:
    from schema.nominals import Nominal
    from schema.visits import Visit

publish_enum(ObligationKind, {"VISIT_ROUTINE": "A routine home visit, as often as the risk level asks for."})


@records("policy_row")
class PolicyRow(Node):
    """How long something may take, by law or by the force's policy, from one day to another."""

    code: ObligationKind = column("What it is about.")
    risk_level: RiskLevel | None = column("For which risk level; null: for all.")
    months: int | None = column("How many calendar months; null where it is counted in days.")
    days: int | None = column("How many days; null where it is counted in months.")
    valid_from: date = column("The first day on which it holds.")
    valid_to: date | None = column("The first day on which it holds no longer; null: in force.")
    source: str = column("The law or policy that says so; at most 500 characters.")


def _days_overdue(row: Row, binds: Parameters) -> str:
    return (
        f"case when {row['met_at']} is null and {row['cancelled_at']} is null then greatest(0,"
        f" ({binds.now()} at time zone 'Europe/London')::date - ({row['due_at']} at time zone 'Europe/London')::date)"
        f" else 0 end"
    )


def _risk_level(row: Row, _: Parameters) -> str:
    return (
        f"(select about.risk_level from doorstep.nominal about where about.force_id = {row['force_id']}"
        f" and about.id = {row['nominal_id']})"
    )


@records("obligation", subject="nominal_id", hidden="{row}.superseded_at is not null")
class Obligation(Node):
    """Something owed by a date. At most one of a kind is open for a nominal. Seen by whoever sees the nominal."""

    kind: ObligationKind = column("What is owed.")
    nominal: Annotated["Nominal", strawberry.lazy("schema.nominals")] | None = to_one(
        "Whom it is about; null if the caller may not see them.", "nominal_id"
    )
    nominal_id: ID = column("The id of that nominal.")
    unit: Unit = to_one("The unit that owes it.", "unit_id")
    unit_id: ID = column("The id of that unit.")
    owner: Officer = to_one("The officer who owes it.", "owner_id")
    owner_id: ID = column("The id of that officer.")
    opened_at: datetime = column("From when it is owed.")
    due_at: datetime = column("By when it is owed.")
    met_at: datetime | None = column("When it was met; null if it was not.")
    met_by: Annotated["Visit", strawberry.lazy("schema.visits")] | None = to_one(
        "The visit that met it; null if none did, or if the caller may not see it.", "met_by"
    )
    cancelled_at: datetime | None = column("When it came to be owed no longer without being met.")
    days_overdue: int = expression(
        "Days since the day it fell due, by the calendar in London; 0 if it is not overdue.", _days_overdue
    )
    risk_level: RiskLevel = expression("The risk level of its nominal.", _risk_level)
    policy: PolicyRow = to_one("The policy that made it.", "policy_row_id")


@strawberry.enum(description="An order of obligations.")
class ObligationOrder(Enum):
    OLDEST_DUE = strawberry.enum_value("OLDEST_DUE", description="By when it fell due, the oldest first.")
    RISKIEST = strawberry.enum_value("RISKIEST", description="By the nominal's risk level, the riskiest first.")


@strawberry.input(description="Which obligations. What is given must hold together; a null says nothing.")
class ObligationFilter:
    risk_level: list[RiskLevel] | None = matched("The nominal's risk level is one of these.", _risk_level, "text")
    owner_id: ID | None = matched("Owed by the officer with this id.", "owner_id", "uuid")
    unit_id: ID | None = matched("Owed by the unit with this id.", "unit_id", "uuid")
    nominal_id: ID | None = matched("About the nominal with this id.", "nominal_id", "uuid")
    due_at: InstantRange | None = matched("About when it fell due.", "due_at", "timestamptz")
    and_: list["ObligationFilter"] | None = strawberry.field(name="and", description=AND, default=UNSET)
    or_: list["ObligationFilter"] | None = strawberry.field(name="or", description=OR, default=UNSET)
    not_: "ObligationFilter | None" = strawberry.field(name="not", description=NOT, default=UNSET)


@connection_of(Obligation, "obligations")
class ObligationConnection:
    """A page of obligations."""


OVERDUE = Pages(
    orders={
        "OLDEST_DUE": SortKey(lambda row, _: row["due_at"], "timestamptz"),
        "RISKIEST": SortKey(lambda row, binds: risk.rank(_risk_level(row, binds)), "int"),
    },
    default=("OLDEST_DUE", "RISKIEST"),
    where=lambda row, binds: (
        f"{row['due_at']} < {binds.now()} and {row['met_at']} is null and {row['cancelled_at']} is null"
        f" and {row['superseded_at']} is null"
    ),
)
