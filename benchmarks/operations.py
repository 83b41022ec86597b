"""The seven operations that are measured, as they are asked of Doorstep, and of the server of ordinary resolvers.

Who asks is chosen so that policy keeps nothing back that the others answer: an officer of their own nominals,
governance of what is overdue in the force. A restricted nominal is in none of the force's lists.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from api.values import new_id
from benchmarks.force import Cast
from benchmarks.peer_documents import PEER

POINT = """
query Point($id: ID!) {
  nominal(id: $id) { id reference name dateOfBirth riskLevel owner { id name collarNumber } }
}
"""
OVERDUE = """
query Overdue {
  overdueObligations(first: 50) {
    nodes {
      id kind dueAt daysOverdue
      owner { id name collarNumber }
      nominal {
        id reference name riskLevel lastSuccessfulVisitAt
        visits(first: 3) { nodes { id outcome startedAt officer { name } } }
        orders { id kind madeOn }
      }
    }
  }
}
"""
_ROW = """
    nodes {
      id reference name riskLevel managementMode lastSuccessfulVisitAt nextVisitDueAt
      currentAddress { id lines postcode }
      markers { id code since }
    }
"""
CASELOAD = f"""
query Caseload($owner: ID!) {{
  caseload(first: 100, filter: {{ ownerId: $owner }}) {{ {_ROW} }}
}}
"""
SEARCH = f"""
query Search($owner: ID!, $text: String!) {{
  caseload(first: 100, filter: {{ ownerId: $owner, name: {{ contains: $text }} }}) {{ {_ROW} }}
}}
"""
PAGE = """
query Page($id: ID!) {
  nominal(id: $id) {
    id reference name dateOfBirth riskLevel managementMode lastSuccessfulVisitAt otherNames
    owner { id name collarNumber }
    unit { id name }
    addresses { id kind lines postcode since until }
    markers { id code detail since reviewedOn }
    orders { id kind madeOn expiresOn conditions { id kind text checkMethod position } }
    household { id firstName relationship isChild ageBand livesThere }
    visits(first: 20) {
      nodes {
        id visitType outcome startedAt endedAt announced crewMode notes
        officer { id name } secondOfficer { id name } rooms { id name seen note }
      }
    }
    obligations(first: 20) { nodes { id kind openedAt dueAt metAt } }
  }
}
"""
BOARD = """
query Board {
  overdueBoard { size byKind { kind size } byUnit { unitId size } byOfficer { ownerId size } }
}
"""
ATTEMPT = """
mutation Attempt($input: SubmitVisitInput!) {
  submitVisit(input: $input) { visit { id outcome startedAt } userErrors { code } }
}
"""

Said = Callable[[Cast], dict[str, Any]]


@dataclass(frozen=True)
class Operation:
    """One operation. `said` are its variables; `peer_said` those of PostGraphile's document of the same name."""

    name: str
    title: str
    persona: str
    document: str
    said: Said = lambda _: {}
    peer_said: Said | None = None
    is_mutation: bool = False
    note: str = ""

    def body(self, cast: Cast) -> bytes:
        """The request to a server of this very contract."""
        return body_of(self.document, self.said(cast))

    def peer_body(self, cast: Cast, document: str) -> bytes:
        """The request to PostGraphile."""
        return body_of(document, (self.peer_said or self.said)(cast))

    def fixed_body(self, cast: Cast) -> bytes:
        """The request to the fixed statements: the variables alone."""
        return json.dumps(self.said(cast)).encode()


def body_of(document: str, variables: dict[str, Any]) -> bytes:
    """A request's body."""
    return json.dumps({"query": document, "variables": variables}).encode()


def _attempt(cast: Cast) -> dict[str, Any]:
    visited = cast.next_visited()
    return {
        "input": {
            "id": str(new_id()),
            "visitId": str(new_id()),
            "nominalId": visited.nominal_id,
            "officerId": visited.owner_id,
            "visitType": "ROUTINE",
            "outcome": "NO_REPLY",
            "startedAt": cast.attempted_at,
            "crewMode": "SINGLE_AUTHORISED",
            "nominalSeen": False,
            "notes": "No reply at the door.",
        }
    }


def _peer_attempt(cast: Cast) -> dict[str, Any]:
    """A row of the table: what the service decides (flags, when it was received) the client must say itself."""
    visited = cast.next_visited()
    said = dict(_attempt(cast)["input"], nominalId=visited.nominal_id, officerId=visited.owner_id)
    own = {
        "forceId": cast.force_id,
        "rowId": said.pop("visitId"),
        "submissionId": said.pop("id"),
        "receivedAt": said["startedAt"],
        "announced": False,
        "entrySoughtToSearch": False,
        "accessOwnerId": visited.owner_id,
        "accessUnitId": visited.unit_id,
        "accessRestricted": False,
    }
    return {"visit": said | own}


def _now(cast: Cast) -> dict[str, Any]:
    return {"now": cast.now}


OPERATIONS = (
    Operation("point", "Point read: one nominal and its owner", "officer", POINT, lambda cast: {"id": cast.nominal_id}),
    Operation(
        "overdue", "Overdue list of 50: officer, nominal, three visits and the orders of each", "governance", OVERDUE,
        peer_said=_now,
    ),
    Operation(
        "caseload", "Caseload: an officer's nominals with address, warnings, next visit", "officer", CASELOAD,
        lambda cast: {"owner": cast.officer_id},
        note="Doorstep, the resolvers and the fixed SQL put the most overdue first; PostGraphile cannot order by that.",
    ),
    Operation(
        "page", "A nominal's page in full", "officer", PAGE, lambda cast: {"id": cast.nominal_id},
    ),
    Operation(
        "search", "Search by part of a name", "officer", SEARCH,
        lambda cast: {"owner": cast.officer_id, "text": cast.text},
    ),
    Operation(
        "board", "Oversight: how much is overdue, by kind, unit and officer", "governance", BOARD, peer_said=_now,
    ),
    Operation(
        "attempt", "Mutation: a visit that nobody answered, each with fresh ids", "integrator", ATTEMPT,
        _attempt, _peer_attempt, is_mutation=True,
        note="Doorstep judges the visit and knows a repeated one; the others only insert the row.",
    ),
)  # fmt: skip


def bodies(operation: Operation, make: Callable[[], bytes]) -> Iterator[bytes]:
    """Requests without end: the same again, or for a mutation each with ids of its own."""
    same = make()
    while True:
        yield make() if operation.is_mutation else same


assert {operation.name for operation in OPERATIONS} == set(PEER)
