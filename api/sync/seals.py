"""Opens what phones sealed: a JWE to one of the server's keys around a JWS by the device. Pure but for its keys.

The seal hides a finished visit from whoever holds the phone; the signature says which installation wrote it. Both are
checked here and nowhere else, with fixed algorithms and limits. What cannot be opened is kept as it came.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

import orjson
from joserfc import jwe, jws
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from api.db.seal_keys import SealKeys
from api.sync.commands import PUSH_BYTES_MAX

SIGNED_TYPE: Final = "doorstep-item+jws"
_SEALING: Final = ("ECDH-ES+A256KW", "A256GCM")
_SIGNING: Final = ("ES256",)
_SIGNING_KEYS_KEPT: Final = 1_000  # phones at work; some kilobytes each
_YEARS: Final = range(1900, 2200)  # a phone with a dead clock says 1970; beyond these it is no time at all


@dataclass(frozen=True, kw_only=True)
class DeviceKey:
    """A key with which one of the caller's installations signs."""

    device_id: UUID
    public_key: Mapping[str, Any]
    revoked: bool


@dataclass(frozen=True, kw_only=True)
class Item:
    """A sealed item, opened and verified."""

    id: str
    op: str
    op_version: int
    at: datetime | None
    author: str
    payload: Any
    signed_by: DeviceKey


@dataclass(frozen=True)
class Unopened:
    """It could not be opened with any key of ours."""


@dataclass(frozen=True)
class Unsigned:
    """It was opened, but no key of the caller's installations signed it; `content` is whatever it says."""

    content: Any


class _SealRegistry(jwe.JWERegistry):
    max_ciphertext_length = PUSH_BYTES_MAX


class _SignatureRegistry(jws.JWSRegistry):
    max_payload_length = PUSH_BYTES_MAX


_SEALS = _SealRegistry(algorithms=_SEALING)
_SIGNATURES = _SignatureRegistry(algorithms=_SIGNING)


def unseal(sealed: str, keys: SealKeys, signers: Sequence[DeviceKey]) -> Item | Unopened | Unsigned:
    """Open one item. The device that pushes stands first among `signers`: an item may be older than its new log."""
    try:
        opened = jwe.decrypt_compact(sealed, lambda said: _private_key(keys, said.headers()), registry=_SEALS)
    except (JoseError, ValueError, TypeError, KeyError):
        return Unopened()
    signed = opened.plaintext
    if signed is None:
        return Unopened()
    for signer in signers:
        content = _verified(signed, signer)
        if content is not None:
            return _item(content, signer) or Unsigned(content)
    return Unsigned(_unverified(signed))


def public_key(jwk: Any) -> dict[str, Any] | None:
    """The device's public key in its plainest form; None if it is no P-256 public key."""
    try:
        key = ECKey.import_key({name: jwk[name] for name in ("kty", "crv", "x", "y")})
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    return dict(key.as_dict(private=False)) if key.curve_name == "P-256" else None


def _private_key(keys: SealKeys, header: Mapping[str, Any]) -> ECKey:
    key = keys.by_id(header.get("kid"))
    if key is None:
        raise ValueError("sealed to a key that is none of ours")
    return key


def _verified(signed: bytes, signer: DeviceKey) -> Any:
    try:
        key = _signing_key(tuple(sorted(signer.public_key.items())))
        item = jws.deserialize_compact(signed, key, registry=_SIGNATURES)
        return orjson.loads(item.payload) if item.headers().get("typ") == SIGNED_TYPE else None
    except (JoseError, ValueError, TypeError, KeyError):
        return None


@lru_cache(maxsize=_SIGNING_KEYS_KEPT)
def _signing_key(jwk: tuple[tuple[str, str], ...]) -> ECKey:
    """A public key, made once for all the items of a push."""
    return ECKey.import_key(dict(jwk))


def _unverified(signed: bytes) -> Any:
    """What it says, for the person who decides: marked as unverified by where it is returned."""
    try:
        return orjson.loads(jws.extract_compact(signed, registry=_SIGNATURES).payload)
    except (JoseError, ValueError, TypeError, KeyError):
        return None


def _item(content: Any, signer: DeviceKey) -> Item | None:
    if not isinstance(content, Mapping):
        return None
    said, op, version, author = (content.get(name) for name in ("id", "op", "opVersion", "author"))
    if not (isinstance(said, str) and isinstance(op, str) and isinstance(author, str) and type(version) is int):
        return None
    return Item(
        id=said.lower(),
        op=op,
        op_version=version,
        at=instant(content.get("at")),
        author=author.lower(),
        payload=content.get("payload"),
        signed_by=signer,
    )


def instant(text: object) -> datetime | None:
    """An instant as a phone wrote it; None if it is none."""
    try:
        at = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None and at.year in _YEARS else None
