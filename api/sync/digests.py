"""A digest of the records in one scope, which phone and server each make from their own rows (docs/sync.md, 8). Pure.

Count, and the sum modulo 2^64 of the first eight bytes of SHA-256("entity|id|version"). A sum does not depend on an
order, so neither side has to sort; two sets that differ by one row differ in both numbers or in the sum.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from api.sync.commands import MARKER, PullStatus

_MODULUS = 2**64


class Comparison(StrEnum):
    """What came of comparing a phone's scope with the server's."""

    SAME = "SAME"
    DIFFERS = "DIFFERS"
    MOVED = "MOVED"


@dataclass(frozen=True, kw_only=True)
class SyncHolding:
    """What a phone holds of one scope, and where its cursor stands. `sum` is decimal text."""

    scope: str
    cursor: str | None
    count: int
    sum: str


@dataclass(frozen=True, kw_only=True)
class SyncDigestInput:
    """What a phone holds, made from its own rows."""

    device_id: UUID
    epoch: str
    scopes: tuple[SyncHolding, ...]


@dataclass(frozen=True, kw_only=True)
class SyncScopeDigest:
    """The server's own count and sum of one scope, and the verdict."""

    scope: str
    verdict: Comparison
    count: int
    sum: str


@dataclass(frozen=True, kw_only=True)
class SyncDigestResult:
    """The verdicts; none unless the status is OK."""

    status: PullStatus
    epoch: str
    server_time: datetime
    scopes: tuple[SyncScopeDigest, ...] = ()
    marker: str = MARKER


@dataclass(frozen=True)
class Digest:
    """What is in a scope. `sum` is below 2^64; it travels as decimal text, since JSON's numbers cannot hold it."""

    count: int
    sum: int


def digest_of(rows: Iterable[tuple[str, UUID, int]]) -> Digest:
    """The digest of rows of entity, id and version."""
    count = total = 0
    for entity, key, version in rows:
        name = hashlib.sha256(f"{entity}|{key}|{version}".encode()).digest()
        total += int.from_bytes(name[:8], "big")
        count += 1
    return Digest(count, total % _MODULUS)
