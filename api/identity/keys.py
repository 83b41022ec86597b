"""The P-256 keys that this installation makes for itself, one file each in the data folder, readable by the owner only.

Every worker process finds the same key: whoever is first makes it, by a link that fails if the file is there.
"""

import os
import secrets
from pathlib import Path

from joserfc.jwk import ECKey, KeySet

SIGNING_ALGORITHM = "ES256"


def load(folder: Path, name: str) -> ECKey:
    """The key of that name, made if there is none. Its key id is its RFC 7638 thumbprint."""
    path = folder / f"{name}.key.pem"
    if not path.exists():
        _make(path)
    key = ECKey.import_key(path.read_bytes())
    return ECKey.import_key(
        key.as_dict(private=True), {"kid": key.thumbprint(), "use": "sig", "alg": SIGNING_ALGORITHM}
    )


def load_existing(folder: Path, name: str) -> ECKey | None:
    """The key of that name, or None where nobody made it yet."""
    return load(folder, name) if (folder / f"{name}.key.pem").exists() else None


def public_set(*keys: ECKey) -> KeySet:
    """What may be published of these keys."""
    return KeySet([ECKey.import_key(key.as_dict(private=False)) for key in keys])


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(ECKey.generate_key("P-256").as_pem(private=True))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first: its key is the one
    finally:
        draft.unlink()
