/** The words of a partner's pages. Those of agreements are sharing's own. */
import type { Words } from '../ui/words'

export const RECORD: Words = {
  NOMINAL: 'About a person',
  INTELLIGENCE: 'Intelligence report',
  CASE: 'Online child abuse case',
  ANSWER: 'Answer to your question',
}
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
/** Why a recall was sent, as whoever has it reads it. */
export const RECALLED: Words = {
  CORRECTION: 'It was wrong: what is right takes its place',
  WITHDRAWAL: 'It must be used no longer',
}
