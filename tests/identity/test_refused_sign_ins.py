"""What can go wrong between leaving for the identity provider and coming back, by accident or on purpose."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio
from joserfc import jwt
from joserfc.jwk import ECKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.audit.access import record_access
from api.identity.browser import safe_return
from api.identity.front_door import FrontDoor
from api.identity.issuers import Issuer
from api.identity.keys import public_set
from api.identity.relying_party import SignInProvider
from api.settings import Settings
from tests.conftest import Place
from tests.identity.conftest import HERE, Browser, House, MovableClock, scopes_of
from tests.makers import Owner, insert, make_force

PROVIDER = "https://id.northmoor.example"
REMOVE = object()


@dataclass
class Provider:
    """An identity provider that says whatever the test wants."""

    key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "p"}))
    claims: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] = field(default_factory=dict)
    signer: ECKey | None = None
    now: int = 0
    nonce: str = ""
    assertions: list[dict[str, Any]] = field(default_factory=list)

    async def token(self, request: Request) -> Response:
        form = await request.form()
        self.assertions.append(jwt.decode(str(form["client_assertion"]), self.client_key).claims)
        claims = {"iss": PROVIDER, "aud": "doorstep", "sub": "p1", "nonce": self.nonce, "roles": ["auditor"]}
        claims |= {"iat": self.now, "exp": self.now + 60} | self.claims
        claims = {name: value for name, value in claims.items() if value is not REMOVE}
        id_token = jwt.encode({"alg": "ES256", "kid": "p"} | self.header, claims, self.signer or self.key)
        said = {"access_token": "opaque", "token_type": "Bearer", "id_token": id_token} | self.answer
        return JSONResponse({name: value for name, value in said.items() if value is not REMOVE})

    client_key: ECKey = field(default_factory=lambda: ECKey.generate_key("P-256", {"kid": "c"}))


@dataclass
class Visit:
    """A browser at a door whose identity provider is ours to play."""

    browser: Browser
    provider: Provider
    owner: Owner

    async def leave(self) -> dict[str, str]:
        """To the provider; gives the parameters that would come back."""
        location = await self.browser.to_picker("/app/")
        asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        self.provider.nonce = asked["nonce"]
        return {"code": "c", "state": asked["state"], "iss": PROVIDER}

    async def come_back(self, **changed: Any) -> Any:
        said = {name: value for name, value in (await self.leave() | changed).items() if value is not REMOVE}
        return await self.browser.send("GET", "/auth/callback", params=said)

    async def sessions(self) -> int:
        return await self.owner.fetchval("select count(*) from doorstep.browser_session")


@pytest_asyncio.fixture
async def visit(place: Place, owner: Owner, tmp_path: Path) -> AsyncIterator[Visit]:
    await make_force(owner)
    await insert(owner, "principal", issuer=PROVIDER, subject="p1", name="An Invented Auditor", roles=["auditor"])
    provider, clock = Provider(), MovableClock()
    provider.now = int(clock.now().timestamp())
    issuer = Issuer(name=PROVIDER, audience="a", clients={}, forces=frozenset({6}), keys=public_set(provider.key))
    sign_in = SignInProvider(
        issuer=PROVIDER,
        authorization_endpoint=f"{PROVIDER}/authorize",
        token_endpoint=f"{PROVIDER}/token",
        client_id="doorstep",
        redirect_uri=f"{HERE}/auth/callback",
        key=provider.client_key,
        inside=Starlette(routes=[Route("/token", provider.token, methods=["POST"])]),
    )
    door = FrontDoor(
        Settings(data=tmp_path, public_url=HERE),
        place.secrets,
        place.database,
        journal=record_access,
        scopes_of=scopes_of,
        clock=clock,
        issuers=[issuer],
        sign_in=sign_in,
    )
    browser = Browser(Starlette(routes=door.routes()))
    yield Visit(browser, provider, owner)
    await browser.close()


async def test_an_operators_own_provider_signs_people_in(visit: Visit) -> None:
    page = await visit.come_back()

    assert page.status_code == 200
    assert (await visit.browser.send("GET", "/auth/session")).json()["roles"] == ["auditor"]


async def test_the_redirect_asks_for_pkce_by_s256_with_state_and_nonce(visit: Visit) -> None:
    asked = parse_qs(urlsplit(await visit.browser.to_picker()).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[name][0]) >= 20 for name in ("state", "nonce", "code_challenge"))


async def test_our_assertion_is_made_for_the_issuer_and_never_repeats(visit: Visit) -> None:
    await visit.come_back()
    await visit.come_back()

    first, second = visit.provider.assertions
    assert first["aud"] == PROVIDER
    assert first["exp"] - first["iat"] <= 60
    assert first["jti"] != second["jti"]


WRONG_ID_TOKENS = [
    {"aud": "another-client"},
    {"aud": "another-client", "azp": "doorstep"},
    {"aud": ["doorstep", "another-client"]},
    {"nonce": "another"},
    {"nonce": REMOVE},
    {"iss": "https://evil.example"},
    {"iss": f"{PROVIDER}/"},
    {"exp": 1_700_000_000},
    {"sub": REMOVE},
    {"doorstep_org": "force:50"},
]


async def test_an_id_token_that_is_not_for_this_sign_in_is_refused(visit: Visit) -> None:
    for claims in WRONG_ID_TOKENS:
        visit.provider.claims = claims

        page = await visit.come_back()

        assert (page.status_code, await visit.sessions()) == (403, 0)


async def test_an_id_token_signed_by_another_key_is_refused(visit: Visit) -> None:
    visit.provider.signer = ECKey.generate_key("P-256", {"kid": "p"})

    assert ((await visit.come_back()).status_code, await visit.sessions()) == (403, 0)


async def test_an_access_token_in_the_place_of_an_id_token_is_refused(visit: Visit) -> None:
    visit.provider.header = {"typ": "at+jwt"}

    assert ((await visit.come_back()).status_code, await visit.sessions()) == (403, 0)


async def test_an_answer_without_an_id_token_signs_nobody_in(visit: Visit) -> None:
    visit.provider.answer = {"id_token": REMOVE}

    assert ((await visit.come_back()).status_code, await visit.sessions()) == (403, 0)


async def test_a_refusal_of_the_provider_is_audited(visit: Visit) -> None:
    page = await visit.come_back(code=REMOVE, error="access_denied")

    rows = await visit.owner.fetch("select action, decision from doorstep.audit_event")
    assert page.status_code == 403
    assert [tuple(row) for row in rows] == [("signIn", "deny")]


WRONG_ANSWERS = [{"iss": "https://evil.example"}, {"iss": REMOVE}, {"state": "guessed"}, {"state": REMOVE}]


async def test_an_answer_to_another_question_is_refused(visit: Visit) -> None:
    for changed in WRONG_ANSWERS:
        page = await visit.come_back(**changed)

        assert (page.status_code, await visit.sessions(), visit.provider.assertions) == (403, 0, [])


async def test_a_sign_in_started_in_another_browser_is_refused(visit: Visit) -> None:
    said = await visit.leave()
    visit.browser.cookies.clear()

    page = await visit.browser.send("GET", "/auth/callback", params=said)

    assert (page.status_code, await visit.sessions()) == (400, 0)


async def test_a_sign_in_cannot_be_played_again(visit: Visit) -> None:
    said = await visit.leave()
    await visit.browser.send("GET", "/auth/callback", params=said)

    again = await visit.browser.send("GET", "/auth/callback", params=said)

    assert (again.status_code, await visit.sessions()) == (400, 1)


async def test_a_sign_in_that_took_too_long_is_refused(house: House, browser: Browser) -> None:
    await house.persona("officer")
    picker = await browser.to_picker()
    house.clock.move(minutes=11)

    chosen = await browser.choose(picker, "officer")
    page = await browser.send("GET", chosen.headers["location"])

    assert page.status_code == 400


async def test_a_person_who_was_deactivated_while_away_is_refused_and_audited(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await house.owner.execute("update doorstep.officer set is_active = false")

    page = await browser.sign_in("officer")

    assert page.status_code == 403
    assert (await house.events())[-1] == ("signIn", "deny", f"{HERE}/idp|officer")


async def test_from_another_name_of_this_machine_people_are_led_to_the_right_one(house: House) -> None:
    browser = Browser(house.app)

    led = await browser.send("GET", "http://localhost:8000/auth/login?return=/app/visits")
    await browser.close()

    assert led.headers["location"] == f"{HERE}/auth/login?return=%2Fapp%2Fvisits"


@pytest.mark.parametrize(
    "path",
    [
        None,
        "",
        "/",
        "/auth/logout",
        "/apple",
        "//evil.example/app/",
        "https://evil.example/app/",
        "/\\evil.example",
        "/app/\\evil.example",
        "/app//evil.example",
        "/app/../auth/logout",
        "/app/%2e%2E/auth/logout",
        "/app/.%2e/auth/logout",
        "/app/x\r\nSet-Cookie: a=b",
        "/app/\t/x",
        "/app/x\n",
        "javascript:alert(1)",
        '/app/"><script>',
        "/app/é",
        "/app/" + "x" * 501,
    ],
    ids=repr,
)
def test_signing_in_leads_nowhere_but_into_the_app(path: str | None) -> None:
    assert safe_return(path) == "/app/"


@pytest.mark.parametrize("path", ["/app/", "/app/nominal/0190-ab?tab=visits&x=%20y", "/app/visits.html"])
def test_a_path_of_the_app_is_kept(path: str) -> None:
    assert safe_return(path) == path
