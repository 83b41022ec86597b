"""The event queue: nothing is lost, order is kept, nothing personal is in it, and each consumer keeps its own place."""

import asyncio
import random
from dataclasses import replace
from typing import Any
from uuid import uuid4

import asyncpg
import pytest_asyncio

from tests.makers import insert
from tests.partners.asking import (
    acknowledge,
    alerts,
    an_agreement,
    answer_alert,
    contribute,
    events,
    told_of,
)
from tests.search.conftest import Room

NAME = "Stephen Thompson"
_TELL = "select doorstep.partner_tell(6, $1, $2, 'DISCLOSURE_MADE', null)"
_CHANGE = "update doorstep.nominal set management_mode = 'MISSING' where id = $1"
_WAITS = """
select exists (select from pg_locks l join pg_database d on d.oid = l.database
               where d.datname = current_database() and l.locktype = 'advisory' and not l.granted)
"""


@pytest_asyncio.fixture
async def agreed(room: Room) -> Room:
    await an_agreement(room)
    return room


async def _types(room: Room, **variables: Any) -> list[str]:
    return [event["eventType"] for event in (await events(room, **variables))["nodes"]]


async def _disclose(room: Room, name: str = NAME) -> None:
    """Something the force told of its own accord."""
    await room.owner.execute(
        "insert into doorstep.disclosure select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(),"
        " 'enquiry_id', null, 'acknowledged_at', null, 'acknowledged_by', null))).* from doorstep.disclosure d"
        " where d.nominal_id = $1 order by d.id limit 1",
        room.people[name],
    )


async def test_what_happens_is_in_the_queue_with_nothing_personal(agreed: Room) -> None:
    item = await told_of(agreed, NAME)
    await agreed.owner.execute("delete from doorstep.partner_event")  # the signing of the agreement
    await contribute(agreed, disclosureId=item)
    await answer_alert(agreed, (await alerts(agreed))[0]["id"])
    await _disclose(agreed)

    found = (await events(agreed))["nodes"]

    assert [event["eventType"] for event in found] == ["CONCERN_ANSWERED", "DISCLOSURE_MADE"]
    assert set(found[0]) == {"id", "eventType", "subjectRef", "nodeId", "occurredAt"}
    assert len({event["subjectRef"] for event in found}) == 1
    assert str(agreed.people[NAME]) not in str(found)
    assert "Stephen" not in str(found)


async def test_what_an_agency_asked_for_itself_is_no_event(agreed: Room) -> None:
    before = await _types(agreed)
    await told_of(agreed, NAME)

    assert await _types(agreed) == before == ["AGREEMENT_CHANGED"]


async def test_a_change_of_risk_is_told_to_who_was_told_it_and_may_see_it_still(agreed: Room) -> None:
    await told_of(agreed, NAME)
    key = await agreed.owner.fetchval("select id from doorstep.disclosure")
    await agreed.owner.execute("update doorstep.nominal set risk_level = 'HIGH' where name = $1", NAME)
    assert "RISK_LEVEL_CHANGED" not in await _types(agreed)  # a search tells who it is, and no risk

    await insert(
        agreed.owner, "disclosed_statement", disclosure_id=key, position=9, field="RISK_LEVEL", text="HIGH",
        basis="ASSESSMENT", subject_category="CONVICTED",
    )  # fmt: skip
    await agreed.owner.execute("update doorstep.nominal set risk_level = 'LOW' where name = $1", NAME)
    await agreed.owner.execute(
        "update doorstep.nominal set risk_level = 'HIGH', restricted = true where name = $1", NAME
    )

    assert (await _types(agreed)).count("RISK_LEVEL_CHANGED") == 1


async def test_another_agency_reads_none_of_it(agreed: Room) -> None:
    await told_of(agreed, NAME)
    await _disclose(agreed)
    other = await insert(agreed.owner, "agency", name="Byford Council", kind="CHILDRENS_SOCIAL_CARE")

    assert (await events(agreed, replace(agreed.partner, agency_id=other)))["nodes"] == []


async def test_a_consumer_that_was_down_reads_on_where_it_was(agreed: Room) -> None:
    await told_of(agreed, NAME)
    for _ in range(4):
        await _disclose(agreed)
    page = await events(agreed, first=2, filter={"acknowledged": False})
    await acknowledge(agreed, page["nodes"][-1]["id"])

    for _ in range(3):
        await _disclose(agreed)
    waiting = (await events(agreed, filter={"acknowledged": False}))["nodes"]

    assert len(waiting) == 1 + 4 + 3 - 2
    assert not {event["id"] for event in waiting} & {event["id"] for event in page["nodes"]}
    everything = (await events(agreed))["nodes"]
    assert [event["id"] for event in everything] == [event["id"] for event in (*page["nodes"], *waiting)]


