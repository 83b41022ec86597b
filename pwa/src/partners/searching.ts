/** What is asked in a search, and what is wrong with it, each thing at its field. */
import type { Asked } from '../contract/ask'
import type { Purpose } from '../contract/generated/graphql'

export interface Search {
  text: string
  dateOfBirth: string
  purpose: Purpose
  reason: string
}
export interface Fault {
  field: string
  message: string
}

/** The shortest text that can be a reason, as the server counts (api/sharing/rules.py). */
const REASON_MIN = 3
const FIELDS: ReadonlySet<string> = new Set(['text', 'dateOfBirth', 'purpose', 'reason'])

export function faultsIn(search: Search): Fault[] {
  const faults: Fault[] = []
  if (search.text.trim() === '' && search.dateOfBirth === '') {
    faults.push({ field: 'text', message: 'Say whom to look for, or give a date of birth' })
  }
  if (search.reason.trim().length < REASON_MIN) faults.push({ field: 'reason', message: 'Say in a line why you ask' })
  return faults
}

/** What the server found wrong, at the field that it names; at the first where it names none of ours. */
export function troubleOf(asked: Exclude<Asked<unknown>, { kind: 'answer' }>): Fault {
  switch (asked.kind) {
    case 'offline':
      return { field: 'text', message: 'No connection: nothing was asked. Try again' }
    case 'signIn':
      return { field: 'text', message: 'Your session has ended: sign in again in another tab, then search again' }
    case 'refused':
      return { field: FIELDS.has(asked.field) ? asked.field : 'text', message: asked.message }
  }
}
