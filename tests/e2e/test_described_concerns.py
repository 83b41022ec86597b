"""A partner describes somebody in words: a person at the force finds who it is, or says that it is nobody of theirs."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from api.values import new_id
from tests.e2e.browser import DESK, PHONE, opened, sign_in
from tests.e2e.looking import look_everywhere
from tests.e2e.server import Server
from tests.e2e.test_board import number

_TELL = """mutation ($input: ContributeConcernInput!) {
  contributeConcern(input: $input) { concern { id } userErrors { code } } }"""
_HEARD = "{ concerns { nodes { text answer nominalId } } }"
_PEOPLE = "{ caseload(first: 20) { nodes { name dateOfBirth restricted } } }"


def _tell(server: Server, text: str, **said: str) -> None:
    given = {"id": str(new_id()), "text": text} | said
    assert server.ask("partner", _TELL, input=given)["contributeConcern"]["userErrors"] == []


def _alerts(page: Page, server: Server, persona: str) -> None:
    sign_in(page, server.url, persona)
    page.goto(f"{server.url}/app/alerts")
    expect(page.get_by_test_id("described")).to_be_visible()


@pytest.mark.parametrize("shape", [PHONE, DESK], ids=["phone", "desk"])
def test_a_described_concern_is_linked_and_becomes_an_alert(
    playwright: Playwright, server: Server, folder: Path, shape: dict[str, object]
) -> None:
    people = server.ask("officer", _PEOPLE)["caseload"]["nodes"]
    whom = [each for each in people if not each["restricted"]][0 if shape is PHONE else 1]
    name = str(whom["name"])
    words = f"He waits at the gate, seen {'once' if shape is PHONE else 'twice'}."
    _tell(server, words, name=name[:2] + name[3:], dateOfBirth=whom["dateOfBirth"], about="Tall, a grey van")
    with opened(playwright, folder / f"described-{'phone' if shape is PHONE else 'desk'}", shape=shape) as page:
        _alerts(page, server, "supervisor")
        card = page.get_by_test_id("described").locator(".app-card").filter(has_text=words)
        expect(card).to_contain_text("Tall, a grey van")
        card.get_by_role("button", name="Look for them").click()
        expect(card.get_by_role("button", name=f"It is about {name}")).to_be_visible()
        expect(card.get_by_text("is spelt like").first).to_be_visible()
        look_everywhere(page, "described-found")
        card.get_by_role("button", name=f"It is about {name}").click()
        expect(card).to_have_count(0)
        alert = page.get_by_test_id("alert").filter(has_text=name)
        expect(alert).to_contain_text("Concern of")

    (heard,) = [each for each in server.ask("partner", _HEARD)["concerns"]["nodes"] if each["text"] == words]
    assert heard == {"text": words, "answer": None, "nominalId": None}


def test_a_concern_about_nobody_whom_the_force_manages_is_answered(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    words = "A man whom nobody knows sat in his car."
    _tell(server, words, about="Fifty, with a beard")
    with opened(playwright, folder / "described-nobody", shape=DESK) as page:
        _alerts(page, server, "supervisor")
        card = page.get_by_test_id("described").locator(".app-card").filter(has_text=words)
        card.get_by_label("Whom to look for").fill("Ermintrude Zebrowska")
        card.get_by_role("button", name="Look for them").click()
        expect(card.get_by_text("Nobody like this among those whom you work with.")).to_be_visible()
        card.get_by_text("It is nobody whom we manage").click()
        card.get_by_label("What the partner is told").fill("x" * 501)
        card.get_by_role("button", name="Answer the concern").click()
        expect(card.get_by_text("At most 500 characters")).to_be_visible()
        look_everywhere(page, "described-answer")
        card.get_by_label("What the partner is told").fill("We have noted the car.")
        card.get_by_role("button", name="Answer the concern").click()
        expect(card).to_have_count(0)

    (heard,) = [each for each in server.ask("partner", _HEARD)["concerns"]["nodes"] if each["text"] == words]
    assert heard["answer"] == "We have noted the car."


def test_a_described_concern_waits_for_the_supervisor_and_comes_while_they_look(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    words = "A man who said his name was Bertram asked for her address."
    with opened(playwright, folder / "described-waiting", shape=DESK) as page:
        sign_in(page, server.url, "supervisor")
        page.get_by_role("link", name="Waiting for you").click()
        counted = page.get_by_test_id("waiting-count")
        expect(counted).to_contain_text("to decide on")
        before = number(counted.inner_text())
        _tell(server, words, name="Bertram Somebody")
        line = page.get_by_test_id("waiting-concerns").get_by_role("listitem").filter(has_text=words)
        expect(line).to_be_visible()
        expect(counted).to_contain_text(f"{before + 1:,} things")
        look_everywhere(page, "waiting-concerns")
        line.get_by_role("link").click()
        expect(page.get_by_test_id("described").locator(".app-card").filter(has_text=words)).to_be_visible()
