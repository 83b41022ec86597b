"""The limit: the same JSON by one SQL text written by hand, through Starlette, with nothing of our compiler.

`/overdue` and `/caseload` do the same policy and audit work as the API (signed row context, audit event, one
transaction); `/overdue-bare` does neither and is the floor under everything.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api import running
from api.app import scopes_of
from api.audit.access import record_access
from api.audit.ledger import append_to_read, by
from api.audit.vocabulary import AuditOperation
from api.db import secrets
from api.db.database import Database
from api.identity.front_door import FrontDoor
from api.settings import Settings
from benchmarks.fixed_sql import CASELOAD, OVERDUE
from benchmarks.peer import owner_url

_BARE_CONNECTIONS = 10


def create() -> Starlette:
    """The application for the data folder of the server that it stands beside."""
    data = Path(os.environ[running.FOLDER_VARIABLE])
    state = running.look(data)
    keys = secrets.load(data)
    database = Database(state.app_url, keys.row_key)
    settings = Settings(mode=state.mode, data=data, public_url=state.public_url)
    door = FrontDoor(settings, keys, database, journal=record_access, scopes_of=scopes_of)
    bare: list[asyncpg.Pool] = []  # type: ignore[type-arg]

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await database.open()
        bare.append(await asyncpg.create_pool(owner_url(data), min_size=1, max_size=_BARE_CONNECTIONS))
        yield
        await bare[0].close()
        await database.close()

    async def overdue(request: Request) -> Response:
        principal = await door.authenticate(request)
        await request.body()
        async with database.reading(principal.row_context()) as connection:
            row = await connection.fetchrow(OVERDUE, principal.force_id)
            event = by(
                principal,
                AuditOperation.CONSULTATION,
                "overdueObligations",
                object_type="obligation",
                object_ids=row["ids"],
                subject_ids=row["subjects"],
                row_count=len(row["ids"]),
            )
            await append_to_read(connection, event)
        return Response(row["body"], media_type="application/json")

    async def caseload(request: Request) -> Response:
        principal = await door.authenticate(request)
        await request.body()
        async with database.reading(principal.row_context()) as connection:
            row = await connection.fetchrow(CASELOAD, principal.force_id, principal.officer_id)
            event = by(
                principal,
                AuditOperation.CONSULTATION,
                "syncPull",
                object_type="document",
                subject_ids=row["subjects"],
            )
            await append_to_read(connection, event)
        return Response(row["body"], media_type="application/json")

    async def overdue_bare(request: Request) -> Response:
        await request.body()
        row = await bare[0].fetchrow(OVERDUE, 6)
        return Response(row["body"], media_type="application/json")

    routes = [
        Route("/overdue", overdue, methods=["POST"]),
        Route("/caseload", caseload, methods=["POST"]),
        Route("/overdue-bare", overdue_bare, methods=["POST"]),
    ]
    return Starlette(routes=routes, lifespan=lifespan)
