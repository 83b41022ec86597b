"""The operations that are measured: what the supervisor's list and a phone's pull ask."""

import json
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from joserfc.jwk import ECKey

from api.values import new_id

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
# The same records from PostGraphile, which names fields after the columns of foreign keys. It cannot ask for what is
# due before now without a plugin; in this order the first 50 of what is open are the same 50.
_PEER_OVERDUE = """
query Overdue {
  allObligations(
    first: 50
    orderBy: [DUE_AT_ASC, ROW_ID_ASC]
    condition: { forceId: 6, metAt: null, cancelledAt: null, supersededAt: null }
  ) {
    nodes {
      rowId kind dueAt
      officerByForceIdAndOwnerId { rowId name collarNumber }
      NOMINAL {
        rowId reference name riskLevel lastSuccessfulVisitAt
        VISITS(first: 3, orderBy: STARTED_AT_DESC) {
          nodes { rowId outcome startedAt officerByForceIdAndOfficerId { name } }
        }
        ORDERS { nodes { rowId kind madeOn } }
      }
    }
  }
}
"""
_PEER_FIELDS = """
query Fields($type: String!) { __type(name: $type) { fields { name type { name ofType { name } } } } }
"""


def peer_overdue(url: str) -> str:
    """The overdue list as PostGraphile has it over today's foreign keys."""
    return (
        _PEER_OVERDUE.replace("NOMINAL", _peer_field(url, "Obligation", "Nominal"))
        .replace("VISITS", _peer_field(url, "Nominal", "VisitConnection"))
        .replace("ORDERS", _peer_field(url, "Nominal", "NominalOrderConnection"))
    )


def _peer_field(url: str, owner: str, kind: str) -> str:
    found: Any = ask(url, "none", _PEER_FIELDS, {"type": owner})["__type"]["fields"]
    return next(
        field["name"]
        for field in found
        if field["type"]["name"] == kind or (field["type"]["ofType"] or {}).get("name") == kind
    )


_PULL = """
query {name}($input: SyncPullInput!) {{
  syncPull(input: $input) {{
    status epoch more marker removedScopes pages {{ scope from reset cursor more changes }}
  }}
}}
"""
FIRST_PULL = _PULL.format(name="FirstPull")
EMPTY_PULL = _PULL.format(name="EmptyPull")
_REGISTER = "mutation Register($input: SyncDeviceInput!) { syncRegisterDevice(input: $input) { id } }"
_HELLO = """
mutation Hello($input: SyncHelloInput!) { syncHello(input: $input) { epoch scopes { scope } } }
"""


@dataclass(frozen=True)
class Pulling:
    """A registered phone that can pull."""

    url: str
    token: str
    device_id: str
    epoch: str
    scopes: tuple[str, ...]

    def caught_up(self) -> dict[str, object]:
        """The variables of a pull by a phone that has everything."""
        have: list[dict[str, object]] = []
        while True:
            result = ask(self.url, self.token, FIRST_PULL, pull_variables(self, have))["syncPull"]
            cursors = {page["scope"]: page["cursor"] for page in result["pages"]}
            have = [{"scope": scope, "cursor": cursors.get(scope, _known(have, scope))} for scope in self.scopes]
            if not result["more"]:
                return pull_variables(self, have)


def _known(have: list[dict[str, object]], scope: str) -> object:
    return next((item["cursor"] for item in have if item["scope"] == scope), None)


def register(url: str, token: str) -> Pulling:
    """A phone of the token's officer."""
    device_id = str(new_id())
    key = ECKey.import_key(ec.generate_private_key(ec.SECP256R1())).as_dict(private=False)
    ask(url, token, _REGISTER, {"input": {"deviceId": device_id, "publicKey": key, "name": "Bench"}})
    said = {
        "deviceId": device_id,
        "appVersion": "bench",
        "protocol": [1],
        "schemaVersion": 1,
        "deviceNow": datetime.now(UTC).isoformat(),  # noqa: TID251 - a phone's own clock
        "pending": 0,
    }
    hello = ask(url, token, _HELLO, {"input": said})["syncHello"]
    scopes = tuple(item["scope"] for item in hello["scopes"])
    return Pulling(url, token, device_id, hello["epoch"], scopes)


def pull_variables(pulling: Pulling, have: list[dict[str, object]]) -> dict[str, object]:
    """The variables of one pull."""
    return {
        "input": {
            "deviceId": pulling.device_id,
            "epoch": pulling.epoch,
            "schemaVersion": 1,
            "have": have or [{"scope": scope, "cursor": None} for scope in pulling.scopes],
            "limit": 500,
            "maxBytes": 1_000_000,
        }
    }


def ask(url: str, token: str, document: str, variables: dict[str, object]) -> dict[str, dict[str, object]]:
    """One operation's data."""
    request = urllib.request.Request(
        url,
        json.dumps({"query": document, "variables": variables}).encode(),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        content = json.load(answer)
    assert "errors" not in content, content
    return content["data"]  # type: ignore[no-any-return]
