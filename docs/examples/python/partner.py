"""Doorstep for a partner agency: search, read what was shared, tell a concern, and lose no event of the queue.

pip install httpx
DOORSTEP_TOKEN=$(doorstep token --persona partner) python partner.py "Stephen Thompson"
"""

import os
import sys
import uuid
from typing import Any

import httpx

URL = os.environ.get("DOORSTEP_URL", "http://127.0.0.1:8000")
# A machine says for whom it asks, by your own id of the person and their role: `4711; social worker`. People do not.
BEHALF = {"Doorstep-On-Behalf-Of": said} if (said := os.environ.get("ON_BEHALF_OF")) else {}
SEARCH = """
  query Search($text: String!, $reason: String!) {
    search(text: $text, purpose: CHILD_SAFEGUARDING, reason: $reason) {
      nodes {
        score
        why { field matchedBy found }
        record { ... on SharedItem { id name isPointer statements { field text } } }
      }
    }
  }
"""
SHARED = """
  query Shared {
    sharedItems(first: 20, filter: { acknowledged: false, recalled: false }) {
      nodes { id name meaning purpose onward statements { field text basis asOf } withheld { field clause reason } }
    }
  }
"""
READ = """
  mutation Read($item: AcknowledgeDisclosureInput!) {
    acknowledgeDisclosure(input: $item) { item { acknowledgedAt } userErrors { code field message } }
  }
"""
CONCERN = """
  mutation Concern($concern: ContributeConcernInput!) {
    contributeConcern(input: $concern) { concern { id receivedAt } userErrors { code field message } }
  }
"""
EVENTS = """
  query Events {
    partnerEvents(first: 100, filter: { acknowledged: false }) { nodes { id eventType subjectRef nodeId } }
  }
"""
ACKNOWLEDGE = """
  mutation Acknowledge($upTo: AcknowledgeEventsInput!) { acknowledgeEvents(input: $upTo) { userErrors { code } } }
"""


def ask(query: str, **variables: Any) -> Any:
    """The data of one operation."""
    answer = httpx.post(
        f"{URL}/graphql",
        json={"query": query, "variables": variables},
        headers={
            "Authorization": f"Bearer {os.environ['DOORSTEP_TOKEN']}",
            "Accept": "application/graphql-response+json",
            **BEHALF,
        },
    )
    body = answer.json()
    if "errors" in body:
        raise RuntimeError([(error["extensions"]["code"], error["message"]) for error in body["errors"]])
    return body["data"]


def read_shared() -> None:
    """What was sent and nobody has acknowledged. Acknowledge when somebody has read it: the force waits for that."""
    while items := ask(SHARED)["sharedItems"]["nodes"]:
        for item in items:
            print("shared:", item["name"], "-", item["meaning"], f"({len(item['statements'])} statements)")
            done = ask(READ, item={"id": str(uuid.uuid4()), "disclosureId": item["id"]})["acknowledgeDisclosure"]
            print("acknowledged:", done["item"]["acknowledgedAt"], done["userErrors"])


def read_queue() -> None:
    """Everything that waits, in order. Acknowledge when it is dealt with: whoever dies before reads it again."""
    while events := ask(EVENTS)["partnerEvents"]["nodes"]:
        for event in events:
            print("event:", event["eventType"], event["nodeId"])
        ask(ACKNOWLEDGE, upTo={"id": str(uuid.uuid4()), "eventId": events[-1]["id"]})


def main() -> None:
    matches = ask(SEARCH, text=sys.argv[1], reason="Known to our nursery")["search"]["nodes"]
    for match in matches:
        print(match["score"], match["record"]["name"], [reason["matchedBy"] for reason in match["why"]])
    if matches:
        concern = {
            "id": str(uuid.uuid4()),
            "disclosureId": matches[0]["record"]["id"],
            "text": "He waited outside the nursery again this morning.",
        }
        first = ask(CONCERN, concern=concern)["contributeConcern"]
        again = ask(CONCERN, concern=concern)["contributeConcern"]
        print("told once:", first["concern"]["id"] == again["concern"]["id"], first["userErrors"])
    read_shared()
    read_queue()


if __name__ == "__main__":
    main()
