"""The typed way to decide a conflict, for a supervisor's screen. It goes through the ledger as a phone's decision does,
so that the same request is done once and what it changed can name it.
"""

from typing import Final
from uuid import UUID

from api.audit import ledger as audit
from api.identity.principal import Principal
from api.obligations import store as obligation_store
from api.refusals import UserError
from api.services import Services
from api.sync import books, ledger, settling
from api.sync.commands import Held
from api.sync.ledger import Entry
from api.sync.settling import SETTLE_CONFLICT, SettleConflict
from api.sync.tables import MutationState
from api.visits.book import Telling
from api.writing import json_digest, json_within

_ANOTHER: Final = UserError(
    code="ID_REUSED", field="id", message="This id was used before with other content: make a new id."
)


async def settle(
    services: Services, principal: Principal, command: SettleConflict, *, request_id: UUID
) -> tuple[UserError, ...]:
    """Decide, or say what stands against it. The same request again gets the same answer."""
    payload = _payload(command)
    read = settling.decode(payload)
    if isinstance(read, tuple):
        return read
    async with services.database.writing(principal.service_context()) as connection:
        sha256 = json_digest(payload)
        await ledger.known_nominals(connection, principal.force_id, [command.nominal_id])
        before = (await ledger.find(connection, principal.force_id, [request_id])).get(request_id)
        if before is not None:
            return () if before.payload_sha256 == sha256 else (_ANOTHER,)
        now = services.clock.now()
        telling = Telling(
            principal=principal,
            submission_id=request_id,
            now=now,
            received_at=now,
            policy=await obligation_store.policy(connection, principal.force_id),
            officer_id=principal.officer_id,
            at=now,
        )
        noted = await books.read(connection, principal.force_id, [(request_id, command)], received_at=now)
        verdict = noted.settle(telling, command)
        if isinstance(verdict, Held):
            return (UserError(code=verdict.reason, field="conflictId", message=verdict.message),)
        entry = Entry(
            id=request_id,
            seq=None,
            state=verdict.state,
            message=verdict.message,
            received_at=now,
            payload_sha256=sha256,
        )
        rest = {
            "principal_id": principal.id,
            "author_id": principal.id,
            "nominal_id": command.nominal_id,
            "op": SETTLE_CONFLICT,
            "op_version": settling.CURRENT_VERSION,
            "payload": json_within(payload),
            "device_at": now,
        }
        await noted.write(connection)
        await ledger.add(connection, principal.force_id, [(entry, rest)])
        await noted.write_conflicts(connection)
        await audit.append_all(connection, noted.events)
        await ledger.take_tickets(connection, principal.force_id, {request_id: verdict})
    return (
        ()
        if verdict.state is not MutationState.CONFLICT
        else (UserError(code="CONFLICT", field="conflictId", message=verdict.message or ""),)
    )


def _payload(command: SettleConflict) -> dict[str, object]:
    return {
        "conflictId": str(command.conflict_id),
        "nominalId": str(command.nominal_id),
        "choice": command.choice.value,
        "value": command.value,
        "note": command.note,
    }
