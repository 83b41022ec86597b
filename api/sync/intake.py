"""Decides one submission and writes its ledger entry: applied, or held for a person with a reason and what to do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy.ext.asyncio import AsyncConnection

from api.audit import ledger as audit
from api.audit.vocabulary import AuditDecision, AuditOperation
from api.db.seal_keys import SealKeys
from api.identity import answering
from api.identity.principal import Principal
from api.obligations.policy import PolicyInterval
from api.sync import ledger, operations, seals
from api.sync.books import Books
from api.sync.commands import Applied, Held, HeldReason
from api.sync.envelopes import SEQ_MAX, Envelope, Malformed, plain, reused_id
from api.sync.ledger import Entry
from api.sync.operations import Command
from api.sync.seals import DeviceKey, Item, Unopened, Unsigned
from api.sync.tables import MutationState
from api.values import id_said
from api.visits.book import Telling
from api.writing import json_bytes

Opened = Item | Unopened | Unsigned
Asked = Command | Held

_KEPT = "It is kept, and a supervisor has it."
_MESSAGES = {
    HeldReason.AUTHOR_MISMATCH: f"It names another author than who sent it. {_KEPT}",
    HeldReason.DEVICE_REVOKED: f"This phone is no longer trusted. {_KEPT}",
    HeldReason.INVALID: f"It is not what its envelope says. {_KEPT}",
    HeldReason.OUT_OF_SCOPE: f"Your role does not tell of this by phone. {_KEPT}",
    HeldReason.KEY_REUSED: f"Another submission came under the same id before. {_KEPT}",
    HeldReason.SERVER_ERROR: f"Something went wrong on the server. {_KEPT} Nothing needs to be typed again.",
    HeldReason.SIGNATURE_INVALID: f"It was not signed by one of your phones. {_KEPT}",
    HeldReason.UNREADABLE: f"It could not be opened. {_KEPT}",
}


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """What is known of a whole push. `home_unit` is whose supervisor decides when no nominal says it."""

    principal: Principal
    device_id: UUID
    revoked: bool
    now: datetime
    skew_seconds: int
    policy: tuple[PolicyInterval, ...]
    home_unit: UUID | None


@dataclass(frozen=True, kw_only=True)
class Record:
    """A ledger entry to be written. `rest` holds the columns that no receipt shows."""

    entry: Entry
    rest: Mapping[str, Any]


def open_all(batch: Sequence[Envelope | Malformed], keys: SealKeys, signers: Sequence[DeviceKey]) -> dict[str, Opened]:
    """Each envelope's item by digest. Runs in a thread: it is arithmetic, and other requests should not wait for it."""
    return {
        envelope.sha256: Unopened() if envelope.sealed is None else seals.unseal(envelope.sealed, keys, signers)
        for envelope in batch
        if isinstance(envelope, Envelope)
    }


def nominals_named(items: Iterable[Opened]) -> list[UUID]:
    """The nominals that the items say they are about, as far as they can be read."""
    return [named for item in items if (named := _nominal_named(item)) is not None]


async def home_unit(connection: AsyncConnection, principal: Principal) -> UUID | None:
    """The unit whose supervisor decides about what the caller sends."""
    if principal.officer_id is None:
        return next(iter(principal.unit_ids), None)
    units = await answering.units(connection, principal.force_id, [principal.officer_id])
    return units.get(principal.officer_id)


def asked(arrival: Arrival, envelope: Envelope, item: Opened) -> Asked:
    """What a submission asks for, or why it is held whatever the facts are."""
    if not isinstance(item, Item):
        return _held(HeldReason.UNREADABLE if isinstance(item, Unopened) else HeldReason.SIGNATURE_INVALID)
    officer_id = arrival.principal.officer_id
    return _barred(arrival, envelope, item) or operations.read(
        item.op, item.op_version, item.payload, officer_id=officer_id
    )


def decide(
    arrival: Arrival, books: Books, envelope: Envelope, item: Opened, asks: Asked, *, nominals: Mapping[UUID, UUID]
) -> tuple[Record, Applied | None]:
    """Apply one submission, or hold it: its ledger entry, and what came of it. `nominals` gives units."""
    named = _nominal_named(item)
    about = named if named in nominals else None
    verdict = asks if isinstance(asks, Held) else operations.decide(books, _telling(arrival, envelope), asks)
    rest = _contents(envelope, item) | {"nominal_id": about}
    if isinstance(verdict, Applied):
        return _record(arrival, envelope, rest, verdict), verdict
    unit = nominals[about] if about is not None else arrival.home_unit
    record = _record(arrival, envelope, rest | {"unit_id": unit}, verdict)
    return record, None


def failed(arrival: Arrival, envelope: Envelope) -> Record:
    """Held because we failed."""
    rest = _unopened(envelope) | {"unit_id": arrival.home_unit}
    return _record(arrival, envelope, rest, _held(HeldReason.SERVER_ERROR))


