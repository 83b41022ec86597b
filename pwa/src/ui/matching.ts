/** Why a record was found, in words: what was asked, what is held, and how near the two are. */
import type { WhoMayItBeQuery } from '../contract/generated/graphql'
import { calendarWords } from './dates'
import { wordsFor, type Words } from './words'

type Reason = WhoMayItBeQuery['search']['nodes'][number]['why'][number]

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

/** "Name: “thomson” is spelt like “thompson”". */
export function explained(why: Reason): string {
  const field = wordsFor(SEARCH_FIELD, why.field)
  if (why.matchedBy === 'EXACT') return `${field}: “${shown(why.field, why.found)}”, the same`
  const verb = why.matchedBy === 'SOUND' ? '' : 'is '
  return `${field}: “${shown(why.field, why.asked)}” ${verb}${wordsFor(MATCHED_BY, why.matchedBy)} “${shown(why.field, why.found)}”`
}

const shown = (field: string, text: string): string => (field === 'DATE_OF_BIRTH' ? calendarWords(text) : text)
