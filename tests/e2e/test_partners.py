"""Somebody at an agency without software of its own does all that its agreement allows, in the same web app."""

from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.e2e.agency import Force, know, rows, somebody, stay, stored_by
from tests.e2e.browser import DESK, PHONE, opened, sign_in
from tests.e2e.looking import look_everywhere
from tests.e2e.server import Server

# The first children's social care by name is where the persona works.
DISTRICT = "Ashvale"
PROBATION = "Probation Service, Northmoor"
LINKS = ["Shared with us", "Search", "Recalls", "Concerns", "Our agreement"]


def _open(page: Page, link: str) -> None:
    page.get_by_role("navigation").get_by_role("link", name=link, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def _search(page: Page, text: str, *, born: str = "") -> None:
    page.get_by_label("Whom to look for").fill(text)
    page.get_by_label("Date of birth, if it is known").fill(born)
    page.get_by_label("Why you ask").fill("A child was referred to us.")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_test_id("answer")).not_to_be_empty()


def test_what_was_shared_is_read_acknowledged_and_asked_about_and_its_recall_arrives(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    force = Force(server, PROBATION)
    told = force.share("A child of five visits on Sundays.")
    with opened(playwright, folder / "partner-shared", shape=PHONE) as page:
        sign_in(page, server.url, "probation")
        card = page.get_by_test_id("shared").get_by_role("listitem").filter(has_text="A child of five visits")
        expect(card.get_by_text("To acknowledge")).to_be_visible()
        look_everywhere(page, "partner-shared")
        card.get_by_role("link").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(told["name"])
        for term in ("Grading", "As of", "Verified by", "About whom", "Purpose", "Law", "Conditions", "Telling others"):
            expect(page.get_by_role("term").filter(has_text=term).first).to_be_visible()
        expect(page.get_by_text("May be read until")).to_be_visible()
        expect(
            page.get_by_text("Withheld: intelligence, Probation Service and Northmoor Police clause 4.")
        ).to_be_visible()
        look_everywhere(page, "partner-item")

        page.get_by_role("button", name="I have read it: acknowledge").click()
        expect(page.get_by_text("Acknowledged")).to_be_visible()
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.get_by_text("Write what you want to know.")).to_be_visible()
        page.get_by_label("Ask about it").fill("Does the sister know?")
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.get_by_text("Not answered yet.")).to_be_visible()
        force.answer(told["disclosure"], "She does, since Tuesday.")
        expect(page.get_by_text("She does, since Tuesday.")).to_be_visible()
        look_everywhere(page, "partner-answer")

        force.recall(told["disclosure"], "The visits were another man's.")
        expect(page.get_by_text("The visits were another man's.")).to_be_visible()
        expect(page.get_by_text(told["name"])).to_have_count(0)
        look_everywhere(page, "partner-recalled")
        _open(page, "Recalls")
        look_everywhere(page, "partner-recalls")
        page.get_by_role("button", name="Acted on: acknowledge").click()
        expect(page.get_by_text("0 recalls to acknowledge.")).to_be_visible()
        assert told["name"] not in stored_by(page)

    (notice,) = rows(
        server,
        "select acknowledged_at is not null as done from doorstep.recall_notice where disclosure_id = $1::text::uuid",
        told["disclosure"],
    )
    assert notice["done"]


