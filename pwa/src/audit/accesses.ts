/** Who looked at somebody: what is asked, what is wrong with it, and its answer in words. */
import type { Asked } from '../contract/ask'
import type { AccessesQuery, AccessKind } from '../contract/generated/graphql'
import { PURPOSE } from '../sharing/sharing-words'
import type { Words } from '../ui/words'

export type Access = AccessesQuery['accesses']['edges'][number]['node']

export interface Question {
  reference: string
  reason: string
  /** A key of SHOW. */
  show: string
}
export interface Fault {
  field: 'reference' | 'reason'
  message: string
}

/** The shortest text that can be a reason, as the server counts (api/nominals/looking.py). */
const REASON_MIN = 3

export function faultsIn(question: Question): Fault[] {
  const faults: Fault[] = []
  if (question.reference.trim() === '') faults.push({ field: 'reference', message: 'Give the reference of the person' })
  if (question.reason.trim().length < REASON_MIN) faults.push({ field: 'reason', message: 'Say in a line why you ask' })
  return faults
}

/** Why there is no answer. Nothing is asked again by itself: each asking is in the audit. */
export function troubleWords(trouble: Exclude<Asked<unknown>, { kind: 'answer' }>): string {
  switch (trouble.kind) {
    case 'offline':
      return 'No connection: nothing was asked. Try again.'
    case 'signIn':
      return 'Your session has ended: sign in again in another tab, then ask again.'
    case 'refused':
      return trouble.message
  }
}

export const KIND: Words = {
  ADMINISTRATION: 'Administration',
  ALTERATION: 'Changed',
  AUTHENTICATION: 'Signed in',
  COLLECTION: 'Recorded',
  COMBINATION: 'Put together',
  CONSULTATION: 'Read',
  DEVICE: 'A phone',
  DISCLOSURE: 'Told to a partner',
  ERASURE: 'Erased',
  HELD: 'On a phone',
  HIDDEN: 'Asked in vain',
  NOT_FOUND: 'Asked for and not shown',
}

/** What a filter of the page asks for; all of it, if it is left at that. */
export const SHOW: Readonly<Record<string, { label: string; kinds: AccessKind[] | null }>> = {
  all: { label: 'Everything', kinds: null },
  read: { label: 'Read', kinds: ['CONSULTATION', 'NOT_FOUND'] },
  phones: { label: 'On phones', kinds: ['HELD'] },
  partners: { label: 'Told to partners, and asked by them in vain', kinds: ['DISCLOSURE', 'HIDDEN'] },
  changed: { label: 'Recorded and changed', kinds: ['COLLECTION', 'ALTERATION', 'COMBINATION', 'ERASURE'] },
}

/** `['Nominal.name', 'Nominal.riskLevel']` as `Nominal: name, riskLevel`, a line for each type. */
export function fieldLines(fields: readonly string[]): string[] {
  const byType = new Map<string, string[]>()
  for (const each of fields) {
    const [type = '', name = ''] = each.split('.')
    byType.set(type, [...(byType.get(type) ?? []), name])
  }
  return [...byType].map(([type, names]) => `${type}: ${names.join(', ')}`)
}

/** Who it was, and for whom. */
export function whoWords(access: Pick<Access, 'who' | 'agency' | 'onBehalfOf'>): string {
  const agency = access.agency === null ? '' : `, ${access.agency.name}`
  return `${access.who}${agency}${access.onBehalfOf === null ? '' : `, for ${access.onBehalfOf}`}`
}

/** Why: in somebody's own words, or the purpose of a disclosure by its name. */
export const reasonWords = (reason: string): string => PURPOSE[reason] ?? reason
