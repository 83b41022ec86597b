"""What a token must be to be believed: one good token, and every way of being a bad one."""

from dataclasses import replace
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey, RSAKey

from api.identity.issuers import ENTRA, KEYCLOAK, Issuer
from api.identity.tokens import TokenRefused, believable, force_of, glance, read_access_token, read_id_token

NAME = "https://id.northmoor.example"
API = "https://doorstep.northmoor.example/graphql"
NOW = 1_770_000_000
KEY = ECKey.generate_key("P-256", {"kid": "one"})
OTHER_KEY = ECKey.generate_key("P-256", {"kid": "one"})
KEYS = KeySet([ECKey.import_key(KEY.as_dict(private=False))])
CLIENTS = {"partner-system": frozenset({"visits:read", "profile:read"})}
ISSUER = Issuer(name=NAME, audience=API, clients=CLIENTS, forces=frozenset({6, 12}), keys=KEYS)
GOOD: dict[str, Any] = {
    "iss": NAME,
    "aud": API,
    "sub": "person-1",
    "client_id": "partner-system",
    "iat": NOW - 10,
    "exp": NOW + 290,
    "jti": "a-token-id",
    "scope": "visits:read visits:write",
    "roles": ["offender_manager"],
    "doorstep_org": "force:6",
}
Change = dict[str, Any]


def made(
    change: Change | None = None, *, without: str | None = None, header: Change | None = None, key: ECKey = KEY
) -> str:
    claims = {name: value for name, value in (GOOD | (change or {})).items() if name != without}
    head = {"alg": "ES256", "typ": "at+jwt", "kid": "one"} | (header or {})
    head = {name: value for name, value in head.items() if value is not None}
    return jwt.encode(head, claims, key, algorithms=["ES256"], default_type=None)


def read(token: str, issuer: Issuer = ISSUER, now: int = NOW) -> Any:
    glance(token)
    return read_access_token(token, issuer, KEYS, now)


def test_a_good_token_is_read() -> None:
    claims = read(made())

    assert (claims.subject, claims.client_id, claims.force_id) == ("person-1", "partner-system", 6)
    assert claims.roles == {"offender_manager"}
    assert claims.scopes == {"visits:read"}, "a client never has a scope that it was not given"
    assert claims.is_machine is False


def test_a_signature_is_worked_out_once_and_everything_else_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    token, worked_out = made({"jti": "often"}), []
    decode = jwt.decode
    monkeypatch.setattr(jwt, "decode", lambda *said, **more: worked_out.append(said[0]) or decode(*said, **more))

    assert read(token) == read(token, now=NOW + 100)
    assert worked_out == [token]
    with pytest.raises(TokenRefused) as late:
        read(token, now=NOW + 400)
    with pytest.raises(TokenRefused) as unknown:
        read(token, replace(ISSUER, clients={}))
    assert late.value.reason.startswith("claims")
    assert unknown.value.reason == "unknown client"


def test_what_was_signed_by_keys_that_are_no_longer_there_is_not_believed() -> None:
    token = made({"jti": "rotated"})
    assert read(token).token_id == "rotated"
    others = KeySet([ECKey.import_key(OTHER_KEY.as_dict(private=False))])

    with pytest.raises(TokenRefused) as refused:
        read_access_token(token, ISSUER, others, NOW)
    assert refused.value.reason.startswith("signature")


def test_a_signature_that_was_refused_is_refused_again() -> None:
    forged = made({"jti": "forged"}, key=OTHER_KEY)
    for _ in range(2):
        with pytest.raises(TokenRefused) as refused:
            read(forged)
        assert refused.value.reason.startswith("signature")


def test_a_machine_is_its_own_client() -> None:
    assert read(made({"sub": "partner-system"})).is_machine is True


@pytest.mark.parametrize(
    "change",
    [
        {"iat": NOW + 59, "exp": NOW + 300},  # their clock runs fast
        {"iat": NOW - 100, "exp": NOW - 29},
        {"nbf": NOW + 29},
        {"aud": [API, "https://other.example"]},
    ],
)
def test_clocks_may_differ_a_little(change: Change) -> None:
    assert read(made(change)).subject == "person-1"


@pytest.mark.parametrize(
    "change",
    [
        {"iss": "https://id.northmoor.example/"},
        {"iss": "https://evil.example"},
        {"iss": [NAME]},
        {"aud": "https://doorstep.northmoor.example"},
        {"aud": "doorstep-bff"},
        {"aud": ["https://other.example"]},
        {"aud": API + "/"},
        {"aud": {}},
        {"aud": ""},
        {"sub": ""},
        {"sub": 7},
        {"sub": "x" * 256},
        {"client_id": "unknown-system"},
        {"client_id": ["partner-system"]},
        {"jti": ""},
        {"iat": NOW - 100, "exp": NOW - 31},
        {"exp": NOW + 900},  # lives longer than 15 minutes
        {"exp": NOW - 20, "iat": NOW - 20},
        {"exp": "tomorrow"},
        {"exp": True},
        {"exp": None},
        {"iat": NOW + 61, "exp": NOW + 300},
        {"iat": "now"},
        {"nbf": NOW + 31},
        {"nbf": "later"},
        {"nonce": "n"},
        {"at_hash": "h"},
        {"c_hash": "h"},
        {"events": {"http://schemas.openid.net/event/backchannel-logout": {}}},
        {"cnf": {"jkt": "thumbprint"}},
        {"doorstep_org": "force:50"},
        {"doorstep_org": "force:"},
        {"doorstep_org": "force:-6"},
        {"doorstep_org": "agency:csc"},
        {"doorstep_org": 6},
    ],
    ids=str,
)
def test_a_token_that_says_the_wrong_thing_is_refused(change: Change) -> None:
    with pytest.raises(TokenRefused):
        read(made(change))


