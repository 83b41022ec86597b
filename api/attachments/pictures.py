"""Has a picture decoded and written anew in a child process with limits (`reencode.py`), and believes little of it."""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from api.attachments.reencode import FILE_BYTES_MAX
from api.visits.attached import AttachmentProblem

WALL_SECONDS_MAX: Final = 30
_PROGRAM: Final = Path(__file__).with_name("reencode.py")
_TOLD: Final = frozenset({AttachmentProblem.TOO_MANY_PIXELS, AttachmentProblem.UNREADABLE_PICTURE})
_HEAD_BYTES_MAX: Final = 64
_SHOWN: Final = frozenset({"image/jpeg", "image/png"})


@dataclass(frozen=True)
class Shown:
    """What is shown of an attachment."""

    mime: str
    file: bytes


class TooBusy(Exception):  # noqa: N818 - it passes by itself
    """The machine had no time for it. The same picture may be tried again."""


def reencode(picture: bytes) -> Shown | AttachmentProblem:
    """The picture anew, or why there is none. Takes up to half a minute: call it in a thread."""
    with tempfile.TemporaryFile() as answer:
        try:
            # -I: no user's site, no current folder, no PYTHON variables. Files and sockets of ours are not inherited.
            ended = subprocess.run(  # noqa: S603 - our own program, with no argument from outside
                [sys.executable, "-I", str(_PROGRAM)],
                input=picture,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                timeout=WALL_SECONDS_MAX,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise TooBusy from late
        if ended.returncode != 0:
            # Out of memory where Python could not say so, out of processor time, or a decoder that fell over.
            return AttachmentProblem.UNREADABLE_PICTURE
        answer.seek(0)
        return _understood(answer.read(FILE_BYTES_MAX))


def _understood(answer: bytes) -> Shown | AttachmentProblem:
    head, _, file = answer.partition(b"\n")
    verdict, _, word = head[:_HEAD_BYTES_MAX].decode("ascii", "replace").partition(" ")
    if verdict == "OK" and word in _SHOWN and file:
        return Shown(word, file)
    return AttachmentProblem(word) if word in _TOLD else AttachmentProblem.UNREADABLE_PICTURE
