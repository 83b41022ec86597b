"""Graded intelligence: only the sanitised twin is shared; a new grade is told to everybody who has the report."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from api.clock import system_clock
from api.identity.principal import Principal, Role
from api.intelligence.commands import GradedItem, RegradeReport
from api.intelligence.words import Handling, IntelligenceAssessment
from api.nominals.desk import Done, Refused
from api.sharing import disclosing, recalls, receiving, regrading, releasing
from api.sharing.commands import Acknowledge, AskQuestion, ReleaseReport, SendRecall
from api.values import new_id
from tests.makers import insert, make_principal
from tests.sharing.conftest import Town, describe

ITEMS = "{ sharedItems { nodes { isRecalled correctsId grading conditions statements { field text } } } }"


async def report(
    town: Town,
    nominal: UUID | None = None,
    *,
    case_id: UUID | None = None,
    handling: str = "P",
    said: str = "He was seen near the school.",
    raw: str = "RAW-WORDS of the source",
    basis: str | None = "ASSESSMENT",
    source: str = "SOURCE-NAME",
) -> tuple[UUID, UUID]:
    """A report about the nominal or the case whose twin is ready: its id, and its item's."""
    now, owner = town.clock.now(), town.owner
    conditional = {"conditions": "Not to be acted on.", "is_conditional": True} if handling == "C" else {}
    whole: dict[str, Any] = {"conditions": "", "is_conditional": False} | conditional
    key = await insert(
        owner, "intelligence_report", urn=str(new_id())[-12:], state="READY", information_at=now, received_at=now,
        source_evaluation="UNTESTED", handling=handling, marking="OFFICIAL", priority="LOW", is_ready=True,
        sanitised_version=2, **whole,
    )  # fmt: skip
    item = await insert(owner, "intelligence_item", report_id=key, position=0, assessment="B")
    for version, words in ((1, "An earlier twin."), (2, said)):
        twin = await insert(
            owner, "intelligence_twin", report_id=key, version=version, written_at=now, written_by=town.dpo.id
        )
        await insert(
            owner,
            "intelligence_text",
            twin_id=twin,
            report_id=key,
            item_id=item,
            version=version,
            position=0,
            text=words,
            basis=basis,
            subject_category=basis and "ASSOCIATE",
        )
    officer = town.officer
    submission = await insert(
        owner, "intelligence_submission", report_id=key, officer_id=officer.officer_id, principal_id=officer.id,
        provenance="RAW-PROVENANCE", has_source=True, received_at=now,
    )  # fmt: skip
    await insert(
        owner, "intelligence_raw", item_id=item, submission_id=submission, officer_id=officer.officer_id, position=0,
        text=raw, assessment="B",
    )  # fmt: skip
    await insert(owner, "intelligence_source", submission_id=submission, identity=source, recorded_at=now)
    await insert(owner, "intelligence_link", report_id=key, nominal_id=nominal, case_id=case_id, is_ready=True)
    return key, item


async def shared_with_two(town: Town) -> tuple[UUID, UUID, UUID]:
    for name in ("A", "B", "C"):
        await town.agency(name)
        await town.agree(name)
    nominal = await town.nominal()
    await describe(town.owner, nominal)
    key, item = await report(town, nominal)
    await town.share(nominal, "A", report_id=key)
    await town.share(nominal, "B", report_id=key)
    await town.share(nominal, "C")
    return nominal, key, item


async def unit(town: Town) -> Principal:
    return await make_principal(town.owner, Role.INTELLIGENCE_UNIT)


async def seen_by(town: Town, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await town.ask(ITEMS, caller=town.partners[name]))["sharedItems"]["nodes"]
    return found


async def lapse(town: Town, key: UUID) -> None:
    """The releases of a report ended a second ago."""
    async with town.owner.transaction():
        await town.owner.execute("alter table doorstep.intelligence_release disable trigger user")
        await town.owner.execute(
            "update doorstep.intelligence_release set until = now() - interval '1 second' where report_id = $1", key
        )
        await town.owner.execute("alter table doorstep.intelligence_release enable trigger user")


