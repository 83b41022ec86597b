"""An auditor asks who looked at somebody, and reads the whole answer on one page: reads, phones, partners."""

from pathlib import Path

from playwright.sync_api import Playwright, expect

from tests.e2e.agency import Force, rows, stored_by
from tests.e2e.browser import PHONE, opened, sign_in
from tests.e2e.looking import look_everywhere
from tests.e2e.server import Server

_READ = 'nominal(id: "{id}") {{ name riskLevel addresses {{ postcode }} }}'


def test_an_auditor_reads_who_looked_and_at_which_fields(playwright: Playwright, server: Server, folder: Path) -> None:
    told = Force(server, "Probation Service, Northmoor").share("For joint management.")
    server.ask("supervisor", f"{{ {_READ.format(**told)} }}")
    (known,) = rows(server, "select reference, name from doorstep.nominal where id = $1::text::uuid", told["id"])
    with opened(playwright, folder / "auditor", shape=PHONE) as page:
        sign_in(page, server.url, "auditor")
        expect(page.get_by_role("heading", level=1)).to_have_text("Who looked at somebody")
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("Give the reference of the person")
        expect(page.get_by_role("alert")).to_contain_text("Say in a line why you ask")
        look_everywhere(page, "accesses-errors")

        page.get_by_label("Reference of the person").fill("NOBODY")
        page.get_by_label("Why you ask").fill("A complaint of the person concerned.")
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.get_by_text("The force has nobody under this")).to_be_visible()

        page.get_by_label("Reference of the person").fill(known["reference"])
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.get_by_test_id("accesses-size")).to_contain_text(f"of {known['reference']}")
        entries = page.get_by_test_id("accesses").get_by_role("listitem")
        expect(entries.filter(has_text="A complaint of the person concerned.").first).to_contain_text("Auditor")
        read = entries.filter(has_text="Read").filter(has_text="nominal").first
        read.get_by_text("4 fields").click()
        expect(read.get_by_text("Nominal: addresses, name, riskLevel")).to_be_visible()
        look_everywhere(page, "accesses")

        page.get_by_label("Show", exact=True).select_option(label="Told to partners, and asked by them in vain")
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.get_by_test_id("accesses").get_by_text("Told to a partner").first).to_be_visible()
        expect(page.get_by_test_id("accesses").get_by_text("Read", exact=True)).to_have_count(0)
        assert known["name"] not in page.content()
        assert known["reference"] not in stored_by(page)


def test_whoever_is_no_auditor_has_no_such_page(playwright: Playwright, server: Server, folder: Path) -> None:
    with opened(playwright, folder / "no-auditor", shape=PHONE) as page:
        sign_in(page, server.url, "governance")
        page.goto(f"{server.url}/app/accesses")
        expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
