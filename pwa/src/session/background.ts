/**
 * Asks the browser to wake the service worker once there is a network, with or without a page (Background Sync). Where the
 * browser has no such thing, the page sends when it is open, as everywhere.
 */
const TAG = 'doorstep-send'

interface Syncing {
  sync?: { register(tag: string): Promise<void> }
}

export async function sendInBackground(): Promise<void> {
  try {
    const registration: ServiceWorkerRegistration & Syncing = await navigator.serviceWorker.ready
    await registration.sync?.register(TAG)
  } catch {
    // Not allowed, or no service worker: nothing is lost by it.
  }
}

/** What was not sent when the page goes out of sight may go without it. Answers the way to stop. */
export function sendWhenHidden(isWaiting: () => boolean): () => void {
  const onHidden = (): void => {
    if (document.visibilityState === 'hidden' && isWaiting()) void sendInBackground()
  }
  document.addEventListener('visibilitychange', onHidden)
  return () => document.removeEventListener('visibilitychange', onHidden)
}