async def test_the_newest_twin_is_shared_with_its_grade_and_nothing_of_the_submission(town: Town) -> None:
    await shared_with_two(town)

    answer = await town.send(ITEMS, None, town.partners["A"])

    (item,) = answer.json()["data"]["sharedItems"]["nodes"]
    assert item["grading"] == "3x5x2: source 2, items as graded, handling P"
    said = [each["text"] for each in item["statements"] if each["field"] == "INTELLIGENCE"]
    assert said == ["2BP He was seen near the school."]
    assert {each["field"] for each in item["statements"]} == {"REFERENCE", "NAME", "DATE_OF_BIRTH", "INTELLIGENCE"}
    for hidden in (b"RAW-PROVENANCE", b"RAW-WORDS", b"SOURCE-NAME", b"earlier twin"):
        assert hidden not in answer.content


async def test_a_new_grade_is_told_without_delay_to_exactly_those_who_have_the_report(town: Town) -> None:
    _, key, item = await shared_with_two(town)
    command = RegradeReport(
        id=new_id(), report_id=key, expected_version=1, reason="It proved false.",
        items=(GradedItem(item_id=item, assessment=IntelligenceAssessment.E),),
    )  # fmt: skip
    analyst = await unit(town)

    assert isinstance(await regrading.regrade(town.services, analyst, command), Done)

    (proposed,) = await town.rows("select id, state, reason, record_id from doorstep.recall")
    assert (proposed["state"], proposed["record_id"]) == ("PROPOSED", key)
    assert "B to E" in proposed["reason"]
    owed = await town.rows("select kind from doorstep.obligation where kind = 'RECALL_DECISION' and met_at is null")
    assert len(owed) == 1
    assert await regrading.follow(town.services, analyst) == 0

    sent = SendRecall(id=new_id(), recall_id=proposed["id"])
    assert isinstance(await recalls.send(town.services, town.officer, sent), Done)

    notices = await town.rows(
        "select g.name from doorstep.recall_notice n join doorstep.agency g on g.id = n.agency_id order by 1"
    )
    assert [row["name"] for row in notices] == ["A", "B"]
    items = await seen_by(town, "A")
    assert [each["statements"] for each in items if each["isRecalled"]] == [[]]
    corrected = next(each for each in items if each["correctsId"])
    assert "2EP He was seen near the school." in [each["text"] for each in corrected["statements"]]
    assert not [each for each in await seen_by(town, "C") if each["isRecalled"]]
    assert await regrading.follow(town.services, analyst) == 0


async def test_what_has_conditions_is_shared_only_where_the_unit_released_it(town: Town) -> None:
    await town.agency("A")
    await town.agree("A")
    town.clock.at = system_clock.now()  # a release holds by the database's clock, too
    nominal = await town.nominal()
    key, _ = await report(town, nominal, handling="C")
    asked = town.asking(nominal, "A", report_id=key)
    seen = await disclosing.preview(town.services, town.officer, asked)
    assert [error.code for error in seen.errors] == ["RELEASE_NEEDED"]
    refused = await disclosing.disclose(town.services, town.officer, replace(asked, content_digest=seen.content.digest))
    assert isinstance(refused, Refused)

    release = ReleaseReport(id=new_id(), report_id=key, agency_id=town.agencies["A"], days=7)
    assert await releasing.release(town.services, await unit(town), release) == Done(release.id)

    await town.share(nominal, "A", report_id=key)
    (item,) = await seen_by(town, "A")
    assert item["conditions"] == "Not to be acted on."


async def test_what_has_conditions_is_seen_while_it_is_released_and_no_longer(town: Town) -> None:
    await town.agency("A")
    await town.agree("A")
    nominal = await town.nominal()
    key, _ = await report(town, nominal, handling="C")
    release = ReleaseReport(id=new_id(), report_id=key, agency_id=town.agencies["A"], days=7)
    town.clock.at = system_clock.now()
    assert await releasing.release(town.services, await unit(town), release) == Done(release.id)
    told = await town.share(nominal, "A", report_id=key)
    assert len(await seen_by(town, "A")) == 1

    await lapse(town, key)

    assert await seen_by(town, "A") == []
    partner, question = town.partners["A"], AskQuestion(id=new_id(), disclosure_id=told, text="Who said so?")
    town.clock.pass_(days=8)
    for outcome in (
        await receiving.ask(town.services, partner, question),
        await receiving.acknowledge(town.services, partner, Acknowledge(id=new_id(), disclosure_id=told)),
    ):
        assert isinstance(outcome, Refused)
        assert outcome.errors[0].code == "UNKNOWN_RECORD"


