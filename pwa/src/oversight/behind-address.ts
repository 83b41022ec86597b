/** The addresses of the lists behind rates and caseloads: codes, instants and ids, never a name. */
import type { PracticePart } from '../contract/generated/graphql'

export interface Period {
  from: string
  to: string
}

export const PRACTICE: Readonly<Record<PracticePart, string>> = {
  VISITS: 'Attempts',
  SUCCEEDED: 'Attempts that succeeded',
  ANNOUNCED: 'Announced attempts',
  ANNOUNCED_WITHOUT_REASON: 'Attempts announced without a reason',
  SINGLE_CREWED: 'Attempts by one officer',
  SINGLE_CREWED_UNAUTHORISED: 'Attempts by one officer, not authorised',
}
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/

export const practiceHref = (part: PracticePart, { from, to }: Period): string =>
  `/app/board/visits?part=${part}&from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`

/** What a list of visits asks for; null where its address does not say. */
export function readPractice(query: Readonly<Record<string, string>>): (Period & { part: PracticePart }) | null {
  const { part = '', from = '', to = '' } = query
  return isPart(part) && INSTANT.test(from) && INSTANT.test(to) ? { part, from, to } : null
}

const isPart = (text: string): text is PracticePart => Object.hasOwn(PRACTICE, text)
