/** A concern as it is typed, and as it is sent. Pure. */
import type { ContributeConcernInput } from '../contract/generated/graphql'
import { orNull, type Faults } from '../records/told'
import { londonInstant } from '../ui/dates'

export interface Written {
  text: string
  name: string
  dateOfBirth: string
  about: string
  happenedAt: string
}

export const EMPTY: Written = { text: '', name: '', dateOfBirth: '', about: '', happenedAt: '' }

/** What is sent; `told` is the item by which the agency knows whom it is about, and then nothing else describes them. */
export function inputOf(written: Written, told: string | null): Omit<ContributeConcernInput, 'id'> {
  const common = { text: written.text, happenedAt: instantOf(written.happenedAt) }
  if (told !== null) return { ...common, disclosureId: told }
  return { ...common, name: orNull(written.name), dateOfBirth: orNull(written.dateOfBirth), about: orNull(written.about) }
}

/** "2026-11-29T10:30", as the browser's field says it in London, with its offset. */
function instantOf(local: string): string | null {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(local) ?? []
  if (year === undefined) return null
  return londonInstant(Number(year), Number(month), Number(day), Number(hour), Number(minute)) ?? null
}

/** Each fault at a field of the page: the text has those that are of no field, or of one that is not shown. */
export function placed(faults: Faults, isTold: boolean): Faults {
  const fields = isTold ? ['text', 'happenedAt'] : ['text', 'name', 'dateOfBirth', 'about', 'happenedAt']
  return faults.map((fault) => (fields.includes(fault.field) ? fault : { ...fault, field: 'text' }))
}
