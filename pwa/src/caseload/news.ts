/**
 * What others changed of a person since the officer last looked: from what stood in each row before, and what stands there
 * now. What this officer did on this phone, and what follows from it, is no news to them. Pure.
 */
import { fieldOf } from '../amending/forms'
import {
  conflictDoc,
  nominalDoc,
  obligationDoc,
  submissionDoc,
  visitDoc,
  type ConflictDoc,
  type ObligationDoc,
  type VisitDoc,
} from '../contract/documents'
import { isRecord, type Parser } from '../contract/parse'
import type { Row } from '../sync/ports'
import { dateWords } from '../ui/dates'
import { OUTCOME } from '../ui/visit-words'
import { OBLIGATION, OPERATION, wordsFor, type Words } from '../ui/words'
import { nominalChanges } from './nominal-changes'

/** One changed row: what stood there (null: nothing), and at which version it stands now. */
export interface Change {
  before: unknown
  version: string
}

export interface News {
  nominalId: string
  lines: string[]
  /** The rows that this tells of, at the versions that it tells of: what is looked at, and no more. */
  versions: Map<string, string>
}

/** What this officer did here, by id. */
export interface Own {
  visits: ReadonlySet<string>
  /** Household members and warnings. */
  records: ReadonlySet<string>
  conflicts: ReadonlySet<string>
  /** When the server took in what was added to returned visits, in milliseconds: the reviews that it opened then. */
  additions: ReadonlySet<number>
}

export function newsOf(rows: ReadonlyMap<string, Row>, changes: ReadonlyMap<string, Change>, own: Own): Map<string, News> {
  const gathered = new Map<string, News>()
  const visited = visitedHere(rows, changes, own)
  for (const [key, change] of changes) {
    const row = rows.get(key)
    const about = row === undefined ? undefined : nominalOf(row)
    if (row === undefined || about === undefined) continue
    const news: News = gathered.get(about) ?? { nominalId: about, lines: [], versions: new Map() }
    news.versions.set(key, change.version)
    news.lines.push(...linesOf(row, change.before, rows, { ...own, since: visited.get(about) ?? null }))
    gathered.set(about, news)
  }
  const told = [...gathered].filter(([, { lines }]) => lines.length > 0)
  return new Map(told.map(([id, news]) => [id, isNew(changes, id) ? { ...news, lines: [NEW] } : news]))
}

const NEW = 'New on your caseload.'
const isNew = (changes: ReadonlyMap<string, Change>, id: string): boolean => changes.get(`nominal:${id}`)?.before === null

function nominalOf({ entity, id, doc }: Row): string | undefined {
  if (entity === 'nominal') return id
  const about = isRecord(doc) ? doc['nominalId'] : undefined
  return typeof about === 'string' ? about : undefined
}

/** Since when this officer has visited whom, of the visits that are unseen: what those met and opened, they know. */
function visitedHere(rows: ReadonlyMap<string, Row>, changes: ReadonlyMap<string, Change>, own: Own): Map<string, Date> {
  const made = [...changes].filter(([, { before }]) => before === null).flatMap(([key]) => parsed(visitDoc, rows.get(key)?.doc) ?? [])
  const mine = made.filter(({ id }) => own.visits.has(id)).toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
  return new Map(mine.map(({ nominalId, startedAt }) => [nominalId, new Date(startedAt)]))
}

function linesOf(row: Row, before: unknown, rows: ReadonlyMap<string, Row>, own: Own & { since: Date | null }): string[] {
  const { entity, doc } = row
  switch (entity) {
    case 'nominal': {
      const now = nominalDoc(doc)
      const old = parsed(nominalDoc, before)
      if (now === undefined || old === undefined) return before === null ? [NEW] : []
      // A document that was fetched before the server told of plans says nothing of them.
      const plan = isRecord(before) && 'plan' in before ? old.plan : now.plan
      return nominalChanges({ ...old, plan }, now, own.records)
    }
    case 'obligation':
      return due(parsed(obligationDoc, before), parsed(obligationDoc, doc), own)
    case 'visit':
      return visits(parsed(visitDoc, before), parsed(visitDoc, doc), rows, own.visits)
    case 'conflict':
      return conflicts(parsed(conflictDoc, before), parsed(conflictDoc, doc), own.conflicts)
    case 'submission': {
      const now = submissionDoc(doc)
      const isDecided = parsed(submissionDoc, before)?.state === 'QUARANTINED' && now?.state === 'RESOLVED'
      return isDecided ? [`Somebody has decided about what was held: ${wordsFor(OPERATION, now.op)}.`] : []
    }
    default:
      return []
  }
}

