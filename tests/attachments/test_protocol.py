"""tus 1.0 as its page says it, and what is no tus at all."""

from typing import Any

import pytest

from tests.attachments.conftest import Desk
from tests.attachments.pictures import jpeg
from tests.attachments.uploader import BYTES, Attachment


async def test_the_server_says_what_it_can_do(desk: Desk) -> None:
    desk.caller = None

    answer = await desk.uploader.client.options("/attachments")

    assert answer.status_code == 204
    assert answer.headers["tus-version"] == "1.0.0"
    assert answer.headers["tus-extension"] == "creation,checksum,expiration"
    assert answer.headers["tus-checksum-algorithm"] == "sha1,sha256"
    assert int(answer.headers["tus-max-size"]) > 20 * 1024 * 1024


async def test_an_upload_is_opened_as_often_as_one_likes(desk: Desk) -> None:
    photo = Attachment(jpeg())
    await desk.visit(photo)

    answers = [await desk.uploader.open(photo) for _ in range(2)]

    for answer in answers:
        assert (answer.status_code, answer.headers["location"]) == (201, f"/attachments/{photo.id}")
        assert answer.headers["upload-offset"] == "0"
        assert answer.headers["tus-resumable"] == "1.0.0"


async def test_mistakes_are_told_in_words(desk: Desk) -> None:
    photo = Attachment(jpeg())
    await desk.visit(photo)
    opened = await desk.uploader.open(photo)
    assert opened.status_code == 201

    wrong = [
        (await desk.uploader.open(photo, **{"Tus-Resumable": "0.2.2"}), 412, "VERSION"),
        (await desk.uploader.open(photo, **{"Upload-Length": "7"}), 400, "LENGTH_DIFFERS"),
        (await desk.uploader.open(photo, **{"Upload-Length": "many"}), 400, "BAD_USER_INPUT"),
        (await desk.uploader.open(photo, **{"Upload-Metadata": "id not-base64!"}), 400, "BAD_USER_INPUT"),
        (await desk.uploader.open(photo, **{"Upload-Metadata": "name eA=="}), 400, "BAD_USER_INPUT"),
        (await desk.uploader.patch(photo, 0, b"x", **{"Content-Type": "image/jpeg"}), 415, "CONTENT_TYPE"),
        (await desk.uploader.patch(photo, 0, b"x", **{"Upload-Offset": "-1"}), 400, "BAD_USER_INPUT"),
        (await desk.uploader.patch(photo, 0, b"x", **{"Upload-Checksum": "md5 eA=="}), 400, "BAD_USER_INPUT"),
        (await desk.uploader.patch(photo, 0, photo.travelling + b"x"), 413, "TOO_MUCH"),
        (await desk.uploader.patch(photo, 0, bytes(1024 * 1024 + 65)), 413, "TOO_MUCH"),
    ]

    for answer, status, code in wrong:
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert answer.headers["tus-resumable"] == "1.0.0"
    assert await desk.pieces() == 0
    assert (await desk.uploader.send(photo)).headers["attachment-state"] == "COMPLETE"


async def test_a_piece_that_was_cut_off_is_kept_as_far_as_it_came(desk: Desk) -> None:
    photo = Attachment(jpeg())
    await desk.visit(photo)
    await desk.uploader.open(photo)

    answer = await desk.uploader.patch(photo, 0, photo.travelling[:500], checksum=False)

    assert (answer.status_code, answer.headers["upload-offset"]) == (204, "500")


@pytest.mark.parametrize(("checksum", "kept"), [(False, 300), (True, 0)])
async def test_of_a_line_that_breaks_only_what_can_be_believed_is_kept(desk: Desk, checksum: bool, kept: int) -> None:
    """With a checksum of the whole piece, the part that arrived cannot be judged: the phone sends that piece again."""
    photo = Attachment(jpeg())
    await desk.visit(photo)
    await desk.uploader.open(photo)

    await _patch_and_hang_up(
        desk, photo, photo.travelling[:300], {"upload-checksum": "sha256 eA=="} if checksum else {}
    )

    assert int((await desk.uploader.head(photo)).headers["upload-offset"]) == kept
    assert (await desk.uploader.send(photo)).headers["attachment-state"] == "COMPLETE"


async def _patch_and_hang_up(desk: Desk, photo: Attachment, piece: bytes, more: dict[str, str]) -> None:
    said = {"tus-resumable": "1.0.0", "upload-offset": "0", "content-type": BYTES, "content-length": "9000"} | more
    heard = iter([{"type": "http.request", "body": piece, "more_body": True}, {"type": "http.disconnect"}])

    async def receive() -> Any:
        return next(heard)

    async def send(_: Any) -> None:
        """Nobody is there to hear it."""

    scope = {
        "type": "http",
        "method": "PATCH",
        "path": f"/attachments/{photo.id}",
        "query_string": b"",
        "root_path": "",
    }
    headers = [(name.encode(), value.encode()) for name, value in said.items()]
    await desk.app(scope | {"headers": headers, "http_version": "1.1", "scheme": "http"}, receive, send)


@pytest.mark.parametrize("method", ["POST", "HEAD", "PATCH"])
async def test_nobody_is_told_to_sign_in(desk: Desk, method: str) -> None:
    photo = Attachment(jpeg())
    await desk.visit(photo)
    desk.caller = None

    path = "/attachments" if method == "POST" else f"/attachments/{photo.id}"
    answer = await desk.uploader.client.request(method, path, headers={"Tus-Resumable": "1.0.0"})

    assert answer.status_code == 401
