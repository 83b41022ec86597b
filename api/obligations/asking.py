"""Answers what a person asks before they decide: today what speaks against managing somebody reactively."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger
from api.audit.vocabulary import AuditOperation
from api.identity.principal import Principal
from api.nominals.desk import Place, looked_up
from api.obligations import store
from api.obligations.calendar import london_day
from api.obligations.eligibility import Facts, Ground, against, low_since
from api.obligations.rules import Managed
from api.services import Services


@dataclass(frozen=True, kw_only=True)
class Eligibility:
    """What speaks against it today, and since when the level has been low; None: it is not."""

    low_since: date | None
    against: tuple[Ground, ...]


async def reactive_eligibility(services: Services, principal: Principal, nominal_id: UUID) -> Eligibility | None:
    """The same list that is kept with a decision; None where the caller works with no such nominal."""
    async with services.database.writing(principal.service_context()) as connection:
        subject = await looked_up(connection, principal, Place(field="nominalId", key=nominal_id))
        if subject is None:
            return None
        managed = Managed(
            force_id=principal.force_id,
            nominal_id=subject.id,
            unit_id=subject.unit_id,
            owner_id=subject.owner_id,
            risk_level=subject.risk_level,
            management_mode=subject.management_mode,
            opened_at=subject.opened_at,
        )
        known = await facts(connection, managed, subject.date_of_birth)
        event = ledger.by(
            principal,
            AuditOperation.CONSULTATION,
            "reactiveEligibility",
            object_type="nominal",
            object_ids=(subject.id,),
            subject_ids=(subject.id,),
            row_count=1,
        )
        await ledger.append(connection, event)
        return Eligibility(low_since=low_since(known), against=against(known, london_day(services.clock.now())))


async def facts(connection: AsyncConnection, about: Managed, born: date | None) -> Facts:
    """What is known for and against reactive management of a nominal."""
    owed = await store.ledger(connection, about)
    chains = await store.chains(connection, about.force_id, [about])
    return Facts(
        circumstances=owed.circumstances,
        owed=(*owed.in_force, *chains[about.nominal_id].in_force),
        born=born,
        opened_at=about.opened_at,
        policy=owed.policy,
    )
