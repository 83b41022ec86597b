"""The development identity provider keeps the rules that a real one keeps."""

from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from authlib.oauth2 import rfc9207
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.discovery import OpenIDProviderMetadata
from joserfc import jwt
from joserfc.jwk import KeySet

from api.identity.provider.clients import BROWSER_CLIENT, COMMAND_LINE_CLIENT, COMMAND_LINE_REDIRECT
from api.refusals import NotSignedIn
from tests.identity.conftest import HERE, ISSUER, House

VERIFIER = "v" * 64
ASKED = {
    "response_type": "code",
    "client_id": COMMAND_LINE_CLIENT,
    "redirect_uri": COMMAND_LINE_REDIRECT,
    "scope": "visits:read",
    "state": "s",
    "code_challenge": create_s256_code_challenge(VERIFIER),
    "code_challenge_method": "S256",
}


async def code_for(http: httpx2.AsyncClient, persona: str = "officer", **asked: str) -> str:
    picked = await http.post(
        "/idp/authorize", params=ASKED | asked, data={"persona": persona}, headers={"Origin": HERE}
    )
    said = parse_qs(urlsplit(picked.headers["location"]).query)
    assert said["iss"] == [ISSUER]
    return said["code"][0]


async def exchange(http: httpx2.AsyncClient, bought_with: str, **changed: str) -> httpx2.Response:
    form = {
        "grant_type": "authorization_code",
        "client_id": COMMAND_LINE_CLIENT,
        "redirect_uri": COMMAND_LINE_REDIRECT,
        "code": bought_with,
        "code_verifier": VERIFIER,
    }
    return await http.post("/idp/token", data=form | changed)


