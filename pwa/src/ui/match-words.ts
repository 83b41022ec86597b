/** Why search found somebody, in words. Pure. */
import { calendarWords } from './dates'
import { wordsFor, type Words } from './words'

const SEARCH_FIELD: Words = {
  REFERENCE: 'Reference',
  NAME: 'Name',
  OTHER_NAMES: 'Another name',
  DATE_OF_BIRTH: 'Date of birth',
  ADDRESS: 'Address',
  VEHICLE: 'Vehicle',
  PHONE: 'Phone number',
  ONLINE: 'Online identity',
  DEVICE: 'Device',
}
const MATCHED_BY: Words = {
  EXACT: 'the same',
  SPELLING: 'spelt like',
  SOUND: 'sounds like',
  NEAR_DATE: 'close to',
}

interface Why {
  field: string
  matchedBy: string
  asked: string
  found: string
}

/** "Name: “thomson” is spelt like “thompson”". */
export function explained(why: Why): string {
  const field = wordsFor(SEARCH_FIELD, why.field)
  if (why.matchedBy === 'EXACT') return `${field}: “${shown(why.field, why.found)}”, the same`
  const verb = why.matchedBy === 'SOUND' ? '' : 'is '
  return `${field}: “${shown(why.field, why.asked)}” ${verb}${wordsFor(MATCHED_BY, why.matchedBy)} “${shown(why.field, why.found)}”`
}

const shown = (field: string, text: string): string => (field === 'DATE_OF_BIRTH' ? calendarWords(text) : text)