@pytest.mark.parametrize("claim", ["iss", "aud", "sub", "client_id", "iat", "exp", "jti", "doorstep_org"])
def test_a_token_that_does_not_say_everything_is_refused(claim: str) -> None:
    with pytest.raises(TokenRefused):
        read(made(without=claim))


@pytest.mark.parametrize(
    "header",
    [
        {"typ": None},
        {"typ": "JWT"},
        {"typ": "AT+JWT"},
        {"typ": "application/at+jwt"},
        {"typ": "logout+jwt"},
        {"typ": "dpop+jwt"},
        {"kid": None},
        {"kid": "other"},
    ],
    ids=str,
)
def test_a_token_of_another_kind_is_refused(header: Change) -> None:
    with pytest.raises(TokenRefused):
        read(made(header=header))


def test_the_caller_is_not_told_why() -> None:
    with pytest.raises(TokenRefused) as first:
        read(made({"aud": "x"}))
    with pytest.raises(TokenRefused) as second:
        read(made(key=OTHER_KEY))

    assert first.value.message == second.value.message


def test_weak_and_secret_keys_are_not_believed() -> None:
    weak, strong = RSAKey.generate_key(2048, auto_kid=True), RSAKey.generate_key(3072, auto_kid=True)
    secret = OctKey.generate_key(256, {"kid": "s"})

    kept = believable(KeySet([weak, strong, secret, KEY]))

    assert [key.kid for key in kept] == [strong.kid, "one"]


def test_an_issuer_cannot_be_configured_without_an_audience_or_with_a_shared_secret() -> None:
    with pytest.raises(AssertionError):
        Issuer(name=NAME, audience="", clients=CLIENTS, forces=None, keys=KEYS)
    with pytest.raises(AssertionError):
        Issuer(name=NAME, audience=API, clients=CLIENTS, forces=None, keys=KEYS, algorithms=("HS256",))


def test_an_issuer_of_one_force_need_not_name_it() -> None:
    one = Issuer(name=NAME, audience=API, clients=CLIENTS, forces=frozenset({12}), keys=KEYS)

    assert force_of({}, one) == 12
    with pytest.raises(TokenRefused):
        force_of({}, ISSUER)


def test_keycloak_writes_the_same_facts_elsewhere() -> None:
    issuer = Issuer(
        name=NAME, audience=API, clients=CLIENTS, forces=frozenset({6}), keys=KEYS, profile=KEYCLOAK, api="doorstep"
    )
    claims = {
        "azp": "partner-system",
        "typ": "Bearer",
        "resource_access": {"doorstep": {"roles": ["supervisor"]}, "other": {"roles": ["admin"]}},
    }
    token = made(claims, header={"typ": "JWT"}, without="client_id")

    assert read(token, issuer).roles == {"supervisor"}
    with pytest.raises(TokenRefused):  # an ID token of the same realm
        read(made(claims | {"typ": "ID"}, header={"typ": "JWT"}), issuer)


def test_entra_names_people_by_object_and_tenant() -> None:
    issuer = Issuer(name=NAME, audience=API, clients=CLIENTS, forces=frozenset({6}), keys=KEYS, profile=ENTRA)
    claims = {"ver": "2.0", "azp": "partner-system", "oid": "o", "tid": "t", "uti": "u", "scp": "visits:read"}

    read_claims = read(made(claims, header={"typ": "JWT"}), issuer)

    assert (read_claims.subject, read_claims.scopes) == ("o/t", {"visits:read"})
    with pytest.raises(TokenRefused):
        read(made(claims | {"ver": "1.0"}, header={"typ": "JWT"}), issuer)


ID_GOOD = {"aud": "doorstep-bff", "nonce": "n-1", "sub": "person-1"}


def id_token(change: Change | None = None, **options: Any) -> Any:
    token = made(ID_GOOD | (change or {}), header={"typ": "JWT"} | options.pop("header", {}), **options)
    return read_id_token(token, ISSUER, KEYS, client_id="doorstep-bff", nonce="n-1", now=NOW)


def test_an_id_token_for_this_sign_in_is_read() -> None:
    assert id_token()["sub"] == "person-1"
    assert id_token({"aud": ["doorstep-bff"], "azp": "doorstep-bff"})["sub"] == "person-1"


@pytest.mark.parametrize(
    "change",
    [
        {"aud": "other-client"},
        {"aud": "other-client", "azp": "doorstep-bff"},
        {"aud": ["doorstep-bff", "other-client"]},
        {"azp": "other-client"},
        {"nonce": "n-2"},
        {"nonce": None},
        {"iss": "https://evil.example"},
        {"iat": NOW - 100, "exp": NOW - 31},
        {"iat": NOW + 61, "exp": NOW + 300},
        {"sub": ""},
    ],
    ids=str,
)
def test_an_id_token_for_anybody_or_anything_else_is_refused(change: Change) -> None:
    with pytest.raises(TokenRefused):
        id_token(change)


def test_an_access_token_is_no_id_token() -> None:
    with pytest.raises(TokenRefused):
        id_token(header={"typ": "at+jwt"})
    with pytest.raises(TokenRefused):
        id_token(key=OTHER_KEY)
