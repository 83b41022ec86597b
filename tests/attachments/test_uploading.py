"""Bytes arrive piece by piece, cut, late, twice and at once; complete is only what was promised."""

import asyncio
import hashlib
from dataclasses import replace

import pytest

from api.attachments import expiry
from tests.attachments.conftest import Desk
from tests.attachments.pictures import PDF, jpeg, opened
from tests.attachments.uploader import PIECE, Attachment
from tests.makers import insert

BIG = jpeg(1_400, 1_000)


async def test_a_photo_arrives_and_is_complete(desk: Desk) -> None:
    photo = Attachment(BIG)
    await desk.visit(photo)

    answer = await desk.uploader.send(photo)

    assert (answer.status_code, answer.headers["attachment-state"]) == (204, "COMPLETE")
    row = await desk.row(photo)
    assert (row["state"], row["shown_mime"], row["sha256"]) == (
        "COMPLETE",
        "image/jpeg",
        hashlib.sha256(BIG).hexdigest(),
    )
    head = await desk.uploader.head(photo)
    assert int(head.headers["upload-offset"]) == len(photo.travelling)
    assert opened((await desk.uploader.content(photo)).content).size == (1_400, 1_000)


async def test_nothing_readable_is_stored(desk: Desk) -> None:
    document = Attachment(PDF * 40_000, mime="application/pdf", kind="DOCUMENT", sealed=False)
    await desk.visit(document)
    await desk.uploader.open(document)

    await desk.uploader.patch(document, 0, document.file[:PIECE])
    rows = await desk.scene.rows("select data from doorstep.attachment_piece")
    await desk.uploader.send(document)
    rows += await desk.scene.rows("select data from doorstep.attachment_piece")

    assert len(rows) > 2
    assert not any(PDF[:12] in row["data"] for row in rows)
    assert (await desk.uploader.content(document)).content == document.file


# Every kind of place in what travels: inside a part, at its tag, at its end, one beside each.
CUTS = (0, 1, 15, 16, 17, PIECE - 17, PIECE - 16, PIECE - 1, PIECE, PIECE + 1, -17, -16, -1)


@pytest.mark.parametrize("sealed", [True, False])
async def test_an_upload_goes_on_from_wherever_it_was_cut(desk: Desk, sealed: bool) -> None:
    documents = [
        Attachment(PDF + bytes(PIECE) + bytes([n]), mime="application/pdf", kind="DOCUMENT", sealed=sealed)
        for n in range(len(CUTS))
    ]
    await desk.visit(*documents)
    for document, cut in zip(documents, CUTS, strict=True):
        await desk.uploader.open(document)
        at = cut % len(document.travelling)
        for start in range(0, at, PIECE):
            await desk.uploader.patch(document, start, document.travelling[start : min(at, start + PIECE)])

        head = await desk.uploader.head(document)
        assert int(head.headers["upload-offset"]) == at
        await desk.uploader.send(document)

        assert await desk.state(document) == ("COMPLETE", None)
        assert (await desk.uploader.content(document)).content == document.file


async def test_a_wrong_offset_is_told_where_to_go_on(desk: Desk) -> None:
    photo = Attachment(BIG)
    await desk.visit(photo)
    await desk.uploader.open(photo)

    for offset in (1, 7):
        answer = await desk.uploader.patch(photo, offset, b"bytes")
        assert (answer.status_code, answer.json()["message"]) == (409, "Go on at 0: that much has arrived.")
    assert await desk.pieces() == 0


async def test_bytes_damaged_on_the_way_are_not_kept(desk: Desk) -> None:
    photo = Attachment(BIG)
    await desk.visit(photo)
    await desk.uploader.open(photo)

    answer = await desk.uploader.patch(
        photo, 0, photo.travelling[:1_000], **{"Upload-Checksum": "sha1 2jmj7l5rSw0yVb/vlWAYkK/YBwk="}
    )

    assert (answer.status_code, answer.json()["code"]) == (460, "CHECKSUM_DIFFERS")
    assert await desk.pieces() == 0
    assert (await desk.uploader.send(photo)).headers["attachment-state"] == "COMPLETE"


async def test_what_is_not_what_was_promised_is_rejected_and_begins_again(desk: Desk) -> None:
    promised = Attachment(BIG, sealed=False)
    await desk.visit(promised)
    other = replace(promised, file=BIG[:-2] + b"\0\0")

    answer = await desk.uploader.send(other)

    assert (answer.status_code, answer.json()["code"]) == (460, "HASH_DIFFERS")
    assert await desk.state(promised) == ("REJECTED", "HASH_DIFFERS")
    assert await desk.pieces() == 0
    assert (await desk.uploader.head(promised)).headers["upload-offset"] == "0"
    assert (await desk.uploader.send(promised)).headers["attachment-state"] == "COMPLETE"


async def test_parts_sealed_for_another_attachment_are_not_opened(desk: Desk) -> None:
    one, two = Attachment(BIG), Attachment(BIG[:-1])
    two.key = one.key
    await desk.visit(one, two)
    await desk.uploader.open(two)
    stolen = one.travelling[: len(two.travelling)]
    for start in range(0, len(stolen), PIECE):
        answer = await desk.uploader.patch(two, start, stolen[start : start + PIECE])

    assert (answer.status_code, answer.json()["code"]) == (460, "UNOPENABLE")


