"""The online child abuse team at its desk, the intelligence unit at its own, and an officer who reports offline."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from api.values import new_id
from tests.e2e.agency import rows
from tests.e2e.browser import DESK, PHONE, choose_passphrase, opened, sign_in
from tests.e2e.looking import look, look_everywhere
from tests.e2e.server import Server

_LINES = (
    '{"source": "NCA", "reference": "E2E-%s", "receivedAt": "2026-01-05T09:00:00Z", "summary": "Files were shared.",'
    ' "subjects": [{"name": "Nobody Known"}], "children": [{"firstName": "Ida", "ageBand": "UNDER_5"}]}\n'
    '{"source": "NCA", "reference": "E2E-bad", "receivedAt": "soon", "summary": "B."}\n'
)


def take_in(page: Page, server: Server, reference: str) -> None:
    """Send a file of two lines, one of them bad, and open the case that came of the other."""
    page.goto(f"{server.url}/app/cases/receive")
    content = (_LINES % reference).encode()
    page.get_by_label("File of referrals").set_input_files(
        {"name": "referrals.jsonl", "mimeType": "application/jsonl", "buffer": content}
    )
    expect(page.get_by_test_id("taken")).to_have_text("1 referral taken in, 1 refused.")


_MANY = """mutation ($input: [ReceiveReferralInput!]!) { receiveReferrals(input: $input) {
  taken { place reference caseId userErrors { code field } } } }"""
_ANALYST = """
select o.id::text as id from doorstep.officer o join doorstep.unit u on u.force_id = o.force_id and u.id = o.unit_id
where u.kind = 'OCAIT' and o.is_active order by o.id limit 1
"""


def test_a_program_sends_referrals_in_bulk_and_each_is_answered_by_itself(server: Server) -> None:
    (analyst,) = rows(server, _ANALYST)
    good = {"id": str(new_id()), "source": "NCA", "reference": "BULK-1", "receivedAt": "2026-01-05T09:00:00Z"}
    good |= {"summary": "An account shared files.", "ownerId": analyst["id"], "subjects": [{"name": "A Nobody"}]}
    bad = good | {"id": str(new_id()), "reference": "BULK-2", "receivedAt": "2099-01-01T00:00:00Z", "summary": ""}

    for _ in range(2):
        taken = server.ask("integrator", _MANY, input=[bad, good])["receiveReferrals"]["taken"]
        assert [(each["place"], [error["field"] for error in each["userErrors"]]) for each in taken] == [
            (0, ["summary", "receivedAt"]),
            (1, []),
        ]
        assert taken[1]["caseId"] == good["id"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "width"), [(PHONE, 360), (DESK, 1280)])
def test_the_teams_pages(
    playwright: Playwright, server: Server, folder: Path, scheme: str, shape: dict[str, object], width: int
) -> None:
    with opened(playwright, folder / f"cases-{scheme}-{width}", shape=shape | {"color_scheme": scheme}) as page:
        sign_in(page, server.url, "ocait")
        expect(page.get_by_test_id("cases")).to_be_visible()
        look(page, f"cases-{scheme}-{width}")
        take_in(page, server, f"{scheme}-{width}")
        look(page, f"cases-receive-{scheme}-{width}")
        page.get_by_role("link", name="Open the case").click()
        expect(page.get_by_test_id("clocks")).to_contain_text("overdue since")
        page.get_by_text("Withhold, for a reason").click()
        page.get_by_text("Record a result").click()
        look(page, f"case-{scheme}-{width}")


def test_what_is_withheld_has_a_reason_and_the_other_clock_stays(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "cases-deciding", shape=DESK) as page:
        sign_in(page, server.url, "ocait")
        expect(page.get_by_test_id("cases")).to_be_visible()
        take_in(page, server, "deciding")
        page.get_by_role("link", name="Open the case").click()
        page.get_by_text("Withhold, for a reason").click()
        page.get_by_label("What it means for the child").fill("A child under five lives there.")
        page.get_by_role("button", name="Withhold", exact=True).click()
        expect(page.get_by_text("Say it in words")).to_be_visible()
        look_everywhere(page, "case-withhold-errors")
        page.get_by_label("Why, in words").fill("A warrant is planned.")
        page.get_by_role("button", name="Withhold", exact=True).click()

        expect(page.get_by_test_id("clocks")).to_contain_text("Withheld")
        expect(page.get_by_test_id("clocks")).to_contain_text("Act: overdue since")


def test_a_case_is_offered_declined_given_files_and_handed_over_at_the_conviction(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "cases-moving", shape=DESK) as page:
        sign_in(page, server.url, "ocait")
        expect(page.get_by_test_id("cases")).to_be_visible()
        take_in(page, server, "moving")
        page.get_by_role("link", name="Open the case").click()

        file = page.get_by_label("Add a file")
        file.set_input_files({"name": "seen.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + b"0" * 64})
        expect(page.locator("#case-file-error")).to_be_visible()
        file.set_input_files({"name": "statement.txt", "mimeType": "text/plain", "buffer": b"A statement."})
        expect(page.get_by_test_id("documents")).to_contain_text("statement.txt")
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save statement.txt").click()
        assert Path(saved.value.path()).read_bytes() == b"A statement."

        page.get_by_text("Offer it to another force").click()
        page.get_by_label("Which force").fill("Northmoor Police")
        page.get_by_role("button", name="Offer the case").click()
        expect(page.get_by_role("alert").first).to_be_visible()
        look_everywhere(page, "case-offer-errors")
        page.locator("#offer-case-reason").fill("The suspect lives there.")
        page.get_by_role("button", name="Offer the case").click()
        card = page.get_by_test_id("case-transfer").first
        expect(card).to_contain_text("Both clocks run on here")
        look_everywhere(page, "case-offered")
        card.get_by_text("Record the answer").first.click()
        card.get_by_label("Answer", exact=True).select_option("DECLINED")
        card.get_by_label("Who answered").fill("DI Invented")
        card.get_by_role("button", name="Record the answer").click()
        expect(card).to_contain_text("Declined")

        page.get_by_text("Record the conviction of Nobody Known").click()
        page.get_by_label("Unit", exact=True).last.select_option(index=1)
        page.get_by_text("Hand over to an officer").click()
        page.get_by_label("Day of the conviction").fill("2026-01-20")
        page.get_by_label("Which court", exact=True).fill("Northmoor Crown Court")
        page.get_by_role("button", name="Record the conviction").click()
        expect(page.get_by_role("alert").first).to_be_visible()
        page.get_by_label("Reference of the new nominal").fill("E2E-NEW-1")
        page.get_by_role("button", name="Record the conviction").click()
        expect(page.get_by_test_id("convicted")).to_contain_text("is managed as a registered offender")
        look_everywhere(page, "case-convicted")


def test_a_case_is_told_to_an_agency_through_its_agreement(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "cases-telling", shape=DESK) as page:
        sign_in(page, server.url, "ocait")
        expect(page.get_by_test_id("cases")).to_be_visible()
        take_in(page, server, "telling")
        page.get_by_role("link", name="Open the case").click()
        page.get_by_role("link", name="Tell an agency through its agreement").click()
        page.get_by_label("Agency", exact=True).select_option(index=1)
        expect(page.get_by_role("heading", name="Exactly what")).to_be_visible()
        look_everywhere(page, "share-case")
        send = page.get_by_role("button", name="Send exactly this")
        for agency in range(1, page.get_by_label("Agency", exact=True).locator("option").count()):
            page.get_by_label("Agency", exact=True).select_option(index=agency)
            expect(page.get_by_role("heading", name="Exactly what")).to_be_visible()
            if send.is_visible():
                break
        send.click()
        expect(page.locator("#meaning-error")).to_be_visible()
        page.get_by_label("What this means for the child, or for safety").fill("A child under five lives there.")
        send.click()
        expect(page.get_by_text("Done. It stands in the ledger below.")).to_be_visible()
        expect(page.get_by_text("1 entry.")).to_be_visible()
        page.get_by_text("Something in it is wrong").click()
        page.get_by_label("What is wrong: everybody who has it reads this").fill("It is another family.")
        look_everywhere(page, "share-case-wrong")
        page.get_by_role("button", name="Propose a withdrawal").click()
        expect(page.get_by_text("The recall is proposed: send it from the Sharing page.")).to_be_visible()
        page.get_by_role("link", name="The case").click()
        expect(page.get_by_test_id("clocks")).to_contain_text("Shared")
        expect(page.get_by_test_id("clocks")).to_contain_text("Act: overdue since")


def _tell(phone: Page, words: str) -> None:
    phone.get_by_label("What is known").fill(words)
    phone.get_by_label("How it is known").select_option("A")
    phone.get_by_label("What it is", exact=True).select_option("FACT_OBSERVED")
    phone.get_by_label("Whom it is about", exact=True).select_option("CONVICTED")
    phone.get_by_label("How it came to be known").fill("Seen at a visit")
    phone.get_by_label("Who told you").fill("The neighbour")
    phone.get_by_label("1 Reliable").check()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_intelligence_goes_from_a_phone_without_a_signal_to_a_twin(
    playwright: Playwright, server: Server, folder: Path, scheme: str
) -> None:
    with opened(playwright, folder / f"told-{scheme}", shape=PHONE | {"color_scheme": scheme}) as phone:
        sign_in(phone, server.url, "officer")
        choose_passphrase(phone)
        phone.get_by_test_id("caseload").get_by_role("link").nth(2).click()
        phone.get_by_role("link", name="Report intelligence").click()
        phone.context.set_offline(True)
        phone.get_by_role("button", name="Save").click()
        expect(phone.get_by_role("alert").first).to_contain_text("Say what is known")
        look(phone, f"intelligence-errors-{scheme}")
        words = f"He has a second phone, seen in the {scheme}."
        _tell(phone, words)
        phone.get_by_role("button", name="Save").click()
        expect(phone.get_by_text("Saved on this phone").first).to_be_visible()
        phone.context.set_offline(False)
        expect(phone.get_by_text("Received").first).to_be_visible(timeout=60_000)

    with opened(playwright, folder / f"graded-{scheme}", shape=DESK | {"color_scheme": scheme}) as desk:
        sign_in(desk, server.url, "intelligence")
        expect(desk.get_by_test_id("report-count")).to_contain_text("report")
        look(desk, f"intelligence-queue-{scheme}")
        for link in desk.get_by_role("listitem").get_by_role("link").all():
            address = link.get_attribute("href")
            desk.goto(f"{server.url}{address}")
            expect(desk.get_by_role("heading", name="Grade")).to_be_visible()
            if words in desk.inner_text("main"):
                break
            desk.go_back()
            expect(desk.get_by_test_id("report-count")).to_contain_text("report")
        assert "The neighbour" not in desk.content()
        look(desk, f"intelligence-report-{scheme}")
        desk.get_by_role("button", name="Grade", exact=True).click()
        desk.get_by_role("textbox", name="Item 1").fill("The nominal may have a second phone.")
        expect(desk.get_by_label("What it is", exact=True)).to_have_value("FACT_OBSERVED")
        desk.get_by_label("What it is", exact=True).select_option("ASSESSMENT")
        look(desk, f"intelligence-twin-{scheme}")
        desk.get_by_role("button", name="Keep").click()
        expect(desk.get_by_text("Ready", exact=True)).to_be_visible()
        expect(desk.get_by_text("To be shared: The nominal may have a second phone.")).to_be_visible()
        expect(desk.get_by_text("Opinion: an assessment. Somebody convicted.")).to_be_visible()
        desk.get_by_text("Grade it anew").click()
        desk.locator("#regrade-sourceEvaluation").select_option("NOT_RELIABLE")
        desk.get_by_role("button", name="Record the new grades").click()
        expect(desk.get_by_role("alert").first).to_be_visible()
        look(desk, f"intelligence-regrade-{scheme}")
        desk.locator("#regrade-reason").fill("The neighbour has told lies before.")
        desk.get_by_role("button", name="Record the new grades").click()
        expect(desk.locator("#regrade-sourceEvaluation")).to_have_value("NOT_RELIABLE")
        expect(desk.locator("#regrade-reason")).to_have_value("")
