/** Locks after 5 minutes without a touch or a key, and after 60 seconds out of sight. */
import { nowMs } from '../device/clock'

export const IDLE_LOCK_MS = 5 * 60_000
export const HIDDEN_LOCK_MS = 60_000
const CHECK_MS = 5_000

export interface Watching {
  stop(): void
}

export function watchForIdle(lock: () => void, flush: () => void): Watching {
  let touchedAt = nowMs()
  let hiddenAt: number | null = null
  const touched = (): void => {
    touchedAt = nowMs()
  }
  const check = (): void => {
    const now = nowMs()
    if (now - touchedAt >= IDLE_LOCK_MS || (hiddenAt !== null && now - hiddenAt >= HIDDEN_LOCK_MS)) lock()
  }
  const visibility = (): void => {
    if (document.visibilityState === 'hidden') {
      hiddenAt = nowMs()
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
