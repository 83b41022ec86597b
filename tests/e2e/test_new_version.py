"""A new version of the app on a phone: when it comes, when it must wait, how it is taken back, and how an operator has
the service worker stand aside. Two real builds, a real worker, a real outbox.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.attachments.pictures import jpeg
from tests.e2e import builds
from tests.e2e.browser import unlock
from tests.e2e.looking import look_everywhere
from tests.e2e.phones import Station, begin_visit, finish_visit, is_received, is_saved_here, record_visit, sync_now
from tests.e2e.proxy import Held, lost
from tests.e2e.server import doorstep

_CONTROLLED = """() => navigator.serviceWorker.ready.then(() => new Promise((done) => {
  if (navigator.serviceWorker.controller) done()
  else navigator.serviceWorker.addEventListener('controllerchange', () => done(), { once: true })
}))"""
_UPDATE = """() => navigator.serviceWorker.getRegistration().then(async (registration) => {
  await registration.update().catch(() => undefined)
  const coming = registration.installing
  if (coming) await new Promise((done) => {
    coming.addEventListener('statechange', () => coming.state !== 'installing' && done())
  })
  return { waiting: registration.waiting !== null }
})"""
_LOOK = """async () => {
  for (const found of await navigator.serviceWorker.getRegistrations()) await found.update()
  return (await caches.keys()).length
}"""


def _version(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-version")


def _later_version_waits(station: Station, folder: Path, page: Page) -> None:
    page.evaluate(_CONTROLLED)
    station.proxy.build = builds.later(folder, "two")
    assert page.evaluate(_UPDATE) == {"waiting": True}


def test_a_new_version_waits_until_the_officer_takes_it(station: Station, folder: Path) -> None:
    with station.phone() as page:
        _later_version_waits(station, folder, page)
        page.reload()
        assert _version(page) is None
        unlock(page)
        expect(page.get_by_test_id("caseload").get_by_role("link").first).to_be_visible()
        page.get_by_role("button", name="Use it now").click()
        expect(page.locator("html[data-version=two]")).to_have_count(1)
        unlock(page)
        expect(page.get_by_test_id("caseload").get_by_role("link").first).to_be_visible()


def test_an_update_in_the_middle_of_sending_leaves_an_open_form_alone(station: Station, folder: Path) -> None:
    with station.phone() as page:
        held = Held()
        station.proxy.next("SyncPush", held)
        record_visit(page, "being sent", whom=1)
        assert held.arrived.wait(15)
        page.get_by_role("link", name="Back to your caseload").click()
        begin_visit(page, "being written")
        _later_version_waits(station, folder, page)
        expect(page.get_by_text("New version ready")).to_have_count(0)
        held.go_on.set()

        finish_visit(page)
        is_received(page)
        expect(page.get_by_text("New version ready")).to_be_visible()
        assert _version(page) is None
    assert (station.received("being sent"), station.received("being written")) == (1, 1)


def test_a_form_that_is_open_in_another_tab_keeps_the_new_version_waiting(station: Station, folder: Path) -> None:
    with station.phone() as writing:
        begin_visit(writing, "in the other tab")
        other = writing.context.new_page()
        other.goto(f"{station.proxy.url}/app/")
        unlock(other)
        _later_version_waits(station, folder, other)
        other.get_by_role("button", name="Use it now").click()
        expect(other.get_by_text("Something is being written in another tab")).to_be_visible()

        finish_visit(writing)
        is_received(writing)
        other.get_by_role("button", name="Use it now").click()
        for page in (writing, other):
            expect(page.locator("html[data-version=two]")).to_have_count(1)
    assert station.received("in the other tab") == 1


def test_closing_the_app_and_opening_it_again_takes_the_new_version(station: Station, folder: Path) -> None:
    with station.phone() as page:
        _later_version_waits(station, folder, page)
        context = page.context
        page.goto("about:blank")
        page.close()
        again = context.new_page()
        again.goto(f"{station.proxy.url}/app/")
        expect(again.locator("html[data-version=two]")).to_have_count(1)
        unlock(again)
        expect(again.get_by_test_id("status-line")).to_contain_text("Up to date")


def test_a_version_that_is_taken_back_leaves_the_outbox_as_it_was(station: Station, folder: Path) -> None:
    with station.phone() as page:
        _later_version_waits(station, folder, page)
        page.get_by_role("button", name="Use it now").click()
        expect(page.locator("html[data-version=two]")).to_have_count(1)
        unlock(page)
        station.proxy.always("SyncPush", lost)
        record_visit(page, "taken back")
        is_saved_here(page)

        station.proxy.build = None
        assert page.evaluate(_UPDATE) == {"waiting": True}
        page.get_by_role("button", name="Use it now").click()
        expect(page.locator("html[data-version=two]")).to_have_count(0)
        station.proxy.calm()
        unlock(page)
        expect(page.get_by_test_id("status-line")).to_contain_text("Up to date")
    assert station.received("taken back") == 1


def test_a_new_version_of_which_a_file_cannot_be_had_leaves_the_old_one_working(station: Station, folder: Path) -> None:
    with station.phone() as page:
        page.evaluate(_CONTROLLED)
        two = builds.later(folder, "two")
        station.proxy.build = two
        station.proxy.missing = {"icon-192.png"}
        assert page.evaluate(_UPDATE) == {"waiting": False}
        page.context.set_offline(True)
        page.reload()
        unlock(page)
        expect(page.get_by_test_id("caseload").get_by_role("link").first).to_be_visible()

        page.context.set_offline(False)
        station.proxy.missing = set()
        assert page.evaluate(_UPDATE) == {"waiting": True}


def test_a_page_whose_lazy_part_comes_from_another_version_is_served_from_its_own(
    station: Station, folder: Path
) -> None:
    """Old page, new server: what the page loads later is in the old worker's keeping."""
    with station.phone() as page:
        page.evaluate(_CONTROLLED)
        station.proxy.build = builds.later(folder, "two")
        page.get_by_test_id("caseload").get_by_role("link").first.click()
        page.get_by_role("link", name="Add a person").click()
        expect(page.get_by_label("First name")).to_be_visible()
        assert _version(page) is None


