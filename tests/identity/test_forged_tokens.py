"""Tokens that someone made up, took apart or put together wrongly."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jws
from joserfc.jwk import ECKey

from api.identity.tokens import TokenRefused
from tests.identity.test_tokens import GOOD, KEY, OTHER_KEY, Change, made, read


def part(value: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def test_the_forger_of_these_tests_can_sign() -> None:
    assert read(_signed({}, KEY)).subject == "person-1"


def _unsigned() -> str:
    return f"{part({'alg': 'none', 'typ': 'at+jwt', 'kid': 'one'})}.{part(GOOD)}."


def _blank_signature() -> str:
    return made().rsplit(".", 1)[0] + "."


def _cut_signature() -> str:
    return made()[:-4]


def _signed(header: Change, key: ECKey) -> str:
    """A signature that is right in itself, over any header."""
    said = f"{part({'alg': 'ES256', 'typ': 'at+jwt', 'kid': 'one'} | header)}.{part(GOOD)}"
    r, s = decode_dss_signature(key.private_key.sign(said.encode(), ECDSA(SHA256())))
    raw = r.to_bytes(32, "big") + s.to_bytes(32, "big")
    return f"{said}.{base64.urlsafe_b64encode(raw).rstrip(b'=').decode()}"


def _public_key_as_secret() -> str:
    said = f"{part({'alg': 'HS256', 'typ': 'at+jwt', 'kid': 'one'})}.{part(GOOD)}"
    mac = hmac.new(KEY.as_pem(private=False), said.encode(), hashlib.sha256).digest()
    return f"{said}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


def _own_key_in_header() -> str:
    return _signed({"jwk": OTHER_KEY.as_dict(private=False)}, OTHER_KEY)


def _critical() -> str:
    return _signed({"crit": ["b64x"], "b64x": True}, KEY)


def _critical_alone() -> str:
    return _signed({"crit": ["exp"]}, KEY)


def _unknown_header() -> str:
    return _signed({"x-tenant": "6"}, KEY)


def _changed() -> str:
    head, _, signature = made().split(".")
    return f"{head}.{part(GOOD | {'roles': ['supervisor']})}.{signature}"


def _not_an_object() -> str:
    return jws.serialize_compact({"alg": "ES256", "typ": "at+jwt", "kid": "one"}, b'["list"]', KEY)


@pytest.mark.parametrize(
    "forge",
    [
        _unsigned,
        _blank_signature,
        _cut_signature,
        _public_key_as_secret,
        _own_key_in_header,
        _critical,
        _critical_alone,
        _unknown_header,
        _changed,
        _not_an_object,
        lambda: made(key=OTHER_KEY),
        lambda: made({"pad": "x" * 9000}),
        lambda: "",
        lambda: "a.b",
        lambda: "a.b.c",
        lambda: "a.b.c.d.e",
        lambda: "....",
        lambda: "é.é.é",
        lambda: f"{part({'alg': 'ES256'})}.{part({'iss': None})}.x",
    ],
)
def test_a_forged_or_broken_token_is_refused(forge: Callable[[], str]) -> None:
    with pytest.raises(TokenRefused):
        read(forge())
