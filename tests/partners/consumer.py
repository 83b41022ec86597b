"""A partner's program that follows its queue, as a process that may be killed.

`python -m tests.partners.consumer URL FILE`, with a token in TOKEN.

It writes each event down before it acknowledges it, so that whatever it acknowledged is on the disk.
"""

import os
import sys
import time
import uuid
from pathlib import Path
from typing import Any, Final

import httpx

_EVENTS: Final = """
query { partnerEvents(first: 40, filter: { acknowledged: false }) { nodes { id eventType subjectRef nodeId } } }
"""
_DEALT_WITH: Final = """
mutation ($upTo: AcknowledgeEventsInput!) { acknowledgeEvents(input: $upTo) { userErrors { code } } }
"""
# The server may be down: it is asked again soon.
_AGAIN_S: Final = 0.05
TOKEN_ENDED: Final = 3


def _ask(http: httpx.Client, query: str, **variables: Any) -> Any:
    while True:
        try:
            answer = http.post("/graphql", json={"query": query, "variables": variables})
        except httpx.HTTPError:
            time.sleep(_AGAIN_S)
            continue
        if answer.status_code == httpx.codes.UNAUTHORIZED:
            sys.exit(TOKEN_ENDED)
        if answer.status_code == httpx.codes.OK and "errors" not in answer.json():
            return answer.json()["data"]
        time.sleep(_AGAIN_S)


def follow(http: httpx.Client, file: Path) -> None:
    """For ever."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    while True:
        events = _ask(http, _EVENTS)["partnerEvents"]["nodes"]
        for event in events:
            os.write(descriptor, f"{event['id']} {event['eventType']} {event['nodeId']}\n".encode())
        if events:
            _ask(http, _DEALT_WITH, upTo={"id": str(uuid.uuid4()), "eventId": events[-1]["id"]})
        else:
            time.sleep(_AGAIN_S)


if __name__ == "__main__":
    headers = {"Authorization": f"Bearer {os.environ['TOKEN']}"}
    with httpx.Client(base_url=sys.argv[1], headers=headers, timeout=10) as client:
        follow(client, Path(sys.argv[2]))
