"""Trusted documents: the texts of the operations that our own app sends by their digest alone."""

from pathlib import Path

import orjson

from api.refusals import Misconfigured
from api.values import digest

MANIFEST = "persisted-documents.json"
_PREFIX = "sha256:"


def load(build: Path) -> dict[str, str]:
    """The documents by id, from beside the built app or, before it is built, from its sources; none if neither is there."""
    for folder in (build, build.parent / "src" / "contract" / "generated"):
        path = folder / MANIFEST
        if path.exists():
            return read(path.read_bytes(), str(path))
    return {}


def read(content: bytes, path: str) -> dict[str, str]:
    """The documents of a manifest. An id that is not its document's digest is an operator's mistake, or worse."""
    found = orjson.loads(content)
    for key, text in found.items():
        if key != _PREFIX + digest(text):
            raise Misconfigured(f"{path}: the document {key} is not what its id says. Build the app again.")
    return dict(found)
