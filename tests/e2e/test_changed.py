"""What others changed while an officer was away: told in words until they have read it. Their own work is no news."""

import json
from datetime import date
from typing import Any

from playwright.sync_api import Page, expect

from api.values import new_id
from tests.e2e.browser import unlock
from tests.e2e.looking import look_everywhere
from tests.e2e.phones import Station, is_received, record_visit, sync_now

_CASELOAD = "{ caseload(first: 50) { nodes { id name riskLevel restricted ownerId } } }"
_TODAY = date.today().isoformat()  # noqa: DTZ011 - the browser's own day


def _plain(station: Station, persona: str) -> list[dict[str, Any]]:
    """Those of the officer's caseload whom their supervisor sees, too."""
    nodes = station.server.ask(persona, _CASELOAD)["caseload"]["nodes"]
    return [node for node in nodes if not node["restricted"]]


def _decide(station: Station, mutation: str, **said: Any) -> None:
    """What a supervisor decides about somebody."""
    asked = _written({"id": str(new_id())} | said)
    document = f"mutation Decide {{ {mutation}(input: {asked}) {{ userErrors {{ message }} }} }}"
    assert station.server.ask("supervisor", document)[mutation]["userErrors"] == []


def _written(value: Any) -> str:
    """In GraphQL's own writing, where what is all capitals is a word of an enumeration."""
    match value:
        case dict():
            return "{" + ", ".join(f"{name}: {_written(each)}" for name, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(_written, value)) + "]"
        case str() if value.isupper():
            return value
    return json.dumps(value)


def _changed(page: Page, people: str) -> None:
    sync_now(page)
    expect(page.get_by_test_id("news").get_by_role("link")).to_have_text(people)


def test_what_a_supervisor_changes_is_told_until_the_officer_has_read_it(station: Station) -> None:
    about, other = _plain(station, "officer")[:2]
    given = _plain(station, "officer2")[0]
    level = "HIGH" if about["riskLevel"] != "HIGH" else "MEDIUM"
    with station.phone() as page:
        expect(page.get_by_test_id("news")).to_have_count(0)

        _decide(station, "setRiskLevel", nominalId=about["id"], level=level, reason="He said what he plans.")
        condition = {"id": str(new_id()), "kind": "DEVICE", "position": "1", "text": "No phone that nobody has seen."}
        order = {
            "orderId": str(new_id()),
            "kind": "SHPO",
            "madeOn": _TODAY,
            "court": "Ashby",
            "conditions": [condition],
        }
        _decide(station, "recordOrder", nominalId=other["id"], **order)
        _decide(station, "assignNominal", nominalId=given["id"], ownerId=about["ownerId"])

        _changed(page, "3 people")
        look_everywhere(page, "caseload-with-news")
        page.get_by_role("link", name="3 people").click()
        news = page.get_by_test_id("changed")
        expect(news.filter(has_text=about["name"])).to_contain_text("It was:")
        expect(news.filter(has_text=other["name"])).to_contain_text("New order: Sexual harm prevention order")
        expect(news.filter(has_text=given["name"])).to_contain_text("New on your caseload.")
        look_everywhere(page, "changed")

        page.get_by_role("link", name=about["name"]).click()
        expect(page.get_by_test_id("news")).to_contain_text("It was:")
        look_everywhere(page, "person-with-news")
        page.get_by_role("button", name="I have read this").click()
        expect(page.get_by_test_id("news")).to_have_count(0)

        page.goto(f"{station.proxy.url}/app/")
        unlock(page)
        _changed(page, "2 people")
        page.get_by_role("link", name="2 people").click()
        page.get_by_role("button", name="I have read all of this").click()
        expect(page.get_by_text("Nothing has changed since you last looked.")).to_be_visible()
        page.get_by_role("link", name="Your caseload").click()
        expect(page.get_by_test_id("caseload")).to_be_visible()
        expect(page.get_by_test_id("news")).to_have_count(0)


def test_an_officers_own_visit_is_no_news(station: Station) -> None:
    with station.phone() as page:
        record_visit(page, "my own", whom=1)
        is_received(page)
        page.goto(f"{station.proxy.url}/app/")
        unlock(page)
        expect(page.get_by_test_id("status-line")).to_contain_text("Up to date")
        expect(page.get_by_test_id("news")).to_have_count(0)
