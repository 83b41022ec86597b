"""The intelligence unit finds whom a report describes, links them through the API, and is told no more of them."""

from typing import Any
from uuid import UUID

import pytest_asyncio

from api.identity.principal import Principal, Role
from api.values import new_id
from tests.makers import LONG_AGO, insert, make_principal
from tests.search.conftest import Room, _searcher

_LIKELY = """
query ($text: String, $born: CalendarDate) { search(text: $text, dateOfBirth: $born, kinds: [NOMINAL], first: 10) {
  nodes { record { ... on Nominal { name addresses { lines } markers { id } household { id } visits { nodes { id } }
    obligations { nodes { id } } identities { id } } } }
} }
"""
_LINK = """
mutation ($i: LinkDescribedPersonInput!) { linkDescribedPerson(input: $i) {
  describedPerson { state nominal { name } report { version } } userErrors { code field }
} }
"""
_NOBODY = """
mutation ($i: RecordNobodyKnownInput!) { recordNobodyKnown(input: $i) {
  describedPerson { state reason } userErrors { code field }
} }
"""
_LIST = """
query ($state: [DescribedPersonState!]) { describedPersons(filter: { state: $state }) {
  totalCount nodes { name unit { name } nominal { name } }
} }
"""


@pytest_asyncio.fixture
async def desk(room: Room) -> Principal:
    return _searcher(await make_principal(room.owner, Role.INTELLIGENCE_UNIT))


async def described(room: Room) -> UUID:
    """Somebody whom a report describes, with a name that was misheard."""
    report = await insert(
        room.owner, "intelligence_report", urn=f"2026-{str(new_id())[-6:]}", state="TO_EVALUATE",
        information_at=LONG_AGO, received_at=LONG_AGO, source_evaluation="UNTESTED", handling="P", conditions="",
        marking="OFFICIAL", priority="HIGH",
    )  # fmt: skip
    return await insert(
        room.owner, "intelligence_person", report_id=report, unit_id=room.unit, position=0, name="Steven Tomson",
        address="", description="Tall.", priority="HIGH", told_at=LONG_AGO, state="TO_LINK",
    )  # fmt: skip


def linking(person: UUID, nominal: UUID, **said: Any) -> dict[str, Any]:
    return {"id": str(new_id()), "personId": str(person), "nominalId": str(nominal)} | said


async def test_the_desk_is_told_who_somebody_is_and_nothing_that_hangs_under_them(room: Room, desk: Principal) -> None:
    about = room.people["Stephen Thompson"]
    await insert(
        room.owner, "address", nominal_id=about, kind="HOME", lines=["12 Quillon Terrace"], postcode="ZZ9 9ZZ",
        since=LONG_AGO.date(),
    )  # fmt: skip
    await insert(room.owner, "nominal_name", nominal_id=about, name="Zebedee")
    await insert(
        room.owner, "household_member", nominal_id=about, first_name="Ida", relationship="daughter", is_child=True,
        age_band="UNDER_5", lives_there=True,
    )  # fmt: skip
    await insert(
        room.owner, "known_identity", nominal_id=about, kind="ONLINE", platform="", value="nightowl77",
        recorded_at=LONG_AGO,
    )  # fmt: skip

    for asked in ("Steven Tomson", "12 Quilon Terace", "zebedee"):
        [node] = (await room.ask(_LIKELY, desk, text=asked))["data"]["search"]["nodes"]
        assert node["record"] == {
            "name": "Stephen Thompson", "addresses": [{"lines": ["12 Quillon Terrace"]}], "markers": [],
            "household": [], "visits": {"nodes": []}, "obligations": {"nodes": []}, "identities": [],
        }, asked  # fmt: skip
    assert (await room.ask(_LIKELY, desk, text="nightowl77"))["data"]["search"]["nodes"] == []


async def test_nobody_restricted_is_found_by_the_desk(room: Room, desk: Principal) -> None:
    await room.owner.execute("update doorstep.nominal set restricted = true where name = 'Stephen Thompson'")

    for asked in ({"text": "thompson"}, {"text": None, "born": "1971-04-09"}):
        assert (await room.ask(_LIKELY, desk, **asked))["data"]["search"]["nodes"] == []


async def test_a_link_is_answered_with_who_it_is_and_the_same_request_with_the_same(
    room: Room, desk: Principal
) -> None:
    person, about = await described(room), room.people["Stephen Thompson"]
    said = linking(person, about)

    for _ in range(2):
        answer = (await room.ask(_LINK, desk, i=said))["data"]["linkDescribedPerson"]
        assert answer == {
            "describedPerson": {
                "state": "LINKED", "nominal": {"name": "Stephen Thompson"}, "report": {"version": 2},
            },
            "userErrors": [],
        }  # fmt: skip
    told = await room.owner.fetch(
        "select subject_ids from doorstep.audit_event where action = 'linkDescribedPerson' and operation = 'alteration'"
    )
    assert [row["subject_ids"] for row in told] == [[about]]


async def test_what_stands_against_a_link_is_said_with_its_field(room: Room, desk: Principal) -> None:
    person, other = await described(room), room.people["Seán O'Brien"]

    async def faults(mutation: str, name: str, said: dict[str, Any]) -> list[tuple[str, str]]:
        answer = (await room.ask(mutation, desk, i=said))["data"][name]
        return [(fault["code"], fault["field"]) for fault in answer["userErrors"]]

    unsaid = {"id": str(new_id()), "personId": str(person), "reason": ""}
    assert await faults(_NOBODY, "recordNobodyKnown", unsaid) == [("MISSING", "reason")]
    assert await faults(_LINK, "linkDescribedPerson", linking(person, new_id())) == [("UNKNOWN_NOMINAL", "nominalId")]
    await room.ask(_LINK, desk, i=linking(person, room.people["Stephen Thompson"]))
    assert await faults(_LINK, "linkDescribedPerson", linking(person, other)) == [("LINKED_ALREADY", "personId")]


async def test_the_list_is_for_the_desk_and_the_supervisor_whose_unit_is_asked(room: Room, desk: Principal) -> None:
    person = await described(room)
    supervisor = _searcher(await make_principal(room.owner, Role.SUPERVISOR, unit_ids=(room.unit,)))
    elsewhere = _searcher(await make_principal(room.owner, Role.SUPERVISOR, unit_ids=(new_id(),)))
    said = {"id": str(new_id()), "personId": str(person), "reason": "Nobody."}

    for caller, count in ((desk, 1), (supervisor, 1), (elsewhere, 0)):
        found = (await room.ask(_LIST, caller, state=["TO_LINK"]))["data"]["describedPersons"]
        assert found["totalCount"] == count
    for outsider in (room.manager, room.district):
        assert (await room.ask(_LIST, outsider))["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    refused = await room.ask(_NOBODY, supervisor, i=said)
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    answer = await room.ask(_NOBODY, desk, i=said)
    assert answer["data"]["recordNobodyKnown"]["describedPerson"] == {"state": "NOBODY", "reason": "Nobody."}
