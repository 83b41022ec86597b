"""A partner describes somebody: a person says who it is, or that it is nobody, and the partner learns neither."""

import pytest
import pytest_asyncio

from api.identity.principal import Principal
from api.values import new_id
from tests.partners.asking import alerts, an_agreement, contribute, events, told_of
from tests.search.conftest import Room

_CONCERNS = "query { concerns { nodes { id text answer answeredAt nominalId linkedAt nominal { name } } } }"
_LINK = """
mutation ($input: LinkConcernInput!) { linkConcern(input: $input) { concern { nominalId } userErrors { code } } }
"""
_ANSWER_CONCERN = """
mutation ($input: AnswerConcernInput!) { answerConcern(input: $input) { concern { answer } userErrors { code } } }
"""
NAME = "Stephen Thompson"


@pytest_asyncio.fixture
async def agreed(room: Room) -> Room:
    await an_agreement(room)
    return room


async def _types(room: Room, caller: Principal) -> list[str]:
    return [event["eventType"] for event in (await events(room, caller))["nodes"]]


async def test_somebody_only_described_is_answered_alike_whether_known_or_not(agreed: Room) -> None:
    known = await contribute(agreed, name=NAME, dateOfBirth="1971-04-09")
    nobody = await contribute(agreed, name="Ermintrude Zebra", dateOfBirth="1971-04-09")

    for payload in (known, nobody):
        assert payload["concern"] | {"id": "", "receivedAt": ""} == {
            "id": "",
            "text": "Drunk at college, and followed a student to her car.",
            "receivedAt": "",
            "answeredAt": None,
            "answer": None,
            "nominalId": None,
            "linkedAt": None,
        }
    assert await alerts(agreed) == []


async def test_a_person_links_a_described_concern_and_the_partner_does_not_learn_of_it(agreed: Room) -> None:
    told = await contribute(agreed, name="Steve Tomson")
    given = {
        "id": "01890a5d-ac96-774b-bcce-b302099a8058",
        "concernId": told["concern"]["id"],
        "nominalId": str(agreed.people[NAME]),
    }

    linked = await agreed.ask(_LINK, agreed.manager, input=given)

    assert linked["data"]["linkConcern"]["concern"] == {"nominalId": str(agreed.people[NAME])}
    assert len(await alerts(agreed)) == 1
    (seen,) = (await agreed.ask(_CONCERNS, agreed.partner))["data"]["concerns"]["nodes"]
    assert (seen["nominalId"], seen["linkedAt"], seen["nominal"]) == (None, None, None)
    again = await agreed.ask(_LINK, agreed.manager, input=given | {"id": "01890a5d-ac96-774b-bcce-b302099a8059"})
    assert again["data"]["linkConcern"]["userErrors"] == [{"code": "UNKNOWN_RECORD"}]


@pytest.mark.parametrize(
    ("written", "heard"),
    [("", "The police have looked at this and dealt with it."), ("We know of nobody.", "We know of nobody.")],
)
async def test_a_described_concern_about_nobody_is_answered_once_and_the_partner_hears(
    agreed: Room, written: str, heard: str
) -> None:
    told = await contribute(agreed, name="Ermintrude Zebra")
    given = {"id": str(new_id()), "concernId": told["concern"]["id"], "answer": written}

    answered = await agreed.ask(_ANSWER_CONCERN, agreed.manager, input=given)

    assert answered["data"]["answerConcern"]["userErrors"] == []
    (seen,) = (await agreed.ask(_CONCERNS, agreed.partner))["data"]["concerns"]["nodes"]
    assert (seen["answer"], seen["answeredAt"] is not None) == (heard, True)
    assert (await _types(agreed, agreed.partner))[-1] == "CONCERN_ANSWERED"
    again = await agreed.ask(_ANSWER_CONCERN, agreed.manager, input=given | {"id": str(new_id())})
    assert again["data"]["answerConcern"]["userErrors"] == [{"code": "UNKNOWN_RECORD"}]
    link = {"id": str(new_id()), "concernId": told["concern"]["id"], "nominalId": str(agreed.people[NAME])}
    late = await agreed.ask(_LINK, agreed.manager, input=link)
    assert late["data"]["linkConcern"]["userErrors"] == [{"code": "UNKNOWN_RECORD"}]


async def test_a_concern_that_is_linked_is_answered_with_its_alert_and_by_no_partner(agreed: Room) -> None:
    told = await contribute(agreed, disclosureId=await told_of(agreed, NAME))
    given = {"id": str(new_id()), "concernId": told["concern"]["id"], "answer": "x" * 501}

    long = await agreed.ask(_ANSWER_CONCERN, agreed.manager, input=given)
    linked = await agreed.ask(_ANSWER_CONCERN, agreed.manager, input=given | {"answer": "", "id": str(new_id())})
    partner = await agreed.ask(_ANSWER_CONCERN, agreed.partner, input=given | {"answer": ""})

    assert long["data"]["answerConcern"]["userErrors"] == [{"code": "TOO_LONG"}]
    assert linked["data"]["answerConcern"]["userErrors"] == [{"code": "UNKNOWN_RECORD"}]
    assert partner["errors"][0]["extensions"]["code"] == "FORBIDDEN"
