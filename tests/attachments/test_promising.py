"""A visit promises its attachments: it is recorded at once, whatever comes of them."""

from tests.attachments.conftest import Desk
from tests.attachments.pictures import jpeg
from tests.attachments.uploader import Attachment
from tests.sync.phone import record_visit


async def test_a_visit_is_recorded_before_its_photos_have_arrived(desk: Desk) -> None:
    photo = Attachment(jpeg(), caption="The hall")

    visit = await desk.visit(photo)

    assert (await desk.row(photo))["visit_id"] == visit
    assert await desk.state(photo) == ("EXPECTED", None)


async def test_a_visit_sent_twice_promises_its_photos_once(desk: Desk) -> None:
    photo = Attachment(jpeg())
    phone = await desk.scene.phone()
    phone.save(record_visit(desk.scene.nominal, desk.scene.clock.now(), attachments=[photo.promise()]), version=3)

    await phone.push(lose_answer=True)
    await phone.push()

    assert [receipt.state for receipt in phone.receipts.values()] == ["APPLIED"]
    assert len(await desk.scene.rows("select id from doorstep.visit_attachment")) == 1


async def test_what_breaks_a_limit_is_promised_flagged_and_not_taken(desk: Desk) -> None:
    photos = [Attachment(jpeg()) for _ in range(21)]
    phone = await desk.scene.phone()
    promises = [photo.promise() for photo in photos]
    promises[0] |= {"bytes": 20 * 1024 * 1024 + 1}
    promises[1] |= {"mime": "image/svg+xml"}
    phone.save(record_visit(desk.scene.nominal, desk.scene.clock.now(), attachments=promises), version=3)

    await phone.push()

    assert [receipt.state for receipt in phone.receipts.values()] == ["APPLIED"]
    flags = (await desk.scene.rows("select flags from doorstep.visit"))[0]["flags"]
    assert {"ATTACHMENTS_TOO_MANY", "ATTACHMENT_TOO_BIG", "ATTACHMENT_NOT_TAKEN"} <= set(flags)
    assert await desk.state(photos[0]) == ("REJECTED", "TOO_BIG")
    assert await desk.state(photos[1]) == ("REJECTED", "KIND_NOT_TAKEN")
    assert await desk.state(photos[20]) == ("REJECTED", "TOO_MANY")
    answer = await desk.uploader.open(photos[20])
    assert (answer.status_code, answer.json()["code"]) == (422, "TOO_MANY")
    assert "20 attachments" in answer.json()["message"]


async def test_a_visit_that_takes_anothers_attachment_is_put_before_a_person(desk: Desk) -> None:
    photo = Attachment(jpeg())
    await desk.visit(photo)
    phone = await desk.scene.phone()
    phone.save(record_visit(desk.scene.nominal, desk.scene.clock.now(), attachments=[photo.promise()]), version=3)
    phone.save(record_visit(desk.scene.nominal, desk.scene.clock.now(), attachments=[photo.promise()] * 2), version=3)

    await phone.push()

    assert {(receipt.state, receipt.reason) for receipt in phone.receipts.values()} == {("QUARANTINED", "INVALID")}


async def test_two_visits_of_one_push_cannot_promise_the_same(desk: Desk) -> None:
    photo = Attachment(jpeg())
    phone = await desk.scene.phone()
    for _ in range(2):
        phone.save(record_visit(desk.scene.nominal, desk.scene.clock.now(), attachments=[photo.promise()]), version=3)

    await phone.push()

    assert [receipt.state for receipt in phone.receipts.values()] == ["APPLIED", "QUARANTINED"]


async def test_a_promise_that_is_none_is_put_before_a_person(desk: Desk) -> None:
    photo = Attachment(jpeg())
    wrong = [
        {"bytes": 0},
        {"bytes": True},
        {"sha256": "ABC"},
        {"kind": "FILM"},
        {"key": "short"},
        {"caption": "x" * 501},
    ]
    phone = await desk.scene.phone()
    for said in wrong:
        payload = record_visit(desk.scene.nominal, desk.scene.clock.now(), attachments=[photo.promise(**said)])
        phone.save(payload, version=3)

    await phone.push()

    assert [receipt.reason for receipt in phone.receipts.values()] == ["INVALID"] * len(wrong)
