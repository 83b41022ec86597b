"""A person signs in with a browser, works, and signs out."""

import pytest

from tests.identity.conftest import HERE, OUR_APP, Browser, Buttons, House

COOKIE = "__Host-Http-doorstep"


async def test_the_picker_offers_every_active_person_and_no_machine(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await house.persona("supervisor", is_active=False)
    await house.persona("integrator")

    page = await browser.send("GET", await browser.to_picker())

    found = Buttons()
    found.feed(page.text)
    assert found.values == ["officer"]
    assert "Development identity provider" in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    assert "form-action 'self'" in page.headers["content-security-policy"]
    assert page.headers["referrer-policy"] == "same-origin", "or the button's form would come from `Origin: null`"


async def test_a_person_signs_in_and_goes_on_to_where_they_were(house: House, browser: Browser) -> None:
    await house.persona("officer")

    page = await browser.sign_in("officer", "/app/nominal/1?tab=visits")

    assert page.status_code == 200
    assert 'content="0;url=/app/nominal/1?tab=visits"' in page.text
    session_cookie = next(line for line in page.headers.get_list("set-cookie") if line.startswith(f"{COOKIE}="))
    assert {"HttpOnly", "Path=/", "SameSite=strict", "Secure"} <= set(session_cookie.split("; "))
    assert "Domain" not in session_cookie
    assert "eyJ" not in page.text


async def test_the_session_says_who_is_signed_in(house: House, browser: Browser) -> None:
    principal = await house.persona("officer")
    await browser.sign_in("officer")

    said = (await browser.send("GET", "/auth/session")).json()

    assert said["signedIn"] is True
    assert said["principalId"] == str(principal)
    assert said["roles"] == ["offender_manager"]
    assert (said["forceId"], said["forceName"]) == (6, "Northmoor Police")
    assert (said["unitId"], said["unitName"]) == (str(house.unit_id), "SOMU East")
    assert said["idleExpiresAt"] < said["endsAt"]


async def test_without_a_session_nobody_is_signed_in(house: House, browser: Browser) -> None:
    answer = await browser.send("GET", "/auth/session")

    assert (answer.status_code, answer.json()) == (401, {"signedIn": False})


async def test_a_session_speaks_for_its_person(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")

    who = (await browser.send("POST", "/who", headers=OUR_APP)).json()

    assert who["subject"] == "officer"
    assert who["client"] == "doorstep-bff"
    assert who["scopes"] == ["profile:read", "visits:read", "visits:write"]
    assert (who["units"], who["district"]) == ([str(house.unit_id)], "Ashby")


async def test_signing_out_ends_the_session_and_spares_what_is_stored(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")
    kept = dict(browser.cookies)

    answer = await browser.send("POST", "/auth/logout", headers=OUR_APP)
    browser.cookies = kept

    assert answer.status_code == 204
    assert "storage" not in answer.headers["clear-site-data"]
    assert (await browser.send("GET", "/auth/session")).status_code == 401
    assert (await browser.send("GET", "/who")).status_code == 401


async def test_sign_in_and_out_are_audited(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")
    await browser.send("POST", "/auth/logout", headers=OUR_APP)

    events = await house.events()

    actor = f"{HERE}/idp|officer"
    assert [event for event in events if event[0] != "issueToken"] == [
        ("signIn", "permit", actor),
        ("signOut", "permit", actor),
    ]


async def test_the_session_table_does_not_hold_the_cookie(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")

    secret = browser.cookies[COOKIE].split(".")[1]
    row = await house.owner.fetchrow("select * from doorstep.browser_session")

    assert secret not in str(dict(row))


@pytest.mark.parametrize("field", ["X-Doorstep-Client", "Origin"])
async def test_the_session_cookie_changes_nothing_without_our_headers(
    house: House, browser: Browser, field: str
) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")
    headers = {name: value for name, value in OUR_APP.items() if name not in {field, "Sec-Fetch-Site"}}

    assert (await browser.send("POST", "/who", headers=headers)).status_code == 403
    assert (await browser.send("POST", "/auth/logout", headers=headers)).status_code == 403


OTHER_SITES = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"X-Doorstep-Client": "curl"},
]


async def test_another_site_cannot_use_the_session(house: House, browser: Browser) -> None:
    await house.persona("officer")
    await browser.sign_in("officer")

    for headers in OTHER_SITES:
        assert (await browser.send("POST", "/who", headers=OUR_APP | headers)).status_code == 403
