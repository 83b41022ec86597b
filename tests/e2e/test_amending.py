"""What is learnt at the door, from two phones without a network to a supervisor's decision; and the unit's phones."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Playwright, expect

from tests.e2e.browser import DESK, PHONE, choose_passphrase, opened, sign_in, unlock, whom_the_unit_sees
from tests.e2e.looking import look
from tests.e2e.server import Server


@contextmanager
def _set_up(playwright: Playwright, server: Server, profile: Path) -> Iterator[Page]:
    with opened(playwright, profile, shape=PHONE) as page:
        sign_in(page, server.url, "officer2")
        choose_passphrase(page)
        expect(page.get_by_test_id("caseload").get_by_role("link").first).to_be_visible()
        yield page


def _open(page: Page, name: str) -> None:
    page.get_by_test_id("caseload").get_by_role("link", name=re.compile(re.escape(name))).first.click()
    expect(page.get_by_test_id("safety-card")).to_be_visible()


def _change_age(page: Page, age: str) -> None:
    page.get_by_role("link", name="Change Ida").click()
    page.get_by_label("Age").select_option(label=age)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_test_id("safety-card")).to_be_visible()


def _ida(page: Page) -> Locator:
    """Her line in the household: the word itself, which others hold within theirs (suicidal)."""
    return page.get_by_role("listitem").filter(has_text=re.compile(r"\bIda\b"))


def _add_ida(page: Page, name: str) -> None:
    """Somebody new in the household of the one with this name."""
    _open(page, name)
    page.get_by_role("link", name="Add a person").click()
    look(page, "amend-light")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("First name")
    look(page, "amend-errors-light")
    page.get_by_label("First name").fill("Ida")
    page.get_by_label("What they are to").fill("daughter")
    page.get_by_role("radio", name="Yes").first.check()
    page.get_by_label("Age").select_option(label="5 to 9")
    page.get_by_role("radio", name="Yes").last.check()
    page.get_by_role("button", name="Save").click()
    expect(_ida(page)).to_contain_text("Received")


def test_two_changes_of_the_same_wait_for_a_person(playwright: Playwright, server: Server, folder: Path) -> None:
    one, other = folder / "amending-one", folder / "amending-other"
    with _set_up(playwright, server, one) as page:
        name = whom_the_unit_sees(server, "officer2")
        _add_ida(page, name)

    with _set_up(playwright, server, other) as page:
        _open(page, name)
        expect(_ida(page)).to_be_visible()

    with opened(playwright, one, shape=PHONE, without_network=True) as page:
        page.goto(f"{server.url}/app/")
        unlock(page)
        _open(page, name)
        _change_age(page, "16 or 17")
        member = _ida(page)
        expect(member).to_contain_text("16 or 17")
        expect(member).to_contain_text("Saved on this phone")
        expect(page.get_by_test_id("status-line")).to_contain_text("1 item saved on this phone")
        look(page, "amended-light")

    with opened(playwright, other, shape=PHONE) as page:
        page.goto(f"{server.url}/app/")
        unlock(page)
        _open(page, name)
        _change_age(page, "10 to 15")
        expect(_ida(page)).to_contain_text("Received")

    with opened(playwright, one, shape=PHONE | {"color_scheme": "dark"}) as page:
        page.goto(f"{server.url}/app/")
        unlock(page)
        page.get_by_role("link", name="Needs attention (1)").click()
        page.get_by_role("link", name="1 field that two people changed").click()
        expect(page.get_by_test_id("conflict")).to_contain_text("Ida")
        look(page, "conflicts-phone-dark")
        page.goto(f"{server.url}/app/")

    with opened(playwright, folder / "amending-desk", shape=DESK) as desk:
        sign_in(desk, server.url, "supervisor")
        desk.get_by_role("link", name="Conflicting changes").click()
        card = desk.get_by_test_id("conflict").filter(has_text=name)
        expect(card).to_contain_text("Ida")
        look(desk, "conflicts-light-1280")
        card.get_by_role("radio", name="16 or 17").check()
        card.get_by_label("How do you know?").fill("I rang the school.")
        card.get_by_role("button", name="Decide").click()
        expect(desk.get_by_role("status")).to_contain_text("0 fields to decide on")

    with opened(playwright, other, shape=PHONE) as page:
        page.goto(f"{server.url}/app/")
        unlock(page)
        _open(page, name)
        expect(_ida(page)).to_contain_text("16 or 17")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "width"), [(PHONE, 360), (DESK, 1280)])
def test_a_supervisor_reads_of_the_units_phones(
    playwright: Playwright, server: Server, folder: Path, scheme: str, shape: dict[str, object], width: int
) -> None:
    with _set_up(playwright, server, folder / f"held-{scheme}-{width}"):
        pass
    with opened(playwright, folder / f"phones-{scheme}-{width}", shape=shape | {"color_scheme": scheme}) as page:
        sign_in(page, server.url, "supervisor")
        page.get_by_role("link", name="Phones").click()
        card = page.get_by_test_id("phone").first
        expect(card).to_contain_text("Last seen")
        card.get_by_text("Who was on it").click()
        expect(card.get_by_test_id("held-nominals").get_by_role("listitem").first).to_be_visible()
        card.get_by_text("Put this phone out of use").click()
        look(page, f"phones-{scheme}-{width}")


def test_a_lost_phone_is_put_out_of_use_and_erased(playwright: Playwright, server: Server, folder: Path) -> None:
    with _set_up(playwright, server, folder / "lost") as page:
        with opened(playwright, folder / "lost-desk", shape=DESK) as desk:
            sign_in(desk, server.url, "supervisor")
            desk.get_by_role("link", name="Phones").click()
            card = desk.get_by_test_id("phone").last
            cards = desk.get_by_test_id("phone")
            expect(card).to_be_visible()
            for number in range(cards.count()):
                each = cards.nth(number)
                each.get_by_text("Put this phone out of use").click()
                each.get_by_role("radio", name="Erase at its next contact").check()
                each.get_by_role("button", name="Put out of use").click()
                expect(each.get_by_role("alert")).to_contain_text("WIPE NOW")
                each.get_by_label("Type WIPE NOW").fill("WIPE NOW")
                each.get_by_role("button", name="Put out of use").click()
                expect(each).to_contain_text("Out of use since")
        page.get_by_role("link", name="Details").click()
        page.get_by_role("button", name="Sync now").click()
        expect(page.get_by_test_id("status-line")).to_contain_text("out of use")
