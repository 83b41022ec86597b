"""A server that is put back a day, its files with it: phones send again what they keep, and the uploads finish."""

from tests.attachments.conftest import Desk
from tests.attachments.pictures import jpeg
from tests.attachments.uploader import PIECE, Attachment
from tests.makers import FORCE
from tests.simulation.backup import Backup

# Several pieces of it travel.
DOCUMENT = b"%PDF-" + bytes(3 * PIECE)


async def test_uploads_finish_after_the_server_was_put_back_a_day(desk: Desk) -> None:
    scene, phone = desk.scene, await desk.scene.phone()
    done, halfway = Attachment(jpeg()), Attachment(DOCUMENT, mime="application/pdf", kind="DOCUMENT")
    first = await desk.visit(done, halfway, phone=phone)
    await desk.uploader.send(done)
    await desk.uploader.open(halfway)
    await desk.uploader.patch(halfway, 0, halfway.travelling[:PIECE])
    backup = await Backup(scene.owner, FORCE, scene.clock.now()).take()
    scene.clock.pass_(hours=23)
    await desk.uploader.send(halfway)
    later = Attachment(jpeg(90, 60))
    second = await desk.visit(later, phone=phone)
    await desk.uploader.send(later)
    assert [await desk.state(each) for each in (done, halfway, later)] == [("COMPLETE", None)] * 3

    await backup.put_back()

    assert (await desk.uploader.head(later)).status_code == 404
    await phone.push()  # is told of another life of the server
    await phone.push()  # and sends again all that it keeps
    standing = {each.id: (await desk.uploader.head(each)).headers["upload-offset"] for each in (done, halfway)}
    assert standing == {done.id: str(len(done.travelling)), halfway.id: str(PIECE)}
    for each in (done, halfway, later):
        answer = await desk.uploader.send(each)
        assert answer.headers["attachment-state"] == "COMPLETE"
        assert (await desk.uploader.content(each)).status_code == 200
    assert (await desk.uploader.content(halfway)).content == DOCUMENT
    visits = await scene.rows("select id from doorstep.visit order by received_at")
    assert [row["id"] for row in visits] == [first, second]
    assert len(await scene.rows("select 1 from doorstep.visit_attachment")) == 3


async def test_what_the_phone_sends_of_a_visit_that_the_server_has_not_had_again_waits_for_it(desk: Desk) -> None:
    scene, phone, photo = desk.scene, await desk.scene.phone(), Attachment(jpeg())
    backup = await Backup(scene.owner, FORCE, scene.clock.now()).take()
    await desk.visit(photo, phone=phone)
    await desk.uploader.send(photo)
    await backup.put_back()

    refused = await desk.uploader.open(photo)
    await phone.push()
    await phone.push()
    taken = await desk.uploader.send(photo)

    assert (refused.status_code, taken.headers["attachment-state"]) == (404, "COMPLETE")
