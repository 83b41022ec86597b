"""Who may deliver an attachment, and what may come next of it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from api.identity.principal import Principal
from api.visits.attached import (
    RESTARTABLE,
    AttachmentProblem,
    AttachmentState,
    travelling_bytes,
)

# What one request may carry: two parts of a phone's, sealed. More would keep a slow phone's work unsaved for longer.
PIECE_BYTES_MAX: Final = 1024 * 1024 + 64


@dataclass(frozen=True, kw_only=True)
class Promise:
    """An attachment as its upload sees it. `keep_days`: how long one that stands still is kept; None: for ever."""

    id: UUID
    force_id: int
    visit_id: UUID
    nominal_id: UUID
    principal_id: UUID
    officer_id: UUID
    mime: str
    bytes: int
    sha256: str
    key: str | None
    state: AttachmentState
    problem: AttachmentProblem | None
    received_bytes: int
    touched_at: datetime | None
    completed_at: datetime | None
    keep_days: int | None

    @property
    def length(self) -> int:
        """How many bytes travel."""
        return travelling_bytes(self.bytes, sealed=self.key is not None)

    @property
    def offset(self) -> int:
        """How many of them need not be sent any more."""
        return self.length if self.state is AttachmentState.COMPLETE else self.received_bytes

    @property
    def is_refused(self) -> bool:
        """Whether it will never be taken, however often it is sent."""
        return self.problem is not None and self.problem not in RESTARTABLE

    @property
    def expires_at(self) -> datetime | None:
        """When what has arrived of an unfinished one is let go."""
        is_unfinished = self.state is AttachmentState.RECEIVING
        if not is_unfinished or self.touched_at is None or self.keep_days is None:
            return None
        return self.touched_at + timedelta(days=self.keep_days)

    def has_expired(self, now: datetime) -> bool:
        return self.expires_at is not None and self.expires_at < now

    def reopened(self, now: datetime) -> "Promise":
        """Ready for its first byte."""
        return replace(
            self, state=AttachmentState.RECEIVING, problem=None, received_bytes=0, touched_at=now, completed_at=None
        )


class Stop(StrEnum):
    """Why a request about an upload is not carried out."""

    BUSY = "BUSY"
    CHECKSUM_DIFFERS = "CHECKSUM_DIFFERS"
    EXPIRED = "EXPIRED"
    LENGTH_DIFFERS = "LENGTH_DIFFERS"
    LOCKED = "LOCKED"
    NOT_PROMISED = "NOT_PROMISED"
    OFFSET_DIFFERS = "OFFSET_DIFFERS"
    REJECTED = "REJECTED"
    TOO_MUCH = "TOO_MUCH"


@dataclass(frozen=True)
class Stopped:
    """It is not carried out. `code` is for programs, `message` says how to go on."""

    stop: Stop
    message: str
    code: str

    @staticmethod
    def because(stop: Stop, message: str) -> "Stopped":
        return Stopped(stop, message, stop.value)


# What a person reads who wants to know why an attachment is not there.
PROBLEM_WORDS: Final[Mapping[AttachmentProblem, str]] = MappingProxyType(
    {
        AttachmentProblem.HASH_DIFFERS: "What arrived is not the file that was promised. It is sent again.",
        AttachmentProblem.KIND_NOT_TAKEN: "Files of this kind are not taken: JPEG, PNG, WebP, PDF and sound are.",
        AttachmentProblem.MORE_THAN_IT_SAYS: "Something else is hidden behind the picture. Take the picture again.",
        AttachmentProblem.NOT_WHAT_IT_SAYS: "The file is not of the kind that it says. Choose the file itself.",
        AttachmentProblem.TOO_BIG: "It is larger than 20 MiB. Send a smaller one with a later record.",
        AttachmentProblem.TOO_MANY: "A visit takes 20 attachments. Send this one with a later record.",
        AttachmentProblem.TOO_MANY_PIXELS: "The picture has more than 24 million pixels. Take a smaller one.",
        AttachmentProblem.UNOPENABLE: "What arrived could not be opened. It is sent again.",
        AttachmentProblem.UNREADABLE_PICTURE: "The picture cannot be read. Take the picture again.",
    }
)
NOT_PROMISED: Final = Stopped.because(
    Stop.NOT_PROMISED, "No such attachment is open for you: record the visit that promises it, then open it by POST."
)
EXPIRED: Final = Stopped.because(Stop.EXPIRED, "The upload stood still for too long: open it anew and begin at 0.")
LOCKED: Final = Stopped.because(Stop.LOCKED, "Another request is writing to this attachment: ask where it stands.")
BUSY: Final = Stopped.because(Stop.BUSY, "The server is busy: send the same again a little later.")
LENGTH_DIFFERS: Final = Stopped.because(
    Stop.LENGTH_DIFFERS, "Upload-Length must be the length that the promise gives: with a tag after each sealed part."
)
TOO_MUCH: Final = Stopped.because(
    Stop.TOO_MUCH, f"Send no more than the rest of the attachment, and {PIECE_BYTES_MAX} bytes in one request."
)


def refused(problem: AttachmentProblem) -> Stopped:
    """It was decided before, or just now, that it is not taken."""
    return Stopped(Stop.REJECTED, PROBLEM_WORDS[problem], problem.value)


def differs(problem: AttachmentProblem) -> Stopped:
    """It went wrong on the way: again from the beginning."""
    return Stopped(Stop.CHECKSUM_DIFFERS, PROBLEM_WORDS[problem], problem.value)


def offset_differs(promise: Promise) -> Stopped:
    return Stopped.because(Stop.OFFSET_DIFFERS, f"Go on at {promise.offset}: that much has arrived.")


def may_deliver(principal: Principal, promise: Promise) -> bool:
    """Whoever told of the visit, and the officer who made it, from whatever phone.

    Not whoever may read it: bytes that do not belong would make an upload begin again. Not only the phone that has
    them: one out of use may still deliver what had been promised before; it can be nothing else (docs/decisions/0071).
    """
    return principal.id == promise.principal_id or (
        principal.officer_id is not None and principal.officer_id == promise.officer_id
    )


def what_next(promise: Promise, offset: int, size: int, now: datetime) -> Stopped | None:
    """What stands against taking so many bytes at this offset; None: nothing does."""
    if promise.is_refused:
        assert promise.problem is not None
        return refused(promise.problem)
    if promise.has_expired(now):
        return EXPIRED
    if promise.touched_at is None:
        return NOT_PROMISED
    if offset != promise.offset:
        return offset_differs(promise)
    return TOO_MUCH if offset + size > promise.length else None
