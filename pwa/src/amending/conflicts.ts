/** A person's decision between two values of one field. Pure. */
import type { ConflictDoc } from '../contract/documents'
import { isRecord } from '../contract/parse'
import type { OutboxItem } from '../sync/ports'
import { faultOf, fieldOf } from './forms'

export const SETTLE_CONFLICT = { op: 'SettleConflict', opVersion: 1 } as const

export type Choice = 'MINE' | 'THEIRS' | 'OTHER'
export const isChoice = (text: string): text is Choice => text === 'MINE' || text === 'THEIRS' || text === 'OTHER'

export interface Decision {
  conflictId: string
  nominalId: string
  choice: Choice
  value: unknown
  note: string
}

/** What is known of a conflict wherever it is shown. */
export type Clash = Pick<
  ConflictDoc,
  'id' | 'nominalId' | 'entity' | 'field' | 'base' | 'mine' | 'theirs' | 'author' | 'theirsAuthor' | 'mineAt' | 'theirsAt'
>

/** Those that wait for a decision, the oldest first. What was decided on this phone waits for nobody here. */
export function openConflicts(
  all: readonly ConflictDoc[],
  items: readonly OutboxItem[],
  readable: ReadonlyMap<string, unknown>,
): ConflictDoc[] {
  const decided = conflictsDecided(items, readable)
  const known = new Map(all.map((each) => [each.id, each]))
  return [...known.values()]
    .filter(({ id, resolvedAt }) => resolvedAt === null && !decided.has(id))
    .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt))
}

/** Those that were decided on this phone, but for a decision that the server holds. */
export function conflictsDecided(items: readonly OutboxItem[], readable: ReadonlyMap<string, unknown>): Set<string> {
  const decisions = items.filter(({ op, receipt }) => op === SETTLE_CONFLICT.op && receipt?.state !== 'QUARANTINED')
  return new Set(decisions.flatMap(({ id }) => conflictIn(readable.get(id)) ?? []))
}

const conflictIn = (decision: unknown): string | null => {
  const id = isRecord(decision) ? decision['conflictId'] : null
  return typeof id === 'string' ? id : null
}

export function faultsOf(clash: Clash, choice: Choice | null, value: unknown, note: string): { field: string; message: string }[] {
  const faults = []
  if (choice === null) faults.push({ field: 'choice', message: 'Choose which is right' })
  const field = fieldOf(clash.entity, clash.field)
  const fault = choice === 'OTHER' && field !== undefined ? faultOf(field, value) : null
  if (fault !== null) faults.push({ field: 'other', message: fault })
  if (note.trim() === '') faults.push({ field: 'note', message: 'Enter a note that says how you know' })
  return faults
}
