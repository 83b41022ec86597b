"""The server's side of one schedule: a force of its own, the real application over the real database, a hand clock.

Every schedule has its own force, so that one database serves many. A backup holds the force's rows; putting it back
also puts the tickets back and raises the epoch, which is what an operator does after a restore.
"""

import asyncio
import itertools
from base64 import b64decode
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.applications import Starlette
from starlette.requests import Request

import schema
from api.attachments.service import Uploads
from api.attachments.tus import Tus
from api.attachments.vault import Vault
from api.db.context import RowContext
from api.db.database import Database, Reading
from api.db.seal_keys import SealKeys
from api.db.secrets import Secrets
from api.identity.principal import Principal, Role
from api.refusals import NotSignedIn
from api.services import Services
from api.settings import Settings
from api.sync.wakes import Hub
from schema.reading.documents import documents
from schema.root import catalogue
from schema.serving import trusted
from tests.makers import (
    Owner,
    insert,
    make_force,
    make_joining_policy,
    make_nominal,
    make_officer,
    make_principal,
    make_unit,
    make_visit_policy,
)

VAULT = Vault(bytes(range(32)))
# Who lives with each nominal at first.
MEMBER = {"firstName": "Bo", "relationship": "partner", "isChild": False, "ageBand": "ADULT", "livesThere": True}
START = datetime(2026, 3, 10, 12, tzinfo=UTC)
_forces = itertools.count(100)


class ServerKilledError(BaseException):
    """The serving process is gone: nothing on the way up may catch it."""


class _DeadlockError(Exception):
    sqlstate = "40P01"


_END_OF_CONNECTION = "select pg_terminate_backend(pg_backend_pid())"
# Where a transaction says so, the disk has room for everything but a visit: the worst moment.
DISK_THAT_FILLS = """
create function public.simulation_disk() returns trigger language plpgsql as $$
begin
  if current_setting('simulation.full', true) = 'yes' then
    raise exception 'could not extend file: no space left on device' using errcode = 'disk_full';
  end if;
  return new;
end $$;
create trigger simulation_disk before insert on doorstep.visit for each row execute function public.simulation_disk();
"""


class BreakableDatabase(Database):
    """The application's database, whose next transaction can be made to end badly."""

    fate: str | None = None

    @asynccontextmanager
    async def writing(self, context: RowContext) -> AsyncIterator[AsyncConnection]:
        fate, self.fate = self.fate, None
        async with super().writing(context) as connection:
            if fate == "server's disk full":
                await connection.execute(text("select set_config('simulation.full', 'yes', true)"))
            yield connection
            if fate == "killed before commit":
                raise ServerKilledError
            if fate == "database connection ended":
                await connection.execute(text(_END_OF_CONNECTION))
            if fate == "deadlock":
                raise DBAPIError("commit", None, _DeadlockError())
        if fate == "killed after commit":
            raise ServerKilledError

    @asynccontextmanager
    async def reading(self, context: RowContext, *, isolation: Any = None) -> AsyncIterator[Reading]:
        fate, self.fate = self.fate, None
        async with super().reading(context, isolation=isolation) as connection:
            yield connection
            if fate == "database connection ended":
                await connection.execute(_END_OF_CONNECTION)
            if fate == "killed before commit":
                raise ServerKilledError
        if fate == "killed after commit":
            raise ServerKilledError


@dataclass
class HandClock:
    at: datetime = START

    def now(self) -> datetime:
        return self.at


@dataclass
class World:
    """One force: its people, its nominals, and who has them."""

    owner: Owner
    services: Services
    clock: HandClock
    force: int
    units: list[UUID] = field(default_factory=list)
    officers: list[Principal] = field(default_factory=list)
    supervisors: list[Principal] = field(default_factory=list)
    nominals: list[UUID] = field(default_factory=list)
    # The household members who were there from the beginning.
    members: set[str] = field(default_factory=set)

    def caller(self, principal_id: UUID) -> Principal:
        return next(each for each in (*self.officers, *self.supervisors) if each.id == principal_id)

    def move_officer(self, number: int, *units: UUID) -> None:
        self.officers[number] = replace(self.officers[number], unit_ids=units)

    async def epoch(self) -> str:
        return str(await self.owner.fetchval("select doorstep.sync_epoch()"))


