"""What a file is, by its own bytes and not by what it is called. Pure.

A picture ends where its format says that it ends. What goes on after that (a web page, an archive, a second picture) is
refused: such a file is one thing to us and another to whoever opens it next.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from api.visits.attached import PICTURES, AttachmentProblem

_JPEG_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length: TEM, RST0 to RST7
_SOI, _EOI, _SOS, _FILL = 0xD8, 0xD9, 0xDA, 0xFF
_IN_DATA: Final = frozenset({0x00, *range(0xD0, 0xD8)})  # after FF, these are part of compressed data
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MP3: Final = (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")

# How each kind of file begins.
_BEGINS: Final[Mapping[str, Callable[[bytes], bool]]] = MappingProxyType(
    {
        "image/jpeg": lambda file: file[:3] == b"\xff\xd8\xff",
        "image/png": lambda file: file[:8] == _PNG,
        "image/webp": lambda file: file[:4] == b"RIFF" and file[8:12] == b"WEBP",
        "application/pdf": lambda file: file[:5] == b"%PDF-",
        "audio/mp4": lambda file: file[4:8] == b"ftyp",
        "audio/mpeg": lambda file: file.startswith(_MP3),
        "audio/ogg": lambda file: file[:4] == b"OggS",
        "audio/wav": lambda file: file[:4] == b"RIFF" and file[8:12] == b"WAVE",
        "audio/webm": lambda file: file[:4] == b"\x1aE\xdf\xa3",
    }
)


def problem_of(file: bytes, mime: str) -> AttachmentProblem | None:
    """Why this is not a file of that kind; None: it is, as far as its outside says."""
    if not _BEGINS[mime](file):
        return AttachmentProblem.NOT_WHAT_IT_SAYS
    if mime not in PICTURES:
        return None
    end = _ENDS[mime](file)
    if end is None:
        return AttachmentProblem.UNREADABLE_PICTURE
    return AttachmentProblem.MORE_THAN_IT_SAYS if file[end:].strip(b"\0") else None


def _end_of_jpeg(file: bytes) -> int | None:
    """Segment by segment, so that a thumbnail's own end, inside a segment, is not taken for the picture's."""
    at = 2
    while at + 4 <= len(file) + 2:
        if file[at : at + 1] != b"\xff" or at + 1 >= len(file):
            return None
        marker = file[at + 1]
        if marker == _FILL:
            at += 1
        elif marker == _EOI:
            return at + 2
        elif marker in _JPEG_ALONE or marker == _SOI:
            at += 2
        else:
            at += 2 + int.from_bytes(file[at + 2 : at + 4], "big")
            if marker == _SOS:
                at = _after_scan(file, at)
    return None


def _after_scan(file: bytes, at: int) -> int:
    """Where the next marker stands after compressed data, in which FF 00 and restarts are part of the data."""
    while True:
        at = file.find(b"\xff", at)
        if at < 0 or at + 1 >= len(file):
            return len(file)
        if file[at + 1] not in _IN_DATA:
            return at
        at += 2


def _end_of_png(file: bytes) -> int | None:
    at = len(_PNG)
    while at + 12 <= len(file):
        size, name = int.from_bytes(file[at : at + 4], "big"), file[at + 4 : at + 8]
        at += 12 + size
        if name == b"IEND":
            return at
    return None


def _end_of_webp(file: bytes) -> int | None:
    end = 8 + int.from_bytes(file[4:8], "little")
    return end if end <= len(file) else None


_ENDS: Final[Mapping[str, Callable[[bytes], int | None]]] = MappingProxyType(
    {"image/jpeg": _end_of_jpeg, "image/png": _end_of_png, "image/webp": _end_of_webp}
)
