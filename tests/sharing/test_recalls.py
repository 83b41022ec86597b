"""Recall: whoever has what is wrong, by the ledger, is told; nobody else is; each must acknowledge."""

from dataclasses import replace
from uuid import UUID

from api.nominals.desk import Done, Refused
from api.sharing import agreeing, recalls, receiving
from api.sharing.agreement import AgreedRows
from api.sharing.commands import AcknowledgeRecall, DismissRecall, EndAgreement, ProposeRecall, SendRecall
from api.sharing.words import RecallKind, SharedField, WithheldCategory
from api.values import new_id
from tests.sharing.conftest import Town, describe

NOTICES = "{ recallNotices { nodes { id kind reason acknowledgedAt disclosureId } } }"
ITEMS = "{ sharedItems { nodes { id isRecalled correctsId name statements { text } recallNotices { reason } } } }"


async def three_agencies(town: Town) -> tuple[UUID, UUID]:
    """A and B were told of one nominal, A and C of another; C's agreement withholds addresses."""
    first, second = await town.nominal(name="First Person"), await town.nominal(name="Second Person")
    for key in (first, second):
        await describe(town.owner, key, home="Wrong Street")
    for name in ("A", "B", "C"):
        await town.agency(name)
        withheld = {SharedField.HOME_ADDRESS: WithheldCategory.NOT_NECESSARY} if name == "C" else {}
        await town.agree(name, withheld)
    return first, second


def proposal(disclosure: UUID, kind: RecallKind = RecallKind.WITHDRAWAL, **said: object) -> ProposeRecall:
    whole = {"id": new_id(), "disclosure_id": disclosure, "kind": kind, "reason": "The address is another man's."}
    return ProposeRecall(**(whole | said))  # type: ignore[arg-type]


async def recall(town: Town, command: ProposeRecall) -> None:
    assert await recalls.propose(town.services, town.officer, command) == Done(command.id)
    sent = SendRecall(id=new_id(), recall_id=command.id)
    assert await recalls.send(town.services, town.officer, sent) == Done(command.id)


async def recipients(town: Town) -> set[str]:
    return {name for name, partner in town.partners.items() if await notices(town, name)}


