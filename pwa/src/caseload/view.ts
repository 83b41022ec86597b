/**
 * What the pages show: the server's records as the phone holds them, with what waits in the outbox laid over them. A
 * saved visit shows at once; it leaves the overlay when the record itself has come back, at the receipt's version or
 * later, so that nothing flickers. Pure.
 */
import { conflictsDecided, openConflicts } from '../amending/conflicts'
import { amendmentOf, replayed, type Amendment } from '../amending/patches'
import {
  conflictDoc,
  nominalDoc,
  obligationDoc,
  officerDoc,
  submissionDoc,
  visitDoc,
  type ConflictDoc,
  type NominalDoc,
  type ObligationDoc,
  type OfficerDoc,
  type SubmissionDoc,
  type VisitDoc,
} from '../contract/documents'
import type { Parser } from '../contract/parse'
import { isOverlaid } from '../sync/entries'
import { rowKey, type OutboxItem, type Row } from '../sync/ports'
import { aboutOf, toldOf } from '../intelligence/told'
import { recordedVisit, type RecordedVisit } from '../visits/recorded'
import { additionOf, withAdditions, type Addition } from '../visits/rework'
import { newsOf, type Change, type News } from './news'

/** One item of the outbox that this officer can read, with the visit in it. */
export interface Entry {
  item: OutboxItem
  visit: RecordedVisit
}

/** Intelligence that was reported on this phone, and whom it describes, in words. */
export interface Report {
  item: OutboxItem
  about: string
}

export interface View {
  nominals: Map<string, NominalDoc>
  visits: Map<string, VisitDoc[]>
  /** The routine visit that is owed of each nominal. */
  obligations: Map<string, ObligationDoc>
  /** All that is owed of each nominal, by when it is due; what waits comes last. */
  owed: Map<string, ObligationDoc[]>
  officers: OfficerDoc[]
  submissions: SubmissionDoc[]
  /** All readable items of the outbox and of what was kept, latest first. */
  entries: Entry[]
  /** Those of a nominal that the server's records do not yet show. */
  overlay: Map<string, Entry[]>
  /** What was changed of records on this phone, by record, the latest first. */
  amendments: Map<string, Amendment[]>
  /** What was added to returned visits on this phone, by visit, the latest first. */
  additions: Map<string, Addition[]>
  /** Fields that two people changed, and nobody has decided yet. */
  conflicts: ConflictDoc[]
  /** Intelligence that was submitted on this phone, by nominal. */
  told: Map<string, OutboxItem[]>
  /** All of it, the latest first. */
  reports: Report[]
  /** What others changed since the officer last looked, by nominal. */
  news: Map<string, News>
}

export const EMPTY_VIEW: View = {
  nominals: new Map(),
  visits: new Map(),
  obligations: new Map(),
  owed: new Map(),
  officers: [],
  submissions: [],
  entries: [],
  overlay: new Map(),
  amendments: new Map(),
  additions: new Map(),
  conflicts: [],
  told: new Map(),
  reports: [],
  news: new Map(),
}

