"""A small force to be searched, with awkward names; who searches it; and a partner with an agreement."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import httpx2
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request

import schema
from api.identity.principal import Principal, Role
from api.settings import Mode, Settings
from api.sync.wakes import Hub
from tests.conftest import Place
from tests.makers import (
    LONG_AGO,
    Owner,
    insert,
    make_baseline,
    make_force,
    make_nominal,
    make_officer,
    make_principal,
    make_unit,
)
from tests.reading.conftest import NO_LIMITS, URL, services_of

SEARCH = """
query Find($text: String, $born: CalendarDate, $kinds: [SearchKind!], $first: Int, $after: String) {
  search(text: $text, dateOfBirth: $born, kinds: $kinds, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { cursor node { score kind why { field matchedBy asked found __typename }
      record { __typename ... on Nominal { id name } } } }
  }
}
"""
ASK = """
query Ask($text: String, $born: CalendarDate, $purpose: Purpose, $reason: String, $after: String) {
  search(text: $text, dateOfBirth: $born, purpose: $purpose, reason: $reason, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage }
    edges { node { score kind why { field matchedBy found }
      record { __typename ... on SharedItem { id name reference isPointer statements { field text } } } } }
  }
}
"""
PEOPLE = (
    ("Stephen Thompson", date(1971, 4, 9)),
    ("Mohammed Al-Hassan", date(1988, 11, 2)),
    ("Włodzimierz Łukasz Żak", date(1979, 1, 30)),
    ("Владимир Щукин", date(1966, 6, 6)),
    ("Mary-Jane Cholmondeley-Smythe", date(1990, 3, 5)),
    ("Seán O'Brien", date(1955, 12, 24)),
)


@dataclass(repr=False)
class Room:
    """A force that can be searched. `people` are ids by name."""

    client: httpx2.AsyncClient
    owner: Owner
    unit: UUID
    officer: UUID
    people: dict[str, UUID]
    manager: Principal
    colleague: Principal
    district: Principal
    partner: Principal
    agency: UUID
    place: Place
    app: Starlette
    hub: Hub
    caller: Principal | None = None

    async def ask(self, query: str, caller: Principal | None = None, **variables: Any) -> Any:
        self.caller = caller or self.manager
        said = await self.client.post("/graphql", json={"query": query, "variables": variables})
        return said.json()

    async def names(self, text: str | None, caller: Principal | None = None, **variables: Any) -> list[str]:
        """Whom a search finds, in its order."""
        answer = await self.ask(SEARCH, caller, text=text, **variables)
        assert "errors" not in answer, answer
        return [edge["node"]["record"]["name"] for edge in answer["data"]["search"]["edges"]]


@pytest_asyncio.fixture
async def room(place: Place, owner: Owner) -> AsyncIterator[Room]:
    await make_force(owner)
    await make_baseline(owner)
    unit = await make_unit(owner)
    west = await make_unit(owner, name="SOMU West", district="Byford")
    officer, other = await make_officer(owner, unit), await make_officer(owner, unit)
    people = {name: await make_nominal(owner, unit, officer, name=name, date_of_birth=born) for name, born in PEOPLE}
    agency = await insert(owner, "agency", name="Ashby Council", kind="CHILDRENS_SOCIAL_CARE")

    async def authenticate(_: Request) -> Principal:
        assert found.caller is not None
        return found.caller

    services = services_of(place)
    settings = Settings(mode=Mode.PRODUCTION)
    hub = Hub(place.database)
    routes = schema.routes(services, hub, settings, authenticate=authenticate, budgets=NO_LIMITS)
    app = Starlette(routes=routes)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url=URL) as client:
        found = Room(
            client=client,
            owner=owner,
            unit=unit,
            officer=officer,
            people=people,
            manager=_searcher(await make_principal(owner, Role.OFFENDER_MANAGER, officer_id=officer, unit_ids=(unit,))),
            colleague=_searcher(await make_principal(owner, Role.OFFENDER_MANAGER, officer_id=other, unit_ids=(west,))),
            district=_searcher(await make_principal(owner, Role.DISTRICT_OFFICER)),
            partner=replace(
                _searcher(await make_principal(owner, Role.PARTNER_CONTRIBUTOR, agency_id=agency)), agency_id=agency
            ),
            agency=agency,
            place=place,
            app=app,
            hub=hub,
        )
        yield found


def _searcher(principal: Principal) -> Principal:
    return replace(
        principal, scopes=principal.scopes | {"records:search", "concerns:read", "shared:read", "shared:write"}
    )


async def agree(room: Room, *, shown: str, districts: tuple[str, ...] = (), pointer: bool = False) -> UUID:
    """A signed agreement in force, that shows these fields and withholds the others."""
    from api.sharing.words import SharedField  # noqa: PLC0415

    now = LONG_AGO
    key = await insert(
        room.owner,
        "agreement",
        agency_id=room.agency,
        version=1,
        title="Ashby",
        valid_from=now,
        valid_to=now + timedelta(days=4000),
        contact_name="The SPOC",
        contact="spoc@ashby.example",
        onward="NONE",
        pointer=pointer,
        names_person=True,
        schedule_8="Safeguarding of children and of individuals at risk",
        drafted_at=now,
    )
    under = {"agreement_id": key, "agency_id": room.agency}
    await insert(
        room.owner,
        "agreement_purpose",
        **under,
        position=0,
        purpose="CHILD_SAFEGUARDING",
        gateway="CHILDREN_ACT_2004",
        necessity="To keep children safe",
    )
    await insert(
        room.owner,
        "agreement_rows",
        **under,
        position=0,
        districts=list(districts),
        risk_levels=[],
        modes=[],
        with_children=False,
    )
    for place, field in enumerate(SharedField):
        is_shown = field.value in shown.split()
        await insert(
            room.owner,
            "agreement_field",
            **under,
            position=place,
            field=field.value,
            shown=is_shown,
            category=None if is_shown else "NOT_NECESSARY",
            clause="4",
            reason="" if is_shown else "Not needed",
            told=True,
        )
    await room.owner.execute(
        "update doorstep.agreement set signed_at = $2, signed_by = $3, signature = 'The DPO' where id = $1",
        key,
        now,
        room.manager.id,
    )
    return key
