"""Staff find people however they are spelt, and only those whom they may see."""

from dataclasses import replace

import pytest

from api.search.ranking import MATCHES_MAX, TEXT_MAX
from tests.makers import LONG_AGO, insert, make_nominal
from tests.search.conftest import SEARCH, Room

_ENTRIES = """
select row(e.nominal_id, e.access_owner_id, e.access_unit_id, e.access_restricted, e.source_id, e.field, e.token,
  e.for_visitors, e.for_managers)::text
from doorstep.search_entry e order by 1
"""
_STANDING = (_ENTRIES, "select key, token, cost from doorstep.search_spelling order by token, key, cost")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("stephen thompson", "Stephen Thompson"),
        ("THOMPSON, Stephen", "Stephen Thompson"),
        ("Steven Tomson", "Stephen Thompson"),
        ("Stehpen Thmopson", "Stephen Thompson"),
        ("Muhammad Alhassan", "Mohammed Al-Hassan"),
        ("Mohamed Hasan", "Mohammed Al-Hassan"),
        ("محمد", "Mohammed Al-Hassan"),
        ("Wlodzimierz Zak", "Włodzimierz Łukasz Żak"),
        ("Vladimir Shchukin", "Владимир Щукин"),
        ("Wladimir Schukin", "Владимир Щукин"),
        ("щукин", "Владимир Щукин"),
        ("Cholmondeley Smythe", "Mary-Jane Cholmondeley-Smythe"),
        ("Smith maryjane", "Mary-Jane Cholmondeley-Smythe"),
        ("cholmondleysmythe mary", "Mary-Jane Cholmondeley-Smythe"),
        ("sean obrien", "Seán O'Brien"),
    ],
)
async def test_a_name_is_found_however_it_is_spelt(room: Room, asked: str, found: str) -> None:
    assert (await room.names(asked))[:1] == [found]


async def test_a_match_says_what_matched_and_how(room: Room) -> None:
    answer = await room.ask(SEARCH, text="Steven Thompson", born="1971-09-04")

    (edge,) = answer["data"]["search"]["edges"]
    assert [(each["field"], each["matchedBy"], each["asked"], each["found"]) for each in edge["node"]["why"]] == [
        ("DATE_OF_BIRTH", "NEAR_DATE", "1971-09-04", "1971-04-09"),
        ("NAME", "SOUND", "steven", "stephen"),
        ("NAME", "EXACT", "thompson", "thompson"),
    ]
    assert edge["node"]["score"] == 83


async def test_a_date_of_birth_alone_finds_who_was_born_then_or_nearly(room: Room) -> None:
    assert await room.names(None, born="1966-06-06") == ["Владимир Щукин"]
    assert await room.names("", born="1988-02-11") == ["Mohammed Al-Hassan"]


async def test_addresses_and_identities_find_whom_they_are_of(room: Room) -> None:
    about = room.people["Stephen Thompson"]
    await insert(
        room.owner, "address", nominal_id=about, kind="HOME", lines=["12 Quillon Terrace", "Ashby"],
        postcode="ZZ9 9ZZ", since=LONG_AGO.date(),
    )  # fmt: skip
    for kind, value in (("ONLINE", "Night_Owl.77"), ("PHONE", "+44 7700 900123"), ("EMAIL", "st@mail.example")):
        await insert(
            room.owner, "known_identity", nominal_id=about, kind=kind, platform="", value=value,
            recorded_at=LONG_AGO,
        )  # fmt: skip

    for asked in ("zz99zz", "12 Quilon Terace", "nightowl77", "night_owl.77", "07700 900123", "st@mail.example"):
        assert await room.names(asked) == ["Stephen Thompson"], asked


async def test_what_is_written_changed_and_removed_is_found_at_once_and_no_longer(room: Room) -> None:
    key = await insert(room.owner, "nominal_name", nominal_id=room.people["Seán O'Brien"], name="Zebedee")
    assert await room.names("zebedee") == ["Seán O'Brien"]

    await room.owner.execute("update doorstep.nominal_name set name = 'Ermintrude' where id = $1", key)
    assert await room.names("zebedee") == []
    assert await room.names("ermintrud") == ["Seán O'Brien"]

    await room.owner.execute("delete from doorstep.nominal_name where id = $1", key)
    assert await room.names("ermintrude") == []


