"""The kill switch of the app's service worker: one file in the data folder, looked for when a browser asks for it.

While it is on, every browser that asks gets a worker that deletes the app's kept files and steps aside. It touches no
record: the sealed outbox, the drafts and the keys lie in IndexedDB, and stay. The app then works from the network.
"""

from pathlib import Path
from typing import Final

_FILE = "worker-off"

STANDS_ASIDE: Final = b"""// Doorstep's service worker has been told to stand aside (doorstep worker stand-aside).
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(standAside()))
async function standAside() {
  for (const name of await caches.keys()) await caches.delete(name)
  await self.registration.unregister()
  const pages = await self.clients.matchAll({ includeUncontrolled: true })
  for (const page of pages) page.postMessage('stands aside')
}
"""


def is_off(data: Path) -> bool:
    """Whether the worker stands aside."""
    return (data / _FILE).exists()


def turn_off(data: Path) -> None:
    """From the next request on browsers are told to let the worker go."""
    (data / _FILE).touch()


def turn_on(data: Path) -> None:
    """Browsers get the app's own worker again."""
    (data / _FILE).unlink(missing_ok=True)
