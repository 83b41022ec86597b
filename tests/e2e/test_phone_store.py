"""What can go wrong with the phone's own store, in a real browser: dead handles, no room, and a store thrown away."""

from pathlib import Path

from playwright.sync_api import Playwright, expect

from tests.e2e.browser import DESK, opened, sign_in, unlock
from tests.e2e.looking import look_everywhere
from tests.e2e.phones import Station, begin_visit, finish_visit, is_received, is_saved_here, record_visit, sync_now
from tests.e2e.proxy import lost

# The browser's store fails as WebKit's does when its process has gone: every handle is dead, also a fresh one.
_BREAK_DATABASE = """() => {
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (stores, mode, ...more) {
    if (mode === 'readwrite') throw new DOMException('Connection to Indexed Database server lost', 'UnknownError')
    return begin.call(this, stores, mode, ...more)
  }
  window.mend = () => { IDBDatabase.prototype.transaction = begin }
}"""
_CLOSE_HANDLES = """() => {
  const begin = IDBDatabase.prototype.transaction
  const closed = new WeakSet()
  IDBDatabase.prototype.transaction = function (...asked) {
    if (window.closing && !closed.has(this)) { closed.add(this); this.close(); window.closing -= 1 }
    return begin.apply(this, asked)
  }
  window.closing = 0
}"""
_BREAK_FILES = """() => {
  FileSystemFileHandle.prototype.createWritable = () => { throw new DOMException('no room', 'QuotaExceededError') }
}"""
_DELETE_DATABASE = """async () => {
  for (const { name } of await indexedDB.databases()) {
    if (name === 'doorstep') continue
    await new Promise((resolve, reject) => {
      const asked = indexedDB.deleteDatabase(name)
      asked.onsuccess = resolve
      asked.onerror = reject
    })
  }
}"""
# A browser that refuses for want of room, until something is given up. Chromium itself lets small writes pass.
_FILL = """() => {
  const add = IDBObjectStore.prototype.add
  const remove = FileSystemDirectoryHandle.prototype.removeEntry
  let full = true
  IDBObjectStore.prototype.add = function (...asked) {
    if (full) throw new DOMException('no room', 'QuotaExceededError')
    return add.apply(this, asked)
  }
  FileSystemDirectoryHandle.prototype.removeEntry = function (...asked) {
    full = false
    return remove.apply(this, asked)
  }
  FileSystemFileHandle.prototype.createWritable = () => { throw new DOMException('no room', 'QuotaExceededError') }
}"""
_RESERVE = """async () => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('doorstep-reserve')
  const names = []
  for await (const name of folder.keys()) names.push(name)
  return names
}"""
_ASIDE = """async () => {
  const root = await navigator.storage.getDirectory()
  let text = ''
  for await (const [name, folder] of root.entries()) {
    if (!name.startsWith('doorstep-aside')) continue
    for await (const file of folder.values()) text += await (await file.getFile()).text()
  }
  return text
}"""


def test_a_handle_that_dies_under_the_app_is_replaced_and_the_visit_saved(station: Station) -> None:
    with station.phone() as page:
        page.evaluate(_CLOSE_HANDLES)
        begin_visit(page, "dead handle")
        page.evaluate("closing = 1")
        finish_visit(page)
        is_received(page)
        assert page.evaluate("closing") == 0
    assert station.received("dead handle") == 1


def test_a_visit_that_the_database_cannot_take_is_kept_aside_said_so_and_sent_later(station: Station) -> None:
    with station.phone() as page:
        station.proxy.always("SyncPush", lost)
        record_visit(page, "kept before", whom=1)
        page.goto(f"{station.proxy.url}/app/")
        unlock(page)
        begin_visit(page, "kept aside")
        page.evaluate(_BREAK_DATABASE)
        finish_visit(page)
        expect(page.get_by_test_id("entry-status")).to_contain_text("Kept in the second store")
        expect(page.get_by_test_id("status-line")).to_contain_text("1 visit in this phone's second store")
        assert '"sealed":' in page.evaluate(_ASIDE)
        assert "kept aside" not in page.evaluate(_ASIDE)
        look_everywhere(page, "kept-aside")

        station.proxy.calm()
        station.proxy.pushed.clear()
        page.goto(f"{station.proxy.url}/app/")
        unlock(page)
        expect(page.get_by_test_id("status-line")).to_contain_text("Up to date")
        assert page.evaluate(_ASIDE) == ""
        ids = [key for push in station.proxy.pushed for key in push]
        assert len(ids) == len(set(ids)) == 2
    assert (station.received("kept before"), station.received("kept aside")) == (1, 1)


def test_where_both_stores_fail_the_page_says_not_saved_and_keeps_the_form(station: Station) -> None:
    with station.phone() as page:
        begin_visit(page, "nowhere to go")
        page.evaluate(_BREAK_DATABASE)
        page.evaluate(_BREAK_FILES)
        page.get_by_role("button", name="Finish visit").click()
        expect(page.get_by_role("alert")).to_contain_text("NOT saved")
        expect(page.get_by_text("nowhere to go")).to_be_visible()
        assert station.received("nowhere to go") == 0

        page.evaluate("mend()")
        finish_visit(page)
        is_received(page)
    assert station.received("nowhere to go") == 1


def test_a_full_phone_saves_in_the_room_that_was_kept_back(station: Station) -> None:
    with station.phone() as page:
        begin_visit(page, "phone full")
        assert page.evaluate(_RESERVE) == ["reserve"]
        page.evaluate(_FILL)
        finish_visit(page)
        is_received(page)
        assert page.evaluate(_RESERVE) == []
    assert station.received("phone full") == 1


def test_a_store_thrown_away_under_the_app_is_told_to_the_officer_and_the_supervisor(
    station: Station, playwright: Playwright, folder: Path
) -> None:
    with station.phone("officer2") as page:
        station.proxy.always("SyncPush", lost)
        record_visit(page, "thrown away")
        is_saved_here(page)
        other = page.context.new_page()
        other.goto(f"{station.proxy.url}/health")
        other.evaluate(_DELETE_DATABASE)
        other.close()

        sync_now(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Your work may be lost")
        expect(page.get_by_role("main")).to_contain_text("1 item that had not been sent")
        look_everywhere(page, "lost")
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("Your work may be lost")
        page.get_by_role("button", name="I have told my supervisor").click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Your work may be lost")

        with opened(playwright, folder / "loss-desk", shape=DESK) as desk:
            sign_in(desk, station.server.url, "supervisor")
            desk.get_by_role("link", name="Phones").click()
            card = desk.get_by_test_id("phone").filter(has_text="Lost by its browser").first
            expect(card).to_contain_text("1 item, the oldest saved")
            look_everywhere(desk, "phones-lost")
    assert station.received("thrown away") == 0


def test_a_visit_is_written_in_one_tab_at_a_time(station: Station) -> None:
    with station.phone() as first:
        begin_visit(first, "one tab", whom=2)
        address = first.url
        second = first.context.new_page()
        second.goto(address)
        unlock(second)
        expect(second.get_by_role("heading", level=1)).to_have_text("Open in another tab")
        look_everywhere(second, "open-elsewhere")

        first.close()
        second.get_by_role("button", name="Recover").click()
        expect(second.get_by_text("one tab")).to_be_visible()
        finish_visit(second)
        is_received(second)
    assert station.received("one tab") == 1
