"""Takes in what phones send (docs/sync.md, push; the steps bear its numbers). Never an error for one row.

Locks, always in this order: the device's row, the nominals' rows in id order, what hangs under a nominal, the commit
lock of the change log. Two pushes that still meet in a deadlock are tried again as a whole. A push that waited in vain
for a lock is answered BUSY at once: it has had a connection for long enough. So is one for which none came free.
"""

import asyncio
import logging
import random
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from api.identity.principal import Principal
from api.obligations import store as obligation_store
from api.refusals import Unavailable
from api.services import Services
from api.sync import devices, intake, ledger
from api.sync.commands import (
    BATCH_MAX,
    PUSH_BYTES_MAX,
    RETRY_AFTER_MS,
    PushStatus,
    SyncDevice,
    SyncPushInput,
    SyncPushResult,
    SyncReceipt,
)
from api.sync.envelopes import Head, Malformed, read, reused_id
from api.sync.groups import take_in_groups, whole_groups
from api.sync.intake import Arrival
from api.sync.ledger import Entry
from api.sync.log import Batch, Element, Log, Taking, is_over, is_passing

logger = logging.getLogger(__name__)

_TRIES: Final = 3
_SKEW_SECONDS_MAX: Final = 2**31 - 1


async def push(
    services: Services, principal: Principal, said: SyncPushInput, *, taking: Taking = take_in_groups
) -> SyncPushResult:
    """Take in a batch in the order of the device's log, and give the receipts of what was taken in.

    `taking` is the way in which elements are taken in: together, unless something cannot be written.
    """
    for attempt in range(_TRIES):
        try:
            return await _push_once(services, principal, said, taking)
        except Unavailable:
            break
        except DBAPIError as error:
            if not is_passing(error):
                raise
            if not is_over(error):
                break
            logger.warning("a push is tried again: %s", getattr(error.orig, "sqlstate", None))
            await asyncio.sleep(random.uniform(0, 0.05 * 2**attempt))  # noqa: S311 - not a secret
    return SyncPushResult(
        status=PushStatus.BUSY, epoch=said.epoch, server_time=services.clock.now(), retry_after_ms=RETRY_AFTER_MS
    )


async def _push_once(services: Services, principal: Principal, said: SyncPushInput, taking: Taking) -> SyncPushResult:
    async with services.database.writing(principal.service_context()) as connection:
        now = services.clock.now()
        epoch = await devices.epoch(connection)
        device = await devices.lock(connection, principal, said.device_id)  # step 1
        if device is None:
            return SyncPushResult(status=PushStatus.DEVICE_UNKNOWN, epoch=epoch, server_time=now)
        head = Head(device.last_seq, device.last_id)
        if said.epoch != epoch:  # step 2: nothing is read
            return _result(PushStatus.EPOCH_CHANGED, epoch, now, head, [])
        elements = [read(element) for element in _within_limits(said.mutations)]
        signers = await devices.signers(connection, principal.force_id, principal.id, device.id)
        # Opening is arithmetic: what can be read without it is read meanwhile.
        items, (arrival, known) = await asyncio.gather(
            asyncio.to_thread(intake.open_all, elements, services.seal_keys, signers),
            _read_meanwhile(connection, principal, said, device=device, elements=elements, now=now),
        )
        nominals = await ledger.known_nominals(connection, principal.force_id, intake.nominals_named(items.values()))
        start = Log(head=head, known=known)
        batch = Batch(arrival=arrival, items=items, nominals=nominals)
        log = await taking(connection, batch, start, elements)  # steps 2 to 4
        return await _settle(connection, batch, log, epoch, device.last_seq)


async def _read_meanwhile(
    connection: AsyncConnection,
    principal: Principal,
    said: SyncPushInput,
    *,
    device: SyncDevice,
    elements: Sequence[Element],
    now: datetime,
) -> tuple[Arrival, dict[UUID, Entry]]:
    """How the batch arrives, and what the ledger holds of it already."""
    arrival = Arrival(
        principal=principal,
        device_id=device.id,
        revoked=device.revoked_at is not None,
        now=now,
        skew_seconds=_skew(said.device_now, now),
        policy=await obligation_store.policy(connection, principal.force_id),
        home_unit=await intake.home_unit(connection, principal),
    )
    return arrival, await _known(connection, principal, said.device_id, elements)


async def _settle(connection: AsyncConnection, batch: Batch, log: Log, epoch: str, seq_before: int) -> SyncPushResult:
    """Steps 5 and 6: the log's head, then the tickets, which take the commit lock; then the receipts."""
    arrival = batch.arrival
    if log.head.last_seq != seq_before:
        await devices.advance(connection, arrival.principal, arrival.device_id, log.head, arrival.now)
    tickets = await ledger.take_tickets(connection, arrival.principal.force_id, log.made)
    receipts = [log.known[key].receipt(tickets.get(key)) for key in log.taken]
    return _result(log.status, epoch, arrival.now, log.head, receipts)


async def _known(
    connection: AsyncConnection, principal: Principal, device_id: UUID, elements: Sequence[Element]
) -> dict[UUID, Entry]:
    ids: list[UUID] = []
    for envelope in elements:
        if isinstance(envelope, Malformed):
            ids.append(envelope.id_under(device_id))
        else:
            ids += [envelope.id, reused_id(envelope)]
    return await ledger.find(connection, principal.force_id, ids)


def _within_limits(mutations: Sequence[Any]) -> list[Any]:
    """The first part of a batch that is too large: receipts are a prefix, and the phone sends the rest again."""
    count = size = 0
    for element in mutations[:BATCH_MAX]:
        sealed = element.get("sealed") if isinstance(element, dict) else None
        size += len(sealed) if isinstance(sealed, str) else 0
        if count and size > PUSH_BYTES_MAX:
            break
        count += 1
    return list(mutations[: whole_groups(mutations, count)])


def _skew(device_now: datetime, now: datetime) -> int:
    """Server minus phone, in seconds."""
    return max(-_SKEW_SECONDS_MAX, min(_SKEW_SECONDS_MAX, round((now - device_now).total_seconds())))


def _result(
    status: PushStatus, epoch: str, now: datetime, head: Head, receipts: Sequence[SyncReceipt]
) -> SyncPushResult:
    return SyncPushResult(
        status=status,
        epoch=epoch,
        server_time=now,
        last_seq=head.last_seq,
        last_id=head.last_id,
        results=tuple(receipts),
    )
