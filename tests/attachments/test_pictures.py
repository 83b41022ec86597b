"""Pictures are written anew in a child process with limits; what is no plain picture is refused in words."""

import subprocess
import sys
from pathlib import Path

import pytest

from api.attachments import formats, pictures, reencode
from api.attachments.pictures import Shown
from api.visits.attached import AttachmentProblem
from tests.attachments.conftest import Desk
from tests.attachments.pictures import HTML, NORTH, PDF, SVG, jpeg, opened, pixel_flood, png, webp
from tests.attachments.uploader import Attachment

PROBLEMS = [
    pytest.param(SVG, "image/jpeg", "NOT_WHAT_IT_SAYS", id="SVG called JPEG"),
    pytest.param(HTML, "image/jpeg", "NOT_WHAT_IT_SAYS", id="a web page called JPEG"),
    pytest.param(png(), "image/jpeg", "NOT_WHAT_IT_SAYS", id="PNG called JPEG"),
    pytest.param(PDF, "image/png", "NOT_WHAT_IT_SAYS", id="PDF called PNG"),
    pytest.param(jpeg() + HTML, "image/jpeg", "MORE_THAN_IT_SAYS", id="a web page behind a JPEG"),
    pytest.param(png() + b"PK\x03\x04", "image/png", "MORE_THAN_IT_SAYS", id="an archive behind a PNG"),
    pytest.param(webp() + SVG, "image/webp", "MORE_THAN_IT_SAYS", id="SVG behind a WebP"),
    pytest.param(jpeg() + jpeg(), "image/jpeg", "MORE_THAN_IT_SAYS", id="two JPEGs in one"),
    pytest.param(jpeg()[:-400], "image/jpeg", "UNREADABLE_PICTURE", id="a JPEG that was cut off"),
    pytest.param(b"\xff\xd8\xff" + bytes(500), "image/jpeg", "UNREADABLE_PICTURE", id="a JPEG in name"),
    pytest.param(png()[:-20], "image/png", "UNREADABLE_PICTURE", id="a PNG that was cut off"),
    pytest.param(pixel_flood(), "image/png", "TOO_MANY_PIXELS", id="a flood of pixels"),
    pytest.param(HTML, "application/pdf", "NOT_WHAT_IT_SAYS", id="a web page called PDF"),
    pytest.param(HTML, "audio/webm", "NOT_WHAT_IT_SAYS", id="a web page called sound"),
]


def _judged(file: bytes, mime: str) -> Shown | AttachmentProblem:
    problem = formats.problem_of(file, mime)
    return pictures.reencode(file) if problem is None else problem


@pytest.mark.parametrize(("file", "mime", "problem"), PROBLEMS)
def test_what_is_no_plain_picture_is_refused(file: bytes, mime: str, problem: str) -> None:
    assert _judged(file, mime) == AttachmentProblem(problem)


@pytest.mark.parametrize(
    ("file", "mime", "shown"),
    [(jpeg(), "image/jpeg", "image/jpeg"), (png(), "image/png", "image/png"), (webp(), "image/webp", "image/jpeg")],
    ids=["JPEG", "PNG", "WebP"],
)
def test_a_plain_picture_is_shown(file: bytes, mime: str, shown: str) -> None:
    answer = _judged(file, mime)

    assert isinstance(answer, Shown)
    assert answer.mime == shown
    assert opened(answer.file).size == (60, 40)


def test_where_when_and_with_what_it_was_taken_is_gone_and_it_stands_upright() -> None:
    taken = jpeg(60, 40, gps=True)
    assert opened(taken).getexif().get_ifd(NORTH)
    assert b"Invented Camera" in taken

    answer = _judged(taken, "image/jpeg")

    assert isinstance(answer, Shown)
    assert opened(answer.file).size == (40, 60)
    assert dict(opened(answer.file).getexif()) == {}
    assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & set(opened(answer.file).info)
    assert b"Exif" not in answer.file
    assert b"Invented Camera" not in answer.file


def test_a_photo_of_twelve_million_pixels_is_taken_and_made_smaller() -> None:
    answer = _judged(jpeg(4_000, 3_000), "image/jpeg")

    assert isinstance(answer, Shown)
    assert opened(answer.file).size == (reencode.SIDE_PIXELS_MAX, 1_536)


def test_a_flood_of_pixels_takes_no_memory(tmp_path: Path) -> None:
    """Measured in a process of its own, whose only child is the one that decodes."""
    (tmp_path / "flood").write_bytes(pixel_flood())
    measuring = (
        "import resource, sys; from pathlib import Path; from api.attachments.pictures import reencode\n"
        "print(reencode(Path(sys.argv[1]).read_bytes()).value,"
        " resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    )

    answer = subprocess.run(
        [sys.executable, "-c", measuring, str(tmp_path / "flood")], capture_output=True, text=True, check=True
    )

    problem, megabytes = answer.stdout.split()
    assert problem == "TOO_MANY_PIXELS"
    assert int(megabytes) < reencode.MEMORY_BYTES_MAX // 1024**2


@pytest.mark.parametrize(
    ("attempt", "told"),
    [
        ("open('/etc/passwd')", "OSError"),
        ("import socket; socket.socket()", "OSError"),
        ("bytearray(600 * 1024**2)", "MemoryError"),
        ("os.fork()", "BlockingIOError"),
    ],
)
def test_the_child_can_do_nothing_but_its_work(attempt: str, told: str) -> None:
    trying = (
        f"import os, socket, sys; sys.path.insert(0, {str(Path(reencode.__file__).parent)!r}); import reencode\n"
        f"reencode._give_up_everything()\ntry:\n    {attempt}\nexcept Exception as error: print(type(error).__name__)"
    )

    answer = subprocess.run([sys.executable, "-c", trying], capture_output=True, text=True, check=False)

    assert answer.stdout.strip() == told


async def test_a_supervisor_reads_why_a_picture_was_refused(desk: Desk) -> None:
    photo = Attachment(jpeg() + HTML)
    await desk.visit(photo)

    answer = await desk.uploader.send(photo)

    assert (answer.status_code, answer.json()["code"]) == (422, "MORE_THAN_IT_SAYS")
    assert await desk.state(photo) == ("REJECTED", "MORE_THAN_IT_SAYS")
    assert await desk.pieces() == 0
    assert (await desk.uploader.open(photo)).status_code == 422
    head = await desk.uploader.head(photo)
    assert (head.headers["attachment-state"], head.headers["attachment-problem"]) == ("REJECTED", "MORE_THAN_IT_SAYS")
