"""Encryption at rest: each piece under the vault key, bound to its place. Pure but for the nonce."""

import os
from typing import Final
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES: Final = 12


class Vault:
    """Locks pieces away and takes them out. A piece that was changed or moved does not open: that is a bug or worse."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def lock(self, place: tuple[int, UUID, int], piece: bytes) -> bytes:
        """What is stored for a piece at a place: force, attachment, and where in the whole it begins."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, piece, _name(place))

    def take(self, place: tuple[int, UUID, int], stored: bytes) -> bytes:
        """The piece again."""
        return self._cipher.decrypt(stored[:_NONCE_BYTES], stored[_NONCE_BYTES:], _name(place))


def _name(place: tuple[int, UUID, int]) -> bytes:
    force_id, attachment_id, at = place
    return f"{force_id}|{attachment_id}|{at}".encode()
