/** What a supervisor is told of a phone, in words. Pure. */
import { momentWords } from '../ui/dates'
import { count } from '../ui/words'

/** What must be typed; the server compares it. */
export const WIPE_WORDS = { AFTER_UPLOAD: 'RETIRE', NOW: 'WIPE NOW' } as const

const LITTLE_MB = 100
/** A clock that is wrong by more than this is said to be (docs/sync.md, 9). */
const SKEW_SECONDS = 300

export function unsentWords(phone: { pending: number; oldestPendingAt: string | null }, now: Date): string {
  if (phone.pending === 0) return 'Nothing'
  const since = phone.oldestPendingAt === null ? '' : `, the oldest saved ${momentWords(new Date(phone.oldestPendingAt), now)}`
  return `${count(phone.pending, 'item')}${since}`
}

export function storageWords(phone: { storageKept: boolean | null; storageFreeMb: number | null }): string {
  const { storageKept: isKept, storageFreeMb: free } = phone
  if (isKept === null && free === null) return 'Not known'
  const trouble = [
    isKept === false ? 'the browser may clear it' : '',
    free !== null && free < LITTLE_MB ? `only ${free} MB free` : '',
  ].filter(Boolean)
  return trouble.length === 0 ? 'In order' : `Trouble: ${trouble.join(', ')}`
}

/** What the phone's browser threw away, with what was known of it; null where nothing is known to be lost. */
export function lossWords(
  phone: { lostItems: number | null; lostDrafts: number | null; lostSince: string | null; lostNoticedAt: string | null },
  now: Date,
): string | null {
  const { lostItems: items, lostDrafts: drafts, lostSince: since, lostNoticedAt: noticed } = phone
  const what = [items ? count(items, 'item') : '', drafts ? count(drafts, 'unfinished visit') : ''].filter(Boolean)
  if (what.length === 0) return null
  const saved = since === null ? '' : `, the oldest saved ${momentWords(new Date(since), now)}`
  return `${what.join(' and ')}${saved}${noticed === null ? '' : `. Noticed ${momentWords(new Date(noticed), now)}`}`
}

export function clockWords(skewSeconds: number | null): string {
  if (skewSeconds === null) return 'Not known'
  if (Math.abs(skewSeconds) <= SKEW_SECONDS) return 'Right'
  const minutes = Math.round(Math.abs(skewSeconds) / 60)
  const length = minutes < 120 ? count(minutes, 'minute') : count(Math.round(minutes / 60), 'hour')
  return `${length} ${skewSeconds > 0 ? 'slow' : 'fast'}`
}
