"""The lists behind the rates of visits and the caseloads of officers, and how they are asked for."""

from datetime import datetime
from typing import Annotated

import strawberry
from strawberry import ID, argument, field

from api.nominals.commands import ManagementMode, RiskLevel
from api.oversight import practised, service
from api.oversight.words import PracticePart
from api.visits.commands import AnnouncedReason, CrewMode, VisitOutcome
from schema.context import Asking
from schema.identifiers import maybe_id
from schema.publish import publish_enum
from schema.reading.declare import plain

publish_enum(
    PracticePart,
    {
        "VISITS": "All attempts.",
        "SUCCEEDED": "Those that succeeded.",
        "ANNOUNCED": "Those that were announced.",
        "ANNOUNCED_WITHOUT_REASON": "Those that were announced and gave no reason.",
        "SINGLE_CREWED": "Those that one officer made alone.",
        "SINGLE_CREWED_UNAUTHORISED": "Those of them that nobody had authorised.",
    },
)
UnitId = Annotated[ID | None, argument(description="Of the unit with this id now; all if it is not given.")]
First = Annotated[int, argument(description="How many rows to give, 1 to 100.")]
After = Annotated[ID | None, argument(description="The row before the page, as `next` gave it.")]
_SIZE = "How many there are in all: the number that this list is behind."
_NEXT = "What `after` takes for the next page; null on the last."


@plain
class PractisedVisit:
    """One attempt of a period, and how it was made."""

    visit_id: ID = field(description="The visit's id.")
    started_at: datetime = field(description="When it began, as its officer said.")
    outcome: VisitOutcome = field(description="What came of it.")
    announced: bool = field(description="Whether it was announced.")
    announced_reason: AnnouncedReason | None = field(description="Why; null if it was not, or no reason was given.")
    crew_mode: CrewMode = field(description="How many officers went, and by whose word.")
    nominal_id: ID = field(description="Whom it was to.")
    reference: str = field(description="The force's reference of that nominal; at most 30 characters.")
    name: str = field(description="The nominal's name; at most 200 characters.")
    risk_level: RiskLevel = field(description="The risk level now.")
    officer_name: str = field(description="Rank and name of the officer who recorded it; at most 200 characters.")
    unit_name: str = field(description="The unit that manages the nominal now; at most 200 characters.")


@plain
class VisitPracticeList:
    """A page of the attempts behind one number of the rates."""

    size: int = field(description=_SIZE)
    rows: list[PractisedVisit] = field(description="The latest first; 100 at most.")
    next: ID | None = field(description=_NEXT)


@plain
class CarriedNominal:
    """One nominal of an officer's caseload."""

    nominal_id: ID = field(description="The nominal's id.")
    reference: str = field(description="The force's reference; at most 30 characters.")
    name: str = field(description="The nominal's name; at most 200 characters.")
    risk_level: RiskLevel = field(description="The risk level now.")
    management_mode: ManagementMode = field(description="How the nominal is managed now.")
    last_successful_visit_at: datetime | None = field(description="The last visit that succeeded; null if none did.")


@plain
class CaseloadList:
    """A page of the nominals behind the number of one officer's caseload."""

    size: int = field(description=_SIZE)
    rows: list[CarriedNominal] = field(description="By their references; 100 at most.")
    next: ID | None = field(description=_NEXT)


async def visit_practice_list(
    info: Asking,
    *,
    from_: Annotated[datetime, argument(name="from", description="Visits that began at this time or later.")],
    to: Annotated[datetime, argument(description="And before this time.")],
    part: Annotated[PracticePart, argument(description="Which of them.")],
    unit_id: UnitId = None,
    first: First = 50,
    after: After = None,
) -> practised.Behind[practised.PractisedVisit]:
    return await service.practised(
        info.context.services,
        info.context.principal,
        part,
        since=from_,
        until=to,
        unit_id=maybe_id(unit_id, "unitId"),
        first=first,
        after=maybe_id(after, "after"),
    )


async def caseload_list(
    info: Asking,
    *,
    owner_id: Annotated[ID, argument(description="The officer's id.")],
    unit_id: UnitId = None,
    first: First = 50,
    after: After = None,
) -> practised.Behind[practised.Carried]:
    owner = maybe_id(owner_id, "ownerId")
    assert owner is not None, "it is required"
    return await service.carried(
        info.context.services,
        info.context.principal,
        owner,
        maybe_id(unit_id, "unitId"),
        first=first,
        after=maybe_id(after, "after"),
    )


_FOR = " For supervisors and governance. Scope visits:read."


@strawberry.type
class PractisedQueries:
    """The part of Query that tells what is behind rates and caseloads."""

    visit_practice_list = strawberry.field(
        resolver=visit_practice_list,
        graphql_type=VisitPracticeList,
        description=f"What is behind a number of visitPractice.{_FOR}",
    )
    caseload_list = strawberry.field(
        resolver=caseload_list,
        graphql_type=CaseloadList,
        description=f"Whom one officer manages, of those the caller may see: behind a number of caseloads.{_FOR}",
    )
