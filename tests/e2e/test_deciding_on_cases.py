"""What a child abuse team decides on a case's page: who reviews what is withheld, what partners are answered."""

from pathlib import Path

from playwright.sync_api import Playwright, expect

from tests.e2e.agency import rows
from tests.e2e.browser import DESK, opened, sign_in
from tests.e2e.looking import look_everywhere
from tests.e2e.server import Server
from tests.e2e.test_cases import take_in

# Whoever can sign in, as a choice of officers names them; and who owes the review of a case.
_WITH_ACCOUNT = """
select o.name || ', ' || o.collar_number as name from doorstep.officer o
where exists (select from doorstep.principal p where p.force_id = o.force_id and p.officer_id = o.id)
"""
_REVIEW = """
select owner_id::text from doorstep.obligation
where case_id = $1::text::uuid and kind = 'SHARE_REVIEW' and met_at is null
"""


# An agency that was told of the case tells a concern about it (tests/sharing/test_cases.py has the whole way).
_CONCERN = """
insert into doorstep.concern (force_id, id, case_id, agency_id, told_by, about, text, received_at)
select c.force_id, gen_random_uuid(), c.id, a.id, p.id, 'The daughter', 'She was seen at the school gate.', now()
from doorstep.ocait_case c, doorstep.agency a, doorstep.principal p
where c.id = $1::text::uuid and a.force_id = c.force_id and p.force_id = c.force_id and p.agency_id = a.id limit 1
"""


def test_the_review_of_what_is_withheld_is_owed_by_the_officer_who_is_named(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "cases-reviewer", shape=DESK) as page:
        sign_in(page, server.url, "ocait")
        expect(page.get_by_test_id("cases")).to_be_visible()
        take_in(page, server, "reviewer")
        page.get_by_role("link", name="Open the case").click()
        page.get_by_text("Withhold, for a reason").click()
        page.get_by_label("What it means for the child").fill("A child under five lives there.")
        page.get_by_label("Why, in words").fill("A warrant is planned.")
        page.get_by_label("Who owes the review").select_option("OTHER")
        page.get_by_role("button", name="Withhold", exact=True).click()
        expect(page.get_by_text("Choose the officer who reviews it.")).to_be_visible()
        me = server.ask("ocait_supervisor", "{ me { officer { id name collarNumber unit { name } } } }")["me"][
            "officer"
        ]
        page.get_by_label("Unit", exact=True).first.select_option(label=me["unit"]["name"])
        officers = page.get_by_label("Officer", exact=True)
        ours = {each["name"] for each in rows(server, _WITH_ACCOUNT)}
        expect(officers.locator("option").nth(1)).to_be_attached()
        without = next(name for name in officers.locator("option").all_inner_texts()[1:] if name not in ours)
        officers.select_option(label=without)
        page.get_by_role("button", name="Withhold", exact=True).click()
        expect(page.get_by_text("They do not work with this case")).to_be_visible()
        look_everywhere(page, "case-reviewer-errors")
        officers.select_option(label=f"{me['name']}, {me['collarNumber']}")
        page.get_by_role("button", name="Withhold", exact=True).click()

        expect(page.get_by_test_id("clocks")).to_contain_text("Withheld")
        expect(page.get_by_role("region", name="Telling partners")).to_contain_text(f"Review: {me['name']}")
        case = page.url.rsplit("/", 1)[1]
    (owed,) = rows(server, _REVIEW, case)
    assert owed["owner_id"] == me["id"]


def test_a_concern_about_a_case_is_answered_on_its_page(playwright: Playwright, server: Server, folder: Path) -> None:
    with opened(playwright, folder / "cases-concern", shape=DESK) as page:
        sign_in(page, server.url, "ocait")
        expect(page.get_by_test_id("cases")).to_be_visible()
        take_in(page, server, "concern")
        page.get_by_role("link", name="Open the case").click()
        expect(page.get_by_test_id("clocks")).to_be_visible()
        expect(page.get_by_test_id("case-concerns")).to_have_count(0)
        rows(server, _CONCERN, page.url.rsplit("/", 1)[1])
        page.reload()
        concern = page.get_by_test_id("case-concerns")
        expect(concern).to_contain_text("She was seen at the school gate.")
        look_everywhere(page, "case-concern")
        concern.get_by_label("What the partner is told").fill("We have seen her.")
        concern.get_by_role("button", name="Answer the concern").click()
        expect(concern).to_have_count(0)
