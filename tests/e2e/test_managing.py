"""What people decide about whom they manage, as only the page can show it: what waits, modes, changes of hands."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Playwright, expect

from api.clock import system_clock
from api.values import new_id
from tests.e2e.browser import DESK, PHONE, choose_passphrase, follow, opened, sign_in
from tests.e2e.looking import look, look_everywhere
from tests.e2e.server import Server
from tests.e2e.test_cases import take_in

TODAY = date.today().isoformat()  # noqa: DTZ011 - the browser's own day
_CASELOAD = "{ caseload(first: 50) { nodes { id name restricted managementMode riskLevel } } }"
_ATTEMPT = """mutation { submitVisit(input: { id: "%s", visitId: "%s", nominalId: "%s", visitType: ROUTINE,
  outcome: NO_REPLY, startedAt: "%s", crewMode: SINGLE_AUTHORISED, nominalSeen: false, notes: "Nobody came to the door."
}) { userErrors { message } } }"""
_AGAINST = "query ($id: ID!) { reactiveEligibility(nominalId: $id) { against { words } } }"
_ME = "{ me { officer { id name } } }"
_UNITS = "{ units(first: 100) { nodes { id name kind } } }"
_PROPOSE = "mutation ($i: ProposeTransferInput!) { proposeTransfer(input: $i) { userErrors { message } } }"
_ARRIVED = "{ transfers(filter: { state: [ACCEPTED] }) { nodes { name nominal { managementMode owner { name } } } } }"


@dataclass(frozen=True)
class Somebody:
    """Of the officer's caseload, and whom their supervisor sees too."""

    id: str
    name: str


def somebody(server: Server, place: int) -> Somebody:
    """Each test has its own."""
    return _people(server)[place]


def _people(server: Server, level: str | None = None) -> list[Somebody]:
    people = server.ask("officer", _CASELOAD)["caseload"]["nodes"]
    known = [each for each in people if not each["restricted"] and each["managementMode"] == "ACTIVE"]
    names = [each["name"] for each in known]
    alone = [each for each in known if names.count(each["name"]) == 1]
    return [Somebody(each["id"], each["name"]) for each in alone if level in (None, each["riskLevel"])]


def attempted(server: Server, whom: Somebody) -> str:
    """A visit of the officer's, as a program tells of it; gives its id."""
    visit, at = str(new_id()), (system_clock.now() - timedelta(hours=1)).isoformat()
    said = server.ask("officer", _ATTEMPT % (new_id(), visit, whom.id, at))
    assert said["submitVisit"]["userErrors"] == []
    return visit


def _desk_of_what_waits(page: Page, server: Server, persona: str) -> None:
    sign_in(page, server.url, persona)
    follow(page, "Waiting for you")
    expect(page.get_by_test_id("waiting-count")).to_contain_text("to decide on")


def _row(page: Page, href: str) -> Locator:
    """The line that leads there, on whichever page of the list it is."""
    lines = page.get_by_test_id("waiting").get_by_role("listitem")
    link = lines.locator(f'a[href="{href}"]')
    expect(lines.first).to_be_visible()
    while not link.is_visible():
        first = lines.first.inner_text()
        page.get_by_role("button", name="Next page").click()
        expect(lines.first).not_to_have_text(first, use_inner_text=True)
    return link


