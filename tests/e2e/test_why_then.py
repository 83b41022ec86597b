"""Why something is due when it is, on an officer's phone with no network: which rule of which date, from when it
counts, and which pause. The words are the server's (api/obligations/reckoning.py); the phone keeps and shows them.
"""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Playwright, expect

from api.obligations.calendar import london_day
from api.obligations.words import day_words
from api.values import new_id
from tests.e2e.browser import PHONE, choose_passphrase, opened, sign_in, unlock
from tests.e2e.looking import look_everywhere
from tests.e2e.server import Server

TODAY = date.today()  # noqa: DTZ011 - the browser's own day
_ARRESTED, _RELEASED, _MOVED = (TODAY - timedelta(days=days) for days in (6, 2, 1))
_CASELOAD = """{ caseload(first: 100) { nodes {
  id name restricted riskLevel managementMode lastSuccessfulVisitAt nextVisitDueAt } } }"""


def _day(at: str) -> date:
    return london_day(datetime.fromisoformat(at))


def _whose_visit_is_to_come(server: Server) -> dict[str, Any]:
    """Somebody last seen before the arrest, whose next visit is due after the release."""
    nodes = server.ask("officer", _CASELOAD)["caseload"]["nodes"]
    return next(
        node
        for node in nodes
        if node["managementMode"] == "ACTIVE"
        and not node["restricted"]
        and node["riskLevel"] != "UNASSESSED"
        and node["nextVisitDueAt"] is not None
        and _day(node["nextVisitDueAt"]) > TODAY
        and node["lastSuccessfulVisitAt"] is not None
        and _day(node["lastSuccessfulVisitAt"]) < _ARRESTED - timedelta(days=1)
    )


def _due(server: Server, about: str) -> str:
    """The last day for the visit, as it stands now."""
    document = "query Due($id: ID!) { nominal(id: $id) { nextVisitDueAt } }"
    return day_words(_day(server.ask("officer", document, id=about)["nominal"]["nextVisitDueAt"]))


def _decide(server: Server, mutation: str, **said: Any) -> None:
    asked = {"id": str(new_id())} | said
    words = f"{mutation[0].upper()}{mutation[1:]}Input"
    document = f"mutation D($input: {words}!) {{ {mutation}(input: $input) {{ userErrors {{ message }} }} }}"
    assert server.ask("supervisor", document, input=asked)[mutation]["userErrors"] == [], json.dumps(asked)


def _custody_and_a_move(server: Server, about: str) -> None:
    """Four days in custody, and a change of address that police were not told of yet."""
    for mode, day in (("CUSTODY", _ARRESTED), ("ACTIVE", _RELEASED)):
        told = {"mode": mode, "fromDay": day.isoformat(), "reason": "Told by the custody office."}
        _decide(server, "changeManagementMode", nominalId=about, **told)
    moved = {"kind": "CHANGE", "eventOn": _MOVED.isoformat(), "details": "He moved in with his sister."}
    _decide(server, "recordNotification", nominalId=about, **moved)


def _why(page: Page, what: str, due: str) -> Locator:
    """What the page says of this once somebody asks why."""
    line = page.get_by_test_id("owed").get_by_role("listitem").filter(has_text=what).filter(has_text=due)
    words = line.get_by_role("group")
    expect(words.locator(".govuk-details__text")).to_be_hidden()
    words.get_by_text("Why then").click()
    return words.locator(".govuk-details__text")


def test_a_phone_without_a_network_says_by_which_rule_from_when_and_with_which_pause(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    about = _whose_visit_is_to_come(server)
    _custody_and_a_move(server, about["id"])
    profile = folder / "why-then"
    with opened(playwright, profile, shape=PHONE) as page:
        sign_in(page, server.url, "officer")
        choose_passphrase(page)
        expect(page.get_by_test_id("caseload").get_by_role("link", name=about["name"]).first).to_be_visible()

    with opened(playwright, profile, shape=PHONE, without_network=True) as page:
        page.goto(f"{server.url}/app/")
        unlock(page)
        page.get_by_test_id("caseload").get_by_role("link", name=about["name"]).first.click()

        by = _due(server, about["id"])
        visit = _why(page, "Home visit", by)
        expect(visit).to_contain_text(f"A home visit is due by the end of {by}.")
        expect(visit).to_contain_text(f"after {day_words(_day(about['lastSuccessfulVisitAt']))}.")
        spent = f"Time in custody from {day_words(_ARRESTED)} to {day_words(_RELEASED)} does not count (4 days)."
        expect(visit).to_contain_text(spent)
        expect(visit).to_contain_text(f"Rule for {about['riskLevel'].replace('_', ' ').lower()} risk, in force from ")
        expect(visit).to_contain_text("NPCC default visit intervals")

        due = day_words(_MOVED + timedelta(days=2))
        change = _why(page, "Change to be notified", due)
        expect(change).to_contain_text(f"A change must be notified to police by the end of {due}.")
        expect(change).to_contain_text(f"It counts 3 days beginning with {day_words(_MOVED)}.")
        expect(change).to_contain_text("in force from 1 May 2004: Sexual Offences Act 2003 s.84(1) and (5).")
        look_everywhere(page, "why-then")
