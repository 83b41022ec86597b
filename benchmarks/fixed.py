"""The limit: the same JSON by one SQL text written by hand, through Starlette, with nothing of our compiler.

`/overdue` does the same policy and audit work as the API (signed row context, audit event, one transaction);
`/overdue-bare` does neither and is the floor under everything.
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
from api.access.rls import APP_LOGIN
from api.app import scopes_of
from api.audit.access import record_access
from api.audit.ledger import append_to_read, by
from api.audit.vocabulary import AuditOperation
from api.db import secrets
from api.db.database import Database
from api.identity.front_door import FrontDoor
from api.settings import Settings

_INSTANT = """to_char({} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')"""
_OVERDUE = f"""
select json_build_object('nodes', json_agg(r.body order by r.due_at, r.id)) as body,
       array_agg(r.id) as ids, array_agg(r.nominal_id) as subjects
from (
  select o.id, o.due_at, o.nominal_id, json_build_object(
    'id', o.id, 'kind', o.kind, 'dueAt', {_INSTANT.format("o.due_at")},
    'daysOverdue', greatest(0, extract(day from now() - o.due_at)::int),
    'owner', (select json_build_object('id', f.id, 'name', f.name, 'collarNumber', f.collar_number)
              from doorstep.officer f where f.force_id = o.force_id and f.id = o.owner_id),
    'nominal', json_build_object(
      'id', n.id, 'reference', n.reference, 'name', n.name, 'riskLevel', n.risk_level,
      'lastSuccessfulVisitAt', {_INSTANT.format("n.last_successful_visit_at")},
      'visits', json_build_object('nodes', (
        select json_agg(json_build_object('id', v.id, 'outcome', v.outcome,
                                          'startedAt', {_INSTANT.format("v.started_at")},
                                          'officer', (select json_build_object('name', f.name) from doorstep.officer f
                                                      where f.force_id = v.force_id and f.id = v.officer_id)))
        from (select * from doorstep.visit v where v.force_id = o.force_id and v.nominal_id = o.nominal_id
              order by v.started_at desc, v.id desc limit 3) v)),
      'orders', (select coalesce(json_agg(json_build_object('id', d.id, 'kind', d.kind, 'madeOn', d.made_on)), '[]')
                 from doorstep.nominal_order d where d.force_id = o.force_id and d.nominal_id = o.nominal_id))) as body
  from doorstep.obligation o join doorstep.nominal n on n.force_id = o.force_id and n.id = o.nominal_id
  where o.force_id = $1 and o.due_at < now() and o.met_at is null and o.cancelled_at is null
    and o.superseded_at is null
  order by o.due_at, o.id limit 50
) r
"""
_BARE_CONNECTIONS = 10
OWNER_LOGIN = "postgres"


def create() -> Starlette:
    """The application for the data folder of the server that it stands beside."""
    data = Path(os.environ[running.FOLDER_VARIABLE])
    state = running.look(data)
    keys = secrets.load(data)
    database = Database(state.app_url, keys.row_key)
    settings = Settings(mode=state.mode, data=data, public_url=state.public_url)
    door = FrontDoor(settings, keys, database, journal=record_access, scopes_of=scopes_of)
    owner_url = state.app_url.replace(f"{APP_LOGIN}:{keys.app_password}", f"{OWNER_LOGIN}:{keys.owner_password}")
    bare: list[asyncpg.Pool] = []  # type: ignore[type-arg]

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await database.open()
        bare.append(await asyncpg.create_pool(owner_url, min_size=1, max_size=_BARE_CONNECTIONS))
        yield
        await bare[0].close()
        await database.close()

    async def overdue(request: Request) -> Response:
        principal = await door.authenticate(request)
        await request.body()
        async with database.reading(principal.row_context()) as connection:
            row = await connection.fetchrow(_OVERDUE, principal.force_id)
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

    async def overdue_bare(request: Request) -> Response:
        await request.body()
        row = await bare[0].fetchrow(_OVERDUE, 6)
        return Response(row["body"], media_type="application/json")

    routes = [
        Route("/overdue", overdue, methods=["POST"]),
        Route("/overdue-bare", overdue_bare, methods=["POST"]),
    ]
    return Starlette(routes=routes, lifespan=lifespan)
