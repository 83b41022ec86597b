"""One officer, one nominal, and the endpoint."""

from collections.abc import AsyncIterator

import httpx2
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request

import schema
from api.identity.principal import Principal, Role
from api.settings import Mode, Settings
from api.sync.wakes import Hub
from tests.conftest import Place
from tests.contract.counter import Counter
from tests.makers import Owner, make_force, make_nominal, make_officer, make_principal, make_unit, make_visit_policy
from tests.reading.conftest import services_of


@pytest_asyncio.fixture
async def counter(place: Place, owner: Owner) -> AsyncIterator[Counter]:
    await make_force(owner)
    await make_visit_policy(owner)
    unit = await make_unit(owner)
    officer_id = await make_officer(owner, unit)
    officer = await make_principal(owner, Role.OFFENDER_MANAGER, officer_id=officer_id, unit_ids=(unit,))
    supervisor = await make_principal(owner, Role.SUPERVISOR, unit_ids=(unit,))
    partner = await make_principal(owner, Role.PARTNER_READER)

    async def authenticate(_: Request) -> Principal:
        return found.caller

    routes = schema.routes(
        services_of(place), Hub(place.database), Settings(mode=Mode.PRODUCTION), authenticate=authenticate
    )
    transport = httpx2.ASGITransport(app=Starlette(routes=routes))
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        found = Counter(client, officer, supervisor, partner, await make_nominal(owner, unit, officer_id))
        yield found