def _until_no_worker(page: Page) -> None:
    """The browser looks for a new worker by itself, too: the page may be gone at any moment, and then is another."""
    for _ in range(60):
        with suppress(Error):
            if page.evaluate(_LOOK) == 0:
                return
        page.wait_for_timeout(250)
    raise AssertionError("the worker has not stood aside")


def test_an_operator_has_the_worker_stand_aside_and_nothing_is_lost(station: Station) -> None:
    with station.phone() as page:
        page.evaluate(_CONTROLLED)
        station.proxy.always("SyncPush", lost)
        record_visit(page, "stood aside")
        is_saved_here(page)
        page.goto(f"{station.proxy.url}/app/")
        try:
            assert doorstep("worker", "stand-aside", data=station.server.data).returncode == 0
            _until_no_worker(page)
            page.goto(f"{station.proxy.url}/app/status")
            unlock(page)
            expect(page.get_by_role("main")).to_contain_text("The app does not open")
            look_everywhere(page, "status")
            assert page.evaluate("caches.keys()") == []
            station.proxy.calm()
            sync_now(page)
            expect(page.get_by_test_id("status-line")).to_contain_text("Up to date")
        finally:
            assert doorstep("worker", "return", data=station.server.data).returncode == 0
        page.reload()
        page.evaluate(_CONTROLLED)
    assert station.received("stood aside") == 1


def test_the_browser_sends_what_waits_with_no_page_open(station: Station) -> None:
    with station.phone(permissions=["background-sync"]) as page:
        worker = _Worker(page, station)
        station.proxy.always("SyncPush", lost)
        record_visit(page, "no page open")
        is_saved_here(page)
        desk = worker.alone(page)
        station.proxy.calm()
        worker.sends_until(desk, lambda: station.received("no page open") == 1)
        desk.goto(f"{station.proxy.url}/app/")
        expect(desk.get_by_test_id("status-line")).to_contain_text("Nothing waits to be sent")
    assert station.received("no page open") == 1


def test_the_browser_sends_a_visits_photo_with_no_page_open(station: Station) -> None:
    with station.phone(permissions=["background-sync"]) as page:
        worker = _Worker(page, station)
        station.proxy.always("SyncPush", lost)
        begin_visit(page, "a photo, no page open", photo=jpeg(300, 200))
        finish_visit(page)
        is_saved_here(page)
        desk = worker.alone(page)
        station.proxy.calm()
        worker.sends_until(desk, lambda: station.arrived("a photo, no page open") == ["COMPLETE"])
        desk.goto(f"{station.proxy.url}/app/")
        expect(desk.get_by_test_id("status-line")).to_contain_text("Nothing waits to be sent")


class _Worker:
    """A phone's service worker, called as the browser calls it when there is a network."""

    def __init__(self, page: Page, station: Station) -> None:
        page.evaluate(_CONTROLLED)
        if not page.evaluate("navigator.serviceWorker.ready.then((registration) => 'sync' in registration)"):
            pytest.skip("this browser has no Background Sync")
        self._station = station
        self._registrations: list[str] = []
        session = page.context.new_cdp_session(page)
        session.on("ServiceWorker.workerRegistrationUpdated", self._note)
        session.send("ServiceWorker.enable")

    def _note(self, said: dict[str, list[dict[str, str]]]) -> None:
        ours = f"{self._station.proxy.url}/app/"
        self._registrations += [each["registrationId"] for each in said["registrations"] if each["scopeURL"] == ours]

    def alone(self, page: Page) -> Page:
        """Close the app; what is given is a page in the same browser that is none of it."""
        desk = page.context.new_page()
        desk.goto(f"{self._station.server.url}/health")
        page.close()
        return desk

    def sends_until(self, desk: Page, is_done: Callable[[], bool]) -> None:
        """As a browser does: what fails, or comes while the worker still sends, is tried again."""
        for _ in range(6):
            self._call(desk)
            for _ in range(10):
                if is_done():
                    return
                desk.wait_for_timeout(500)
        raise AssertionError(f"not sent; last asked of the server: {self._station.proxy.asked[-8:]}")

    def _call(self, desk: Page) -> None:
        """Where the machine has no network but its own, the browser calls no worker: then what it would call is."""
        if not desk.evaluate("navigator.onLine"):
            workers = desk.context.service_workers
            ours = next(worker for worker in workers if worker.url.startswith(self._station.proxy.url))
            ours.evaluate("self.background.sendWaiting().catch(() => undefined)")
            return
        session = desk.context.new_cdp_session(desk)
        session.send("ServiceWorker.enable")
        asked = {"registrationId": self._registrations[-1], "tag": "doorstep-send", "lastChance": False}
        session.send("ServiceWorker.dispatchSyncEvent", {"origin": self._station.proxy.url, **asked})
        session.detach()
