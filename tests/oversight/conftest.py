"""The board over a history that chance made, for somebody who sees the force and for one who sees a unit."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest_asyncio

from api.identity.principal import Principal, Role
from api.services import Services
from tests.conftest import Place
from tests.makers import Owner, make_principal
from tests.oversight.histories import DAYS, START, History, make_history
from tests.reading.conftest import services_of

NOW = START + timedelta(days=DAYS + 250)


@dataclass
class StillClock:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at


@dataclass
class Watch:
    """Somebody who watches a force with a past."""

    services: Services
    history: History
    owner: Owner
    governance: Principal
    supervisors: dict[UUID, Principal] = field(default_factory=dict)

    def hidden_from(self, principal: Principal) -> set[UUID]:
        """Whom row policy keeps from the caller: others' units from a supervisor, restricted people from all."""
        own = {
            nominal
            for nominal, moves in self.history.moves.items()
            if principal is self.governance or self.history.officers[moves[-1][1]] in principal.unit_ids
        }
        return (set(self.history.nominals) - own) | self.history.restricted


@pytest_asyncio.fixture(params=[1, 2])
async def watch(request: object, place: Place, owner: Owner) -> AsyncIterator[Watch]:
    async with owner.transaction():
        history = await make_history(owner, request.param)  # type: ignore[attr-defined]
        governance = await make_principal(owner, Role.GOVERNANCE)
        supervisors = {}
        for unit in history.units:
            supervisors[unit] = await make_principal(owner, Role.SUPERVISOR, unit_ids=(unit,))
    services = replace(services_of(place), clock=StillClock())
    yield Watch(services, history, owner, governance, supervisors)
