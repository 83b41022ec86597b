"""The keys to which phones seal what they send: the private halves never leave the server.

They lie in the data folder beside the other keys, not in the database: a stolen backup of the database then cannot open
what it holds sealed. Two are live at a time, so that a phone that was offline while a key was replaced is still read.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from joserfc.jwk import ECKey, KeySet

LIVE_KEYS = 2


@dataclass(frozen=True)
class SealKeys:
    """The live key pairs, newest first: phones use the first, the server opens with any."""

    keys: tuple[ECKey, ...]

    def published(self) -> dict[str, Any]:
        """The public halves as a JWK set, newest first."""
        return {
            "keys": [
                key.as_dict(private=False) | {"use": "enc", "alg": "ECDH-ES+A256KW", "kid": key.thumbprint()}
                for key in self.keys
            ]
        }

    def by_id(self, kid: object) -> ECKey | None:
        """The private key that a sealed item names; None if it is none of ours."""
        return next((key for key in self.keys if key.thumbprint() == kid), None)


def load(folder: Path) -> SealKeys:
    """The installation's seal keys, made at the first start."""
    path = folder / "seal_keys.json"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = KeySet([ECKey.generate_key("P-256") for _ in range(LIVE_KEYS)])
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(orjson.dumps(made.as_dict(private=True)))
    return SealKeys(tuple(ECKey.import_key(key) for key in orjson.loads(path.read_bytes())["keys"]))