async def test_a_code_buys_a_token_for_our_api_only(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("officer")

    answer = await exchange(http, await code_for(http))

    said = answer.json()
    token = jwt.decode(said["access_token"], KeySet.import_key_set((await http.get("/idp/jwks")).json()))
    assert token.header["typ"] == "at+jwt"
    assert token.claims["aud"] == f"{HERE}/graphql"
    assert token.claims["exp"] - token.claims["iat"] == 300
    assert token.claims["roles"] == ["offender_manager"]
    assert len(token.claims["jti"]) >= 22
    assert "refresh_token" not in said
    assert answer.headers["cache-control"] == "no-store"


async def test_published_keys_are_public(http: httpx2.AsyncClient) -> None:
    assert all("d" not in key for key in (await http.get("/idp/jwks")).json()["keys"])


async def test_the_discovery_document_is_valid(http: httpx2.AsyncClient) -> None:
    found = (await http.get("/idp/.well-known/openid-configuration")).json()

    # OpenID Connect wants RS256 offered too. We sign with ES256 alone, as every program here can.
    OpenIDProviderMetadata(found | {"id_token_signing_alg_values_supported": ["RS256", "ES256"]}).validate()
    rfc9207.AuthorizationServerMetadata(found).validate_authorization_response_iss_parameter_supported()
    assert found["issuer"] == ISSUER
    assert found["code_challenge_methods_supported"] == ["S256"]


WEAK = [
    {"code_challenge_method": "plain"},
    {"code_challenge_method": ""},
    {"code_challenge": ""},
    {"code_challenge": "short"},
    {"response_type": "token"},
    {"response_type": "code id_token"},
]


async def test_a_weak_flow_is_refused_at_its_start(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("officer")

    for asked in WEAK:
        refused = await http.get("/idp/authorize", params={k: v for k, v in (ASKED | asked).items() if v})

        said = parse_qs(urlsplit(refused.headers["location"]).query)
        assert refused.headers["location"].startswith(COMMAND_LINE_REDIRECT)
        assert said["error"]
        assert said["iss"] == [ISSUER]
        assert said["state"] == ["s"]
        assert "code" not in said


NOT_THE_CLIENTS = [
    {"redirect_uri": "https://evil.example/"},
    {"redirect_uri": f"{COMMAND_LINE_REDIRECT}/x"},
    {"redirect_uri": ""},
    {"client_id": "unknown"},
    {"client_id": "integrator"},
    {"response_type": "token", "redirect_uri": "https://evil.example/"},
    {"scope": "nonsense", "redirect_uri": "https://evil.example/"},
]


async def test_nobody_is_sent_to_an_address_that_is_not_the_clients(http: httpx2.AsyncClient) -> None:
    for asked in NOT_THE_CLIENTS:
        refused = await http.get("/idp/authorize", params={k: v for k, v in (ASKED | asked).items() if v})

        assert refused.status_code == 400
        assert "location" not in refused.headers


async def test_a_parameter_given_twice_is_refused(http: httpx2.AsyncClient) -> None:
    twice = [*ASKED.items(), ("redirect_uri", "https://evil.example/")]

    assert (await http.get("/idp/authorize", params=twice)).status_code == 400


async def test_a_code_buys_one_token_and_its_second_use_takes_that_back(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("officer")
    code = await code_for(http)
    token = (await exchange(http, code)).json()["access_token"]
    assert (await house.door.verify(token)).subject == "officer"

    again = await exchange(http, code)

    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    with pytest.raises(NotSignedIn):
        await house.door.verify(token)


WRONG_HANDS = [
    {"code_verifier": "w" * 64},
    {"code_verifier": ""},
    {"code_verifier": create_s256_code_challenge(VERIFIER)},
    {"redirect_uri": "http://127.0.0.1/other"},
    {"client_id": "unknown"},
    {"client_id": BROWSER_CLIENT},
    {"code": "guessed"},
    {"grant_type": "password"},
    {"grant_type": "refresh_token"},
    {"grant_type": "client_credentials"},
]


async def test_a_code_in_the_wrong_hands_buys_nothing(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("officer")

    for changed in WRONG_HANDS:
        answer = await exchange(http, await code_for(http), **changed)

        assert answer.status_code == 400
        assert "access_token" not in answer.text


async def test_a_wrong_verifier_uses_the_code_up(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("officer")
    code = await code_for(http)
    await exchange(http, code, code_verifier="w" * 64)

    assert (await exchange(http, code)).json()["error"] == "invalid_grant"


async def test_a_code_is_good_for_a_minute(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("officer")
    code = await code_for(http)
    house.clock.move(seconds=61)

    assert (await exchange(http, code)).json()["error"] == "invalid_grant"


async def test_codes_are_not_kept_in_clear(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("officer")
    code = await code_for(http)

    rows = await house.owner.fetch("select * from doorstep.provider_code")

    assert code not in str([dict(row) for row in rows])


OTHER_PAGES = [{}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]


async def test_another_page_cannot_press_the_button(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("officer")

    for headers in OTHER_PAGES:
        answer = await http.post("/idp/authorize", params=ASKED, data={"persona": "officer"}, headers=headers)

        assert answer.status_code == 403


NOT_ON_THE_LIST = ["nobody", "integrator", ""]


async def test_only_a_person_on_the_list_can_be_chosen(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("integrator")

    for persona in NOT_ON_THE_LIST:
        picked = await http.post("/idp/authorize", params=ASKED, data={"persona": persona}, headers={"Origin": HERE})

        assert parse_qs(urlsplit(picked.headers["location"]).query)["error"] == ["access_denied"]


async def test_a_client_takes_back_its_own_token(house: House, http: httpx2.AsyncClient) -> None:
    await house.persona("officer")
    token = (await exchange(http, await code_for(http))).json()["access_token"]

    await http.post("/idp/revoke", data={"token": token, "client_id": COMMAND_LINE_CLIENT})

    with pytest.raises(NotSignedIn):
        await house.door.verify(token)


async def test_signing_out_at_the_provider_redirects_nowhere_unknown(http: httpx2.AsyncClient) -> None:
    answer = await http.get("/idp/end-session", params={"post_logout_redirect_uri": "https://evil.example/"})

    assert answer.status_code == 200
    assert "location" not in answer.headers
