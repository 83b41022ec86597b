"""The scene of most sync tests: a unit with a supervisor and two officers, policy, and a nominal of the first."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest_asyncio

from api.db import seal_keys
from api.identity.principal import Principal, Role
from api.services import Services
from schema.reading.documents import documents
from schema.root import catalogue
from tests.conftest import Place
from tests.makers import (
    Owner,
    make_force,
    make_nominal,
    make_officer,
    make_principal,
    make_unit,
    make_visit_policy,
)
from tests.sync.phone import Phone

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@dataclass
class HandClock:
    """A clock that a test sets."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def pass_(self, **length: float) -> None:
        self.at += timedelta(**length)


@dataclass
class Scene:
    services: Services
    clock: HandClock
    owner: Owner
    unit: UUID
    officer: Principal
    colleague: Principal
    supervisor: Principal
    nominal: UUID

    async def phone(self, principal: Principal | None = None) -> Phone:
        return await Phone(self.services, principal or self.officer).connect()

    async def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        return [dict(row) for row in await self.owner.fetch(sql, *values)]

    async def make_nominal(
        self, principal: Principal | None = None, *, unit_id: UUID | None = None, **values: Any
    ) -> UUID:
        officer_id = (principal or self.officer).officer_id
        assert officer_id is not None
        return await make_nominal(self.owner, unit_id or self.unit, officer_id, **values)


async def make_scene(place: Place, owner: Owner, folder: Path) -> Scene:
    await make_force(owner)
    await make_visit_policy(owner)
    unit = await make_unit(owner)
    people = [await make_officer(owner, unit) for _ in range(3)]
    officer, colleague = [
        await make_principal(owner, Role.OFFENDER_MANAGER, officer_id=person, unit_ids=(unit,)) for person in people[:2]
    ]
    supervisor = await make_principal(owner, Role.SUPERVISOR, officer_id=people[2], unit_ids=(unit,))
    clock = HandClock()
    services = Services(
        database=place.database,
        clock=clock,
        secrets=place.secrets,
        seal_keys=seal_keys.load(folder),
        read_documents=documents(catalogue(), clock),
    )
    nominal = await make_nominal(owner, unit, people[0])
    return Scene(services, clock, owner, unit, officer, colleague, supervisor, nominal)


@pytest_asyncio.fixture
async def scene(place: Place, owner: Owner, tmp_path: Path) -> Scene:
    return await make_scene(place, owner, tmp_path)
