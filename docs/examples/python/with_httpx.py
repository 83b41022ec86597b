"""Doorstep with httpx alone: a query, pages, a visit that is sent twice and recorded once, and a live event.

pip install httpx joserfc
OFFICER_TOKEN=$(doorstep token --persona supervisor) python with_httpx.py
"""

import json
import os
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from program_token import program_token

URL = os.environ.get("DOORSTEP_URL", "http://127.0.0.1:8000")

OVERDUE = """
  query Overdue($unit: ID!, $after: String) {
    overdueObligations(first: 2, after: $after, filter: { unitId: $unit }) {
      nodes { daysOverdue nominal { id reference riskLevel ownerId } }
      pageInfo { hasNextPage endCursor }
    }
  }
"""
SUBMIT = """
  mutation Submit($visit: SubmitVisitInput!) {
    submitVisit(input: $visit) {
      visit { id outcome nominal { reference nextVisitDueAt } }
      userErrors { code field message }
    }
  }
"""


class Doorstep:
    """One caller."""

    def __init__(self, token: str) -> None:
        self._http = httpx.Client(base_url=URL, headers={"Authorization": f"Bearer {token}"}, timeout=10)

    def ask(self, query: str, **variables: Any) -> Any:
        """The data of one operation. What is wrong with the request as a whole stands in `errors`."""
        answer = self._http.post(
            "/graphql",
            json={"query": query, "variables": variables},
            headers={"Accept": "application/graphql-response+json", "X-Doorstep-Cost": "1"},
        )
        body = answer.json()
        if "errors" in body:
            raise RuntimeError([(error["extensions"]["code"], error["message"]) for error in body["errors"]])
        print("cost", body["extensions"]["cost"]["requested"], "|", answer.headers["RateLimit"])
        return body["data"]

    def events(self, query: str) -> Iterator[Any]:
        """The results of a subscription, as server-sent events; None says that the server listens for us now."""
        headers = {"Accept": "text/event-stream"}
        with self._http.stream("POST", "/graphql", json={"query": query}, headers=headers, timeout=30) as stream:
            for line in stream.iter_lines():
                if line == ":":
                    yield None
                elif line.startswith("data: "):
                    yield json.loads(line.removeprefix("data: "))["data"]


def pages(doorstep: Doorstep, unit: str) -> Iterator[Any]:
    """All records, a page at a time, for as long as there is a next page."""
    after = None
    while True:
        page = doorstep.ask(OVERDUE, unit=unit, after=after)["overdueObligations"]
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def visit_to(nominal: dict[str, Any], started_at: datetime) -> dict[str, Any]:
    """A visit as submitVisit takes it. Keep `id` with your record: the same id is the same submission for ever."""
    return {
        "id": str(uuid.uuid4()),
        "visitId": str(uuid.uuid4()),
        "nominalId": nominal["id"],
        "officerId": nominal["ownerId"],
        "visitType": "ROUTINE",
        "outcome": "NO_REPLY",
        "crewMode": "DOUBLE",
        "nominalSeen": False,
        "startedAt": started_at.isoformat(),
    }


def main() -> None:
    program, officer = Doorstep(program_token()), Doorstep(os.environ["OFFICER_TOKEN"])
    unit = officer.ask("{ me { name unit { id name } } }")["me"]["unit"]
    overdue = list(pages(program, unit["id"]))
    print(len(overdue), "visits are overdue in", unit["name"])
    nominal = overdue[0]["nominal"]

    in_an_hour = datetime.now(UTC) + timedelta(hours=1)
    refused = program.ask(SUBMIT, visit=visit_to(nominal, in_an_hour))["submitVisit"]
    print("refused:", refused["userErrors"])

    events = officer.events("subscription { scopeMoved { scope at } }")
    next(events)
    visit = visit_to(nominal, datetime.now(UTC) - timedelta(minutes=20))
    first = program.ask(SUBMIT, visit=visit)["submitVisit"]
    again = program.ask(SUBMIT, visit=visit)["submitVisit"]
    print("recorded once:", first["visit"]["id"] == again["visit"]["id"], first["userErrors"])
    print("moved:", next(filter(None, events))["scopeMoved"]["scope"])


if __name__ == "__main__":
    main()
