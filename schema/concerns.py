"""Concerns: what a partner tells the force about somebody, and what it hears of it."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.sharing import concerns
from api.sharing.concerns import AnswerConcern, ContributeConcern, LinkConcern
from schema.assessing import REQUEST_ID
from schema.context import Asking
from schema.errors import UserError
from schema.inputs import command_of
from schema.nominals import Nominal
from schema.organisation import Agency
from schema.outcomes import changed, told
from schema.paging import Node, connection_of
from schema.reading.declare import column, compiled, matched, paged, plain, records, to_one
from schema.reading.sources import Pages, SortKey

_MEND = "What to mend, one for each fault; empty if it was done."


@records("concern", subject="nominal_id")
class Concern(Node):
    """What a partner told the force. The partner sees what it said and what came of it, not whom the force found."""

    agency: Agency = to_one("The agency that told.", "agency_id")
    on_behalf_of: str | None = column("The person for whom the agency's machine told it.")
    nominal: Nominal | None = to_one("Whom it is about, for the force; null: nobody has linked it.", "nominal_id")
    nominal_id: ID | None = column("The id of that nominal, for the force.")
    case_id: ID | None = column("The id of the case that it is about, for the force.")
    disclosure_id: ID | None = column("The item by which the agency named whom.")
    about_name: str | None = column("The name of whom it describes; at most 200 characters.")
    about_born: date | None = column("Their date of birth, as far as the agency knows.")
    about: str | None = column("Who they are, in words; at most 500 characters.")
    text: str = column("What the concern is; at most 2,000 characters.")
    happened_at: datetime | None = column("When it happened, if that is known.")
    received_at: datetime = column("When the force received it.")
    linked_at: datetime | None = column("When it was known whom it is about, for the force.")
    answered_at: datetime | None = column("When the force answered; null: not yet.")
    answer: str | None = column("What the agency may be told came of it; at most 500 characters.")


@strawberry.input(description="Which concerns. A null says nothing.")
class ConcernFilter:
    answered: bool | None = matched(
        "Answered, or not yet.", lambda row, _: f"({row['answered_at']} is not null)", "boolean"
    )


@connection_of(Concern, "concerns")
class ConcernConnection:
    """A page of concerns."""


CONCERNS = Pages(
    orders={"LATEST": SortKey(lambda row, _: row["received_at"], "timestamptz", descending=True)}, default=("LATEST",)
)


# Apart from `concerns`, and not a filter of it: a partner may ask for its own there, and is not told what was linked.
DESCRIBED = Pages(
    orders={"OLDEST": SortKey(lambda row, _: row["received_at"], "timestamptz")},
    default=("OLDEST",),
    where=lambda row, _: f"{row['nominal_id']} is null and {row['case_id']} is null and {row['answered_at']} is null",
)


@strawberry.input(description="A concern, and about whom: an item that the agency was told, or else a description.")
class ContributeConcernInput:
    id: ID = field(description="Made by the client; names the concern for ever. The same again is not done twice.")
    text: str = field(description="What the concern is; at most 2,000 characters.")
    disclosure_id: ID | None = field(default=None, description="What the agency was told of whom it is about.")
    name: str | None = field(
        default=None, description="Their name, if they are only described; at most 200 characters."
    )
    date_of_birth: date | None = field(default=None, description="Their date of birth, with the name.")
    about: str | None = field(default=None, description="Who they are, in words; at most 500 characters.")
    happened_at: datetime | None = field(default=None, description="When it happened, if that is known.")


@strawberry.input(description="Whom a described concern is about.")
class LinkConcernInput:
    id: ID = field(description=REQUEST_ID)
    concern_id: ID = field(description="The concern.")
    nominal_id: ID = field(description="The nominal.")


@strawberry.input(
    description="The answer to a concern about a case, or to a described one about nobody whom the force manages."
)
class AnswerConcernInput:
    id: ID = field(description=REQUEST_ID)
    concern_id: ID = field(description="The concern.")
    answer: str = field(
        default="",
        description="What the agency is told, word for word, at most 500 characters; empty: that it was dealt with.",
    )


@plain
class ConcernPayload:
    """What came of it: the concern, or what to mend."""

    key: strawberry.Private[UUID | None]
    user_errors: list[UserError] = field(description=_MEND)

    @strawberry.field(graphql_type=Concern | None, description="The concern; null if nothing was done.")
    async def concern(self, info: Asking) -> object:
        return await changed(info, "Concern", self.key)


async def contribute_concern(
    info: Asking, asked: Annotated[ContributeConcernInput, strawberry.argument(name="input", description="What.")]
) -> ConcernPayload:
    given = info.context
    outcome = await concerns.contribute(given.services, given.principal, command_of(ContributeConcern, asked))
    return ConcernPayload(**told(outcome))


async def link_concern(
    info: Asking, asked: Annotated[LinkConcernInput, strawberry.argument(name="input", description="Which, and whom.")]
) -> ConcernPayload:
    given = info.context
    outcome = await concerns.link(given.services, given.principal, command_of(LinkConcern, asked))
    return ConcernPayload(**told(outcome))


async def answer_concern(
    info: Asking, asked: Annotated[AnswerConcernInput, strawberry.argument(name="input", description="The answer.")]
) -> ConcernPayload:
    given = info.context
    outcome = await concerns.answer(given.services, given.principal, command_of(AnswerConcern, asked))
    return ConcernPayload(**told(outcome))


@strawberry.type
class ConcernQueries:
    described_concerns: ConcernConnection = compiled(
        DESCRIBED,
        "Concerns about somebody described, whom nobody has linked or answered yet: who waited longest first.",
        *paged(),
    )
    concerns: ConcernConnection = compiled(
        CONCERNS,
        "Concerns, the latest first: of nominals with whom the caller works, and those that nobody has linked yet; for"
        " a"
        " partner, its own.",
        *paged(ConcernFilter),
    )


@strawberry.type
class ConcernMutations:
    contribute_concern: ConcernPayload = strawberry.mutation(
        resolver=contribute_concern,
        graphql_type=ConcernPayload,
        description="Tell the force a concern about somebody. It reaches the officer at once where it is known about"
        " whom; a description is answered alike whether or not the force knows them.",
    )
    link_concern: ConcernPayload = strawberry.mutation(
        resolver=link_concern,
        graphql_type=ConcernPayload,
        description="Say whom a described concern is about. It becomes an alert.",
    )
    answer_concern: ConcernPayload = strawberry.mutation(
        resolver=answer_concern,
        graphql_type=ConcernPayload,
        description="Answer a concern about a case, or a described one that is about nobody whom the force manages. The"
        " agency hears what it would hear where somebody was found.",
    )
