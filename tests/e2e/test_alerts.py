"""Weak signals that came together: the officer sees them on the phone, the supervisor among all, and one answers."""

from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from api.clock import system_clock
from api.values import new_id
from tests.e2e.browser import DESK, PHONE, choose_passphrase, follow, opened, sign_in, unlock
from tests.e2e.looking import look_everywhere
from tests.e2e.server import Server

_PEOPLE = "{ caseload(first: 20) { nodes { id name restricted triggers { id } } } }"
_VISIT = """mutation { submitVisit(input: {
  id: "%s", visitId: "%s", nominalId: "%s", visitType: ROUTINE, outcome: SUCCESSFUL, startedAt: "%s",
  crewMode: SINGLE_AUTHORISED, nominalSeen: true, notes: "Seen at home.",
  triggerAnswers: [%s]
}) { userErrors { field message } } }"""


def a_trigger_happened(server: Server) -> tuple[str, str]:
    """Whom a visit told of a trigger of their plan, by id and name."""
    people = server.ask("officer", _PEOPLE)["caseload"]["nodes"]
    whom = next(person for person in people if person["triggers"] and not person["restricted"])
    answer = '{ triggerId: "%s", happened: true, action: "Told probation" }'
    answers = ", ".join(answer % trigger["id"] for trigger in whom["triggers"])
    at = (system_clock.now() - timedelta(hours=1)).isoformat()
    visit = server.ask("officer", _VISIT % (new_id(), new_id(), whom["id"], at, answers))
    assert visit["submitVisit"]["userErrors"] == []
    return whom["id"], whom["name"]


def _report(phone: Page) -> None:
    """Intelligence of an untested source, not known directly."""
    phone.get_by_role("link", name="Report intelligence").click()
    phone.get_by_label("What is known").fill("He waits by the school.")
    phone.get_by_label("How it is known").select_option("C")
    phone.get_by_label("What it is", exact=True).select_option("THIRD_PARTY_SAID")
    phone.get_by_label("Whom it is about", exact=True).select_option("SUSPECT")
    phone.get_by_label("How it came to be known").fill("Told at the door")
    phone.get_by_label("2 Untested").check()
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("Received").first).to_be_visible(timeout=60_000)


def test_signals_that_came_together_are_seen_by_both_and_answered_once(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    nominal, name = a_trigger_happened(server)
    with opened(playwright, folder / "alert-phone", shape=PHONE) as phone:
        sign_in(phone, server.url, "officer")
        choose_passphrase(phone)
        phone.get_by_test_id("caseload").get_by_role("link", name=name).click()
        _report(phone)
        follow(phone, "Alerts")
        card = phone.get_by_test_id("alert").filter(has_text=name)
        expect(card).to_contain_text("At a visit:")
        expect(card).to_contain_text("Intelligence that stands alone")
        look_everywhere(phone, "alerts-officer")

        with opened(playwright, folder / "alert-desk", shape=DESK) as desk:
            sign_in(desk, server.url, "supervisor")
            follow(desk, "Alerts")
            expect(desk.get_by_test_id("alert-count")).to_contain_text("to answer")
            desk.get_by_role("link", name=name).first.click()
            expect(desk.get_by_role("heading", level=1)).to_have_text("Alerts")
            alert = desk.get_by_test_id("alert").first
            alert.get_by_text("Answer", exact=True).click()
            alert.get_by_role("button", name="Record the answer").click()
            expect(desk.get_by_role("alert").first).to_contain_text("Say what was done, or why nothing is.")
            look_everywhere(desk, "alert-errors")
            alert.get_by_label("What came of it").select_option("VISIT_ARRANGED")
            alert.get_by_label("What was done, or why nothing is").fill("Two officers go tonight.")
            alert.get_by_role("button", name="Record the answer").click()
            expect(desk.get_by_test_id("alert").first).to_contain_text("A visit is arranged")

        phone.goto(f"{server.url}/app/nominals/{nominal}/alerts")
        unlock(phone)
        expect(phone.get_by_test_id("alert").first).to_contain_text("Two officers go tonight.")
