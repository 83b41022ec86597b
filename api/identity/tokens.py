"""Reads tokens and believes nothing before its signature and every claim have been checked. Pure: no I/O, no clock.

Written on joserfc alone. Authlib's own validator accepts a token with no `typ`, allows no clock skew and rejects what
Keycloak and Entra issue.
"""

import binascii
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import orjson
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

from api.identity.issuers import Issuer
from api.refusals import NotSignedIn

TOKEN_BYTES_MAX = 8_192
LIFETIME_SECONDS_MAX = 900
LEEWAY_SECONDS = 30
# A phone or partner whose clock runs fast: `iat` may lie a little further in our future.
ISSUED_LEEWAY_SECONDS = 60
RSA_BITS_MIN = 3_072
SIGNATURES_KEPT = 1_024
# These mark an ID token or a logout token. Their presence means that someone sends us the wrong thing.
FORBIDDEN_CLAIMS = ("nonce", "at_hash", "c_hash", "events")


class TokenRefused(NotSignedIn):
    """A token is not believed. The caller is not told why; `reason` goes to the log."""

    def __init__(self, reason: str) -> None:
        super().__init__("The access token is not valid here. Get a new one and send it again.")
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class AccessClaims:
    """What a verified access token says."""

    issuer: str
    subject: str
    client_id: str
    roles: frozenset[str]
    scopes: frozenset[str]
    force_id: int
    token_id: str
    issued_at: int
    ends_at: int
    is_machine: bool | None


@dataclass(frozen=True)
class Unverified:
    """What a token claims about itself: used to choose the key, believed in nothing."""

    issuer: str
    key_id: str


@dataclass(frozen=True)
class _Signed:
    """What was found in a token whose signature these keys made."""

    keys: KeySet
    algorithms: Collection[str]
    header: Mapping[str, Any]
    claims: Mapping[str, Any]


# The oldest goes first. Whoever can read the memory of this process can read its requests as well.
_KEPT: Final[dict[str, _Signed]] = {}


def glance(token: str) -> Unverified:
    """The issuer and key id that a token names, before anything is checked."""
    if len(token) > TOKEN_BYTES_MAX:
        raise TokenRefused("too long")
    try:
        compact = jws.extract_compact(token.encode())
        issuer = orjson.loads(compact.payload).get("iss")
        key_id = compact.headers().get("kid")
    except (JoseError, ValueError, AttributeError, binascii.Error) as error:
        raise TokenRefused("not a signed token") from error
    if not isinstance(issuer, str) or not isinstance(key_id, str):
        raise TokenRefused("no issuer or key id")
    return Unverified(issuer, key_id)


def read_access_token(token: str, issuer: Issuer, keys: KeySet, now: int) -> AccessClaims:
    """The claims of an access token that this issuer made for Doorstep and that is valid at `now`."""
    signed = _verified(token, issuer, keys)
    header, claims = signed.header, signed.claims
    profile = issuer.profile
    _check_type(header, claims, profile.types)
    if any(name in claims for name in FORBIDDEN_CLAIMS):
        raise TokenRefused("not an access token")
    if "cnf" in claims:
        raise TokenRefused("bound to a key whose proof we do not take yet")
    _check_times(claims, now)
    _check(claims, now, iss=issuer.name, aud=issuer.audience)
    client_id, token_id = _text(claims, profile.client), _text(claims, profile.token_id)
    if client_id not in issuer.clients:
        raise TokenRefused("unknown client")
    scopes = frozenset(_words(claims.get(profile.scopes)))
    return AccessClaims(
        issuer=issuer.name,
        subject="/".join(_text(claims, name) for name in profile.subject),
        client_id=client_id,
        roles=frozenset(_words(_follow(claims, profile.roles, issuer.api))),
        scopes=scopes & issuer.clients[client_id],
        force_id=force_of(claims, issuer),
        token_id=token_id,
        issued_at=int(claims["iat"]),
        ends_at=int(claims["exp"]),
        is_machine=claims.get("sub") == client_id if profile.machine_is_client else None,
    )


def read_id_token(token: str, issuer: Issuer, keys: KeySet, *, client_id: str, nonce: str, now: int) -> dict[str, Any]:
    """The claims of an ID token made for this client and this sign-in, and for nobody else."""
    signed = _verified(token, issuer, keys)
    header, claims = signed.header, signed.claims
    if header.get("typ", "JWT") != "JWT":
        raise TokenRefused("not an ID token")
    if claims.get("aud") not in (client_id, [client_id]) or claims.get("azp", client_id) != client_id:
        raise TokenRefused("an ID token for another client")
    _check_times(claims, now)
    _check(claims, now, iss=issuer.name, nonce=nonce)
    _text(claims, "sub")
    return dict(claims)


