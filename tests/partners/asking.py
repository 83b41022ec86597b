"""What a partner and an officer ask about concerns, alerts and events."""

from typing import Any
from uuid import UUID

from api.values import new_id
from tests.search.conftest import Room, agree

WHO = "REFERENCE NAME DATE_OF_BIRTH RISK_LEVEL"
_SEARCH = """
query ($text: String) { search(text: $text, purpose: CHILD_SAFEGUARDING, reason: "Seen at the gate") {
  nodes { record { ... on SharedItem { id } } } } }
"""
_CONTRIBUTE = """
mutation ($input: ContributeConcernInput!) { contributeConcern(input: $input) {
  concern { id text receivedAt answeredAt answer nominalId linkedAt } userErrors { code field message } } }
"""
_ALERTS = """
query { alerts(filter: {answered: false}) { nodes { id nominal { name }
  signals { kind says } } } }
"""
_ANSWER = """
mutation ($input: AnswerAlertInput!) { answerAlert(input: $input) {
  alert { answer reason answeredAt } userErrors { code field } } }
"""
_EVENTS = """
query ($first: Int, $after: String, $filter: PartnerEventFilter) {
  partnerEvents(first: $first, after: $after, filter: $filter) {
    nodes { id eventType subjectRef nodeId occurredAt } pageInfo { hasNextPage endCursor } } }
"""
_ACKNOWLEDGE = """
mutation ($input: AcknowledgeEventsInput!) { acknowledgeEvents(input: $input) { event { id } userErrors { code } } }
"""


async def told_of(room: Room, name: str, caller: Any = None) -> str:
    """The item by which the partner was told of somebody."""
    answer = await room.ask(_SEARCH, caller or room.partner, text=name)
    (match,) = answer["data"]["search"]["nodes"]
    return str(match["record"]["id"])


async def contribute(room: Room, **said: Any) -> Any:
    """A concern of the partner: its payload."""
    given = {"id": str(new_id()), "text": "Drunk at college, and followed a student to her car."} | said
    answer = await room.ask(_CONTRIBUTE, room.partner, input=given)
    assert "errors" not in answer, answer
    return answer["data"]["contributeConcern"]


async def alerts(room: Room, caller: Any = None) -> Any:
    return (await room.ask(_ALERTS, caller or room.manager))["data"]["alerts"]["nodes"]


async def answer_alert(room: Room, alert_id: str, **said: Any) -> Any:
    given = {"id": str(new_id()), "alertId": alert_id, "answer": "ACTED", "reason": "Visited the same evening."} | said
    return (await room.ask(_ANSWER, room.manager, input=given))["data"]["answerAlert"]


async def events(room: Room, caller: Any = None, **variables: Any) -> Any:
    answer = await room.ask(_EVENTS, caller or room.partner, **variables)
    assert "errors" not in answer, answer
    return answer["data"]["partnerEvents"]


async def acknowledge(room: Room, event_id: str, caller: Any = None) -> Any:
    given = {"id": str(new_id()), "eventId": event_id}
    return (await room.ask(_ACKNOWLEDGE, caller or room.partner, input=given))["data"]["acknowledgeEvents"]


async def an_agreement(room: Room, **said: Any) -> UUID:
    return await agree(room, **{"shown": WHO} | said)
