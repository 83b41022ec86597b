"""Takes referrals in: one, or many at once, from whoever sends them.

The same reference from the same source is one case, however often and however it comes; whoever may not know of that
case is told that the referral is in hand, and no more (decision 163). Two clocks begin with the
receipt and run apart: the target to act, by the shortest band until KIRAT says another (docs/domain.md 3.5), and the
decision whether partners are told.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit.vocabulary import AuditOperation
from api.cases import rules
from api.cases.commands import BULK_MAX, ReceiveReferral
from api.cases.desk import knows
from api.cases.history import case_assignment, case_embargo, case_transfer
from api.cases.places import works_in
from api.cases.tables import case_address, case_child, case_identity, case_subject, ocait_case
from api.cases.words import CaseState, CaseTransferDirection, KiratBand, ReferralSource
from api.db.rows import insert_all
from api.identity.organisation import UnitKind
from api.identity.principal import Principal
from api.nominals.carrying import Done, Refused, Turn, carry_out, refused
from api.obligations import store
from api.obligations.commands import ObligationKind, RecordKind
from api.obligations.held import Cause
from api.obligations.rules import Investigated
from api.refusals import BadInput
from api.services import Services
from api.values import new_id

_PARTS: Final = {
    "subjects": case_subject,
    "identities": case_identity,
    "addresses": case_address,
    "children": case_child,
}

_IN_HAND: Final = refused(
    "IN_HAND",
    "reference",
    "Somebody has this referral in hand already: nothing is lost, and nothing is opened twice. Ask your supervisor.",
)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of one referral of many: the case, or what to mend. `place` counts from 0, in the order given."""

    place: int
    reference: str
    outcome: Done | Refused


async def receive(services: Services, principal: Principal, command: ReceiveReferral) -> Done | Refused:
    """Open a case for a referral; the case has the command's id. One that is here already stays as it is."""

    async def begin(connection: AsyncConnection, now: datetime) -> Turn | Refused:
        errors = tuple(rules.of_referral(command, now))
        if errors:
            return Refused(errors)
        owner_id = command.owner_id or principal.officer_id
        words = "Name an officer of an online child abuse team, who has the case from now on."
        if owner_id is None:
            return refused("OFFICER_NEEDED", "ownerId", words)
        unit_id = await works_in(connection, principal.force_id, owner_id, UnitKind.OCAIT)
        if unit_id is None:
            return refused("UNKNOWN_OFFICER", "ownerId", words)

        async def decide() -> Done | Refused:
            here = await _here(connection, principal.force_id, command)
            if here is not None:
                # A program knows of no case at all: what it is told is the same of a covert one and any other.
                return Done(here) if principal.is_machine or await knows(connection, principal, here) else _IN_HAND
            await _open(connection, principal, command, owner_id=owner_id, unit_id=unit_id, now=now)
            return Done(command.id)

        return Turn(decide)

    return await carry_out(
        services,
        principal,
        command,
        action="receiveReferral",
        record="ocait_case",
        begin=begin,
        operation=AuditOperation.COLLECTION,
    )


async def receive_many(
    services: Services, principal: Principal, commands: Sequence[ReceiveReferral]
) -> tuple[Taken, ...]:
    """Take in each by itself: one that is refused does not keep the others out."""
    if len(commands) > BULK_MAX:
        raise BadInput(f"At most {BULK_MAX} referrals at once: send the rest after them.", field="referrals")
    return tuple(
        [
            Taken(place=n, reference=command.reference, outcome=await receive(services, principal, command))
            for n, command in enumerate(commands)
        ]
    )


async def _here(connection: AsyncConnection, force_id: int, command: ReceiveReferral) -> UUID | None:
    found: UUID | None = await connection.scalar(
        select(ocait_case.c.id).where(
            ocait_case.c.force_id == force_id,
            ocait_case.c.source == command.source,
            ocait_case.c.reference == command.reference.strip(),
        )
    )
    return found


async def _open(
    connection: AsyncConnection,
    principal: Principal,
    command: ReceiveReferral,
    *,
    owner_id: UUID,
    unit_id: UUID,
    now: datetime,
) -> None:
    is_offered = command.source is ReferralSource.OTHER_FORCE and command.origin_received_at is not None
    head = {
        "force_id": principal.force_id,
        "id": command.id,
        "source": command.source,
        "reference": command.reference.strip(),
        "received_at": command.received_at,
        "origin_received_at": command.origin_received_at,
        "origin_force": command.origin_force,
        "summary": command.summary,
        "state": CaseState.TRANSFER_IN_PENDING if is_offered else CaseState.OPEN,
        "unit_id": unit_id,
        "owner_id": owner_id,
        "embargoed": command.embargo is not None,
        "recorded_at": now,
        "recorded_by": principal.id,
    }
    await insert_all(connection, ocait_case, [_plain(head)])
    about = {"force_id": principal.force_id, "case_id": command.id}
    for name, table in _PARTS.items():
        rows = [_plain(about | {"id": new_id()} | asdict(part)) for part in getattr(command, name)]
        await insert_all(connection, table, rows)
    held = {"owner_id": owner_id, "unit_id": unit_id, "since": command.received_at, "assigned_by": principal.id}
    await insert_all(connection, case_assignment, [about | {"id": new_id()} | held])
    if command.embargo is not None:
        covert = {"reason": command.embargo, "strategy_reference": "", "set_at": now, "set_by": principal.id}
        await insert_all(connection, case_embargo, [about | {"id": new_id()} | covert])
    if is_offered:
        asked = {"direction": CaseTransferDirection.IN, "force": command.origin_force or "", "reason": command.summary}
        when = {"asked_at": command.received_at, "asked_by": principal.id}
        await insert_all(connection, case_transfer, [_plain(about | {"id": new_id()} | asked | when)])
    await _owe(connection, principal.force_id, command, owner_id=owner_id, unit_id=unit_id, now=now)


async def _owe(
    connection: AsyncConnection,
    force_id: int,
    command: ReceiveReferral,
    *,
    owner_id: UUID,
    unit_id: UUID,
    now: datetime,
) -> None:
    """The clocks that begin with the receipt."""
    case = Investigated(force_id=force_id, case_id=command.id, unit_id=unit_id, owner_id=owner_id)
    owed = await store.of_case(connection, case)
    cause = Cause(kind=RecordKind.CASE, id=command.id)
    owed.open(ObligationKind.SHARE_DECISION, command.received_at, cause)
    owed.open(ObligationKind.KIRAT_ACTION, command.received_at, cause, applies_to=KiratBand.VERY_HIGH)
    if any(subject.works_with_children for subject in command.subjects):
        owed.open(ObligationKind.LADO, command.received_at, cause)
    await store.write(connection, [owed], now)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Enumerations as their words, and tuples as lists, for a row that travels as JSON."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
