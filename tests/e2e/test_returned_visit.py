"""A visit that a supervisor returned is answered where there is no signal: saved, then received, and added once."""

from pathlib import Path

from playwright.sync_api import Playwright, expect

from api.values import new_id
from tests.e2e.browser import PHONE, choose_passphrase, opened, sign_in
from tests.e2e.looking import look_everywhere
from tests.e2e.server import Server
from tests.e2e.test_managing import attempted, somebody

_REVIEW = "mutation ($i: ReviewVisitInput!) { reviewVisit(input: $i) { userErrors { message } } }"
_STEPS = "query ($id: ID!) { node(id: $id) { ... on Visit { reviews { step comment } } } }"


def test_a_returned_visit_is_answered_with_no_signal_and_the_phone_says_how_it_stands(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    whom = somebody(server, 0)
    visit = attempted(server, whom)
    said = {"id": str(new_id()), "visitId": visit, "step": "RETURNED", "comment": "Which door?"}
    assert server.ask("supervisor", _REVIEW, i=said)["reviewVisit"]["userErrors"] == []
    with opened(playwright, folder / "rework", shape=PHONE) as phone:
        sign_in(phone, server.url, "officer")
        choose_passphrase(phone)
        phone.get_by_test_id("caseload").get_by_role("link", name=whom.name).click()
        expect(phone.get_by_text("Which door?")).to_be_visible()
        phone.context.set_offline(True)
        phone.get_by_role("link", name="Add what was asked for").click()
        phone.get_by_role("button", name="Save for your supervisor").click()
        expect(phone.get_by_text("Say what you add or put right")).to_be_visible()
        look_everywhere(phone, "rework-with-no-signal")
        phone.get_by_label("What you add or put right").fill("The one at the back.")
        phone.get_by_role("button", name="Save for your supervisor").click()

        history = phone.get_by_role("region", name="Visits")
        expect(history).to_contain_text("The one at the back.")
        expect(history).to_contain_text("Saved on this phone")
        expect(phone.get_by_role("link", name="Add what was asked for")).to_have_count(0)
        history.get_by_text("The one at the back.").scroll_into_view_if_needed()
        look_everywhere(phone, "rework-saved")
        steps = server.ask("supervisor", _STEPS, id=visit)["node"]["reviews"]
        assert [step["step"] for step in steps] == ["RETURNED"]

        phone.context.set_offline(False)
        expect(history).to_contain_text("Received", timeout=60_000)
        steps = server.ask("supervisor", _STEPS, id=visit)["node"]["reviews"]
        assert {(step["step"], step["comment"]) for step in steps} == {
            ("RETURNED", "Which door?"),
            ("REWORKED", "The one at the back."),
        }
