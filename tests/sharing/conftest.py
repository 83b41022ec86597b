"""A force with two districts, four agencies with agreements that differ, and people who ask through GraphQL."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request

import schema
from api.access.role_scopes import ROLE_SCOPES
from api.db import seal_keys
from api.identity.organisation import AgencyKind
from api.identity.principal import Principal, Role
from api.nominals.desk import Done
from api.services import Services
from api.settings import Mode, Settings
from api.sharing import agreeing, disclosing, store
from api.sharing.agreement import AgreedField, AgreedPurpose, AgreedRows, Agreement
from api.sharing.commands import Disclose, SignAgreement
from api.sharing.words import Gateway, Purpose, SharedField, WithheldCategory
from api.sync.wakes import Hub
from api.values import new_id
from schema.reading.documents import documents
from schema.root import catalogue
from tests.conftest import Place
from tests.makers import (
    FORCE,
    Owner,
    insert,
    make_baseline,
    make_force,
    make_nominal,
    make_officer,
    make_principal,
    make_unit,
    make_visit_policy,
)
from tests.reading.conftest import NO_LIMITS
from tests.sync.conftest import HandClock

# Agreements hold by the database's clock too, which no test sets.
BEGINS, ENDS = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)
ALWAYS_NAMED = frozenset({SharedField.REFERENCE, SharedField.NAME, SharedField.DATE_OF_BIRTH, SharedField.ANSWER})
# Tests send documents of their own.
AD_HOC = frozenset({"adhoc:query"})
BORN = date(1980, 5, 17)


def agreed(
    agency_id: UUID, kind: AgencyKind, withheld: Mapping[SharedField, WithheldCategory], **said: Any
) -> Agreement:
    """An agreement that the machine finds no fault with: what is not withheld is shown."""
    gateway = Gateway.NCA_GATEWAY if kind is AgencyKind.NCA else Gateway.COMMON_LAW
    purposes = tuple(
        AgreedPurpose(purpose=purpose, gateway=gateway, necessity="Needed for the agreed work.")
        for purpose in (Purpose.CHILD_SAFEGUARDING, Purpose.PUBLIC_PROTECTION)
    )
    fields = tuple(
        AgreedField(
            field=name,
            shown=name not in withheld,
            category=withheld.get(name),
            clause="4.2" if name in withheld else "",
            reason="Not for this agency." if name in withheld else "",
        )
        for name in SharedField
    )
    whole: dict[str, Any] = {
        "agency_id": agency_id,
        "agency_kind": kind,
        "title": "Agreement",
        "valid_from": BEGINS,
        "valid_to": ENDS,
        "contact_name": "Safeguarding lead",
        "contact": "lead@agency.example",
        "purposes": purposes,
        "rows": (AgreedRows(districts=("Ashby",)),),
        "fields": fields,
        "schedule_8": "Schedule 8 paragraph 4: safeguarding of children",
    }
    return Agreement(**(whole | said))


@dataclass
class Town:
    """Where sharing is tested. Agencies by a short name, each with a person who asks for it."""

    services: Services
    clock: HandClock
    owner: Owner
    east: UUID
    west: UUID
    officer: Principal
    supervisor: Principal
    dpo: Principal
    client: httpx2.AsyncClient
    agencies: dict[str, UUID] = field(default_factory=dict)
    partners: dict[str, Principal] = field(default_factory=dict)
    caller: Principal | None = None

    async def agency(self, name: str, kind: AgencyKind = AgencyKind.CHILDRENS_SOCIAL_CARE) -> UUID:
        key = await insert(self.owner, "agency", name=name, kind=kind.value)
        self.agencies[name] = key
        self.partners[name] = await self.partner(key)
        return key

    async def partner(self, agency_id: UUID, **values: Any) -> Principal:
        made = await make_principal(
            self.owner, Role.PARTNER_READER, Role.PARTNER_CONTRIBUTOR, agency_id=agency_id, **values
        )
        return replace(
            made,
            agency_id=agency_id,
            is_machine=values.get("is_machine", False),
            scopes=ROLE_SCOPES[Role.PARTNER_READER] | AD_HOC,
        )

    async def agree(
        self, name: str, withheld: Mapping[SharedField, WithheldCategory] | None = None, **said: Any
    ) -> UUID:
        """Draft and sign; gives the version's id."""
        kind = AgencyKind(
            await self.owner.fetchval("select kind from doorstep.agency where id = $1", self.agencies[name])
        )
        agreement = agreed(self.agencies[name], kind, withheld or {}, **said)
        async with self.services.database.writing(self.dpo.service_context()) as connection:
            key = await store.draft(connection, FORCE, agreement, now=self.clock.now(), by=None)
        command = SignAgreement(id=new_id(), agreement_id=key, signature="D. P. Officer")
        assert await agreeing.sign(self.services, self.dpo, command) == Done(key)
        return key

    async def nominal(self, *, unit_id: UUID | None = None, **values: Any) -> UUID:
        assert self.officer.officer_id
        return await make_nominal(self.owner, unit_id or self.east, self.officer.officer_id, **values)

    def asking(self, nominal: UUID, agency: str, **said: Any) -> Disclose:
        whole: dict[str, Any] = {
            "id": new_id(),
            "disclosure_id": new_id(),
            "nominal_id": nominal,
            "agency_id": self.agencies[agency],
            "purpose": Purpose.CHILD_SAFEGUARDING,
            "meaning": "A child of five lives there.",
            "content_digest": "",
        }
        return Disclose(**(whole | said))

    async def share(self, nominal: UUID, agency: str, **said: Any) -> UUID:
        """Look, then send; gives the disclosure's id."""
        asked = self.asking(nominal, agency, **said)
        seen = await disclosing.preview(self.services, self.officer, asked)
        assert seen.errors == ()
        command = replace(asked, content_digest=seen.content.digest)
        assert await disclosing.disclose(self.services, self.officer, command) == Done(command.disclosure_id)
        return command.disclosure_id

    async def send(self, query: str, variables: Mapping[str, Any] | None, caller: Principal) -> httpx2.Response:
        self.caller = caller
        headers = {"content-type": "application/json"}
        return await self.client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)

    async def ask(self, query: str, variables: Mapping[str, Any] | None = None, *, caller: Principal) -> Any:
        answer = (await self.send(query, variables, caller)).json()
        assert "errors" not in answer, answer
        return answer["data"]

    async def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        return [dict(row) for row in await self.owner.fetch(sql, *values)]


