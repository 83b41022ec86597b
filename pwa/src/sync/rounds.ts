/** How the parts of a round speak to each other. */
import type { BatchSize } from './push'

/** How a round, or a part of one, ended. Everything but `done` and `sent` leaves the outbox as it was. */
export type Ended =
  | { kind: 'done' }
  /** All was sent, and nothing fetched: the phone is locked. */
  | { kind: 'sent' }
  | { kind: 'again' }
  | { kind: 'unreachable' }
  | { kind: 'busy'; afterMs: number }
  | { kind: 'signIn' }
  | { kind: 'upgrade' }
  | { kind: 'revoked' }
  | { kind: 'refused'; code: string; message: string }
  /** This phone itself failed (its store, most likely). The outbox is on the disk as it was. */
  | { kind: 'broken'; message: string }

/** What one engine remembers between rounds. Losing it costs a greeting, never a record. */
export interface Memory {
  greetedAt: number | null
  batch: BatchSize
  failures: number
  /** The server's clock at its last answer: what is old is judged by it, never by the phone's. */
  serverTime: string | null
  /** There is more to send than one round sends: the next follows at once. */
  hasMore: boolean
  /** Told of each step, so that the page can show it; with the ids of what goes out now. */
  onStep: (step: 'sending' | 'fetching', sending: readonly string[]) => void
}

/** The lock under which one officer's phone is synced, by one tab or by the service worker, and the channel about it. */
export const loopName = (principalId: string): string => `doorstep-sync-${principalId}`
