"""The limit: the same JSON by one SQL text written by hand, through Starlette, with nothing of our compiler.

`/kept/...` does the same policy and audit work as the API (token, signed row context, audit event, one transaction);
`/bare/...` does neither, and is the floor under everything. A request's body is the operation's variables.
"""

import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

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
from api.demo.organisation import FORCE_ID
from api.identity.front_door import FrontDoor
from api.settings import Settings
from benchmarks.fixed_sql import STATEMENTS, Statement
from benchmarks.peer import owner_url
from benchmarks.phone_sql import CASELOAD

_BARE_CONNECTIONS = 10
Answer = Callable[[Request], Awaitable[Response]]


class Fixed:
    """The statements over one running server's database."""

    def __init__(self, data: Path) -> None:
        state, keys = running.look(data), secrets.load(data)
        self._data = data
        self._database = Database(state.app_url, keys.row_key)
        settings = Settings(mode=state.mode, data=data, public_url=state.public_url)
        self._door = FrontDoor(settings, keys, self._database, journal=record_access, scopes_of=scopes_of)
        self._bare: Any = None

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Open both ways in, and close them."""
        await self._database.open()
        self._bare = await asyncpg.create_pool(owner_url(self._data), min_size=1, max_size=_BARE_CONNECTIONS)
        yield
        await self._bare.close()
        await self._database.close()

    def kept(self, statement: Statement) -> Answer:
        """The statement under policy, with its audit."""

        async def answer(request: Request) -> Response:
            principal = await self._door.authenticate(request)
            said = _variables(statement, await request.body())
            context = principal.service_context() if statement.writes else principal.row_context()
            async with self._database.reading(context) as connection:
                row = await connection.fetchrow(statement.text, FORCE_ID, *said)
                event = by(
                    principal,
                    AuditOperation.COLLECTION if statement.writes else AuditOperation.CONSULTATION,
                    "fixed",
                    object_type=statement.object_type,
                    object_ids=row["ids"],
                    subject_ids=row["subjects"],
                    row_count=len(row["ids"]),
                )
                await append_to_read(connection, event)
            return _answer(row["body"])

        return answer

    def bare(self, statement: Statement) -> Answer:
        """The statement alone."""

        async def answer(request: Request) -> Response:
            said = _variables(statement, await request.body())
            row = await self._bare.fetchrow(statement.text, FORCE_ID, *said)
            return _answer(row["body"])

        return answer

    async def phone(self, request: Request) -> Response:
        """All that a phone pulls of the caller's caseload."""
        principal = await self._door.authenticate(request)
        await request.body()
        async with self._database.reading(principal.row_context()) as connection:
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


def create() -> Starlette:
    """The application for the data folder of the server that it stands beside."""
    fixed = Fixed(Path(os.environ[running.FOLDER_VARIABLE]))
    routes = [Route("/phone", fixed.phone, methods=["POST"])]
    for name, statement in STATEMENTS.items():
        routes.append(Route(f"/kept/{name}", fixed.kept(statement), methods=["POST"]))
        routes.append(Route(f"/bare/{name}", fixed.bare(statement), methods=["POST"]))
    return Starlette(routes=routes, lifespan=fixed.lifespan)


def _variables(statement: Statement, body: bytes) -> list[Any]:
    said = json.loads(body)
    return [json.dumps(said[name]) if isinstance(said[name], dict) else said[name] for name in statement.takes]


def _answer(body: str) -> Response:
    return Response('{"data":' + body + "}", media_type="application/json")
