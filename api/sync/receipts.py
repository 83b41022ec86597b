"""Answers "did these arrive?": the caller's own receipts, by the ids that the phone gave. Others' are not there."""

from collections.abc import Sequence
from uuid import UUID

from api.identity.principal import Principal
from api.refusals import BadInput
from api.services import Services
from api.sync import ledger
from api.sync.commands import RECEIPTS_MAX, SyncReceipt


async def receipts(services: Services, principal: Principal, ids: Sequence[UUID]) -> tuple[SyncReceipt, ...]:
    """The receipts of those that arrived, from whichever of the caller's phones: a new log carries old entries."""
    if len(ids) > RECEIPTS_MAX:
        raise BadInput(f"ids may hold {RECEIPTS_MAX}; there are {len(ids)}. Ask in parts.", field="ids")
    async with services.database.writing(principal.service_context()) as connection:
        entries = await ledger.of_principal(connection, principal.force_id, principal.id, ids)
        return tuple(entry.receipt() for entry in entries)
