"""A phone of which nobody has heard for as long as policy allows lets go of what it has fetched, by itself."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from api.clock import system_clock
from tests.e2e.browser import unlock
from tests.e2e.looking import look_everywhere
from tests.e2e.phones import Station, begin_visit, is_saved_here, record_visit
from tests.e2e.proxy import lost

_STORED = """async () => {
  const counts = {}
  for (const { name } of await indexedDB.databases()) {
    if (name === 'doorstep') continue
    const database = await new Promise((resolve, reject) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
    for (const store of ['pages', 'unseen', 'scopes', 'drafts', 'outbox']) {
      counts[store] = await new Promise((resolve) => {
        const asked = database.transaction(store).objectStore(store).count()
        asked.onsuccess = () => resolve(asked.result)
      })
    }
    database.close()
  }
  return counts
}"""


def _open_later(page: Page, station: Station, **later: float) -> None:
    page.clock.set_system_time(system_clock.now() + timedelta(**later))
    page.goto(f"{station.proxy.url}/app/")
    unlock(page)


def test_a_phone_out_of_reach_for_too_long_erases_what_it_fetched_and_keeps_what_was_written(station: Station) -> None:
    with station.phone() as page:
        record_visit(page, "sent in time")
        page.goto(f"{station.proxy.url}/app/")
        unlock(page)
        station.proxy.always("SyncHello", lost)
        station.proxy.always("SyncPush", lost)
        station.proxy.always("SyncPull", lost)
        record_visit(page, "written out of reach")
        is_saved_here(page)
        page.goto(f"{station.proxy.url}/app/")
        unlock(page)
        begin_visit(page, "not finished", whom=2)

        _open_later(page, station, days=2, hours=20)
        expect(page.get_by_test_id("expires")).to_contain_text("Find a connection before")
        look_everywhere(page, "caseload-expires")
        expect(page.get_by_test_id("caseload").get_by_role("link").first).to_be_visible()

        _open_later(page, station, days=3, hours=1)
        expect(page.get_by_test_id("expired")).to_contain_text("what it had fetched was erased here")
        expect(page.get_by_test_id("caseload").get_by_role("link")).to_have_count(0)
        look_everywhere(page, "caseload-expired")
        stored = page.evaluate(_STORED)
        assert (stored["pages"], stored["unseen"], stored["scopes"]) == (0, 0, 0)
        assert (stored["drafts"], stored["outbox"]) == (1, 2)
        assert station.received("written out of reach") == 0

        station.proxy.calm()
        page.get_by_role("link", name="Details").click()
        page.get_by_role("button", name="Sync now").click()
        expect(page.get_by_test_id("status-line")).to_contain_text("Up to date")
        assert station.received("written out of reach") == 1
        page.get_by_role("link", name="A visit that is not finished").click()
        page.get_by_role("button", name="Recover").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_an_open_visit_survives_the_hour_at_which_its_person_leaves_the_phone(station: Station) -> None:
    with station.phone() as page:
        begin_visit(page, "at the door")
        for operation in ("SyncHello", "SyncPush", "SyncPull"):
            station.proxy.always(operation, lost)
        page.clock.set_system_time(system_clock.now() + timedelta(days=3, hours=1))
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.get_by_test_id("status-line")).to_contain_text("No connection")

        page.get_by_role("button", name="Finish visit").click()
        is_saved_here(page)
        assert page.evaluate(_STORED)["pages"] == 0
