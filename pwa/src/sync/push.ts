/** Pure: what goes into one push, and which of its items an answer truly settles. */
import type { ReceiptAnswer } from './answers'
import type { OutboxItem, Receipt } from './ports'

/** Room for the request around the mutations. */
const ENVELOPE_BYTES = 1_024
const PER_ITEM_BYTES = 400

/** The oldest items, at most `count` of them and within `bytes`. A group is never cut; the first always goes, however large. */
export function nextBatch(waiting: readonly OutboxItem[], count: number, bytes: number): OutboxItem[] {
  const batch: OutboxItem[] = []
  let size = ENVELOPE_BYTES
  for (const unit of units(waiting)) {
    size += unit.reduce((total, item) => total + item.sealed.length + PER_ITEM_BYTES, 0)
    if (batch.length > 0 && (size > bytes || batch.length + unit.length > count)) break
    batch.push(...unit)
  }
  return batch
}

/** What goes together: a group, or a single item. */
function units(waiting: readonly OutboxItem[]): OutboxItem[][] {
  const found: OutboxItem[][] = []
  for (const item of waiting) {
    const last = found.at(-1)
    if (last !== undefined && item.group !== undefined && last[0]?.group === item.group) last.push(item)
    else found.push([item])
  }
  return found
}

export const toMutation = ({ id, seq, prevId, op, opVersion, at, sealed, group, groupSize }: OutboxItem): Record<string, unknown> => ({
  id,
  seq,
  prevId,
  op,
  opVersion,
  at,
  sealed,
  ...(group === undefined ? {} : { group, groupSize }),
})

/** The receipts that count: for an item of ours, with the digest of the very bytes that we sent. */
export function trueReceipts(batch: readonly OutboxItem[], results: readonly ReceiptAnswer[]): Map<string, Receipt> {
  const sent = new Map(batch.map((item) => [item.id, item.sha256]))
  const counted = results.filter((result) => sent.get(result.id) === result.payloadSha256)
  return new Map(
    counted.map(({ id, state, version, reason, message, receivedAt }) => [
      id,
      { state, version, reason, message, receivedAt },
    ]),
  )
}

/** How many items a push may carry: halved where one was too much, doubled back after three that went through. */
export interface BatchSize {
  readonly max: number
  readonly size: number
  readonly successes: number
}

export const fullBatch = (max: number): BatchSize => ({ max, size: max, successes: 0 })

export const halved = (batch: BatchSize): BatchSize => ({ ...batch, size: Math.max(1, Math.floor(batch.size / 2)), successes: 0 })

export function succeeded(batch: BatchSize): BatchSize {
  if (batch.size === batch.max) return batch
  const successes = batch.successes + 1
  return successes < 3 ? { ...batch, successes } : { ...batch, size: Math.min(batch.max, batch.size * 2), successes: 0 }
}
