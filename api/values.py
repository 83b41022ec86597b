"""Small values that every room uses: identifiers and the digests of what was said."""

import hashlib
import os
import uuid

from api.clock import Clock, system_clock

_RANDOM_BITS = 74


def new_id(clock: Clock = system_clock) -> uuid.UUID:
    """A UUID version 7: unique by its random part, near its neighbours on disk by its time part.

    Made in code because PostgreSQL before 18 cannot. Never sort records by it: a phone's clock may lie.
    """
    milliseconds = int(clock.now().timestamp() * 1000)
    random = int.from_bytes(os.urandom(10), "big") >> (80 - _RANDOM_BITS)
    high, low = random >> 62, random & ((1 << 62) - 1)
    return uuid.UUID(int=(milliseconds << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low)


def id_said(value: object) -> uuid.UUID | None:
    """The identifier that this text names; None if it names none, or is no text."""
    try:
        return uuid.UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def digest(text: str) -> str:
    """The lowercase hexadecimal SHA-256 of a text's UTF-8 bytes: how two parties agree what was sent."""
    return hashlib.sha256(text.encode()).hexdigest()
