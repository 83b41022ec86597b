/**
 * What a board or a list asks, and how it stands in the address: codes, days and ids, never a name. A link from a number
 * is the board's own address with one word more, so the list asks exactly what was counted.
 */
import type { ObligationKind, OverdueKnowledge, OverdueWhich, RiskLevel } from '../contract/generated/graphql'
import { londonInstant, londonParts, pad } from '../ui/dates'
import { OBLIGATION } from '../ui/words'

export const SUBJECTS = ['visits', 'assessments', 'notifications', 'plans', 'reviews', 'writeups', 'everything'] as const
export type Subject = (typeof SUBJECTS)[number]

const KINDS: Readonly<Record<Subject, ObligationKind[] | null>> = {
  visits: ['VISIT_FIRST', 'VISIT_ROUTINE'],
  assessments: ['ARMS_INITIAL', 'ARMS_REVIEW'],
  notifications: [
    'NOTIF_INITIAL',
    'NOTIF_CHANGE',
    'NOTIF_STAY7',
    'NOTIF_ADVANCE_LAPSE',
    'NOTIF_ANNUAL',
    'NOTIF_NFA',
    'TRAVEL_OUT',
    'TRAVEL_RETURN',
  ],
  plans: ['RMP_REVIEW', 'PLAN_ACTION'],
  reviews: ['SUP_REVIEW', 'REACTIVE_REVIEW', 'S96B'],
  writeups: ['VISIT_RECORD', 'BREACH_RECORD'],
  everything: null,
}
export const RISKS: readonly RiskLevel[] = ['VERY_HIGH', 'HIGH', 'MEDIUM', 'UNASSESSED', 'LOW']

/** The parts of an address that choose what is counted. Empty: not said. */
export interface BoardAddress {
  subject: Subject
  /** A day, YYYY-MM-DD: as at its end. Empty: now. */
  on: string
  known: OverdueKnowledge
  /** Compare with this day. */
  since: string
  risk: RiskLevel | ''
  kind: ObligationKind | ''
  unit: string
  /** null: any; empty: units that serve the whole force. */
  district: string | null
  officer: string
  from: number | null
  to: number | null
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const wholeOrNull = (text: string | undefined): number | null => (text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : null)

export function readAddress(query: Readonly<Record<string, string>>): BoardAddress {
  const kind = query['kind'] ?? ''
  const day = (text: string | undefined): string => (text !== undefined && DAY.test(text) ? text : '')
  return {
    subject: SUBJECTS.find((subject) => subject === query['what']) ?? 'visits',
    on: day(query['on']),
    known: query['known'] === 'then' ? 'AT_THE_TIME' : 'NOW',
    since: day(query['since']),
    risk: RISKS.find((risk) => risk === query['risk']) ?? '',
    kind: isKind(kind) ? kind : '',
    unit: query['unit'] ?? '',
    district: query['district'] ?? null,
    officer: query['officer'] ?? '',
    from: wholeOrNull(query['from']),
    to: wholeOrNull(query['to']),
  }
}

export function writeAddress(path: string, address: BoardAddress): string {
  const said: Record<string, string | null> = {
    what: address.subject === 'visits' ? '' : address.subject,
    on: address.on,
    known: address.known === 'AT_THE_TIME' ? 'then' : '',
    since: address.since,
    risk: address.risk,
    kind: address.kind,
    unit: address.unit,
    district: address.district,
    officer: address.officer,
    from: address.from === null ? '' : String(address.from),
    to: address.to === null ? '' : String(address.to),
  }
  const words = Object.entries(said).filter(([name, value]) => value !== null && (value !== '' || name === 'district'))
  const query = words.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&')
  return query === '' ? path : `${path}?${query}`
}

export function whichOf(address: BoardAddress): OverdueWhich {
  const kinds = address.kind === '' ? KINDS[address.subject] : [address.kind]
  return {
    ...(kinds === null ? {} : { kinds }),
    ...(address.risk === '' ? {} : { riskLevels: [address.risk] }),
    ...(address.unit === '' ? {} : { unitId: address.unit }),
    ...(address.district === null ? {} : { district: address.district }),
    ...(address.officer === '' ? {} : { ownerId: address.officer }),
    ...(address.from === null ? {} : { daysFrom: address.from }),
    ...(address.to === null ? {} : { daysTo: address.to }),
  }
}

const isKind = (text: string): text is ObligationKind => Object.hasOwn(OBLIGATION, text)

/** The end of a day in London, as an instant; null for today, since its end has not come. */
export const endOf = (day: string, now: Date): string | null => (day === '' || day >= dayOf(now) ? null : startOf(addDays(day, 1)))

/** The start of a day in London, as an instant. Midnight is there on every day: clocks change at one or two. */
export function startOf(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return londonInstant(year ?? 0, month ?? 0, date ?? 0, 0, 0) ?? `${day}T00:00:00Z`
}

export function timesOf(address: BoardAddress, now: Date): { at: string | null; knownAt: string | null } {
  const at = endOf(address.on, now)
  return { at, knownAt: address.known === 'AT_THE_TIME' ? at : null }
}

export function dayOf(at: Date): string {
  const { year, month, day } = londonParts(at)
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}
