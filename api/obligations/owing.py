"""What is owed of the nominal at a desk: read under their lock, changed in memory, written in the same transaction."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from api.nominals.desk import Desk
from api.obligations import store
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
