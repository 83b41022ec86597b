"""What a phone asks: to be known, and what changed."""

import json
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from joserfc.jwk import ECKey

from api.values import new_id

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
mutation Hello($input: SyncHelloInput!) { syncHello(input: $input) { epoch sealKeys scopes { scope } } }
"""


@dataclass(frozen=True)
class Pulling:
    """A registered phone that can pull, and that signs with its key what it pushes."""

    url: str
    token: str
    device_id: str
    epoch: str
    scopes: tuple[str, ...]
    key: ECKey
    seal_keys: dict[str, Any]

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
    key = ECKey.import_key(ec.generate_private_key(ec.SECP256R1()))
    public = key.as_dict(private=False)
    ask(url, token, _REGISTER, {"input": {"deviceId": device_id, "publicKey": public, "name": "Bench"}})
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
    return Pulling(url, token, device_id, hello["epoch"], scopes, key, hello["sealKeys"])


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
