"""Conflicts: two people changed the same field, and a person decides."""

from datetime import datetime
from enum import Enum
from typing import Annotated, Any

import strawberry
from strawberry import ID, field

from api.sync.deciding import settle
from api.sync.settling import SettleConflict
from api.sync.tables import ConflictChoice
from schema.context import Asking
from schema.errors import UserError, published
from schema.identifiers import one_id
from schema.nominals import Nominal
from schema.paging import Node, connection_of
from schema.publish import publish_enum
from schema.reading.declare import column, expression, plain, records, to_one
from schema.reading.sources import Pages, Parameters, Row, SortKey
from schema.scalars import JSON

publish_enum(
    ConflictChoice,
    {
        "MINE": "What the author of the conflict wrote.",
        "THEIRS": "What stands now.",
        "OTHER": "Another value.",
    },
)


def _officer(name: str) -> Any:
    def sql(row: Row, _: Parameters) -> str:
        return (
            f"(select who.name from doorstep.officer who where who.force_id = {row['force_id']}"
            f" and who.id = {row[name]})"
        )

    return sql


@records("sync_conflict", subject="nominal_id")
class Conflict(Node):
    """A field that two people changed: the record holds `theirs` until a person decides. Seen by its author and by the
    supervisors of the unit, as far as they work with the nominal.
    """

    nominal: Nominal | None = to_one("Whom the record is about.", "nominal_id")
    nominal_id: ID = column("The id of that nominal.")
    entity: str = column("What kind of record, for example HouseholdMember.")
    record_id: ID = column("The record's id.")
    field: str = column("The field, as the phone calls it, for example ageBand.")
    base: JSON | None = column("What the author's phone showed; null: the field was empty.")
    mine: JSON | None = column("What the author wrote; null: that it is empty.")
    theirs: JSON | None = column("What stood when it arrived, and stands until somebody decides; null: it was empty.")
    author: str | None = expression(
        "The officer who wrote `mine`; null for one who is no officer.", _officer("officer_id")
    )
    theirs_author: str | None = expression(
        "The officer who wrote `theirs`; null if it was so before changes were kept.", _officer("theirs_officer_id")
    )
    mine_at: datetime | None = column("When `mine` was written, by the phone's clock; null if that could not be read.")
    theirs_at: datetime | None = column("When the server had `theirs`; null if before changes were kept.")
    opened_at: datetime = column("When the conflict arose.")
    resolved_at: datetime | None = column("When a person decided; null: nobody has.")
    choice: ConflictChoice | None = column("What was decided.")
    chosen: JSON | None = column("The value that was chosen.")
    note: str | None = column("Why, in words; at most 2,000 characters.")


@strawberry.enum(description="An order of conflicts.")
class ConflictOrder(Enum):
    OLDEST = strawberry.enum_value("OLDEST", description="By when they arose, the earliest first.")
    NEWEST = strawberry.enum_value("NEWEST", description="By when they arose, the latest first.")


@connection_of(Conflict, "conflicts")
class ConflictConnection:
    """A page of conflicts."""


CONFLICTS = Pages(
    orders={
        "OLDEST": SortKey(lambda row, _: row["opened_at"], "timestamptz"),
        "NEWEST": SortKey(lambda row, _: row["opened_at"], "timestamptz", descending=True),
    },
    default=("OLDEST",),
    where=lambda row, _: f"{row['resolved_at']} is null",
)


@strawberry.input(description="A decision about a conflict.")
class SettleConflictInput:
    id: ID = field(description="Made by the client; names this request for ever. The same again is not done twice.")
    conflict_id: ID = field(description="The conflict.")
    nominal_id: ID = field(description="The nominal that it is about.")
    choice: ConflictChoice = field(description="Which value shall stand.")
    value: JSON | None = field(default=None, description="The value, if another.")
    note: str = field(description="Why, in words; from 1 to 2,000 characters.")


@plain
class SettleConflictPayload:
    """What came of settleConflict: the conflict as the caller may see it, or what to mend."""

    conflict_id: strawberry.Private[ID | None]
    user_errors: list[UserError] = field(
        description="What to mend, one for each input at fault; empty if it is decided."
    )

    @strawberry.field(graphql_type=Conflict | None, description="The conflict; null if it was not decided.")
    async def conflict(self, info: Asking) -> object:
        if self.conflict_id is None:
            return None
        return await info.context.read_record("Conflict", one_id(self.conflict_id, "conflictId"), info._raw_info)  # noqa: SLF001


async def settle_conflict(
    info: Asking, asked: Annotated[SettleConflictInput, strawberry.argument(name="input", description="The decision.")]
) -> SettleConflictPayload:
    command = SettleConflict(
        conflict_id=one_id(asked.conflict_id, "conflictId"),
        nominal_id=one_id(asked.nominal_id, "nominalId"),
        choice=asked.choice,
        value=asked.value,
        note=asked.note,
    )
    errors = await settle(info.context.services, info.context.principal, command, request_id=one_id(asked.id, "id"))
    return SettleConflictPayload(
        conflict_id=None if errors else ID(str(command.conflict_id)), user_errors=published(errors)
    )
