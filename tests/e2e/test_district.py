"""A district officer reports with no signal; the desk finds out whom he means; whoever manages them is told."""

from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from tests.e2e.agency import stored_by
from tests.e2e.browser import DESK, PHONE, choose_passphrase, follow, opened, sign_in, unlock
from tests.e2e.looking import look_everywhere
from tests.e2e.server import Server
from tests.e2e.test_alerts import a_trigger_happened

_WHO = "query ($id: ID!) { nominal(id: $id) { name dateOfBirth } }"
_SEEN = "He waits at the school gate."
_SOURCE = "The neighbour at number 3"


def _misheard(name: str) -> str:
    """One letter of the surname was not heard."""
    return f"{name[:-2]}{name[-1]}"


def _describe(phone: Page, name: str) -> None:
    phone.get_by_label("Name, as you were told it").fill(name)
    phone.get_by_label("Age, as it seemed").fill("45")
    phone.get_by_label("What they look like, drive or wear").fill("Tall, a red van.")
    phone.get_by_label("What is known", exact=True).fill(_SEEN)


def _say_how(phone: Page) -> None:
    phone.get_by_label("How it is known").select_option("C")
    phone.get_by_label("What it is", exact=True).select_option("THIRD_PARTY_SAID")
    phone.get_by_label("Whom it is about", exact=True).select_option("SUSPECT")
    phone.get_by_label("How it came to be known").fill("Told on patrol")
    phone.get_by_label("Who told you (optional)").fill(_SOURCE)
    phone.get_by_label("2 Untested").check()


def _sets_the_phone_up(playwright: Playwright, server: Server, profile: Path) -> None:
    with opened(playwright, profile, shape=PHONE) as phone:
        sign_in(phone, server.url, "district")
        choose_passphrase(phone)
        expect(phone.get_by_role("heading", level=1)).to_have_text("Your reports")
        expect(phone.get_by_test_id("status-line")).to_contain_text("Up to date")
        look_everywhere(phone, "district-home")


def _reports_with_no_signal(playwright: Playwright, server: Server, profile: Path, name: str) -> None:
    with opened(playwright, profile, shape=PHONE, without_network=True) as phone:
        phone.goto(f"{server.url}/app/")
        unlock(phone)
        phone.get_by_role("link", name="Report intelligence").click()
        phone.get_by_role("button", name="Save").click()
        expect(phone.get_by_role("link", name="Say what is known")).to_be_visible()
        look_everywhere(phone, "district-report-errors")
        _describe(phone, name)
        phone.get_by_role("button", name="Hide").click()
        unlock(phone)
        expect(phone.get_by_label("Name, as you were told it")).to_have_value(name)
        phone.get_by_role("link", name="Your reports").click()
        expect(phone.get_by_test_id("begun")).to_contain_text(name)
        expect(phone.get_by_test_id("begun")).to_contain_text("Not finished")
        look_everywhere(phone, "district-not-finished")
        phone.get_by_test_id("begun").get_by_role("link").click()
        expect(phone.get_by_label("What is known", exact=True)).to_have_value(_SEEN)
        _say_how(phone)
        look_everywhere(phone, "district-report")
        phone.get_by_role("button", name="Save").click()
        sent = phone.get_by_test_id("reports").get_by_role("listitem")
        expect(sent).to_contain_text(f"Intelligence about {name}")
        expect(sent).to_contain_text("Saved on this phone")
        expect(phone.get_by_test_id("begun")).to_have_count(0)


def _keeps_it_through_being_closed(playwright: Playwright, server: Server, profile: Path, name: str) -> None:
    with opened(playwright, profile, shape=PHONE, without_network=True) as phone:
        phone.goto(f"{server.url}/app/")
        unlock(phone)
        expect(phone.get_by_test_id("reports").get_by_role("listitem")).to_contain_text("Saved on this phone")
        look_everywhere(phone, "district-saved")
        said = stored_by(phone)
        for secret in (name, _SEEN, _SOURCE, "red van"):
            assert secret not in said, secret


def _sends_what_was_saved(playwright: Playwright, server: Server, profile: Path) -> None:
    with opened(playwright, profile, shape=PHONE) as phone:
        phone.goto(f"{server.url}/app/")
        unlock(phone)
        sent = phone.get_by_test_id("reports").get_by_role("listitem")
        expect(sent).to_contain_text("Received", timeout=60_000)
        phone.get_by_role("link", name="Details").click()
        expect(phone.get_by_role("heading", level=1)).to_have_text("Sent and saved")
        expect(phone.get_by_text("0 people")).to_be_visible()


