"""What officers learn at doors, for tests: a child of the household, patches of her record, and two who clash."""

from typing import Any
from uuid import UUID

from api.sync.commands import SyncReceipt
from tests.makers import LONG_AGO, insert
from tests.sync.conftest import Scene
from tests.sync.phone import Phone

IDA = {
    "firstName": "Ida",
    "relationship": "daughter",
    "isChild": True,
    "ageBand": "FROM_5_TO_9",
    "livesThere": True,
}
_COLUMNS = "first_name, relationship, is_child, age_band, lives_there"


async def make_member(scene: Scene, nominal: UUID | None = None) -> UUID:
    return await insert(
        scene.owner,
        "household_member",
        nominal_id=nominal or scene.nominal,
        first_name="Ida",
        relationship="daughter",
        is_child=True,
        age_band="FROM_5_TO_9",
        lives_there=True,
    )


def patch(scene: Scene, record: UUID, shown: dict[str, Any] = IDA, **values: Any) -> dict[str, Any]:
    """A patch as a phone makes it: all that it showed, with what the officer wrote."""
    fields = {name: {"base": base, "value": values.get(name, base)} for name, base in shown.items()}
    return {"nominalId": str(scene.nominal), "recordId": str(record), "fields": fields}


async def send(phone: Phone, op: str, payload: Any) -> SyncReceipt:
    saved = phone.save(payload, op=op)
    await phone.push()
    return phone.receipts[saved.id]


async def members(scene: Scene) -> list[dict[str, Any]]:
    return await scene.rows(f"select {_COLUMNS}, ended_on from doorstep.household_member order by first_name")


async def conflicts(scene: Scene) -> list[dict[str, Any]]:
    return await scene.rows(
        "select id, field, base #>> '{}' base, mine #>> '{}' mine, theirs #>> '{}' theirs, author_id, theirs_by,"
        " theirs_at, resolved_by, choice from doorstep.sync_conflict order by opened_at, field"
    )


async def two_phones(scene: Scene) -> tuple[Phone, Phone]:
    """The officer's, and that of a colleague who was granted need-to-know."""
    await grant(scene)
    return await scene.phone(), await scene.phone(scene.colleague)


async def grant(scene: Scene) -> None:
    await insert(
        scene.owner,
        "nominal_access",
        nominal_id=scene.nominal,
        officer_id=scene.colleague.officer_id,
        reason="Joint work",
        granted_at=LONG_AGO,
    )


async def clash(scene: Scene) -> tuple[Phone, Phone, UUID, SyncReceipt]:
    mine, theirs = await two_phones(scene)
    member = await make_member(scene)
    await send(theirs, "AmendHouseholdMember", patch(scene, member, ageBand="FROM_10_TO_15"))
    scene.clock.pass_(hours=1)
    receipt = await send(mine, "AmendHouseholdMember", patch(scene, member, ageBand="UNKNOWN", livesThere=False))
    return mine, theirs, member, receipt
