"""What is owed of the nominal at a desk: read under their lock, changed in memory, written in the same transaction."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from api.nominals.desk import Desk
from api.obligations import store
from api.obligations.chains import Chain
from api.obligations.commands import Revision
from api.obligations.engine import Ledger
from api.obligations.rules import Managed


def managed(desk: Desk) -> Managed:
    """The nominal as the rules of obligations know them."""
    subject = desk.subject
    return Managed(
        force_id=desk.principal.force_id,
        nominal_id=subject.id,
        unit_id=subject.unit_id,
        owner_id=subject.owner_id,
        risk_level=subject.risk_level,
        management_mode=subject.management_mode,
        opened_at=subject.opened_at,
    )


@asynccontextmanager
async def owing(desk: Desk) -> AsyncIterator[Ledger]:
    """The nominal's obligations but for routine visits. What was changed is written at the end."""
    held = await store.ledger(desk.connection, managed(desk))
    yield held
    await store.write(desk.connection, [held], desk.now)


async def all_owed(desk: Desk, about: Managed) -> tuple[Chain, Ledger]:
    """The chain of routine visits and all else, of the nominal as they are after the change at hand."""
    chains = await store.chains(desk.connection, about.force_id, [about])
    return chains[about.nominal_id], await store.ledger(desk.connection, about)


async def recompute(desk: Desk, reason: Revision, **changed: Any) -> None:
    """Reckon anew whatever is open, visits from the last successful one. `changed` is what is new of the nominal."""
    chain, ledger = await all_owed(desk, replace(managed(desk), **changed))
    chain.open_first(ledger.policy)
    chain.recompute(ledger.policy, reason)
    ledger.recompute(reason)
    await store.write(desk.connection, [chain, ledger], desk.now)
