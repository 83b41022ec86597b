"""The board's operations: each reads its question into the service's words and returns the service's record."""

from datetime import date, datetime
from typing import Annotated

import strawberry
from strawberry import ID, argument

from api.oversight import commands, service
from api.oversight.commands import Knowledge
from api.oversight.foresight import Supposition, foresee
from api.oversight.words import Part
from schema.context import Asking
from schema.identifiers import maybe_id
from schema.oversight import (
    Caseloads,
    DecisionsDemanded,
    OverdueBoard,
    OverdueChange,
    OverdueExport,
    OverdueForecast,
    OverdueList,
    OverdueWhich,
    TrendPoint,
    VisitPractice,
)
from schema.selected import asked_of

Which = Annotated[OverdueWhich | None, argument(description="Which obligations; all if it is not given.")]
At = Annotated[datetime | None, argument(description="Overdue at this time; now if it is not given.")]
KnownAt = Annotated[
    datetime | None,
    argument(description="With what was recorded by this time, which is not before `at`; now if it is not given."),
]
Known = Annotated[Knowledge, argument(description="With which knowledge each time is counted.")]
UnitId = Annotated[ID | None, argument(description="Of the unit with this id now; all if it is not given.")]


def _which(said: OverdueWhich | None) -> commands.Which:
    if said is None:
        return commands.Which()
    return commands.Which(
        kinds=said.kinds,
        risk_levels=said.risk_levels,
        unit_id=maybe_id(said.unit_id, "unitId"),
        district=said.district,
        owner_id=maybe_id(said.owner_id, "ownerId"),
        days_from=said.days_from,
        days_to=said.days_to,
    )


_PARTS = {
    "bands": Part.BANDS,
    "ages": Part.AGES,
    "byKind": Part.KINDS,
    "byRiskLevel": Part.RISK_LEVELS,
    "byUnit": Part.UNITS,
    "byDistrict": Part.DISTRICTS,
    "byOfficer": Part.OFFICERS,
    "mostOverdue": Part.MOST_OVERDUE,
}


async def overdue_board(info: Asking, which: Which = None, at: At = None, known_at: KnownAt = None) -> commands.Board:
    context = info.context
    parts = frozenset(_PARTS[name] for name in asked_of(info) if name in _PARTS)
    return await service.board(context.services, context.principal, _which(which), at, known_at, parts=parts)


async def overdue_list(
    info: Asking,
    *,
    which: Which = None,
    at: At = None,
    known_at: KnownAt = None,
    first: Annotated[int, argument(description="How many rows to give, 1 to 100.")] = 50,
    after: Annotated[ID | None, argument(description="The row before the page, as `next` gave it.")] = None,
) -> commands.OverdueList:
    context = info.context
    return await service.overdue(
        context.services,
        context.principal,
        _which(which),
        at,
        known_at,
        first=first,
        after=maybe_id(after, "after"),
    )


async def overdue_trend(
    info: Asking,
    from_: Annotated[date, argument(name="from", description="The first day.")],
    to: Annotated[date, argument(description="The last day; today at the latest is counted, up to now.")],
    which: Which = None,
    known: Known = Knowledge.NOW,
) -> tuple[commands.TrendPoint, ...]:
    context = info.context
    return await service.trend(context.services, context.principal, _which(which), first=from_, last=to, known=known)


async def overdue_change(
    info: Asking,
    before: Annotated[datetime, argument(description="The earlier time.")],
    after: Annotated[datetime | None, argument(description="The later time; now if it is not given.")] = None,
    which: Which = None,
    known: Known = Knowledge.NOW,
) -> commands.Change:
    context = info.context
    return await service.change(
        context.services, context.principal, _which(which), before=before, after=after, known=known
    )


async def overdue_export(info: Asking, which: Which = None, at: At = None, known_at: KnownAt = None) -> commands.Export:
    context = info.context
    return await service.export(context.services, context.principal, _which(which), at, known_at)