def test_a_visit_that_waits_leads_to_its_review_and_waits_no_more_once_it_is_returned(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    whom = somebody(server, 0)
    visit = attempted(server, whom)
    with opened(playwright, folder / "waiting-visit", shape=DESK) as page:
        _desk_of_what_waits(page, server, "supervisor")
        row = _row(page, f"/app/reviews/{visit}")
        expect(row).to_have_text(f"A visit waits for a review: {whom.name}")
        look_everywhere(page, "waiting-with-a-visit")
        row.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Review a visit")
        expect(page.get_by_text("Nobody came to the door.")).to_be_visible()
        page.get_by_label("Comment, needed to return it").fill("Which door?")
        page.get_by_role("button", name="Return to the officer").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Reviews")

        waiting = "{ waiting(first: 100) { nodes { kind openedById } totalCount } }"
        listed = server.ask("supervisor", waiting)["waiting"]
        assert {"kind": "SUP_REVIEW", "openedById": visit} not in listed["nodes"]
        follow(page, "Waiting for you")
        expect(page.get_by_test_id("waiting-count")).to_contain_text(f"{listed['totalCount']} thing")


def _low_with_grounds(server: Server) -> Somebody:
    """Only who is low may be managed reactively; the last of the caseload against whose being so something speaks."""
    for whom in reversed(_people(server, "LOW")):
        if server.ask("supervisor", _AGAINST, id=whom.id)["reactiveEligibility"]["against"]:
            return whom
    raise AssertionError("the demo force has nobody of them")


def _modes(page: Page) -> list[str]:
    page.get_by_text("Change how they are managed", exact=True).click()
    return page.locator("#mode-form-mode option").all_inner_texts()


def _change_mode(page: Page, mode: str) -> None:
    page.locator("#mode-form-mode").select_option(mode)
    page.locator("#mode-form-fromDay").fill(TODAY)
    page.locator("#mode-form-reason").fill("Told by the prison.")
    page.get_by_role("button", name="Record the change").click()


def test_an_officer_records_where_somebody_is_and_only_a_supervisor_stops_visits(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    whom = _low_with_grounds(server)
    with opened(playwright, folder / "modes-officer", shape=PHONE) as phone:
        sign_in(phone, server.url, "officer")
        choose_passphrase(phone)
        phone.get_by_test_id("caseload").get_by_role("link", name=whom.name).click()
        phone.get_by_role("link", name="Manage", exact=True).click()
        assert _modes(phone) == ["Active management", "In custody", "In hospital", "Abroad", "Missing"]
        phone.locator("#mode-form-mode").select_option("CUSTODY")
        phone.get_by_role("button", name="Record the change").click()
        expect(phone.get_by_text("Give this: from which day").first).to_be_visible()
        look(phone, "mode-errors")
        _change_mode(phone, "CUSTODY")
        section = phone.get_by_role("region", name="How they are managed")
        expect(section.get_by_role("listitem").first).to_contain_text("In custody from")
        expect(phone.get_by_text("In custody, ")).to_be_visible()

    with opened(playwright, folder / "modes-supervisor", shape=DESK) as page:
        sign_in(page, server.url, "supervisor")
        expect(page.get_by_role("link", name="Board")).to_be_visible()
        page.goto(f"{server.url}/app/nominals/{whom.id}/manage")
        expect(page.get_by_test_id("against-reactive")).to_contain_text("against it")
        assert {"Reactive management", "Closed"} <= set(_modes(page))
        _change_mode(page, "ACTIVE")
        section = page.get_by_role("region", name="How they are managed")
        expect(section.get_by_role("listitem").first).to_contain_text("Active management from")
        _change_mode(page, "REACTIVE")
        expect(section.get_by_role("listitem").first).to_contain_text("Reactive management from")
        expect(section.get_by_role("listitem").first).to_contain_text("What spoke against it")
        expect(page.get_by_text("Answer the news that wait for review")).to_be_visible()
        expect(page.get_by_text("No visit due.")).to_be_visible()
        look_everywhere(page, "manage-reactive")


def _propose(server: Server, persona: str, whom: Somebody, **to: str) -> None:
    asked = {"id": str(new_id()), "transferId": str(new_id()), "nominalId": whom.id, "reason": "She is on leave."}
    assert server.ask(persona, _PROPOSE, i=asked | to)["proposeTransfer"]["userErrors"] == []


def test_somebody_is_given_to_a_colleague_once_the_supervisor_accepts(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    whom = somebody(server, 3)
    colleague = server.ask("officer2", _ME)["me"]["officer"]
    _propose(server, "officer", whom, toOwnerId=colleague["id"])
    with opened(playwright, folder / "colleague", shape=DESK) as page:
        _desk_of_what_waits(page, server, "supervisor")
        card = page.get_by_test_id("transfer").filter(has_text=whom.name)
        expect(card).to_contain_text(colleague["name"])
        expect(card.get_by_text("Take it back").first).to_be_visible()
        card.get_by_text("Answer", exact=True).first.click()
        look_everywhere(page, "transfer-to-a-colleague")
        card.get_by_role("button", name="Send the answer").click()
        expect(card).to_have_count(0)

    mine, theirs = (server.ask(persona, _CASELOAD)["caseload"]["nodes"] for persona in ("officer", "officer2"))
    assert whom.id not in [each["id"] for each in mine]
    assert whom.id in [each["id"] for each in theirs]


def test_only_the_side_that_is_asked_is_shown_how_to_answer(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    whom = somebody(server, 4)
    units = server.ask("supervisor", _UNITS)["units"]["nodes"]
    theirs = server.ask("ocait_supervisor", "{ me { officer { unit { id } } } }")["me"]["officer"]["unit"]["id"]
    assert theirs in [unit["id"] for unit in units]
    _propose(server, "supervisor", whom, toUnitId=theirs)
    with (
        opened(playwright, folder / "giving", shape=DESK) as giving,
        opened(playwright, folder / "receiving", shape=DESK) as receiving,
    ):
        for page, persona, shown, hidden in (
            (giving, "supervisor", "Take it back", "Send the answer"),
            (receiving, "ocait_supervisor", "Answer", "Take it back"),
        ):
            _desk_of_what_waits(page, server, persona)
            card = page.get_by_test_id("transfer").filter(has_text=whom.name)
            expect(card.get_by_text(shown, exact=True).first).to_be_visible()
            expect(card.get_by_text(hidden, exact=True)).to_have_count(0)
        look(receiving, "transfer-to-be-answered")
        card = receiving.get_by_test_id("transfer").filter(has_text=whom.name)
        card.get_by_text("Answer", exact=True).first.click()
        card.get_by_label("Answer", exact=True).select_option("REFUSE")
        card.get_by_role("button", name="Send the answer").click()
        expect(card.get_by_text("reason is needed.").first).to_be_visible()
        card.get_by_label("Reason").fill("He is none of ours.")
        card.get_by_role("button", name="Send the answer").click()
        expect(card).to_have_count(0)

        giving.goto(f"{server.url}/app/nominals/{whom.id}/manage")
        answered = giving.get_by_test_id("transfer").first
        expect(answered).to_contain_text("He is none of ours.")
        expect(answered.get_by_text("Take it back")).to_have_count(0)


def test_somebody_from_another_force_has_an_owner_at_once_and_is_managed_once_accepted(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "receive", shape=DESK) as page:
        _desk_of_what_waits(page, server, "supervisor")
        page.get_by_text("Receive somebody from another force", exact=True).click()
        page.locator("#receive-ownerId").select_option(index=1)
        page.get_by_role("button", name="Receive them").click()
        expect(page.get_by_role("alert").first).to_be_visible()
        look_everywhere(page, "receive-errors")
        for field, text in (
            ("otherForce", "Southmoor Police"), ("contact", "DI Invented"), ("theirReference", "SM/77"),
            ("name", "Invented Newcomer"), ("reference", "E2E-IN-1"), ("reason", "He moves to Ashby."),
        ):  # fmt: skip
            page.locator(f"#receive-{field}").fill(text)
        owner = page.locator("#receive-ownerId option").nth(1).inner_text()
        page.get_by_role("button", name="Receive them").click()

        card = page.get_by_test_id("transfer").filter(has_text="Invented Newcomer")
        expect(card).to_contain_text("asked by Southmoor Police")
        look_everywhere(page, "received")
        card.get_by_text("Answer", exact=True).first.click()
        card.get_by_role("button", name="Send the answer").click()
        expect(card).to_have_count(0)

    arrived: list[Any] = server.ask("supervisor", _ARRIVED)["transfers"]["nodes"]
    [newcomer] = [each["nominal"] for each in arrived if each["name"] == "Invented Newcomer"]
    assert newcomer == {"managementMode": "ACTIVE", "owner": {"name": owner}}


def test_a_case_is_given_to_another_officer_of_the_team(playwright: Playwright, server: Server, folder: Path) -> None:
    with opened(playwright, folder / "case-given", shape=DESK) as page:
        sign_in(page, server.url, "ocait")
        expect(page.get_by_test_id("cases")).to_be_visible()
        take_in(page, server, "given")
        page.get_by_role("link", name="Open the case").click()
        section = page.get_by_role("region", name="Whose it is")
        owner = section.locator("p").first.inner_text()
        section.get_by_text("Give it to another officer").click()
        section.get_by_label("Unit", exact=True).select_option(index=1)
        officer = section.locator("#assign-case-ownerId")
        expect(officer.locator("option").nth(1)).to_be_attached()
        section.get_by_text("Choose the officer").click()
        names = officer.locator("option").all_inner_texts()
        other = next(name for name in names if not name.startswith(owner.rstrip(".")))
        officer.select_option(label=other)
        look_everywhere(page, "case-giving")
        section.get_by_role("button", name="Give them the case").click()
        expect(section.locator("p").first).to_have_text(f"{other.rpartition(',')[0]}.")
