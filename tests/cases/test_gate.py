"""The gate refuses pictures by what a file contains, whatever it is called and wherever they hide."""

import base64
import io
import random
import re
import zipfile
import zlib

import pytest

from api.cases.gate import Passed, Turned, examine

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + b"\x00" * 40
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x01" * 80
PICTURES = {
    "png": PNG,
    "jpeg": JPEG,
    "gif": b"GIF89a" + b"\x01" * 30,
    "webp": b"RIFF\x24\x00\x00\x00WEBPVP8 " + b"\x00" * 20,
    "heic": b"\x00\x00\x00\x18ftypheic" + b"\x00" * 20,
    "avif": b"\x00\x00\x00\x18ftypavif" + b"\x00" * 20,
    "tiff": b"II*\x00" + b"\x08" * 20,
    "tiff, big-endian": b"MM\x00*" + b"\x08" * 20,
    "bmp": b"BM\x46\x00\x00\x00\x00\x00\x00\x00" + b"\x36" * 20,
    "mp4": b"\x00\x00\x00\x20ftypisom" + b"\x00" * 20,
    "webm": b"\x1a\x45\xdf\xa3" + b"\x01" * 20,
    "avi": b"RIFF\x24\x00\x00\x00AVI LIST" + b"\x00" * 20,
    "jpeg xl": b"\xff\x0a" + b"\x00" * 20,
}


def pdf(*streams: bytes, packed: bool = True, extra: bytes = b"") -> bytes:
    """A PDF with these streams."""
    body = b"%PDF-1.7\n" + extra
    for stream in streams:
        inside = zlib.compress(stream) if packed else stream
        filtered = b"/Filter /FlateDecode" if packed else b""
        body += b"1 0 obj <<" + filtered + b"/Length %d>>\nstream\n" % len(inside) + inside + b"\nendstream endobj\n"
    return body + b"%%EOF"


def office(**parts: bytes) -> bytes:
    """An office document with these parts, `_` in a name standing for `/`."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            archive.writestr(name.replace("_", "/"), content)
    return kept.getvalue()


def email(*parts: bytes) -> bytes:
    head = b"From: a@example.test\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n"
    return head + b"".join(b"--B\r\n" + part + b"\r\n" for part in parts) + b"--B--\r\n"


TEXT_PART = b"Content-Type: text/plain\r\n\r\nHe was seen."
PICTURE_PART = (
    b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(JPEG)
)
REFUSED = {
    "a PDF with a picture": pdf(b"q /Im1 Do", extra=b"2 0 obj <</Subtype /Image>> endobj\n"),
    "a PDF with a picture in a packed object": pdf(b"<</Type/XObject/Subtype/Image/Width 9>>"),
    "a PDF with a picture whose name is spelt by numbers": pdf(b"q Do", extra=b"<</Subtype /Im#61ge /Width 9>>\n"),
    "a PDF with a picture behind a remark": pdf(b"q Do", extra=b"<</Subtype%x\n/Image /Width 9>>\n"),
    "a PDF with a picture in its page, behind much else": pdf(b"q BI /W 9 %" + b"x" * 900 + b"\n/H 9 ID \x00 EI Q"),
    "a PDF with a packed page whose head is long": (
        b"%PDF-1.7\n1 0 obj <</Filter /FlateDecode /Note ("
        + b"x" * 900
        + b")>>\nstream\n"
        + zlib.compress(b"q BI /W 9 /H 9 ID \x00\x01 EI Q")
        + b"\nendstream endobj\n%%EOF"
    ),
    "a PDF whose objects are differences": (
        b"%PDF-1.7\n1 0 obj <</Type /Obj#53tm /Filter /FlateDecode /DecodeParms <</Predictor 12>>>>\nstream\n"
        + zlib.compress(b"x" * 50)
        + b"\nendstream endobj\n%%EOF"
    ),
    "a PDF with a picture in its page": pdf(b"q BI /W 9 /H 9 ID \x00\x01 EI Q"),
    "a PDF with a JPEG as it is": pdf(JPEG, packed=False),
    "a PDF that is locked": pdf(b"BT ET", extra=b"trailer <</Encrypt 3 0 R>>\n"),
    "a PDF with a file in it": pdf(b"BT ET", extra=b"<</Type /EmbeddedFile>>\n"),
    "a PDF whose stream cannot be read": pdf(b"BT ET").replace(zlib.compress(b"BT ET"), b"garbage"),
    "an office document with a picture": office(word_document=b"<w/>", word_media_image1=PNG),
    "an office document with a picture under another name": office(word_document=b"<w/>", word_notes=JPEG),
    "an archive": office(a=b"x")[:4] + b"no archive",
    "an e-mail with a picture": email(TEXT_PART, PICTURE_PART),
    "an e-mail with an office document with a picture": email(
        TEXT_PART,
        b"Content-Type: application/x\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(office(word_media_x=PNG)),
    ),
    "a picture written out in letters": b"See this: " + base64.b64encode(b"xx" + JPEG),
    "a picture written out in letters, with spaces": b" ".join(
        base64.b64encode(JPEG)[n : n + 8] for n in range(0, len(base64.b64encode(JPEG)), 8)
    ),
    "a picture written out for an address": b"https://x.example/?"
    + base64.urlsafe_b64encode(b"\xff\xd8\xff\xfe" * 20 + JPEG),
    "a picture written out in numbers": b"Exhibit: " + JPEG.hex().encode(),
    "a picture in a page": b'<p><img src="data:image/png;base64,AAAA"></p>',
    "a drawing": b"<svg xmlns='http://www.w3.org/2000/svg'></svg>",
    "a picture behind text": b"Notes of the day.\n" * 4 + JPEG,
    "an old office document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 40,
    "nothing": b"",
}
PASSED = {
    "text": "He was seen at 9. Müller said so.".encode(),
    "text of an old kind": "Caf\xe9 at 9.".encode("cp1252"),
    "a spreadsheet": b"source,reference\nNCA,N-1\n",
    "an e-mail": email(TEXT_PART),
    "an office document of text": office(word_document=b"<w:t>He was seen.</w:t>"),
    "a PDF of text": pdf(b"BT /F1 12 Tf (He was seen.) Tj ET"),
    "a long reference in letters": b"ref " + base64.b64encode(bytes(range(1, 100))),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_is_refused_as_what_it_is(kind: str) -> None:
    found = examine(PICTURES[kind])

    assert isinstance(found, Turned)
    assert "picture" in found.why


@pytest.mark.parametrize("kind", REFUSED)
def test_what_carries_a_picture_or_cannot_be_looked_into_is_refused(kind: str) -> None:
    assert isinstance(examine(REFUSED[kind]), Turned)


@pytest.mark.parametrize("kind", PASSED)
def test_what_is_text_to_the_end_passes(kind: str) -> None:
    assert isinstance(examine(PASSED[kind]), Passed)


def test_a_file_that_is_too_large_says_so() -> None:
    found = examine(b"a" * 500_000)

    assert isinstance(found, Turned)
    assert "KiB" in found.why


def test_packed_bytes_that_look_like_a_numbered_letter_are_left_as_they_are() -> None:
    chance = random.Random(1)
    texts = (" ".join(f"Seen at {chance.random()}." for _ in range(400)).encode() for _ in range(100))
    text = next(each for each in texts if re.search(rb"#[0-9A-Fa-f]{2}", zlib.compress(each)))

    assert isinstance(examine(pdf(b"BT (" + text + b") Tj ET")), Passed)
