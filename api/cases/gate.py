"""The gate for files about a case: what is or carries a picture or film is refused, by content and not by name.

No image of abuse is ever kept here; it belongs with the evidence. So the gate lets in only what it can look into to the
end: plain text, e-mail, PDF and office documents in which every part is text. What it cannot read it refuses: a locked
file, an archive, a kind it does not know. Pure; a test feeds it files of every kind under every name.
"""

import base64
import binascii
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from typing import Final

BYTES_MAX: Final = 400 * 1024
# What a part may grow to when it is unpacked, and how deep parts may lie in parts.
_UNPACKED_MAX: Final = 8 * 1024 * 1024
_DEPTH_MAX: Final = 4


@dataclass(frozen=True)
class Passed:
    """It may be kept; `kind` is what it is."""

    kind: str


@dataclass(frozen=True)
class Turned:
    """It may not. `why` is for whoever sent it."""

    why: str


_PICTURE: Final = Turned("It is a picture or film. Pictures are never kept here: keep it with the evidence.")
_CARRIES: Final = Turned("It carries a picture or film. Take that out, or keep the file with the evidence.")
_CLOSED: Final = Turned(
    "It cannot be looked into: it is locked, packed or of a kind that is not known. Send it as text."
)
_EMPTY: Final = Turned("It is empty.")
_LARGE: Final = Turned(f"It has more than {BYTES_MAX // 1024} KiB: send it in parts.")

# How pictures and films begin.
_STARTS: Final = (
    b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+", b"8BPS",
    b"\x00\x00\x01\x00", b"\xff\x0a", b"\x00\x00\x00\x0cJXL ", b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51", b"qoif",
    b"\x1a\x45\xdf\xa3", b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3", b"FLV\x01", b"OggS", b"\x30\x26\xb2\x75\x8e\x66\xcf",
    b"\x97JB2", b"\xd7\xcd\xc6\x9a", b"P1\n", b"P2\n", b"P3\n", b"P4\n", b"P5\n", b"P6\n",
)  # fmt: skip
# Long enough to be looked for anywhere, behind whatever stands before it.
_ANYWHERE: Final = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff[\xdb\xe0-\xef]|GIF8[79]a..|RIFF.{4}(WEBP|AVI )|ftyp(avif|avis|heic|heix|hevc|mif1"
    rb"|msf1|isom|iso2|mp4|qt  |M4V|3gp)|\x1aE\xdf\xa3.{0,60}(webm|matroska)",
    re.DOTALL,
)
_AMONG_WORDS: Final = re.compile(r"data:(image|video)/|<svg[\s>]|<v:imagedata|\\pict\b|begin [0-7]{3} ", re.IGNORECASE)
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{40,}={0,2}")
_HEX: Final = re.compile(r"[0-9A-Fa-f]{80,}")
_ODD: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_PDF_LOOKS: Final = re.compile(rb"/Image\b|/ImageMask|/DCTDecode|/DCT\b|/JPXDecode|/JBIG2Decode|/CCITTFax|/CCF\b")
_PDF_CLOSED: Final = re.compile(rb"/Encrypt\b|/EmbeddedFile|/RichMedia|/Movie\b|/3D\b|/LZW|/RunLength|/ASCII(85|Hex)")
_PDF_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_PDF_INLINE: Final = re.compile(rb"(^|\s)BI[\s/%].{0,4000}?\sID\s", re.DOTALL)
# A name may be written with the numbers of its letters: /Im#61ge is /Image.
_PDF_NUMBERED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_EMAIL: Final = re.compile(
    rb"(received|from|to|subject|date|mime-version|message-id|return-path|delivered-to):", re.IGNORECASE
)


def examine(content: bytes) -> Passed | Turned:
    """Whether a file may be kept. Its name and what it claims to be are not asked."""
    if not content:
        return _EMPTY
    if len(content) > BYTES_MAX:
        return _LARGE
    return _look(content, 0)


def _look(content: bytes, depth: int) -> Passed | Turned:
    if _is_picture(content):
        return _CARRIES if depth else _PICTURE
    if depth > _DEPTH_MAX:
        return _CLOSED
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _office(content, depth)
    if _EMAIL.match(content):
        return _email(content, depth)
    return _text(content, depth)


