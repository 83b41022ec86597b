"""Submissions that are held for a person to decide."""

from datetime import datetime
from enum import Enum

import strawberry
from strawberry import ID

from api.sync.tables import MutationState
from schema.matching import InstantRange
from schema.nominals import Nominal
from schema.paging import Node, connection_of
from schema.publish import publish_enum
from schema.reading.declare import column, expression, matched, records, to_one
from schema.reading.sources import Pages, Parameters, Row, SortKey
from schema.scalars import JSON

publish_enum(
    MutationState,
    {
        "APPLIED": "Done as it was sent.",
        "MERGED": "Done, put together with what somebody else had done.",
        "CONFLICT": "Done in part: somebody else changed the same, and a person decides which stands.",
        "QUARANTINED": "Held: it could not be applied as it is.",
        "RESOLVED": "Was held; a supervisor has decided.",
    },
)


def _author(row: Row, _: Parameters) -> str:
    return (
        f"coalesce((select sender.name from doorstep.principal sender where sender.force_id = {row['force_id']}"
        f" and sender.id = {row['principal_id']}), 'Somebody outside your unit')"
    )


@records("sync_mutation", subject="nominal_id")
class HeldSubmission(Node):
    """What a phone sent and could not be applied: nothing is lost, a person decides. Seen by its author and by the
    supervisors of the unit.
    """

    op: str = column("What was to be done, for example RecordVisit; at most 50 characters.")
    state: MutationState = column("How it stands.")
    reason: str | None = column("Why it is held: a stable code.")
    message: str | None = column("What the author was told.")
    received_at: datetime = column("When the server had it.")
    device_at: datetime | None = column("When it was done, as the phone said; null if that could not be read.")
    author: str = expression("Who did it.", _author)
    nominal: Nominal | None = to_one("Whom it is about; null if not known or not seen by the caller.", "nominal_id")
    nominal_id: ID | None = column("The id of that nominal, if it could be read.")
    payload: JSON | None = column("What was sent; null if it could not be opened, or is withheld.")


@strawberry.enum(description="An order of held submissions.")
class HeldSubmissionOrder(Enum):
    OLDEST = strawberry.enum_value("OLDEST", description="By when the server had them, the earliest first.")
    NEWEST = strawberry.enum_value("NEWEST", description="By when the server had them, the latest first.")


@strawberry.input(description="Which held submissions. What is given must hold together; a null says nothing.")
class HeldSubmissionFilter:
    state: list[MutationState] | None = matched("In one of these states, 100 at most.", "state", "text")
    op: list[str] | None = matched("To do one of these, 100 at most.", "op", "text")
    nominal_id: ID | None = matched("About the nominal with this id.", "nominal_id", "uuid")
    received_at: InstantRange | None = matched("About when the server had them.", "received_at", "timestamptz")


@connection_of(HeldSubmission, "held submissions")
class HeldSubmissionConnection:
    """A page of held submissions."""


HELD = Pages(
    orders={
        "OLDEST": SortKey(lambda row, _: row["received_at"], "timestamptz"),
        "NEWEST": SortKey(lambda row, _: row["received_at"], "timestamptz", descending=True),
    },
    default=("OLDEST",),
    where=lambda row, _: f"{row['state']} = 'QUARANTINED' and {row['resolved_at']} is null",
)
