"""How far a phone has read one scope: opaque to it, signed by the server. Pure.

A cursor that was tampered with, belongs to another scope, force or epoch, or is of another version, is no cursor: the
scope is sent anew. That is always safe, and a phone has no use of the reason.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

import orjson

from api.writing import json_bytes

_VERSION: Final = 1
_MAC_BYTES: Final = 16
_CURSOR_CHARACTERS_MAX: Final = 500


@dataclass(frozen=True, kw_only=True)
class Position:
    """After `ticket`. `snapshot` is the scope's floor when a reading from the start began; None once it is complete."""

    ticket: int = 0
    snapshot: int | None = None


@dataclass(frozen=True, kw_only=True)
class CursorSeal:
    """Signs and reads cursors of one force in one epoch."""

    key: bytes
    force_id: int
    epoch: str

    def write(self, scope: str, position: Position) -> str:
        body = json_bytes([_VERSION, position.ticket, position.snapshot])
        return base64.urlsafe_b64encode(self._mac(scope, body) + body).rstrip(b"=").decode()

    def read(self, scope: str, cursor: str | None) -> Position | None:
        """Where the cursor stands; None if it is none of ours for this scope."""
        if cursor is None or len(cursor) > _CURSOR_CHARACTERS_MAX or not cursor.isascii():
            return None
        try:
            raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        except ValueError:
            return None
        mac, body = raw[:_MAC_BYTES], raw[_MAC_BYTES:]
        if not hmac.compare_digest(mac, self._mac(scope, body)):
            return None
        version, ticket, snapshot = orjson.loads(body)
        return Position(ticket=ticket, snapshot=snapshot) if version == _VERSION else None

    def _mac(self, scope: str, body: bytes) -> bytes:
        bound = json_bytes([self.force_id, self.epoch, scope]) + body
        return hmac.new(self.key, bound, hashlib.sha256).digest()[:_MAC_BYTES]


def start_of(position: Position | None, floor: int) -> tuple[Position, bool]:
    """Where to read from, and whether the phone must drop what it has of the scope (docs/sync.md, pull).

    Below the floor the marks of what left the scope were purged: a phone that stands there cannot be told what left.
    """
    if position is None:
        return Position(ticket=0, snapshot=floor), True
    overtaken = position.snapshot is None and 0 < position.ticket < floor
    restarted = position.snapshot is not None and position.snapshot < floor
    if overtaken or restarted:
        return Position(ticket=0, snapshot=floor), True
    return position, False
