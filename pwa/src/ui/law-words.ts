/** The words by which the law tells statements apart (DPA 2018 s.38): fact or opinion, and about whom. */
import type { Words } from './words'

export const SUBJECT: Words = {
  SUSPECT: 'A suspect',
  CONVICTED: 'Somebody convicted',
  VICTIM: 'A victim',
  WITNESS: 'A witness',
  CHILD_AT_RISK: 'A child who may be at risk',
  ASSOCIATE: 'An associate',
  HOUSEHOLD: 'Somebody of the household',
  OTHER: 'Somebody else',
}
export const BASIS: Words = {
  FACT_OBSERVED: 'Fact: police saw or heard it',
  FACT_DOCUMENT: 'Fact: a document shows it',
  SUBJECT_SAID: 'They said so themselves',
  THIRD_PARTY_SAID: 'Somebody else said so',
  ASSESSMENT: 'Opinion: an assessment',
}
