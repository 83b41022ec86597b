"""A front door with an application around it, a clock that tests move, and a browser that keeps cookies."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from uuid import UUID

import httpx2
import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.audit.access import record_access
from api.clock import system_clock
from api.headers import SecurityHeaders
from api.identity.front_door import FrontDoor
from api.identity.personas import BY_NAME, issuer_of
from api.identity.principal import Role
from api.refusals import NotSignedIn, Refusal
from api.settings import Settings
from tests.conftest import Place
from tests.makers import Owner, insert, make_force, make_officer, make_unit

HERE = "http://127.0.0.1:8000"
ISSUER = issuer_of(HERE)
SCOPES = frozenset({"profile:read", "visits:read", "visits:write"})
OUR_APP = {"X-Doorstep-Client": "pwa/test", "Origin": HERE, "Sec-Fetch-Site": "same-origin"}


@dataclass
class MovableClock:
    """Starts with the machine's time, because Authlib stamps tokens with that, and is moved by tests."""

    ahead: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        return system_clock.now() + self.ahead

    def move(self, **by: float) -> None:
        self.ahead += timedelta(**by)


@dataclass
class House:
    """The application under test."""

    door: FrontDoor
    app: Starlette
    clock: MovableClock
    owner: Owner
    unit_id: UUID
    settings: Settings

    async def events(self) -> list[tuple[str, str, str]]:
        """The audit so far: action, decision, actor."""
        rows = await self.owner.fetch("select action, decision, actor from doorstep.audit_event order by seq")
        return [tuple(row) for row in rows]

    async def persona(self, name: str, **values: Any) -> UUID:
        """Make a persona somebody."""
        persona = BY_NAME[name]
        if persona.is_officer:
            values.setdefault("officer_id", await make_officer(self.owner, self.unit_id))
        row = {"issuer": ISSUER, "subject": name, "name": f"Invented {name}", "is_machine": persona.is_machine}
        roles = [role.value for role in persona.roles]
        return await insert(self.owner, "principal", **row | {"roles": roles} | values)


def scopes_of(roles: frozenset[Role]) -> frozenset[str]:
    return SCOPES if roles else frozenset()


def build(place: Place, folder: Path, clock: MovableClock, **settings: Any) -> tuple[FrontDoor, Starlette, Settings]:
    chosen = Settings(data=folder, public_url=HERE, **settings)
    door = FrontDoor(chosen, place.secrets, place.database, journal=record_access, scopes_of=scopes_of, clock=clock)

    async def who(request: Request) -> Response:
        principal = await door.authenticate(request)
        return JSONResponse(
            {
                "subject": principal.subject,
                "roles": sorted(principal.roles),
                "scopes": sorted(principal.scopes),
                "client": principal.client_id,
                "machine": principal.is_machine,
                "district": principal.district,
                "units": [str(unit) for unit in principal.unit_ids],
                "session": str(principal.session_id),
            }
        )

    async def refused(_: Request, refusal: Exception) -> Response:
        assert isinstance(refusal, Refusal)
        status = 401 if isinstance(refusal, NotSignedIn) else 403
        return JSONResponse({"code": refusal.code, "message": refusal.message}, status)

    app = Starlette(
        routes=[*door.routes(), Route("/who", who, methods=["GET", "POST"])],
        exception_handlers={Refusal: refused},
        middleware=[Middleware(SecurityHeaders, public_url=HERE)],
    )
    return door, app, chosen


@pytest_asyncio.fixture
async def house(place: Place, owner: Owner, tmp_path: Path) -> House:
    await make_force(owner)
    unit = await make_unit(owner)
    clock = MovableClock()
    door, app, settings = build(place, tmp_path, clock)
    return House(door, app, clock, owner, unit, settings)


@pytest_asyncio.fixture
async def http(house: House) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=house.app), base_url=HERE) as client:
        yield client


class Browser:
    """Keeps cookies and follows redirects by hand, as Chromium would on the loopback address."""

    def __init__(self, app: Starlette) -> None:
        self.cookies: dict[str, str] = {}
        self._client = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=HERE)

    async def send(self, method: str, url: str, **options: Any) -> httpx2.Response:
        headers = dict(options.pop("headers", {}))
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items()).encode("latin-1")
        answer = await self._client.request(method, urljoin(HERE, url), headers=headers, **options)
        for line in answer.headers.get_list("set-cookie"):
            name, _, rest = line.partition("=")
            value = rest.split(";")[0].strip('"')
            if "max-age=0" in line.lower():
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        return answer

    async def to_picker(self, back_to: str = "/app/") -> str:
        """As far as the picker; gives its address."""
        start = await self.send("GET", "/auth/login", params={"return": back_to})
        assert start.status_code in (302, 307), start.text
        return start.headers["location"]

    async def choose(self, picker: str, persona: str) -> httpx2.Response:
        """Press a persona's button; gives the redirect."""
        return await self.send(
            "POST", picker, data={"persona": persona}, headers={"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
        )

    async def sign_in(self, persona: str, back_to: str = "/app/") -> httpx2.Response:
        """The whole way; gives the last page."""
        chosen = await self.choose(await self.to_picker(back_to), persona)
        assert chosen.status_code == 303, chosen.text
        return await self.send("GET", chosen.headers["location"])

    async def close(self) -> None:
        await self._client.aclose()


@pytest_asyncio.fixture
async def browser(house: House) -> AsyncIterator[Browser]:
    one = Browser(house.app)
    yield one
    await one.close()


class Buttons(HTMLParser):
    """The persona buttons of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "button":
            self.values.append(dict(attrs)["value"] or "")


def path_of(url: str) -> str:
    return urlsplit(url).path


@pytest.fixture
def buttons() -> type[Buttons]:
    return Buttons
