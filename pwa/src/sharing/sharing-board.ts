/**
 * How soon partners were told of cases, by band, beside the time before: what is counted, how it stands in the address,
 * and what list is behind a number. Pure. A list asks for exactly what its number counted.
 */
import type { CaseFilter, DisclosureFilter, KiratBand, SharingBoardQuery, WithholdReason } from '../contract/generated/graphql'
import { BAND, WITHHOLD_REASONS } from '../cases/words'
import { addDays, startOf } from '../oversight/board-address'
import { wordsFor } from '../ui/words'

export type Time = SharingBoardQuery['sharingTimes'][number]
export type AgencyTime = SharingBoardQuery['sharingTimesByAgency'][number]
export type Never = SharingBoardQuery['neverShared'][number]

export const BOARD = '/app/board/sharing'
export const CASES = '/app/board/sharing/cases'
export const LEDGER = '/app/board/sharing/ledger'
/** The two sides that inspectors compared: the highest bands, and all the others. */
export const SIDES: readonly { title: string; bands: readonly KiratBand[] }[] = [
  { title: 'Very high and high', bands: ['VERY_HIGH', 'HIGH'] },
  { title: 'All other bands', bands: ['MEDIUM', 'LOW', 'PENDING', 'NOT_APPLICABLE'] },
]
const BANDS = SIDES.flatMap((side) => side.bands)
export const PARTS = ['received', 'shared', 'day', 'never'] as const
export type Part = (typeof PARTS)[number]
export const OWED = ['unacknowledged', 'late', 'recalls'] as const
export type Owed = (typeof OWED)[number]
export const TOLD = ['told', 'day'] as const
export type Told = (typeof TOLD)[number]

export interface Period {
  from: string
  to: string
}

export interface Behind extends Period {
  band: KiratBand
  part: Part
  /** Of what was never shared: why; UNDECIDED: nothing was decided. */
  reason: WithholdReason | 'UNDECIDED' | ''
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAYS = 92
const DAY_MS = 86_400_000

/** The days in the address; the last quarter where it says none, or none that make sense. */
export function periodOf(query: Readonly<Record<string, string>>, today: string): Period {
  const from = query['from'] ?? ''
  const to = query['to'] ?? ''
  return DAY.test(from) && DAY.test(to) && from <= to ? { from, to } : { from: addDays(today, -DAYS), to: today }
}

/** As many days, just before. */
export function before({ from, to }: Period): Period {
  const days = Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / DAY_MS) + 1
  return { from: addDays(from, -days), to: addDays(from, -1) }
}

export const boardAt = ({ from, to }: Period): string => `${BOARD}?from=${from}&to=${to}`

export const casesAt = ({ from, to, band, part, reason }: Behind): string =>
  `${CASES}?from=${from}&to=${to}&band=${band}&part=${part}${reason === '' ? '' : `&reason=${reason}`}`

export function readBehind(query: Readonly<Record<string, string>>, today: string): Behind {
  const reason = query['reason'] ?? ''
  return {
    ...periodOf(query, today),
    band: BANDS.find((band) => band === query['band']) ?? 'PENDING',
    part: PARTS.find((part) => part === query['part']) ?? 'received',
    reason: reason === 'UNDECIDED' ? reason : (WITHHOLD_REASONS.find((each) => each === reason) ?? ''),
  }
}

/** The cases behind a number. */
export function casesBehind({ from, to, band, part, reason }: Behind): CaseFilter {
  const all: CaseFilter = { band: [band], receivedAt: { from: startOf(from), before: startOf(addDays(to, 1)) } }
  switch (part) {
    case 'received':
      return all
    case 'shared':
      return { ...all, shared: true }
    case 'day':
      return { ...all, sharedWithinADay: true }
    case 'never':
      if (reason === '') return { ...all, shared: false }
      return { ...all, shared: false, ...(reason === 'UNDECIDED' ? { not: { withheldFor: WITHHOLD_REASONS.slice() } } : { withheldFor: [reason] }) }
  }
}

/** Since when anything is asked to be acknowledged: the condition says only that it is. */
const EVER = '2000-01-01T00:00:00Z'

/** The disclosures behind an agency's number. */
export function ledgerBehind(agencyId: string, owed: Owed, now: string): DisclosureFilter {
  const open: DisclosureFilter = { agencyId, acknowledged: false, recalled: false }
  switch (owed) {
    case 'unacknowledged':
      return { ...open, acknowledgeBy: { from: EVER } }
    case 'late':
      return { ...open, acknowledgeBy: { from: EVER, before: now } }
    case 'recalls':
      return { agencyId, recallAcknowledged: false }
  }
}

export const toldAt = ({ from, to }: Period, agencyId: string, told: Told): string =>
  `${LEDGER}?agency=${agencyId}&told=${told}&from=${from}&to=${to}`

/** The disclosures by which an agency was first told of the cases received in a time. */
export function toldBehind(agencyId: string, told: Told, { from, to }: Period): DisclosureFilter {
  const first: DisclosureFilter = { agencyId, firstOfCase: true, caseReceivedAt: { from: startOf(from), before: startOf(addDays(to, 1)) } }
  return told === 'day' ? { ...first, caseWithinADay: true } : first
}

/** "2 hours", "3 days": in the larger unit that it fills. */
export function hoursWords(hours: number | null): string {
  if (hours === null) return '-'
  const [size, unit] = hours >= 48 ? [hours / 24, 'days'] : [hours, 'hours']
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`
}

/** How many of a hundred received were told of within a day; null: none was received. */
export const percentInADay = (time: Time | undefined): number | null =>
  time === undefined || time.received === 0 ? null : Math.round((time.withinADay / time.received) * 100)

/** The figures for a spreadsheet. */
export function fileOf(period: Period, times: readonly Time[], never: readonly Never[], agencies: readonly AgencyTime[]): string {
  const reasons = (band: KiratBand): string =>
    never.filter((each) => each.band === band).map((each) => `${each.withheldFor ?? 'UNDECIDED'} ${each.size}`).join('; ')
  const lines = times.map((time) => [
    wordsFor(BAND, time.band),
    time.received,
    time.shared,
    time.withinADay,
    time.medianHours?.toFixed(1) ?? '',
    time.longestHours?.toFixed(1) ?? '',
    time.received - time.shared,
    reasons(time.band),
  ])
  const head = ['Band', 'Received', 'Shared', 'Within 24 hours', 'Median hours', 'Longest hours', 'Never shared', 'Why not']
  const told = agencies.map((agency) => [
    `"${agency.name.replaceAll('"', '""')}"`,
    agency.shared,
    agency.withinADay,
    agency.medianHours.toFixed(1),
    agency.longestHours.toFixed(1),
  ])
  const tables = [['Cases received from', period.from, 'to', period.to], head, ...lines, [], ['Agency', ...head.slice(2, 6)], ...told]
  return tables.map((line) => `${line.join(',')}\r\n`).join('')
}
