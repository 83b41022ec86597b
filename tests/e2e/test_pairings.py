"""Two officers' records that may be of one visit, before their supervisor."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Playwright, expect

from api.values import new_id
from tests.e2e.browser import DESK, PHONE, follow, opened, sign_in
from tests.e2e.looking import look
from tests.e2e.server import Server

_SUBMIT = "mutation S($input: SubmitVisitInput!) { submitVisit(input: $input) { userErrors { code message } } }"


def _two_records(server: Server) -> None:
    """Both went to the same door; only one of them names the other."""
    mine = server.ask("officer", "{ me { officer { id } } caseload(first: 1) { nodes { id } } }")
    at = datetime.now(UTC) - timedelta(hours=2)  # noqa: TID251 - a phone's own clock
    for persona, second, outcome in (
        ("officer", None, "NO_REPLY"),
        ("officer2", mine["me"]["officer"]["id"], "NO_REPLY"),
    ):
        said = {
            "id": str(new_id()),
            "visitId": str(new_id()),
            "nominalId": mine["caseload"]["nodes"][0]["id"],
            "visitType": "ROUTINE",
            "outcome": outcome,
            "startedAt": at.isoformat(),
            "crewMode": "DOUBLE",
            "nominalSeen": False,
            "secondOfficerId": second,
            "notes": f"As {persona} saw it.",
        }
        assert server.ask(persona, _SUBMIT, input=said)["submitVisit"]["userErrors"] == []


def test_a_supervisor_says_whether_it_was_one_visit_or_two(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    _two_records(server)
    for shape, name in ((PHONE | {"color_scheme": "dark"}, "phone-dark"), (DESK, "desk-light")):
        with opened(playwright, folder / f"pairings-{name}", shape=shape) as page:
            sign_in(page, server.url, "supervisor")
            follow(page, "One visit or two")
            card = page.get_by_test_id("pairing").filter(has_text="As officer2 saw it.")
            expect(card).to_contain_text("As officer saw it.")
            look(page, f"pairings-{name}")
            if shape is not DESK:
                continue
            card.get_by_role("button", name="Decide").click()
            expect(card.get_by_role("alert")).to_contain_text("Say how you know")
            look(page, "pairings-errors-light")
            card.get_by_role("radio", name="One visit").check()
            card.get_by_label("How do you know?").fill("Asked them both.")
            card.get_by_role("button", name="Decide").click()
            expect(card).to_have_count(0)