async def test_each_program_keeps_its_own_place_and_it_only_moves_forward(agreed: Room) -> None:
    await told_of(agreed, NAME)
    await _disclose(agreed)
    first, second = (event["id"] for event in (await events(agreed))["nodes"])
    other = replace(agreed.partner, id=uuid4())

    await acknowledge(agreed, second)
    await acknowledge(agreed, first)

    assert (await events(agreed, filter={"acknowledged": False}))["nodes"] == []
    assert len((await events(agreed, other, filter={"acknowledged": False}))["nodes"]) == 2
    assert (await acknowledge(agreed, str(uuid4())))["userErrors"] == [{"code": "UNKNOWN_EVENT"}]


async def test_what_is_told_and_what_changed_are_numbered_in_one_order(agreed: Room) -> None:
    """One transaction marks a change and then an event, another an event and then a change: neither is undone."""
    one, other = list(agreed.people.values())[:2]
    first, second = [await asyncpg.connect(agreed.place.owner_url) for _ in range(2)]

    async def an_event_and_then_a_change() -> None:
        async with second.transaction():
            await second.execute(_TELL, agreed.agency, other)
            await second.execute("set constraints doorstep.partner_event_sync immediate")
            await second.execute(_CHANGE, other)

    async with first.transaction():
        await first.execute(_CHANGE, one)
        await first.execute("set constraints doorstep.nominal_sync immediate")
        await first.execute(_TELL, agreed.agency, one)
        waiting = asyncio.ensure_future(an_event_and_then_a_change())
        while not await agreed.owner.fetchval(_WAITS):  # noqa: ASYNC110 - the database tells of no lock that waits
            await asyncio.sleep(0.01)
    await waiting

    assert await _types(agreed) == ["AGREEMENT_CHANGED", "DISCLOSURE_MADE", "DISCLOSURE_MADE"]
    for connection in (first, second):
        await connection.close()


async def test_nothing_is_lost_and_order_kept_when_either_side_dies_at_random(  # noqa: C901 - writers and a reader
    agreed: Room, soak: bool
) -> None:
    """Writers are killed in their transactions, the reader between reading and acknowledging."""
    wanted = 10_000 if soak else 300
    chance = random.Random(11)
    subjects = list(agreed.people.values())
    written: dict[Any, list[Any]] = {key: [] for key in subjects}

    async def write(mine: list[Any]) -> None:
        connection = await asyncpg.connect(agreed.place.owner_url)
        while sum(map(len, written.values())) < wanted:
            key, event = chance.choice(mine), uuid4()
            try:
                async with connection.transaction():
                    await connection.execute(
                        "select doorstep.partner_tell(6, $1, $2, 'DISCLOSURE_MADE', $3)", agreed.agency, key, event
                    )
                    if chance.random() < 0.1:
                        connection.terminate()
                        raise ConnectionError  # noqa: TRY301 - killed before its commit: it never happened
                    await asyncio.sleep(chance.random() / 200)
                written[key].append(str(event))
            except (ConnectionError, asyncpg.InterfaceError):
                connection = await asyncpg.connect(agreed.place.owner_url)
        await connection.close()

    heard: dict[str, None] = {}
    done = asyncio.Event()

    async def read() -> None:
        while True:
            is_last = done.is_set()
            page = (await events(agreed, first=chance.choice([1, 7, 50]), filter={"acknowledged": False}))["nodes"]
            for event in page:
                heard[event["nodeId"]] = None
            if page and chance.random() > 0.2:  # else it died here, and reads the same again
                await acknowledge(agreed, page[-1]["id"])
            if not page and is_last:
                return

    reading = asyncio.ensure_future(read())
    await asyncio.gather(*(write(subjects[number::3]) for number in range(3)))
    done.set()
    await reading

    places = {node: place for place, node in enumerate(heard)}
    assert {node for own in written.values() for node in own} <= set(places)
    assert len(places) == sum(map(len, written.values())) + 1  # and the signing of the agreement
    for own in written.values():
        assert [places[node] for node in own] == sorted(places[node] for node in own)