async def test_filling_anew_leaves_what_the_triggers_left(room: Room) -> None:
    about = room.people["Stephen Thompson"]
    await insert(room.owner, "nominal_name", nominal_id=about, name="Zebedee Quill")
    await insert(
        room.owner, "address", nominal_id=about, kind="HOME", lines=["12 Quillon Terrace", "Ashby"],
        postcode="ZZ9 9ZZ", since=LONG_AGO.date(),
    )  # fmt: skip
    await insert(
        room.owner, "known_identity", nominal_id=about, kind="EMAIL", platform="", value="st@mail.example",
        recorded_at=LONG_AGO,
    )  # fmt: skip
    kept = [await room.owner.fetch(statement) for statement in _STANDING]

    await room.owner.execute("select doorstep.search_refill(6)")

    assert [await room.owner.fetch(statement) for statement in _STANDING] == kept
    assert len(kept[0]) > 20


async def test_nobody_is_found_whom_the_caller_may_not_see(room: Room) -> None:
    assert await room.names("thompson", room.colleague) == []
    await room.owner.execute("update doorstep.nominal set restricted = true where name = 'Stephen Thompson'")

    assert await room.names("thompson", room.district) == []
    assert await room.names("thompson", room.manager) == ["Stephen Thompson"]
    assert await room.names(None, room.district, born="1971-04-09") == []


async def test_a_value_that_the_caller_may_not_see_finds_nobody(room: Room) -> None:
    await insert(
        room.owner, "known_identity", nominal_id=room.people["Stephen Thompson"], kind="ONLINE", platform="",
        value="nightowl77", recorded_at=LONG_AGO,
    )  # fmt: skip

    assert await room.names("thompson", room.district) == ["Stephen Thompson"]
    assert await room.names("nightowl77", room.district) == []


async def test_whoever_takes_a_nominal_over_finds_them(room: Room) -> None:
    await room.owner.execute(
        "update doorstep.nominal set owner_id = $1, unit_id = $2 where name = 'Stephen Thompson'",
        room.colleague.officer_id,
        room.colleague.unit_ids[0],
    )

    assert await room.names("thompson", room.colleague) == ["Stephen Thompson"]
    assert await room.names("thompson", room.manager) == []


async def test_pages_follow_each_other_without_a_gap(room: Room) -> None:
    for number in range(7):
        await make_nominal(room.owner, room.unit, room.officer, name=f"Quentin Zed{'abcdefg'[number]}")
    whole = await room.ask(SEARCH, text="quentin", first=100)
    keys = [edge["node"]["record"]["id"] for edge in whole["data"]["search"]["edges"]]

    seen, after = [], None
    while True:
        page = (await room.ask(SEARCH, text="quentin", first=3, after=after))["data"]["search"]
        seen += [edge["node"]["record"]["id"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    assert len(keys) == 7
    assert seen == keys
    assert page["totalCount"] == 7


async def test_one_statement_reads_and_the_audit_names_whom_it_touched(room: Room) -> None:
    await room.names("thompson")

    event = await room.owner.fetchrow("select * from doorstep.audit_event where action = 'search'")
    about = room.people["Stephen Thompson"]
    assert event["subject_ids"] == [about]
    assert event["object_ids"] == [about]


async def test_a_search_for_nothing_is_refused_with_what_to_do(room: Room) -> None:
    for variables, field in (({"text": " "}, "text"), ({"text": "x" * (TEXT_MAX + 1)}, "text")):
        answer = await room.ask(SEARCH, **variables)
        assert answer["errors"][0]["extensions"] == {"code": "BAD_USER_INPUT", "field": field}


async def test_text_that_means_something_to_sql_or_to_a_pattern_is_text(room: Room) -> None:
    for text in ("'; drop table doorstep.nominal; --", "%_\\", "(.*)+$", "\u202e\u0301", "王小明", "{}"):
        assert await room.names(text) == []


async def test_too_many_matches_end_somewhere(room: Room) -> None:
    async with room.owner.transaction():
        for _ in range(MATCHES_MAX + 5):
            await make_nominal(room.owner, room.unit, room.officer, name="Zachariah Common")

    answer = await room.ask(SEARCH, text="zachariah common", first=1)

    assert answer["data"]["search"]["totalCount"] == MATCHES_MAX


async def test_searching_needs_a_scope_of_its_own(room: Room) -> None:
    answer = await room.ask(SEARCH, replace(room.manager, scopes=room.manager.scopes - {"records:search"}), text="x")

    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
