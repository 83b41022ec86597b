"""The child process in which a picture is decoded and written anew: `python -I reencode.py`, picture in, picture out.

Decoders are written in C and read what strangers made. So this runs apart: it has no environment, no open file but its
three pipes, and sets limits on itself before it looks at the first byte. What comes out has nothing of the picture but
its pixels, turned upright: no place, no time, no camera, no thumbnail.

It imports nothing of Doorstep. Its answer is one line (`OK mime` or `NO problem`) and then the new picture.
"""

import os
import resource
import sys
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, MpoImagePlugin, TiffImagePlugin, WebPImagePlugin

MEMORY_BYTES_MAX: Final = 512 * 1024 * 1024
CPU_SECONDS_MAX: Final = 10
FILE_BYTES_MAX: Final = 32 * 1024 * 1024
PIXELS_MAX: Final = 24_000_000  # twice what a phone's camera makes
SIDE_PIXELS_MAX: Final = 2_048
QUALITY: Final = 85
_NOBODY: Final = 65_534
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
# Loaded now, since no file can be opened later. Of MPO and TIFF only what JPEG needs: pictures in one, orientation.
_PLUGINS: Final = (MpoImagePlugin, TiffImagePlugin, WebPImagePlugin)


def main() -> None:
    Image.preinit()
    picture = sys.stdin.buffer.read(FILE_BYTES_MAX)
    _give_up_everything()
    Image.MAX_IMAGE_PIXELS = PIXELS_MAX // 2  # Pillow refuses at twice this, and only warns before
    mime, answer = _reencoded(picture)
    sys.stdout.buffer.write((f"OK {mime}\n" if answer else f"NO {mime}\n").encode() + answer)
    sys.stdout.buffer.flush()


def _give_up_everything() -> None:
    """No more memory, time, bytes to write, files, sockets or processes than this; and not root's rights."""
    limits = {
        resource.RLIMIT_AS: MEMORY_BYTES_MAX,
        resource.RLIMIT_CPU: CPU_SECONDS_MAX,
        resource.RLIMIT_FSIZE: FILE_BYTES_MAX,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 3,
    }
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _reencoded(picture: bytes) -> tuple[str, bytes]:
    """The new picture and what it is; or the problem, and nothing."""
    try:
        with Image.open(BytesIO(picture), formats=_FORMATS) as image:
            if image.width * image.height > PIXELS_MAX:
                return "TOO_MANY_PIXELS", b""
            image.draft("RGB", (SIDE_PIXELS_MAX, SIDE_PIXELS_MAX))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((SIDE_PIXELS_MAX, SIDE_PIXELS_MAX))
            return _written(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return "TOO_MANY_PIXELS", b""
    except Exception:  # noqa: BLE001 - whatever a decoder finds wrong, the picture cannot be read
        return "UNREADABLE_PICTURE", b""


def _written(image: Image.Image) -> tuple[str, bytes]:
    """Pixels alone, into a new picture: line drawings as PNG, everything else as JPEG."""
    as_lines = image.mode in ("1", "L", "LA", "P", "RGBA")
    mode = "RGBA" if as_lines and image.mode not in ("1", "L") else "L" if as_lines else "RGB"
    fresh = Image.new(mode, image.size)
    fresh.paste(image.convert(mode))
    out = BytesIO()
    if as_lines:
        fresh.save(out, "PNG")
        return "image/png", out.getvalue()
    fresh.save(out, "JPEG", quality=QUALITY)
    return "image/jpeg", out.getvalue()


if __name__ == "__main__":
    main()
