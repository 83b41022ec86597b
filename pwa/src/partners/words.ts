/** The words of a partner's pages. Those of agreements are sharing's own. */
import type { Words } from '../ui/words'

export const RECORD: Words = {
  NOMINAL: 'About a person',
  INTELLIGENCE: 'Intelligence report',
  CASE: 'Online child abuse case',
  ANSWER: 'Answer to your question',
}
/** Why a recall was sent, as whoever has it reads it. */
export const RECALLED: Words = {
  CORRECTION: 'It was wrong: what is right takes its place',
  WITHDRAWAL: 'It must be used no longer',
}
