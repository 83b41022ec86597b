/** The codes of assessments and signatures in plain English. */
import type { Words } from './words'

export const SIGNING: Words = {
  DRAFT: 'Draft',
  SUBMITTED: 'Waits for a supervisor',
  COUNTERSIGNED: 'Countersigned',
  RETURNED: 'Returned',
}

export const RATING: Words = { HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low', NOT_KNOWN: 'Not known' }
export const TOOL: Words = {
  OSP_DC: 'OSP/DC',
  OSP_IIC: 'OSP/IIC',
  OSP_C: 'OSP/C',
  OSP_I: 'OSP/I',
  RM2000: 'Risk Matrix 2000',
  KIRAT: 'KIRAT',
}

export const EVIDENCE_SOURCE: Words = {
  VISIT: 'A visit',
  INTERVIEW: 'An interview',
  POLICE_RECORD: 'A police record',
  AGENCY: 'Another agency',
  THIRD_PARTY: 'Family, or somebody else',
  OTHER: 'Another source',
}

export const ARMS_APPLIES: Words = {
  APPLIES: 'It applies',
  NOT_AN_ADULT: 'Under 18',
  NOT_A_MAN: 'Not a man',
  NOT_CONVICTED: 'Not convicted of a sexual offence',
  TOO_LITTLE_KNOWN: 'Too little is known',
  OTHER: 'Another reason',
}

export const ATTEMPT_DECISION: Words = {
  WARRANT: 'Seek a warrant',
  ARREST: 'Arrest',
  MISSING_PROCEDURE: 'Missing procedure',
  FURTHER_ATTEMPT: 'Try again',
}

export const FACTOR: Words = {
  OPPORTUNITY: 'Opportunity to offend',
  SEXUAL_PREOCCUPATION: 'Sexual preoccupation',
  OFFENCE_RELATED_INTEREST: 'Offence-related sexual interest',
  EMOTIONAL_CONGRUENCE: 'Emotional congruence with children',
  HOSTILE_ORIENTATION: 'Hostile orientation',
  POOR_SELF_MANAGEMENT: 'Poor self-management',
  ANTISOCIAL_INFLUENCES: 'Antisocial influences',
  COMMITMENT_TO_DESIST: 'Commitment to desist (protects)',
  INTIMATE_RELATIONSHIP: 'Positive adult relationship (protects)',
  POSITIVE_ROUTINE: 'Work or positive routine (protects)',
  SOCIAL_INVESTMENT: 'Social investment (protects)',
}

export const DIRECTION: Words = { UP: 'More than before', SAME: 'As before', DOWN: 'Less than before' }