export function buildView(
  rows: ReadonlyMap<string, Row>,
  items: readonly OutboxItem[],
  readable: ReadonlyMap<string, unknown>,
  unseen: ReadonlyMap<string, Change> = new Map(),
): View {
  const entries = items
    .flatMap((item) => {
      const visit = recordedVisit(readable.get(item.id))
      return visit === undefined ? [] : [{ item, visit }]
    })
    .toSorted((a, b) => b.item.order - a.item.order)
  const amendments = items
    .flatMap((item) => amendmentOf(item, readable.get(item.id)) ?? [])
    .toSorted((a, b) => a.item.order - b.item.order)
  const overlaid = grouped(
    amendments.filter(({ item, patch }) => isOverlaid(item, rows.get(rowKey('nominal', patch.nominalId)))),
    ({ patch }) => patch.nominalId,
  )
  const additions = items
    .flatMap((item) => additionOf(item, readable.get(item.id)) ?? [])
    .toSorted((a, b) => a.item.order - b.item.order)
  const visits = all(rows, 'visit', visitDoc).map((each) => withAdditions(each, additions, rows.get(rowKey('visit', each.id))))
  const shown = all(rows, 'nominal', nominalDoc).map((each) => replayed(each, overlaid.get(each.id) ?? []))
  const open = all(rows, 'obligation', obligationDoc).filter(isOpen)
  return {
    nominals: new Map(shown.map((nominal) => [nominal.id, nominal])),
    visits: grouped(visits.toSorted(latestFirst), (visit) => visit.nominalId),
    obligations: new Map(open.filter(isRoutineVisit).toSorted(latestDue).map((each) => [each.nominalId, each])),
    owed: grouped(open.toSorted(soonestDue), (each) => each.nominalId),
    officers: all(rows, 'officer', officerDoc).toSorted((a, b) => a.name.localeCompare(b.name)),
    submissions: all(rows, 'submission', submissionDoc),
    entries,
    overlay: grouped(
      entries.filter((entry) => !isShownByServer(entry, rows)),
      (entry) => entry.visit.nominalId,
    ),
    amendments: grouped(amendments.toReversed(), ({ patch }) => patch.recordId),
    additions: grouped(additions.toReversed(), ({ rework }) => rework.visitId),
    conflicts: openConflicts(
      [...all(rows, 'conflict', conflictDoc), ...all(rows, 'unitConflict', conflictDoc)],
      items,
      readable,
    ),
    told: grouped(
      items.filter((item) => toldOf(item.op, readable.get(item.id)) !== undefined),
      (item) => toldOf(item.op, readable.get(item.id)) ?? '',
    ),
    reports: items
      .flatMap((item) => {
        const about = aboutOf(item.op, readable.get(item.id))
        return about === undefined ? [] : [{ item, about }]
      })
      .toSorted((a, b) => b.item.order - a.item.order),
    news: newsOf(rows, unseen, {
      visits: new Set(entries.map(({ visit }) => visit.visitId)),
      records: new Set(amendments.map(({ patch }) => patch.recordId)),
      conflicts: conflictsDecided(items, readable),
      additions: new Set(additions.flatMap(({ item }) => (item.receipt === null ? [] : [Date.parse(item.receipt.receivedAt)]))),
    }),
  }
}

/** Whether the record itself has come back, so that the phone's own copy need not stand in for it. */
export function isShownByServer({ item, visit }: Entry, rows: ReadonlyMap<string, Row>): boolean {
  const row = rows.get(rowKey('visit', visit.visitId))
  if (row === undefined) return false
  const version = item.receipt?.version ?? null
  return version === null || !/^\d+$/.test(version) || BigInt(row.version) >= BigInt(version)
}

function all<T>(rows: ReadonlyMap<string, Row>, entity: string, parse: Parser<T>): T[] {
  const out: T[] = []
  for (const row of rows.values()) {
    const doc = row.entity === entity ? parse(row.doc) : undefined
    if (doc !== undefined) out.push(doc)
  }
  return out
}

function grouped<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const each of list) {
    const group = groups.get(keyOf(each))
    if (group === undefined) groups.set(keyOf(each), [each])
    else group.push(each)
  }
  return groups
}

const isOpen = (each: ObligationDoc): boolean => each.metAt === null && each.cancelledAt === null
const isRoutineVisit = (each: ObligationDoc): boolean => each.kind === 'VISIT_ROUTINE'
const soonestDue = (a: ObligationDoc, b: ObligationDoc): number =>
  (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') || a.kind.localeCompare(b.kind)
const latestDue = (a: ObligationDoc, b: ObligationDoc): number => soonestDue(b, a)
const latestFirst = (a: VisitDoc, b: VisitDoc): number => b.startedAt.localeCompare(a.startedAt)
