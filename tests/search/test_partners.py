"""A partner finds whom its agreement lets it find, and learns nothing of anybody else."""

from dataclasses import replace
from typing import Any

from sqlalchemy import event

from tests.makers import LONG_AGO, insert, make_nominal, make_unit
from tests.search.conftest import ASK, Room, agree

WHY = {"purpose": "CHILD_SAFEGUARDING", "reason": "He collects a child from our nursery"}
WHO = "REFERENCE NAME DATE_OF_BIRTH"


async def _ask(room: Room, text: str, **variables: Any) -> list[Any]:
    answer = await room.ask(ASK, room.partner, text=text, **WHY | variables)
    assert "errors" not in answer, answer
    return [edge["node"] for edge in answer["data"]["search"]["edges"]]


async def test_a_partner_is_told_who_it_is_and_the_telling_stands_in_the_ledger(room: Room) -> None:
    agreement = await agree(room, shown=f"{WHO} RISK_LEVEL")

    (match,) = await _ask(room, "steven thomson")

    record = match["record"]
    assert record["name"] == "Stephen Thompson"
    assert [each["field"] for each in record["statements"]] == ["REFERENCE", "NAME", "DATE_OF_BIRTH"]
    assert [each["found"] for each in match["why"]] == ["stephen", "thompson"]
    told = await room.owner.fetchrow("select * from doorstep.disclosure where id = $1::text::uuid", record["id"])
    assert told["agreement_id"] == agreement
    assert told["nominal_id"] == room.people["Stephen Thompson"]
    assert told["meaning"].endswith(WHY["reason"])
    audited = await room.owner.fetch("select operation, subject_ids from doorstep.audit_event order by operation desc")
    assert [row["operation"] for row in audited] == ["disclosure", "consultation"]
    assert {key for row in audited for key in row["subject_ids"]} == {room.people["Stephen Thompson"]}


async def test_a_field_that_the_agreement_withholds_finds_nobody(room: Room) -> None:
    await agree(room, shown="NAME")
    about = room.people["Stephen Thompson"]
    await insert(room.owner, "nominal_name", nominal_id=about, name="Zebedee Quill")
    await insert(
        room.owner, "known_identity", nominal_id=about, kind="ONLINE", platform="", value="zebedeequill",
        recorded_at=LONG_AGO,
    )  # fmt: skip

    assert await _ask(room, "zebedee quill") == []
    assert await _ask(room, "", born="1971-04-09") == []
    reference = await room.owner.fetchval("select reference from doorstep.nominal where id = $1", about)
    assert await _ask(room, reference) == []
    assert len(await _ask(room, "stephen thompson")) == 1


async def test_a_vehicle_a_number_and_an_online_identity_find_where_the_agreement_shows_them(room: Room) -> None:
    about = room.people["Stephen Thompson"]
    known = (
        ("VEHICLE", "QX71 ZZQ"),
        ("PHONE", "07700 900123"),
        ("ONLINE", "zebedeequill"),
        ("EMAIL", "zq@mail.example"),
    )
    for kind, value in known:
        await insert(
            room.owner, "known_identity", nominal_id=about, kind=kind, platform="", value=value, recorded_at=LONG_AGO
        )
    await agree(room, shown=f"{WHO} VEHICLES ONLINE_IDENTITIES")

    for text, field in (("qx71zzq", "VEHICLE"), ("zebedeequill", "ONLINE"), ("zq@mail.example", "ONLINE")):
        (match,) = await _ask(room, text)
        assert {why["field"] for why in match["why"]} == {field}
        assert [said["field"] for said in match["record"]["statements"]] == ["REFERENCE", "NAME", "DATE_OF_BIRTH"]
    assert await _ask(room, "07700 900123") == []


