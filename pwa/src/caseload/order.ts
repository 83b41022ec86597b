/** Today's caseload: the most overdue first, then the riskiest. Pure. */
import type { NominalDoc, ObligationDoc } from '../contract/documents'
import { calendarDaysBetween } from '../ui/dates'
import type { News } from './news'
import type { Entry, View } from './view'

const RISK_RANK: Readonly<Record<string, number>> = { VERY_HIGH: 0, HIGH: 1, MEDIUM: 2, LOW: 3, UNASSESSED: 1 }
const UNKNOWN_RANK = 1

export interface CaseloadRow {
  nominal: NominalDoc
  dueAt: string | null
  /** Whole London days since the visit was due; 0 or less where it is not overdue. */
  daysOverdue: number
  /** A visit that counts was made on this phone, and the record of what is due has not caught up. */
  isVisited: boolean
  needsAttention: boolean
  unsent: number
  town: string | null
}

export function caseloadRows(view: View, now: Date): CaseloadRow[] {
  return [...view.nominals.values()].map((nominal) => toRow(view, nominal, now)).toSorted(byUrgency)
}

function toRow(view: View, nominal: NominalDoc, now: Date): CaseloadRow {
  const obligation = view.obligations.get(nominal.id)
  const dueAt = obligation?.dueAt ?? null
  const overlay = view.overlay.get(nominal.id) ?? []
  const home = nominal.addresses.find((address) => address.kind === 'HOME' && address.until === null)
  return {
    nominal,
    dueAt,
    daysOverdue: dueAt === null ? 0 : calendarDaysBetween(new Date(dueAt), now),
    isVisited: obligation !== undefined && view.entries.some((entry) => hasMet(entry, obligation, overlay)),
    needsAttention: overlay.some((entry) => isHeld(entry)),
    unsent: overlay.filter((entry) => entry.item.state === 'waiting').length,
    town: home?.lines.at(-1) ?? home?.postcode ?? null,
  }
}

/**
 * Whether a visit made on this phone meets what is due, before the server's record of it says so. Once the visit itself
 * has come back, what is due may have been opened by it, on the same day: then only an older one still counts as met.
 */
function hasMet(entry: Entry, obligation: ObligationDoc, overlay: readonly Entry[]): boolean {
  const { visit } = entry
  if (visit.nominalId !== obligation.nominalId || visit.outcome !== 'SUCCESSFUL' || isHeld(entry)) return false
  const opened = new Date(obligation.openedAt)
  const started = new Date(visit.startedAt)
  return overlay.includes(entry) ? started > opened : calendarDaysBetween(opened, started) >= 1
}

export function isHeld({ item }: Entry): boolean {
  return item.state === 'acked' && (item.receipt?.state === 'QUARANTINED' || item.receipt?.state === 'CONFLICT')
}

function byUrgency(a: CaseloadRow, b: CaseloadRow): number {
  return (
    Number(a.isVisited) - Number(b.isVisited) ||
    Math.max(b.daysOverdue, 0) - Math.max(a.daysOverdue, 0) ||
    rank(a) - rank(b) ||
    (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9') ||
    a.nominal.reference.localeCompare(b.nominal.reference)
  )
}

const rank = (row: CaseloadRow): number => RISK_RANK[row.nominal.riskLevel] ?? UNKNOWN_RANK

/** The news of those on the caseload, in the caseload's own order. */
export function newsInOrder(view: View, now: Date): { nominal: NominalDoc; news: News }[] {
  if (view.news.size === 0) return []
  return caseloadRows(view, now).flatMap(({ nominal }) => {
    const news = view.news.get(nominal.id)
    return news === undefined ? [] : [{ nominal, news }]
  })
}

/** Rows whose name, other names, reference or town holds every word that was typed. */
export function matching(rows: readonly CaseloadRow[], typed: string): CaseloadRow[] {
  const words = typed.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean)
  return rows.filter(({ nominal, town }) => {
    const text = [nominal.name, ...nominal.otherNames, nominal.reference, town ?? ''].join(' ').toLocaleLowerCase('en-GB')
    return words.every((word) => text.includes(word))
  })
}