async def test_of_two_requests_at_once_one_wins(desk: Desk) -> None:
    photo = Attachment(BIG)
    await desk.visit(photo)
    await desk.uploader.open(photo)
    first = photo.travelling[:PIECE]

    answers = await asyncio.gather(*(desk.uploader.patch(photo, 0, first) for _ in range(4)))

    codes = sorted(answer.status_code for answer in answers)
    assert codes[0] == 204
    assert set(codes[1:]) <= {409, 423}
    assert await desk.pieces() == 1


async def test_the_last_piece_sent_twice_at_once_completes_once(desk: Desk) -> None:
    photo = Attachment(jpeg())
    await desk.visit(photo)
    await desk.uploader.open(photo)

    answers = await asyncio.gather(*(desk.uploader.patch(photo, 0, photo.travelling) for _ in range(3)))

    assert min(answer.status_code for answer in answers) == 204
    events = await desk.scene.rows("select decision from doorstep.audit_event where action = 'receiveAttachment'")
    assert [event["decision"] for event in events] == ["permit"]


async def test_an_upload_that_stood_still_begins_again(desk: Desk) -> None:
    await insert(
        desk.scene.owner, "retention", code="UPLOADS", days=28, valid_from=desk.scene.clock.now().date(), source="s"
    )
    photo = Attachment(BIG)
    await desk.visit(photo)
    await desk.uploader.open(photo)
    answer = await desk.uploader.patch(photo, 0, photo.travelling[:1_000])
    assert answer.headers["upload-expires"] == "Tue, 07 Apr 2026 12:00:00 GMT"

    desk.scene.clock.pass_(days=29)

    assert (await desk.uploader.head(photo)).status_code == 410
    assert (await desk.uploader.patch(photo, 1_000, b"more")).status_code == 410
    assert (await desk.uploader.open(photo)).headers["upload-offset"] == "0"
    assert (await desk.uploader.send(photo)).headers["attachment-state"] == "COMPLETE"


async def test_what_stood_still_is_let_go_and_what_is_complete_stays(desk: Desk) -> None:
    await insert(
        desk.scene.owner, "retention", code="UPLOADS", days=28, valid_from=desk.scene.clock.now().date(), source="s"
    )
    done, begun = Attachment(jpeg()), Attachment(BIG)
    await desk.visit(done, begun)
    await desk.uploader.send(done)
    await desk.uploader.open(begun)
    await desk.uploader.patch(begun, 0, begun.travelling[:1_000])
    desk.scene.clock.pass_(days=29)

    database, clock = desk.services.database, desk.scene.clock
    assert [await expiry.purge(database, clock, 6), await expiry.purge(database, clock, 6)] == [1, 0]

    assert await desk.pieces() == 1
    assert await desk.state(begun) == ("EXPECTED", None)
    assert (await desk.uploader.content(done)).status_code == 200
    assert (await desk.uploader.send(begun)).headers["attachment-state"] == "COMPLETE"


async def test_the_same_photo_twice_in_a_visit_is_sent_once(desk: Desk) -> None:
    one, two = Attachment(BIG), Attachment(BIG)
    elsewhere = Attachment(BIG)
    await desk.visit(one, two)
    await desk.visit(elsewhere)

    await desk.uploader.send(one)

    assert [await desk.state(each) for each in (two, elsewhere)] == [("COMPLETE", None), ("EXPECTED", None)]
    assert (await desk.uploader.content(two)).content == (await desk.uploader.content(one)).content


async def test_what_is_complete_can_be_asked_for_again_and_changes_no_more(desk: Desk) -> None:
    photo = Attachment(jpeg())
    await desk.visit(photo)
    await desk.uploader.send(photo)

    opened_again = await desk.uploader.open(photo)
    again = await desk.uploader.patch(photo, len(photo.travelling), b"")
    more = await desk.uploader.patch(photo, len(photo.travelling), b"more")

    assert (opened_again.status_code, opened_again.headers["attachment-state"]) == (201, "COMPLETE")
    assert (again.status_code, more.status_code) == (204, 413)


async def test_a_database_put_back_to_before_is_sent_it_again(desk: Desk) -> None:
    photo = Attachment(BIG)
    phone = await desk.scene.phone()
    await desk.visit(photo, phone=phone)
    await desk.uploader.send(photo)

    # As a restore to an earlier hour leaves it: the visit is there, what arrived after it is not.
    await desk.scene.owner.execute("delete from doorstep.attachment_piece")
    await desk.scene.owner.execute(
        "update doorstep.visit_attachment set state = 'EXPECTED', completed_at = null, content_id = null,"
        " shown_bytes = null, shown_mime = null, touched_at = null"
    )

    assert (await desk.uploader.head(photo)).status_code == 404
    assert (await desk.uploader.send(photo)).headers["attachment-state"] == "COMPLETE"
