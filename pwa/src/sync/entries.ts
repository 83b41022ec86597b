/**
 * What the phone may say about one saved item: draft, saved, sending, received or needs attention. Derived from the
 * outbox and its receipts alone, never from the last request. Pure.
 */
import type { OutboxItem, Row } from './ports'

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

/** Whether the record that an item changes does not show it yet: what is held for a person, it never will. */
export function isOverlaid({ state, receipt }: OutboxItem, row: Row | undefined): boolean {
  if (state === 'waiting' || receipt === null) return true
  if (receipt.state !== 'APPLIED' && receipt.state !== 'MERGED') return false
  return row !== undefined && receipt.version !== null && /^\d+$/.test(receipt.version) && BigInt(row.version) < BigInt(receipt.version)
}