async def test_a_report_that_gets_conditions_is_seen_at_once_only_by_whom_it_is_released_to(town: Town) -> None:
    _, key, _ = await shared_with_two(town)
    assert [len(await seen_by(town, name)) for name in ("A", "B")] == [1, 1]
    analyst = await unit(town)
    town.clock.at = system_clock.now()
    release = ReleaseReport(id=new_id(), report_id=key, agency_id=town.agencies["B"], days=7)
    assert await releasing.release(town.services, analyst, release) == Done(release.id)
    command = RegradeReport(
        id=new_id(), report_id=key, expected_version=1, reason="A person could be found by it.",
        handling=Handling.C, conditions="Consult the originator.",
    )  # fmt: skip

    assert isinstance(await regrading.regrade(town.services, analyst, command), Done)

    assert [len(await seen_by(town, name)) for name in ("A", "B")] == [0, 1]


async def test_each_item_tells_what_it_is_and_whom_it_is_about_and_no_stamp(town: Town) -> None:
    await town.agency("A")
    await town.agree("A")
    nominal = await town.nominal()
    key, _ = await report(town, nominal)
    await insert(
        town.owner, "nominal_category", nominal_id=nominal, category="SUSPECT", since=date(2025, 1, 1),
        source="An investigation",
    )  # fmt: skip

    await town.share(nominal, "A", report_id=key)

    said = "{ sharedItems { nodes { subjectCategory statements { field basis subjectCategory } } } }"
    (item,) = (await town.ask(said, caller=town.partners["A"]))["sharedItems"]["nodes"]
    assert item["subjectCategory"] == "SUSPECT"
    told = {each["field"]: (each["basis"], each["subjectCategory"]) for each in item["statements"]}
    assert told.pop("INTELLIGENCE") == ("ASSESSMENT", "ASSOCIATE")
    assert set(told.values()) == {("FACT_DOCUMENT", "SUSPECT")}


async def test_a_twin_that_does_not_say_what_its_items_are_is_not_shared(town: Town) -> None:
    """It was written before this was asked: nothing is made up for it."""
    await town.agency("A")
    await town.agree("A")
    nominal = await town.nominal()
    key, _ = await report(town, nominal, basis=None)

    seen = await disclosing.preview(town.services, town.officer, town.asking(nominal, "A", report_id=key))

    assert [(error.code, error.field) for error in seen.errors] == [("BASIS_NEEDED", "reportId")]


async def test_a_report_is_shared_again_once_whom_it_is_about_is_restricted_no_more(town: Town) -> None:
    await town.agency("A")
    await town.agree("A")
    nominal = await town.nominal()
    key, _ = await report(town, nominal)
    await town.owner.execute("update doorstep.nominal set restricted = true where id = $1", nominal)
    asked = town.asking(nominal, "A", report_id=key)
    seen = await disclosing.preview(town.services, town.officer, asked)
    assert {error.code for error in seen.errors} == {"RESTRICTED"}

    await town.owner.execute("update doorstep.nominal set restricted = false where id = $1", nominal)

    await town.share(nominal, "A", report_id=key)
    (item,) = await seen_by(town, "A")
    assert {"field": "INTELLIGENCE", "text": "2BP He was seen near the school."} in item["statements"]


async def test_a_report_about_somebody_else_is_not_shared(town: Town) -> None:
    await town.agency("A")
    await town.agree("A")
    nominal, other = await town.nominal(), await town.nominal()
    key, _ = await report(town, other)

    seen = await disclosing.preview(town.services, town.officer, town.asking(nominal, "A", report_id=key))

    assert [error.code for error in seen.errors] == ["UNKNOWN_REPORT"]
    assert seen.content.told == ()
