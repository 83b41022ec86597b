/**
 * Notices that the browser has thrown our store away. A small mark lies outside the database (localStorage): what waited
 * there, and since when. A database that is made anew while such a mark is there means a loss. The loss is written down
 * before anything else can write a mark, told to the officer until they say that they have read it, and to the server
 * for as long as this browser remembers. The app never starts as if it were new.
 */
import { flag, nullable, number, object, readJson, text, withDefault } from '../contract/parse'

/** One mark, and one loss at most, for each officer of this phone. */
const WAITING = 'doorstep-waiting-'
const LOST = 'doorstep-lost-'

/** What a phone held that nobody else had. */
export interface Mark {
  /** Submissions that had not been acknowledged. */
  waiting: number
  /** Attachments that waited, of visits that may have been sent. */
  following: number
  /** Visits that were not finished. */
  drafts: number
  /** When the oldest of the submissions was saved. */
  since: string | null
  /** When this was last so. */
  at: string
}

export interface Loss extends Mark {
  noticedAt: string
  isRead: boolean
}

const markShape = {
  waiting: number,
  following: withDefault(number, 0),
  drafts: withDefault(number, 0),
  since: withDefault(nullable(text), null),
  at: text,
}
const mark = object<Mark>(markShape)
const loss = object<Loss>({ ...markShape, noticedAt: text, isRead: flag })

export function leaveMark(principalId: string, held: Omit<Mark, 'at'>, now: Date): void {
  write(WAITING + principalId, { ...held, at: now.toISOString() } satisfies Mark)
}

/** This officer's database has just been made. If a mark says that there was one with something in it, that is lost. */
export function noticeLoss(principalId: string, now: Date): void {
  const left = mark(readJson(localStorage.getItem(WAITING + principalId) ?? ''))
  if (left === undefined || left.waiting + left.following + left.drafts === 0) return
  write(LOST + principalId, { ...left, noticedAt: now.toISOString(), isRead: false } satisfies Loss)
  localStorage.removeItem(WAITING + principalId)
}

/** Whose marks are here: those whose database is gone must be looked at, though nothing else names them any more. */
export const marked = (): string[] => names(WAITING).map((name) => name.slice(WAITING.length))

/** What this officer's phone has lost, for the server; null where nothing was. */
export const lossOf = (principalId: string): Loss | null => loss(readJson(localStorage.getItem(LOST + principalId) ?? '')) ?? null

/** What was lost on this phone and has not been read, whoever made it. */
export function unreadLoss(): Mark | null {
  const losses = names(LOST).flatMap((name) => loss(readJson(localStorage.getItem(name) ?? '')) ?? [])
  const unread = losses.filter((each) => !each.isRead)
  const last = unread.map((each) => each.at).toSorted().at(-1)
  if (last === undefined) return null
  return {
    waiting: unread.reduce((sum, each) => sum + each.waiting, 0),
    following: unread.reduce((sum, each) => sum + each.following, 0),
    drafts: unread.reduce((sum, each) => sum + each.drafts, 0),
    since: unread.flatMap((each) => each.since ?? []).toSorted()[0] ?? null,
    at: last,
  }
}

export function markRead(): void {
  for (const name of names(LOST)) {
    const read = loss(readJson(localStorage.getItem(name) ?? ''))
    if (read !== undefined) write(name, { ...read, isRead: true } satisfies Loss)
  }
}

function write(name: string, value: Mark | Loss): void {
  try {
    localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Storage is full or forbidden: the mark is a help, the outbox is what counts.
  }
}

const names = (prefix: string): string[] => Object.keys(localStorage).filter((name) => name.startsWith(prefix))
