"""The worst single faults of the network, each in a real browser against a real server: nothing is lost, nothing is
doubled, and the phone says at every moment what is true.

Those of the phone's store are in test_phone_store.py, those of a new version in test_new_version.py. The simulation
draws faults together by the thousand (tests/simulation).
"""

from datetime import timedelta

from playwright.sync_api import expect

from api.clock import system_clock
from tests.e2e.browser import unlock
from tests.e2e.phones import Station, is_received, is_saved_here, record_visit, sync_now
from tests.e2e.proxy import Held, answer_cut, answer_lost, captive_portal


def test_a_visit_whose_answer_is_lost_is_sent_again_and_recorded_once(station: Station) -> None:
    with station.phone() as page:
        station.proxy.always("SyncPush", answer_lost)
        record_visit(page, "answer lost")
        is_saved_here(page)
        expect(page.get_by_test_id("status-line")).to_contain_text("No connection. 1 visit saved on this phone")
        assert station.received("answer lost") == 1

        station.proxy.calm()
        sync_now(page)
        is_received(page)
    assert station.received("answer lost") == 1


def test_an_answer_that_is_cut_in_the_middle_is_no_answer(station: Station) -> None:
    with station.phone() as page:
        station.proxy.always("SyncPush", answer_cut)
        record_visit(page, "answer cut")
        expect(page.get_by_test_id("status-line")).to_contain_text("No connection. 1 visit saved on this phone")
        is_saved_here(page)

        station.proxy.calm()
        sync_now(page)
        is_received(page)
    assert station.received("answer cut") == 1


def test_a_captive_portals_cheerful_page_is_not_believed(station: Station) -> None:
    with station.phone() as page:
        station.proxy.always("SyncPush", captive_portal)
        record_visit(page, "captive portal")
        expect(page.get_by_test_id("status-line")).to_contain_text("No connection. 1 visit saved on this phone")
        is_saved_here(page)
        assert station.received("captive portal") == 0

        station.proxy.calm()
        sync_now(page)
        is_received(page)
    assert station.received("captive portal") == 1


def test_a_session_that_ends_in_the_middle_keeps_everything_until_the_officer_signs_in_again(station: Station) -> None:
    with station.phone() as page:
        page.context.clear_cookies()
        record_visit(page, "signed out")
        expect(page.get_by_test_id("status-line")).to_contain_text("Sign in to send 1 visit")
        is_saved_here(page)

        other = page.context.new_page()
        station.sign_in(other)
        other.close()
        sync_now(page)
        is_received(page)
    assert station.received("signed out") == 1


def test_a_tab_that_dies_while_it_sends_has_sent_once(station: Station) -> None:
    with station.phone() as page:
        held = Held()
        station.proxy.next("SyncPush", held)
        record_visit(page, "tab killed")
        assert held.arrived.wait(15)
        other = page.context.new_page()
        page.close(run_before_unload=False)
        held.go_on.set()

        other.goto(f"{station.proxy.url}/app/")
        expect(other.get_by_test_id("status-line")).to_contain_text("Nothing waits to be sent")
        unlock(other)
        other.get_by_test_id("caseload").get_by_role("link").first.click()
        expect(other.get_by_text("tab killed")).to_have_count(1)
    assert station.received("tab killed") == 1


def test_two_tabs_are_one_phone_and_the_second_takes_over_from_the_first(station: Station) -> None:
    with station.phone() as first:
        station.proxy.always("SyncPush", answer_lost)
        record_visit(first, "two tabs")
        second = first.context.new_page()
        second.goto(f"{station.proxy.url}/app/")
        unlock(second)
        expect(second.get_by_test_id("status-line")).to_contain_text("1 visit saved on this phone")
        station.proxy.pushed.clear()
        first.close()
        station.proxy.calm()

        sync_now(second)
        expect(second.get_by_test_id("status-line")).to_contain_text("Up to date")
        # The browser may send what waits by itself when the first tab is hidden: the same visit, by the same number.
        assert {len(push) for push in station.proxy.pushed} == {1}
    assert station.received("two tabs") == 1


def test_a_visit_saved_before_the_server_was_killed_is_sent_when_it_is_back(station: Station) -> None:
    with station.phone() as page:
        station.server.kill()
        record_visit(page, "server killed")
        expect(page.get_by_test_id("status-line")).to_contain_text("No connection. 1 visit saved on this phone")

        station.server.start()
        sync_now(page)
        is_received(page)
    assert station.received("server killed") == 1


def test_a_phone_whose_clock_is_two_years_ahead_is_believed_by_the_servers_clock(station: Station) -> None:
    with station.phone() as page:
        page.clock.set_system_time(system_clock.now() + timedelta(days=730))
        page.goto(f"{station.proxy.url}/app/")
        unlock(page)
        record_visit(page, "clock jumped")
        is_received(page)
        page.clock.set_system_time(system_clock.now())
        page.goto(f"{station.proxy.url}/app/")
        unlock(page)
        page.get_by_test_id("caseload").get_by_role("link").first.click()
        expect(
            page.get_by_text("Phone clock was wrong").or_(page.get_by_text("Dated in the future")).first
        ).to_be_visible()
    assert station.received("clock jumped") == 1