const isOpen = (each: ObligationDoc): boolean => each.metAt === null && each.cancelledAt === null

/** What an officer's own visit, made then, has met or opened; of visits that are due, every change follows from it. */
function followsFrom(visitedAt: Date, { kind, openedAt, metAt }: ObligationDoc): boolean {
  return kind.startsWith('VISIT_') || new Date(openedAt) >= visitedAt || (metAt !== null && new Date(metAt) >= visitedAt)
}

function due(before: ObligationDoc | undefined, now: ObligationDoc | undefined, own: Own & { since: Date | null }): string[] {
  if (now === undefined || (own.since !== null && followsFrom(own.since, now))) return []
  if (now.kind === 'SUP_REVIEW' && own.additions.has(Date.parse(now.openedAt))) return []
  const what = wordsFor(OBLIGATION, now.kind)
  const by = ({ dueAt }: ObligationDoc): string => (dueAt === null ? 'its clock stands still' : `due ${dateWords(new Date(dueAt))}`)
  if (before === undefined) return isOpen(now) ? [`${what}: now ${by(now)}.`] : []
  if (!isOpen(before)) return []
  if (now.metAt !== null) return [`Done: ${what}.`]
  if (now.cancelledAt !== null) return [`No longer due: ${what}.`]
  return before.dueAt === now.dueAt ? [] : [`${what}: now ${by(now)}. It was ${by(before)}.`]
}

function visits(
  before: VisitDoc | undefined,
  now: VisitDoc | undefined,
  rows: ReadonlyMap<string, Row>,
  own: ReadonlySet<string>,
): string[] {
  if (now === undefined) return []
  const on = dateWords(new Date(now.startedAt))
  const lines: string[] = []
  if (before === undefined && !own.has(now.id)) lines.push(`${wordsFor(OUTCOME, now.outcome)} on ${on}, recorded by ${now.officerName}.`)
  if ((before?.joinedTo ?? null) !== now.joinedTo) lines.push(joining(now, rows, on))
  const review = now.lastReview
  const isSaid = review !== null && review.step !== 'REWORKED' && review.at !== before?.lastReview?.at
  if (isSaid) lines.push(`A supervisor has ${wordsFor(REVIEWED, review.step).toLowerCase()} the visit of ${on}. ${review.comment}`.trim())
  return lines
}

const REVIEWED: Words = { RETURNED: 'Returned' }

function joining(now: VisitDoc, rows: ReadonlyMap<string, Row>, on: string): string {
  if (now.joinedTo === null) return `The record of ${now.officerName} of ${on} is a visit by itself now.`
  const lead = parsed(visitDoc, rows.get(`visit:${now.joinedTo}`)?.doc)
  const other = lead === undefined ? 'another officer' : lead.officerName
  return `The records of ${now.officerName} and ${other} of ${on} are one visit now.`
}

function conflicts(before: ConflictDoc | undefined, now: ConflictDoc | undefined, own: ReadonlySet<string>): string[] {
  if (now === undefined || now.resolvedAt === null || own.has(now.id)) return []
  if (before !== undefined && before.resolvedAt !== null) return []
  const what = fieldOf(now.entity, now.field)?.label ?? now.field
  return [`Two people had changed the same, and it has been decided: ${what}.`]
}

const parsed = <T>(parse: Parser<T>, value: unknown): T | undefined => (value === null || value === undefined ? undefined : parse(value))
