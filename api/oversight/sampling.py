"""Which records a dip sample holds: chance that a seed repeats. Pure."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from api.values import digest


def draw(ids: Iterable[UUID], *, seed: int, size: int) -> tuple[UUID, ...]:
    """So many of the ids, or all if there are fewer. Each is ranked by a hash of the seed and itself, so the same seed
    and the same ids draw the same, in whatever order they come; and nobody can choose a seed for one record's sake
    without seeing that the rest changes too.
    """
    return tuple(sorted(ids, key=lambda key: (_rank(seed, key), key))[:size])


def digest_of(ids: Iterable[UUID]) -> str:
    """By which somebody who draws again tells that it is the same sample."""
    return digest("\n".join(str(key) for key in ids))


def _rank(seed: int, key: UUID) -> bytes:
    return hashlib.sha256(f"{seed}|{key}".encode()).digest()
