"""What a partner can reach at all: the ledger of its own agency, while its agreement holds, and nothing else."""

import asyncio
from datetime import timedelta
from typing import Any

from api.access.operations import OPERATIONS, PARTNERS
from api.access.policy import POLICY
from api.clock import system_clock
from api.db.columns import metadata
from api.nominals.desk import Done
from api.sharing import agreeing, receiving
from api.sharing.commands import AskQuestion, EndAgreement
from api.sharing.words import SharedField, WithheldCategory
from api.values import new_id
from tests.sharing.conftest import Town, describe

# About nobody: names of places, law and policy, spellings without whose they are. The rest is what reached the agency.
ABOUT_NOBODY = {"force", "unit", "agency", "policy_row", "standard", "bank_holiday", "principal", "search_spelling"}
OWN = {"agreement", "agreement_purpose", "agreement_rows", "agreement_field"}
LEDGER = {
    "enquiry", "disclosure", "disclosed_statement", "intelligence_release", "recall_notice", "partner_question",
    "partner_event",
}  # fmt: skip
ITEMS = "{ sharedItems { totalCount nodes { id name statements { field text } } } }"


async def told(town: Town) -> str:
    """A is told of somebody, B of another; gives the id of what A was told."""
    for name in ("A", "B"):
        await town.agency(name)
        await town.agree(name)
    mine, other = await town.nominal(name="Mine"), await town.nominal(name="Other")
    for key in (mine, other):
        await describe(town.owner, key, warning="bites")
    item = await town.share(mine, "A")
    await town.share(other, "B")
    for name, key in (
        ("A", item),
        ("B", (await town.rows("select id from doorstep.disclosure where id <> $1", item))[0]["id"]),
    ):
        question = AskQuestion(id=new_id(), disclosure_id=key, text="Why?")
        assert await receiving.ask(town.services, town.partners[name], question) == Done(question.id)
    return str(item)


async def items(town: Town) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await town.ask(ITEMS, caller=town.partners["A"]))["sharedItems"]["nodes"]
    return found


async def test_the_database_itself_shows_a_partner_its_own_ledger_and_no_record_of_anybody(town: Town) -> None:
    await told(town)
    partner, mine = town.partners["A"], town.agencies["A"]
    seen: dict[str, int] = {}
    async with town.services.database.reading(partner.row_context()) as connection:
        for table in (each.name for each in metadata.tables.values() if each.name in POLICY):
            seen[table] = await connection.fetchval(f"select count(*) from doorstep.{table}")
        for table in (*OWN, "disclosure", "partner_question"):
            agencies = await connection.fetch(f"select distinct agency_id from doorstep.{table}")
            assert [row["agency_id"] for row in agencies] == [mine], table

    assert {table for table, count in seen.items() if count} <= ABOUT_NOBODY | OWN | LEDGER
    assert seen["disclosure"] == 1
    assert seen["disclosed_statement"] > 3


def test_a_partner_may_ask_for_these_operations_and_no_other() -> None:
    open_to = {name for name, guard in OPERATIONS.items() if guard.roles & PARTNERS}

    assert open_to == {
        "acknowledgeDisclosure",
        "acknowledgeEvents",
        "acknowledgeRecall",
        "agreement",
        "agreements",
        "askQuestion",
        "concerns",
        "contributeConcern",
        "enquire",
        "me",
        "partnerEvents",
        "partnerEventsWait",
        "partnerQuestions",
        "recallNotices",
        "search",
        "sharedItem",
        "sharedItems",
    }


async def test_an_agreement_that_is_ended_hides_at_once(town: Town) -> None:
    key = await told(town)
    assert [item["id"] for item in await items(town)] == [key]

    version = await town.owner.fetchval("select agreement_id from doorstep.disclosure where id::text = $1", key)
    command = EndAgreement(id=new_id(), agreement_id=version, reason="Ended by the council.")
    assert await agreeing.end(town.services, town.dpo, command) == Done(version)

    assert await items(town) == []
    single = "query ($id: ID!) { sharedItem(id: $id) { id } }"
    assert await town.ask(single, {"id": key}, caller=town.partners["A"]) == {"sharedItem": None}


async def test_an_agreement_that_expires_hides_at_once(town: Town) -> None:
    await told(town)
    ends = system_clock.now() + timedelta(seconds=2)
    await town.agree("A", valid_to=ends)
    command = EndAgreement(
        id=new_id(),
        agreement_id=await town.owner.fetchval(
            "select id from doorstep.agreement where agency_id = $1 and version = 1", town.agencies["A"]
        ),
        reason="A new version took its place.",
    )
    await agreeing.end(town.services, town.dpo, command)
    assert system_clock.now() > ends or len(await items(town)) == 1

    await asyncio.sleep(2.1)

    assert await items(town) == []


async def test_a_narrower_version_hides_at_once_what_was_told_by_a_wider_one(town: Town) -> None:
    await told(town)
    assert "WARNINGS" in {said["field"] for said in (await items(town))[0]["statements"]}

    await town.agree(
        "A", {SharedField.WARNINGS: WithheldCategory.POLICE_TACTICS, SharedField.NAME: WithheldCategory.CHILDREN}
    )

    (item,) = await items(town)
    assert not {"WARNINGS", "NAME"} & {said["field"] for said in item["statements"]}
    assert item["name"] is None


async def test_somebody_who_becomes_restricted_is_hidden_at_once(town: Town) -> None:
    await told(town)

    await town.owner.execute("update doorstep.nominal set restricted = true where name = 'Mine'")

    assert await items(town) == []
