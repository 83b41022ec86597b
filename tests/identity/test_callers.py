"""Every request is judged by the tables as they are now, however good its token or cookie."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from joserfc import jwt

from api.audit.access import record_access
from api.identity import keys
from api.identity.front_door import FrontDoor
from api.identity.issuers import Issuer
from api.identity.keys import public_set
from api.identity.persona_token import persona_token
from api.identity.personas import PERSONAS
from api.identity.provider.clients import PROVIDER_KEY
from api.refusals import Misconfigured, Refusal
from api.settings import Mode, Settings
from tests.conftest import Place
from tests.identity.conftest import HERE, ISSUER, OUR_APP, Browser, House, scopes_of
from tests.makers import OTHER_FORCE, make_force, make_unit

API = f"{HERE}/graphql"


def token(house: House, *, client: str = "doorstep-cli", **changed: Any) -> str:
    """A token that the provider itself might have made."""
    now = int(house.clock.now().timestamp())
    claims = {"iss": ISSUER, "aud": API, "sub": "officer", "client_id": client, "jti": "j", "doorstep_org": "force:6"}
    claims |= {"iat": now, "exp": now + 300, "scope": "visits:read", "roles": ["offender_manager", "supervisor"]}
    key = keys.load(house.settings.data, PROVIDER_KEY)
    return jwt.encode({"alg": "ES256", "typ": "at+jwt", "kid": key.kid}, claims | changed, key)


async def ask(house: House, bearer: str, **headers: str) -> httpx2.Response:
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=house.app), base_url=HERE) as http:
        return await http.post("/who", headers={"Authorization": f"Bearer {bearer}"} | headers)


async def test_roles_are_those_that_token_and_table_both_give(house: House) -> None:
    await house.persona("officer", roles=["offender_manager", "auditor"])

    principal = await house.door.verify(token(house))

    assert {role.value for role in principal.roles} == {"offender_manager"}
    assert principal.scopes == {"visits:read"}
    assert (principal.unit_ids, principal.district) == ((house.unit_id,), "Ashby")


async def test_a_bearer_token_needs_no_browser_headers(house: House) -> None:
    await house.persona("officer")

    assert (await ask(house, token(house))).json()["subject"] == "officer"


async def test_a_deactivated_person_is_out_at_once(house: House, browser: Browser) -> None:
    key = await house.persona("officer")
    await browser.sign_in("officer")
    good = token(house)
    assert (await browser.send("GET", "/who")).status_code == 200

    await house.owner.execute("update doorstep.principal set is_active = false where id = $1", key)

    assert (await browser.send("GET", "/who")).status_code == 401
    assert (await browser.send("GET", "/auth/session")).status_code == 401
    assert (await ask(house, good)).status_code == 401
    assert (await house.events())[-1] == ("verifyToken", "deny", f"{ISSUER}|officer")


async def test_an_officer_who_left_is_out_at_once(house: House) -> None:
    await house.persona("officer")
    await house.owner.execute("update doorstep.officer set is_active = false")

    assert (await ask(house, token(house))).status_code == 401


async def test_what_was_given_before_a_persons_cut_off_is_refused(house: House, browser: Browser) -> None:
    key = await house.persona("officer")
    await browser.sign_in("officer")
    old = token(house)

    cut = house.clock.now() + timedelta(seconds=5)
    await house.owner.execute("update doorstep.principal set not_before = $2 where id = $1", key, cut)

    assert (await ask(house, old)).status_code == 401
    assert (await browser.send("GET", "/who")).status_code == 401
    house.clock.move(seconds=6)
    assert (await ask(house, token(house))).status_code == 200


async def test_a_name_of_another_force_is_nobody_here(house: House) -> None:
    await make_force(house.owner, OTHER_FORCE, "Another Force")
    await make_unit(house.owner, force_id=OTHER_FORCE)
    await house.persona("officer")

    assert (await ask(house, token(house, doorstep_org=f"force:{OTHER_FORCE}"))).status_code == 401


async def test_a_machines_token_is_not_a_persons(house: House) -> None:
    await house.persona("officer")
    await house.persona("integrator")

    assert (await ask(house, token(house, sub="integrator"))).status_code == 401
    assert (await ask(house, token(house, sub="integrator", client="integrator"))).status_code == 200


async def test_nobody_is_made_by_signing_in(house: House) -> None:
    assert (await ask(house, token(house, sub="stranger"))).status_code == 401
    assert await house.owner.fetchval("select count(*) from doorstep.principal") == 0


async def test_cookie_and_bearer_together_are_refused(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")

    answer = await browser.send("POST", "/who", headers=OUR_APP | {"Authorization": f"Bearer {token(house)}"})

    assert (answer.status_code, answer.json()["code"]) == (401, "UNAUTHENTICATED")


OTHER_AUTHORIZATION = ["", "Bearer", "Bearer ", "Basic dTpw", "DPoP x", "bearer not.a.token", "Bearer a b"]


async def test_other_authorization_is_refused(house: House) -> None:
    for header in OTHER_AUTHORIZATION:
        async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=house.app), base_url=HERE) as http:
            assert (await http.post("/who", headers=OUR_APP | {"Authorization": header})).status_code == 401


async def test_a_token_in_the_address_is_not_read(house: House, browser: Browser) -> None:
    await house.persona("officer")

    assert (await browser.send("GET", f"/who?access_token={token(house)}")).status_code == 401


OTHER_COOKIES = ["", "6.", "6.x", f"6.{'x' * 43}", f"x.{'x' * 43}", f"50.{'x' * 43}", "é", "6." * 9]


async def test_a_cookie_that_is_not_ours_opens_nothing(house: House, browser: Browser) -> None:
    for cookie in OTHER_COOKIES:
        browser.cookies["__Host-Http-doorstep"] = cookie

        assert (await browser.send("GET", "/who")).status_code == 401


async def test_a_session_in_use_lives_and_an_idle_one_ends(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")

    for _ in range(3):
        house.clock.move(minutes=14)
        assert (await browser.send("GET", "/who")).status_code == 200
    house.clock.move(minutes=15, seconds=1)

    assert (await browser.send("GET", "/who")).status_code == 401


async def test_asking_who_is_signed_in_does_not_keep_a_session_alive(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")

    house.clock.move(minutes=10)
    assert (await browser.send("GET", "/auth/session")).status_code == 200
    house.clock.move(minutes=6)

    assert (await browser.send("GET", "/auth/session")).status_code == 401


async def test_no_session_outlives_twelve_hours(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")

    for _ in range(12 * 60 // 14):
        house.clock.move(minutes=14)
        assert (await browser.send("GET", "/who")).status_code == 200
    house.clock.move(minutes=6)

    assert (await browser.send("GET", "/who")).status_code == 401


async def test_each_sign_in_has_a_new_session(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")
    first = browser.cookies["__Host-Http-doorstep"]

    await browser.sign_in("officer")

    assert browser.cookies["__Host-Http-doorstep"] != first


async def test_every_persona_gets_a_token_by_the_real_flow(house: House) -> None:
    for persona in PERSONAS:
        await house.persona(persona.name)
    loop = asyncio.get_running_loop()

    async def forward(request: httpx2.Request) -> httpx2.Response:
        async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=house.app)) as http:
            answer = await http.request(
                request.method, request.url, content=request.content, headers=dict(request.headers)
            )
            return httpx2.Response(answer.status_code, headers=dict(answer.headers), content=answer.content)

    def wait_for(request: httpx2.Request) -> httpx2.Response:
        return asyncio.run_coroutine_threadsafe(forward(request), loop).result()

    transport = httpx2.MockTransport(wait_for)
    for persona in PERSONAS:
        bearer = await asyncio.to_thread(persona_token, HERE, persona.name, house.settings.data, transport=transport)
        principal = await house.door.verify(bearer)
        assert principal.subject == persona.name
        assert principal.roles == set(persona.roles)

    await house.owner.execute("update doorstep.principal set is_active = false")
    for name, words in (("officer", "--demo"), ("integrator", "active")):
        with pytest.raises(Refusal, match=words):
            await asyncio.to_thread(persona_token, HERE, name, house.settings.data, transport=transport)


def test_the_command_line_says_what_is_wrong_in_one_line(tmp_path: Path) -> None:
    def no_provider(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(404)

    def nobody(request: httpx2.Request) -> httpx2.Response:
        raise httpx2.ConnectError("refused", request=request)

    for persona, answer, words in (
        ("burglar", no_provider, "There are: officer, officer2"),
        ("officer", no_provider, "not in development mode"),
        ("officer", nobody, "doorstep serve"),
    ):
        with pytest.raises(Refusal, match=words) as refused:
            persona_token(HERE, persona, tmp_path, transport=httpx2.MockTransport(answer))
        assert "\n" not in refused.value.message


async def test_no_token_code_or_cookie_reaches_the_log(
    house: House, browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    await house.persona("officer")
    caplog.set_level(logging.DEBUG)
    logging.getLogger().setLevel(logging.DEBUG)

    await browser.sign_in("officer")
    await ask(house, token(house))
    await ask(house, token(house, aud="x"))

    said = caplog.text
    assert "eyJ" not in said
    assert browser.cookies["__Host-Http-doorstep"].split(".")[1] not in said


def test_production_does_not_believe_a_development_provider(place: Place, tmp_path: Path) -> None:
    key = keys.load(tmp_path, "k")
    issuer = Issuer(name=ISSUER, audience=API, clients={}, forces=None, keys=public_set(key))

    with pytest.raises(Misconfigured):
        FrontDoor(
            Settings(mode=Mode.PRODUCTION, public_url="https://doorstep.example"),
            place.secrets,
            place.database,
            journal=record_access,
            scopes_of=scopes_of,
            issuers=[issuer],
        )


def test_production_has_no_provider_routes(place: Place, tmp_path: Path) -> None:
    door = FrontDoor(
        Settings(mode=Mode.PRODUCTION, public_url="https://doorstep.example", data=tmp_path),
        place.secrets,
        place.database,
        journal=record_access,
        scopes_of=scopes_of,
    )

    assert not [route for route in door.routes() if route.path.startswith("/idp")]


async def test_if_the_audit_cannot_be_written_nobody_is_signed_in(house: House, browser: Browser) -> None:
    await house.persona("officer")
    chosen = await browser.choose(await browser.to_picker(), "officer")
    await house.owner.execute("revoke insert on doorstep.audit_event from doorstep_app")

    with pytest.raises(Exception, match=r"permission denied|invalid"):
        await browser.send("GET", chosen.headers["location"])

    assert await house.owner.fetchval("select count(*) from doorstep.browser_session") == 0