async def test_whom_the_agreement_hides_is_answered_like_nobody_and_the_force_is_told(room: Room) -> None:
    await agree(room, shown=WHO, districts=("Byford",))

    hidden = await room.ask(ASK, room.partner, text="stephen thompson", **WHY)
    nobody = await room.ask(ASK, room.partner, text="ermintrude zebra", **WHY)

    assert hidden == nobody
    assert await room.owner.fetchval("select count(*) from doorstep.disclosure") == 0
    notices = await room.owner.fetch(
        "select e.asked_at, array_agg(n.nominal_id) as about from doorstep.silent_notice n"
        " join doorstep.enquiry e on e.id = n.enquiry_id group by e.id, e.asked_at"
    )
    assert [len(row["about"]) for row in notices] == [10, 10]
    assert {key for row in notices for key in row["about"] if key} == {room.people["Stephen Thompson"]}


async def test_hidden_and_absent_take_the_same_statements(room: Room) -> None:
    await agree(room, shown=WHO, districts=("Byford",))
    said: list[str] = []
    engine = room.place.database._engine
    assert engine is not None
    event.listen(engine.sync_engine, "before_cursor_execute", lambda *given: said.append(given[2]))

    work = []
    for text in ("stephen thompson", "ermintrude zebra"):
        said.clear()
        assert await _ask(room, text) == []
        work.append(list(said))

    assert work[0] == work[1]
    assert len(work[0]) > 5


async def test_a_pointer_says_that_police_hold_something_and_no_more(room: Room) -> None:
    await agree(room, shown=WHO, districts=("Byford",), pointer=True)

    (match,) = await _ask(room, "stephen thompson")

    assert match["record"]["isPointer"]
    assert match["record"]["statements"] == []
    assert match["why"] == []


async def test_nobody_restricted_is_found_or_pointed_to(room: Room) -> None:
    await agree(room, shown=WHO, pointer=True)
    await room.owner.execute("update doorstep.nominal set restricted = true where name = 'Stephen Thompson'")

    assert await _ask(room, "stephen thompson") == []


async def test_half_a_likeness_is_told_of_nobody(room: Room) -> None:
    await agree(room, shown=WHO)

    assert await _ask(room, "stephen zebra") == []


async def test_more_than_ten_are_never_told_of(room: Room) -> None:
    await agree(room, shown=WHO)
    for _ in range(13):
        await make_nominal(room.owner, room.unit, room.officer, name="Zachariah Common")

    assert len(await _ask(room, "zachariah common")) == 10
    assert await room.owner.fetchval("select count(*) from doorstep.disclosure") == 10


async def test_a_partner_says_what_for_and_why_and_has_an_agreement(room: Room) -> None:
    async def refusal(caller: Any = None, **variables: Any) -> tuple[str, str | None]:
        answer = await room.ask(ASK, caller or room.partner, text="stephen thompson", **variables)
        said = answer["errors"][0]["extensions"]
        return said["code"], said.get("field")

    assert await refusal(**WHY) == ("FORBIDDEN", "search")
    await agree(room, shown=WHO)
    assert await refusal() == ("BAD_USER_INPUT", "purpose")
    assert await refusal(**WHY | {"purpose": "HOUSING"}) == ("BAD_USER_INPUT", "purpose")
    assert await refusal(**WHY | {"reason": " "}) == ("BAD_USER_INPUT", "reason")
    assert await refusal(**WHY, after="WyJCRVNUIiwgIjUwIiwgIjEiXQ") == ("BAD_USER_INPUT", "after")
    machine = replace(room.partner, is_machine=True)
    assert await refusal(machine, **WHY) == ("FORBIDDEN", "search")
    assert await room.owner.fetchval("select count(*) from doorstep.enquiry") == 0
    for_somebody = replace(machine, on_behalf_of="4711; social worker")
    assert "errors" not in await room.ask(ASK, for_somebody, text="stephen thompson", **WHY)


async def test_another_district_is_told_of_its_own(room: Room) -> None:
    await agree(room, shown=WHO, districts=("Cold Ashby",))
    unit = await make_unit(room.owner, name="SOMU North", district="Cold Ashby")
    await make_nominal(room.owner, unit, room.officer, name="Stephen Thompson")

    assert len(await _ask(room, "stephen thompson")) == 1
