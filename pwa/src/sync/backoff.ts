/** Full-jitter back-off: many phones that lost the same server must not come back in step. Pure. */
export const BACKOFF_MIN_MS = 1_000
export const BACKOFF_MAX_MS = 300_000

/** The wait after `failures` failures in a row (1 or more). `random` is at least 0 and less than 1. */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_MIN_MS * 2 ** Math.min(failures, 16))
  return Math.max(BACKOFF_MIN_MS, Math.floor(random * ceiling))
}
