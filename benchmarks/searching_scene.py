"""Who searches: an analyst, who sees the force, and a partner whose agreement covers nobody in it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx2
from starlette.applications import Starlette
from starlette.requests import Request

import schema
from api.identity.principal import Principal, Role
from api.services import Services
from api.settings import Mode, Settings
from api.sharing.words import SharedField
from api.sync.wakes import Hub
from api.values import new_id
from schema.serving.budgets import Budgets

_NO_LIMITS = Budgets(trusted=10**9, ad_hoc=10**9, integrator=10**9, per_minute=10**10)
_FORCE = 6


@dataclass
class Scene:
    analyst: Principal
    partner: Principal


async def make(owner: Any) -> Scene:
    """The callers, and an agreement in force that covers a district where nobody is managed."""
    agency = new_id()
    await owner.execute(
        "insert into doorstep.agency (force_id, id, name, kind) values ($1, $2, 'Council', 'CHILDRENS_SOCIAL_CARE')",
        _FORCE, agency,
    )  # fmt: skip
    partner = _principal(Role.PARTNER_READER, agency)
    await agree(owner, agency, partner.id, districts=["Nowhere"])
    return Scene(analyst=_principal(Role.OCAIT_ANALYST), partner=partner)


async def agree(owner: Any, agency: UUID, signer: UUID, *, districts: Sequence[str]) -> None:
    """An agreement in force that shows everything about whoever is managed in these districts; none: in all."""
    agreement = new_id()
    await owner.execute(
        "insert into doorstep.agreement (force_id, id, agency_id, version, title, valid_from, valid_to, contact_name,"
        " contact, onward, pointer, names_person, schedule_8, drafted_at) values ($1, $2, $3, 1, 'Agreed',"
        " now() - interval '1 day', now() + interval '1 day', 'SPOC', 'spoc', 'NONE', false, false, 'so', now())",
        _FORCE, agreement, agency,
    )  # fmt: skip
    under = (_FORCE, agreement, agency)
    await owner.execute(
        "insert into doorstep.agreement_purpose (force_id, id, agreement_id, agency_id, position, purpose, gateway,"
        " necessity) values ($1, gen_random_uuid(), $2, $3, 0, 'CHILD_SAFEGUARDING', 'CHILDREN_ACT_2004', 'so')",
        *under,
    )
    await owner.execute(
        "insert into doorstep.agreement_rows (force_id, id, agreement_id, agency_id, position, districts, risk_levels,"
        " modes, with_children) values ($1, gen_random_uuid(), $2, $3, 0, $4, '{}', '{}', false)",
        *under, list(districts),
    )  # fmt: skip
    await owner.execute(
        "insert into doorstep.agreement_field (force_id, id, agreement_id, agency_id, position, field, shown, clause,"
        " reason, told) select $1, gen_random_uuid(), $2, $3, n, field, true, '', '', true"
        " from unnest($4::text[]) with ordinality f(field, n)", *under, [field.value for field in SharedField],
    )  # fmt: skip
    await owner.execute(
        "update doorstep.agreement set signed_at = now(), signed_by = $2, signature = 'DPO' where id = $1",
        agreement, signer,
    )  # fmt: skip


@asynccontextmanager
async def asking(services: Services, scene: Scene) -> AsyncIterator[httpx2.AsyncClient]:
    """The API in this process: the header `as` says who asks."""
    callers = {str(each.id): each for each in (scene.analyst, scene.partner)}

    async def authenticate(request: Request) -> Principal:
        return callers[request.headers["as"]]

    routes = schema.routes(
        services, Hub(services.database), Settings(mode=Mode.PRODUCTION), authenticate=authenticate, budgets=_NO_LIMITS
    )
    transport = httpx2.ASGITransport(app=Starlette(routes=routes))
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield client


def _principal(role: Role, agency: UUID | None = None) -> Principal:
    return Principal(
        id=new_id(), issuer="bench", subject=role.value, name="Bench", force_id=_FORCE, force_name="Bench",
        roles=frozenset({role}), scopes=frozenset({"records:search", "adhoc:query"}), client_id="bench",
        agency_id=agency,
    )  # fmt: skip
