/**
 * The service worker from the page's side: it is registered once, and a new version waits until the officer takes it. The
 * one Trusted Types policy of the app allows this one script address and nothing else.
 */
import { createCell } from '../sync/cell'

/** The worker that waits with a new version, if one does. */
export const waitingVersion = createCell<ServiceWorker | null>(null)

const WORKER_URL = `${import.meta.env.BASE_URL}sw.js`

interface PolicyMaker {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}

export async function registerWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register(trusted(WORKER_URL), { updateViaCache: 'none' })
  const note = (): void => {
    // The first worker has nobody to wait for; only a second one is news.
    if (navigator.serviceWorker.controller !== null) waitingVersion.set(registration.waiting)
  }
  note()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', note)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
  })
}

/** Takes the waiting version: it becomes the worker, and the page starts again with it. */
export function takeNewVersion(): void {
  const worker = waitingVersion.get()
  if (worker === null) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  worker.postMessage('take-over')
}

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
