/**
 * What an officer adds to a visit that was returned, with or without a signal, and how it shows on this phone until the
 * server's own record of the visit has come back. Pure.
 */
import type { VisitDoc } from '../contract/documents'
import { isRecord } from '../contract/parse'
import { isOverlaid } from '../sync/entries'
import type { OutboxItem, Row } from '../sync/ports'

export const REWORK_VISIT = { op: 'ReworkVisit', opVersion: 1 } as const

export interface Rework {
  visitId: string
  nominalId: string
  comment: string
}
/** An addition of the outbox. */
export interface Addition {
  item: OutboxItem
  rework: Rework
}

/** Reads back a readable copy by its operation; undefined where it is none of ours. */
export function additionOf(item: OutboxItem, readable: unknown): Addition | undefined {
  if (item.op !== REWORK_VISIT.op || !isRecord(readable)) return undefined
  const { visitId, nominalId, comment } = readable
  const isWhole = typeof visitId === 'string' && typeof nominalId === 'string' && typeof comment === 'string'
  return isWhole ? { item, rework: { visitId, nominalId, comment } } : undefined
}

/** The server's record of a visit, with what this phone added and that record does not yet show. The latest comes last. */
export function withAdditions(visit: VisitDoc, additions: readonly Addition[], row: Row | undefined): VisitDoc {
  const last = additions.findLast(({ item, rework }) => rework.visitId === visit.id && isOverlaid(item, row))
  if (last === undefined) return visit
  return { ...visit, lastReview: { step: 'REWORKED', comment: last.rework.comment, at: last.item.savedAt } }
}
