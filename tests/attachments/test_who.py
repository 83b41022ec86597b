"""Who may send and who may read; what is unknown and what is another's look the same."""

from dataclasses import replace
from uuid import UUID

from api.identity.principal import Principal, Role
from api.sync.revoking import RevokeDevice, revoke
from api.sync.tables import WipeMode
from tests.attachments.conftest import Desk
from tests.attachments.pictures import PDF, jpeg
from tests.attachments.uploader import Attachment
from tests.makers import make_officer, make_principal, make_unit
from tests.sync.phone import record_visit


async def _stranger(desk: Desk) -> Principal:
    unit = await make_unit(desk.scene.owner, name="SOMU West")
    officer = await make_officer(desk.scene.owner, unit)
    return await make_principal(desk.scene.owner, Role.OFFENDER_MANAGER, officer_id=officer, unit_ids=(unit,))


async def test_only_who_told_of_the_visit_sends_its_photos(desk: Desk) -> None:
    photo, unknown = Attachment(jpeg()), Attachment(jpeg())
    await desk.visit(photo)

    for caller in (desk.scene.colleague, desk.scene.supervisor, await _stranger(desk)):
        desk.caller = caller
        theirs, none = await desk.uploader.open(photo), await desk.uploader.open(unknown)
        assert (theirs.status_code, theirs.json()) == (none.status_code, none.json())
        assert theirs.status_code == 404
        assert (await desk.uploader.head(photo)).status_code == 404
        assert (await desk.uploader.patch(photo, 0, b"bytes")).status_code == 404

    assert await desk.state(photo) == ("EXPECTED", None)


async def test_a_visit_that_is_held_promises_nothing_until_it_is_applied(desk: Desk) -> None:
    photo = Attachment(jpeg())
    phone = await desk.scene.phone()
    payload = record_visit(desk.scene.nominal, desk.scene.clock.now(), attachments=[photo.promise()])
    phone.save(payload, version=3, author=desk.scene.colleague.id)

    await phone.push()

    assert (await desk.uploader.open(photo)).status_code == 404


async def test_an_officer_without_the_person_any_more_still_sends_and_sees_their_own(desk: Desk) -> None:
    photo = Attachment(jpeg())
    await desk.visit(photo)
    await desk.scene.owner.execute(
        "update doorstep.nominal set owner_id = $1 where id = $2", desk.scene.colleague.officer_id, desk.scene.nominal
    )

    assert (await desk.uploader.send(photo)).headers["attachment-state"] == "COMPLETE"
    assert (await desk.uploader.content(photo)).status_code == 200


async def test_a_phone_out_of_use_delivers_what_it_had_promised_and_nothing_else(desk: Desk) -> None:
    before, after = Attachment(jpeg()), Attachment(jpeg())
    phone = await desk.scene.phone()
    await desk.visit(before, phone=phone)
    keeper = replace(desk.scene.supervisor, scopes=desk.scene.supervisor.scopes | {"devices:manage"})
    command = RevokeDevice(device_id=phone.device_id, wipe=WipeMode.NOW, words="WIPE NOW")
    assert await revoke(desk.services, keeper, command) == ()

    await desk.visit(after, phone=phone)

    assert (await desk.uploader.send(before)).headers["attachment-state"] == "COMPLETE"
    assert (await desk.uploader.send(after)).status_code == 404


async def test_whoever_reads_the_visit_reads_the_photo_and_nobody_else(desk: Desk) -> None:
    photo = Attachment(jpeg())
    await desk.visit(photo)
    await desk.uploader.send(photo)
    analyst = await make_principal(desk.scene.owner, Role.OCAIT_ANALYST)
    seen = {}
    for name, caller in {
        "officer": desk.scene.officer,
        "supervisor": desk.scene.supervisor,
        "colleague": desk.scene.colleague,
        "stranger": await _stranger(desk),
        "analyst": analyst,
        "nobody": None,
    }.items():
        desk.caller = caller
        seen[name] = (await desk.uploader.content(photo)).status_code

    assert seen == {
        "officer": 200, "supervisor": 200, "colleague": 404, "stranger": 404, "analyst": 403, "nobody": 401,
    }  # fmt: skip


async def test_each_reading_is_a_consultation(desk: Desk) -> None:
    photo = Attachment(jpeg())
    await desk.visit(photo)
    await desk.uploader.send(photo)
    desk.caller = desk.scene.supervisor
    await desk.uploader.content(photo)
    desk.caller = desk.scene.colleague
    await desk.uploader.content(photo)

    events = await desk.scene.rows(
        "select principal_id, decision, object_ids, subject_ids, row_count from doorstep.audit_event"
        " where operation = 'consultation' and action = 'readAttachment' order by seq"
    )

    assert [(e["principal_id"], e["decision"], e["row_count"]) for e in events] == [
        (desk.scene.supervisor.id, "permit", 1),
        (desk.scene.colleague.id, "deny", 0),
    ]
    assert events[0]["subject_ids"] == [desk.scene.nominal]
    assert all(event["object_ids"] == [photo.id] for event in events)


async def test_a_browser_runs_keeps_and_shares_nothing_of_it(desk: Desk) -> None:
    photo = Attachment(jpeg())
    document = Attachment(PDF, mime="application/pdf", kind="DOCUMENT")
    await desk.visit(photo, document)
    for each in (photo, document):
        await desk.uploader.send(each)

    shown, saved = await desk.uploader.content(photo), await desk.uploader.content(document)

    for answer in (shown, saved):
        assert answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert shown.headers["content-disposition"] == 'inline; filename="attachment.jpg"'
    assert saved.headers["content-disposition"] == 'attachment; filename="attachment.pdf"'
    assert (await desk.uploader.content(photo, **{"Sec-Fetch-Site": "cross-site"})).status_code == 403


async def test_what_has_not_arrived_cannot_be_read(desk: Desk) -> None:
    photo = Attachment(jpeg(1_400, 1_000))
    await desk.visit(photo)
    await desk.uploader.open(photo)
    await desk.uploader.patch(photo, 0, photo.travelling[:1_000])

    assert (await desk.uploader.content(photo)).status_code == 404
    assert (await desk.uploader.client.get(f"/attachments/{UUID(int=1)}/content")).status_code == 404
    assert (await desk.uploader.client.get("/attachments/none/content")).status_code == 404
