"""Opens a file that travelled sealed: parts of 512 KiB, each AES-256-GCM under the promise's key. Pure.

The key is used for this one file, so the number of the part is its nonce; the id of the attachment and whether a part
is the last one are authenticated with it. So no part can be swapped, left out or put elsewhere. The other half is
pwa/src/attachments/parts.ts.
"""

import base64
import hashlib
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from api.visits.attached import PART_BYTES, TAG_BYTES

_NONCE_BYTES: Final = 12
_SEALED_PART_BYTES: Final = PART_BYTES + TAG_BYTES


def open_sealed(attachment_id: UUID, key: str, sealed: bytes) -> bytes | None:
    """The file; None if it was not sealed under this key for this attachment."""
    cipher = AESGCM(base64.urlsafe_b64decode(key + "="))
    starts = range(0, len(sealed), _SEALED_PART_BYTES)
    try:
        return b"".join(
            cipher.decrypt(
                number.to_bytes(_NONCE_BYTES, "big"),
                sealed[start : start + _SEALED_PART_BYTES],
                part_name(attachment_id, number, is_last=number == len(starts) - 1),
            )
            for number, start in enumerate(starts)
        )
    except InvalidTag:
        return None


def seal(attachment_id: UUID, key: str, file: bytes) -> bytes:
    """What a phone sends for a file: for tests and for programs that want it."""
    cipher = AESGCM(base64.urlsafe_b64decode(key + "="))
    starts = range(0, len(file), PART_BYTES)
    return b"".join(
        cipher.encrypt(
            number.to_bytes(_NONCE_BYTES, "big"),
            file[start : start + PART_BYTES],
            part_name(attachment_id, number, is_last=number == len(starts) - 1),
        )
        for number, start in enumerate(starts)
    )


def part_name(attachment_id: UUID, number: int, *, is_last: bool) -> bytes:
    """What is authenticated with a part."""
    return f"{attachment_id}|{number}|{'last' if is_last else 'more'}".encode()


def is_promised(file: bytes, sha256: str) -> bool:
    """Whether this is the file that was promised."""
    return hashlib.sha256(file).hexdigest() == sha256
