"""The keys to which phones seal what they send: the private halves never leave the server.

They lie in the data folder beside the other keys, not in the database: a stolen backup of the database then cannot open
what it holds sealed. Two are live at a time, so that a phone that was offline while a key was replaced is still read.
"""

import contextlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from joserfc.jwk import ECKey, KeySet

from api.writing import json_bytes

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
        _make(path)
    return SealKeys(tuple(ECKey.import_key(key) for key in orjson.loads(path.read_bytes())["keys"]))


def _make(path: Path) -> None:
    """Whole or not at all, and once: several processes may start at the same time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = KeySet([ECKey.generate_key("P-256") for _ in range(LIVE_KEYS)])
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # readable by its owner only
    with os.fdopen(descriptor, "wb") as file:
        file.write(json_bytes(made.as_dict(private=True)))
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    Path(draft).unlink()
