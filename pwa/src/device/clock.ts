/** The one place that asks the phone what time it is. Everything else is told; what the phone says may be wrong. */

/** Milliseconds since 1970, as the phone believes. */
export function nowMs(): number {
  return Date.now()
}