async def overdue_forecast(
    info: Asking,
    *,
    which: Which = None,
    on: Annotated[
        date | None, argument(description="Made on this day by what was known then; today if not given.")
    ] = None,
    weeks: Annotated[int, argument(description="How many weeks to foresee, 1 to 104.")] = 26,
    more_officers: Annotated[int, argument(description="How many officers more; fewer, if negative.")] = 0,
    intake_percent: Annotated[int, argument(description="How many more nominals, in per cent a year.")] = 0,
    seed: Annotated[int, argument(description="The seed of its chance, a number without unit or place.")] = 1,
) -> commands.Forecast:
    supposed = Supposition(weeks=weeks, more_officers=more_officers, intake_percent_a_year=intake_percent, seed=seed)
    return await foresee(info.context.services, info.context.principal, _which(which), supposed, on)


async def visit_practice(
    info: Asking,
    from_: Annotated[datetime, argument(name="from", description="Visits that began at this time or later.")],
    to: Annotated[datetime, argument(description="And before this time.")],
    unit_id: UnitId = None,
) -> commands.Practice:
    context = info.context
    return await service.practice(
        context.services, context.principal, since=from_, until=to, unit_id=maybe_id(unit_id, "unitId")
    )


async def decisions_demanded(
    info: Asking,
    unit_id: UnitId = None,
    first: Annotated[int, argument(description="How many rows to give, 1 to 100.")] = 50,
    after: Annotated[ID | None, argument(description="The row before the page, as `next` gave it.")] = None,
) -> commands.Decisions:
    context, unit = info.context, maybe_id(unit_id, "unitId")
    key = maybe_id(after, "after")
    return await service.decisions(context.services, context.principal, unit, first=first, after=key)


async def caseloads(info: Asking, unit_id: UnitId = None) -> commands.Caseloads:
    context = info.context
    return await service.caseloads(context.services, context.principal, maybe_id(unit_id, "unitId"))


_FOR = " For supervisors and governance. Scope visits:read."


@strawberry.type
class OversightQueries:
    """The part of Query that supervisors and governance ask."""

    overdue_board = strawberry.field(
        resolver=overdue_board,
        graphql_type=OverdueBoard,
        description="What was overdue at a time, as was known at a time: the whole, and by age, kind, risk level, unit,"
        f" district and officer.{_FOR}",
    )
    overdue_list = strawberry.field(
        resolver=overdue_list, graphql_type=OverdueList, description=f"What is behind a number of the board.{_FOR}"
    )
    overdue_trend = strawberry.field(
        resolver=overdue_trend,
        graphql_type=list[TrendPoint],
        description=f"What was overdue, week by week, 600 weeks at most.{_FOR}",
    )
    overdue_change = strawberry.field(
        resolver=overdue_change, graphql_type=OverdueChange, description=f"What was overdue at two times.{_FOR}"
    )
    overdue_forecast = strawberry.field(
        resolver=overdue_forecast,
        graphql_type=OverdueForecast,
        description=f"When what is overdue clears, by simulation from the weeks before.{_FOR}",
    )
    overdue_export = strawberry.field(
        resolver=overdue_export,
        graphql_type=OverdueExport,
        description=f"What was overdue, as a file with a digest. Audited as a disclosure.{_FOR}",
    )
    visit_practice = strawberry.field(
        resolver=visit_practice, graphql_type=VisitPractice, description=f"How visits were made.{_FOR}"
    )
    decisions_demanded = strawberry.field(
        resolver=decisions_demanded,
        graphql_type=DecisionsDemanded,
        description=f"Failed attempts that demand a supervisor's decision.{_FOR}",
    )
    caseloads = strawberry.field(
        resolver=caseloads,
        graphql_type=Caseloads,
        description=f"How many nominals each officer manages, of those the caller may see.{_FOR}",
    )
