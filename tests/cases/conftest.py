"""Cases are tested with an online child abuse team beside the unit that manages registered offenders."""

from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest_asyncio

from api.cases import receiving
from api.cases.commands import ReceiveReferral, ReferredChild, ReferredIdentity, ReferredSubject
from api.cases.words import ReferralSource
from api.identity.principal import Principal, Role
from api.nominals.carrying import Done, Refused
from api.nominals.commands import AgeBand
from api.nominals.known import IdentityKind
from api.obligations import baseline
from api.oversight import standards
from api.values import new_id
from tests.conftest import Place
from tests.makers import Owner, insert, make_officer, make_principal, make_unit
from tests.sync.conftest import NOW, Scene, scene

__all__ = ["desk", "scene"]
TARGETS = {"VERY_HIGH": timedelta(hours=24)}


@dataclass
class OnlineTeam:
    """A team of two and their sergeant, in the scene of the sync tests."""

    scene: Scene
    unit: UUID
    analyst: Principal
    colleague: Principal
    sergeant: Principal
    governance: Principal
    received: list[UUID] = field(default_factory=list)

    @property
    def services(self) -> Any:
        return self.scene.services

    def referral(self, **said: Any) -> ReceiveReferral:
        given: dict[str, Any] = {
            "id": new_id(),
            "source": ReferralSource.NCA,
            "reference": f"NCA-{new_id()}",
            "received_at": self.scene.clock.now(),
            "summary": "An account shared files.",
            "subjects": (ReferredSubject(name="Bert Example"),),
            "identities": (ReferredIdentity(kind=IdentityKind.ONLINE, value="bert_77", platform="Chatter"),),
            "children": (ReferredChild(first_name="Ida", age_band=AgeBand.FROM_5_TO_9, relationship="daughter"),),
        }
        return ReceiveReferral(**(given | said))

    async def receive(self, **said: Any) -> UUID:
        """A case of the analyst's."""
        outcome = await receiving.receive(self.services, self.analyst, self.referral(**said))
        return await self.done(outcome)

    async def done(self, outcome: "Done | Refused | Awaitable[Done | Refused]") -> UUID:
        found = outcome if isinstance(outcome, Done | Refused) else await outcome
        assert isinstance(found, Done), found
        return found.record_id

    async def owed(self, case_id: UUID, kind: str) -> list[dict[str, Any]]:
        return await self.scene.rows(
            "select opened_by, basis, due_at, met_at, met_by, cancelled_at, cancel_reason, owner_id, unit_id,"
            " access_restricted from doorstep.obligation where case_id = $1 and kind = $2 and superseded_at is null"
            " order by opened_at, id",
            case_id,
            kind,
        )

    async def due(self, case_id: UUID, kind: str) -> datetime | None:
        """When what is open of a kind is due; None if nothing is."""
        rows = [row for row in await self.owed(case_id, kind) if row["met_at"] is None and row["cancelled_at"] is None]
        return rows[0]["due_at"] if rows else None

    async def case(self, case_id: UUID) -> dict[str, Any]:
        [row] = await self.scene.rows("select * from doorstep.ocait_case where id = $1", case_id)
        return row


def codes(outcome: "Done | Refused") -> list[tuple[str, str]]:
    assert isinstance(outcome, Refused), outcome
    return [(error.code, error.field) for error in outcome.errors]


@pytest_asyncio.fixture
async def desk(scene: Scene, place: Place, owner: Owner) -> OnlineTeam:
    await owner.execute("delete from doorstep.policy_row")
    for row in baseline.policy_rows():
        await insert(owner, "policy_row", **row)
    for row in baseline.bank_holidays():
        await insert(owner, "bank_holiday", **row)
    for row in standards.rows():
        await insert(owner, "standard", **row)
    unit = await make_unit(owner, name="Online team", kind="OCAIT", district=None)
    people = [await make_officer(owner, unit) for _ in range(3)]
    analyst, colleague = [
        await make_principal(owner, Role.OCAIT_ANALYST, officer_id=person, unit_ids=(unit,)) for person in people[:2]
    ]
    sergeant = await make_principal(owner, Role.SUPERVISOR, officer_id=people[2], unit_ids=(unit,))
    governance = await make_principal(owner, Role.GOVERNANCE)
    scene.clock.at = NOW
    return OnlineTeam(scene, unit, analyst, colleague, sergeant, governance)
