"""Doorstep for a partner agency with gql: documents checked against the contract, and a queue that wakes by WebSocket.

pip install 'gql[httpx,websockets]'
DOORSTEP_TOKEN=$(doorstep token --persona partner) python partner_with_gql.py "Stephen Thompson"
"""

import asyncio
import os
import sys
import uuid
from pathlib import Path
from typing import Any

from gql import Client, GraphQLRequest, gql
from gql.transport.httpx import HTTPXAsyncTransport
from gql.transport.websockets import WebsocketsTransport

URL = os.environ.get("DOORSTEP_URL", "http://127.0.0.1:8000")
CONTRACT = Path(os.environ.get("DOORSTEP_SCHEMA", "schema.graphql"))
# A machine says for whom it asks, by your own id of the person and their role: `4711; social worker`. People do not.
BEHALF = {"Doorstep-On-Behalf-Of": said} if (said := os.environ.get("ON_BEHALF_OF")) else {}
SEARCH = gql(
    """
    query Search($text: String!, $reason: String!) {
      search(text: $text, purpose: CHILD_SAFEGUARDING, reason: $reason) {
        nodes { score why { field matchedBy found } record { ... on SharedItem { id name isPointer } } }
      }
    }
    """
)
SHARED = gql(
    """
    query Shared {
      sharedItems(first: 20, filter: { acknowledged: false, recalled: false }) {
        nodes { id name meaning purpose onward statements { field text basis asOf } withheld { field clause reason } }
      }
    }
    """
)
READ = gql(
    """
    mutation Read($item: AcknowledgeDisclosureInput!) {
      acknowledgeDisclosure(input: $item) { item { acknowledgedAt } userErrors { code field message } }
    }
    """
)
CONCERN = gql(
    """
    mutation Concern($concern: ContributeConcernInput!) {
      contributeConcern(input: $concern) { concern { id receivedAt } userErrors { code field message } }
    }
    """
)
EVENTS = gql(
    """
    query Events {
      partnerEvents(first: 100, filter: { acknowledged: false }) { nodes { id eventType subjectRef nodeId } }
    }
    """
)
DEALT_WITH = gql(
    "mutation DealtWith($upTo: AcknowledgeEventsInput!) { acknowledgeEvents(input: $upTo) { event { id } } }"
)
WAIT = gql("subscription { partnerEventsWait { at } }")


def over_http(token: str) -> Client:
    """A client that checks each document against the contract's file, which is published with the service."""
    headers = {"Authorization": f"Bearer {token}", **BEHALF}
    return Client(transport=HTTPXAsyncTransport(f"{URL}/graphql", headers=headers), schema=CONTRACT.read_text())


def over_websocket(token: str) -> Client:
    """A client for subscriptions: the token goes into the first frame."""
    url = URL.replace("http", "ws", 1) + "/graphql"
    return Client(transport=WebsocketsTransport(url, headers=BEHALF, init_payload={"authorization": f"Bearer {token}"}))


async def ask(session: Any, document: GraphQLRequest, **variables: Any) -> Any:
    """The data of one operation."""
    return await session.execute(document, variable_values=variables)


async def read_shared(session: Any) -> None:
    """What was sent and nobody has acknowledged. Acknowledge when somebody has read it: the force waits for that."""
    while items := (await ask(session, SHARED))["sharedItems"]["nodes"]:
        for item in items:
            print("shared:", item["name"], "-", item["meaning"], f"({len(item['statements'])} statements)")
            read = {"id": str(uuid.uuid4()), "disclosureId": item["id"]}
            done = (await ask(session, READ, item=read))["acknowledgeDisclosure"]
            print("acknowledged:", done["item"]["acknowledgedAt"], done["userErrors"])


async def tell_concern(session: Any, disclosure_id: str) -> None:
    """Keep `id` with your own record before you send: the same again is not done twice."""
    concern = {
        "id": str(uuid.uuid4()),
        "disclosureId": disclosure_id,
        "text": "He waited outside the nursery again this morning.",
    }
    first, again = [(await ask(session, CONCERN, concern=concern))["contributeConcern"] for _ in range(2)]
    print("told once:", first["concern"]["id"] == again["concern"]["id"], first["userErrors"])


async def read_queue(session: Any) -> None:
    """Everything that waits, in order. Acknowledge when it is dealt with: whoever dies before reads it again."""
    while events := (await ask(session, EVENTS))["partnerEvents"]["nodes"]:
        for event in events:
            print("event:", event["eventType"], event["nodeId"])
        await ask(session, DEALT_WITH, upTo={"id": str(uuid.uuid4()), "eventId": events[-1]["id"]})


async def main() -> None:
    token = os.environ["DOORSTEP_TOKEN"]
    async with over_http(token) as session, over_websocket(token) as listening:
        matches = (await ask(session, SEARCH, text=sys.argv[1], reason="Known to our nursery"))["search"]["nodes"]
        for match in matches:
            print(match["score"], match["record"]["name"], [reason["matchedBy"] for reason in match["why"]])
        await read_shared(session)
        if matches:
            await tell_concern(session, matches[0]["record"]["id"])
        # It tells once at the start, and whenever there is more: whoever follows the queue never leaves this loop.
        wakes = listening.subscribe(WAIT)
        async for _ in wakes:
            await read_queue(session)
            break
        await wakes.aclose()


if __name__ == "__main__":
    asyncio.run(main())