def reused(arrival: Arrival, envelope: Envelope, seq: int | None) -> Record:
    """Held because another submission has its id: it is kept under an id of the ledger's own."""
    rest = _unopened(envelope) | {"unit_id": arrival.home_unit}
    record = _record(arrival, envelope, rest, _held(HeldReason.KEY_REUSED))
    return replace(record, entry=replace(record.entry, id=reused_id(envelope), claimed_id=envelope.id, seq=seq))


def malformed(arrival: Arrival, element: Malformed) -> Record:
    """Held because it has no id or place of its own."""
    held = _held(HeldReason.UNREADABLE)
    entry = Entry(
        id=element.id_under(arrival.device_id),
        seq=None,
        state=MutationState.QUARANTINED,
        reason=held.reason,
        message=held.message,
        received_at=arrival.now,
        payload_sha256=element.sha256,
    )
    rest = {"sealed": element.raw, "op": "", "op_version": 0, "unit_id": arrival.home_unit, "prev_id": None}
    return Record(entry=entry, rest=rest)


def held_event(arrival: Arrival, record: Record) -> audit.AuditEvent:
    """The audit of what is held; an applied visit has its own audit event."""
    about = record.rest.get("nominal_id")
    return audit.by(
        arrival.principal,
        AuditOperation.COLLECTION,
        "syncPush",
        decision=AuditDecision.QUARANTINE,
        device_id=arrival.device_id,
        object_type="submission",
        object_ids=(record.entry.id,),
        subject_ids=(about,) if about is not None else (),
        reason=record.entry.reason,
    )


async def write(
    connection: AsyncConnection, arrival: Arrival, records: Sequence[Record], events: Sequence[audit.AuditEvent]
) -> None:
    """Write the entries, and what is audited of them."""
    common = {
        "device_id": arrival.device_id,
        "principal_id": arrival.principal.id,
        "skew_seconds": arrival.skew_seconds,
    }
    rows = [(record.entry, common | dict(record.rest)) for record in records]
    await ledger.add(connection, arrival.principal.force_id, rows)
    await audit.append_all(connection, events)


def _telling(arrival: Arrival, envelope: Envelope) -> Telling:
    return Telling(
        principal=arrival.principal,
        submission_id=envelope.id,
        now=arrival.now,
        received_at=arrival.now,
        policy=arrival.policy,
        skew_seconds=arrival.skew_seconds,
        device_id=arrival.device_id,
        officer_id=arrival.principal.officer_id,
        at=envelope.at,
    )


def _barred(arrival: Arrival, envelope: Envelope, item: Item) -> Held | None:
    """What keeps a readable item from being applied at all, whatever it says."""
    if arrival.revoked or item.signed_by.revoked:
        return _held(HeldReason.DEVICE_REVOKED)
    if item.id != str(envelope.id):
        return _held(HeldReason.INVALID)
    if item.author != str(arrival.principal.id):
        return _held(HeldReason.AUTHOR_MISMATCH)
    if operations.knows(item.op, item.op_version) and not operations.may(arrival.principal, item.op):
        return _held(HeldReason.OUT_OF_SCOPE)
    return None


def _held(reason: HeldReason) -> Held:
    return Held(reason, _MESSAGES[reason])


def _record(arrival: Arrival, envelope: Envelope, rest: Mapping[str, Any], verdict: Applied | Held) -> Record:
    entry = Entry(
        id=envelope.id,
        seq=envelope.seq,
        state=MutationState.QUARANTINED if isinstance(verdict, Held) else verdict.state,
        reason=verdict.reason if isinstance(verdict, Held) else None,
        message=verdict.message,
        received_at=arrival.now,
        payload_sha256=envelope.sha256,
    )
    return Record(entry=entry, rest={"prev_id": envelope.prev_id, "group_id": envelope.group, **rest})


def _contents(envelope: Envelope, item: Opened) -> dict[str, Any]:
    """What the ledger keeps of it: opened, where that can be stored; as it came too, where it is not to be believed."""
    if isinstance(item, Item):
        opened = {} if item.op in operations.SEALED else _opened(item.payload)
        return {
            "op": plain(item.op),
            "op_version": item.op_version if 0 <= item.op_version <= SEQ_MAX else 0,
            "author_id": id_said(item.author),
            "device_at": item.at,
        } | (opened or {"sealed": envelope.sealed})
    said = item.content if isinstance(item, Unsigned) and isinstance(item.content, Mapping) else {}
    opened = {} if said.get("op") in operations.SEALED else _opened(said.get("payload"))
    return _unopened(envelope) | opened


def _opened(payload: object) -> dict[str, Any]:
    """PostgreSQL's JSON cannot hold the character U+0000: what has it stays sealed."""
    if payload is None or b"\\u0000" in (text := json_bytes(payload)):
        return {}
    return {"payload": orjson.Fragment(text)}


def _unopened(envelope: Envelope) -> dict[str, Any]:
    return {
        "sealed": envelope.sealed or envelope.raw,
        "op": envelope.op,
        "op_version": envelope.op_version,
        "device_at": envelope.at,
    }


def _nominal_named(item: Opened) -> UUID | None:
    said = item.payload if isinstance(item, Item) else None
    return id_said(said.get("nominalId")) if isinstance(said, Mapping) else None
