"""Two officers' records of one visit, or of two: what the rule noticed, and what a supervisor decides."""

from datetime import datetime
from enum import Enum
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.visits.joining import Likeness, Verdict
from api.visits.pairing import DecidePairing, decide_pairing
from schema.assessing import REQUEST_ID
from schema.context import Asking
from schema.errors import UserError
from schema.inputs import command_of
from schema.nominals import Nominal
from schema.organisation import Officer
from schema.outcomes import changed, told
from schema.paging import Node, connection_of
from schema.publish import publish_enum
from schema.reading.declare import column, plain, records, to_one
from schema.reading.sources import Pages, SortKey
from schema.visits import Visit

publish_enum(
    Likeness,
    {
        "SAME": "Each names the other, and they were made at about the same time: joined by itself.",
        "MAYBE": "One names the other, or their times overlap: for a supervisor to decide.",
    },
    name="PairingLikeness",
)
publish_enum(
    Verdict,
    {"JOINED": "They are of one visit.", "PARTED": "They are of two visits."},
    name="PairingVerdict",
)


@records("visit_pairing", subject="nominal_id")
class VisitPairing(Node):
    """Two officers' records that are, or may be, of one visit. Both are kept as they were written; joined, they count
    as one visit.
    """

    nominal: Nominal | None = to_one("Who was visited; null if the caller may not see them.", "nominal_id")
    nominal_id: ID = column("The id of that nominal.")
    one: Visit | None = to_one("The one record.", "one_id")
    other: Visit | None = to_one("The other record.", "other_id")
    likeness: Likeness | None = column("What the rule said; null: a supervisor found the two.")
    outcomes_differ: bool = column("They say different things of what came of it.")
    noticed_at: datetime = column("When the second of them arrived.")
    verdict: Verdict | None = column("What a supervisor decided; null: nobody has.")
    lead_id: ID | None = column("Which of them speaks for the visit, if a supervisor said.")
    note: str | None = column("How the supervisor knows; at most 2,000 characters.")
    decided_at: datetime | None = column("When it was decided.")
    decider: Officer | None = to_one("Who decided.", "decided_by")


@strawberry.enum(description="An order of pairings.")
class VisitPairingOrder(Enum):
    OLDEST = strawberry.enum_value("OLDEST", description="By when they were noticed, the earliest first.")
    NEWEST = strawberry.enum_value("NEWEST", description="By when they were noticed, the latest first.")


@connection_of(VisitPairing, "pairings")
class VisitPairingConnection:
    """A page of pairings."""


PAIRINGS = Pages(
    orders={
        "OLDEST": SortKey(lambda row, _: row["noticed_at"], "timestamptz"),
        "NEWEST": SortKey(lambda row, _: row["noticed_at"], "timestamptz", descending=True),
    },
    default=("OLDEST",),
    where=lambda row, _: f"{row['verdict']} is null and ({row['likeness']} = 'MAYBE' or {row['outcomes_differ']})",
)


@strawberry.input(description="Whether two officers' records are of one visit.")
class DecidePairingInput:
    id: ID = field(description=REQUEST_ID)
    visit_id: ID = field(description="The one record.")
    other_visit_id: ID = field(description="The other record, of a visit to the same nominal by another officer.")
    verdict: Verdict = field(description="Of one visit, or of two. Either undoes the other.")
    lead_id: ID | None = field(
        default=None,
        description="Which of them speaks for the visit, and so whether it succeeded; null: one that succeeded, else"
        " the earlier.",
    )
    note: str = field(description="How you know; from 1 to 2,000 characters.")


@plain
class DecidePairingPayload:
    """What came of decidePairing: the pairing as the caller may see it, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was decided.")

    @strawberry.field(graphql_type=VisitPairing | None, description="The pairing; null if nothing was decided.")
    async def pairing(self, info: Asking) -> object:
        return await changed(info, "VisitPairing", self.key)


async def decide(
    info: Asking, asked: Annotated[DecidePairingInput, strawberry.argument(name="input", description="The decision.")]
) -> DecidePairingPayload:
    given = info.context
    outcome = await decide_pairing(given.services, given.principal, command_of(DecidePairing, asked))
    return DecidePairingPayload(**told(outcome))


@strawberry.type
class PairingMutations:
    decide_pairing: DecidePairingPayload = strawberry.mutation(
        resolver=decide,
        graphql_type=DecidePairingPayload,
        description="Join two officers' records of one visit, or part them. For supervisors who made neither. Scope"
        " visits:write.",
    )