def test_a_search_finds_however_it_is_spelt_and_says_why(playwright: Playwright, server: Server, folder: Path) -> None:
    person = somebody(server, DISTRICT, covered=True)
    know(server, person["id"], "VEHICLE", "", "QX71 ZZQ")
    know(server, person["id"], "ONLINE", "Chatter", "quietquokka77")
    name, born = str(person["name"]), person["date_of_birth"].isoformat()
    with opened(playwright, folder / "partner-search", shape=DESK) as page:
        sign_in(page, server.url, "partner")
        _open(page, "Search")
        page.get_by_role("button", name="Search", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("Say in a line why you ask")
        look_everywhere(page, "partner-search-errors")

        _search(page, name[:2] + name[3:], born=born)
        card = page.locator(".app-card").filter(has_text=str(person["reference"]))
        expect(card.get_by_text("is spelt like")).to_be_visible()
        expect(card.get_by_text("Date of birth:")).to_contain_text("the same")
        for text, why in (("QX71ZZQ", "Vehicle:"), ("quietquokka77", "Online identity:")):
            _search(page, text)
            expect(page.locator(".app-card").filter(has_text=name).get_by_text(why)).to_be_visible()
        look_everywhere(page, "partner-search")

        page.get_by_role("button", name="Ask what is held").click()
        expect(page.get_by_text("Asked for by the agency: A child was referred to us.")).to_be_visible()
        expect(page.get_by_text("Withheld: health, Ashvale Council and Northmoor Police clause 4.")).to_be_visible()
        look_everywhere(page, "partner-enquiry")
        assert name not in stored_by(page)

    acts = rows(
        server,
        "select distinct e.reason from doorstep.disclosure d join doorstep.enquiry e on e.id = d.enquiry_id"
        " where d.nominal_id = $1",
        person["id"],
    )
    assert acts == [{"reason": "A child was referred to us."}]


def test_an_address_finds_who_stays_there_and_of_somebody_hidden_nothing(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    person, hidden = somebody(server, DISTRICT, covered=True), somebody(server, "Kestlewick", covered=True)
    stay(server, person["id"], "7 Quillwort Colonnade")
    stay(server, hidden["id"], "9 Quagga Embrasure")
    with opened(playwright, folder / "partner-address", shape=PHONE) as page:
        sign_in(page, server.url, "partner")
        _open(page, "Search")
        _search(page, "7 Quilwort Colonade, NX1 1CC")
        card = page.locator(".app-card").filter(has_text=str(person["reference"]))
        expect(card.get_by_text("Address:").filter(has_text="quillwort")).to_contain_text("is spelt like")
        look_everywhere(page, "partner-search-address")
        _search(page, "9 Quagga Embrasure")
        expect(page.get_by_text("Nothing can be told.")).to_be_visible()
        assert str(person["name"]) not in stored_by(page)

    told = rows(
        server,
        "select e.reason, array(select s.field from doorstep.disclosed_statement s where s.disclosure_id = d.id"
        " order by 1) as fields from doorstep.disclosure d join doorstep.enquiry e on e.id = d.enquiry_id"
        " where d.nominal_id = $1 order by d.disclosed_at desc limit 1",
        person["id"],
    )
    assert [each["reason"] for each in told] == ["A child was referred to us."]
    assert {"DATE_OF_BIRTH", "NAME", "REFERENCE"} <= set(told[0]["fields"])
    assert "HOME_ADDRESS" not in told[0]["fields"], "a search tells who somebody is and no more"
    noticed = rows(server, "select count(*) from doorstep.silent_notice where nominal_id = $1", hidden["id"])
    assert noticed == [{"count": 1}]


def test_nobody_and_somebody_hidden_are_the_same_page(playwright: Playwright, server: Server, folder: Path) -> None:
    hidden = somebody(server, DISTRICT, covered=False)
    pages = []
    with opened(playwright, folder / "partner-hidden", shape=PHONE) as page:
        sign_in(page, server.url, "partner")
        for text in ("Ermintrude Zebrowska-Quill", str(hidden["name"])):
            _open(page, "Search")
            _search(page, text)
            expect(page.get_by_text("Nothing can be told.")).to_be_visible()
            pages.append((page.get_by_role("main").inner_html(), page.url, page.title()))
            look_everywhere(page, f"partner-nothing-{len(pages)}")
            _open(page, "Recalls")

    assert pages[0] == pages[1]
    noticed = rows(server, "select count(*) from doorstep.silent_notice where nominal_id = $1", hidden["id"])
    assert noticed == [{"count": 1}]


def test_a_concern_that_is_refused_keeps_its_text_and_is_told_once(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "partner-concern", shape=PHONE) as page:
        sign_in(page, server.url, "partner")
        _open(page, "Concerns")
        page.get_by_role("link", name="Tell a concern").click()
        page.get_by_label("Who they are, in words").fill("The man in the flat above")
        page.get_by_role("button", name="Send to the police").click()
        expect(page.locator("#text-error")).to_contain_text("Write what you are concerned about.")
        page.get_by_label("What you are concerned about").fill("He asked a boy of nine for his phone number.")
        page.get_by_label("When it happened, if it is known").fill("2099-01-01T10:00")
        page.get_by_role("button", name="Send to the police").click()
        expect(page.locator("#happenedAt-error")).to_contain_text("Give a time that has passed, or none.")
        look_everywhere(page, "partner-concern-errors")
        page.get_by_label("When it happened, if it is known").fill("")

        page.context.set_offline(True)
        page.get_by_role("button", name="Send to the police").click()
        expect(page.locator("#text-error")).to_contain_text("No connection")
        expect(page.get_by_label("What you are concerned about")).to_have_value(
            "He asked a boy of nine for his phone number."
        )
        page.context.set_offline(False)
        page.get_by_role("button", name="Send to the police").click()
        expect(page.get_by_text("Received by the police")).to_be_visible()
        look_everywhere(page, "partner-concern-told")
        page.get_by_role("link", name="All concerns, and what came of them").click()
        expect(page.get_by_test_id("concerns")).to_contain_text("He asked a boy of nine")
        look_everywhere(page, "partner-concerns")
        assert "boy of nine" not in stored_by(page)

    told = rows(server, "select about from doorstep.concern where text like 'He asked a boy of nine%'")
    assert told == [{"about": "The man in the flat above"}]


def test_a_concern_about_somebody_told_of_names_them_by_what_was_told(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    person = somebody(server, DISTRICT, covered=True)
    with opened(playwright, folder / "partner-about", shape=PHONE) as page:
        sign_in(page, server.url, "partner")
        _open(page, "Search")
        _search(page, str(person["name"]))
        card = page.locator(".app-card").filter(has_text=str(person["reference"]))
        card.get_by_role("link", name="Tell a concern").click()
        expect(page.get_by_text(f"About {person['name']}")).to_be_visible()
        look_everywhere(page, "partner-concern-about")
        page.get_by_label("What you are concerned about").fill("Seen at the school gate at three.")
        page.get_by_role("button", name="Send to the police").click()
        expect(page.get_by_text("Received by the police")).to_be_visible()

    told = rows(server, "select nominal_id from doorstep.concern where text = 'Seen at the school gate at three.'")
    assert told == [{"nominal_id": person["id"]}]


def test_the_agreement_is_a_page(playwright: Playwright, server: Server, folder: Path) -> None:
    with opened(playwright, folder / "partner-agreement", shape=DESK) as page:
        sign_in(page, server.url, "partner")
        _open(page, "Our agreement")
        expect(page.get_by_role("heading", level=1)).to_have_text("Ashvale Council and Northmoor Police")
        expect(page.get_by_text("In force", exact=True)).to_be_visible()
        expect(page.get_by_text("Children Act 2004 ss.10 and 11.", exact=False)).to_be_visible()
        expect(page.get_by_text("managed in Ashvale, and with a child in the home")).to_be_visible()
        look_everywhere(page, "partner-agreement")


def test_who_may_only_read_contributes_nothing_and_nobody_sees_the_forces_pages(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "partner-reader", shape=PHONE) as page:
        sign_in(page, server.url, "partner_reader")
        expect(page.get_by_role("heading", name="Shared with us")).to_be_visible()
        assert page.get_by_role("navigation").get_by_role("link").all_inner_texts() == LINKS
        _open(page, "Concerns")
        expect(page.get_by_text("You may read here")).to_be_visible()
        expect(page.get_by_role("link", name="Tell a concern")).to_have_count(0)
        look_everywhere(page, "partner-reader")
        for path in ("board", "overdue", "sharing", "cases", "intelligence", "agreements", "concerns/new", "waiting"):
            page.goto(f"{server.url}/app/{path}")
            expect(page.get_by_role("heading", name="Page not found")).to_be_visible()


def test_a_search_is_done_by_keyboard_alone_and_its_answer_is_announced(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    person = somebody(server, DISTRICT, covered=True)

    def tab_to(target: str) -> None:
        for _ in range(30):
            if page.evaluate("document.activeElement?.id || document.activeElement?.textContent") == target:
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"{target} is not reached")

    with opened(playwright, folder / "partner-keyboard", shape=DESK) as page:
        sign_in(page, server.url, "partner")
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()
        tab_to("Search")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Search", level=1)).to_be_visible()
        expect(page.get_by_label("Whom to look for")).to_be_visible()
        page.locator("#main").focus()
        tab_to("text")
        page.keyboard.type(str(person["name"]))
        tab_to("reason")
        page.keyboard.type("A child was referred to us.")
        page.keyboard.press("Enter")
        answer = page.get_by_role("status").filter(has_text=str(person["reference"]))
        expect(answer).to_be_visible()