def force_of(claims: Mapping[str, Any], issuer: Issuer) -> int:
    """The force a token speaks for: `doorstep_org`, or the only force its issuer may speak for."""
    said = claims.get("doorstep_org")
    if said is None and issuer.forces is not None and len(issuer.forces) == 1:
        return next(iter(issuer.forces))
    kind, _, number = said.partition(":") if isinstance(said, str) else ("", "", "")
    if kind != "force" or not (number.isascii() and number.isdigit() and len(number) <= 6):  # noqa: PLR2004
        raise TokenRefused("no force")
    if issuer.forces is not None and int(number) not in issuer.forces:
        raise TokenRefused("a force that its issuer may not speak for")
    return int(number)


def _verified(token: str, issuer: Issuer, keys: KeySet) -> _Signed:
    """What was signed. A client sends one token many times: under one set of keys its signature is worked out once.

    Only what was truly signed is kept; every claim, the times above all, is checked at each request, and keys that are
    fetched anew are another set.
    """
    kept = _KEPT.get(token)
    if kept is None or kept.keys is not keys or kept.algorithms != issuer.algorithms:
        kept = _signed(token, issuer.algorithms, keys)
        if len(_KEPT) >= SIGNATURES_KEPT:
            del _KEPT[next(iter(_KEPT))]
        _KEPT[token] = kept
    return kept


def _signed(token: str, algorithms: Collection[str], keys: KeySet) -> _Signed:
    try:
        read = jwt.decode(token, keys, algorithms=list(algorithms))
    except (JoseError, ValueError, TypeError) as error:
        raise TokenRefused(f"signature: {type(error).__name__}") from error
    return _Signed(keys, algorithms, MappingProxyType(read.header), MappingProxyType(read.claims))


def believable(keys: KeySet) -> KeySet:
    """The keys of a set that are strong enough and not secret ones."""
    strong = [
        key
        for key in keys
        if key.key_type != "oct" and (not isinstance(key, RSAKey) or key.raw_value.key_size >= RSA_BITS_MIN)
    ]
    return KeySet(strong)


def _check_type(
    header: Mapping[str, Any], claims: Mapping[str, Any], types: Mapping[str, tuple[str, str] | None]
) -> None:
    typ = header.get("typ")
    if not isinstance(typ, str) or typ not in types:
        raise TokenRefused("wrong typ")
    told_by = types[typ]
    if told_by is not None and claims.get(told_by[0]) != told_by[1]:
        raise TokenRefused("not an access token")


def _check_times(claims: Mapping[str, Any], now: int) -> None:
    issued, ends = claims.get("iat"), claims.get("exp")
    if not _is_time(issued) or not _is_time(ends):
        raise TokenRefused("no times")
    assert isinstance(issued, int | float)
    assert isinstance(ends, int | float)
    if issued > now + ISSUED_LEEWAY_SECONDS:
        raise TokenRefused("issued in the future")
    if not 0 < ends - issued <= LIFETIME_SECONDS_MAX:
        raise TokenRefused("lives too long")


def _check(claims: Mapping[str, Any], now: int, **values: str) -> None:
    """`exp`, `nbf` and the given claims. `iat` has a leeway of its own and was looked at before."""
    options: Any = {name: {"essential": True, "value": value} for name, value in values.items()}
    registry = jwt.JWTClaimsRegistry(now=now, leeway=LEEWAY_SECONDS, exp={"essential": True}, **options)
    try:
        registry.validate({name: value for name, value in claims.items() if name != "iat"})
    except (JoseError, ValueError, TypeError) as error:
        raise TokenRefused(f"claims: {error}") from error


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= 255:  # noqa: PLR2004
        raise TokenRefused(f"no {name}")
    return value


def _follow(claims: Mapping[str, Any], path: tuple[str, ...], api: str) -> Any:
    found: Any = claims
    for name in path:
        found = found.get(name.format(api=api)) if isinstance(found, Mapping) else None
    return found


def _words(value: Any) -> list[str]:
    """A list of words, as JSON has it or as one string apart by spaces."""
    if isinstance(value, str):
        return value.split()
    return [word for word in value if isinstance(word, str)] if isinstance(value, list) else []
