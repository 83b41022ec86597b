/** The words of cases and intelligence, as people say them. */
import type { WithholdReason } from '../contract/generated/graphql'
import type { Words } from '../ui/words'

export const BAND: Words = {
  VERY_HIGH: 'Very high',
  HIGH: 'High',
  MEDIUM: 'Medium',
  LOW: 'Low',
  NOT_APPLICABLE: 'Not applicable',
  PENDING: 'Not scored yet',
}
export const SOURCE: Words = {
  NCA: 'National Crime Agency',
  OTHER_FORCE: 'Another force',
  PLATFORM: 'Platform',
  PARTNER: 'Partner',
  PUBLIC: 'Public',
  OWN_WORK: 'Own work',
}
export const CASE_STATE: Words = {
  OPEN: 'Open',
  TRANSFER_IN_PENDING: 'Offered to us',
  TRANSFER_OUT_PENDING: 'Offered to another force',
  TRANSFERRED: 'With another force',
  CLOSED: 'Closed',
}
export const SHARING: Words = {
  PENDING: 'Not decided',
  SHARED: 'Shared',
  SHARED_REDACTED: 'Shared in part',
  WITHHELD: 'Withheld',
}
export const WITHHOLD_REASONS = [
  'COVERT_PHASE',
  'SOURCE_PROTECTION',
  'NO_IDENTIFIED_RECIPIENT',
  'NO_GATEWAY',
  'CHILD_SAFETY_RISK',
  'OTHER',
] as const satisfies readonly WithholdReason[]
export const WITHHELD_FOR: Words = {
  COVERT_PHASE: 'Covert phase',
  SOURCE_PROTECTION: 'Protection of a source',
  NO_IDENTIFIED_RECIPIENT: 'Nobody to tell is known',
  NO_GATEWAY: 'No lawful way to tell',
  CHILD_SAFETY_RISK: 'It would endanger a child',
  OTHER: 'Another reason',
}
export const EVENT: Words = {
  WARRANT: 'Warrant executed',
  ARREST: 'Arrest',
  VOLUNTARY_INTERVIEW: 'Voluntary interview',
  RELEASE: 'Release',
  BAIL_RETURN: 'Bail return',
  CHARGE: 'Charge',
  HEARING: 'Hearing',
  SENTENCE: 'Sentence',
}
export const WHY: Words = {
  NAME: 'same name',
  SPELLING: 'name spelt or sounding alike',
  BORN_AND_LAST_NAME: 'same date of birth and last name',
  IDENTITY: 'same identity',
}
export const DECONFLICTION: Words = { SAME: 'Same person', NOT_SAME: 'Not the same', UNSURE: 'Unsure' }
export const OUTCOME_OF_CASE: Words = {
  CONVICTED: 'Convicted',
  ACQUITTED: 'Acquitted',
  CAUTION: 'Cautioned',
  NO_FURTHER_ACTION: 'No further action',
  NOT_OURS: 'Not ours',
}