async def notices(town: Town, name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = (await town.ask(NOTICES, caller=town.partners[name]))["recallNotices"]["nodes"]
    return found


async def owed(town: Town, kind: str) -> list[bool]:
    rows = await town.rows(
        "select met_at is not null as met from doorstep.obligation where kind = $1 and superseded_at is null"
        " and cancelled_at is null order by opened_at, id",
        kind,
    )
    return [row["met"] for row in rows]


async def test_a_recall_reaches_exactly_those_who_were_told(town: Town) -> None:
    first, second = await three_agencies(town)
    told = await town.share(first, "A")
    await town.share(first, "B")
    await town.share(second, "A")
    await town.share(second, "C")

    await recall(town, proposal(told))

    assert await recipients(town) == {"A", "B"}
    assert len(await notices(town, "A")) == 1
    assert await owed(town, "RECALL_DECISION") == [True]
    assert await owed(town, "RECALL_ACK") == [False, False]
    assert await owed(town, "DISCLOSURE_ACK") == [False, False]


async def test_a_recall_of_a_field_leaves_those_who_were_not_told_that_field(town: Town) -> None:
    first, _ = await three_agencies(town)
    told = await town.share(first, "A")
    await town.share(first, "C")

    await recall(town, proposal(told, fields=(SharedField.HOME_ADDRESS,)))

    assert await recipients(town) == {"A"}


async def test_who_is_told_between_proposal_and_sending_is_recalled_too(town: Town) -> None:
    first, _ = await three_agencies(town)
    command = proposal(await town.share(first, "A"))
    assert await recalls.propose(town.services, town.officer, command) == Done(command.id)
    await town.share(first, "B")
    assert await recipients(town) == set()

    sent = SendRecall(id=new_id(), recall_id=command.id)
    assert await recalls.send(town.services, town.officer, sent) == Done(command.id)

    assert await recipients(town) == {"A", "B"}
    again = await recalls.send(town.services, town.officer, replace(sent, id=new_id()))
    assert isinstance(again, Refused)
    assert again.errors[0].code == "DECIDED"


async def test_a_recalled_item_is_seen_only_as_recalled(town: Town) -> None:
    first, _ = await three_agencies(town)
    key = await town.share(first, "A")

    await recall(town, proposal(key))

    (item,) = (await town.ask(ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"]
    assert item == {
        "id": str(key),
        "isRecalled": True,
        "correctsId": None,
        "name": None,
        "statements": [],
        "recallNotices": [{"reason": "The address is another man's."}],
    }


async def test_a_correction_brings_what_is_held_now_of_what_was_told(town: Town) -> None:
    first, _ = await three_agencies(town)
    key = await town.share(first, "A", leave_out=(SharedField.WARNINGS,))
    await town.owner.execute("update doorstep.address set lines = '{Right Street}' where nominal_id = $1", first)

    await recall(town, proposal(key, RecallKind.CORRECTION))

    items = (await town.ask(ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"]
    corrected = next(item for item in items if item["correctsId"] == str(key))
    texts = [said["text"] for said in corrected["statements"]]
    assert "Right Street, NX1 1CC" in texts
    assert not [text for text in texts if "dogs" in text]


async def test_a_correction_tells_nothing_to_an_agency_whose_agreement_covers_the_person_no_more(town: Town) -> None:
    first, _ = await three_agencies(town)
    key = await town.share(first, "A")
    await town.agree("A", rows=(AgreedRows(districts=("Westby",)),))

    await recall(town, proposal(key, RecallKind.CORRECTION))

    assert len(await notices(town, "A")) == 1
    (item,) = (await town.ask(ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"]
    assert (item["id"], item["isRecalled"]) == (str(key), True)


async def test_each_recipient_acknowledges_and_the_others_stay_listed(town: Town) -> None:
    first, _ = await three_agencies(town)
    told = await town.share(first, "A")
    await town.share(first, "B")
    await recall(town, proposal(told))
    (notice,) = await notices(town, "A")
    command = AcknowledgeRecall(id=new_id(), notice_id=UUID(notice["id"]))

    stranger = await receiving.acknowledge_recall(town.services, town.partners["B"], command)
    assert isinstance(stranger, Refused)
    outcome = await receiving.acknowledge_recall(town.services, town.partners["A"], command)
    assert outcome == Done(command.notice_id)

    assert sorted(await owed(town, "RECALL_ACK")) == [False, True]
    asked = "{ recalls(filter: {state: [SENT]}) { nodes { notices { agency { name } acknowledgedAt } } } }"
    (found,) = (await town.ask(asked, caller=town.officer))["recalls"]["nodes"]
    waiting = [each["agency"]["name"] for each in found["notices"] if each["acknowledgedAt"] is None]
    assert waiting == ["B"]


async def test_a_recall_arrives_and_is_acknowledged_after_the_agreement_has_ended(town: Town) -> None:
    first, _ = await three_agencies(town)
    told = await town.share(first, "A")
    version = await town.owner.fetchval("select agreement_id from doorstep.disclosure")
    ended = EndAgreement(id=new_id(), agreement_id=version, reason="The council left.")
    assert await agreeing.end(town.services, town.dpo, ended) == Done(version)

    await recall(town, proposal(told))

    (notice,) = await notices(town, "A")
    command = AcknowledgeRecall(id=new_id(), notice_id=UUID(notice["id"]))
    assert await receiving.acknowledge_recall(town.services, town.partners["A"], command) == Done(command.notice_id)


async def test_a_recall_that_is_let_be_tells_nobody(town: Town) -> None:
    first, _ = await three_agencies(town)
    command = proposal(await town.share(first, "A"))
    await recalls.propose(town.services, town.officer, command)
    dismissal = DismissRecall(id=new_id(), recall_id=command.id, reason="")
    outcome = await recalls.dismiss(town.services, town.officer, dismissal)
    assert isinstance(outcome, Refused)

    dismissal = DismissRecall(id=new_id(), recall_id=command.id, reason="The address was right.")
    assert await recalls.dismiss(town.services, town.officer, dismissal) == Done(command.id)

    assert await recipients(town) == set()
    assert await owed(town, "RECALL_DECISION") == [True]
