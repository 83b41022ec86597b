"""Doorstep with gql: documents checked against the contract before they are sent, and a WebSocket for what is live.

pip install 'gql[httpx,websockets]' joserfc
OFFICER_TOKEN=$(doorstep token --persona supervisor) python with_gql.py
"""

import asyncio
import os
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

from gql import Client, gql
from gql.transport.httpx import HTTPXAsyncTransport
from gql.transport.websockets import WebsocketsTransport
from program_token import program_token

URL = os.environ.get("DOORSTEP_URL", "http://127.0.0.1:8000")
OVERDUE = gql(
    """
    query Overdue($unit: ID!, $after: String) {
      overdueObligations(first: 2, after: $after, filter: { unitId: $unit }, orderBy: [RISKIEST]) {
        edges { cursor node { daysOverdue nominal { id reference } owner { id name } } }
        pageInfo { hasNextPage endCursor }
      }
    }
    """
)
ME = gql("{ me { name roles unit { id name } } }")
SUBMIT = gql(
    """
    mutation Submit($visit: SubmitVisitInput!) {
      submitVisit(input: $visit) { visit { id outcome } userErrors { code field message } }
    }
    """
)
MOVED = gql("subscription { scopeMoved { scope at } }")


def over_http(token: str) -> Client:
    """A client for queries and mutations. It fetches the contract first, which needs the scope schema:read."""
    transport = HTTPXAsyncTransport(f"{URL}/graphql", headers={"Authorization": f"Bearer {token}"})
    return Client(transport=transport, fetch_schema_from_transport=True)


def over_websocket(token: str) -> Client:
    """A client for subscriptions: the token goes into the first frame."""
    url = URL.replace("http", "ws", 1) + "/graphql"
    return Client(transport=WebsocketsTransport(url, init_payload={"authorization": f"Bearer {token}"}))


async def pages(session: Any, unit: str) -> AsyncIterator[Any]:
    """Records one by one, a page at a time, for as long as there is a next page."""
    after = None
    while True:
        page = (await session.execute(OVERDUE, variable_values={"unit": unit, "after": after}))["overdueObligations"]
        for edge in page["edges"]:
            yield edge["node"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


async def main() -> None:
    officer = os.environ["OFFICER_TOKEN"]
    async with over_http(program_token()) as program, over_websocket(officer) as listening:
        unit = (await listening.execute(ME))["me"]["unit"]
        overdue = [obligation async for obligation in pages(program, unit["id"])]
        print(len(overdue), "visits are overdue in", unit["name"])

        visit = {
            "id": str(uuid.uuid4()),
            "visitId": str(uuid.uuid4()),
            "nominalId": overdue[0]["nominal"]["id"],
            "officerId": overdue[0]["owner"]["id"],
            "visitType": "ROUTINE",
            "outcome": "NO_REPLY",
            "crewMode": "DOUBLE",
            "nominalSeen": False,
            "startedAt": (datetime.now(UTC) - timedelta(minutes=20)).isoformat(),
        }
        late = visit | {"endedAt": (datetime.now(UTC) - timedelta(hours=3)).isoformat()}
        refused = (await program.execute(SUBMIT, variable_values={"visit": late}))["submitVisit"]
        print("refused:", refused["userErrors"])

        events = listening.subscribe(MOVED)
        moved = asyncio.ensure_future(anext(events))
        await listening.execute(ME)  # answered on the same socket: the subscription before it is running
        answers = [(await program.execute(SUBMIT, variable_values={"visit": visit}))["submitVisit"] for _ in range(2)]
        print("recorded once:", answers[0]["visit"]["id"] == answers[1]["visit"]["id"], answers[0]["userErrors"])
        print("moved:", (await asyncio.wait_for(moved, 30))["scopeMoved"]["scope"])
        await events.aclose()


if __name__ == "__main__":
    asyncio.run(main())
