/**
 * Notices that the browser has thrown our store away. A small mark lies outside the database (localStorage): how many
 * visits waited, and since when. Where the mark is there and the database is empty, something was lost, and the officer
 * is told; the app never starts as if it were new.
 */
import { number, object, readJson, text, withDefault } from '../contract/parse'

/** One mark for each officer of this phone. */
const PREFIX = 'doorstep-waiting-'

export interface Mark {
  waiting: number
  /** Attachments that waited, of visits that may have been sent. */
  following: number
  at: string
}

const mark = object<Mark>({ waiting: number, following: withDefault(number, 0), at: text })

export function leaveMark(principalId: string, waiting: number, now: Date, following = 0): void {
  try {
    localStorage.setItem(PREFIX + principalId, JSON.stringify({ waiting, following, at: now.toISOString() } satisfies Mark))
  } catch {
    // Storage is full or forbidden: the mark is a help, the outbox is what counts.
  }
}

/** What was here when the mark was left, where nothing is here now; null where nothing is amiss. */
export function readMark(isEmpty: boolean): Mark | null {
  if (!isEmpty) return null
  const marks = names().flatMap((name) => mark(readJson(localStorage.getItem(name) ?? '')) ?? [])
  const waiting = marks.reduce((sum, each) => sum + each.waiting, 0)
  const following = marks.reduce((sum, each) => sum + each.following, 0)
  const at = marks.map((each) => each.at).toSorted().at(-1)
  return waiting + following === 0 || at === undefined ? null : { waiting, following, at }
}

export function clearMarks(): void {
  for (const name of names()) localStorage.removeItem(name)
}

const names = (): string[] => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))
