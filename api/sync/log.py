"""A device's log while a batch is taken in: each element is given its place and its verdict, in order (docs/sync.md 3).

A batch is decided in memory and written together, in one savepoint. Should that fail, for whatever reason, the same is
done for each element by itself: so the one that cannot be written is found, held and put before a person, and harms
no other.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from api.sync import books, intake
from api.sync.books import Books
from api.sync.commands import Applied, Held, PushStatus
from api.sync.envelopes import Envelope, Head, Malformed, Place, following, place, reused_id
from api.sync.intake import Arrival, Asked, Opened, Record
from api.sync.ledger import Entry
from api.sync.tables import MutationState

logger = logging.getLogger(__name__)

Element = Envelope | Malformed
# Serialization failure, deadlock, lock not available, statement cancelled, the server going away, and no room for more:
# a full disk says nothing of the visit that met it, which must not be held for that.
_TRY_AGAIN: Final = frozenset(
    {
        "40001",
        "40P01",
        "55P03",
        "57014",
        "57P01",
        "57P02",
        "57P03",
        "53000",
        "53100",
        "53200",
        "53300",
        "53400",
        "58030",
    }
)
_OVER: Final = frozenset({"40001", "40P01"})


def is_passing(error: Exception) -> bool:
    """Whether the same push may succeed a moment later."""
    if not isinstance(error, DBAPIError):
        return False
    return error.connection_invalidated or getattr(error.orig, "sqlstate", None) in _TRY_AGAIN


def is_over(error: DBAPIError) -> bool:
    """Whether what stood in the way has ended with the attempt: a deadlock, or who was there first."""
    return getattr(error.orig, "sqlstate", None) in _OVER


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What is true of every element of a push. `items` are the opened, by digest; `nominals` gives their units."""

    arrival: Arrival
    items: Mapping[str, Opened]
    nominals: Mapping[UUID, UUID]


@dataclass(frozen=True, kw_only=True)
class Log:
    """How far the log has come. `known` are the ledger's entries that it may meet, `made` what came of its own."""

    head: Head
    known: Mapping[UUID, Entry]
    taken: Sequence[UUID] = ()
    made: Mapping[UUID, Applied] = field(default_factory=dict)
    status: PushStatus = PushStatus.OK


# A way of taking in elements: the log as it was before them becomes the log after them.
Taking = Callable[[AsyncConnection, Batch, Log, Sequence[Element]], Awaitable[Log]]


async def take_in(connection: AsyncConnection, batch: Batch, log: Log, elements: Sequence[Element]) -> Log:
    """The log after these elements; it ends early where it has a gap or a fork (step 2)."""
    try:
        return await take_together(connection, batch, log, elements)
    except Exception as error:
        if is_passing(error):
            raise
        logger.warning("a batch of %d is taken in one by one: %s", len(elements), type(error).__name__)
    return await take_one_by_one(connection, batch, log, elements)


async def take_one_by_one(
    connection: AsyncConnection, batch: Batch, log: Log, elements: Sequence[Element], *, holding: Held | None = None
) -> Log:
    """Each element in a savepoint of its own. One that fails is held (step 4)."""
    for element in elements:
        try:
            log = await take_together(connection, batch, log, [element], holding=holding)
        except Exception as error:
            if is_passing(error) or isinstance(element, Malformed):
                raise
            logger.exception("submission %s could not be applied", element.id)
            walk = _Walk(batch, log, None, {})
            walk.add(intake.failed(batch.arrival, element))
            walk.head = following(walk.head, element)
            await intake.write(connection, batch.arrival, walk.records, walk.events)
            log = walk.log()
        if log.status is not PushStatus.OK:
            break
    return log


async def take_together(
    connection: AsyncConnection, batch: Batch, log: Log, elements: Sequence[Element], *, holding: Held | None = None
) -> Log:
    """All elements in one savepoint: facts are read for all of them, and each table is written once.

    `holding`: why each new one is held, whatever it asks for.
    """
    async with connection.begin_nested():
        asked = {
            element: holding or intake.asked(batch.arrival, element, batch.items[element.sha256])
            for element in elements
            if isinstance(element, Envelope) and element.id not in log.known
        }
        officer_id = batch.arrival.principal.officer_id
        noted = await books.read(
            connection,
            batch.arrival.principal.force_id,
            [(envelope.id, command) for envelope, command in asked.items() if not isinstance(command, Held)],
            received_at=batch.arrival.now,
            skew_seconds=batch.arrival.skew_seconds,
            officers=[] if officer_id is None else [officer_id],
        )
        walk = _Walk(batch, log, noted, asked)
        walk.go(elements)
        await noted.write(connection)
        await intake.write(connection, batch.arrival, walk.records, walk.events)
        await noted.write_conflicts(connection)
        return walk.log()


class _Walk:
    """Goes through elements in their order. Nothing is read or written here."""

    def __init__(self, batch: Batch, log: Log, noted: Books | None, asked: Mapping[Envelope, Asked]) -> None:
        self._batch = batch
        self._books = noted
        self._asked = asked
        self._start = log
        self.head = log.head
        self._known = dict(log.known)
        self._digests = {key: entry.payload_sha256 for key, entry in log.known.items()}
        self._taken = list(log.taken)
        self._made = dict(log.made)
        self._status = log.status
        self.records: list[Record] = []
        # In the order in which things happened: the books add an event for each thing that they keep.
        self.events = noted.events if noted is not None else []

    def log(self) -> Log:
        return replace(
            self._start,
            head=self.head,
            known=self._known,
            taken=self._taken,
            made=self._made,
            status=self._status,
        )

    def go(self, elements: Sequence[Element]) -> None:
        """Stops where the log has a gap or a fork."""
        for element in elements:
            if isinstance(element, Malformed):
                self._keep_malformed(element)
                continue
            match place(self.head, element, self._digests):
                case Place.FORK:
                    self._status = PushStatus.FORK
                    return
                case Place.GAP:
                    self._status = PushStatus.GAP
                    return
                case Place.REPEATED:
                    self._taken.append(self._same(element))
                case Place.REUSED:
                    self.add(intake.reused(self._batch.arrival, element, self._seq(element)))
                case Place.NEW:
                    self._decide(element)
            self.head = following(self.head, element)

    def add(self, record: Record) -> None:
        self.records.append(record)
        if record.entry.state is MutationState.QUARANTINED:
            self.events.append(intake.held_event(self._batch.arrival, record))
        self._known[record.entry.id] = record.entry
        self._digests[record.entry.id] = record.entry.payload_sha256
        self._taken.append(record.entry.id)

    def _decide(self, envelope: Envelope) -> None:
        assert self._books is not None
        item = self._batch.items[envelope.sha256]
        record, made = intake.decide(
            self._batch.arrival, self._books, envelope, item, self._asked[envelope], nominals=self._batch.nominals
        )
        self.add(record)
        if made is not None:
            self._made[envelope.id] = made

    def _keep_malformed(self, element: Malformed) -> None:
        key = element.id_under(self._batch.arrival.device_id)
        if key in self._known:
            self._taken.append(key)
        else:
            self.add(intake.malformed(self._batch.arrival, element))

    def _same(self, envelope: Envelope) -> UUID:
        known = self._known[envelope.id]
        return envelope.id if known.payload_sha256 == envelope.sha256 else reused_id(envelope)

    def _seq(self, envelope: Envelope) -> int | None:
        return envelope.seq if envelope.seq == self.head.last_seq + 1 else None