def _finds_out_who(desk: Page, server: Server, name: str) -> None:
    sign_in(desk, server.url, "intelligence")
    follow(desk, "Described people")
    expect(desk.get_by_test_id("described-count")).to_contain_text("2 people")
    look_everywhere(desk, "described")
    desk.get_by_role("link", name=_misheard(name)).click()
    likely = desk.get_by_test_id("likely").filter(has_text=name)
    expect(likely).to_contain_text("is spelt like")
    expect(desk.get_by_text("Tall, a red van.")).to_be_visible()
    look_everywhere(desk, "described-person")
    desk.get_by_role("button", name="It is nobody known").click()
    expect(desk.get_by_text("Say where you looked, or why it is nobody known.")).to_be_visible()
    likely.get_by_role("button", name="It is this person").click()
    expect(desk.get_by_test_id("described-state")).to_have_text("Linked")
    expect(desk.get_by_role("definition").filter(has_text=name)).to_be_visible()
    look_everywhere(desk, "described-linked")


def test_what_a_district_officer_saw_reaches_whoever_manages_the_person_whom_he_could_not_look_up(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    nominal, name = a_trigger_happened(server)
    assert server.ask("officer", _WHO, id=nominal)["nominal"]["name"] == name
    profile = folder / "district"
    _sets_the_phone_up(playwright, server, profile)
    _reports_with_no_signal(playwright, server, profile, _misheard(name))
    _keeps_it_through_being_closed(playwright, server, profile, _misheard(name))
    _sends_what_was_saved(playwright, server, profile)
    with opened(playwright, folder / "district-manager", shape=PHONE) as phone:
        sign_in(phone, server.url, "officer")
        choose_passphrase(phone)
        phone.get_by_test_id("caseload").get_by_role("link", name=name).click()
        follow(phone, "Alerts")
        expect(phone.get_by_test_id("alert").filter(has_text=name)).to_have_count(0)

        with opened(playwright, folder / "described-desk", shape=DESK) as desk:
            _finds_out_who(desk, server, name)

        phone.reload()
        unlock(phone)
        card = phone.get_by_test_id("alert").filter(has_text=name)
        expect(card).to_contain_text("Intelligence that stands alone")


def test_the_supervisor_of_the_district_links_whom_she_knows_and_leaves_the_rest_to_the_desk(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "district-supervisor", shape=DESK) as desk:
        sign_in(desk, server.url, "supervisor")
        follow(desk, "Described people")
        desk.get_by_role("main").get_by_role("listitem").get_by_role("link").first.click()
        expect(desk.get_by_test_id("likely").first).to_be_visible()
        expect(desk.get_by_role("button", name="It is nobody known")).to_have_count(0)
        expect(desk.get_by_text("Stout, a limp, drives a white van.")).to_be_visible()
        look_everywhere(desk, "described-person-supervisor")


def test_a_report_may_be_thrown_away_and_an_offender_managers_is_kept_as_it_is_written(
    playwright: Playwright, server: Server, folder: Path
) -> None:
    with opened(playwright, folder / "district-drafts", shape=PHONE) as phone:
        sign_in(phone, server.url, "officer2")
        choose_passphrase(phone)
        phone.get_by_test_id("caseload").get_by_role("link").first.click()
        phone.get_by_role("link", name="Report intelligence").click()
        phone.get_by_label("What is known", exact=True).fill(_SEEN)
        phone.get_by_role("button", name="Describe a person").click()
        phone.get_by_label("Name, as you were told it").fill("Bert Exampel")
        look_everywhere(phone, "manager-report")
        phone.get_by_role("button", name="Hide").click()
        unlock(phone)
        expect(phone.get_by_label("What is known", exact=True)).to_have_value(_SEEN)
        phone.get_by_role("link", name="Details").click()
        expect(phone.get_by_text("1 report")).to_be_visible()
        phone.get_by_role("link", name="A report that is not finished").click()
        expect(phone.get_by_label("Name, as you were told it")).to_have_value("Bert Exampel")
        phone.get_by_role("button", name="Discard this report").click()
        phone.get_by_role("link", name="Report intelligence").click()
        expect(phone.get_by_label("What is known", exact=True)).to_have_value("")