async def make_town(place: Place, owner: Owner, folder: Path, client: httpx2.AsyncClient) -> Town:
    async with owner.transaction():
        await make_force(owner)
        await make_visit_policy(owner)
        await make_baseline(owner)
        east, west = await make_unit(owner), await make_unit(owner, name="SOMU West", district="Westby")
        officer, sergeant = await make_officer(owner, east), await make_officer(owner, east)
        people = [
            await make_principal(owner, Role.OFFENDER_MANAGER, officer_id=officer, unit_ids=(east,)),
            await make_principal(owner, Role.SUPERVISOR, officer_id=sergeant, unit_ids=(east, west)),
            await make_principal(owner, Role.DPO),
        ]
    clock = HandClock()
    services = Services(
        database=place.database,
        clock=clock,
        secrets=place.secrets,
        seal_keys=seal_keys.load(folder),
        read_documents=documents(catalogue(), clock),
    )
    scoped = [replace(each, scopes=AD_HOC.union(*(ROLE_SCOPES[role] for role in each.roles))) for each in people]
    return Town(services, clock, owner, east, west, *scoped, client)


@pytest_asyncio.fixture
async def town(place: Place, owner: Owner, tmp_path: Path) -> AsyncIterator[Town]:
    async def authenticate(_: Request) -> Principal:
        assert made.caller is not None
        return made.caller

    made = await make_town(place, owner, tmp_path, httpx2.AsyncClient())
    settings = Settings(mode=Mode.PRODUCTION)
    hub = Hub(place.database)
    app = Starlette(routes=schema.routes(made.services, hub, settings, authenticate=authenticate, budgets=NO_LIMITS))
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://127.0.0.1:8000") as client:
        made.client = client
        yield made


async def describe(owner: Owner, nominal: UUID, **texts: str) -> None:
    """Give a nominal a home, a child, a warning of each kind: their texts are the test's."""
    day = date(2024, 1, 1)
    await insert(
        owner, "address", nominal_id=nominal, kind="HOME", lines=[texts.get("home", "1 Invented Street")],
        postcode="NX1 1CC", since=day,
    )  # fmt: skip
    await insert(
        owner, "household_member", nominal_id=nominal, first_name=texts.get("child", "Ida"), relationship="child",
        is_child=True, age_band="UNDER_5", lives_there=True,
    )  # fmt: skip
    for code, name in (("MENTAL_HEALTH", "health"), ("DOGS", "warning")):
        await insert(
            owner, "marker", nominal_id=nominal, code=code, detail=texts.get(name, name), since=day, reviewed_on=day
        )
