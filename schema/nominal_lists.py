"""Lists of nominals: which, in which order, and whose are in a caseload."""

from enum import Enum

import strawberry
from strawberry import ID

from api.access.rules import IN_UNIT, OWNER, SUPERVISOR
from api.nominals.commands import ManagementMode, RiskLevel
from schema import risk
from schema.matching import AND, NOT, OR, UNSET, InstantRange, TextMatch
from schema.nominal_sql import next_due
from schema.nominals import Nominal
from schema.paging import connection_of
from schema.reading.declare import matched
from schema.reading.sources import Pages, SortKey


@strawberry.enum(description="An order of nominals.")
class NominalOrder(Enum):
    MOST_OVERDUE = strawberry.enum_value(
        "MOST_OVERDUE",
        description="By when the routine visit falls due, the oldest first; those who are owed none last.",
    )
    RISKIEST = strawberry.enum_value("RISKIEST", description="By risk level, the riskiest first.")
    NAME = strawberry.enum_value("NAME", description="By name, A first, whatever the letter case.")
    LONGEST_UNSEEN = strawberry.enum_value(
        "LONGEST_UNSEEN",
        description="By the last successful visit, the longest ago first; those never seen before all.",
    )


@strawberry.input(description="Which nominals. What is given must hold together; a null says nothing.")
class NominalFilter:
    id: list[ID] | None = matched("One of these ids, 100 at most.", "id", "uuid")
    reference: TextMatch | None = matched("About the force's reference.", "reference", "text")
    name: TextMatch | None = matched("About the name.", "name", "text")
    risk_level: list[RiskLevel] | None = matched("One of these risk levels, 100 at most.", "risk_level", "text")
    management_mode: list[ManagementMode] | None = matched(
        "One of these modes, 100 at most.", "management_mode", "text"
    )
    restricted: bool | None = matched("Restricted, or not.", "restricted", "boolean")
    owner_id: ID | None = matched("Managed by the officer with this id.", "owner_id", "uuid")
    unit_id: ID | None = matched("Managed by the unit with this id.", "unit_id", "uuid")
    last_successful_visit_at: InstantRange | None = matched(
        "About when a visit last succeeded.", "last_successful_visit_at", "timestamptz"
    )
    next_visit_due_at: InstantRange | None = matched(
        "About when the visit owed now falls due.", next_due, "timestamptz"
    )
    and_: list["NominalFilter"] | None = strawberry.field(name="and", description=AND, default=UNSET)
    or_: list["NominalFilter"] | None = strawberry.field(name="or", description=OR, default=UNSET)
    not_: "NominalFilter | None" = strawberry.field(name="not", description=NOT, default=UNSET)


@connection_of(Nominal, "nominals")
class NominalConnection:
    """A page of nominals."""


CASELOAD = Pages(
    orders={
        "MOST_OVERDUE": SortKey(lambda row, binds: f"coalesce({next_due(row, binds)}, 'infinity')", "timestamptz"),
        "RISKIEST": SortKey(lambda row, _: risk.rank(row["risk_level"]), "int"),
        "NAME": SortKey(lambda row, _: f'lower({row["name"]}) collate "C"', "text"),
        "LONGEST_UNSEEN": SortKey(
            lambda row, _: f"coalesce({row['last_successful_visit_at']}, '-infinity')", "timestamptz"
        ),
    },
    default=("MOST_OVERDUE", "RISKIEST"),
    rule=OWNER | (SUPERVISOR & IN_UNIT),
)
