/**
 * The service worker from the page's side: it is registered once, and a new version waits until the officer takes it, with
 * no form open in any tab; or until all of the app has been closed, when the browser itself puts it in place. The one Trusted
 * Types policy of the app allows this one script address and nothing else.
 */
import { opensOffline } from '../device/storage'
import { createCell } from '../sync/cell'
import { openForms, WRITING } from '../ui/writing'

/** The worker that waits with a new version, if one does. */
export const waitingVersion = createCell<ServiceWorker | null>(null)

const WORKER_URL = `${import.meta.env.BASE_URL}sw.js`

interface PolicyMaker {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}

export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    opensOffline.set(false)
    return
  }
  followTheWorker()
  const registration = await navigator.serviceWorker.register(trusted(WORKER_URL), { updateViaCache: 'none' })
  const note = (): void => {
    // The first worker has nobody to wait for; only a second one is news.
    if (navigator.serviceWorker.controller !== null) waitingVersion.set(registration.waiting)
    void noteOffline()
  }
  note()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', note)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
  })
}

/** A worker that stands aside, or whose files the browser has thrown away, opens nothing. */
async function noteOffline(): Promise<void> {
  const kept = await caches.keys()
  opensOffline.set(navigator.serviceWorker.controller !== null && kept.length > 0)
}

/** A page whose worker was replaced has the files of another version: it starts again, once nobody writes in it. */
function followTheWorker(): void {
  let hadWorker = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('message', (event) => {
    if (event.data === 'stands aside') void noteOffline()
  })
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    void noteOffline()
    if (!hadWorker) {
      hadWorker = true
      return
    }
    waitingVersion.set(null)
    if (openForms.get() === 0) location.reload()
    else openForms.watch((count) => count === 0 && location.reload())
  })
}

/** Why a version that was asked for is not here: somebody writes in a tab; or the browser has not put it in its place yet. */
export type NotTaken = 'writing' | 'slow'

/** Takes the waiting version in all tabs at once. Where that succeeds this page starts again; else it says why not. */
export async function takeNewVersion(): Promise<NotTaken> {
  const worker = waitingVersion.get()
  if (worker === null) return 'slow'
  return navigator.locks.request(WRITING, { ifAvailable: true }, async (lock) => {
    if (lock === null) return 'writing'
    worker.postMessage('take-over')
    // No form can be opened while this is held: it is let go when this page starts again with the new version.
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
    return 'slow'
  })
}

const PATIENCE_MS = 10_000

function trusted(url: string): string {
  const maker = policyMaker()
  if (maker === undefined) return url
  const policy = maker.createPolicy('app', {
    createScriptURL(candidate) {
      if (candidate !== WORKER_URL) throw new TypeError('only the service worker may be loaded by address')
      return candidate
    },
  })
  return policy.createScriptURL(url)
}

/** The browser's Trusted Types, where it has them; the DOM library does not name them yet. */
function policyMaker(): PolicyMaker | undefined {
  // oxlint-disable-next-line typescript/consistent-type-assertions
  return (globalThis as { trustedTypes?: PolicyMaker }).trustedTypes
}
