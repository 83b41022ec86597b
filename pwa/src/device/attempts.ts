/**
 * How wrong passphrases are answered: a growing wait from the fifth, and the data key erased at the tenth. A counter in
 * the browser hinders whoever finds the phone, not a laboratory. Pure; the caller keeps the record.
 */
export interface Attempts {
  wrong: number
  /** Milliseconds since 1970 before which no passphrase is tried. */
  notBefore: number
}

export const NO_ATTEMPTS: Attempts = { wrong: 0, notBefore: 0 }
export const WRONG_BEFORE_ERASE = 10
const WAITS: readonly { from: number; ms: number }[] = [
  { from: 8, ms: 300_000 },
  { from: 5, ms: 30_000 },
]

export function afterWrong(before: Attempts, now: number): Attempts {
  const wrong = before.wrong + 1
  const wait = WAITS.find((step) => wrong >= step.from)?.ms ?? 0
  return { wrong, notBefore: wait === 0 ? 0 : now + wait }
}

export function mustErase(attempts: Attempts): boolean {
  return attempts.wrong >= WRONG_BEFORE_ERASE
}

export function waitMs(attempts: Attempts, now: number): number {
  return Math.max(0, attempts.notBefore - now)
}
