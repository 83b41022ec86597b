"""The measured part of the contract by ordinary resolvers and dataloaders, as Strawberry's manual would have it.

Parsing and validation are cached, as the manual says; the tables are read through SQLAlchemy's async engine. There is
no policy and no audit. Started by uvicorn as the others are.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import case, func, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from starlette.applications import Starlette
from starlette.routing import Route
from strawberry import ID
from strawberry.asgi import GraphQL
from strawberry.extensions import ParserCache, ValidationCache

from api import running
from api.clock import system_clock
from api.demo.organisation import FORCE_ID
from api.nominals import tables as nominals
from api.obligations import tables as obligations
from api.visits import tables as visits
from benchmarks.peer import owner_url
from benchmarks.resolver_input import NominalFilter, SubmitVisitInput
from benchmarks.resolver_loaders import Loaders
from benchmarks.resolver_types import (
    Asking,
    Nominal,
    NominalConnection,
    Obligation,
    ObligationConnection,
    Visit,
    is_open,
)

_CONNECTIONS = 10
_RISKIEST_FIRST = ("VERY_HIGH", "HIGH", "MEDIUM", "UNASSESSED", "LOW")
_RANK = case({level: rank for rank, level in enumerate(_RISKIEST_FIRST)}, value=nominals.nominal.c.risk_level)
_OWED, _OF = obligations.obligation, nominals.nominal


def _overdue(*columns: Any) -> Any:
    return select(*columns).where(
        _OWED.c.force_id == FORCE_ID, _OWED.c.due_at < func.now(), is_open(), ~_OWED.c.access_restricted
    )


@strawberry.type
class KindSize:
    kind: str
    size: int


@strawberry.type
class UnitSize:
    unit_id: ID
    size: int


@strawberry.type
class OfficerSize:
    owner_id: ID
    size: int


@strawberry.type
class OverdueBoard:
    size: int

    @strawberry.field
    async def by_kind(self, info: Asking) -> list[KindSize]:
        return [KindSize(kind=key, size=size) for key, size in await _sizes(info.context, _OWED.c.kind)]

    @strawberry.field
    async def by_unit(self, info: Asking) -> list[UnitSize]:
        return [UnitSize(unit_id=key, size=size) for key, size in await _sizes(info.context, _OWED.c.access_unit_id)]

    @strawberry.field
    async def by_officer(self, info: Asking) -> list[OfficerSize]:
        found = await _sizes(info.context, _OWED.c.access_owner_id)
        return [OfficerSize(owner_id=key, size=size) for key, size in found]


async def _sizes(loaders: Loaders, column: Any) -> Any:
    return await loaders.rows(_overdue(column, func.count()).group_by(column))


@strawberry.type
class Query:
    @strawberry.field
    async def nominal(self, info: Asking, id: ID) -> Nominal | None:  # noqa: A002 - the contract's word
        row = await info.context.one(_OF).load(UUID(id))
        return row and Nominal.of(row)

    @strawberry.field
    async def overdue_obligations(self, info: Asking, first: int = 50) -> ObligationConnection:
        joined = _overdue(_OWED).join(_OF, (_OF.c.force_id == _OWED.c.force_id) & (_OF.c.id == _OWED.c.nominal_id))
        rows = await info.context.rows(joined.order_by(_OWED.c.due_at, _RANK, _OWED.c.id).limit(first))
        return ObligationConnection(nodes=Obligation.each(list(rows)))

    @strawberry.field
    async def caseload(self, info: Asking, filter: NominalFilter, first: int = 50) -> NominalConnection:  # noqa: A002
        due = (_OWED.c.force_id == _OF.c.force_id) & (_OWED.c.nominal_id == _OF.c.id) & is_open()
        wanted = select(_OF).join(_OWED, due & (_OWED.c.kind == "VISIT_ROUTINE"), isouter=True)
        wanted = wanted.where(_OF.c.force_id == FORCE_ID, _OF.c.owner_id == UUID(filter.owner_id))
        if filter.name is not None:
            wanted = wanted.where(_OF.c.name.icontains(filter.name.contains, autoescape=True))
        rows = await info.context.rows(wanted.order_by(_OWED.c.due_at.nulls_last(), _RANK, _OF.c.id).limit(first))
        return NominalConnection(nodes=Nominal.each(list(rows)))

    @strawberry.field
    async def overdue_board(self, info: Asking) -> OverdueBoard:
        [(size,)] = await info.context.rows(_overdue(func.count()))
        return OverdueBoard(size=size)


@strawberry.type
class UserError:
    code: str


@strawberry.type
class SubmitVisitPayload:
    visit: Visit | None
    user_errors: list[UserError]


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def submit_visit(self, info: Asking, input: SubmitVisitInput) -> SubmitVisitPayload:  # noqa: A002
        said = vars(input)
        own = {
            "id": UUID(said.pop("visit_id")),
            "submission_id": UUID(input.id),
            "nominal_id": UUID(input.nominal_id),
            "officer_id": UUID(input.officer_id),
            "force_id": FORCE_ID,
            "received_at": system_clock.now(),
            "announced": False,
            "entry_sought_to_search": False,
        }
        async with info.context.engine.begin() as connection:
            row = (await connection.execute(insert(visits.visit).values(said | own).returning(visits.visit))).one()
        return SubmitVisitPayload(visit=Visit.of(row), user_errors=[])


class _View(GraphQL[Loaders, None]):
    """One set of dataloaders for each request."""

    engine: AsyncEngine

    async def get_context(self, request: Any, response: Any) -> Loaders:  # noqa: ARG002 - the library's signature
        return Loaders(self.engine)


def create() -> Starlette:
    """The application for the data folder of the server that it stands beside."""
    url = owner_url(Path(os.environ[running.FOLDER_VARIABLE])).replace("postgresql://", "postgresql+asyncpg://")
    engine = create_async_engine(url, pool_size=_CONNECTIONS, max_overflow=0)
    schema = strawberry.Schema(query=Query, mutation=Mutation, extensions=[ParserCache(), ValidationCache()])
    view = _View(schema)
    view.engine = engine

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        await engine.dispose()

    return Starlette(routes=[Route("/graphql", view, methods=["POST"])], lifespan=lifespan)