def _is_picture(content: bytes) -> bool:
    head = content[:64]
    if content.startswith(_STARTS) or (head[:2] == b"BM" and b"\x00" in head[:14]):
        return True
    return head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"AVI ")) or head[4:8] == b"moov"


def _pdf(content: bytes) -> Passed | Turned:
    if _PDF_CLOSED.search(_spelt_out(content)):
        return _CLOSED
    streams = list(_unpacked(content))
    if any(stream is None for stream in streams):
        return _CLOSED
    for part in map(_spelt_out, (content, *(stream for stream in streams if stream is not None))):
        if _PDF_LOOKS.search(part) or _PDF_INLINE.search(part) or _ANYWHERE.search(part):
            return _CARRIES
        if _PDF_CLOSED.search(part):
            return _CLOSED
    return Passed("application/pdf")


def _spelt_out(part: bytes) -> bytes:
    """With the names of a PDF as they are read."""
    return _PDF_NUMBERED.sub(lambda found: bytes.fromhex(found.group(1).decode()), part)


def _unpacked(content: bytes) -> Iterator[bytes | None]:
    """What the streams of a PDF hold; None where one cannot be read to its end."""
    for found in _PDF_STREAM.finditer(content):
        packed = found.group(1)
        head = _spelt_out(content[content.rfind(b"obj", 0, found.start()) + 3 : found.start()])
        if b"/ObjStm" in head and b"/Predictor" in head:
            yield None  # objects that are written as differences of each other
            continue
        if b"/Filter" not in head:
            yield packed
            continue
        unpacker = zlib.decompressobj()
        try:
            text = unpacker.decompress(packed, _UNPACKED_MAX)
        except zlib.error:
            yield None
            continue
        yield text if b"/FlateDecode" in head and not unpacker.unconsumed_tail else None


def _office(content: bytes, depth: int) -> Passed | Turned:
    """An office document passes if every part of it is text; any other archive is closed to us."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if "[Content_Types].xml" not in archive.namelist() or any(part.flag_bits & 1 for part in parts):
                return _CLOSED
            if sum(part.file_size for part in parts) > _UNPACKED_MAX:
                return _CLOSED
            for part in parts:
                inside = archive.read(part)
                found = _look(inside, depth + 1) if inside else Passed("text/plain")
                if isinstance(found, Turned):
                    return found
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError):
        return _CLOSED
    return Passed("application/vnd.openxmlformats") if not _ANYWHERE.search(content) else _CARRIES


def _email(content: bytes, depth: int) -> Passed | Turned:
    for part in message_from_bytes(content, policy=policy.compat32).walk():
        if part.is_multipart():
            continue
        body = part.get_payload(decode=True)
        if part.get_content_maintype() in ("image", "video"):
            return _CARRIES
        if isinstance(body, bytes) and body.strip():
            found = _look(body, depth + 1)
            if isinstance(found, Turned):
                return found
    return Passed("message/rfc822") if not _ANYWHERE.search(content) else _CARRIES


def _text(content: bytes, depth: int) -> Passed | Turned:
    text = _decoded(content)
    if text is None:
        return _CARRIES if _ANYWHERE.search(content) else _CLOSED
    if _AMONG_WORDS.search(text):
        return _CARRIES
    joined = re.sub(r"\s+", "", text)
    if any(_hides(packed.group(0)) for packed in _BASE64.finditer(joined)):
        return _CARRIES
    if any(_shows(bytes.fromhex(said.group(0)[: len(said.group(0)) // 2 * 2])) for said in _HEX.finditer(joined)):
        return _CARRIES
    return Passed("text/plain") if depth <= _DEPTH_MAX else _CLOSED


def _hides(packed: str) -> bool:
    """Whether letters and digits are a picture that was written out, from whichever of four places it begins."""
    for place in range(4):
        piece = packed[place:].rstrip("=")
        try:
            raw = base64.b64decode(piece[: len(piece) // 4 * 4], b"+/" if "+" in piece or "/" in piece else b"-_")
        except (binascii.Error, ValueError):
            continue
        if _shows(raw):
            return True
    return False


def _shows(raw: bytes) -> bool:
    return _is_picture(raw) or _ANYWHERE.search(raw) is not None


def _decoded(content: bytes) -> str | None:
    """The content as text; None if it is none."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _ODD.search(text):
            return text
    return None
