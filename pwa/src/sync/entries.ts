/**
 * What the phone may say about one saved item: draft, saved, sending, received or needs attention. Derived from the
 * outbox and its receipts alone, never from the last request. Pure.
 */
import type { OutboxItem } from './ports'

export type EntryState =
  | { kind: 'saved' }
  /** In the second store: the first could not be written. */
  | { kind: 'aside' }
  | { kind: 'sending' }
  | { kind: 'received'; at: string }
  | { kind: 'needsAttention'; at: string; reason: string | null; message: string | null }

export function entryState(item: Pick<OutboxItem, 'state' | 'receipt'>, isSending: boolean, isAside = false): EntryState {
  if (isAside) return { kind: 'aside' }
  if (item.state === 'waiting' || item.receipt === null) return isSending ? { kind: 'sending' } : { kind: 'saved' }
  const { state, reason, message, receivedAt } = item.receipt
  switch (state) {
    case 'APPLIED':
    case 'MERGED':
    case 'RESOLVED':
      return { kind: 'received', at: receivedAt }
    case 'CONFLICT':
    case 'QUARANTINED':
      return { kind: 'needsAttention', at: receivedAt, reason, message }
  }
}
