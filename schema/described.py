"""Whom reports describe, and what a desk does about them: who they are, or that it is nobody known."""

from datetime import date, datetime
from enum import Enum
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.intelligence import commands as asked_of
from api.intelligence import linking
from api.intelligence.words import PersonState, Priority
from schema.assessing import REQUEST_ID
from schema.context import Asking
from schema.errors import UserError
from schema.intelligence import IntelligenceReport
from schema.matching import InstantRange
from schema.nominals import Nominal
from schema.organisation import Unit
from schema.outcomes import changed, doing, told
from schema.paging import Node, connection_of
from schema.reading.declare import argument, column, compiled, matched, paged, plain, records, to_one
from schema.reading.sources import Pages, Single, SortKey


@records("intelligence_person", subject="nominal_id")
class DescribedPerson(Node):
    """Somebody whom the submitter of intelligence could not look up, as they were told of. Seen by the intelligence
    unit, and by the supervisor of the unit that manages offenders where the submitter works.
    """

    report_id: ID = column("The report that describes them.")
    report: IntelligenceReport | None = to_one("That report; null if the caller may not see it.", "report_id")
    unit: Unit = to_one("The unit whose supervisor is asked beside the intelligence unit.", "unit_id")
    name: str = column("The name as told; at most 200 characters, empty where none was.")
    date_of_birth: date | None = column("The date of birth, if it was told.")
    age: int | None = column("How many years old they seemed.")
    address: str = column("Where they live or were seen, as told; at most 500 characters.")
    description: str = column("What they look like, and what else was told of them; at most 2,000 characters.")
    priority: Priority = column("How urgent the report was, as it was submitted.")
    told_at: datetime = column("When the server had it.")
    state: PersonState = column("What became of it.")
    nominal: Nominal | None = to_one("Who it is; null if nobody was found, or nobody the caller may see.", "nominal_id")
    reason: str | None = column("Why it is nobody known; at most 2,000 characters.")
    settled_at: datetime | None = column("When somebody found out, or recorded that it is nobody known.")


@strawberry.enum(description="An order of described persons.")
class DescribedPersonOrder(Enum):
    OLDEST = strawberry.enum_value("OLDEST", description="By when they were told of, the earliest first.")
    NEWEST = strawberry.enum_value("NEWEST", description="By when they were told of, the latest first.")
    MOST_URGENT = strawberry.enum_value("MOST_URGENT", description="By the priority of the report, high first.")


@strawberry.input(description="Which described persons. What is given must hold together; a null says nothing.")
class DescribedPersonFilter:
    id: list[ID] | None = matched("One of these ids, 100 at most.", "id", "uuid")
    report_id: list[ID] | None = matched("Described by one of these reports, 100 at most.", "report_id", "uuid")
    state: list[PersonState] | None = matched("In one of these states, 100 at most.", "state", "text")
    told_at: InstantRange | None = matched("About when they were told of.", "told_at", "timestamptz")


@connection_of(DescribedPerson, "described persons")
class DescribedPersonConnection:
    """A page of described persons."""


DESCRIBED = Pages(
    orders={
        "OLDEST": SortKey(lambda row, _: row["told_at"], "timestamptz"),
        "NEWEST": SortKey(lambda row, _: row["told_at"], "timestamptz", descending=True),
        "MOST_URGENT": SortKey(
            lambda row, _: f"case {row['priority']} when 'HIGH' then 0 when 'MEDIUM' then 1 else 2 end", "int"
        ),
    },
    default=("MOST_URGENT", "OLDEST"),
)


@strawberry.input(description="Say which nominal somebody is whom a report describes.")
class LinkDescribedPersonInput:
    id: ID = field(description=REQUEST_ID)
    person_id: ID = field(description="The described person.")
    nominal_id: ID = field(description="Who it is: a nominal that the caller may see.")


@strawberry.input(description="Record that somebody whom a report describes is nobody known.")
class RecordNobodyKnownInput:
    id: ID = field(description=REQUEST_ID)
    person_id: ID = field(description="The described person.")
    reason: str = field(description="Where was looked, or why it is nobody known; at most 2,000 characters.")


@plain
class DescribedPersonPayload:
    """What came of a command about a described person: the person as they stand now, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was done.")

    @strawberry.field(
        graphql_type=DescribedPerson | None, description="The described person; null if nothing was changed."
    )
    async def described_person(self, info: Asking) -> object:
        return await changed(info, "DescribedPerson", self.key)


_doing = doing(DescribedPersonPayload, lambda outcome: DescribedPersonPayload(**told(outcome)))


@strawberry.type
class DescribedQueries:
    described_person: DescribedPerson | None = compiled(
        Single(),
        "One described person by id; null if there is none that the caller may see.",
        argument("id", ID, "The described person's id."),
    )
    described_persons: DescribedPersonConnection = compiled(
        DESCRIBED,
        "Whom reports describe, of those the caller may see, the most urgent first.",
        *paged(DescribedPersonFilter, DescribedPersonOrder),
    )


@strawberry.type
class DescribedMutations:
    link_described_person: DescribedPersonPayload = _doing(
        LinkDescribedPersonInput,
        asked_of.LinkPerson,
        linking.link,
        "Say who a described person is: the report is about them from now on, with all that follows of it.",
    )
    record_nobody_known: DescribedPersonPayload = _doing(
        RecordNobodyKnownInput,
        asked_of.RecordNobody,
        linking.nobody,
        "Record that a described person is nobody known, with a reason.",
    )
