"""A program proves itself to the development identity provider with a key, and each proof counts once."""

import secrets
from typing import Any

import httpx2
from joserfc import jwt
from joserfc.jwk import ECKey

from api.identity import keys
from api.identity.provider.clients import COMMAND_LINE_CLIENT, machine_key
from tests.identity.conftest import ISSUER, House

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def machine_form(assertion: str) -> dict[str, str]:
    return {
        "grant_type": "client_credentials",
        "scope": "visits:read intelligence:read",
        "client_assertion_type": ASSERTION,
        "client_assertion": assertion,
    }


def assertion(house: House, key: ECKey | None = None, **changed: Any) -> str:
    key = key or keys.load(house.settings.data, machine_key("integrator"))
    now = int(house.clock.now().timestamp())
    claims = {"iss": "integrator", "sub": "integrator", "aud": ISSUER, "jti": secrets.token_hex(16)}
    claims |= {"iat": now, "exp": now + 60} | changed
    return jwt.encode({"alg": "ES256", "kid": key.kid}, {k: v for k, v in claims.items() if v is not None}, key)


async def test_a_machine_proves_itself_with_its_key(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("integrator")

    token = (await http.post("/idp/token", data=machine_form(assertion(house)))).json()

    principal = await house.door.verify(token["access_token"])
    assert (principal.subject, principal.is_machine, principal.client_id) == ("integrator", True, "integrator")
    assert token["expires_in"] == 600


async def test_an_assertion_counts_once(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("integrator")
    form = machine_form(assertion(house))
    first = await http.post("/idp/token", data=form)

    again = await http.post("/idp/token", data=form)

    assert (first.status_code, again.status_code) == (200, 400)
    assert again.json()["error"] == "invalid_client"


WRONG_ASSERTIONS = [
    {"aud": f"{ISSUER}/token"},
    {"aud": [ISSUER, "https://other.example"]},
    {"aud": None},
    {"iss": "doorstep-bff"},
    {"sub": "doorstep-bff", "iss": "doorstep-bff"},
    {"sub": "unknown", "iss": "unknown"},
    {"sub": None},
    {"jti": None},
    {"exp": None},
    {"exp": 1_000_000_000},
    {"exp": 4_000_000_000},
    {"iat": None},
]


async def test_a_wrong_assertion_is_refused(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("integrator")

    for changed in WRONG_ASSERTIONS:
        answer = await http.post("/idp/token", data=machine_form(assertion(house, **changed)))

        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_client")


async def test_another_key_is_refused(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("integrator")
    stranger = ECKey.generate_key("P-256", {"kid": "x"})

    answer = await http.post("/idp/token", data=machine_form(assertion(house, stranger)))

    assert answer.json()["error"] == "invalid_client"


async def test_a_machine_that_is_nobody_gets_no_token(house: House, http: httpx2.AsyncClient) -> None:
    answer = await http.post("/idp/token", data=machine_form(assertion(house)))

    assert answer.json()["error"] == "invalid_client"


async def test_parameters_in_the_address_are_not_read(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("integrator")

    answer = await http.post("/idp/token", params=machine_form(assertion(house)))

    assert answer.status_code == 400


async def test_a_client_cannot_take_back_anothers_token(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("integrator")
    token = (await http.post("/idp/token", data=machine_form(assertion(house)))).json()["access_token"]

    await http.post("/idp/revoke", data={"token": token, "client_id": COMMAND_LINE_CLIENT})

    assert (await house.door.verify(token)).subject == "integrator"
