"""Obligations: what is owed by a date, and the dated policy that says so."""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import ID

from api.access.rules import IN_UNIT, SUPERVISOR
from api.nominals.commands import RiskLevel
from api.obligations.commands import CancelReason, Counting, ObligationKind, PauseRule, RecordKind, Revision
from schema import obligation_words, risk
from schema.matching import AND, NOT, OR, UNSET, InstantRange
from schema.organisation import Officer, Unit
from schema.paging import Node, connection_of
from schema.reading.declare import column, expression, matched, records, to_one
from schema.reading.sources import Pages, Parameters, Row, SortKey

if TYPE_CHECKING:
    from schema.nominals import Nominal
    from schema.visits import Visit

# Their words are published before the types that use them.
assert obligation_words


@records("policy_row")
class PolicyRow(Node):
    """How long something may take, by law or by the force's policy, from one day to another."""

    code: ObligationKind = column("What it is about.")
    risk_level: RiskLevel | None = column("For which risk level; null: for all.")
    applies_to: str | None = column("For which case of it, as a code; null: for all. At most 60 characters.")
    months: int | None = column("How many calendar months, if it is counted in months.")
    days: int | None = column("How many days, if it is counted in days.")
    hours: int | None = column("How many hours, if it is counted in hours.")
    working_days: int | None = column("How many working days, if it is counted in those.")
    unlimited: bool = column("It never ends; then it has no unit.")
    counting: Counting = column("How it is counted from its basis.")
    pause_rule: PauseRule = column("What time in custody, in hospital or abroad does to it.")
    extension_days: int | None = column("How many days it is extended by such a time, if it is.")
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


# What is owed of a case is published as CaseObligation (schema/cases.py): here every record has its nominal.
@records("obligation", subject="nominal_id", hidden="{row}.superseded_at is not null or {row}.nominal_id is null")
class Obligation(Node):
    """Something owed by a date. Of some kinds one is open for a nominal, of others one for each event. Seen by whoever
    sees the nominal.
    """

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
    opened_by_id: ID | None = column("The id of the record that opened it.", "opened_by")
    opened_with: RecordKind | None = column("What kind of record that is.")
    basis: datetime = column("The instant that its period is counted from.")
    due_at: datetime | None = column("By when it is owed; null while its clock stands still.")
    explain: str = column(
        "Why it is due then, in plain words: which rule, of which date, from which day, by which pauses; at most 1,000"
        " characters.",
        "explanation",
    )
    met_at: datetime | None = column("When it was met; null if it was not.")
    met_by: Annotated["Visit", strawberry.lazy("schema.visits")] | None = to_one(
        "The visit that met it; null if none did, or if the caller may not see it.", "met_by"
    )
    met_by_id: ID | None = column("The id of the record that met it.", "met_by")
    met_with: RecordKind | None = column("What kind of record that is.")
    cancelled_at: datetime | None = column("When it came to be owed no longer without being met.")
    cancel_reason: CancelReason | None = column("Why it came to be owed no longer.")
    recorded_at: datetime = column("When this was written.")
    revised_for: Revision | None = column("Why it was reckoned anew; null if it is as it was first reckoned.")
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
    kind: list[ObligationKind] | None = matched("Of one of these kinds, 100 at most.", "kind", "text")
    risk_level: list[RiskLevel] | None = matched(
        "The nominal's risk level is one of these, 100 at most.", _risk_level, "text"
    )
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

# What only a supervisor's word meets.
_FOR_SUPERVISORS = ("SUP_REVIEW", "REACTIVE_REVIEW", "S96B", "ORDER_END", "TRANSFER", "NOTIF_PERIOD_END")
_LISTED = ", ".join(f"'{kind}'" for kind in _FOR_SUPERVISORS)
WAITING = Pages(
    orders={
        "OLDEST_DUE": SortKey(lambda row, _: f"coalesce({row['due_at']}, 'infinity')", "timestamptz"),
        "RISKIEST": SortKey(lambda row, binds: risk.rank(_risk_level(row, binds)), "int"),
    },
    default=("OLDEST_DUE", "RISKIEST"),
    where=lambda row, _: (
        f"{row['kind']} in ({_LISTED}) and {row['met_at']} is null and {row['cancelled_at']} is null"
        f" and {row['superseded_at']} is null"
    ),
    rule=SUPERVISOR & IN_UNIT,
)
