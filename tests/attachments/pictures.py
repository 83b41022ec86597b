"""Pictures and other files made in code: good ones, and ones that were made to do harm."""

import struct
import zlib
from io import BytesIO

from PIL import Image

NORTH, TURNED = 0x8825, 6


def jpeg(width: int = 60, height: int = 40, *, gps: bool = False, noise: int = 60) -> bytes:
    """A photo; with `gps`, one that says where it was taken and lies on its side."""
    exif = Image.Exif()
    if gps:
        exif[0x0112] = TURNED
        exif[0x010F] = "Invented Camera Works"
        exif.get_ifd(NORTH)[1] = "N"
        exif.get_ifd(NORTH)[2] = (51.0, 30.0, 26.0)
    return _saved(Image.effect_noise((width, height), noise).convert("RGB"), "JPEG", quality=90, exif=exif)


def png(width: int = 60, height: int = 40) -> bytes:
    return _saved(Image.new("RGBA", (width, height), (10, 20, 30, 128)), "PNG")


def webp(width: int = 60, height: int = 40) -> bytes:
    return _saved(Image.new("RGB", (width, height), (200, 20, 30)), "WEBP")


def pixel_flood(side: int = 60_000) -> bytes:
    """A PNG of some kilobytes that says to be billions of pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    data = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def opened(file: bytes) -> Image.Image:
    image = Image.open(BytesIO(file))
    image.load()
    return image


def _saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n"
