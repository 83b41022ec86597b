"""What a visit promises to bring along: photos, signatures, voice notes, documents. Words, limits and rules. Pure.

The visit comes first and promises each by its SHA-256; the bytes follow, over days if need be (`api/attachments`). What
breaks a limit is promised all the same, flagged on the visit, and never taken: an officer at the door is not refused.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

# A phone's photo at 1600 pixels has half a megabyte, ten minutes of speech five, a scanned order ten.
ATTACHMENT_BYTES_MAX: Final = 20 * 1024 * 1024
ATTACHMENTS_MAX: Final = 20
CAPTION_CHARACTERS_MAX: Final = 500
MIME_CHARACTERS_MAX: Final = 100
KEY_BYTES: Final = 32
# Sealed bytes come in parts of so many, each with an authentication tag after it.
PART_BYTES: Final = 512 * 1024
TAG_BYTES: Final = 16

SHA256: Final = re.compile(r"[0-9a-f]{64}")
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{43}")  # KEY_BYTES as base64url, without padding


class AttachmentKind(StrEnum):
    """What is brought along."""

    PHOTO = "PHOTO"
    SIGNATURE = "SIGNATURE"
    VOICE_NOTE = "VOICE_NOTE"
    DOCUMENT = "DOCUMENT"


class AttachmentState(StrEnum):
    """How far it has come. COMPLETE only if the SHA-256 of what arrived is the one that was promised."""

    EXPECTED = "EXPECTED"
    RECEIVING = "RECEIVING"
    COMPLETE = "COMPLETE"
    REJECTED = "REJECTED"


class AttachmentProblem(StrEnum):
    """Why one is rejected."""

    HASH_DIFFERS = "HASH_DIFFERS"
    KIND_NOT_TAKEN = "KIND_NOT_TAKEN"
    MORE_THAN_IT_SAYS = "MORE_THAN_IT_SAYS"
    NOT_WHAT_IT_SAYS = "NOT_WHAT_IT_SAYS"
    TOO_BIG = "TOO_BIG"
    TOO_MANY = "TOO_MANY"
    TOO_MANY_PIXELS = "TOO_MANY_PIXELS"
    UNOPENABLE = "UNOPENABLE"
    UNREADABLE_PICTURE = "UNREADABLE_PICTURE"


# What went wrong on the way, and not with the file: the same may be sent again from its beginning.
RESTARTABLE: Final = frozenset({AttachmentProblem.HASH_DIFFERS, AttachmentProblem.UNOPENABLE})

PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
# What is taken of each kind. Nothing that a browser would run: no SVG, no HTML, no archive.
TAKEN: Final[Mapping[AttachmentKind, frozenset[str]]] = MappingProxyType(
    {
        AttachmentKind.PHOTO: PICTURES,
        AttachmentKind.SIGNATURE: PICTURES,
        AttachmentKind.VOICE_NOTE: frozenset({"audio/mp4", "audio/mpeg", "audio/ogg", "audio/wav", "audio/webm"}),
        AttachmentKind.DOCUMENT: PICTURES | {"application/pdf"},
    }
)


@dataclass(frozen=True, kw_only=True)
class AttachmentPromised:
    """One attachment, promised. `id` is made by the client; `bytes` and `sha256` are of the file itself.

    `key` (base64url, 32 bytes) is given where the file travels sealed under it, as phones send theirs; the visit that
    carries it is sealed to the server, so that nobody who delivers the bytes can read them.
    """

    id: UUID
    kind: AttachmentKind
    mime: str
    bytes: int
    sha256: str
    caption: str | None = None
    key: str | None = None


def problem_of(place: int, promised: AttachmentPromised) -> AttachmentProblem | None:
    """Why the promise at this place among a visit's is not taken; None: it is."""
    if place >= ATTACHMENTS_MAX:
        return AttachmentProblem.TOO_MANY
    if promised.bytes > ATTACHMENT_BYTES_MAX:
        return AttachmentProblem.TOO_BIG
    return None if promised.mime in TAKEN[promised.kind] else AttachmentProblem.KIND_NOT_TAKEN


def problems(promised: Iterable[AttachmentPromised]) -> frozenset[AttachmentProblem]:
    """What is not taken of a visit's promises, each reason once."""
    found = (problem_of(place, each) for place, each in enumerate(promised))
    return frozenset(problem for problem in found if problem is not None)


def is_key(text: object) -> bool:
    """Whether it is a key as a promise carries it."""
    return isinstance(text, str) and _KEY.fullmatch(text) is not None


def travelling_bytes(file_bytes: int, *, sealed: bool) -> int:
    """How many bytes are sent for a file: with a tag after each part where it travels sealed."""
    return file_bytes + (-(-file_bytes // PART_BYTES) * TAG_BYTES if sealed else 0)
