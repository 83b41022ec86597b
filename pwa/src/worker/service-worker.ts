/**
 * The app's service worker: it keeps the shell (the app's own files) and nothing else. No answer of the server is ever
 * cached: records live encrypted in the app's own store. A new version waits until the officer takes it.
 */
/// <reference lib="webworker" />
declare const __PRECACHE__: readonly string[]
declare const __VERSION__: string
declare const self: ServiceWorkerGlobalScope

export {}

const SHELL = '/app/'
const CACHE = `shell-${__VERSION__}`
const KEPT = new Set(__PRECACHE__)

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(__PRECACHE__.map((url) => new Request(url, { cache: 'reload' })))),
  )
})

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
