/**
 * The app's service worker: it keeps the shell (the app's own files) and nothing else. No answer of the server is ever
 * cached: records live encrypted in the app's own store. A new version waits until the officer takes it, or until the app
 * is opened with none of it open. When the browser says that there is a network it sends what waits (background.ts).
 */
/// <reference lib="webworker" />
declare const __PRECACHE__: readonly string[]
declare const __VERSION__: string
declare const __BACKGROUND__: string
declare const self: ServiceWorkerGlobalScope & {
  background?: { sendWaiting(): Promise<void> }
  trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } }
}

export {}

const SHELL = '/app/'
const CACHE = `shell-${__VERSION__}`
const KEPT = new Set(__PRECACHE__)

self.addEventListener('install', (event) => {
  event.waitUntil(install())
})

/** All of it or nothing: where one file cannot be had, the version before stays and works. */
async function install(): Promise<void> {
  // A script may be loaded later, without a network, only if it was loaded while installing.
  loadBackground()
  const cache = await caches.open(CACHE)
  await cache.addAll(__PRECACHE__.map((url) => new Request(url, { cache: 'reload' })))
}

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
})

// oxlint-disable-next-line typescript/consistent-type-assertions
self.addEventListener('sync' as 'message', (event: ExtendableEvent) => {
  event.waitUntil(loadBackground().sendWaiting())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate' && url.pathname.startsWith(SHELL)) event.respondWith(fromShell(SHELL, request))
  else if (KEPT.has(url.pathname)) event.respondWith(fromShell(url.pathname, request))
})

/** From the kept shell; from the network only if the browser has thrown the shell away. */
async function fromShell(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  return (await cache.match(path)) ?? fetch(request)
}

function loadBackground(): { sendWaiting(): Promise<void> } {
  if (self.background === undefined) {
    const policy = self.trustedTypes?.createPolicy('app', { createScriptURL: () => __BACKGROUND__ })
    self.importScripts(policy?.createScriptURL(__BACKGROUND__) ?? __BACKGROUND__)
  }
  if (self.background === undefined) throw new Error('the background script says nothing')
  return self.background
}
