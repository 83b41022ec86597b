"""Trusted documents: the texts of the operations that our own app sends by their digest alone."""

from pathlib import Path

import orjson

from api.refusals import Misconfigured
from api.values import digest

_PREFIX = "sha256:"


def load(manifest: Path) -> dict[str, str]:
    """The documents by id."""
    return read(manifest.read_bytes(), str(manifest))


def read(content: bytes, path: str) -> dict[str, str]:
    """The documents of a manifest. An id that is not its document's digest is an operator's mistake, or worse."""
    found = orjson.loads(content)
    for key, text in found.items():
        if key != _PREFIX + digest(text):
            raise Misconfigured(f"{path}: the document {key} is not what its id says. Build the app again.")
    return dict(found)