@dataclass(frozen=True, kw_only=True)
class Lab:
    """A database, the application over it, and whom its callers are."""

    owner: Owner
    database: BreakableDatabase
    services: Services
    clock: HandClock
    app: Starlette
    documents: dict[str, str]
    worlds: dict[UUID, World]

    async def new_world(self) -> World:
        """A force with two units, three officers with phones, two supervisors and six nominals."""
        self.worlds.clear()
        self.clock.at = START
        force = next(_forces)
        world = World(self.owner, self.services, self.clock, force)
        await make_force(self.owner, force, f"Invented Police {force}")
        await make_visit_policy(self.owner, force_id=force)
        await make_joining_policy(self.owner, force_id=force)
        kept = {"code": "FETCHED", "days": 3, "valid_from": date(2020, 1, 1), "source": "Invented mobile policy"}
        await insert(self.owner, "retention", force_id=force, **kept)
        for name in ("SOMU East", "SOMU West"):
            world.units.append(await make_unit(self.owner, force_id=force, name=name))
        for number in range(3):
            world.officers.append(await self._person(world, world.units[number // 2], Role.OFFENDER_MANAGER))
        for unit in world.units:
            world.supervisors.append(await self._person(world, unit, Role.SUPERVISOR))
        for number in range(6):
            holder = world.officers[number % 3]
            assert holder.officer_id is not None
            made = await make_nominal(
                self.owner, holder.unit_ids[0], holder.officer_id, force_id=force, restricted=number == 4
            )
            world.nominals.append(made)
            world.members.add(str(await self._member(force, made)))
        for person in (*world.officers, *world.supervisors):
            self.worlds[person.id] = world
        return world

    async def _member(self, force: int, nominal: UUID) -> UUID:
        columns = ("first_name", "relationship", "is_child", "age_band", "lives_there")
        said = dict(zip(columns, MEMBER.values(), strict=True))
        return await insert(self.owner, "household_member", force_id=force, nominal_id=nominal, **said)

    async def _person(self, world: World, unit: UUID, role: Role) -> Principal:
        officer = await make_officer(self.owner, unit, force_id=world.force)
        return await make_principal(self.owner, role, officer_id=officer, unit_ids=(unit,), force_id=world.force)


def make_lab(owner: Owner, database: BreakableDatabase, secrets: Secrets, keys: SealKeys) -> Lab:
    clock = HandClock()
    worlds: dict[UUID, World] = {}
    services = Services(
        database=database,
        clock=clock,
        secrets=secrets,
        seal_keys=keys,
        read_documents=documents(catalogue(), clock),
    )

    async def authenticate(request: Request) -> Principal:
        principal_id = UUID(request.headers["authorization"].removeprefix("Bearer "))
        if principal_id not in worlds:
            raise NotSignedIn("Nobody of ours.")
        return worlds[principal_id].caller(principal_id)

    settings = Settings()
    manifest = trusted.load(settings.documents)
    hub = Hub(services.database)
    uploads = Tus(Uploads(services, VAULT), authenticate)
    routes = schema.routes(services, hub, settings, authenticate=authenticate)
    app = Starlette(routes=[*routes, *uploads.routes()])
    named = {
        operation: key
        for key, text in manifest.items()
        for operation in ("syncHello", "syncRegisterDevice", "syncPush", "syncPull", "syncDigest")
        if f"{operation}(" in text
    }
    return Lab(owner=owner, database=database, services=services, clock=clock, app=app, documents=named, worlds=worlds)


@dataclass(frozen=True)
class Answer:
    status: int
    content_type: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


UPLOAD = "upload"
_JSON = {"content-type": "application/json", "accept": "application/graphql-response+json"}


async def post(lab: Lab, caller: UUID, operation: str, said: Any, *, cut: int | None = None) -> Answer:
    """One request of a phone: an operation with its input, or what its uploads ask."""
    if operation == UPLOAD:
        return await _request(lab, caller, said["method"], said["path"], said["headers"], b64decode(said["body"])[:cut])
    body = orjson.dumps({"documentId": lab.documents[operation], "variables": {"input": said}})[:cut]
    return await _request(lab, caller, "POST", "/graphql", _JSON, body)


async def _request(lab: Lab, caller: UUID, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
    """Through the application, as the server in front of it would hand it in."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [
            (b"authorization", f"Bearer {caller}".encode()),
            (b"content-length", str(len(body)).encode()),
            *((name.lower().encode(), value.encode()) for name, value in headers.items()),
        ],
    }
    sent: list[Any] = []
    asked = asyncio.Event()

    async def receive() -> Any:
        if asked.is_set():
            await asyncio.Event().wait()  # the caller neither says more nor goes away
        asked.set()
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await lab.app(scope, receive, send)
    told = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    content = b"".join(part.get("body", b"") for part in sent[1:])
    return Answer(sent[0]["status"], told.get("content-type", ""), content, told)


def after(clock: HandClock, **length: float) -> None:
    clock.at += timedelta(**length)
