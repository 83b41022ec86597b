/** Locks after 5 minutes without a touch or a key, and after 60 seconds out of sight. */
export const IDLE_LOCK_MS = 5 * 60_000
export const HIDDEN_LOCK_MS = 60_000
const CHECK_MS = 5_000

export interface Watching {
  stop(): void
}

export function watchForIdle(lock: () => void, flush: () => void): Watching {
  let touchedAt = Date.now()
  let hiddenAt: number | null = null
  const touched = (): void => {
    touchedAt = Date.now()
  }
  const check = (): void => {
    const now = Date.now()
    if (now - touchedAt >= IDLE_LOCK_MS || (hiddenAt !== null && now - hiddenAt >= HIDDEN_LOCK_MS)) lock()
  }
  const visibility = (): void => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now()
      flush()
      return
    }
    // Timers sleep while hidden, so the time away is judged on return.
    check()
    hiddenAt = null
  }
  const timer = setInterval(check, CHECK_MS)
  const events = ['pointerdown', 'keydown'] as const
  for (const event of events) addEventListener(event, touched, { passive: true })
  document.addEventListener('visibilitychange', visibility)
  return {
    stop() {
      clearInterval(timer)
      for (const event of events) removeEventListener(event, touched)
      document.removeEventListener('visibilitychange', visibility)
    },
  }
}
