"""The outside of one submission as a phone sends it, and its place in the device's log. Pure.

A device's log is dense: 1, 2, 3 …, each entry naming the one before. So a gap, a clone and a phone put back from a
backup all show. Nothing sent is ever refused: an element that is no envelope is kept as text.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final
from uuid import UUID, uuid5

from api.sync.seals import instant
from api.values import digest, id_said

SEQ_MAX: Final = 2**31 - 1
_OP_CHARACTERS_MAX: Final = 50


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """One element of a push. `sealed` is None where it is no text that could hold a seal; `raw` is then what came.

    Those of one `group`, `group_size` of them, are applied all or none.
    """

    id: UUID
    seq: int
    prev_id: UUID | None
    op: str
    op_version: int
    at: datetime | None
    sealed: str | None
    raw: str
    sha256: str
    group: UUID | None = None
    group_size: int = 0


@dataclass(frozen=True)
class Malformed:
    """An element without an id and a place: it is kept under a name made of what it says."""

    raw: str
    sha256: str

    def id_under(self, device_id: UUID) -> UUID:
        return uuid5(device_id, self.sha256)


@dataclass(frozen=True)
class Head:
    """The last entry of a device's log."""

    last_seq: int
    last_id: UUID | None


class Place(Enum):
    """Where an envelope belongs."""

    NEW = "new"
    REPEATED = "repeated"
    REUSED = "reused"
    GAP = "gap"
    FORK = "fork"


def read(element: Any) -> Envelope | Malformed:
    """One element of a push."""
    raw = json.dumps(element, default=str)
    said = element if isinstance(element, Mapping) else {}
    key, prev, seq, sealed = id_said(said.get("id")), id_said(said.get("prevId")), said.get("seq"), said.get("sealed")
    fits = isinstance(sealed, str) and sealed.isascii() and "\0" not in sealed
    kept = sealed if isinstance(sealed, str) and fits else None
    sha256 = digest(kept if kept is not None else raw)
    readable = key is not None and (prev is not None or said.get("prevId") is None)
    if key is None or not readable or type(seq) is not int or not 1 <= seq <= SEQ_MAX:
        return Malformed(raw, sha256)
    version, size = said.get("opVersion"), said.get("groupSize")
    return Envelope(
        id=key,
        seq=seq,
        prev_id=prev,
        op=plain(said.get("op")),
        op_version=version if type(version) is int and 0 <= version <= SEQ_MAX else 0,
        at=instant(said.get("at")),
        sealed=kept,
        raw=raw,
        sha256=sha256,
        group=id_said(said.get("group")),
        group_size=size if type(size) is int else 0,
    )


def place(head: Head, envelope: Envelope, known: Mapping[UUID, str]) -> Place:
    """Where the envelope stands in the log. `known` has the digest of every ledger entry that it may name.

    What was taken in before gets its answer wherever it comes from: a phone with a new log sends old entries again.
    """
    if envelope.seq == head.last_seq + 1 and envelope.prev_id != head.last_id:
        return Place.FORK
    if envelope.id in known:
        same = known[envelope.id] == envelope.sha256
        return Place.REPEATED if same or reused_id(envelope) in known else Place.REUSED
    if envelope.seq <= head.last_seq:
        return Place.FORK
    return Place.NEW if envelope.seq == head.last_seq + 1 else Place.GAP


def reused_id(envelope: Envelope) -> UUID:
    """The ledger's own id for a submission whose id another submission holds."""
    return uuid5(envelope.id, envelope.sha256)


def following(head: Head, envelope: Envelope) -> Head:
    """The head once the envelope was taken in."""
    return Head(envelope.seq, envelope.id) if envelope.seq == head.last_seq + 1 else head


def plain(op: object) -> str:
    """The name of an operation as the ledger can keep it."""
    letters = filter(str.isalnum, op.encode("ascii", "ignore").decode()) if isinstance(op, str) else ()
    return "".join(letters)[:_OP_CHARACTERS_MAX]
